"""Required hours (WTW-01), whether they are met (WTW-02), and when the test is due again (WTW-56)."""

from __future__ import annotations

from rules.answers import Case, agree, each_of, invalid, missing, no_parameter

ROW = "calworks.required_hours."
ONE = {"adults": 1, "as_of": "2022-08-25"}
TWO = {"adults": 2, "as_of": "2022-08-25"}


def owed(number: int) -> dict[str, int]:
    return {"required_hours": number}


REQUIRED: list[Case] = [
    ("on the last day before the sixth birthday 20 hours are owed", "WTW-01",
     {"adults": 1, "child_births": ["2016-08-25"], "as_of": "2022-08-24"}, owed(20)),
    ("the youngest child decides, wherever it stands in the list", "WTW-01",
     {**ONE, "child_births": ["2010-01-01", "2021-05-05", "2012-01-01"]}, owed(20)),
    ("a child born on the day asked about is under six", "WTW-01", {**ONE, "child_births": ["2022-08-25"]}, owed(20)),
    ("a child born inside the month counts as under six for that month", "WTW-01",
     {**ONE, "child_births": ["2022-08-20"], "age_basis": "month"}, owed(20)),
    ("by the month, a birthday on the second still leaves the month at 20", "WTW-01",
     {**ONE, "child_births": ["2016-08-02"], "age_basis": "month"}, owed(20)),
    ("by the month, a birthday on the first makes it 30", "WTW-01",
     {**ONE, "child_births": ["2016-08-01"], "age_basis": "month"}, owed(30)),
    ("born on February 29, the sixth birthday in a common year is March 1", "WTW-01",
     {"adults": 1, "child_births": ["2016-02-29"], "as_of": "2022-03-01"}, owed(30)),
    ("born on February 29, February 28 of a common year is still under six", "WTW-01",
     {"adults": 1, "child_births": ["2016-02-29"], "as_of": "2022-02-28"}, owed(20)),
    ("one adult without a child owes 30", "WTW-01", {**ONE, "child_births": []}, owed(30)),
    ("a unit of one pregnant person owes 20", "WTW-01", {**ONE, "child_births": [], "pregnant_only": True}, owed(20)),
    ("with a child in the list the pregnancy is not looked at", "WTW-01",
     {**ONE, "child_births": ["2010-01-01"], "pregnant_only": True}, owed(30)),
    ("a child that is only expected by its date stands in the list and keeps the pregnancy from counting", "WTW-01",
     {**ONE, "child_births": ["2022-08-26"], "pregnant_only": True}, owed(30)),
    ("two adults of whom one is disabled owe as one parent", "WTW-01",
     {**TWO, "child_births": ["2020-01-01"], "disabled_adult": True}, owed(20)),
    ("a disabled adult alone changes nothing", "WTW-01",
     {**ONE, "child_births": ["2010-01-01"], "disabled_adult": True}, owed(30)),
    ("two adults need no birth dates", "WTW-01", {**TWO, "child_births": None}, owed(35)),
    ("a blank birth beside two adults changes nothing", "WTW-01",
     {**TWO, "child_births": ["2010-01-01", None]}, owed(35)),
    ("the disability of one adult brings the children back into question", "WTW-01",
     {**TWO, "child_births": None, "disabled_adult": None}, missing("child_births", "disabled_adult")),
    ("a blank line and a blank pregnancy: only the birth matters, the list is not empty", "WTW-01",
     {**ONE, "child_births": [None], "pregnant_only": None}, missing("child_births")),
    ("the basis of the age matters when the birthday lies in the month", "WTW-01",
     {**ONE, "child_births": ["2016-08-25"], "age_basis": None}, missing("age_basis")),
    ("the basis of the age is not asked when it changes nothing", "WTW-01",
     {**ONE, "child_births": ["2016-09-25"], "age_basis": None}, owed(20)),
    ("the day asked about decides whether the law was there", "WTW-01",
     {"adults": 2, "child_births": [], "as_of": None}, missing("as_of")),
    ("a pregnant unit owes the same on every day", "WTW-01",
     {"adults": 1, "child_births": [], "pregnant_only": True, "as_of": None}, owed(20)),
    ("the hours were new on January 1, 2013", "WTW-01",
     {"adults": 2, "child_births": [], "as_of": "2013-01-01"}, owed(35)),
    ("the day before them there is no rule for two parents", "WTW-01",
     {"adults": 2, "child_births": [], "as_of": "2012-12-31"}, no_parameter(ROW + "two_parent")),
    ("before 2013 the undated rows still answer", "WTW-01",
     {"adults": 2, "child_births": ["2010-01-01"], "disabled_adult": True, "as_of": "2012-12-31"}, owed(20)),
    ("before 2013 one parent without a small child has no rule", "WTW-01",
     {"adults": 1, "child_births": [], "as_of": "2012-12-31"}, no_parameter(ROW + "single")),
    ("three adults are no unit of this rule", "WTW-01", {"adults": 3, "child_births": None, "as_of": "2022-02-30"},
     invalid("adults", "not_allowed")),
    ("half an adult is no whole number", "WTW-01", {**ONE, "adults": 1.5, "child_births": []},
     invalid("adults", "not_an_integer")),
    ("a birth that is no date is refused under the list's name, before a blank is asked for", "WTW-01",
     {"adults": None, "child_births": ["2020-13-01"], "as_of": None}, invalid("child_births", "not_a_date")),
    ("births that are no list are refused", "WTW-01", {**ONE, "child_births": "2020-01-01"},
     invalid("child_births", "not_a_list")),
]  # fmt: skip


