"""One place that turns values into words: dates, months, hours, money, counts, yes and no, codes; en and es-US.

Each function takes a value as workbooks and rules hand it over, and returns the words, or raises ``Unfit`` with
one of the reasons that the rules use for invalid inputs.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from numbers import Number
from typing import Any

from caseload.rules.engine.units import EPOCH, FIRST_DAY, LAST_DAY
from caseload.rules.engine.wording import day_in_words

_YES_NO = {"en": ("Yes", "No"), "es": ("Sí", "No")}
_TYPED_FLAGS = {"yes": True, "true": True, "sí": True, "si": True, "no": False, "false": False}
_NOON = {"en": ("a.m.", "p.m."), "es": ("a. m.", "p. m.")}
_CENT = Decimal("0.01")
# What must not reach Word from a value: controls, and marks that would turn the direction of the text around it.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\u202a-\u202e\ud800-\udfff]")
_INVISIBLE = "".join(map(chr, (*range(33), 0x85, 0xA0, 0x2028, 0x2029, 0x200B, 0x2060, 0xFEFF)))
_NEW_LINES = re.compile("\r\n|[\r\v\x85\u2028\u2029]")


class Unfit(Exception):
    """A value that cannot stand in its field; ``reason`` is a code of the rules' list."""

    def __init__(self, reason: str):
        self.reason = reason
        super().__init__(reason)


class Answer(str):
    """The word of a yes/no field, which is also its truth: ``{%p if told %}`` asks the flag, not the word."""

    truth: bool

    def __new__(cls, word: str, truth: bool) -> Answer:
        answer = super().__new__(cls, word)
        answer.truth = truth
        return answer

    def __bool__(self) -> bool:
        return self.truth


def is_blank(value: Any) -> bool:
    """Whether a value says nothing: None, NaN, NaT, empty, or nothing that would show on paper."""
    if value is None:
        return True
    if isinstance(value, str):
        return not value.strip(_INVISIBLE)
    try:
        return bool(value != value)
    except (TypeError, ValueError):
        return False


def paragraph(value: Any, language: str) -> str:
    """A text with its line breaks."""
    if isinstance(value, (datetime, date)):
        return day(value, language)
    if isinstance(value, time):
        return clock(value, language)
    if isinstance(value, bool) or not isinstance(value, (str, Number)):
        raise Unfit("not_a_text")
    if not isinstance(value, str):
        number = _number(value)
        return str(int(number)) if number == number.to_integral_value() else format(number.normalize(), "f")
    return _UNPRINTABLE.sub("", _NEW_LINES.sub("\n", value)).strip()


def text(value: Any, language: str) -> str:
    """A text on one line; numbers as they are written (a case number is no quantity)."""
    return " ".join(paragraph(value, language).split())


def lines(value: Any, language: str) -> list[str]:
    """Several short texts, given as a list or one below the other."""
    if isinstance(value, str):
        value = paragraph(value, language).split("\n")
    if not isinstance(value, (list, tuple)):
        raise Unfit("not_a_list")
    return [text(entry, language) for entry in value if not is_blank(entry)]


def day(value: Any, language: str) -> str:
    """A day written out: August 25, 2026; 25 de agosto de 2026. ISO texts are read, serial numbers are not."""
    return day_in_words(_day_number(value), language)


def iso_day(value: Any) -> str:
    """A day as ISO text."""
    return date.fromordinal(_day_number(value) + EPOCH).isoformat()


def _day_number(value: Any) -> int:
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value.strip()) if len(value.strip()) == 10 else datetime.fromisoformat(value)
        except ValueError:
            raise Unfit("not_a_date") from None
    if not isinstance(value, date):
        raise Unfit("not_a_date")
    number = value.toordinal() - EPOCH
    if not FIRST_DAY <= number <= LAST_DAY:
        raise Unfit("out_of_range")
    return number


def month(value: Any, language: str) -> str:
    """A month: November 2026; noviembre de 2026. Given as a day in it, or ``YYYY-MM``."""
    if isinstance(value, str) and re.fullmatch(r"\s*\d{4}-\d{2}\s*", value):
        value = f"{value.strip()}-01"
    try:
        words = day(value, language).replace(",", "").split()
    except Unfit as unfit:
        raise Unfit("not_a_month" if unfit.reason == "not_a_date" else unfit.reason) from None
    return f"{words[0]} {words[2]}" if language == "en" else " ".join(words[2:])


def clock(value: time, language: str) -> str:
    """A time of day: 8:30 a.m."""
    return f"{value.hour % 12 or 12}:{value.minute:02} {_NOON[language][value.hour >= 12]}"


def hours(value: Any, language: str) -> str:
    """Hours: 32, 32.5, at most two decimals, rounded half away from zero (NUM-02)."""
    number = _rounded(value)
    if number < 0:
        raise Unfit("negative")
    return f"{number:,f}".rstrip("0").rstrip(".")


def money(value: Any, language: str) -> str:
    """Dollars and cents, $1,099.00, rounded half away from zero (NUM-04)."""
    number = _rounded(value)
    return f"-${-number:,f}" if number < 0 else f"${number:,f}"


def count(value: Any, language: str) -> str:
    """A whole number, 0 or more."""
    number = _number(value)
    if number != number.to_integral_value():
        raise Unfit("not_an_integer")
    if number < 0:
        raise Unfit("negative")
    return f"{int(number):,}"


def _rounded(value: Any) -> Decimal:
    return _number(value).quantize(_CENT, ROUND_HALF_UP)


def _number(value: Any) -> Decimal:
    """A number exactly as typed; texts as a person types them, ``$1,099.50`` included."""
    if isinstance(value, (bool, date, time)):
        raise Unfit("not_a_number")
    if isinstance(value, str):
        value = value.strip().removeprefix("$")
        if re.fullmatch(r"-?\d+,\d{1,2}", value):
            raise Unfit("decimal_comma")
        value = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", value)
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise Unfit("not_a_number") from None
    if not number.is_finite() or (isinstance(value, float) and not math.isfinite(value)):
        raise Unfit("not_a_number")
    if abs(number) >= 10**12:
        raise Unfit("out_of_range")
    return number


def flag(value: Any, language: str) -> Answer:
    """Yes or no."""
    truth = _TYPED_FLAGS.get(value.strip().casefold()) if isinstance(value, str) else value
    if type(truth).__name__ not in ("bool", "bool_"):
        raise Unfit("not_a_bool")
    return Answer(_YES_NO[language][0 if truth else 1], bool(truth))


def code(value: Any, language: str, codes: Mapping[str, Mapping[str, str]]) -> str:
    """The words of a coded value; the words themselves are taken too."""
    written = str(value).strip()
    words = codes.get(written)
    if words is None:
        words = next((known for known in codes.values() if written in known.values()), None)
    if words is None or language not in words:
        raise Unfit("not_allowed")
    return words[language]


WORDS = {
    "text": text, "paragraph": paragraph, "lines": lines, "date": day, "month": month, "hours": hours,
    "money": money, "count": count, "flag": flag,
}  # fmt: skip
