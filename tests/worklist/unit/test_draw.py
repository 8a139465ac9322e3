"""Cases are drawn for review at random, the same again, and none twice in a quarter while others remain."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from caseload.worklist.unit.draw import drawn, is_month, quarter

CASES = [f"C{number:03d}" for number in range(40)]


def rows(month: str, *cases: str, worker: str = "EX1") -> list[dict[str, Any]]:
    return [{"worker_id": worker, "month": month, "case_number": case} for case in cases]


def test_the_same_worker_month_and_seed_give_the_same_cases_in_any_order_of_the_caseload() -> None:
    assert drawn(CASES, [], "EX1", "2026-11", "1", 4) == drawn(reversed(CASES), [], "EX1", "2026-11", "1", 4)


@pytest.mark.parametrize("other", [("EX2", "2026-11", "1"), ("EX1", "2026-12", "1"), ("EX1", "2026-11", "2")])
def test_another_worker_month_or_seed_gives_other_cases(other: tuple[str, str, str]) -> None:
    assert drawn(CASES, [], *other, 4) != drawn(CASES, [], "EX1", "2026-11", "1", 4)


def test_a_new_case_may_be_drawn_but_moves_none_of_the_others() -> None:
    before = drawn(CASES, [], "EX1", "2026-11", "1", 4)
    after = drawn([*CASES, "NEW"], [], "EX1", "2026-11", "1", 4)
    assert [case for case in after if case != "NEW"] == before[: 4 - after.count("NEW")]


def test_no_case_comes_twice_in_a_quarter_while_others_remain() -> None:
    taken: list[dict[str, Any]] = []
    for month in ("2026-10", "2026-11", "2026-12"):
        taken += rows(month, *drawn(CASES[:12], taken, "EX1", month, "1", 4))
    assert Counter(row["case_number"] for row in taken) == Counter(CASES[:12])


def test_once_all_were_drawn_in_the_quarter_a_case_comes_again() -> None:
    taken = rows("2026-10", *CASES[:4])
    assert sorted(drawn(CASES[:4], taken, "EX1", "2026-11", "1", 4)) == CASES[:4]


def test_the_next_quarter_begins_afresh_and_another_workers_reviews_do_not_count() -> None:
    fresh = drawn(CASES, [], "EX1", "2027-01", "1", 4)
    assert drawn(CASES, rows("2026-12", *fresh), "EX1", "2027-01", "1", 4) == fresh
    assert drawn(CASES, rows("2027-01", *fresh, worker="EX2"), "EX1", "2027-01", "1", 4) == fresh


def test_a_case_drawn_for_the_month_is_never_drawn_again_for_it() -> None:
    assert drawn(["C1"], rows("2026-11", "c1"), "EX1", "2026-11", "1", 4) == []


def test_every_case_has_the_same_chance() -> None:
    """Over 1,000 seeds each of 10 cases comes about 400 times when 4 are drawn."""
    counts = Counter(case for seed in range(1000) for case in drawn(CASES[:10], [], "EX1", "2026-11", str(seed), 4))
    assert len(counts) == 10 and all(330 < count < 470 for count in counts.values())


def test_a_month_is_a_year_and_a_month_from_01_to_12() -> None:
    assert [text for text in ("2026-11", "2026-13", "26-11", "November", "") if is_month(text)] == ["2026-11"]
    assert [quarter(f"2026-{month:02d}") for month in (1, 3, 4, 12)] == ["2026-Q1", "2026-Q1", "2026-Q2", "2026-Q4"]
