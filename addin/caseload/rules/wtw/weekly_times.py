"""Weekly times of a participant's activities, and where they overlap (004:292)."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from caseload.rules.engine.checks import Check
from caseload.rules.engine.clock import WEEKDAYS, Clock
from caseload.rules.engine.kinds import Choice, Flag, Text
from caseload.rules.engine.lists import Items
from caseload.rules.engine.registry import question

ACTIVITY = Text("activity", "actividad")
SLOT = {
    "day": Choice(WEEKDAYS, "day of the week", "día de la semana"),
    "starts_at": Clock("from", "desde"),
    "ends_at": Clock("until", "hasta"),
}
TWICE = [{"activity": "A", "day": "mon", "starts_at": "09:00", "ends_at": "12:00"}] * 2
"""A schedule that overlaps, to try for a blank one."""


@question(
    "WTW-35",
    cell={"WTW_SCHEDULE_INTERFERES": "interfere", "WTW_SCHEDULE_CONFLICTS": "conflicts"},
    cites="004:292",
    place="alameda",
    over_lists=True,
    inputs={
        "slots": Items(
            None, "weekly times of the activities", "horarios semanales de las actividades",
            fields={"activity": ACTIVITY, **SLOT},
            checks=(Check("ends_at", "order", lambda starts_at, ends_at: ends_at <= starts_at),),
            probes=(TWICE,),
        ),
    },
    gives={
        "conflicts": Items(
            None, "activities at the same time", "actividades a la misma hora",
            fields={"first": ACTIVITY, "second": ACTIVITY, **SLOT},
        ),
        "interfere": Flag("activities interfere", "las actividades se estorban"),
    },
    example={"slots": [{"activity": "training", "day": "mon", "starts_at": "09:00", "ends_at": "12:00"},
                       {"activity": "internship", "day": "mon", "starts_at": "11:30", "ends_at": "16:00"}]},
)  # fmt: skip
def interference(slots: list[Any]) -> dict[str, Any]:
    """Which weekly times of a participant's activities overlap?

    Boundary: one activity that begins when another ends is no conflict; a time past midnight is entered as two.
    Reading: two overlapping times of one activity are a double entry and count; the way between places does not.
    """
    found = [_common(first, second) for first, second in combinations(slots, 2) if first.day == second.day]
    conflicts = [each for each in found if each["starts_at"] < each["ends_at"]]
    conflicts.sort(key=lambda each: (each["day"], each["starts_at"]))
    return {"conflicts": conflicts, "interfere": bool(conflicts)}


def _common(first: Any, second: Any) -> dict[str, Any]:
    """The time that two slots of one day have in common (of no length when they have none)."""
    return {
        "first": first.activity,
        "second": second.activity,
        "day": first.day,
        "starts_at": max(first.starts_at, second.starts_at),
        "ends_at": min(first.ends_at, second.ends_at),
    }