def met(known: float, meets: bool, short: float, blank: int) -> dict[str, object]:
    return {"known_hours": known, "meets": meets, "shortfall": short, "blank_lines": blank}


MET: list[Case] = [
    ("24 and 8 hours make 32", "WTW-02", {"activity_hours": [24, 8], "required_hours": 32}, met(32, True, 0, 0)),
    ("a hundredth short is short", "WTW-02", {"activity_hours": [19.99], "required_hours": 20},
     met(19.99, False, 0.01, 0)),
    ("a thousandth short is short", "WTW-02", {"activity_hours": [19.995], "required_hours": 20},
     met(19.995, False, 0.005, 0)),
    ("known lines that reach the requirement let the answer stand beside a blank one", "WTW-02",
     {"activity_hours": [20, None, None], "required_hours": 20}, met(20, True, 0, 2)),
    ("a blank line decides by a hundredth", "WTW-02", {"activity_hours": [19.99, None], "required_hours": 20},
     missing("activity_hours")),
    ("nothing required is met by no activity", "WTW-02", {"activity_hours": [], "required_hours": 0},
     met(0, True, 0, 0)),
    ("a blank line decides nothing when nothing is required", "WTW-02",
     {"activity_hours": [None], "required_hours": 0}, met(0, True, 0, 1)),
    ("a blank line and a blank requirement are both named", "WTW-02",
     {"activity_hours": [12, None], "required_hours": None}, missing("activity_hours", "required_hours")),
    ("blank activities and a blank requirement are both named", "WTW-02",
     {"activity_hours": None, "required_hours": None}, missing("activity_hours", "required_hours")),
    ("a week has 168 hours", "WTW-02", {"activity_hours": [168.01], "required_hours": None},
     invalid("activity_hours", "out_of_range")),
    ("a requirement below zero is refused", "WTW-02", {"activity_hours": None, "required_hours": -1},
     invalid("required_hours", "negative")),
    ("two activities may be more than a week together; each line is looked at alone", "WTW-02",
     {"activity_hours": [100, 100], "required_hours": 35}, met(200, True, 0, 0)),
]  # fmt: skip


def due(recheck: bool, listed: str | None) -> dict[str, object]:
    return {"recheck_due": recheck, "listed_from_on": listed}


RECHECK: list[Case] = [
    ("a test on the day of the change counts", "WTW-56",
     {"status_changed_on": "2020-08-20", "hours_checked_on": "2020-08-20", "as_of": "2020-08-25"}, due(False, None)),
    ("a test the day before the change does not", "WTW-56",
     {"status_changed_on": "2020-08-20", "hours_checked_on": "2020-08-19", "as_of": "2020-08-20"},
     due(True, "2020-08-21")),
    ("a change on a Friday is listed from Monday", "WTW-56",
     {"status_changed_on": "2020-08-21", "as_of": "2020-08-21"}, due(True, "2020-08-24")),
    ("the county's own calendar closes Labor Day", "WTW-56",
     {"status_changed_on": "2020-09-04", "as_of": "2020-09-04"}, due(True, "2020-09-08")),
    ("an empty list of holidays opens Labor Day", "WTW-56",
     {"status_changed_on": "2020-09-04", "as_of": "2020-09-04", "holidays": []}, due(True, "2020-09-07")),
    ("a change after the day asked about is not due yet", "WTW-56",
     {"status_changed_on": "2020-09-05", "as_of": "2020-09-04"}, due(False, None)),
    ("without a change the day asked about is not needed", "WTW-56", {"as_of": None}, due(False, None)),
    ("a change with no test needs the day asked about", "WTW-56",
     {"status_changed_on": "2020-09-04", "as_of": None}, missing("as_of")),
    ("a year without a calendar refuses the day of listing", "WTW-56",
     {"status_changed_on": "1999-03-01", "as_of": "1999-03-01"}, no_parameter("calendar.alameda.1999")),
    ("nothing due looks at no calendar", "WTW-56",
     {"status_changed_on": "1999-03-02", "as_of": "1999-03-01"}, due(False, None)),
]  # fmt: skip


@each_of(REQUIRED)
def test_hours_owed_follow_adults_and_the_age_of_the_youngest_child(case: Case) -> None:
    agree(case)


@each_of(MET)
def test_a_requirement_is_met_by_the_hours_that_are_known(case: Case) -> None:
    agree(case)


@each_of(RECHECK)
def test_hours_are_tested_again_after_a_change_of_status(case: Case) -> None:
    agree(case)
