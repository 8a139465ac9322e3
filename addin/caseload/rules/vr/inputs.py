"""Inputs that many questions of Nebraska VR share, with their words in both languages."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import DEFAULT, NOTHING, Choice, Day, Flag, InLaw

PURPOSES = Codes("maintain", "regain", "advance")
"""What a post-employment service is for (002:11)."""


def as_of() -> Day:
    """The day asked about."""
    return Day("day asked about", "día consultado")


def employment_outcome_on(**more: Any) -> Day:
    """The day on which the job starts."""
    return Day("employment outcome", "inicio del empleo logrado", **more)


def closed_on(**more: Any) -> Day:
    """The day on which the case was closed; blank: it is open."""
    return Day("case closed", "caso cerrado", blank=NOTHING, **more)


def count_first_day() -> Flag:
    """Whether the day on which a count starts is one of its days."""
    return Flag("the first day counts", "el primer día cuenta",
                default=InLaw("vr.count_first_day", "nebraska"), blank=DEFAULT)  # fmt: skip


def purpose(**more: Any) -> Choice:
    """The purpose of a post-employment service."""
    return Choice(PURPOSES, "purpose of the service", "propósito del servicio", **more)
