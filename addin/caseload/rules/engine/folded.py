"""A folded list handed over as its reductions, as a cell does it: ``MAXIFS`` and its kin have read the lines.

``blank`` is the number of lines that the reductions could not read; the engine then tries what such a line
might have held, as it does for a blank in a list.
"""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.folds import lines_with_values
from caseload.rules.engine.primitives import earlier, is_true, later


class Folded:
    """The reductions of one list: body argument -> body value, with ``lines`` still to be added to them."""

    __slots__ = ("blank", "lines", "values")

    def __init__(self, values: dict[str, Any], blank: int = 0, lines: tuple[Any, ...] = ()):
        self.values, self.blank, self.lines = values, blank, lines

    def filled(self, lines: list[Any]) -> Folded:
        """The same reductions with the unreadable lines taken for these."""
        return Folded(self.values, 0, tuple(lines))

    def arguments(self, kind: Any, outer: dict[str, Any]) -> dict[str, Any]:
        """The body arguments of the list."""
        if not self.lines:
            return dict(self.values)
        lines = lines_with_values(kind, list(self.lines), outer)
        return {name: joined(fold, self.values[name], fold.of_lines(lines, outer))
                for name, fold in kind.folds.items()}  # fmt: skip


def joined(fold: Any, given: Any, more: Any) -> Any:
    """A reduction with some more lines, for one case and for arrays."""
    if fold.how == "latest":
        return later(given, more)
    if fold.how == "earliest":
        return earlier(given, more)
    if fold.how == "any":
        return is_true(given) | more
    if fold.how == "total" or (fold.how == "count" and fold.where is not None):
        return given + more
    return given


def needs_blank_count(kind: Any) -> bool:
    """Must the number of unreadable lines be handed over beside the reductions?"""
    return bool(kind.folds) and all(fold.how != "blanks" for fold in kind.folds.values())
