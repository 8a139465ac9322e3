"""What if the law, a reading or a fact were different: whose answers would change, and how. Nothing is written.

``question(name, inputs, changes)`` for one question, ``caseloads(paths, changes)`` for the computed columns of workbooks.
A change names a parameter of the law, a setting of the workbook, or a reading: an input that may be left out, for every
question that has it (``roll``) or for one (``WTW-22.roll``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from caseload import rules
from caseload.errors import CaseloadError, LawError, Problem, WrongUse

SOURCE = "what if"


@dataclass(frozen=True)
class Changed:
    """One computed cell that would show something else; ``was`` and ``would_be`` as the cell shows them."""

    file: str
    sheet: str
    key: str
    column: str
    was: Any
    would_be: Any


@dataclass
class Outcome:
    """What changes in some workbooks: the cells, how many cells were looked at, and the files that could not be read."""

    changed: list[Changed] = field(default_factory=list)
    cells: int = 0
    files: int = 0
    problems: list[Problem] = field(default_factory=list)

    def summary(self) -> list[dict[str, Any]]:
        """How many cells of each column change from what to what, most of them first within a column."""
        counts: dict[tuple[str, str, str, str], int] = {}
        for each in self.changed:
            key = (each.sheet, each.column, _said(each.was), _said(each.would_be))
            counts[key] = counts.get(key, 0) + 1
        places = {key[:2]: at for at, key in reversed(list(enumerate(counts)))}
        ordered = sorted(counts, key=lambda key: (places[key[:2]], -counts[key]))
        return [dict(zip(("sheet", "column", "was", "would_be"), key, strict=True), number=counts[key]) for key in ordered]


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "(nothing)" if value in (None, "") else value.isoformat() if isinstance(value, date) else str(value)


def question(name: str, inputs: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """The answer of one question as it is, and as it would be; changes may also name its inputs.

    Raises ``WrongUse`` for an unknown question, input, parameter or reading, and for a value that it cannot have.
    """
    asked = rules.find(name)
    own = {key: value for key, value in changes.items() if key in asked.inputs}
    now = rules.evaluate(name, inputs)
    with changed({key: value for key, value in changes.items() if key not in own}):
        then = rules.evaluate(name, {**inputs, **own})
    return {"question": asked.id, "sentence": asked.sentence, "inputs": dict(inputs), "was": now, "would_be": then}


def caseloads(paths: Iterable[str | Path], changes: Mapping[str, Any], as_of: date | None = None) -> Outcome:
    """The computed cells of workbooks (files, or folders of them) that would show something else.

    A workbook that cannot be read is listed in ``problems``, the others go on. Raises ``WrongUse`` for changes that name
    nothing that is known.
    """
    from caseload.app.files import workbooks
    from caseload.app.opening import told

    files = workbooks(paths)
    if not files:
        raise WrongUse("there is no caseload workbook in that folder")
    found = Outcome()
    for path in files:
        try:
            found.changed += _changed_cells(path, changes, as_of, found)
        except WrongUse:
            raise
        except CaseloadError as error:
            found.problems += told(path, error)
    return found


def _changed_cells(path: Path, changes: Mapping[str, Any], as_of: date | None, found: Outcome) -> Iterator[Changed]:
    from caseload.app.opening import under_profile
    from caseload.tables.compute import compute
    from caseload.tables.refresh import as_day

    with under_profile(path) as caseload:
        day = as_of or as_day(caseload.settings.get("as_of"), path.name)
        was = compute(caseload, day).shown
        own = {key: value for key, value in changes.items() if key in caseload.settings and not is_parameter(key)}
        caseload.settings.update(own)
        with changed({key: value for key, value in changes.items() if key not in own}):
            would_be = compute(caseload, as_day(own["as_of"], "as_of") if "as_of" in own else day).shown
    found.files += 1
    for table in caseload.program.tables:
        frame = caseload.frames.get(table.name)
        for column in table.computed if frame is not None else ():
            before, after = was[table.name][column.name], would_be[table.name][column.name]
            found.cells += len(before)
            for row, (one, other) in enumerate(zip(before, after, strict=True)):
                if one != other:
                    key = str(frame.columns[table.key][row] or "")
                    yield Changed(path.name, table.title, key, column.header, one, other)


@contextmanager
def changed(changes: Mapping[str, Any]) -> Iterator[None]:
    """Let parameters and readings be different for a while; raises ``WrongUse``."""
    from caseload.law import store

    with ExitStack() as stack:
        stack.enter_context(store.amended([row for key, value in changes.items() if is_parameter(key)
                                           for row in _rows(key, value)]))  # fmt: skip
        for key, value in changes.items():
            if not is_parameter(key):
                for asked, name in _readings(key):
                    stack.enter_context(_assumed(asked, name, value, key))
        yield


def is_parameter(key: str) -> bool:
    """Is this the key of a parameter of the law?"""
    from caseload.law import store

    return key in store.all_keys()


def _rows(key: str, value: Any) -> list[Any]:
    """A parameter's value in every place that has one, for all days."""
    from caseload.law import store
    from caseload.law.rows import rows_of

    shipped = store.rows(key)
    if not shipped:
        raise WrongUse(f"{key} has no place yet", todo="Give it a row in caseload.toml first.")
    exact = Decimal(str(value)) if isinstance(value, float) else value
    kinds = {bool if isinstance(row.value, bool) else str if isinstance(row.value, str) else tuple
             if isinstance(row.value, tuple) else int for row in shipped if row.value is not None}  # fmt: skip
    given = bool if isinstance(exact, bool) else str if isinstance(exact, str) else tuple if isinstance(exact, list) else int
    never_empty = all(row.value is not None for row in shipped)
    if (never_empty if exact is None else kinds and given not in kinds):
        like = next(row.value for row in shipped if row.value is not None)
        raise WrongUse(f"{value!r} cannot be the value of {key}", todo=f"It is like {like} ({shipped[0].unit}).")
    places = dict.fromkeys(row.place for row in shipped)
    entry = {"key": key, "unit": shipped[0].unit, "label": shipped[0].label, "es": shipped[0].es,
             "rows": [{"value": exact, "place": place, "source": SOURCE} for place in places]}  # fmt: skip
    try:
        return rows_of(entry)
    except LawError as wrong:
        raise WrongUse(f"{value!r} cannot be the value of {key}", why=str(wrong)) from None


