"""Notices, sanctions, plans and cures (CW-NC-01, 02, 04 to 07)."""

from __future__ import annotations

from typing import Any

from caseload.rules import evaluate
from rules.answers import Case, agree, each_of, invalid, missing


def period(day: int, code: str) -> dict[str, Any]:
    return {"last_day": "2022-06-21", "day": day, "period": code}


def inside(ok: bool) -> dict[str, Any]:
    return {"last_day": "2022-06-21", "appointment_ok": ok}


def move(ok: bool) -> dict[str, Any]:
    return {"last_day": "2022-06-21", "may_reschedule": ok}


NOTICE_ON = {"notice_on": "2022-06-01"}
NOTICE: list[Case] = [
    ("day 20 in a common February", "CW-NC-01.last_day", {"notice_on": "2022-02-10"}, {"last_day": "2022-03-02"}),
    ("a Sunday goes back to the Friday inside", "CW-NC-01.last_day",
     {"notice_on": "2022-06-06", "roll": "inside_else_next"}, {"last_day": "2022-06-24"}),
    ("closed days do nothing without a roll", "CW-NC-01.last_day",
     {"notice_on": "2022-06-14", "holidays": ["2022-07-04"]}, {"last_day": "2022-07-04"}),
    ("with one they do", "CW-NC-01.last_day",
     {"notice_on": "2022-06-14", "roll": "following", "holidays": ["2022-07-04"]}, {"last_day": "2022-07-05"}),
    ("a blank roll decides on a Sunday", "CW-NC-01.last_day", {"notice_on": "2022-06-06", "roll": None},
     missing("roll")),
    ("and not on a Tuesday", "CW-NC-01.last_day", {"notice_on": "2022-06-01", "roll": None},
     {"last_day": "2022-06-21"}),
    ("both blanks decide", "CW-NC-01.last_day", {"notice_on": None, "roll": None}, missing("notice_on", "roll")),
    ("the notice's own day", "CW-NC-01.period", {**NOTICE_ON, "as_of": "2022-06-01"}, period(0, "open")),
    ("day 19", "CW-NC-01.period", {**NOTICE_ON, "as_of": "2022-06-20"}, period(19, "open")),
    ("day 21", "CW-NC-01.period", {**NOTICE_ON, "as_of": "2022-06-22"}, period(21, "expired")),
    ("without today", "CW-NC-01.period", {**NOTICE_ON, "as_of": None}, missing("as_of")),
    ("an appointment on the notice's own day", "CW-NC-01.appointment", {**NOTICE_ON, "appointment_on": "2022-06-01"},
     inside(False)),
    ("an appointment on day 21", "CW-NC-01.appointment", {**NOTICE_ON, "appointment_on": "2022-06-22"}, inside(False)),
    ("an appointment before the notice", "CW-NC-01.appointment", {**NOTICE_ON, "appointment_on": "2022-05-31"},
     inside(False)),
    ("both blanks", "CW-NC-01.appointment", {}, missing("notice_on", "appointment_on")),
    ("moved on day 20 to the same day", "CW-NC-01.reschedule",
     {**NOTICE_ON, "as_of": "2022-06-21", "reschedules": 0, "new_appointment_on": "2022-06-21"}, move(True)),
    ("moved to a day that is past", "CW-NC-01.reschedule",
     {**NOTICE_ON, "as_of": "2022-06-10", "reschedules": 0, "new_appointment_on": "2022-06-09"}, move(False)),
    ("no day chosen yet", "CW-NC-01.reschedule",
     {**NOTICE_ON, "as_of": "2022-06-10", "reschedules": 0, "new_appointment_on": None}, move(True)),
    ("a blank count does not matter on day 21", "CW-NC-01.reschedule",
     {**NOTICE_ON, "as_of": "2022-06-22", "reschedules": None}, move(False)),
    ("today before the notice", "CW-NC-01.reschedule", {**NOTICE_ON, "as_of": "2022-05-31", "reschedules": None},
     invalid("as_of", "order")),
    ("all blanks in order", "CW-NC-01.reschedule", {}, missing("notice_on", "as_of", "reschedules")),
]  # fmt: skip


@each_of(NOTICE)
def test_the_twenty_days_begin_on_the_day_after_the_notice(case: Case) -> None:
    agree(case)


def effective(lead: str, on: str) -> dict[str, Any]:
    return {"lead_met_on": lead, "sanction_effective_on": on}


def after_plan(allowed: bool, on: str | None) -> dict[str, Any]:
    return {"allowed": allowed, "sanction_effective_on": on}


