"""Weekly hours: what is owed, two parents, what is lacking (001:7, 17-19, 54-55, 71-73; 004:65-67; P-03)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.dated import law_edges
from caseload.rules.engine.folds import blanks, total
from caseload.rules.engine.kinds import Choice, Flag, Hours
from caseload.rules.engine.lists import Items
from caseload.rules.engine.lookups import law_among
from caseload.rules.engine.primitives import at_least_zero, negate
from caseload.rules.engine.registry import question
from caseload.rules.gain.codes import FAMILIES
from caseload.rules.gain.inputs import activity, as_of, counts, required_hours, weekly_hours
from caseload.rules.gain.windows import PLACE, law

TWO_PARENTS = "gain.two_parent_hours"
"""Printed in the source for two parents, so not the general requirement."""
OWED = [f"calworks.required_hours.{family}" for family in FAMILIES]


def two_parent_hours() -> Any:
    """The hours that each of two parents, or both together while aided, must reach."""
    return law(TWO_PARENTS)


@question(
    "GAIN-PES-02",
    cell="GAIN_REQUIRED_HOURS",
    cites="001:7, 17; 004:65-67; P-03",
    place="los_angeles",
    looked_up_on="as_of",
    for_participant=True,
    inputs={
        "family": Choice(FAMILIES, "family", "familia"),
        "as_of": as_of(probes=law_edges("calworks.required_hours.single")),
    },
    gives={"required_hours": required_hours()},
    example={"family": "single", "as_of": "2022-07-01"},
)
def required(family: Any, as_of: Any) -> Any:
    """How many hours a week does the family owe?

    Boundary: the hours are those since 2013-01-01; for an earlier day there is no answer.
    Boundary: other families (one of two adults disabled, a pregnant person alone) are asked under WTW-01.
    """
    return law_among(OWED, family, as_of, PLACE)


@question(
    "GAIN-PES-07",
    cites="001:18-19",
    place="los_angeles",
    for_participant=True,
    over_lists=True,
    inputs={
        "parents": Items(
            None, "the two parents", "los dos padres", table="Parents",
            fields={"weekly_hours": weekly_hours(), "activity": activity()},
            size=2, size_reason="not_two",
            fields_named={"weekly_hours": "parents.weekly_hours"},
            gap_names={"weekly_hours": "parents.weekly_hours"},
        ),
    },
    gives={"eligible": Items(Flag("eligible", "tiene derecho"), "eligible, parent by parent",
                             "con derecho, padre por padre")},
    example={"parents": [{"weekly_hours": 35, "activity": "education"},
                         {"weekly_hours": 20, "activity": "education"}]},
)  # fmt: skip
def each_parent(parents: Any) -> Any:
    """Which of two parents may have services after cash aid ended?

    Boundary: 34.99 hours do not reach 35; the hours of the two are not added.
    Boundary: a parent below 35 hours fails whatever the activity, so a blank activity is not asked for.
    """
    enough = two_parent_hours()
    return {"eligible": [bool(each.weekly_hours >= enough and counts(each.activity)) for each in parents]}


def _short(worked: Any, took_part: Any) -> Any:
    """Do the hours that are known leave a blank to be asked for?"""
    return worked + took_part < two_parent_hours()


def _both(label: str, es: str, known_hours: str, asked: Any, **more: Any) -> Items:
    """Hours of each of two parents; the body gets their sum and the number of blanks."""
    return Items(
        Hours(label, es), label, es, size=2, size_reason="not_two", needed=asked,
        folds={known_hours: total(kind=Hours(f"{label}, added", f"{es}, sumadas", high=None)),
               f"{known_hours}_blank": blanks()}, **more,
    )  # fmt: skip


@question(
    "GAIN-PES-08",
    cell={"GAIN_TWO_PARENT_HOURS": "total", "GAIN_TWO_PARENT_MET": "meets", "GAIN_TWO_PARENT_BLANK": "has_blank"},
    cites="001:71-73",
    place="los_angeles",
    for_participant=True,
    inputs={
        "weekly_hours": _both(
            "hours of paid work of each parent", "horas de trabajo pagado de cada padre", "worked",
            lambda worked, worked_blank, took_part: (worked_blank > 0) & _short(worked, took_part)),
        "activity_hours": _both(
            "hours of activities of each parent", "horas de actividades de cada padre", "took_part",
            lambda worked, took_part, took_part_blank: (took_part_blank > 0) & _short(worked, took_part),
            default=[0, 0]),
    },
    gives={
        "total": Hours("hours together", "horas entre los dos", high=None),
        "meets": Flag("requirement met", "requisito cumplido"),
        "has_blank": Flag("some hours are blank", "faltan algunas horas"),
    },
    example={"weekly_hours": [20, 0], "activity_hours": [0, 15]},
)  # fmt: skip
def both_parents(worked: Any, worked_blank: Any, took_part: Any, took_part_blank: Any) -> Any:
    """Do two aided parents together reach the required hours?

    Boundary: 34.99 no, 35 yes, by one of them or by both; hours that are known to reach it stand beside a blank.
    """
    together = worked + took_part
    return {
        "total": together,
        "meets": together >= two_parent_hours(),
        "has_blank": (worked_blank > 0) | (took_part_blank > 0),
    }


@question(
    "GAIN-PES-17",
    cell={"GAIN_HOURS_SHORT": "shortfall", "GAIN_CONCURRENT_ENCOURAGED": "concurrent_encouraged"},
    cites="001:54-55",
    place="los_angeles",
    for_participant=True,
    inputs={
        "required_hours": required_hours(),
        "countable_hours": Hours("countable hours a week", "horas computables por semana"),
    },
    gives={
        "shortfall": Hours("hours lacking", "horas que faltan", high=None),
        "concurrent_encouraged": Flag("concurrent activities are encouraged", "se recomiendan actividades simultáneas"),
    },
    example={"required_hours": 20, "countable_hours": 19.99},
)
def lacking(required_hours: Any, countable_hours: Any) -> Any:
    """How many hours are lacking?

    Boundary: a hundredth of an hour is lacking too; more than enough is nothing lacking. No sanction hangs on it here.
    """
    short = at_least_zero(required_hours - countable_hours)
    return {"shortfall": short, "concurrent_encouraged": negate(short == 0)}
