"""Several caseloads of one program computed at once: the rules take columns, and long columns cost little more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import accumulate
from typing import Any

from caseload.tables.asked import WhenAsked
from caseload.tables.compute import Results, compute_asked
from caseload.tables.entered import folded_key
from caseload.tables.read import Caseload, Frame
from caseload.tables.schema import Computed, Program, Setting

AS_OF = "as_of"


def compute_all(caseloads: Sequence[Caseload], as_of: date) -> list[Results]:
    """The computed columns of each caseload, as ``compute_asked`` gives them one by one."""
    groups: dict[Any, list[int]] = {}
    for at, caseload in enumerate(caseloads):
        asked = tuple(repr(caseload.settings.get(name)) for name in _settings(caseload.program))
        groups.setdefault((caseload.program.code, asked), []).append(at)
    found: dict[int, Results] = {}
    for places in groups.values():
        members = [caseloads[at] for at in places]
        found |= zip(places, _split(members, compute_asked(_joined(members), as_of)), strict=True)
    return [found[at] for at in range(len(caseloads))]


def _settings(program: Program) -> list[str]:
    """The settings on which computed columns depend, besides the day asked about."""
    return sorted({source.name for table in program.tables for column in table.computed
                   if isinstance(made := column.computed, Computed) for source in made.inputs.values()
                   if isinstance(source, Setting) and source.name != AS_OF})  # fmt: skip


def _joined(caseloads: Sequence[Caseload]) -> Caseload:
    """One caseload with the rows of all; keys carry the number of their caseload, so that rows find only their own."""
    first = caseloads[0]
    if len(caseloads) == 1:
        return first
    keys = {table.key for table in first.program.tables}
    frames = WhenAsked(first.frames, lambda name: _stacked([each.frames[name] for each in caseloads], keys))
    return replace(first, frames=frames, problems=[])


def _stacked(frames: Sequence[Frame], keys: set[str]) -> Frame:
    def column(name: str) -> list[Any]:
        return _keys(frames, name) if name in keys else [value for frame in frames for value in frame.columns[name]]

    columns = WhenAsked(frames[0].columns, column)
    return replace(frames[0], columns=columns, extra={}, rows=[row for frame in frames for row in frame.rows])


def _keys(frames: Sequence[Frame], name: str) -> list[Any]:
    return [f"{number}\x1f{folded}" if (folded := folded_key(value)) else value
            for number, frame in enumerate(frames) for value in frame.columns[name]]  # fmt: skip


def _split(caseloads: Sequence[Caseload], results: Results) -> list[Results]:
    """The answers of each caseload, cut out of the answers of all when they are asked for."""
    ends = WhenAsked(results.shown, lambda table: [0, *accumulate(len(each[table]) for each in caseloads)])

    def part(at: int, table: str) -> WhenAsked[list[Any]]:
        columns = results.shown[table]
        return WhenAsked(columns, lambda name: columns[name][slice(*ends[table][at : at + 2])])

    return [Results({table: part(at, table) for table in results.shown}) for at in range(len(caseloads))]
