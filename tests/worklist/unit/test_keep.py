"""What the supervisor wrote stays with its case: when rows move, when a case leaves the list, when it returns."""

from __future__ import annotations

from datetime import date
from typing import Any

from caseload.worklist.unit.keep import Keeping, Standing, earlier_key
from caseload.worklist.unit.sheets import TABLES

FIRST, LATER = date(2026, 11, 25), date(2026, 12, 28)
TABLE = TABLES["Report608"]


def line(case: str, category: str = "discontinued", **more: Any) -> dict[str, Any]:
    return {"worker_id": "EX1", "worker": "Ada Sample", "case_number": case, "participant_id": "P1", "category": category, **more}


def test_a_note_follows_case_and_category_not_the_place_of_the_row() -> None:
    standing = Standing([line("C1", action="Called", listed_since=FIRST), line("C1", "no activity update", action="Wrote")])
    found = Keeping(TABLE, standing, LATER).rows([line("C9"), line("C1", "no activity update"), line("c1 ")], {})
    assert [(row["case_number"], row["action"], row["listed_since"]) for row in found] == [
        ("C9", None, LATER), ("C1", "Wrote", LATER), ("c1 ", "Called", FIRST)]  # fmt: skip


def test_a_case_number_that_is_a_number_is_the_same_as_its_text() -> None:
    found = Keeping(TABLE, Standing([line(17.0, notes="Kept")]), LATER).rows([line("17")], {})  # type: ignore[arg-type]
    assert found[0]["notes"] == "Kept"


def test_notes_of_a_case_that_left_go_to_earlier_notes_and_come_back_with_it() -> None:
    old = Standing([line("C1", action="Called", action_on=FIRST), line("C2")])
    keeping = Keeping(TABLE, old, LATER)
    assert keeping.rows([], {}) == []
    left = keeping.notes_left()
    assert [(each["row"], each["column"], each["kept"]) for each in left] == [
        ("C1 | discontinued", "Action taken", "Called"), ("C1 | discontinued", "Action on", "2026-11-25")]  # fmt: skip
    earlier = {earlier_key(each): each for each in left}
    back = Keeping(TABLE, Standing(), LATER).rows([line("C1")], earlier)[0]
    assert (back["action"], back["action_on"], earlier) == ("Called", FIRST, {})


def test_a_column_of_the_supervisors_own_travels_too() -> None:
    standing = Standing([line("C1", **{"My code": "red"})], own=("My code",))
    assert Keeping(TABLE, standing, LATER).rows([line("C1")], {})[0]["My code"] == "red"


def test_a_case_that_went_to_another_worker_keeps_its_notes() -> None:
    """There the participant has another number; the case is the same and stands there once."""
    table = TABLES["Unengaged"]
    standing = Standing([line("C1", agreed="Weekly calls")])
    found = Keeping(table, standing, LATER).rows([{**line("C1"), "participant_id": "P77", "worker_id": "EX2"}], {})
    assert found[0]["agreed"] == "Weekly calls"


def test_two_people_of_a_case_never_get_each_others_notes() -> None:
    table = TABLES["Unengaged"]
    standing = Standing([line("C1", agreed="One"), {**line("C1"), "participant_id": "P2", "agreed": "Two"}])
    found = Keeping(table, standing, LATER).rows([{**line("C1"), "participant_id": "P9"}, {**line("C1"), "participant_id": "P2"}], {})
    assert [row["agreed"] for row in found] == ["One", "Two"]


def test_two_participants_of_one_case_and_category_share_a_row_that_shows_both() -> None:
    rows = [line("C1", person="Sampleton, Ada"), {**line("C1"), "participant_id": "P2", "person": "Sampleton, Bo"}]
    found = Keeping(TABLE, Standing(), LATER).rows(rows, {})
    assert [(row["participant_id"], row["person"]) for row in found] == [("P1; P2", "Sampleton, Ada; Sampleton, Bo")]


def test_records_stay_though_no_caseload_shows_them_any_more() -> None:
    standing = Standing([{"as_of": FIRST, "overdue": 3}])
    found = Keeping(TABLES["Trends"], standing, LATER).rows([{"as_of": LATER, "overdue": 5}], {})
    assert [row["overdue"] for row in found] == [5, 3]
