"""One call of a cell function: a cell, or ranges of equal size that are answered as one column."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from caseload.cells.hostvalues import CellFault, Grid, grid
from caseload.cells.made import CellFunction
from caseload.cells.single import one, to_host

_PLAIN = (float, str, bool, type(None))
_log = logging.getLogger(__name__)


def answer(function: CellFunction, args: Sequence[Any]) -> Any:
    """What the cell shows; a range gives rows of values. Never raises: a fault is a text that begins with ``?``."""
    try:
        given = handed(function, args)
        shape = _shape(function, given)
        if shape is None:
            return to_host(one(function, given))
        from caseload.cells.columns import many

        return many(function, given, shape)
    except CellFault as fault:
        return fault.text
    except Exception as wrong:  # a host must never see an exception; the log holds no values of the case
        _log.error("%s failed: %s", function.name, type(wrong).__name__)
        return f"? {function.name} failed ({type(wrong).__name__}): please report it"


def handed(function: CellFunction, args: Sequence[Any]) -> list[Any]:
    """The arguments as single values or ``Grid``s; raises ``CellFault`` for too many of them."""
    if len(args) > len(function.arguments):
        raise CellFault(f"too many arguments: {function.name} takes {len(function.arguments)}")
    return [raw if type(raw) in _PLAIN else grid(raw) for raw in args]


def _shape(function: CellFunction, given: Sequence[Any]) -> tuple[int, int] | None:
    """Height and width of the answer, or None for a single cell; raises ``CellFault`` when ranges do not fit."""
    if Grid not in map(type, given):
        return None
    shapes = [(a.name, g.shape) for a, g in zip(function.arguments, given, strict=False)
              if isinstance(g, Grid) and not a.takes_list]  # fmt: skip
    if not shapes:
        return None
    height, width = max(s[0] for _, s in shapes), max(s[1] for _, s in shapes)
    for _, shape in shapes:
        if shape[0] not in (1, height) or shape[1] not in (1, width):
            sizes = ", ".join(f"{name} {tall} x {wide}" for name, (tall, wide) in shapes)
            raise CellFault(f"ranges of different size: {sizes}")
    return height, width


__all__ = ["answer", "handed"]
