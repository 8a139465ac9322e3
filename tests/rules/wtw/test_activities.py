"""Activities: months not tracked (WTW-14), open on a day (WTW-16.activity), who enters them (WTW-57), next steps
when the hours are short (WTW-15)."""

from __future__ import annotations

from rules.answers import Case, agree, each_of, invalid, missing


def months(*open_ones: str) -> dict[str, list[str]]:
    return {"untracked_months": list(open_ones)}


TRACKED: list[Case] = [
    ("on its last day a month is not over", "WTW-14",
     {"activity_began_on": "2020-09-01", "tracked_months": [], "as_of": "2020-09-30"}, months()),
    ("on the first of the next month it is", "WTW-14",
     {"activity_began_on": "2020-09-30", "tracked_months": [], "as_of": "2020-10-01"}, months("2020-09")),
    ("an activity that ended on the first of a month ran in it", "WTW-14",
     {"activity_began_on": "2020-08-31", "activity_ends_on": "2020-09-01", "tracked_months": [],
      "as_of": "2020-12-01"}, months("2020-08", "2020-09")),
    ("months ascend over the year end", "WTW-14",
     {"activity_began_on": "2020-11-10", "tracked_months": ["2020-12"], "as_of": "2021-02-10"},
     months("2020-11", "2021-01")),
    ("months tracked outside the activity change nothing", "WTW-14",
     {"activity_began_on": "2020-08-10", "tracked_months": ["2020-07", "2020-08", "2020-09"], "as_of": "2020-09-10"},
     months()),
    ("a blank line may be the open month in the middle", "WTW-14",
     {"activity_began_on": "2020-01-10", "tracked_months": ["2020-01", None, "2020-03", "2020-04"],
      "as_of": "2020-05-10"}, missing("tracked_months")),
    ("a blank line changes nothing when no month is open", "WTW-14",
     {"activity_began_on": "2020-01-10", "tracked_months": ["2020-01", None], "as_of": "2020-02-10"}, months()),
    ("blank months of an activity that has not begun", "WTW-14",
     {"activity_began_on": "2020-11-02", "tracked_months": [None], "as_of": "2020-10-15"}, months()),
    ("beginning and day asked about are both named", "WTW-14",
     {"activity_began_on": None, "tracked_months": [], "as_of": None}, missing("activity_began_on", "as_of")),
    ("a line that is no month is refused", "WTW-14",
     {"activity_began_on": "2020-01-10", "tracked_months": ["2020-13"], "as_of": None},
     invalid("tracked_months", "not_a_month")),
]  # fmt: skip


def line(began: str | None, ends: str | None = None) -> dict[str, str | None]:
    return {"began_on": began, "ends_on": ends}


OPEN: list[Case] = [
    ("an activity is open on its first day", "WTW-16.activity",
     {"activities": [line("2020-08-25")], "as_of": "2020-08-25"}, {"current_activity": True}),
    ("the day after its last day it is not", "WTW-16.activity",
     {"activities": [line("2020-08-01", "2020-08-24")], "as_of": "2020-08-25"}, {"current_activity": False}),
    ("another open line settles a blank beginning", "WTW-16.activity",
     {"activities": [line(None), line("2020-08-01")], "as_of": "2020-08-25"}, {"current_activity": True}),
    ("ended on the day asked about, it must have begun", "WTW-16.activity",
     {"activities": [line(None, "2020-08-25")], "as_of": "2020-08-25"}, {"current_activity": True}),
    ("no activity needs no day", "WTW-16.activity", {"activities": [], "as_of": None}, {"current_activity": False}),
    ("a line and no day", "WTW-16.activity", {"activities": [line("2020-08-01")], "as_of": None}, missing("as_of")),
    ("an end before its beginning is refused as the list", "WTW-16.activity",
     {"activities": [line("2020-08-02", "2020-08-01")], "as_of": None}, invalid("activities", "order")),
]  # fmt: skip


def entry(ok: bool, *responsible: str) -> dict[str, object]:
    return {"ok": ok, "responsible": list(responsible)}


ENTERED: list[Case] = [
    ("the assessment is entered by both", "WTW-57", {"activity": "assessment", "entered_by": "cds"},
     entry(True, "sp", "cds")),
    ("clerical enters none", "WTW-57", {"activity": "appraisal", "entered_by": "clerical"},
     entry(False, "sp", "cds")),
    ("a blank activity decides who is responsible", "WTW-57", {"activity": None, "entered_by": "ec"},
     missing("activity")),
    ("both blank", "WTW-57", {}, missing("activity", "entered_by")),
]  # fmt: skip


def steps(*names: str, pending: bool = False) -> dict[str, object]:
    return {"next_steps": list(names), "cause_pending": pending}


SHORT = {"meets": False, "plan_exists": True}

NEXT: list[Case] = [
    ("all that may apply stands in the order of the handbook", "WTW-15",
     {**SHORT, "behavioral_health_flag": True, "good_cause": False, "process_completed": True},
     steps("schedule_activity", "amend_wtw2", "refer_support_service_specialist", "apply_sanction")),
    ("a process that has run with cause pending starts no sanction", "WTW-15",
     {**SHORT, "good_cause": None, "process_completed": True},
     steps("schedule_activity", "amend_wtw2", "initiate_noncompliance", pending=True)),
    ("good cause ends it, pending nothing", "WTW-15", {**SHORT, "good_cause": True, "process_completed": True},
     steps("schedule_activity", "amend_wtw2")),
    ("an exempt volunteer is never sanctioned", "WTW-15",
     {**SHORT, "good_cause": False, "process_completed": True, "exempt": True},
     steps("schedule_activity", "amend_wtw2")),
    ("whether the process has run is asked once good cause is denied", "WTW-15",
     {**SHORT, "good_cause": False, "process_completed": None}, missing("process_completed")),
    ("and not while it is pending", "WTW-15", {**SHORT, "good_cause": None, "process_completed": None},
     steps("schedule_activity", "amend_wtw2", "initiate_noncompliance", pending=True)),
    ("whether exempt is not asked with good cause", "WTW-15", {**SHORT, "good_cause": True, "exempt": None},
     steps("schedule_activity", "amend_wtw2")),
    ("whether exempt decides otherwise", "WTW-15", {**SHORT, "exempt": None}, missing("exempt")),
    ("plan and need are asked when the hours are short", "WTW-15",
     {"meets": False, "plan_exists": None, "behavioral_health_flag": None},
     missing("plan_exists", "behavioral_health_flag")),
    ("a blank test of hours makes everything else matter", "WTW-15",
     {"meets": None, "plan_exists": True, "good_cause": False}, missing("meets")),
    ("a cause that is no yes or no is refused", "WTW-15", {"meets": None, "plan_exists": None, "good_cause": "maybe"},
     invalid("good_cause", "not_a_bool")),
]  # fmt: skip


@each_of(TRACKED)
def test_an_activity_is_tracked_in_every_month_that_is_over(case: Case) -> None:
    agree(case)


@each_of(OPEN)
def test_an_activity_is_open_from_its_first_to_its_last_day(case: Case) -> None:
    agree(case)


@each_of(ENTERED)
def test_upfront_activities_are_entered_by_those_who_conduct_them(case: Case) -> None:
    agree(case)


@each_of(NEXT)
def test_short_hours_open_steps_and_never_a_sanction_on_a_blank(case: Case) -> None:
    agree(case)
