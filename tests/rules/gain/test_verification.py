"""GAIN verification: projection (18), SAR 7 (19), months (20), GN 6365 (21 and dates), contact (22), proof (23-25)."""

from __future__ import annotations

from typing import Any

from caseload.law import store
from caseload.law.rows import Row
from caseload.rules import evaluate
from rules.answers import Case, agree, each_of, invalid, missing, no_parameter

STEADY = {"aided": True, "verified_on": "2022-03-10", "next_sar7_on": "2022-10-31",
          "next_redetermination_on": "2022-12-31"}  # fmt: skip


def good(through: str | None, verify: str = "projected", records: str | None = None) -> dict[str, Any]:
    return {"project_through": through, "verify": verify, "records_needed": records}


PROJECTION: list[Case] = [
    ("six months from the verification", "GAIN-PES-18", STEADY, good("2022-09-10")),
    ("varying hours wait for two weeks of records", "GAIN-PES-18",
     {**STEADY, "hours_vary": True, "pay_cycle": "biweekly"}, good(None, "pay_cycle", "fourteen_days")),
    ("the pay cycle is asked for while it is outstanding", "GAIN-PES-18", {"aided": True, "hours_vary": True},
     missing("pay_cycle")),
    ("whether a cycle is in is asked for with varying hours", "GAIN-PES-18",
     {**STEADY, "hours_vary": True, "cycle_received": None, "pay_cycle": "weekly"}, missing("cycle_received")),
    ("steady hours need no cycle", "GAIN-PES-18", {**STEADY, "cycle_received": None, "pay_cycle": None},
     good("2022-09-10")),
    ("after aid varying hours are verified monthly like others", "GAIN-PES-18", {"aided": False, "hours_vary": True},
     good(None, "monthly")),
    ("a semimonthly cycle is not among them", "GAIN-PES-18", {**STEADY, "pay_cycle": "semimonthly"},
     invalid("pay_cycle", "not_allowed")),
    ("a report due on the day of the verification ends it at once", "GAIN-PES-18",
     {**STEADY, "next_sar7_on": "2022-03-10"}, good("2022-03-10")),
    ("a redetermination before it is refused, also after aid", "GAIN-PES-18",
     {**STEADY, "aided": False, "next_redetermination_on": "2022-03-09"},
     invalid("next_redetermination_on", "order")),
    ("the three days are missing in order", "GAIN-PES-18", {"aided": True},
     missing("verified_on", "next_sar7_on", "next_redetermination_on")),
]  # fmt: skip

SAR7 = {"due_on": "2022-06-05", "as_of": "2022-06-06"}
REPORT: list[Case] = [
    ("nothing received: both are open, and late the day after", "GAIN-PES-19", SAR7,
     {"complete": False, "open_items": ["sar7", "evidence"], "overdue": True}),
    ("received on the day asked about", "GAIN-PES-19",
     {**SAR7, "sar7_received_on": "2022-06-06", "evidence_attached": True},
     {"complete": True, "open_items": [], "overdue": False}),
    ("a complete report needs no day asked about", "GAIN-PES-19",
     {"sar7_received_on": "2022-06-06", "evidence_attached": True},
     {"complete": True, "open_items": [], "overdue": False}),
    ("an open one needs both days", "GAIN-PES-19", {}, missing("due_on", "as_of")),
    ("evidence is not asked for before the report is there", "GAIN-PES-19", {**SAR7, "evidence_attached": None},
     {"complete": False, "open_items": ["sar7", "evidence"], "overdue": True}),
]  # fmt: skip

ENDED = {"discontinued_on": "2022-07-15"}


def open_months(*months: str) -> dict[str, Any]:
    return {"unverified_months": list(months), "continues": not months}