def _readings(key: str) -> list[tuple[Any, str]]:
    """The questions and inputs that a reading names; raises ``WrongUse`` when there are none."""
    asked, _, name = key.rpartition(".")
    every = rules.questions()
    among = [every[asked]] if asked in every else [] if asked else list(every.values())
    found = [(each, name) for each in among if name in each.inputs and each.inputs[name].optional]
    if not found:
        from caseload.law import store

        known = {input for each in every.values() for input, kind in each.inputs.items() if kind.optional}
        near = get_close_matches(key, [*store.all_keys(), *known, *(f"{asked}.{each}" for each in known if asked)], 3)
        todo = f"Did you mean {', '.join(near)}?" if near else "`caseload parameters` and `caseload rules` list them."
        raise WrongUse(f"{key!r} is no parameter, no setting and no reading", todo=todo)
    return found


@contextmanager
def _assumed(asked: Any, name: str, value: Any, key: str) -> Iterator[None]:
    from caseload.rules.engine.kinds import Refused

    with ExitStack() as stack:
        try:
            stack.enter_context(asked.assuming({name: value}))
        except Refused as wrong:
            raise WrongUse(f"{value!r} cannot be the value of {key}", why=wrong.reason.replace("_", " "),
                           todo=f"{asked.id} takes: {asked.inputs[name].allowed()}.") from None  # fmt: skip
        yield
