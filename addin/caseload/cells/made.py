"""The cell functions, made from the declarations of the questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from caseload.cells.linting import is_reserved
from caseload.cells.reading import reader_of, takes_list
from caseload.errors import WrongUse
from caseload.rules.engine.folded import needs_blank_count
from caseload.rules.engine.kinds import Count, Day, Flag, Kind
from caseload.rules.engine.lists import Items
from caseload.rules.engine.question import Question

_PLAIN_FOLD = {"latest": Day, "earliest": Day, "any": Flag}


@dataclass(frozen=True)
class Argument:
    """One argument of a cell function.

    ``of``: the list input that it stands for; ``is_fold``: as one of its reductions; ``counts_blanks``: as the number
    of its unreadable lines.
    """

    name: str
    kind: Kind
    optional: bool
    help: str
    of: str = ""
    is_fold: bool = False
    counts_blanks: bool = False
    read: Any = field(default=None, compare=False)
    takes_list: bool = False

    @property
    def word(self) -> str:
        """The name by which a host knows it: the input's own, or a longer one where the host keeps that word."""
        return f"{self.name}_value" if is_reserved(self.name) else self.name


class CellFunction:
    """One function of a spreadsheet: a question and the output that it shows."""

    def __init__(self, name: str, question: Question, output: str):
        self.name, self.question, self.output = name, question, output
        self.kind = question.gives[output]
        self.arguments = tuple(_arguments(question))
        self.folded = any(each.of for each in self.arguments)
        self.help = _short(f"{question.sentence} {_capital(self.kind.label)}.")

    def __repr__(self) -> str:
        return f"<cell function {self.name}>"


def _arguments(question: Question) -> Iterator[Argument]:
    """The arguments of a question's body in order, required ones first, counts of unreadable lines last."""
    found: list[Argument] = []
    counts: list[Argument] = []
    for name, kind in question.inputs.items():
        if isinstance(kind, Items) and kind.folds:
            found += [_reduction(name, argument, fold) for argument, fold in kind.folds.items()]
            if needs_blank_count(kind):
                words = f"lines without a readable value in: {kind.label}"
                kind = Count("unreadable lines", default=0)
                counts.append(_made(f"{name}_blank", kind, True, words, of=name, counts_blanks=True))
        else:
            found.append(_made(name, kind, kind.optional, _help(kind)))
    yield from sorted(found, key=lambda each: each.optional)
    yield from counts


def _reduction(name: str, argument: str, fold: Any) -> Argument:
    kind = fold.kind if fold.kind is not None else _PLAIN_FOLD.get(fold.how, Count)()
    words = f"{kind.label or argument.replace('_', ' ')} (over the lines of the table)"
    return _made(argument, kind, False, words, of=name, is_fold=True, counts_blanks=fold.how == "blanks")


def _made(name: str, kind: Kind, optional: bool, words: str, of: str = "", **more: bool) -> Argument:
    reader = reader_of(kind, counted=bool(of))
    a_list = not of and takes_list(kind)
    return Argument(name, kind, optional, _short(words), of, read=reader, takes_list=a_list, **more)


def _help(kind: Kind) -> str:
    allowed = kind.allowed()
    return f"{_capital(kind.label)} ({allowed})" if allowed else _capital(kind.label)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _short(words: str) -> str:
    """A text as long as Excel's function wizard takes it."""
    return words if len(words) <= 255 else words[:252].rsplit(" ", 1)[0] + " …"


_loaded: dict[str, CellFunction] = {}


def load() -> dict[str, CellFunction]:
    """All cell functions by name."""
    if not _loaded:
        from caseload.rules.engine.registry import CELLS
        from caseload.rules.engine.registry import load as load_rules

        load_rules()
        _loaded.update({name: CellFunction(name, *place) for name, place in CELLS.items()})
    return _loaded


def find(name: str) -> CellFunction:
    """A cell function by name; raises ``WrongUse`` when there is none."""
    found = load().get(name.upper())
    if found is None:
        from difflib import get_close_matches

        near = get_close_matches(name.upper(), load(), 3)
        todo = f"Did you mean {', '.join(near)}?" if near else "`caseload functions` lists them."
        raise WrongUse(f"there is no cell function {name}", todo=todo)
    return found
