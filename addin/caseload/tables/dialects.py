"""One function, several spellings: how each host writes a call of ours in a formula.

Only calls are touched: text, sheet names, table references and the functions of others stay as they are, to
the last blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from caseload.tables.editor.grammar import BRACKETS, QUOTED_SHEET, TEXT

_OFFICE_MARK = "_xldudf_"
_PIECE = re.compile(
    rf"""{TEXT}
    | (?P<where>(?:{QUOTED_SHEET}|\[[^\[\]]*\]|[\w.]+)!)?
      (?P<mark>{_OFFICE_MARK})? (?P<name>[^\W\d][\w.]*) (?=\()
    | {QUOTED_SHEET} | {BRACKETS} | [\w.$\\]+""",
    re.VERBOSE | re.IGNORECASE,
)


class Dialect(StrEnum):
    """How a host spells a call of ``WTW_REQUIRED_HOURS`` in the formulas of a file."""

    PLAIN = "plain"
    """``WTW_REQUIRED_HOURS(…)``: as people type it, and where the functions are macros of the workbook itself."""
    LINKED = "linked"
    """``[1]!WTW_REQUIRED_HOURS(…)``: an add-in file (.xlam), through link number 1 of the workbook. Where the
    add-in is missing Excel shows ``'C:\\…\\caseload.xlam'!WTW_REQUIRED_HOURS(…)``; both are understood."""
    OFFICE = "office"
    """``_xldudf_WTW_REQUIRED_HOURS(…)``: an Office add-in (Office.js)."""
    CALC = "calc"
    """``WTW.REQUIRED_HOURS(…)``: a LibreOffice add-in, service and method."""


class Call(NamedTuple):
    """A call of one of our functions: its plain name, and the dialect in which it is spelled."""

    name: str
    dialect: Dialect


def convert(formula: str, to: Dialect, names: Iterable[str], link: int = 1) -> str:
    """``formula`` (with or without "=") with every call of ours spelled as ``to`` says.

    ``names`` are the plain names of our functions, compared without case; calls in any dialect are understood.
    ``link`` is the number of the workbook's link to the add-in (``Dialect.LINKED`` only).
    """
    spellings = _spellings(frozenset(names))

    def respelled(match: re.Match[str]) -> str:
        call = _call(match, spellings)
        return match[0] if call is None else _spelled(call.name, to, link)

    return _PIECE.sub(respelled, formula)


def calls(formula: str, names: Iterable[str]) -> Iterator[Call]:
    """The calls of ours in a formula, in order; ``names`` as for ``convert``."""
    spellings = _spellings(frozenset(names))
    for match in _PIECE.finditer(formula):
        call = _call(match, spellings)
        if call is not None:
            yield call


@cache
def _spellings(names: frozenset[str]) -> dict[str, Call]:
    found = {_spelled(name, Dialect.CALC).upper(): Call(name, Dialect.CALC) for name in names}
    return found | {name.upper(): Call(name, Dialect.PLAIN) for name in names}


def _call(match: re.Match[str], spellings: dict[str, Call]) -> Call | None:
    call = spellings.get((match["name"] or "").upper())
    if call is None or call.dialect is Dialect.CALC:
        return None if match["where"] or match["mark"] else call
    if match["where"]:
        return call._replace(dialect=Dialect.LINKED)
    return call._replace(dialect=Dialect.OFFICE) if match["mark"] else call


def _spelled(name: str, to: Dialect, link: int = 1) -> str:
    if to is Dialect.LINKED:
        return f"[{link}]!{name}"
    if to is Dialect.OFFICE:
        return _OFFICE_MARK + name
    return name.replace("_", ".", 1) if to is Dialect.CALC else name
