"""Kinds of values: how an input is read, what its blank means, and how an output is shown.

Reading one value gives an integer, ``BLANK`` (there and empty) or raises ``Refused`` with a reason code, in the order
of the catalogue (part 0.0). This is the door through which declarations get the kinds; each lives in a room of its own.
"""

from caseload.rules.engine.choices import Choice, Flag, Ticks
from caseload.rules.engine.dates import Day, Month
from caseload.rules.engine.kind import BLANK, DEFAULT, NOT_GIVEN, NOTHING, REQUIRED, InLaw, Kind
from caseload.rules.engine.numbers import Count, Hours, Money, Number
from caseload.rules.engine.refusals import Lacking, Refused, refuse
from caseload.rules.engine.texts import Filled, Text

__all__ = [
    "BLANK", "DEFAULT", "NOTHING", "NOT_GIVEN", "REQUIRED", "Choice", "Count", "Day", "Filled", "Flag", "Hours",
    "InLaw", "Kind", "Lacking", "Money", "Month", "Number", "Refused", "Text", "Ticks", "refuse",
]  # fmt: skip
