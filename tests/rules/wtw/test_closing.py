"""Closing of a record: contact while sanctioned, triggers, the wait, the steps of three workers (WTW-27 to WTW-33)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from caseload.law import store
from caseload.law.rows import rows_of
from caseload.rules import evaluate
from rules.answers import Case, agree, each_of, invalid, missing, no_parameter

OFF = {"discontinued_on": "2020-07-01"}
STEPS = ["a_verified", "b_calfresh_notice", "c_activities_end_dated", "d_services_ended_notified",
         "e_case_comments_reason", "f_status_closed", "g_50_20e"]  # fmt: skip


def contact(on: str | None, overdue: bool) -> dict[str, Any]:
    return {"due_on": on, "overdue": overdue}


CONTACT: list[Case] = [
    ("a contact on the day before the sanction does not count", "WTW-27.due",
     {"sanction_began_on": "2020-09-01", "last_contact_on": "2020-08-31", "as_of": "2020-10-01"},
     contact("2020-09-30", True)),
    ("a contact on its first day counts, and the due day itself is in time", "WTW-27.due",
     {"sanction_began_on": "2020-09-01", "last_contact_on": "2020-09-01", "as_of": "2020-10-31"},
     contact("2020-10-31", False)),
    ("a contact in January of a leap year is good until February 29", "WTW-27.due",
     {"sanction_began_on": "2020-01-01", "last_contact_on": "2020-01-31", "as_of": "2020-03-01"},
     contact("2020-02-29", True)),
    ("once the sanction has ended nothing more is asked", "WTW-27.due",
     {"sanction_began_on": None, "sanction_ended_on": "2020-10-20", "as_of": "2020-10-20"}, contact(None, False)),
    ("the day before it ends the beginning is still asked for", "WTW-27.due",
     {"sanction_began_on": None, "sanction_ended_on": "2020-10-21", "as_of": "2020-10-20"},
     missing("sanction_began_on")),
    ("the day asked about alone is missing when the beginning is known", "WTW-27.due",
     {"sanction_began_on": "2020-09-01"}, missing("as_of")),
    ("a contact of the future is refused, also when the sanction has ended", "WTW-27.due",
     {"sanction_began_on": "2020-09-01", "last_contact_on": "2020-11-02", "sanction_ended_on": "2020-10-01",
      "as_of": "2020-11-01"}, invalid("last_contact_on", "after_as_of")),
    ("a sanction cannot end before it begins", "WTW-27.due",
     {"sanction_began_on": "2020-09-01", "sanction_ended_on": "2020-08-31", "as_of": "2020-10-01"},
     invalid("sanction_ended_on", "order")),
    ("both topics make it complete", "WTW-27.topics",
     {"checked": ["benefits_of_participating", "changed_circumstances"]}, {"complete": True, "unchecked": []}),
]  # fmt: skip

TRIGGERS: list[Case] = [
    ("closed cash aid decides alone", "WTW-28", {"cash_aid_closed": True},
     {"closes": True, "trigger": "cash_aid_closed", "applies_to": "case"}),
    ("sanctioned, and the case's aid closed: the case closes", "WTW-28",
     {"cash_aid_closed": True, "time_on_aid_exhausted": False, "removed_reason": "wtw_sanction"},
     {"closes": True, "trigger": "cash_aid_closed", "applies_to": "case"}),
    ("sanctioned, and the time used up: the person closes", "WTW-28",
     {"cash_aid_closed": False, "time_on_aid_exhausted": True, "removed_reason": "wtw_sanction"},
     {"closes": True, "trigger": "time_on_aid_exhausted", "applies_to": "individual"}),
    ("a blank reason does not matter once the time is used up", "WTW-28",
     {"cash_aid_closed": False, "time_on_aid_exhausted": True, "removed_reason": None},
     {"closes": True, "trigger": "time_on_aid_exhausted", "applies_to": "individual"}),
    ("none of the three", "WTW-28",
     {"cash_aid_closed": False, "time_on_aid_exhausted": False, "removed_reason": "none"},
     {"closes": False, "trigger": None, "applies_to": None}),
    ("with cash aid unknown a person's trigger is not enough to say for whom", "WTW-28",
     {"cash_aid_closed": None, "time_on_aid_exhausted": True, "removed_reason": "none"}, missing("cash_aid_closed")),
    ("all blank", "WTW-28", {}, missing("cash_aid_closed", "time_on_aid_exhausted", "removed_reason")),
    ("a wrong code is refused though the aid is closed", "WTW-28",
     {"cash_aid_closed": True, "removed_reason": "moved"}, invalid("removed_reason", "not_allowed")),
]  # fmt: skip


def due(days: int | None, close: bool, hold: str | None, on: str | None = "2020-08-01") -> dict[str, Any]:
    return {"days": days, "close": close, "hold": hold, "due_on": on}


DUE: list[Case] = [
    ("the first day without aid is day 0", "WTW-29.due", {**OFF, "as_of": "2020-07-01"}, due(0, False, "not_yet")),
    ("the day before it there is no day", "WTW-29.due", {**OFF, "as_of": "2020-06-30"}, due(None, False, "not_yet")),
    ("day 31 closes", "WTW-29.due", {**OFF, "as_of": "2020-08-01"}, due(31, True, None)),
    ("before day 31 neither reason nor deferral is asked for", "WTW-29.due",
     {**OFF, "reason": None, "good_cause_deferral": None, "as_of": "2020-07-31"}, due(30, False, "not_yet")),
    ("a sanction holds it, and the deferral is not asked for", "WTW-29.due",
     {**OFF, "reason": "wtw_sanction", "good_cause_deferral": None, "as_of": "2020-08-10"},
     due(40, False, "wtw_sanction")),
    ("a blank deferral is asked for when it would close", "WTW-29.due",
     {**OFF, "good_cause_deferral": None, "as_of": "2020-08-01"}, missing("good_cause_deferral")),
    ("aid ended and restored on one day is restored", "WTW-29.due",
     {**OFF, "restored_on": "2020-07-01", "as_of": "2020-07-01"}, due(None, False, "restored", None)),
    ("restored: no other blank matters", "WTW-29.due",
     {"discontinued_on": None, "restored_on": "2020-08-10", "reason": None, "limit": None, "as_of": "2020-08-10"},
     due(None, False, "restored", None)),
    ("a wait of no days closes on day 1", "WTW-29.due", {**OFF, "limit": 0, "as_of": "2020-07-02"},
     due(1, True, None, "2020-07-02")),
    ("a blank wait is unknown, not the usual one", "WTW-29.due", {**OFF, "limit": None, "as_of": "2020-09-01"},
     missing("limit")),
    ("a wait below zero is refused", "WTW-29.due", {**OFF, "limit": -1, "as_of": "2020-09-01"},
     invalid("limit", "negative")),
    ("half a day is no wait", "WTW-29.due", {**OFF, "limit": 30.5, "as_of": "2020-09-01"},
     invalid("limit", "not_an_integer")),
    ("both days blank", "WTW-29.due", {}, missing("discontinued_on", "as_of")),
]  # fmt: skip

CLOSING: list[Case] = [
    ("without CalFresh the notice is not owed", "WTW-29.steps",
     {"checked": [step for step in STEPS if step != "b_calfresh_notice"], "calfresh": False},
     {"complete": True, "unchecked": []}),
    ("with the notice open CalFresh must be known", "WTW-29.steps", {"checked": [], "calfresh": None},
     missing("calfresh")),
    ("a step ticked twice counts once", "WTW-29.steps",
     {"checked": ["g_50_20e", "g_50_20e", *STEPS[:5]], "calfresh": True},
     {"complete": False, "unchecked": ["f_status_closed"]}),
    ("the supervisor's blanks are all asked for, since every problem is named", "WTW-30",
     {"screens_ok": False}, missing("comments_ok", "eligibility_active", "registration")),
    ("active in eligibility goes back, and is not set to Closed", "WTW-30",
     {"screens_ok": True, "comments_ok": True, "eligibility_active": True, "registration": "exempt"},
     {"forward_to": None, "return_to": "ec", "set_closed": False, "problems": ["eligibility_active"]}),
    ("a sanction goes back", "WTW-30",
     {"screens_ok": True, "comments_ok": True, "eligibility_active": False, "registration": "sanction"},
     {"forward_to": None, "return_to": "ec", "set_closed": False, "problems": ["wtw_sanction"]}),
    ("no benefit: the event does not matter", "WTW-32", {"benefit": "none", "event": None}, {"document": None}),
    ("both blank", "WTW-32", {}, missing("benefit", "event")),
    ("a deferral bars closing after one day as after four hundred", "WTW-33",
     {"good_cause_deferral": True, "good_cause_days": 1}, {"owner": "ec_of_record", "bars_closing": True}),
    ("without a deferral this rule says nothing", "WTW-33", {"good_cause_deferral": False},
     {"owner": None, "bars_closing": False}),
    ("a length below zero is refused before the blank is asked for", "WTW-33",
     {"good_cause_deferral": None, "good_cause_days": -1}, invalid("good_cause_days", "negative")),
]  # fmt: skip


@each_of(CONTACT)
def test_contact_while_sanctioned(case: Case) -> None:
    agree(case)


@each_of(TRIGGERS)
def test_what_starts_a_closing(case: Case) -> None:
    agree(case)


@each_of(DUE)
def test_when_closing_is_due(case: Case) -> None:
    agree(case)


@each_of(CLOSING)
def test_the_steps_of_a_closing(case: Case) -> None:
    agree(case)


def waits(*rows: dict[str, Any]) -> Any:
    """Alameda's wait before closing, replaced by other rows."""
    placed = [{"place": "alameda", "source": "test", **row} for row in rows]
    return store.amended(rows_of({"key": "alameda.closure_after_days", "unit": "calendar days", "rows": placed}))


def test_the_wait_is_the_one_in_force_when_aid_ended() -> None:
    change = date(2020, 7, 1)
    before = {"value": 30, "to": change - timedelta(1)}
    with waits(before, {"value": 60, "from": change}):
        june = evaluate("WTW-29.due", {"discontinued_on": "2020-06-30", "as_of": "2020-07-31"})
        july = evaluate("WTW-29.due", {"discontinued_on": "2020-07-01", "as_of": "2020-08-30"})
    assert june == due(31, True, None, "2020-07-31")
    assert july == due(60, False, "not_yet", "2020-08-31")


def test_without_a_wait_on_record_only_a_given_one_or_a_restoration_is_answered() -> None:
    with waits({"value": 30, "from": date(2021, 1, 1)}):
        case = {**OFF, "as_of": "2020-08-01"}
        assert evaluate("WTW-29.due", case) == no_parameter("alameda.closure_after_days")
        assert evaluate("WTW-29.due", {**case, "limit": 30}) == due(31, True, None)
        restored = {**case, "restored_on": "2020-08-01"}
        assert evaluate("WTW-29.due", restored) == due(None, False, "restored", None)