MONTHS: list[Case] = [
    ("a month is due from the first of the next", "GAIN-PES-20",
     {**ENDED, "verified_months": [], "as_of": "2022-08-01"}, open_months("2022-07")),
    ("a window that ends in the middle of a month asks for that month", "GAIN-PES-20",
     {**ENDED, "verified_months": [], "as_of": "2022-12-01"},
     open_months("2022-07", "2022-08", "2022-09", "2022-10")),
    ("a month twice is there once, other months do not matter", "GAIN-PES-20",
     {**ENDED, "verified_months": ["2022-08", "2022-08", "2022-01"], "as_of": "2022-09-01"}, open_months("2022-07")),
    ("a blank list is missing once a month is due", "GAIN-PES-20", {**ENDED, "as_of": "2022-08-01"},
     missing("verified_months")),
    ("a blank month may be the one", "GAIN-PES-20",
     {**ENDED, "verified_months": ["2022-07", None], "as_of": "2022-10-01"}, missing("verified_months")),
    ("a blank month does not matter when all are there", "GAIN-PES-20",
     {**ENDED, "verified_months": ["2022-07", None], "as_of": "2022-08-31"}, open_months()),
    ("a blank list is not asked for without the day", "GAIN-PES-20", ENDED, missing("as_of")),
    ("the day does not matter once every month is verified", "GAIN-PES-20",
     {**ENDED, "verified_months": ["2022-07", "2022-08", "2022-09", "2022-10"]}, open_months()),
    ("both days are missing", "GAIN-PES-20", {"verified_months": []}, missing("discontinued_on", "as_of")),
    ("a day of a month is no month", "GAIN-PES-20",
     {**ENDED, "verified_months": ["2022-07-01"], "as_of": "2022-08-01"}, invalid("verified_months", "not_a_month")),
    ("an earlier end asks for fewer months", "GAIN-PES-20",
     {**ENDED, "verified_months": [], "as_of": "2022-12-01", "last_day": "2022-07-31"}, open_months("2022-07")),
]  # fmt: skip

JUNE = {"report_month": "2022-06", "holidays": ["2022-05-30"]}


def dates(mail: str, due: str) -> dict[str, Any]:
    return {"mail_on": mail, "due_on": due}


GN6365: list[Case] = [
    ("a due day on a Sunday stays", "GN6365-DATES", JUNE, dates("2022-05-24", "2022-07-10")),
    ("or comes before the weekend", "GN6365-DATES", {**JUNE, "roll": "inside_else_next"},
     dates("2022-05-24", "2022-07-08")),
    ("the county's own calendar", "GN6365-DATES", {"report_month": "2017-04"}, dates("2017-03-24", "2017-05-10")),
    ("a blank roll stands where the day is open", "GN6365-DATES",
     {"report_month": "2017-04", "holidays": [], "roll": None}, dates("2017-03-27", "2017-05-10")),
    ("a blank roll decides on a Sunday", "GN6365-DATES", {**JUNE, "roll": None}, missing("roll")),
    ("the month is missing", "GN6365-DATES", {}, missing("report_month")),
    ("employment has no report", "GAIN-PES-21", {"activity": "employment"}, {"report_required": False}),
    ("work experience is not a concurrent activity here", "GAIN-PES-21", {"activity": "work_experience"},
     invalid("activity", "not_allowed")),
]  # fmt: skip

CONTACT: list[Case] = [
    ("a contact on the day the job began counts", "GAIN-PES-22",
     {"last_contact_on": "2020-03-10", "employment_started_on": "2020-03-10", "as_of": "2020-04-30"},
     {"due_on": "2020-04-30", "overdue": False}),
    ("without a contact the job's month decides", "GAIN-PES-22",
     {"employment_started_on": "2020-03-10", "as_of": "2020-04-01"}, {"due_on": "2020-03-31", "overdue": True}),
    ("without either the job is missing", "GAIN-PES-22", {"as_of": "2020-04-01"}, missing("employment_started_on")),
    ("a contact needs no job", "GAIN-PES-22", {"last_contact_on": "2020-12-31", "as_of": "2021-01-31"},
     {"due_on": "2021-01-31", "overdue": False}),
    ("a contact that lies ahead", "GAIN-PES-22", {"last_contact_on": "2020-04-02", "as_of": "2020-04-01"},
     invalid("last_contact_on", "after_as_of")),
    ("the day asked about is missing", "GAIN-PES-22", {"last_contact_on": "2020-04-02"}, missing("as_of")),
]  # fmt: skip

