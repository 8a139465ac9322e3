"""GAIN periods: the window (03), excluded reasons (04), post-time-limit (05), subsidized employment (06)."""

from __future__ import annotations

from typing import Any

from rules.answers import Case, agree, each_of, invalid, missing

ENDED = {"discontinued_on": "2022-07-01"}


def window(first: str, last: str, **more: Any) -> dict[str, Any]:
    return {"first_day": first, "last_day": last, **more}


WINDOW: list[Case] = [
    ("three months from December end in February", "GAIN-PES-03.window", {"discontinued_on": "2023-12-01"},
     window("2023-12-01", "2024-02-29")),
    ("both days given must follow each other", "GAIN-PES-03.window", {**ENDED, "last_day_of_aid": "2022-06-30"},
     window("2022-07-01", "2022-09-30")),
    ("else they contradict", "GAIN-PES-03.window", {**ENDED, "last_day_of_aid": "2022-07-01"},
     invalid("last_day_of_aid", "contradicts")),
    ("the last day of aid is enough", "GAIN-PES-03.window",
     {"discontinued_on": None, "last_day_of_aid": "2022-06-30"}, window("2022-07-01", "2022-09-30")),
    ("with neither the day without aid is missing", "GAIN-PES-03.window", {}, missing("discontinued_on")),
    ("the first day is inside", "GAIN-PES-03.in_window", {**ENDED, "as_of": "2022-07-01"},
     window("2022-07-01", "2022-09-30", place="inside", in_window=True)),
    ("the day after the last is after", "GAIN-PES-03.in_window", {**ENDED, "as_of": "2022-10-01"},
     window("2022-07-01", "2022-09-30", place="after", in_window=False)),
    ("both days are missing", "GAIN-PES-03.in_window", {}, missing("discontinued_on", "as_of")),
]  # fmt: skip

REASON: list[Case] = [
    ("out of the home", "GAIN-PES-04", {"reason": "out_of_home"}, {"qualifies": False}),
    ("out of the county", "GAIN-PES-04", {"reason": "out_of_county"}, {"qualifies": False}),
    ("excess income", "GAIN-PES-04", {"reason": "excess_income"}, {"qualifies": True}),
    ("a number is no reason", "GAIN-PES-04", {"reason": 7}, invalid("reason", "not_allowed")),
]  # fmt: skip


def left(ptl: bool, months: int | None, last: str | None) -> dict[str, Any]:
    return {"ptl": ptl, "remaining_months": months, "last_day": last}


def post_limit(off: str | None, ended: str | None) -> dict[str, Any]:
    return {"time_off_on": off, "discontinued_on": ended}


LIMIT: list[Case] = [
    ("on the same day three are left", "GAIN-PES-05", post_limit("2022-07-01", "2022-07-01"),
     left(True, 3, "2022-09-30")),
    ("in the middle of a month never more than three", "GAIN-PES-05", post_limit("2022-07-15", "2022-07-15"),
     left(True, 3, "2022-10-14")),
    ("the day after the period nothing", "GAIN-PES-05", post_limit("2022-07-01", "2022-10-01"), left(True, 0, None)),
    ("the day before the time limit the ordinary window", "GAIN-PES-05", post_limit("2022-07-02", "2022-07-01"),
     left(False, None, "2022-09-30")),
    ("both days are missing", "GAIN-PES-05", {}, missing("time_off_on", "discontinued_on")),
    ("whether it comes first depends on both", "GAIN-PES-05", post_limit(None, "2022-07-01"), missing("time_off_on")),
    ("the first day off the unit is inside", "GAIN-PES-05.services",
     {"time_off_on": "2022-11-30", "as_of": "2022-11-30"}, window("2022-11-30", "2023-02-27", place="inside")),
]  # fmt: skip


def tse(reason: str | None, active: bool | None, ends: str | None, ended: str | None = "2022-07-01") -> dict[str, Any]:
    return {"reason": reason, "tse_active": active, "tse_ends_on": ends, "discontinued_on": ended}


def track(name: str, last: str | None) -> dict[str, Any]:
    return {"track": name, "last_day": last}


TSE: list[Case] = [
    ("TSE that ends on the day itself is TSE for one day", "GAIN-PES-06",
     tse("excess_income", True, "2022-07-01"), track("tse", "2022-07-01")),
    ("TSE shorter than three months ends the services", "GAIN-PES-06",
     tse("excess_income", True, "2022-08-15"), track("tse", "2022-08-15")),
    ("TSE under another reason is ordinary", "GAIN-PES-06",
     tse("sar7_not_submitted", True, "2023-03-31"), track("ordinary", "2022-09-30")),
    ("another reason needs nothing about TSE", "GAIN-PES-06",
     tse("other", None, None), track("ordinary", "2022-09-30")),
    ("but the day without aid", "GAIN-PES-06", tse("other", None, None, None), missing("discontinued_on")),
    ("excess income with nothing known about TSE", "GAIN-PES-06",
     tse("excess_income", None, None), missing("tse_active", "tse_ends_on")),
    ("a blank reason asks for all of it", "GAIN-PES-06",
     tse(None, None, None), missing("reason", "tse_active", "tse_ends_on")),
    ("a blank end that could be before decides nothing without TSE", "GAIN-PES-06",
     tse("excess_income", False, None), track("ordinary", "2022-09-30")),
    ("a day that is none is refused for an excluded reason too", "GAIN-PES-06",
     tse("out_of_home", None, "soon", None), invalid("tse_ends_on", "not_a_date")),
]  # fmt: skip


@each_of(WINDOW)
def test_services_last_three_months_from_the_first_day_without_aid(case: Case) -> None:
    agree(case)


@each_of(REASON)
def test_three_reasons_exclude_the_services(case: Case) -> None:
    agree(case)


@each_of(LIMIT)
def test_the_months_after_the_time_limit_are_shared(case: Case) -> None:
    agree(case)


@each_of(TSE)
def test_subsidized_employment_after_excess_income_has_its_own_end(case: Case) -> None:
    agree(case)
