"""When a participant is in Intensive Case Management at all: gaps, nothing else left, aid (003:6-17, 56, 70)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import DEFAULT, NOTHING, Choice, Count, Day, Flag
from caseload.rules.engine.lists import Items
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.primitives import all_of, at_least_zero, choose, known, negate
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.grow.components_left import COMPONENT, ICM
from caseload.rules.grow.employed import is_employed, weekly_hours

law = parameters("los_angeles")
READINGS = Codes("week_difference", "week_idle", "any_gap")


def days_left() -> Count:
    """The days of the time limit that are not used."""
    return Count("days left on aid", "días restantes de ayuda")


@question(
    "ICM-01",
    cell={"GROW_GAP_IS_ICM": "icm", "GROW_GAP_DAYS": "gap_days"},
    cites="003:6, 11; against it 003:15, 17, 60, 62, 122",
    place="los_angeles",
    inputs={
        "completed_on": Day("last day of the completed activity", "último día de la actividad terminada"),
        "next_component_on": Day("first day of the next activity", "primer día de la siguiente actividad",
                                 blank=NOTHING, not_before="completed_on"),
        "gap_reading": Choice(READINGS, "what counts as a gap", "qué cuenta como intervalo",
                              default="week_difference", blank=DEFAULT),
    },
    gives={
        "gap_days": Count("days of the gap", "días del intervalo"),
        "icm": Flag("assigned to Intensive Case Management", "asignado al manejo intensivo del caso"),
    },
    example={"completed_on": "2022-03-01", "next_component_on": "2022-03-08"},
)  # fmt: skip
def gap_covered(completed_on: Any, next_component_on: Any, gap_reading: Any) -> Any:
    """Is the participant assigned to Intensive Case Management for the gap until the next activity?

    Boundary: a difference of seven days is covered, one of six is not; a next activity that is not scheduled is.
    Reading: some passages assign at any time between activities, one from a week on; a week is taken, as the difference
    of the two days (gap_reading).
    """
    apart = next_component_on - completed_on
    gap = choose(gap_reading == READINGS.week_difference, apart, at_least_zero(apart - 1))
    scheduled, any_gap = known(next_component_on), gap_reading == READINGS.any_gap
    shortest = choose(any_gap, 1, law("icm.gap_days", when=scheduled & negate(any_gap)))
    return {"gap_days": choose(scheduled, gap, NONE), "icm": negate(scheduled) | (gap >= shortest)}


@question(
    "ICM-02",
    cell="GROW_ONLY_ICM_LEFT",
    cites="003:8, 13",
    place="los_angeles",
    over_lists=True,
    inputs={
        "open_components": Items(COMPONENT, "components required and not completed",
                                 "componentes requeridos y no terminados"),
        "weekly_hours": weekly_hours(),
        "days_left": days_left(),
    },
    gives={"icm": Flag("goes on in Intensive Case Management", "sigue en el manejo intensivo del caso")},
    example={"open_components": [], "weekly_hours": 12, "days_left": 50},
)  # fmt: skip
def nothing_else_left(open_components: list[str], weekly_hours: int, days_left: int) -> dict[str, bool]:
    """Does Intensive Case Management go on because nothing else is left?

    Boundary: with one day left it goes on, with none it ends; an open component is enough to say no.
    Reading: employed means the hours a week that release from GROW.
    """
    others = [each for each in open_components if each != ICM]
    return {"icm": not others and not is_employed(weekly_hours) and days_left > 0}


@question(
    "ICM-04",
    cell="GROW_ICM_AVAILABLE",
    cites="003:13, 56, 70",
    place="los_angeles",
    inputs={
        "gr_approved_on": Day("General Relief approved on", "General Relief aprobado el"),
        "as_of": Day("day asked about", "día consultado"),
        "weekly_hours": weekly_hours(),
        "days_left": days_left(),
        "in_other_component": Flag("in another component that takes all hours",
                                   "en otro componente que ocupa todas las horas", default=False),
    },
    gives={"available": Flag("Intensive Case Management available", "manejo intensivo del caso disponible")},
    example={"gr_approved_on": "2022-03-01", "as_of": "2022-05-01", "weekly_hours": 12, "days_left": 200},
)  # fmt: skip
def available(gr_approved_on: Any, as_of: Any, weekly_hours: Any, days_left: Any, in_other_component: Any) -> Any:
    """Is Intensive Case Management available on the day?

    Boundary: the day of approval belongs to it; one day left is enough; 20 hours of work end it, 19.99 do not.
    Boundary: an activity beside it that does not take all hours does not end it.
    Reading: employed means the hours a week that release from GROW.
    """
    return all_of(as_of >= gr_approved_on, negate(is_employed(weekly_hours)), days_left > 0, negate(in_other_component))