PROOF: list[Case] = [
    ("proof in the imaging system is enough", "GAIN-PES-23.add_record",
     {"third_party_document": None, "in_cis": True}, {"allowed": True}),
    ("proof that was found is not asked for again", "GAIN-PES-23.ask_participant",
     {"cis_reviewed": True, "in_cis": True}, {"allowed": False, "reason": "already_in_cis"}),
    ("whether it was looked through decides the reason", "GAIN-PES-23.ask_participant", {"in_cis": True},
     missing("cis_reviewed")),
    ("income at the threshold", "GAIN-PES-24", {"event": "income", "income": 1800, "irt": 1800},
     {"verify_employment": False, "give_to": None}),
    ("income and threshold are asked for with income", "GAIN-PES-24", {"event": "income"}, missing("income", "irt")),
    ("without an occasion they are not", "GAIN-PES-24", {"event": None}, missing("event")),
    ("known income over the threshold is verified on every occasion", "GAIN-PES-24",
     {"event": None, "income": 2000, "irt": 1800}, {"verify_employment": True, "give_to": "eligibility_worker"}),
    ("the first day of the imaging system", "GAIN-PES-25",
     {"dated_on": "2013-01-01", "dv_case": False, "open_activity": None}, {"must_image": True}),
    ("the day before, the activity decides", "GAIN-PES-25",
     {"dated_on": "2012-12-31", "dv_case": False}, missing("open_activity")),
    ("an open activity needs no date", "GAIN-PES-25", {"dv_case": False, "open_activity": True}, {"must_image": True}),
    ("an exception needs nothing else", "GAIN-PES-25", {"dv_case": True}, {"must_image": False}),
    ("an old document of no activity needs no word about the exception", "GAIN-PES-25",
     {"dated_on": "2012-12-31", "open_activity": False}, {"must_image": False}),
]  # fmt: skip


@each_of(PROJECTION)
def test_hours_are_projected_to_the_earliest_of_three_days(case: Case) -> None:
    agree(case)


@each_of(REPORT)
def test_a_report_is_complete_with_its_evidence(case: Case) -> None:
    agree(case)


@each_of(MONTHS)
def test_every_month_that_is_over_is_verified(case: Case) -> None:
    agree(case)


@each_of(GN6365)
def test_the_attendance_report_has_its_days(case: Case) -> None:
    agree(case)


@each_of(CONTACT)
def test_employed_participants_are_contacted_once_a_calendar_month(case: Case) -> None:
    agree(case)


@each_of(PROOF)
def test_proof_is_asked_for_kept_and_passed_on(case: Case) -> None:
    agree(case)


def office(key: str, value: Any) -> Row:
    return Row(key, value, "flag", "los_angeles", "an office's own row")


def test_an_office_may_let_the_first_hours_run_without_the_cap() -> None:
    with store.amended([office("gain.initial_projection_capped", False)]):
        assert evaluate("GAIN-PES-18", STEADY) == good("2022-10-31")
        varied = {**STEADY, "hours_vary": True, "cycle_received": True}
        assert evaluate("GAIN-PES-18", varied) == good("2022-09-10")


def test_an_office_may_name_the_activities_that_need_a_report() -> None:
    with store.amended([Row("gain.gn6365_activities", ("education",), "codes", "los_angeles", "an office's own row")]):
        assert evaluate("GAIN-PES-21", {"activity": "education"}) == {"report_required": True}
        assert evaluate("GAIN-PES-21", {"activity": "tse"}) == {"report_required": False}


def test_a_month_without_a_calendar_has_no_day_of_mailing() -> None:
    assert evaluate("GN6365-DATES", {"report_month": "1990-02"}) == no_parameter("calendar.los_angeles.1990")
