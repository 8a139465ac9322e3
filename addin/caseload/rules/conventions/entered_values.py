"""Entered values: a date, hours, yes or no as they stand in a cell, read strictly (DATA-01)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checks import Check
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.entered import day_entered, flag_entered, number_entered
from caseload.rules.engine.kinds import BLANK, Choice, Day, Flag, Hours, Refused
from caseload.rules.engine.primitives import first_true, hours
from caseload.rules.engine.registry import question

LOCALES = Codes("en-US")
HOURS_KINDS = Codes("day_hours", "weekly_hours", "month_hours")
DAY, WEEK, MONTH = 24, 168, 744
"""The hours of a day, of a week, of a month of 31 days."""
LOCALE = Choice(LOCALES, "way of writing", "forma de escribir", default="en-US")


class EnteredDay(Day):
    """A day as it stands in a cell: ISO text, month first, or a serial number."""

    def read(self, raw: Any) -> Any:
        return day_entered(raw)

    def allowed(self) -> str:
        return "YYYY-MM-DD, M/D/YYYY, or a serial number of the 1900 system"


class EnteredHours(Hours):
    """Hours as they stand in a cell: a number, or text with a decimal point."""

    def read(self, raw: Any) -> Any:
        value = number_entered(raw)
        if value is BLANK:
            return BLANK
        if value < 0:
            raise Refused("negative")
        if self.beyond(value):
            raise Refused("out_of_range")
        return value


class EnteredFlag(Flag):
    """Yes or no as it stands in a cell."""

    def read(self, raw: Any) -> Any:
        return flag_entered(raw)

    def allowed(self) -> str:
        return "true, false, yes, no, y, n"


def _too_many(value: Any, kind: Any) -> Any:
    """More hours than the day, week or month has."""
    most = first_true(
        (kind == HOURS_KINDS.day_hours, hours(DAY)),
        (kind == HOURS_KINDS.weekly_hours, hours(WEEK)),
        otherwise=hours(MONTH),
    )
    return value > most


@question(
    "DATA-01.date",
    cites="004:173-182",
    place="us",
    inputs={"value": EnteredDay("what was entered", "lo que se escribió"), "locale": LOCALE},
    gives={"value_on": Day("the day", "el día")},
    example={"value": "1/5/2020"},
)
def date_entered(value: Any, locale: Any) -> Any:
    """Which day was entered?

    Boundary: serial 43831 is 2020-01-01, 59 is 1900-02-28, 61 is 1900-03-01; 60 is a day that does not exist.
    Boundary: the number 0 is an empty cell; a time of day is dropped.
    Reading: a year of two digits is refused, since nothing says which century it means.
    """
    return value


@question(
    "DATA-01.hours",
    cites="004:31, 173-182",
    place="us",
    inputs={
        "value": EnteredHours("what was entered", "lo que se escribió", high=MONTH, probes=(1,)),
        "kind": Choice(HOURS_KINDS, "hours of what", "horas de qué", needed=lambda value: value > hours(DAY)),
        "locale": LOCALE,
    },
    checks=(Check("value", "out_of_range", _too_many),),
    gives={"hours": Hours("the hours", "las horas", high=MONTH)},
    example={"value": " 19.50 ", "kind": "weekly_hours"},
)
def hours_entered(value: Any, kind: Any, locale: Any) -> Any:
    """How many hours were entered?

    Boundary: 24 in a day, 168 in a week and 744 in a month are allowed, a hundredth more is not; 0 is zero hours.
    Reading: a comma is refused, since nothing says whether it is a decimal sign.
    """
    return value


@question(
    "DATA-01.bool",
    cites="004:90-100",
    place="us",
    inputs={"value": EnteredFlag("what was entered", "lo que se escribió")},
    gives={"answer": Flag("yes or no", "sí o no")},
    example={"value": " Yes "},
)
def flag_of(value: Any) -> Any:
    """Was yes or no entered?

    Boundary: numbers are neither, also 0 and 1: a host may hand an empty cell over as 0.
    """
    return value
