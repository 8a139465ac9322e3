"""Monthly duties and the standing of a due day (TIME-08, TIME-12)."""

from __future__ import annotations

from rules.answers import Case, agree, each_of, invalid, missing


def due(on: str, overdue: bool) -> dict[str, object]:
    return {"due_on": on, "overdue": overdue}


MONTHLY: list[Case] = [
    ("a contact on the first is good to the end of the next month", "TIME-08.next",
     {"began_on": "2020-01-01", "last_on": "2020-07-01", "as_of": "2020-08-31"}, due("2020-08-31", False)),
    ("the next day it is overdue", "TIME-08.next",
     {"began_on": "2020-01-01", "last_on": "2020-07-01", "as_of": "2020-09-01"}, due("2020-08-31", True)),
    ("a contact before the duty began does not count", "TIME-08.next",
     {"began_on": "2020-03-10", "last_on": "2020-03-09", "as_of": "2020-04-01"}, due("2020-03-31", True)),
    ("a contact on the day it began does", "TIME-08.next",
     {"began_on": "2020-03-10", "last_on": "2020-03-10", "as_of": "2020-04-01"}, due("2020-04-30", False)),
    ("from same day to same day the first is a month after the beginning", "TIME-08.next",
     {"began_on": "2020-01-31", "as_of": "2020-03-01", "reading": "same_day"}, due("2020-02-29", True)),
    ("thirty days from the beginning", "TIME-08.next",
     {"began_on": "2020-01-31", "as_of": "2020-03-01", "reading": "days_30"}, due("2020-03-01", False)),
    ("a contact after the day asked about is refused", "TIME-08.next",
     {"began_on": "2020-01-01", "last_on": "2020-02-02", "as_of": "2020-02-01"}, invalid("last_on", "after_as_of")),
    ("without the day asked about nothing is overdue or not", "TIME-08.next",
     {"began_on": "2020-01-01", "last_on": "2020-01-15", "as_of": None}, missing("as_of")),
    ("a blank reading decides between three days", "TIME-08.next",
     {"began_on": "2020-01-01", "last_on": "2020-01-15", "as_of": "2020-02-01", "reading": None}, missing("reading")),
    ("an unknown reading is refused", "TIME-08.next",
     {"began_on": "2020-01-01", "as_of": "2020-02-01", "reading": "weekly"}, invalid("reading", "not_allowed")),
]  # fmt: skip


@each_of(MONTHLY)
def test_a_monthly_duty_is_due_again_by_the_end_of_the_next_month(case: Case) -> None:
    agree(case)


def standing(code: str, days_left: int | None) -> dict[str, object]:
    return {"standing": code, "days_left": days_left}


STANDINGS: list[Case] = [
    ("done a day late", "TIME-12.standing",
     {"due_on": "2022-06-21", "as_of": "2022-07-01", "completed_on": "2022-06-22"}, standing("late", None)),
    ("done today, the due day", "TIME-12.standing",
     {"due_on": "2022-06-21", "as_of": "2022-06-21", "completed_on": "2022-06-21"}, standing("on_time", None)),
    ("done without a due day", "TIME-12.standing",
     {"due_on": None, "as_of": "2022-07-01", "completed_on": "2022-06-22"}, standing("no_due_date", None)),
    ("done tomorrow cannot be", "TIME-12.standing",
     {"due_on": "2022-06-21", "as_of": "2022-06-20", "completed_on": "2022-06-21"},
     invalid("completed_on", "after_as_of")),
    ("open without today cannot be told", "TIME-12.standing", {"due_on": "2022-06-21", "as_of": None},
     missing("as_of")),
    ("what is done stays done whatever today is", "TIME-12.standing",
     {"due_on": "2022-06-21", "as_of": None, "completed_on": "2022-06-22"}, standing("late", None)),
    ("without a due day today does not matter", "TIME-12.standing", {"due_on": None, "as_of": None},
     standing("no_due_date", None)),
    ("blank texts are blanks", "TIME-12.standing", {"due_on": " ", "as_of": "2022-07-01", "completed_on": ""},
     standing("no_due_date", None)),
]  # fmt: skip


@each_of(STANDINGS)
def test_the_due_day_is_on_time_and_the_day_after_is_not(case: Case) -> None:
    agree(case)
