"""Business days, closed days and rolls (TIME-05, 06, 07)."""

from __future__ import annotations

from caseload.rules import ask
from rules.answers import Case, agree, each_of, invalid, missing, no_parameter

OPEN = {"open": True, "closed_for": None}
WEEKEND = {"open": False, "closed_for": "weekend"}
HOLIDAY = {"open": False, "closed_for": "holiday"}
BUSINESS: list[Case] = [
    ("no days after an open day is that day", "TIME-05.business_days", {"event_on": "2022-06-10", "days": 0},
     {"due_on": "2022-06-10"}),
    ("no days after a closed day is the next open one", "TIME-05.business_days",
     {"event_on": "2022-06-11", "days": 0}, {"due_on": "2022-06-13"}),
    ("a weekend and a holiday are passed over", "TIME-05.business_days",
     {"event_on": "2022-07-01", "days": 1, "holidays": ["2022-07-04"]}, {"due_on": "2022-07-05"}),
    ("ten business days over a year end", "TIME-05.business_days",
     {"event_on": "2022-12-23", "days": 5, "holidays": ["2022-12-26", "2023-01-02"]}, {"due_on": "2023-01-03"}),
    ("blank entries among closed days close nothing", "TIME-05.business_days",
     {"event_on": "2022-06-10", "days": 1, "holidays": [None]}, {"due_on": "2022-06-13"}),
    ("business days are not negative", "TIME-05.business_days", {"event_on": "2022-06-10", "days": -1},
     invalid("days", "negative")),
    ("both blanks are named", "TIME-05.business_days", {}, missing("event_on", "days")),
    ("before a Monday comes the Friday", "TIME-07.before", {"event_on": "2022-06-13"}, {"due_on": "2022-06-10"}),
    ("before a Tuesday after a holiday comes the Friday", "TIME-07.before",
     {"event_on": "2022-07-05", "holidays": ["2022-07-04"]}, {"due_on": "2022-07-01"}),
    ("no days back are none", "TIME-07.before", {"event_on": "2022-06-13", "days": 0},
     invalid("days", "out_of_range")),
    ("a blank number of days is not one", "TIME-07.before", {"event_on": "2022-06-13", "days": None},
     missing("days")),
]  # fmt: skip


@each_of(BUSINESS)
def test_business_days_are_counted_from_the_day_after_the_event(case: Case) -> None:
    agree(case)


OFFICES: list[Case] = [
    ("March 31 closes the State", "TIME-05.open", {"as_of": "2021-03-31", "agency": "california"}, HOLIDAY),
    ("the State is open on the county's Monday", "TIME-05.open", {"as_of": "2021-03-29", "agency": "california"},
     OPEN),
    ("a March 31 on a Sunday closes the State on Monday", "TIME-05.open",
     {"as_of": "2019-04-01", "agency": "california"}, HOLIDAY),
    ("Arbor Day closes Nebraska", "TIME-05.open", {"as_of": "2021-04-30", "agency": "nebraska"}, HOLIDAY),
    ("a blank agency is asked for on a weekday", "TIME-05.open", {"as_of": "2021-03-29", "agency": None},
     missing("agency")),
    ("also on a weekday when all known agencies are open", "TIME-05.open", {"as_of": "2022-06-14", "agency": None},
     missing("agency")),
    ("and on no weekend", "TIME-05.open", {"as_of": "2022-06-12", "agency": None}, WEEKEND),
    ("nor beside closed days that are given", "TIME-05.open",
     {"as_of": "2022-06-13", "agency": None, "holidays": []}, OPEN),
    ("a holiday on a weekend is a weekend", "TIME-05.open", {"as_of": "2022-06-11", "holidays": ["2022-06-11"]},
     WEEKEND),
    ("a weekday of a year without a calendar has no answer", "TIME-05.open",
     {"as_of": "1950-06-13", "agency": "alameda"}, no_parameter("calendar.alameda.1950")),
    ("a weekend of such a year has one", "TIME-05.open", {"as_of": "1950-06-11", "agency": "alameda"}, WEEKEND),
    ("closed days that are given stand in for the calendar of any year", "TIME-05.open",
     {"as_of": "1950-06-13", "agency": "alameda", "holidays": []}, OPEN),
    ("without a day the agency may be asked for too", "TIME-05.open", {"as_of": None, "agency": None},
     missing("as_of", "agency")),
]  # fmt: skip


@each_of(OFFICES)
def test_an_office_is_open_by_its_own_calendar(case: Case) -> None:
    agree(case)


def test_each_row_of_a_column_has_the_calendar_of_its_own_agency() -> None:
    agencies = ["los_angeles", "california", None, "alameda"]
    answers = ask("TIME-05.open", {"as_of": ["2021-03-29"] * 3 + ["1950-06-13"], "agency": agencies}, 4).records()
    assert answers == [HOLIDAY, OPEN, missing("agency"), no_parameter("calendar.alameda.1950")]


def moved(due_on: str, was_moved: bool) -> dict[str, object]:
    return {"due_on": due_on, "moved": was_moved}


ROLLS: list[Case] = [
    ("a closed day stays without a roll", "TIME-06.roll",
     {"event_on": "2022-06-09", "unrolled_on": "2022-06-11", "roll": "none"}, moved("2022-06-11", False)),
    ("an event before a Sunday leaves only Monday", "TIME-06.roll",
     {"event_on": "2022-06-10", "unrolled_on": "2022-06-12", "roll": "inside_else_next"}, moved("2022-06-13", True)),
    ("a closed event day alone goes to the next open day", "TIME-06.roll",
     {"event_on": "2022-06-11", "unrolled_on": "2022-06-11", "roll": "inside_else_next"}, moved("2022-06-13", True)),
    ("the event's own day is not inside", "TIME-06.roll",
     {"event_on": "2022-07-01", "unrolled_on": "2022-07-03", "roll": "inside_else_next", "holidays": ["2022-07-04"]},
     moved("2022-07-05", True)),
    ("the event matters only when looking inside", "TIME-06.roll",
     {"event_on": None, "unrolled_on": "2022-06-11", "roll": "following"}, moved("2022-06-13", True)),
    ("and then it does", "TIME-06.roll",
     {"event_on": None, "unrolled_on": "2022-06-11", "roll": "inside_else_next"}, missing("event_on")),
    ("on an open day neither matters", "TIME-06.roll", {"event_on": None, "unrolled_on": "2022-06-10", "roll": None},
     moved("2022-06-10", False)),
    ("the counted day always does", "TIME-06.roll", {"event_on": "2022-06-10", "unrolled_on": None, "roll": "none"},
     missing("unrolled_on")),
    ("without it a blank roll may decide too", "TIME-06.roll",
     {"event_on": "2022-06-08", "unrolled_on": None, "roll": None}, missing("unrolled_on", "roll")),
]  # fmt: skip


@each_of(ROLLS)
def test_a_last_day_is_moved_off_a_closed_day_as_the_rule_says(case: Case) -> None:
    agree(case)
