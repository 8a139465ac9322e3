"""Exact numbers (NUM-01 to NUM-04)."""

from __future__ import annotations

from caseload.rules import ask, evaluate
from rules.answers import Case, agree, each_of, invalid, missing


def total(hours: float, meets: bool, blanks: int) -> dict[str, object]:
    return {"total": hours, "meets": meets, "blanks": blanks}


SUMS: list[Case] = [
    ("three decimals add up to a whole", "NUM-01.sum", {"hours_parts": [6.7, 6.7, 6.6], "required_hours": 20},
     total(20, True, 0)),
    ("a blank does not matter once the known parts are enough", "NUM-01.sum",
     {"hours_parts": [12, None, 8], "required_hours": 20}, total(20, True, 1)),
    ("no parts meet a requirement of none", "NUM-01.sum", {"hours_parts": [], "required_hours": 0},
     total(0, True, 0)),
    ("a blank list is not an empty one", "NUM-01.sum", {"hours_parts": None, "required_hours": 20},
     missing("hours_parts")),
    ("also against a requirement of none", "NUM-01.sum", {"hours_parts": None, "required_hours": 0},
     missing("hours_parts")),
    ("a blank part against an unknown requirement: both", "NUM-01.sum",
     {"hours_parts": [12, None], "required_hours": None}, missing("hours_parts", "required_hours")),
    ("a week has 168 hours", "NUM-01.sum", {"hours_parts": [168.01], "required_hours": 20},
     invalid("hours_parts", "out_of_range")),
    ("the parts are looked at before the requirement", "NUM-01.sum",
     {"hours_parts": ["12"], "required_hours": -1}, invalid("hours_parts", "not_a_number")),
    ("a requirement is not negative", "NUM-01.sum", {"hours_parts": [1], "required_hours": -1},
     invalid("required_hours", "negative")),
    ("hours are a list", "NUM-01.sum", {"hours_parts": 12, "required_hours": 20}, invalid("hours_parts", "not_a_list")),
]  # fmt: skip


@each_of(SUMS)
def test_hours_are_added_exactly_as_typed(case: Case) -> None:
    agree(case)


def meets(yes: bool, shortfall: float, shown: float) -> dict[str, object]:
    return {"meets": yes, "shortfall": shortfall, "display_hours": shown}


LEAST: list[Case] = [
    ("a hundredth less fails", "NUM-02.meets", {"actual_hours": 19.99, "required_hours": 20},
     meets(False, 0.01, 19.99)),
    ("half a hundredth is shown away from zero", "NUM-02.meets", {"actual_hours": 20.005, "required_hours": 20},
     meets(True, 0, 20.01)),
    ("a month has 744 hours", "NUM-02.meets", {"actual_hours": 744, "required_hours": 744}, meets(True, 0, 744)),
    ("and no more", "NUM-02.meets", {"actual_hours": 744.01, "required_hours": 744},
     invalid("actual_hours", "out_of_range")),
    ("yes is not a number of hours", "NUM-02.meets", {"actual_hours": True, "required_hours": 20},
     invalid("actual_hours", "not_a_number")),
    ("both are needed", "NUM-02.meets", {"actual_hours": None, "required_hours": None},
     missing("actual_hours", "required_hours")),
    ("half a cent away from zero below zero", "NUM-04.cents", {"amount": -1.005}, {"rounded": -1.01}),
    ("whole dollars stay", "NUM-04.cents", {"amount": 12}, {"rounded": 12}),
    ("a blank amount is not zero", "NUM-04.cents", {"amount": None}, missing("amount")),
]  # fmt: skip


@each_of(LEAST)
def test_numbers_are_compared_first_and_rounded_for_display(case: Case) -> None:
    agree(case)


WEEKS: list[Case] = [
    ("86.6 hours are exactly twenty a week", "NUM-03.weekly", {"month_hours": 86.6, "required_hours": 20},
     {"meets": True, "display_hours": 20}),
    ("another factor is used as given", "NUM-03.weekly",
     {"month_hours": 86, "required_hours": 20, "weeks_per_month": 4.3}, {"meets": True, "display_hours": 20}),
    ("86.66 hours are not quite twenty by twelfths", "NUM-03.weekly",
     {"month_hours": 86.66, "required_hours": 20, "weeks_basis": "fifty_two_twelfths"},
     {"meets": False, "display_hours": 20}),
    ("a blank factor is not the usual one", "NUM-03.weekly",
     {"month_hours": 86.6, "required_hours": 20, "weeks_per_month": None}, missing("weeks_per_month")),
    ("and not needed for twelfths", "NUM-03.weekly",
     {"month_hours": 52, "required_hours": 12, "weeks_per_month": None, "weeks_basis": "fifty_two_twelfths"},
     {"meets": True, "display_hours": 12}),
    ("no month has no weeks", "NUM-03.weekly", {"month_hours": 86.6, "required_hours": 20, "weeks_per_month": 0},
     invalid("weeks_per_month", "out_of_range")),
    ("weeks are not negative", "NUM-03.weekly", {"month_hours": 86.6, "required_hours": 20, "weeks_per_month": -4},
     invalid("weeks_per_month", "negative")),
]  # fmt: skip


@each_of(WEEKS)
def test_a_month_is_spread_over_its_weeks_without_rounding(case: Case) -> None:
    agree(case)


def test_a_column_of_awkward_factors_is_as_exact_as_one_case() -> None:
    factors = [4.333333333, 4.345238095, 4.33, 5]
    column = ask("NUM-03.weekly", {"month_hours": [86.66666666] * 4, "required_hours": 20,
                                   "weeks_per_month": factors}, 4)  # fmt: skip
    assert column.records() == [
        evaluate("NUM-03.weekly", {"month_hours": 86.66666666, "required_hours": 20, "weeks_per_month": each})
        for each in factors
    ]
    assert [each["meets"] for each in column.records()] == [True, False, True, False]
