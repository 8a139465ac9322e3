"""Hours of Intensive Case Management beside a job and other activities (003:7, 17, 19, 29-31, 53)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.folds import total
from caseload.rules.engine.kinds import NOTHING, Choice, Flag, Hours
from caseload.rules.engine.lists import Items
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.primitives import at_least_zero, choose, first_true, known
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.grow.beside_icm import CONCURRENT, concurrent_activity, once_only

law = parameters("los_angeles")
FLAGS = Codes("exceeds_20", "over_20_without_icm")


@question(
    "ICM-03.hours",
    cell={"GROW_ICM_HOURS": "icm_hours", "GROW_COMBINED_HOURS": "combined", "GROW_HOURS_FLAG": "flag"},
    cites="003:7, 17, 19, 29-31",
    place="los_angeles",
    for_participant=True,
    inputs={
        "other_hours": Items(
            Hours("hours of one activity or job a week", "horas semanales de una actividad o empleo"),
            "hours of other activities and part-time jobs", "horas de otras actividades y empleos de medio tiempo",
            table="Activities", column="hours",
            folds={"other": total(kind=Hours("hours of the others", "horas de las otras", high=None))},
        ),
        "icm_hours_assigned": Hours("hours of Intensive Case Management assigned",
                                    "horas asignadas de manejo intensivo del caso", blank=NOTHING),
    },
    gives={
        "icm_hours": Hours("hours of Intensive Case Management a week",
                           "horas semanales de manejo intensivo del caso"),
        "combined": Hours("hours a week together", "horas semanales en total", high=None),
        "flag": Choice(FLAGS, "remark", "observación"),
    },
    example={"other_hours": [10, 6]},
)  # fmt: skip
def hours_left(other: Any, icm_hours_assigned: Any) -> Any:
    """How many hours of Intensive Case Management are there beside a job and other activities?

    Boundary: 20 hours of others leave none, 19.99 leave 0.01; nothing is rounded.
    Reading: others alone above 20 hours are flagged, not forbidden; the ceiling speaks of the combination.
    """
    full = law("grow.icm_hours", when=known(other))
    share = at_least_zero(full - other)
    combined = other + choose(known(icm_hours_assigned), icm_hours_assigned, share)
    exceeds = (icm_hours_assigned > 0) & (combined > full)
    flag = first_true((exceeds, FLAGS.exceeds_20), (other > full, FLAGS.over_20_without_icm), otherwise=NONE)
    return {"icm_hours": share, "combined": combined, "flag": flag}


@question(
    "ICM-03.concurrent",
    cell={"GROW_CONCURRENT_LISTED": "listed", "GROW_CONCURRENT_ONCE": "once_only"},
    cites="003:29, 53",
    place="los_angeles",
    inputs={"activity": concurrent_activity()},
    gives={
        "listed": Flag("one of the activities of the list", "una de las actividades de la lista"),
        "once_only": Flag("only once", "una sola vez"),
    },
    example={"activity": "one_stop"},
)
def runs_beside(activity: Any) -> Any:
    """May an activity run beside Intensive Case Management?

    Boundary: the list gives examples; another activity is not refused.
    """
    return {"listed": activity < len(CONCURRENT), "once_only": once_only(activity)}
