"""Education outside the work schedule: where work and classes lie at the same time (000:15)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from caseload.rules.engine.checks import Check
from caseload.rules.engine.clock import END_OF_DAY, MIDNIGHT, WEEKDAYS
from caseload.rules.engine.lists import Items
from caseload.rules.engine.registry import question
from caseload.rules.wtw.weekly_times import SLOT

ALL_WEEK = [{"day": day, "starts_at": MIDNIGHT, "ends_at": END_OF_DAY} for day in WEEKDAYS]
"""Times that are in the way of any other, to try for a blank list."""
Piece = tuple[int, str, str]
"""Day, start and end of a time that lies within one day."""


def without_duration(starts_at: str, ends_at: str) -> bool:
    """Does a slot end when it begins?"""
    return starts_at == ends_at or (starts_at, ends_at) == (END_OF_DAY, MIDNIGHT)


def slots(label: str, es: str) -> Items:
    """Weekly times; one that ends before it begins runs past midnight."""
    return Items(None, label, es, fields=SLOT, checks=(Check("ends_at", "empty", without_duration),),
                 probes=(ALL_WEEK,))  # fmt: skip


@question(
    "GROW-PES-09",
    cell="GROW_CLASS_CONFLICTS",
    cites="000:15",
    place="los_angeles",
    over_lists=True,
    inputs={
        "work_slots": slots("weekly times of work", "horario semanal de trabajo"),
        "class_slots": slots("weekly times of classes", "horario semanal de clases"),
    },
    gives={"conflicts": Items(None, "times of both work and classes", "horas de trabajo y clases a la vez",
                              fields=SLOT)},
    example={"work_slots": [{"day": "mon", "starts_at": "09:00", "ends_at": "13:00"}],
             "class_slots": [{"day": "mon", "starts_at": "12:30", "ends_at": "15:00"}]},
)  # fmt: skip
def class_conflicts(work_slots: list[Any], class_slots: list[Any]) -> dict[str, Any]:
    """Where do a participant's work and classes lie at the same time?

    Boundary: a class that begins when work ends is no conflict, one minute earlier is.
    Boundary: a shift past midnight belongs to both days, on Sunday night also to Monday.
    """
    work, classes = [[piece for slot in each for piece in within_days(slot)] for each in (work_slots, class_slots)]
    both = [(day, max(start, other_start), min(end, other_end))
            for day, start, end in work for other, other_start, other_end in classes if other == day]  # fmt: skip
    found = joined([piece for piece in both if piece[1] < piece[2]])
    return {"conflicts": [dict(zip(SLOT, piece, strict=True)) for piece in found]}


def within_days(slot: Any) -> Iterator[Piece]:
    """The parts of a slot before and after midnight, those of no length left out."""
    if slot.ends_at > slot.starts_at:
        parts = [(slot.day, slot.starts_at, slot.ends_at)]
    else:
        parts = [(slot.day, slot.starts_at, END_OF_DAY), ((slot.day + 1) % len(WEEKDAYS), MIDNIGHT, slot.ends_at)]
    return (part for part in parts if part[1] < part[2])


def joined(pieces: list[Piece]) -> list[Piece]:
    """The pieces by day and start; those of one day that overlap or touch become one."""
    found: list[Piece] = []
    for day, start, end in sorted(pieces):
        if found and found[-1][0] == day and start <= found[-1][2]:
            found[-1] = (day, found[-1][1], max(found[-1][2], end))
        else:
            found.append((day, start, end))
    return found
