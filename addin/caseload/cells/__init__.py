"""Cell functions: what a spreadsheet hands over, and what it gets back.

What lives here: reading the odd values of hosts, broadcasting over ranges, the texts a cell shows. What does not:
rules (``rules``), and anything about one kind of host (``hosts``). numpy and the standard library only.

``functions()`` are the cell functions by name; ``call(name, args)`` is what a host calls: it never raises, it answers
with a value, a grid of values, or a visible text that begins with ``?``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

__all__ = ["call", "functions", "shown_text", "source", "why"]


def functions() -> dict[str, Any]:
    """All cell functions by name, in the order of the rules."""
    from caseload.cells.made import load

    return load()


def call(name: str, args: Sequence[Any]) -> Any:
    """What a cell shows for a function and its arguments: a value, rows of values, or a text that begins with ``?``."""
    from caseload.cells.calling import answer
    from caseload.cells.made import find

    return answer(find(name), args)


def why(name: str, args: Sequence[Any], language: str = "en") -> str:
    """The explanation of a cell: the sentences behind the answer, one to a line (``CASE_WHY``)."""
    from caseload.cells.telling import why as tell

    return tell(name, args, language)


def source(name: str, args: Sequence[Any] = ()) -> str:
    """Citation of a cell function; with a cell's arguments also the parameters it used (``CASE_SOURCE``)."""
    from caseload.cells.telling import source as tell

    return tell(name, args)


def shown_text(name: str, value: Any) -> str:
    """A cell's value as a person reads it: a day's serial number as ISO text, yes and no as TRUE and FALSE."""
    from caseload.cells.telling import shown_text as show

    return show(name, value)
