"""Values as people type them (DATA-01)."""

from __future__ import annotations

from typing import Any

import pytest

from caseload.rules import ask, evaluate
from rules.answers import Case, agree, each_of, invalid, missing


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2020-02-29", "2020-02-29"), ("2/29/2020", "2020-02-29"), (" 12/31/1999 ", "1999-12-31"),
        (1, "1900-01-01"), (59, "1900-02-28"), (61.999, "1900-03-01"), (43831, "2020-01-01"),
        ("1900-01-01", "1900-01-01"), ("2199-12-31", "2199-12-31"),
    ],
)  # fmt: skip
def test_a_day_is_read_as_it_is_written(typed: Any, day: str) -> None:
    assert evaluate("DATA-01.date", {"value": typed}) == {"value_on": day}


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("1/5/20", "two_digit_year"), ("13/45/20", "two_digit_year"), ("2020-02-30", "not_a_date"),
        ("2/29/2021", "not_a_date"), ("25/12/2020", "not_a_date"), ("2020/01/05", "not_a_date"),
        ("43831", "not_a_date"), ("soon", "not_a_date"), (-1, "not_a_date"), (60, "not_a_date"), (60.5, "not_a_date"),
        (True, "not_a_date"),
        ("1899-12-31", "out_of_range"), ("2200-01-01", "out_of_range"), (109576, "out_of_range"),
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused_with_the_first_reason(typed: Any, reason: str) -> None:
    assert evaluate("DATA-01.date", {"value": typed}) == invalid("value", reason)


@pytest.mark.parametrize("typed", [None, "", "   ", 0, 0.0])
def test_an_empty_cell_holds_no_day(typed: Any) -> None:
    assert evaluate("DATA-01.date", {"value": typed}) == missing("value")


HOURS: list[Case] = [
    ("a whole day", "DATA-01.hours", {"value": 24, "kind": "day_hours"}, {"hours": 24}),
    ("a hundredth more is too many", "DATA-01.hours", {"value": 24.01, "kind": "day_hours"},
     invalid("value", "out_of_range")),
    ("a hundredth more than a week", "DATA-01.hours", {"value": 168.01, "kind": "weekly_hours"},
     invalid("value", "out_of_range")),
    ("a whole month", "DATA-01.hours", {"value": "744", "kind": "month_hours"}, {"hours": 744}),
    ("more than any month, whatever was meant", "DATA-01.hours", {"value": 744.01}, invalid("value", "out_of_range")),
    ("a day's worth needs no kind", "DATA-01.hours", {"value": "24"}, {"hours": 24}),
    ("more needs one", "DATA-01.hours", {"value": 24.01}, missing("kind")),
    ("nothing needs the value first", "DATA-01.hours", {"value": None, "kind": "day_hours"}, missing("value")),
    ("zero is zero hours", "DATA-01.hours", {"value": 0}, {"hours": 0}),
    ("a comma is refused before all else", "DATA-01.hours", {"value": "-1,5"}, invalid("value", "decimal_comma")),
    ("a unit is no number", "DATA-01.hours", {"value": "20h"}, invalid("value", "not_a_number")),
    ("yes is no number", "DATA-01.hours", {"value": True}, invalid("value", "not_a_number")),
    ("hours below zero", "DATA-01.hours", {"value": "-0.5"}, invalid("value", "negative")),
    ("another way of writing is not known", "DATA-01.hours", {"value": 1, "locale": "de-DE"},
     invalid("locale", "not_allowed")),
    ("a kind that is unknown", "DATA-01.hours", {"value": 1, "kind": "hours"}, invalid("kind", "not_allowed")),
]  # fmt: skip


@each_of(HOURS)
def test_hours_are_numbers_within_their_day_week_or_month(case: Case) -> None:
    agree(case)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [(True, True), ("TRUE", True), (" y ", True), ("No", False), ("false", False), (False, False)],
)
def test_yes_and_no_are_read_in_any_case(typed: Any, answer: bool) -> None:
    assert evaluate("DATA-01.bool", {"value": typed}) == {"answer": answer}


@pytest.mark.parametrize("typed", [0, 1, 2.5, "1", "ja", []])
def test_a_number_is_neither_yes_nor_no(typed: Any) -> None:
    assert evaluate("DATA-01.bool", {"value": typed}) == invalid("value", "not_a_bool")


def test_a_column_of_numbers_is_read_as_serial_numbers() -> None:
    import numpy as np

    answers = ask("DATA-01.date", {"value": np.array([43831.0, np.nan, 60.0])}, 3).records()
    assert answers == [{"value_on": "2020-01-01"}, missing("value"), invalid("value", "not_a_date")]
