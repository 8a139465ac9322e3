"""One question: its declaration, and how it answers for one case.

The order of checking is the catalogue's: values that cannot be right (``invalid``), blanks that decide
(``missing``), law that is not there (``no_parameter``), then the answer.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from caseload.rules.engine.checks import Check, order_checks
from caseload.rules.engine.docstrings import read_docstring
from caseload.rules.engine.folded import Folded
from caseload.rules.engine.folds import lines_with_values
from caseload.rules.engine.kinds import BLANK, DEFAULT, InLaw, Kind, Lacking, Refused
from caseload.rules.engine.lists import Items
from caseload.rules.engine.lookups import NoParameter
from caseload.rules.engine.units import NONE

ABSENT: Any = type("Absent", (), {"__repr__": lambda self: "ABSENT"})()
Outcome = tuple[str, Any]
"""("ok", output values) or (a status, its record)."""
Condition = tuple[str, Callable[..., Any], tuple[str, ...]]
"""An input, the condition under which it is asked for, and the inputs that the condition looks at."""


class Question:
    """A named question of a rule: fixed inputs, a fixed record of outputs, one body, a citation."""

    def __init__(self, id: str, body: Callable[..., Any], *, inputs: Mapping[str, Kind],
                 gives: Mapping[str, Kind], cites: str, place: str = "california",
                 cell: str | Mapping[str, str] = "", looked_up_on: str = "", checks: tuple[Check, ...] = (),
                 example: Mapping[str, Any] | None = None, notes: Mapping[str, tuple[str, str]] | None = None,
                 over_lists: bool = False, for_participant: bool = False, rule: str = ""):  # fmt: skip
        self.id, self.body, self.cites, self.place = id, body, cites, place
        self.rule = rule or id.split(".")[0]
        self.inputs, self.gives = dict(inputs), dict(gives)
        self.looked_up_on, self.example = looked_up_on, dict(example or {})
        self.notes = dict(notes or {})
        self.over_lists, self.for_participant = over_lists, for_participant
        first = next(iter(self.gives))
        self.cells = {cell: first} if isinstance(cell, str) and cell else dict(cell or {})
        self.module = body.__module__
        self.checks = order_checks(self.inputs) + tuple(checks)
        self._declared = tuple(self.inputs.items())
        self.asks = conditions(self.inputs, "asked")
        self.onces = conditions(self.inputs, "once")
        self._lists = any(isinstance(kind, Items) for kind in self.inputs.values())
        self._folding = [(name, kind) for name, kind in self._declared if isinstance(kind, Items) and kind.folds]
        self.needs = conditions(self.inputs, "needed")
        self._single = None if len(self.gives) != 1 else first
        self._outputs = tuple(self.gives.items())
        self.arguments = tuple(
            argument for name, kind in self._declared
            for argument in (kind.folds if isinstance(kind, Items) and kind.folds else (name,))
        )  # fmt: skip
        self.places = {name: place for place, name in enumerate(self.inputs)}
        self.maybe_nothing = frozenset(name for name, kind in self.inputs.items() if kind.maybe_nothing)
        self._defaults: dict[str, Any] | None = None
        self.assumed: Mapping[str, Any] = {}
        """Inputs that mean something else than usual while they are left out (``assuming``)."""

    @cached_property
    def _words(self) -> tuple[str, list[str], list[str]]:
        return read_docstring(self.body.__doc__ or "")

    @property
    def sentence(self) -> str:
        """The question in one sentence."""
        return self._words[0]

    @property
    def boundaries(self) -> list[str]:
        """What holds on the line between two answers."""
        return self._words[1]

    @property
    def readings(self) -> list[str]:
        """How the text is read where it is silent or unclear."""
        return self._words[2]

    # one case ------------------------------------------------------------------------------------

    def solve(self, inputs: Mapping[str, Any]) -> Outcome:
        """The outcome for one case: ("ok", record of body values) or (status, record)."""
        values, blank, refused = self._take(inputs)
        if refused or self.checks or self._lists:
            found = self._invalid(values, refused)
            if found is not None:
                return "invalid", found
        if blank or (self.asks and self.lacking(self.asks, self.fold(values))):
            from caseload.rules.engine.gaps import resolve

            return resolve(self, values)
        return self.run(values)

    def read(self, inputs: Mapping[str, Any]) -> dict[str, Any]:
        """The inputs as body values, ``BLANK`` for gaps; raises ``Refused`` for the first that cannot be read."""
        values, _, refused = self._take(inputs)
        if refused:
            raise next(iter(refused.values()))
        return values

    def _take(self, inputs: Mapping[str, Any]) -> tuple[dict[str, Any], bool, dict[str, Refused]]:
        """Each input read: the values, whether a gap is among them, and what was refused."""
        defaults = self._defaults if self._defaults is not None else self._read_defaults()
        values, blank, refused, seen = {}, False, {}, 0
        for name, kind in self._declared:
            raw = inputs.get(name, ABSENT)
            if raw is ABSENT:
                value = defaults[name]
                if type(value) is InLaw:
                    value = kind.default()
            else:
                seen += 1
                try:
                    value = kind.read(raw)
                except Refused as wrong:
                    refused[name] = wrong
                    value = BLANK
            if value is BLANK:
                if kind.asked is not None:
                    value = kind.nothing
                elif kind.once is not None:
                    pass
                elif kind.blank is None and (kind.needed is None or isinstance(kind, Items)):
                    blank = True
                else:
                    value = self.default(name) if kind.blank == DEFAULT else kind.nothing
            elif not blank and (type(value) is list or type(value) is Folded):
                blank = self._has_gap(kind, value)
            values[name] = value
        if seen != len(inputs):
            raise UnknownInput(self.id, [name for name in inputs if name not in self.inputs])
        if self.onces:
            blank = self._not_yet_asked(values) or blank
        return values, blank, refused

    def _not_yet_asked(self, values: dict[str, Any]) -> bool:
        """Blanks that are asked for once something is known become ``NONE`` until it is; is one of them a gap now?"""
        given = {name: NONE if value is BLANK else value for name, value in values.items()}
        gap = False
        for name, holds, names in self.onces:
            if values[name] is BLANK:
                if holds(*[given[each] for each in names]):
                    gap = True
                else:
                    values[name] = self.inputs[name].nothing
        return gap

    @staticmethod
    def _has_gap(kind: Kind, value: Any) -> bool:
        if not isinstance(kind, Items) or kind.needed is not None:
            return False
        return bool(value.blank if type(value) is Folded else kind.gaps(value))

    def _read_defaults(self) -> dict[str, Any]:
        self._defaults = {name: kind.raw_default if isinstance(kind.raw_default, InLaw) else kind.default()
                          for name, kind in self._declared} | dict(self.assumed)  # fmt: skip
        return self._defaults

    def default(self, name: str) -> Any:
        """What an absent input means, as the body takes it; ``BLANK`` when it means a blank."""
        return self.assumed[name] if name in self.assumed else self.inputs[name].default()

    @contextmanager
    def assuming(self, defaults: Mapping[str, Any]) -> Iterator[None]:
        """Let absent inputs mean something else for a while: another reading, a what-if. Raises ``Refused``."""
        before = self.assumed
        self.assumed, self._defaults = {**before, **{name: self.inputs[name].read(raw) for name, raw in defaults.items()}}, None
        try:
            yield
        finally:
            self.assumed, self._defaults = before, None

    def _invalid(self, values: dict[str, Any], refused: dict[str, Refused] | None) -> dict[str, str] | None:
        """The first field, in the order of the inputs, whose value cannot be right."""
        for name, kind in self._declared:
            if refused and name in refused:
                return _refusal(refused[name].field or name, refused[name].reason)
            if isinstance(kind, Items) and isinstance(values[name], list):
                found = kind.refusal(values[name])
                if found is not None:
                    return _refusal(found[0] or name, found[1])
            for check in self.checks:
                unread = refused and refused.keys() & set(check.must_be_read)
                if check.field == name and not unread and check.fails(values):
                    return _refusal(name, check.reason)
        return None

    def run(self, values: dict[str, Any]) -> Outcome:
        """The outcome for values that are all there."""
        values = self.fold(values)
        if self.needs:
            lacking = self.lacking(self.needs, values)
            if lacking:
                return "missing", {"status": "missing", "missing": lacking}
        try:
            result = self.body(*[values[name] for name in self.arguments])
        except NoParameter as missing:
            return "no_parameter", {"status": "no_parameter", "parameter": missing.key}
        except Refused as wrong:
            return "invalid", {**_refusal(wrong.field, wrong.reason), **_in_line(wrong.line)}
        except Lacking as gaps:
            return "missing", {"status": "missing", "missing": list(gaps.names), **_in_line(gaps.line)}
        return "ok", result if type(result) is dict else {self._single: result}

    def lacking(self, conditions: tuple[Condition, ...], values: dict[str, Any]) -> list[str]:
        """The blank inputs among some that are asked under a condition, where it holds; ``values`` are folded."""
        return [name for name, holds, names in conditions
                if self.lacks(name, values[name]) and holds(*[values[each] for each in names])]  # fmt: skip

    def lacks(self, name: str, value: Any) -> bool:
        """Is an input blank (or a list with a blank line)?"""
        kind = self.inputs[name]
        if isinstance(kind, Items) and isinstance(value, list):
            return bool(kind.gaps(value))
        if type(value) is Folded:
            return bool(value.blank)
        return value is BLANK or (value == kind.nothing and type(value) is type(kind.nothing))

    def fold(self, values: dict[str, Any]) -> dict[str, Any]:
        """The values with each folded list replaced by its reductions."""
        if not self._folding:
            return values
        folded = dict(values)
        for name, kind in self._folding:
            if type(values[name]) is Folded:
                folded.update(values[name].arguments(kind, folded))
            else:
                lines = lines_with_values(kind, values[name], folded)
                for argument, fold in kind.folds.items():
                    folded[argument] = fold.of_lines(lines, folded)
        return folded

    def record(self, outcome: Outcome) -> dict[str, Any]:
        """An outcome as JSON."""
        status, values = outcome
        if status != "ok":
            return values
        return {name: kind.show(values[name]) for name, kind in self._outputs}

    def __call__(self, *args: Any, **inputs: Any) -> dict[str, Any]:
        """The answer as a record; arguments in the order of the declaration or by name."""
        if args:
            inputs = {**dict(zip(self.inputs, args, strict=False)), **inputs}
        return self.record(self.solve(inputs))

    def __repr__(self) -> str:
        return f"<question {self.id}>"


class UnknownInput(KeyError):
    """A question was handed an input that it does not have."""

    def __init__(self, question: str, names: list[str]):
        self.question, self.names = question, names
        super().__init__(f"{question} has no input {', '.join(map(repr, names))}")

    def __str__(self) -> str:
        return str(self.args[0])


def conditions(kinds: Mapping[str, Kind], which: str) -> tuple[Condition, ...]:
    """The inputs with a condition (``asked``, ``needed``, ``once``): name, condition, the names it looks at."""
    return tuple((name, holds, tuple(inspect.signature(holds).parameters))
                 for name, kind in kinds.items() if (holds := getattr(kind, which)) is not None)  # fmt: skip


def _refusal(name: str, reason: str) -> dict[str, str]:
    return {"status": "invalid", "field": name, "reason": reason}


def _in_line(line: int | None) -> dict[str, int]:
    """The line of a list that is meant, counted from 1 as people do."""
    return {} if line is None else {"line": line + 1}
