"""Columns that no rule is needed for: reductions of the lines of a row, or of the row itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from caseload.rules.engine.readers import Column
from caseload.rules.engine.units import NONE
from caseload.tables.computing.columns import mask_of
from caseload.tables.computing.run import Run
from caseload.tables.read import Frame
from caseload.tables.schema import AnyLine, Counted, FirstFilled, LastMonth, Latest, Native, Says, Sum, Total


def native(run: Run, frame: Frame, made: Native) -> Column:
    """A column that no rule is needed for."""
    return _NATIVES[type(made)](run, frame, made)


def latest(run: Run, frame: Frame, source: Latest) -> Column:
    lines, at, parent = run.pairs(frame, source.table)
    column = run.column(source.table, source.column)
    values = np.broadcast_to(column.values, (len(lines),))[at]
    taken = run.taken(lines, at, source.where)[0] & (values > NONE) & ~mask_of(column.blank, len(lines))[at]
    if source.alike:
        theirs, own = (run.column(name, column).values
                       for name, column in zip((source.table, frame.table.name), source.alike, strict=True))  # fmt: skip
        taken &= np.broadcast_to(theirs, (len(lines),))[at] == np.broadcast_to(own, (len(frame),))[parent]
    nothing = np.iinfo(np.int64).max if source.earliest else NONE
    found = np.full(len(frame), nothing)
    (np.minimum if source.earliest else np.maximum).at(found, parent[taken], values[taken])
    found[found == nothing] = NONE
    return Column(found, found == NONE, None)


def any_line(run: Run, frame: Frame, source: AnyLine) -> Column:
    lines, at, parent = run.pairs(frame, source.table)
    taken, unknown = run.taken(lines, at, source.where)
    yes = np.bincount(parent[taken], minlength=len(frame)) > 0
    blank = ~yes & (np.bincount(parent[unknown], minlength=len(frame)) > 0)
    return Column(np.where(blank, NONE, yes), blank if blank.any() else None, None)


def counted(run: Run, frame: Frame, source: Counted) -> Column:
    lines, at, parent = run.pairs(frame, source.table)
    taken, unknown = run.taken(lines, at, source.where)
    blank = np.bincount(parent[unknown], minlength=len(frame)) > 0
    found = np.bincount(parent[taken], minlength=len(frame))
    return Column(np.where(blank, NONE, found), blank if blank.any() else None, None)


def total(run: Run, frame: Frame, source: Total) -> Column:
    lines, at, parent = run.pairs(frame, source.table)
    taken, unknown = run.taken(lines, at, source.where)
    column = run.column(source.table, source.column)
    gap = (mask_of(column.blank, len(lines)) | mask_of(column.bad, len(lines)))[at] & taken | unknown
    values = np.where(taken & ~gap, np.broadcast_to(column.values, (len(lines),))[at], 0)
    found = np.zeros(len(frame), np.int64)
    np.add.at(found, parent, values)
    blank = np.bincount(parent[gap], minlength=len(frame)) > 0
    if source.or_nothing:
        blank |= np.bincount(parent[taken], minlength=len(frame)) == 0
    return Column(np.where(blank, NONE, found), blank if blank.any() else None, None)


def last_month(run: Run, frame: Frame, source: LastMonth) -> Column:
    months = np.broadcast_to(run.column(frame.table.name, source.column).values, (len(frame),))
    last = run.month - 1
    blank = months <= NONE
    return Column(np.where(blank, NONE, months == last), blank if blank.any() else None, None)


def says(run: Run, frame: Frame, source: Says) -> Column:
    words = run.words(frame, source.column)
    blank = np.array([word is None for word in words], bool)
    said = np.array([word in source.words for word in words], bool)
    return Column(np.where(blank, NONE, said), blank if blank.any() else None, None)


def summed(run: Run, frame: Frame, source: Sum) -> Column:
    columns = [run.column(frame.table.name, name) for name in source.columns]
    size = len(frame)
    blank = np.any([mask_of(each.blank, size) | mask_of(each.bad, size) for each in columns], axis=0)
    found = np.sum([np.broadcast_to(each.values, (size,)) for each in columns], axis=0)
    return Column(np.where(blank, NONE, found), blank if blank.any() else None, None)


def first_filled(run: Run, frame: Frame, source: FirstFilled) -> Column:
    found, size = np.full(len(frame), NONE), len(frame)
    for name in source.columns:
        column = run.column(frame.table.name, name)
        there = ~(mask_of(column.blank, size) | mask_of(column.bad, size)) & (found == NONE)
        found[there] = np.broadcast_to(column.values, (size,))[there]
    return Column(found, found == NONE, None)


_NATIVES: Mapping[type, Callable[[Run, Frame, Any], Column]] = {
    Latest: latest, AnyLine: any_line, Counted: counted, Total: total, LastMonth: last_month, Says: says, Sum: summed,
    FirstFilled: first_filled,
}  # fmt: skip
