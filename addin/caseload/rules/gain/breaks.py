"""Job and activity before cash aid ended, and without a break since (001:60)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Day, Flag, Ticks
from caseload.rules.engine.lists import Items
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import FIRST_DAY, LAST_DAY, NONE
from caseload.rules.gain.inputs import as_of, discontinued_on

BREAKS = Codes("job_not_before", "job_gap", "activity_not_before", "activity_gap")


def _spans(label: str, es: str, table: str, **more: Any) -> Items:
    """Spans of work or of an activity, with or without a last day."""
    return Items(
        None, label, es, table=table,
        fields={"began_on": Day("first day", "primer día"),
                "ends_on": Day("last day", "último día", blank=NOTHING, not_before="began_on")}, **more,
    )  # fmt: skip


def _uncovered(spans: list[Any], first: int, last: int) -> int:
    """The first day from ``first`` to ``last`` on which no span runs, or ``NONE``."""
    day = first
    for span in sorted(spans, key=lambda each: int(each.began_on)):
        if span.began_on > day:
            break
        day = max(day, (LAST_DAY if span.ends_on == NONE else span.ends_on) + 1)
    return day if day <= last else NONE


@question(
    "GAIN-PES-11",
    cites="001:60",
    place="los_angeles",
    over_lists=True,
    inputs={
        "discontinued_on": discontinued_on(),
        "as_of": as_of(not_before="discontinued_on", order_reason="order"),
        "jobs": _spans("jobs", "empleos", "Employment"),
        "activities": _spans("concurrent activities that count", "actividades simultáneas que cuentan", "Activities",
                             gap_names={"began_on": "activities.began_on"}),
    },
    gives={
        "job_unbroken": Flag("work went on unbroken", "el trabajo siguió sin interrupción"),
        "activity_unbroken": Flag("the activity went on unbroken", "la actividad siguió sin interrupción"),
        "review": Flag("the worker decides", "decide el trabajador"),
        "reasons": Ticks(BREAKS, "what was found", "qué se encontró"),
    },
    example={"discontinued_on": "2022-07-01", "as_of": "2022-08-15", "jobs": [{"began_on": "2022-03-01"}],
             "activities": [{"began_on": "2022-06-01"}]},
)  # fmt: skip
def unbroken(discontinued_on: int, as_of: int, jobs: Any, activities: Any) -> Any:
    """Were job and activity there before cash aid ended, and have they gone on without a break?

    Boundary: a span that begins the day after another ended continues it; a day later is a gap.
    Boundary: the day before cash aid ended must be covered; a span without a last day still runs.
    Reading: no tolerance is stated, so every gap is shown to the worker and nothing is denied by itself.
    """
    before = max(discontinued_on - 1, FIRST_DAY)
    found = [_uncovered(spans, before, as_of) for spans in (jobs, activities)]
    job, other = (day == NONE for day in found)
    ticked = [name for (early, gap), day in zip((BREAKS.names[:2], BREAKS.names[2:]), found, strict=True)
              if day != NONE for name in [early if day == before else gap]]  # fmt: skip
    return {
        "job_unbroken": job,
        "activity_unbroken": other,
        "review": not (job and other),
        "reasons": BREAKS.bits(*ticked) if ticked else 0,
    }
