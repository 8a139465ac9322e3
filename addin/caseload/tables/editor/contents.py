"""What a cell is to hold: a value of Python as the content of a cell, or why no cell can hold it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from math import isfinite
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any, NamedTuple

from caseload.tables.editor.address import cell_name
from caseload.tables.editor.markup import escape

if TYPE_CHECKING:
    from caseload.tables.editor.sheet import Sheet

TEXT_LIMIT = 32_767

EMPTY, NUMBER, FLAG, TEXT, ERROR = b"", b"n", b"b", b"s", b"e"
ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA")

_EPOCH_1900 = datetime(1899, 12, 31)
_EPOCH_1904 = datetime(1904, 1, 1)
_DAY = timedelta(days=1)

_SAFE = re.compile(r"[ !\"#-%'-;=?-^`-~\u00a0-\ud7ff]*")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


class Unwritable(ValueError):
    """The value cannot stand in a cell; the message says why."""


class CellError(str):
    """An error that a cell shows: "#N/A" and the others that a cell may hold (18.18.11 ``e``)."""


class Formula(NamedTuple):
    """A formula to be entered, with the value it shows: ``Formula("SUM(A1:A3)", 6)``."""

    text: str
    value: Any = None


class Plain(NamedTuple):
    """A value that replaces whatever stands in the cell, a formula as well."""

    value: Any = None


class Content(NamedTuple):
    """What a cell is to hold: ``text`` escaped for XML, ``value`` for comparing with what is there.

    ``formula`` (escaped) is entered; without one, an existing formula stays when ``keep``. ``style`` is the
    format number for a cell that is made. ``gone`` takes the cell out.
    """

    kind: bytes
    text: bytes
    value: Any
    formula: bytes | None = None
    keep: bool = True
    style: bytes | None = None
    gone: bool = False


NOTHING = Content(EMPTY, b"", None)
_FLAGS = {True: Content(FLAG, b"1", True), False: Content(FLAG, b"0", False)}


def content(value: Any, date1904: bool = False) -> Content:
    """The content for a value; raises ``Unwritable`` for what a cell cannot hold.

    Allowed: None, bool, int, float, Decimal, str, date, datetime (numpy scalars of these kinds too),
    ``CellError``, ``Formula`` and ``Plain``.
    """
    if value is None:
        return NOTHING
    known = _WRITERS.get(type(value))
    return _other(value, date1904) if known is None else known(value)


def _other(value: Any, date1904: bool) -> Content:
    if isinstance(value, str):
        return _error(value) if isinstance(value, CellError) else _text(value)
    if isinstance(value, Formula):
        return content(value.value, date1904)._replace(formula=_formula(value.text))
    if isinstance(value, Plain):
        return content(value.value, date1904)._replace(keep=False)
    if isinstance(value, date):
        return _number(serial(value, date1904))
    if type(value).__module__ == "numpy" and getattr(value, "shape", None) == ():
        if value != value:
            raise Unwritable("it is not a number")
        return content(_from_numpy(value), date1904)
    if isinstance(value, (Real, Decimal)):
        return _number(value)
    raise Unwritable(f"a cell cannot hold a {type(value).__name__}")


def _from_numpy(value: Any) -> Any:
    """The Python value of a numpy scalar; nanoseconds are cut to what Python's dates hold."""
    return value.astype("datetime64[us]").item() if value.dtype.kind == "M" else value.item()


def _text(value: str) -> Content:
    if len(value) * 2 > TEXT_LIMIT and len(value.encode("utf-16-le", "surrogatepass")) // 2 > TEXT_LIMIT:
        raise Unwritable(f"a cell holds at most {TEXT_LIMIT:,} characters")
    if _SAFE.fullmatch(value):
        return Content(TEXT, value.encode(), value)
    written = escape(_CONTROL.sub(_hidden, value)).replace("\r", "&#13;")
    try:
        return Content(TEXT, written.encode(), value)
    except UnicodeEncodeError:
        raise Unwritable("its text holds half of a character") from None


def _error(value: CellError) -> Content:
    if value not in ERRORS:
        raise Unwritable(f"a cell shows no error {str(value)!r}; it knows {', '.join(ERRORS)}")
    return Content(ERROR, value.encode(), value)


def _hidden(match: re.Match[str]) -> str:
    return f"_x{ord(match[0]):04X}_"


def _float(number: float) -> Content:
    if number.is_integer() and -1e16 < number < 1e16:
        return Content(NUMBER, b"%d" % number, number)
    if not isfinite(number):
        raise Unwritable("it is not a finite number")
    return Content(NUMBER, (b"%r" % number).upper(), number)


def _number(value: Any) -> Content:
    try:
        number = float(value)
    except (OverflowError, ValueError):
        raise Unwritable("the number is too large") from None
    if isinstance(value, Integral) and isfinite(number) and int(number) != value:
        raise Unwritable("Excel would round so long a number; write it as text")
    return _float(number)


_WRITERS: dict[type, Callable[[Any], Content]] = {
    str: _text,
    float: _float,
    int: _number,
    bool: _FLAGS.__getitem__,
}


def _formula(text: str) -> bytes:
    text = text.removeprefix("=")
    if not text.strip() or len(text) > 8192 or _FORBIDDEN.search(text):
        raise Unwritable("the formula is empty, longer than 8,192 characters, or holds control characters")
    return escape(text).encode()


def serial(day: date, date1904: bool) -> float:
    """The number Excel keeps for a date or a date with time; raises ``Unwritable`` before its first day.

    In the 1900 system day 60 is a 29 February 1900 that never was (ECMA-376 part 1, 18.17.4.1).
    """
    if day != day:
        raise Unwritable("it is not a date")
    moment = day if isinstance(day, datetime) else datetime(day.year, day.month, day.day)
    if moment.tzinfo is not None:
        raise Unwritable("a cell cannot hold a time zone")
    first = _EPOCH_1904 if date1904 else _EPOCH_1900 + _DAY
    if moment < first:
        raise Unwritable(f"Excel knows no day before {first:%Y-%m-%d}")
    days = (moment - (_EPOCH_1904 if date1904 else _EPOCH_1900)) / _DAY
    return days if date1904 or days < 60 else days + 1


class Contents:
    """The contents of the values of one sheet; the error for a value that cannot be written names the cell."""

    def __init__(self, sheet: Sheet, date1904: bool):
        self._sheet, self.date1904 = sheet, date1904
        self._known: dict[Any, Content] = {}

    def at(self, row: int, column: int, value: Any) -> Content:
        """The content for a value, or the content it is already."""
        kind = type(value)
        if kind is Content:
            return value  # type: ignore[no-any-return]
        known = self._known.get(value) if kind in _OFTEN else None
        if known is not None:
            return known
        try:
            new = content(value, self.date1904)
        except Unwritable as reason:
            where = cell_name(row, column)
            raise self._sheet.refused("the value cannot be written", str(reason), cell=where) from None
        if kind in _OFTEN and len(self._known) < _MANY:
            self._known[value] = new
        return new


_OFTEN = (str, date)
"""Kinds of values that come again and again on a sheet: their content is worked out once."""
_MANY = 10_000
"""So many of them are remembered."""
