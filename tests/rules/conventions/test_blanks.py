"""Blanks decide nothing (NUM-05)."""

from __future__ import annotations

from typing import Any

from rules.answers import Case, agree, each_of, invalid, missing


def conditions(**holds: Any) -> dict[str, Any]:
    return {"conditions": [{"name": name, "holds": value} for name, value in holds.items()]}


CASES: list[Case] = [
    ("all of them hold", "NUM-05.all", conditions(a=True, b=True), {"holds": True, "failed": []}),
    ("one that fails decides, however many are blank", "NUM-05.all", conditions(a=None, b=False, c=None),
     {"holds": False, "failed": ["b"]}),
    ("a blank beside true ones is missing by its own name", "NUM-05.all", conditions(a=True, b=None), missing("b")),
    ("one that holds decides, however many are blank", "NUM-05.any", conditions(a=None, b=True, c=None),
     {"holds": True, "met": ["b"]}),
    ("none that holds and no blank is no", "NUM-05.any", conditions(a=False), {"holds": False, "met": []}),
    ("two that hold are named in order", "NUM-05.any", conditions(b=True, a=True), {"holds": True, "met": ["b", "a"]}),
    ("an absent answer is a blank one", "NUM-05.any", {"conditions": [{"name": "a"}, {"name": "b", "holds": False}]},
     missing("a")),
    ("no list is not an empty one", "NUM-05.any", {"conditions": None}, missing("conditions")),
    ("an empty one has nothing to say", "NUM-05.any", {"conditions": []}, invalid("conditions", "empty")),
    ("a condition that decides must have a name", "NUM-05.all", {"conditions": [{"holds": False}]},
     missing("conditions")),
    ("one that does not decide needs none", "NUM-05.all", {"conditions": [{"holds": True}]},
     {"holds": True, "failed": []}),
    ("a line is a record", "NUM-05.all", {"conditions": [True]}, invalid("conditions", "not_a_list")),
]  # fmt: skip


@each_of(CASES)
def test_a_blank_is_missing_only_where_no_condition_decides(case: Case) -> None:
    agree(case)


def test_very_many_blanks_are_told_at_once() -> None:
    names = [f"condition {number}" for number in range(200)]
    agree(("all are missing", "NUM-05.all", conditions(**dict.fromkeys(names)), missing(*names)))