SANCTION: list[Case] = [
    ("over a leap February", "CW-NC-02.effective", {"notice_on": "2024-01-31"}, effective("2024-03-01", "2024-03-01")),
    ("the first of a month is the thirty-first day", "CW-NC-02.effective", {"notice_on": "2022-07-01"},
     effective("2022-07-31", "2022-08-01")),
    ("the later of both notices decides", "CW-NC-02.after_plan",
     {"notice_on": "2022-06-20", "na817_on": "2022-06-21"}, after_plan(True, "2022-08-01")),
    ("a failed plan of a long time ago", "CW-NC-02.after_plan", {"notice_on": "2022-01-10", "na817_on": "2022-06-21"},
     after_plan(True, "2022-07-01")),
    ("both blanks decide", "CW-NC-02.after_plan", {"notice_on": None, "na817_on": None},
     missing("notice_on", "na817_on")),
    ("a plan of 60 days", "CW-NC-04.check", {"began_on": "2022-04-15", "ends_on": "2022-06-13"},
     {"days": 60, "allowed": True}),
    ("a plan of a day", "CW-NC-04.check", {"began_on": "2022-04-15", "ends_on": "2022-04-15"},
     {"days": 1, "allowed": True}),
    ("a plan over a leap February", "CW-NC-04.check", {"began_on": "2024-02-15", "ends_on": "2024-04-14"},
     {"days": 60, "allowed": True}),
    ("a plan that ends before it begins", "CW-NC-04.check", {"began_on": "2022-04-15", "ends_on": "2022-04-14"},
     invalid("ends_on", "order")),
    ("an activity of one day", "CW-NC-04.last_day", {"began_on": "2022-04-15", "activity_ends_on": "2022-04-15"},
     {"last_day": "2022-04-15"}),
    ("an activity that ends with the plan", "CW-NC-04.last_day",
     {"began_on": "2022-04-15", "activity_ends_on": "2022-06-13"}, {"last_day": "2022-06-13"}),
    ("a plan that begins on a blank day", "CW-NC-04.last_day",
     {"began_on": None, "activity_ends_on": "2022-06-13"}, missing("began_on")),
    ("a cure over a leap February", "CW-NC-05.last_day", {"began_on": "2024-02-01", "activity_ends_on": None},
     {"last_day": "2024-03-01"}),
    ("a cure whose activity goes on for a day more", "CW-NC-05.last_day",
     {"began_on": "2022-06-01", "activity_ends_on": "2022-07-01"}, {"last_day": "2022-06-30"}),
    ("contact on the first of a month", "CW-NC-05.restore", {"contact_on": "2022-06-01"},
     {"aid_restored_on": "2022-07-01"}),
    ("contact in December", "CW-NC-05.restore", {"contact_on": "2022-12-31"}, {"aid_restored_on": "2023-01-01"}),
]  # fmt: skip


@each_of(SANCTION)
def test_a_sanction_begins_and_ends_on_its_days(case: Case) -> None:
    agree(case)


NOT_THIS_RULE = {"applies": False, "start_noncompliance": None, "cause": None, "document": None,
                 "first_stays_sanctioned": None}  # fmt: skip


def second(start: bool, cause: str | None) -> dict[str, Any]:
    return {"applies": True, "start_noncompliance": start, "cause": cause, "document": "NA 845" if start else None,
            "first_stays_sanctioned": True}  # fmt: skip


def parent(**known: Any) -> dict[str, Any]:
    return {"first_parent_sanctioned": True, **known}


