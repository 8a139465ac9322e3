"""Weekly hours: what a family owes, and whether it is met (004:64-67, 152, 194, 287)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.days import add_months, birthday, first_of_month
from caseload.rules.engine.folds import blanks, count, latest, total
from caseload.rules.engine.kinds import Choice, Count, Day, Flag, Hours
from caseload.rules.engine.lists import Items
from caseload.rules.engine.lookups import law_among
from caseload.rules.engine.primitives import at_least_zero, choose, first_true, note
from caseload.rules.engine.registry import question
from caseload.rules.wtw.inputs import as_of

PLACE = "alameda"
AGE_BASIS = Codes("day", "month")
UNITS = Codes("two_parent", "two_adults_one_disabled_child_under_6", "two_adults_one_disabled", "single_child_under_6",
              "pregnant_only", "single")  # fmt: skip
"""The kinds of unit that owe different hours."""
OWED = [f"calworks.required_hours.{unit}" for unit in UNITS]
NOT_YOUNG = 6
"""The birthday from which a child is no longer one under six."""
MONTHS = 12


@question(
    "WTW-01",
    cell="WTW_REQUIRED_HOURS",
    cites="004:64-67, 293; P-03",
    place=PLACE,
    looked_up_on="as_of",
    for_participant=True,
    inputs={
        "adults": Count("adults in the unit", "adultos en la unidad", allowed=(1, 2)),
        "child_births": Items(
            Day("birth of a child", "nacimiento de un niño",
                around=lambda day: [add_months(day, -NOT_YOUNG * MONTHS)]),
            "births of the children",
            "nacimientos de los niños",
            table="Children",
            column="birth_on",
            probes=(["2018-01-10"],),
            folds={
                "youngest": latest(
                    where=("value", "<=", "as_of"),
                    kind=Day("birth of the youngest child", "nacimiento del niño menor"),
                ),
                "children": count(kind=Count("children in the unit", "niños en la unidad")),
            },
        ),
        "as_of": as_of(around=lambda day: [birthday(day, NOT_YOUNG)], probes=("2024-01-15",)),
        "age_basis": Choice(AGE_BASIS, "age counted on the day or for the month",
                            "edad contada por día o por mes", default="day"),
        "disabled_adult": Flag("one of two adults is disabled",
                               "uno de dos adultos tiene una discapacidad", default=False),
        "pregnant_only": Flag("the unit is one pregnant person",
                              "la unidad es una persona embarazada", default=False),
    },
    gives={"required_hours": Hours("required hours a week", "horas requeridas por semana")},
    notes={"turns_six": ("sixth birthday of the youngest child", "sexto cumpleaños del niño menor")},
    example={"adults": 1, "child_births": ["2016-08-25"], "as_of": "2022-08-24"},
)  # fmt: skip
def required_hours(adults: Any, youngest: Any, children: Any, as_of: Any, age_basis: Any,
                   disabled_adult: Any, pregnant_only: Any) -> Any:  # fmt: skip
    """How many hours a week does the family owe?

    Boundary: a child is under six before its sixth birthday; born on February 29, that is March 1 in common years.
    Boundary: a birth after the day asked about is left out; a disabled adult matters only beside another adult.
    Reading: the requirement changes on the birthday; for a month's total the age on its first day holds (age_basis).
    Reading: a unit that is one pregnant person owes 20 hours, not the 30 of the federal standard (parameter row).
    """
    on = choose(age_basis == AGE_BASIS.month, first_of_month(as_of), as_of)
    under_six = on < note("turns_six", birthday(youngest, NOT_YOUNG))
    couple = adults == 2
    disabled = couple & disabled_adult
    expecting = (children == 0) & pregnant_only
    unit = first_true(
        (disabled & under_six, UNITS.two_adults_one_disabled_child_under_6),
        (disabled, UNITS.two_adults_one_disabled),
        (couple, UNITS.two_parent),
        (under_six, UNITS.single_child_under_6),
        (expecting, UNITS.pregnant_only),
        otherwise=UNITS.single,
    )
    return law_among(OWED, unit, as_of, PLACE)


@question(
    "WTW-02",
    cell={"WTW_HOURS_KNOWN": "known_hours", "WTW_HOURS_MET": "meets", "WTW_HOURS_SHORT": "shortfall"},
    cites="004:31, 64, 152, 194, 290",
    place=PLACE,
    for_participant=True,
    inputs={
        "activity_hours": Items(
            Hours("weekly hours of an activity", "horas semanales de una actividad"),
            "weekly hours of the current activities",
            "horas semanales de las actividades actuales",
            table="Activities",
            column="weekly_hours",
            folds={
                "known_hours": total(kind=Hours("hours of the current activities",
                                                "horas de las actividades actuales", high=None)),
                "blank_lines": blanks(),
            },
            needed=lambda known_hours, required_hours, blank_lines: (
                (blank_lines > 0) & (known_hours < required_hours)
            ),
        ),
        "required_hours": Hours("required hours a week", "horas requeridas por semana"),
    },
    gives={
        "known_hours": Hours("hours known", "horas conocidas", high=None),
        "meets": Flag("requirement met", "requisito cumplido"),
        "shortfall": Hours("hours short", "horas que faltan", high=None),
        "blank_lines": Count("activities without hours", "actividades sin horas"),
    },
    example={"activity_hours": [24, 8], "required_hours": 30},
)  # fmt: skip
def hours_met(known_hours: Any, blank_lines: Any, required_hours: Any) -> Any:
    """Do the weekly hours of all current activities together reach the requirement?

    Boundary: 19.99 of 20 does not; 20 does. A blank line never counts as zero.
    """
    return {
        "known_hours": known_hours,
        "meets": known_hours >= required_hours,
        "shortfall": at_least_zero(required_hours - known_hours),
        "blank_lines": blank_lines,
    }
