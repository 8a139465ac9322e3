"""What counts as employed in GROW, and the inputs that questions about employment share (000:7; 003:29-31, 56)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.kinds import DEFAULT, Choice, Flag, Hours
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.offices import ROLLS
from caseload.rules.engine.primitives import known

law = parameters("los_angeles")


def is_employed(weekly_hours: Any) -> Any:
    """Do the paid hours of a week reach what releases from GROW and opens post-employment services?"""
    return known(weekly_hours) & (weekly_hours >= law("grow.pes_hours", when=known(weekly_hours)))


def weekly_hours() -> Hours:
    """The paid hours a week; the verified average of the pay period where the hours vary."""
    return Hours("paid hours a week", "horas pagadas por semana")


def gr_eligible() -> Flag:
    """Eligible to General Relief."""
    return Flag("eligible to General Relief", "elegible para General Relief")


def volunteers() -> Flag:
    """The participant asks to take part."""
    return Flag("volunteers for post-employment services", "quiere los servicios después del empleo")


def remains_on_aid() -> Flag:
    """Aid goes on beside the work."""
    return Flag("will remain on aid", "seguirá con ayuda")


def roll(default: str) -> Choice:
    """What happens when the counted day is a closed day (TIME-06)."""
    return Choice(ROLLS, "when the day is a closed day", "cuando el día está cerrado", default=default, blank=DEFAULT)
