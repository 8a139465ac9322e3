"""Values as people type them into cells, read strictly (DATA-01): nothing is guessed.

One reading for the cell functions, for the check of a workbook and for the questions ``DATA-01.*``. Each function
returns what the kinds take, ``BLANK`` for an empty cell, or raises ``Refused`` with the reason.
"""

from __future__ import annotations

import re
from datetime import date, time
from decimal import Decimal
from typing import Any

from caseload.rules.engine.kinds import BLANK, Refused
from caseload.rules.engine.units import EPOCH, FIRST_DAY, LAST_DAY, scaled

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_TWO_DIGIT_YEAR = re.compile(r"\d{1,2}/\d{1,2}/\d{2}")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
INVENTED = 60
"""Serial 60 is February 29, 1900, a day that Excel invented; later serials are one too high for it."""
_YES = {"true": True, "yes": True, "y": True, "false": False, "no": False, "n": False}


def is_empty(raw: Any) -> bool:
    """Is a cell empty (nothing, spaces only, or not a number)?"""
    return raw is None or (isinstance(raw, str) and not raw.strip()) or raw != raw


def day_entered(raw: Any) -> Any:
    """A day from ISO text, month-first text, a date, or a serial number of the 1900 system (0 is an empty cell)."""
    if is_empty(raw) or (type(raw) in (int, float) and raw == 0):
        return BLANK
    if isinstance(raw, bool):
        raise Refused("not_a_date")
    if isinstance(raw, date):
        return _within(raw.toordinal() - EPOCH)
    if isinstance(raw, str):
        return _day_in_text(raw.strip())
    if isinstance(raw, (int, float)) or hasattr(raw, "__float__"):
        return _day_of_serial(float(raw))
    raise Refused("not_a_date")


def _day_in_text(text: str) -> int:
    if _TWO_DIGIT_YEAR.fullmatch(text):
        raise Refused("two_digit_year")
    found = _ISO.fullmatch(text)
    numbers = found.groups() if found else None
    if numbers is None and (found := _MONTH_FIRST.fullmatch(text)):
        month, day, year = found.groups()
        numbers = (year, month, day)
    if numbers is None:
        raise Refused("not_a_date")
    try:
        return _within(date(*map(int, numbers)).toordinal() - EPOCH)
    except Refused:
        raise
    except ValueError:
        raise Refused("not_a_date") from None


def _day_of_serial(serial: float) -> int:
    if not 0 <= serial < 1e9:
        raise Refused("not_a_date" if not serial >= 0 else "out_of_range")
    whole = int(serial)
    if whole in (0, INVENTED):
        raise Refused("not_a_date")
    return _within(date(1899, 12, 30 if whole > INVENTED else 31).toordinal() + whole - EPOCH)


def _within(day: int) -> int:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Refused("out_of_range")
    return day


def serial_of(day: int) -> int:
    """A day as a serial number of the 1900 system, as a cell holds it."""
    serial = day + EPOCH - date(1899, 12, 30).toordinal()
    return serial if serial > INVENTED else serial - 1


def number_entered(raw: Any) -> Any:
    """A number as whole billionths from a number or a text with a decimal point; 0 is zero."""
    if is_empty(raw):
        return BLANK
    if isinstance(raw, str):
        text = raw.strip()
        if "," in text:
            raise Refused("decimal_comma")
        if not _NUMBER.fullmatch(text):
            raise Refused("not_a_number")
        return scaled(Decimal(text))
    if isinstance(raw, (bool, date, time)) or not hasattr(raw, "__float__") or abs(raw) == float("inf"):
        raise Refused("not_a_number")
    return scaled(raw.item() if hasattr(raw, "item") else raw)


def flag_entered(raw: Any) -> Any:
    """Yes or no from a truth value or the words true, false, yes, no, y, n; a number is neither."""
    if is_empty(raw):
        return BLANK
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, str) and raw.strip().casefold() in _YES:
        return _YES[raw.strip().casefold()]
    raise Refused("not_a_bool")


__all__ = ["day_entered", "flag_entered", "is_empty", "number_entered", "serial_of"]
