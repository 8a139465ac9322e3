"""Checklists: data, not code. Items in the policy's order, when each applies, who does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import Flag, Kind, Ticks
from caseload.rules.engine.primitives import bits_where, known, unticked


@dataclass(frozen=True)
class Item:
    """One point of a checklist: its code, its words, and the yes/no input under which it applies ('' = always)."""

    code: str
    text: str
    es: str = ""
    applies: str = ""
    line: str = ""


@dataclass(frozen=True)
class Checklist:
    """The points of one list. ``question`` is the question that says what is open ('' = none).

    ``conditions`` are the yes/no inputs named by ``applies``. A blank condition is asked for only while
    its point is not ticked. ``remarks``: lines that begin with ``Boundary:`` or ``Reading:``.
    """

    id: str
    title: str
    items: tuple[Item, ...]
    cites: str
    question: str = ""
    who: str = ""
    cell: str = ""
    conditions: Mapping[str, Kind] = field(default_factory=dict)
    place: str = "california"
    example: Mapping[str, Any] = field(default_factory=dict)
    unchecked_first: bool = False
    remarks: str = ""

    @property
    def codes(self) -> Codes:
        """The codes of the points, in order."""
        return Codes(*[item.code for item in self.items])

    def as_question(self, make: Callable[..., Any], **more: Any) -> Any:
        """The question "what is still open, and is the list complete?"."""
        codes = self.codes
        names = list(self.conditions)
        applies = [item.applies for item in self.items]

        def body(checked: Any, *conditions: Any) -> dict[str, Any]:
            held = dict(zip(names, conditions, strict=True))
            wanted = bits_where(*[held[name] if name else True for name in applies])
            left = unticked(checked, wanted)
            return {"complete": left == 0, "unchecked": left}

        body.__doc__ = f"{self.title}\n\n{self.remarks}"
        inputs = {"checked": Ticks(codes, "points that are done", "puntos hechos"), **self.conditions}
        gives = {"complete": Flag("complete", "completo"), "unchecked": Ticks(codes, "open points", "puntos abiertos")}
        if self.unchecked_first:
            gives = dict(reversed(gives.items()))
        example = self.example or {"checked": [self.items[0].code]}
        return make(self.question, body, inputs=inputs, gives=gives, cites=self.cites, place=self.place,
                    cell=self.cell and {self.cell: "unchecked"}, example=example, **more)  # fmt: skip


__all__ = ["Checklist", "Flag", "Item", "known"]
