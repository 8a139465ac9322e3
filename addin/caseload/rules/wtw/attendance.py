"""Attendance of a month: totals, whether they meet the weekly hours, whether every hour is explained (004:152, 287)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checks import Check
from caseload.rules.engine.folds import total
from caseload.rules.engine.kinds import NOT_GIVEN, Flag, Hours, Number
from caseload.rules.engine.lists import Items
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.primitives import choose, is_true, known, negate, quotient, quotient_at_least
from caseload.rules.engine.registry import question

law = parameters("alameda")
DAY = 24
"""The hours of a day."""
ATTENDED = Hours("hours attended", "horas de asistencia", high=None)
EXCUSED = Hours("excused hours", "horas justificadas", high=None)
UNEXCUSED = Hours("unexcused hours", "horas sin justificar", high=None)


def _given(value: Any, key: str) -> Any:
    """A choice of the office, or what the law says where none was made."""
    return choose(known(value), value, law(key, when=negate(known(value))))


@question(
    "WTW-34.totals",
    cell={"WTW_TOTAL_HOURS": "total_hours", "WTW_ATTENDED_HOURS": "attended_hours"},
    cites="004:287",
    place="alameda",
    inputs={
        "daily_hours": Items(
            Hours("hours attended on a day", "horas de asistencia en un día", high=DAY),
            "hours attended, day by day",
            "horas de asistencia, día por día",
            table="Attendance",
            column="hours",
            folds={"attended_hours": total(kind=ATTENDED)},
        ),
        "excused_hours": EXCUSED,
        "unexcused_hours": UNEXCUSED,
        "excused_count": Flag("excused hours count as participation",
                              "las horas justificadas cuentan como participación", default=NOT_GIVEN),
    },
    gives={
        "attended_hours": ATTENDED,
        "excused_hours": EXCUSED,
        "unexcused_hours": UNEXCUSED,
        "total_hours": Hours("total hours of participation", "total de horas de participación", high=None),
    },
    example={"daily_hours": [4, 4, 0, 4, 4], "excused_hours": 0, "unexcused_hours": 4},
)  # fmt: skip
def totals(attended_hours: Any, excused_hours: Any, unexcused_hours: Any, excused_count: Any) -> Any:
    """Which totals of the month are entered in the attendance screens?

    Boundary: a blank day is not a day without hours; no day at all is zero hours.
    Reading: excused hours are kept apart and not added to the total unless the office counts them (excused_count).
    """
    counted = is_true(_given(excused_count, "alameda.excused_hours_count"))
    return {
        "attended_hours": attended_hours,
        "excused_hours": excused_hours,
        "unexcused_hours": unexcused_hours,
        "total_hours": attended_hours + choose(counted, excused_hours, 0),
    }


@question(
    "WTW-34.weekly",
    cell={"WTW_MONTH_MEETS": "meets", "WTW_WEEKLY_AVERAGE": "average_hours"},
    cites="004:152, 287; P-36",
    place="alameda",
    checks=(Check("weeks_per_month", "out_of_range", lambda weeks_per_month: weeks_per_month <= 0),),
    inputs={
        "month_hours": Hours("hours of the month", "horas del mes", high=None),
        "required_hours": Hours("required hours a week", "horas requeridas por semana", high=None),
        "weeks_per_month": Number("weeks in a month, above 0", "semanas en un mes, más de 0",
                                  default=NOT_GIVEN, probes=(1,)),
    },
    gives={
        "average_hours": Hours("hours a week, rounded to be shown", "horas por semana, redondeadas para mostrarlas",
                               high=None),
        "meets": Flag("requirement met", "requisito cumplido"),
    },
    example={"month_hours": 86.6, "required_hours": 20},
)  # fmt: skip
def weekly(month_hours: Any, required_hours: Any, weeks_per_month: Any) -> Any:
    """Does the month's total reach the weekly requirement?

    Boundary: 86.60 hours are 20 a week exactly; 86.59 are shown as 20.00 and do not reach it.
    Reading: a month has 4.33 weeks unless told otherwise (weeks_per_month); the rounded figure is never compared.
    """
    weeks = _given(weeks_per_month, "hours.weeks_per_month")
    return {
        "average_hours": quotient(month_hours, weeks),
        "meets": quotient_at_least(month_hours, weeks, required_hours),
    }


@question(
    "WTW-34.balance",
    cell={"WTW_HOURS_BALANCED": "balanced", "WTW_HOURS_UNEXPLAINED": "unexplained_hours"},
    cites="004:287",
    place="alameda",
    inputs={
        "scheduled_hours": Hours("scheduled hours", "horas programadas", high=None),
        "attended_hours": ATTENDED,
        "excused_hours": EXCUSED,
        "unexcused_hours": UNEXCUSED,
    },
    gives={
        "balanced": Flag("every scheduled hour is explained", "todas las horas programadas están explicadas"),
        "unexplained_hours": Hours("hours without an explanation", "horas sin explicación", low=None, high=None),
    },
    example={"scheduled_hours": 20, "attended_hours": 16, "excused_hours": 3, "unexcused_hours": 1},
)
def balance(scheduled_hours: Any, attended_hours: Any, excused_hours: Any, unexcused_hours: Any) -> Any:
    """Do attended, excused and unexcused hours together explain the scheduled ones?

    Boundary: below zero more hours are explained than were scheduled.
    Reading: the handbook asks for the three figures; that they add up to the schedule is our test.
    """
    unexplained = scheduled_hours - attended_hours - excused_hours - unexcused_hours
    return {"balanced": unexplained == 0, "unexplained_hours": unexplained}
