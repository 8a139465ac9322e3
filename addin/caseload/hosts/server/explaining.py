"""Why the chosen cell shows what it shows: the sentences of its question for that row, source and parameters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from caseload.errors import WrongUse
from caseload.hosts.server.openbook import selected
from caseload.hosts.server.verbs import Asked
from caseload.rules import explain as explain_question
from caseload.rules import find
from caseload.rules.engine.kinds import BLANK, Refused
from caseload.rules.engine.typed import reader_of
from caseload.tables.compute import input_of
from caseload.tables.entered import folded_key
from caseload.tables.schema import Across, Computed, Each, Fixed, Lookup, Own, Setting


def explain(asked: Asked) -> dict[str, Any]:
    """The explanation of the chosen cell, which must be one of a computed column."""
    from caseload.forms.sources import Case

    caseload, results, day = asked.opened()
    frame, row, column = _place(asked)
    case = Case(caseload, results, frame, row, _person(caseload, frame, row), day, 0)
    shown = results.shown[frame.table.name].get(column.name)
    told = {"place": frame.place(row, column.name), "header": column.header,
            "shown": _text(shown[row] if shown else None)}  # fmt: skip
    if not isinstance(column.computed, Computed) or any(isinstance(each, Across) for each in column.computed.inputs.values()):
        return {**told, "because": [column.help], "cites": "", "parameters": [], "question": ""}
    made = column.computed
    inputs = {name: value for name, source in made.inputs.items()
              if (value := _input(case, source, find(made.question).inputs[name])) is not _ABSENT}  # fmt: skip
    found = explain_question(made.question, inputs, asked.language)
    return {**told, "because": found["because"], "cites": found["cites"], "question": made.question,
            "parameters": found["parameters"], "readings": list(found["readings"])}  # fmt: skip


_ABSENT = object()


def _place(asked: Asked) -> tuple[Any, int, Any]:
    """Table, row and column of the chosen cell; raises ``WrongUse``."""
    sheet, row, at = selected(asked.book)
    for frame in asked.caseload.frames.values():
        if frame.sheet == sheet and row in frame.rows:
            for column in frame.table.computed:
                if frame.letters.get(column.name) == at:
                    return frame, frame.rows.index(row), column
    raise WrongUse("this cell was not computed by Caseload", where=f"{sheet}, row {row}",
                   todo="Choose a cell of a computed column (they have a colour of their own). For a formula of your "
                   'own, type =CASE_WHY("FUNCTION", the same arguments) in a free cell.')  # fmt: skip


def _person(caseload: Any, frame: Any, row: int) -> int:
    if frame.table.key not in frame.columns:
        return -1
    wanted = folded_key(frame.columns[frame.table.key][row])
    keys = [folded_key(each) for each in caseload.people.columns.get(caseload.people.table.key, ())]
    return keys.index(wanted) if wanted in keys else -1


def _input(case: Any, source: Any, kind: Any) -> Any:
    """One input of a question as ``evaluate`` takes it."""
    if isinstance(source, Fixed) and not source.when:
        return source.value
    if isinstance(source, Setting):
        return _json(case.as_of if source.name == "as_of" else case.caseload.settings.get(source.name))
    if isinstance(source, Own) and not source.opposite:
        return _json(_own(case, source.column))
    if isinstance(source, Lookup):
        return _json(next((_own(each, source.column) for each in case.lines(source.table)), None))
    if not isinstance(source, Each):
        try:
            return input_of(case.caseload, case.as_of, case.frame.table.name, case.row, kind, source)
        except Refused:
            return "?"  # what it is made of cannot be read, and the explanation says so
    lines = [{name: _json(_own(each, column)) for name, column in source.fields.items()}
             for each in _taken(case, source)]  # fmt: skip
    return lines if getattr(kind, "fields", None) else [line["value"] for line in lines]


def _taken(case: Any, source: Each) -> Iterator[Any]:
    return (each for each in case.lines(source.table) if not source.where or each.yes(source.where))


def _own(case: Any, name: str) -> Any:
    """A cell of the row as its kind reads it; what cannot be read stays as it was typed."""
    if name in case.results.shown.get(case.frame.table.name, {}):
        return case.value(name)
    raw = case.frame.columns[name][case.row]
    try:
        value = reader_of(case.frame.table.column(name).kind)(raw)
    except Refused:
        return raw
    return None if value is BLANK else value


def _json(value: Any) -> Any:
    return value.isoformat()[:10] if isinstance(value, date) else value


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(_json(value))
