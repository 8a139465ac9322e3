"""Inputs that many questions of GAIN post-employment services share, with their words in both languages."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.kinds import Choice, Day, Flag, Hours, InLaw, Money, Number
from caseload.rules.engine.primitives import one_of
from caseload.rules.gain.codes import ACTIVITIES, COUNTING, EXCLUDED, REASONS

FEDERAL_WAGE = "us.federal_minimum_wage"


def as_of(**more: Any) -> Day:
    """The day asked about."""
    return Day("day asked about", "día consultado", **more)


def discontinued_on(**more: Any) -> Day:
    """The first day without cash aid."""
    return Day("first day without cash aid", "primer día sin ayuda en efectivo", **more)


def time_off_on(**more: Any) -> Day:
    """The first day off the Assistance Unit for the time limit."""
    return Day("first day off the unit for the time limit",
               "primer día fuera de la unidad por el límite de tiempo", **more)  # fmt: skip


def reason(**more: Any) -> Choice:
    """Why cash aid ended."""
    return Choice(REASONS, "why cash aid ended", "por qué terminó la ayuda en efectivo", **more)


def activity(label: str = "concurrent activity", es: str = "actividad simultánea", **more: Any) -> Choice:
    """The activity beside the job."""
    return Choice(ACTIVITIES, label, es, **more)


def activity_approved(**more: Any) -> Flag:
    """Whether the activity beside the job is approved."""
    return Flag("the activity is approved", "la actividad está aprobada", default=True, **more)


def tse_ends_on(**more: Any) -> Day:
    """The last day of Transitional Subsidized Employment."""
    return Day("last day of subsidized employment (TSE)", "último día del empleo subsidiado (TSE)", **more)


def weekly_hours(**more: Any) -> Hours:
    """Hours of paid work."""
    return Hours("hours of paid work a week", "horas de trabajo pagado por semana", **more)


def required_hours(**more: Any) -> Hours:
    """Hours that must be reached; a blank is also tried as so few that blank hours could be on either side."""
    return Hours("required hours a week", "horas requeridas por semana", high=None, probes=(1,), **more)


def subsidized(**more: Any) -> Flag:
    """Whether the qualifying job is subsidized."""
    return Flag("the job is subsidized", "el empleo es subsidiado", **more)


def minimum_wage(**more: Any) -> Money:
    """The federal minimum wage, unless the parameter's row is to hold."""
    return Money("federal minimum wage", "salario mínimo federal", low=None, above=0, **more)


def weeks_per_month() -> Number:
    """Weeks in a month, the parameter unless another number is given."""
    return Number("weeks in a month", "semanas en un mes", above=0,
                  default=InLaw("hours.weeks_per_month", "los_angeles"))  # fmt: skip


def counts(activity: Any) -> Any:
    """Is an activity one that counts beside the job?"""
    return one_of(activity, *[ACTIVITIES[name] for name in COUNTING])


def excluded(reason: Any) -> Any:
    """Does the reason for which cash aid ended exclude these services?"""
    return one_of(reason, *[REASONS[name] for name in EXCLUDED])
