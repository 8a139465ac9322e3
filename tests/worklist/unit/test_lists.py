"""What one caseload gives to the unit's sheets, against cases counted by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from caseload.tables.compute import compute
from caseload.tables.read import read_caseload
from caseload.worklist.unit.extract import Extract, unpacked
from caseload.worklist.unit.gather import gather
from caseload.worklist.unit.reading import Asked
from caseload.worklist.unit.together import compute_all

from .offices import DAY, activity, caseload, contact, person

PEOPLE = [
    person(1), person(2, confidential=True), person(3, registration="exempt"), person(4, good_cause_deferral=True),
    person(5, discontinued_on=date(2026, 11, 1), discontinued_because="cash_aid_closed"), person(6), person(7),
    person(8, months_on_case=58), person(9, confidential=None),
]  # fmt: skip
RECENT = [contact(f"P{number}", date(2026, 11, 20)) for number in (1, 6, 7, 8, 9)]
RUNNING = [activity("P1", 10), activity("P6"), activity("P7"), activity("P8"), activity("P9")]
NOTICES = [
    {"participant_id": "P6", "problem": "unsatisfactory_progress", "notice_on": date(2026, 11, 5), "good_cause": None, "open": True},
    {"participant_id": "P7", "problem": "unsatisfactory_progress", "notice_on": date(2026, 11, 4), "good_cause": False, "open": True},
    {"participant_id": "P8", "problem": "unsatisfactory_progress", "notice_on": date(2026, 11, 20), "good_cause": None, "open": True},
]  # fmt: skip
NO_END, ENDS = {"open_ended": None}, {"open_ended": False}
OFF: list[dict[str, Any]] = [
    {"participant_id": "P3", "reason": "domestic_violence", "began_on": date(2026, 6, 1), "ends_on": date(2026, 12, 10), **ENDS},
    {"participant_id": "P2", "reason": "domestic_violence", "began_on": date(2026, 6, 1), "ends_on": date(2026, 11, 24), **ENDS},
    {"participant_id": "P1", "reason": "pregnant", "began_on": date(2026, 6, 1), "ends_on": date(2027, 6, 1), **ENDS},
    {"participant_id": "P4", "reason": "pregnant", "began_on": date(2026, 6, 1), "ends_on": None, **NO_END},
]  # fmt: skip


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Extract:
    path = caseload(tmp_path_factory.mktemp("one") / "one.xlsx", PEOPLE, Contacts=RECENT, Activities=RUNNING,
                    Noncompliance=NOTICES, Exemptions=OFF)  # fmt: skip
    return next(gather([(path, "one.xlsx")], Asked(DAY)))


def by_case(rows: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return {row["case_number"]: row[name] for row in rows}


def test_the_608_lists_each_case_in_its_categories(told: Extract) -> None:
    listed = {(row["case_number"], row["category"]) for row in told.lists["Report608"]}
    assert listed == {("C2", "no current activity"), ("C5", "discontinued"), ("C6", "approaching or at day 20"),
                      ("C7", "past overdue noncompliance")}  # fmt: skip


def test_unengaged_are_those_without_activity_who_are_neither_exempt_nor_deferred(told: Extract) -> None:
    assert by_case(told.lists["Unengaged"], "because") == {"C2": "no current activity"}


def test_notices_are_listed_from_day_15_on_with_their_cause(told: Extract) -> None:
    rows = told.lists["GoodCause"]
    assert by_case(rows, "notice_day") == {"C6": 20, "C7": 21}
    assert by_case(rows, "good_cause") == {"C6": "pending", "C7": "none"}
    assert by_case(rows, "day_twenty") == {"C6": date(2026, 11, 25), "C7": date(2026, 11, 24)}


def test_exemptions_over_or_ending_soon_are_listed_and_a_later_one_is_not(told: Extract) -> None:
    """Where a blank decides, the line says so instead of being left out."""
    assert by_case(told.lists["Exemptions"], "standing") == {
        "C3": "ends soon", "C2": "over", "C4": "? missing: ends_on, open_ended, review_on"}  # fmt: skip


def test_the_reason_of_a_confidential_participants_exemption_stays_out(told: Extract) -> None:
    assert by_case(told.lists["Exemptions"], "reason") == {"C3": "domestic violence", "C2": None, "C4": "pregnant"}


def test_a_clock_near_its_end_is_listed(told: Extract) -> None:
    assert by_case(told.lists["Clocks"], "left") == {"C8": 2}


def test_a_name_is_shown_only_where_confidential_says_no(told: Extract) -> None:
    """A blank is never taken for no."""
    names = {row["case_number"]: row["person"] for rows in told.lists.values() for row in rows if "person" in row}
    assert names["C2"] is None and names["C6"] == "Sampleton, First6"
    assert not any("First2" in str(value) or "First9" in str(value) for rows in told.lists.values() for row in rows
                   for value in row.values())  # fmt: skip


def test_no_name_of_a_participant_is_in_the_data_on_cases(told: Extract) -> None:
    rows = unpacked(told.cases)
    assert len(rows) == len(PEOPLE)
    assert not any("Sampleton" in str(value) for row in rows for value in row.values())


def test_an_overdue_case_keeps_its_number_where_participants_are_numbers(tmp_path: Path) -> None:
    path = caseload(tmp_path / "one.xlsx", [{**person(1), "participant_id": 1001}])
    one = next(gather([(path, "one.xlsx")], Asked(DAY)))
    assert {row["case_number"] for row in one.lists["OverdueCases"]} == {"C1"}


def test_hours_are_asked_only_of_those_who_owe_them(told: Extract) -> None:
    """Out of nine: one is exempt, one deferred, one without aid; one has ten hours of thirty, one has no activity."""
    assert {name: told.figures[name] for name in ("participants", "hours_met", "hours_short", "hours_unknown")} == {
        "participants": 9, "hours_met": 4, "hours_short": 2, "hours_unknown": 0}  # fmt: skip


def test_several_caseloads_computed_together_answer_as_each_alone(tmp_path: Path) -> None:
    """The same participant numbers stand in both; each row must find only its own lines."""
    one = caseload(tmp_path / "a.xlsx", PEOPLE, Contacts=RECENT, Activities=RUNNING, Noncompliance=NOTICES, Exemptions=OFF)
    other = caseload(tmp_path / "b.xlsx", PEOPLE[:4], worker="EX2", Activities=[activity("P1", 31)])
    both = [read_caseload(one), read_caseload(other)]
    assert [each.shown for each in compute_all(both, DAY)] == [compute(each, DAY).shown for each in both]
