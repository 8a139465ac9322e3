"""Answers on the unit's own sheets: where a 50-20e goes, the WPR sample, actions, duties."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from caseload.worklist.unit.standings import (
    duties_open,
    form_standing,
    lines_without_action,
    one_on_one_of,
    reviews_of,
    wpr_standings,
)  # fmt: skip

DAY = date(2026, 11, 25)
OK = {"screens_ok": "yes", "comments_ok": "yes", "eligibility_active": "no"}
SIGNED = {"decided_by": "Sam Example", "decided_on": DAY}


def closing(**more: Any) -> dict[str, Any]:
    row = {"purpose": "closing", "handed_in_on": date(2026, 11, 20), "registration": "mandatory", **more}
    form_standing(row, DAY)
    return row


def test_a_form_waits_until_somebody_decided_with_a_name_and_a_day() -> None:
    assert [closing(**more)["standing"] for more in ({}, OK, {**OK, "decided_by": "Sam Example"}, {**OK, **SIGNED})] == [
        "waiting", "waiting", "waiting", "forwarded"]  # fmt: skip
    assert closing()["days_waiting"] == 5 and closing(**OK, **SIGNED)["days_waiting"] is None


def test_a_fault_sends_the_form_back_and_says_why() -> None:
    row = closing(**{**OK, "comments_ok": "no"}, **SIGNED)
    assert (row["standing"], row["goes_to"], row["problems"]) == ("returned", "back to the worker", "comments incomplete")


def test_a_blank_tick_is_named_and_never_taken_for_yes() -> None:
    row = closing(screens_ok="yes", **SIGNED)
    assert row["standing"] == "waiting" and row["problems"] == "? missing: comments ok, eligibility active"


@pytest.mark.parametrize(("correct", "standing"), [("yes", "forwarded"), ("no", "returned"), (None, "waiting")])
def test_a_transfer_leaves_when_its_destination_is_right(correct: str | None, standing: str) -> None:
    row = {"purpose": "transfer", "handed_in_on": DAY, "destination": "Eastmont V07", "destination_correct": correct, **SIGNED}
    form_standing(row, DAY)
    assert row["standing"] == standing


def test_the_wpr_sample_is_open_on_its_due_day_and_overdue_after_it() -> None:
    rows = [{"case_number": "C1", "due_on": DAY}, {"case_number": "C2", "due_on": date(2026, 11, 24)}, {"case_number": "C3"},
            {"case_number": "C4", "due_on": date(2026, 11, 1), "reviewed_on": date(2026, 11, 20)}]  # fmt: skip
    assert wpr_standings(rows, DAY) == {"wpr_open": 3, "wpr_overdue": 1}
    assert [row["standing"] for row in rows] == ["open", "overdue", "open", "reviewed"]


def test_a_line_of_the_608_without_an_action_is_counted_by_its_category() -> None:
    rows = [{"case_number": "C1", "category": "discontinued", "action": "Closed it"},
            {"case_number": "C1", "category": "no activity update", "action": " "},
            {"case_number": "C2", "category": "discontinued"}]  # fmt: skip
    assert lines_without_action(rows) == rows[1:]


def test_a_review_counts_for_its_worker_and_month_once_it_has_findings() -> None:
    rows = [{"worker_id": "EX1", "case_number": "C1", "reviewed_on": DAY, "findings": "In order."},
            {"worker_id": "EX1", "case_number": "C2", "reviewed_on": DAY},
            {"worker_id": "EX2", "case_number": "C3", "reviewed_on": DAY, "findings": "In order."}]  # fmt: skip
    answer = reviews_of(rows, "EX1", "2026-11")
    assert (answer["done"], answer["remaining"], answer["met"]) == (1, 3, False)


def test_two_orientations_on_one_day_are_one_day_of_the_log() -> None:
    rows = [{"worker_id": "EX1", "orientation_on": date(2026, 11, day)} for day in (3, 3, 9)]
    answer = one_on_one_of([*rows, {"worker_id": "EX2", "orientation_on": DAY}], "EX1", DAY)
    assert (answer["orientations"], answer["days"]) == (3, 2)


def test_the_duties_that_are_not_ticked_are_open_and_an_unknown_word_is_told() -> None:
    done = "conferences_unengaged, troubleshooting, case_reviews, form_50_20e_checked"
    assert duties_open(done) == "wpr reviews timely"
    assert duties_open(f"{done}, wpr_reviews_timely") is None
    assert str(duties_open("coffee")).startswith("? ")