PARENTS: list[Case] = [
    ("a blank good cause starts it with the cause pending", "CW-NC-06.second",
     parent(participating=False, exempt=False), second(True, "pending")),
    ("caring for a member of the household fails too", "CW-NC-06.second",
     parent(participating=False, exempt=True, exemption="caring_for_household_member"), second(True, "pending")),
    ("good cause is found beside an exemption", "CW-NC-06.second",
     parent(participating=False, exempt=True, exemption="age_60", good_cause=True), second(False, "good_cause")),
    ("good cause decides whatever the exemption is", "CW-NC-06.second",
     parent(participating=False, good_cause=True), second(False, "good_cause")),
    ("participation decides whatever else is blank", "CW-NC-06.second", parent(participating=True),
     second(False, None)),
    ("a holding exemption without good cause decides too", "CW-NC-06.second",
     parent(exempt=True, exemption="disability", good_cause=False), second(False, None)),
    ("beside good cause participation still decides the cause", "CW-NC-06.second",
     parent(exempt=True, exemption="disability", good_cause=True), missing("participating")),
    ("the blanks that decide are named in order", "CW-NC-06.second", parent(),
     missing("participating", "exempt", "exemption")),
    ("whether the first is sanctioned decides", "CW-NC-06.second",
     {"participating": True, "exempt": False}, missing("first_parent_sanctioned")),
    ("with the first not sanctioned nothing else does", "CW-NC-06.second", {"first_parent_sanctioned": False},
     NOT_THIS_RULE),
    ("an exemption that is used for nothing may be blank", "CW-NC-06.second",
     parent(participating=False, exempt=False, exemption=None, good_cause=False), second(True, "no_good_cause")),
    ("35 and 0 cure the first", "CW-NC-06.cure", {"cure_hours": [35, 0]}, {"cured": [True, False]}),
    ("20 and 15 cure neither", "CW-NC-06.cure", {"cure_hours": [20, 15]}, {"cured": [False, False]}),
    ("a hundredth short does not cure", "CW-NC-06.cure", {"cure_hours": [34.99, 35]}, {"cured": [False, True]}),
    ("another number of hours is used as given", "CW-NC-06.cure", {"required_hours": 20, "cure_hours": [20, 19.99]},
     {"cured": [True, False]}),
    ("a blank number of hours is not the usual one", "CW-NC-06.cure", {"required_hours": None, "cure_hours": [35, 0]},
     missing("required_hours")),
    ("one parent is not two", "CW-NC-06.cure", {"cure_hours": [35]}, invalid("cure_hours", "out_of_range")),
    ("no list is a blank", "CW-NC-06.cure", {"cure_hours": None}, missing("cure_hours")),
]  # fmt: skip


@each_of(PARENTS)
def test_each_parent_has_a_process_and_a_cure_of_its_own(case: Case) -> None:
    agree(case)


def guards(*standing: str) -> dict[str, Any]:
    return {"sanction_allowed": not standing, "guards": list(standing)}


def on(as_of: Any, began: Any, needed: Any = False, verified: Any = False, pending: Any = False) -> dict[str, Any]:
    return {"as_of": as_of, "aid_began_on": began, "child_care_needed": needed, "child_care_verified": verified,
            "transportation_pending": pending}  # fmt: skip


GUARDS: list[Case] = [
    ("day 91 of aid is free", "CW-NC-07", on("2026-08-30", "2026-06-01"), guards()),
    ("the first day of aid is guarded", "CW-NC-07", on("2026-07-01", "2026-07-01"), guards("first_90_days")),
    ("all three in order", "CW-NC-07", on("2026-07-01", "2026-06-01", True, False, True),
     guards("first_90_days", "child_care", "transportation")),
    ("care that is verified needs no answer whether it is needed", "CW-NC-07",
     on("2026-10-01", "2025-01-01", None, True), guards()),
    ("care that is not needed needs no verification", "CW-NC-07", on("2026-10-01", "2025-01-01", False, None),
     guards()),
    ("both blanks about care decide", "CW-NC-07", on("2026-10-01", "2025-01-01", None, None),
     missing("child_care_needed", "child_care_verified")),
    ("a blank decides beside another guard, since the list would change", "CW-NC-07",
     on("2026-07-01", "2026-06-01", False, False, None), missing("transportation_pending")),
    ("before July 2026 nothing is asked for", "CW-NC-07", on("2026-06-30", None, None, None, None), guards()),
    ("when aid began is asked for afterwards", "CW-NC-07", on("2026-07-01", None), missing("aid_began_on")),
    ("aid that begins after the sanction", "CW-NC-07", on("2026-06-30", "2026-07-01"),
     invalid("aid_began_on", "order")),
    ("the day decides where a guard may stand", "CW-NC-07", on(None, "2026-06-01"), missing("as_of")),
]  # fmt: skip


@each_of(GUARDS)
def test_guards_stand_against_a_sanction_from_july_2026(case: Case) -> None:
    agree(case)


def test_the_notice_of_a_second_parent_is_the_na_845() -> None:
    problem = {"event": "participation_problem", "event_on": "2022-06-01"}
    for inputs in ({"events": [{**problem, "parent": "second"}], "parent": "second"}, {"events": [{**problem, "other_parent": True}]}):
        answer = evaluate("CW-NC.state", {**inputs, "as_of": "2022-06-02"})
        assert answer["history"][0]["document"] == "NA 845"
    assert evaluate("CW-NC.state", {"events": [problem], "as_of": "2022-06-02"})["history"][0]["document"] == "NA 840"
