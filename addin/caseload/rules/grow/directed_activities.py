"""Hours of a week in which directed activities stand in for visits to the Resource Center (003:74)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.folds import total
from caseload.rules.engine.kinds import NOTHING, Flag, Hours
from caseload.rules.engine.lists import Items
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.primitives import at_least_zero, choose, known, negate
from caseload.rules.engine.registry import question

law = parameters("los_angeles")


@question(
    "ICM-29",
    cell={"GROW_WEEK_MET": "meets", "GROW_WEEK_SHORTFALL": "shortfall"},
    cites="003:74",
    place="los_angeles",
    inputs={
        "week_hours": Items(
            Hours("hours of one visit or directed activity", "horas de una visita o actividad dirigida"),
            "hours of visits and directed activities",
            "horas de visitas y actividades dirigidas",
            table="Attendance",
            column="hours",
            folds={"counted": total(kind=Hours("hours of the week", "horas de la semana", high=None))},
        ),
        "icm_hours": Hours("hours of Intensive Case Management a week",
                           "horas semanales de manejo intensivo del caso", blank=NOTHING),
    },
    gives={
        "meets": Flag("hours of the week met", "horas de la semana cumplidas"),
        "shortfall": Hours("hours short", "horas que faltan"),
    },
    notes={"share": ("hours to reach", "horas por cumplir")},
    example={"week_hours": [8, 12]},
)  # fmt: skip
def week_met(counted: Any, icm_hours: Any) -> Any:
    """Do the visits and directed activities of a week reach the hours of Intensive Case Management?

    Boundary: 20.00 hours meet the full share, 19.99 are 0.01 short; a blank entry does not matter once it is reached.
    Reading: beside another activity the share of ICM-03 is to be reached (icm_hours), else the full hours.
    """
    full = law("grow.icm_hours", when=negate(known(icm_hours)))
    share = choose(known(icm_hours), icm_hours, full)
    return {"meets": counted >= share, "shortfall": at_least_zero(share - counted)}
