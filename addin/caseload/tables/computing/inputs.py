"""What a question is asked about: its inputs for every row of a table, from where the schema says they come."""

from __future__ import annotations

from typing import Any

import numpy as np

from caseload.rules.engine.keyed import Keyed
from caseload.rules.engine.lists import Items
from caseload.rules.engine.readers import Column
from caseload.rules.engine.units import NONE
from caseload.tables.computing.columns import mask_of, opposite, parts, plain, recoded, some_rows
from caseload.tables.computing.natives import latest
from caseload.tables.computing.run import Run, places
from caseload.tables.entered import folded_key, read_one
from caseload.tables.read import Frame
from caseload.tables.schema import Across, Each, Fixed, Latest, Lookup, Own, Setting, Source, Ticked


def column_input(run: Run, frame: Frame, kind: Any, source: Source) -> Any:
    if isinstance(source, Fixed):
        return _where_filled(run, frame, kind, source) if source.when else source.value
    if isinstance(source, Setting):
        return Column(read_one(kind, run.settings.get(source.name)), None, None)
    if isinstance(source, Own):
        column = run.column(frame.table.name, source.column)
        return opposite(column) if source.opposite else recoded(column, frame.table.column(source.column).kind, kind)
    if isinstance(source, Lookup):
        kind_there = run.caseload[source.table].table.column(source.column).kind
        return recoded(looked_up(run, frame, source), kind_there, kind)
    if isinstance(source, Latest):
        return latest(run, frame, source)
    if isinstance(source, Ticked):
        return ticked(run, frame, kind, source)
    return across(run, frame, source) if isinstance(source, Across) else lines_of(run, frame, kind, source)


def _where_filled(run: Run, frame: Frame, kind: Any, source: Fixed) -> Column:
    filled = run.holds(frame, source.when)
    return Column(np.where(filled, read_one(kind, source.value), NONE), ~filled, None)


def plain_input(run: Run, frame: Frame, kind: Any, source: Source) -> Any:
    """An input of a question over whole lists: values as JSON, one for each row."""
    if isinstance(source, Fixed) and not source.when:
        return source.value
    if isinstance(source, Setting):
        if isinstance(kind, Items):
            return parts(run.settings.get(source.name))
        return plain(kind, column_input(run, frame, kind, source), 1, [])[0]
    if not isinstance(source, Each):
        raws = frame.columns.get(source.column, []) if isinstance(source, Own) else []
        if isinstance(kind, Items):
            return [parts(raw) for raw in raws]
        return plain(kind, column_input(run, frame, kind, source), len(frame), raws)
    lines, at, parent = run.pairs(frame, source.table)
    taken, unknown = run.taken(lines, at, source.where)
    fields = {"value": kind.item} if kind.item is not None else kind.fields
    columns = {name: plain(fields[name], run.column(source.table, column), len(lines), lines.columns[column])
               for name, column in source.fields.items()}  # fmt: skip
    lists: list[list[Any]] = [[] for _ in range(len(frame))]
    for pair in np.flatnonzero(taken | unknown).tolist():
        line = {name: values[at[pair]] for name, values in columns.items()}
        lists[parent[pair]].append(line["value"] if kind.item is not None else line)
    return lists


def across(run: Run, frame: Frame, source: Across) -> Keyed:
    columns = [run.column(frame.table.name, name) for name in source.columns]
    rows, size = np.arange(len(frame)), len(frame)
    reasons = {at * size + row: reason for at, each in enumerate(columns) for row, reason in each.reasons.items()}
    joined = Column(np.concatenate([np.broadcast_to(each.values, (size,)) for each in columns]),
                    np.concatenate([mask_of(each.blank, size) for each in columns]),
                    np.concatenate([mask_of(each.bad, size) for each in columns]), reasons)  # fmt: skip
    return Keyed(np.tile(rows, len(columns)), {"value": joined})


def ticked(run: Run, frame: Frame, kind: Any, source: Ticked) -> Column:
    """The points that are done: those listed in the row, and those ticked on the checklist for it.

    A point that is ticked nowhere is open: that is what a checklist says.
    """
    size = len(frame)
    values = np.zeros(size, np.int64)
    bad: np.ndarray | None = None
    reasons: dict[int, str] = {}
    if source.column:
        own = run.column(frame.table.name, source.column)
        bad, reasons = own.bad, dict(own.reasons)
        values = np.where(mask_of(own.blank, size), 0, np.broadcast_to(own.values, (size,)))
    lines, at, parent = run.pairs(frame, "Checklist")
    done = run.taken(lines, at, "done")[0]
    month = run.month
    months, days = (run.column("Checklist", name).values for name in ("month", "on"))
    asked = run.column(frame.table.name, source.on).values if source.on else None
    rules, wanted = lines.columns["rule"], folded_key(source.rule)
    named = {each for each in set(rules) if folded_key(each) == wanted}
    for pair in np.flatnonzero([rules[row] in named for row in at]):
        row, mine = at[pair], parent[pair]
        right = days[row] == asked[mine] if asked is not None else months[row] == month
        place = kind.codes.place(str(lines.columns["point"][row]).strip())
        if right and place is not None:
            values[mine] |= int(done[pair]) << place
    return Column(values, None, bad, reasons)


def lines_of(run: Run, frame: Frame, kind: Any, source: Each) -> Keyed:
    lines, at, parent = run.pairs(frame, source.table)
    taken, unknown = run.taken(lines, at, source.where)
    either = taken | unknown
    columns = {name: some_rows(run.column(source.table, column), len(lines), at[either], unknown[either])
               for name, column in source.fields.items()}  # fmt: skip
    return Keyed(parent[either], columns)


def looked_up(run: Run, frame: Frame, source: Lookup) -> Column:
    other = run.caseload[source.table]
    at = places(run.keys(other, other.table.key), run.keys(frame, frame.table.key))
    column = run.column(source.table, source.column)
    values = np.broadcast_to(column.values, (len(other),))
    gone = at < 0
    blank = gone | (column.blank[at] if column.blank is not None and len(other) else False)
    return Column(np.where(gone, NONE, values[at] if len(other) else NONE), np.asarray(blank, bool), None)
