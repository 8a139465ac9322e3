"""Which rows of a sheet are meant: conditions on columns, and columns that somebody ticked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from caseload.errors import WrongUse

_TICKS = frozenset("x yes y true 1 sí si ✓ ✔ ☑ ☒".split())

Test = Callable[[Any], bool]


def conditions(where: str) -> list[Test]:
    """The tests of a text such as ``language=es and adults!=2``, each asked of a case.

    A column is named by its name, its header, or the header of a column of the user's own; it stands on the row's
    sheet or on that of the participants. A test raises ``WrongUse`` for a column that is on neither.
    """
    return [_condition(part) for part in where.split(" and ") if part.strip()]


def ticked(header: str) -> Test:
    """Whether a row has a tick (x, yes, ✓ …) in the column ``header``; an empty header means every row."""
    if not header:
        return lambda case: True
    return lambda case: _shown(column_of(case, header)) in _TICKS


def _condition(text: str) -> Test:
    name, sign, value = text.partition("!=") if "!=" in text else text.partition("=")
    name, value = name.strip(), value.strip().strip("'\"").casefold()
    if not sign or not name:
        raise WrongUse(f"{text.strip()!r} is no condition", todo="Write, for example, --where \"language=es\".")
    return lambda case: (_shown(column_of(case, name)) == value) != (sign == "!=")


def column_of(case: Any, name: str) -> Any:
    """What stands in a column of the case's row, or of its participant's."""
    wanted = _folded(name)
    people = case.caseload.people
    for frame, row in ((case.frame, case.row), (people, case.person)):
        for column in frame.table.columns:
            if wanted in (column.name, _folded(column.header)):
                return case.value(column.name)
        for header, values in frame.extra.items():
            if _folded(header) == wanted:
                return values[row] if row >= 0 else None
    own = [*case.frame.extra, *people.extra]
    known = f"Your own columns: {', '.join(own)}. " if own else ""
    raise WrongUse(f"there is no column {name} in this workbook",
                   todo=f"{known}Columns: {', '.join(case.frame.table.names)}.")  # fmt: skip


def _shown(value: Any) -> str:
    """A value as somebody would write it in a condition."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, date):
        return value.isoformat()[:10]
    return "" if value is None else str(value).strip().casefold()


def _folded(header: str) -> str:
    return " ".join(header.casefold().split())


def refuse_unknown(tests: Iterable[Test], cases: Iterable[Any]) -> None:
    """Ask the tests of the first case, so that a misspelt column is told even when no row is left."""
    first = next(iter(cases), None)
    for test in tests if first is not None else ():
        test(first)
