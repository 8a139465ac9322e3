"""The verbs: change cells, and rows of tables, in a workbook that belongs to someone else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Any

from caseload.errors import FileBusy, WrongUse
from caseload.tables.editor import growth, swap
from caseload.tables.editor.calcparts import chain_without, recalculating
from caseload.tables.editor.edits import Columns
from caseload.tables.editor.growth import Records
from caseload.tables.editor.package import FILE_LIMIT, NewPart, Package
from caseload.tables.editor.plan import Plan
from caseload.tables.editor.ranges import table_with_end
from caseload.tables.editor.tall import Height
from caseload.tables.editor.workbook import Workbook

Cells = Mapping[str, Mapping[Any, Any]]
"""Sheet -> address -> value; an address is text such as "B7", or row and column."""
AnyPath = str | PathLike[str]
Pieces = Iterable[bytes | memoryview]


@dataclass(frozen=True)
class PatchReport:
    """What an edit did: the sheets that changed, counts of cells and rows, and by table the rows it grew."""

    sheets: tuple[str, ...] = ()
    cells_changed: int = 0
    cells_unchanged: int = 0
    rows_made: int = 0
    tables: Mapping[str, int] = field(default_factory=dict)


def patch_cells(source: AnyPath, target: AnyPath, cells: Cells) -> PatchReport:
    """Write ``source`` to ``target`` with some cells changed and every other part byte for byte.

    ``cells`` is ``{sheet: {"B7": value}}``. Values: None (empties the cell), bool, int, float, Decimal, str
    (text beginning with "=" stays text), date, datetime. A cell keeps its format and its formula, whose shown
    value is what changes. ``source`` and ``target`` may be the same file. Raises ``WorkbookRefused`` for what
    cannot be changed without doubt (unknown sheet, bad address, merged or spilled cell, encrypted, signed,
    oversized …) and ``FileBusy`` when a file is open elsewhere; then no target is left behind.
    """
    return edit_workbook(source, target, cells)


def edit_workbook(
    source: AnyPath,
    target: AnyPath,
    cells: Cells,
    *,
    columns: Iterable[tuple[str, Columns]] = (),
    append_rows: Mapping[str, Records] | None = None,
    replace_rows: Mapping[str, Records] | None = None,
    recalc_on_load: bool = False,
    backup: AnyPath | None = None,
    as_read: bytes | None = None,
    heights: Mapping[str, Height] | None = None,
) -> PatchReport:
    """``patch_cells``, and whole columns (sheets with ``Columns``), and rows of tables: ``{table: [{column: value}, …]}``.

    ``append_rows`` puts records below the last filled row of a table, ``replace_rows`` in place of all its
    records; the table grows or shrinks, and with it the formats and validations that ended where it ended. A
    value may also be ``Formula(text, value)``, which enters a formula with the value it shows, or
    ``Plain(value)``, which replaces a formula. ``recalc_on_load`` makes Excel calculate when it opens the
    file (set only when something changed). ``backup`` receives what ``target`` held before. ``as_read``: the bytes
    that ``source`` must still hold, where the edits were worked out from them. ``heights``: sheet -> what tells how tall
    a row has to be; asked for rows that are written, unless somebody chose their height. Raises ``WorkbookRefused`` also for
    a totals row, or content below a table that has to grow.
    """
    source, target = Path(source), Path(target)
    swap.refuse_when_open(target)
    data = swap.read_whole(source, FILE_LIMIT)
    if as_read is not None and data != as_read:
        raise _changed(source)
    report, pieces = edited(data, source.name, cells, columns=columns, append_rows=append_rows, replace_rows=replace_rows,
                            recalc_on_load=recalc_on_load, heights=heights)  # fmt: skip
    put(source, data, target, pieces, backup=None if backup is None else Path(backup))
    return report


def put(source: Path, data: bytes, target: Path, pieces: Pieces | None, *, backup: Path | None = None) -> None:
    """Write what became of ``data``, the contents of ``source``, to ``target``; without pieces nothing changed.

    Raises ``FileBusy`` when ``source`` holds something else by now.
    """
    if pieces is not None or not _same_file(source, target):
        swap.replace(target, [data] if pieces is None else pieces, backup=backup,
                     still=lambda: refuse_when_changed(source, data))  # fmt: skip


def edited(
    data: bytes,
    where: str,
    cells: Cells,
    *,
    columns: Iterable[tuple[str, Columns]] = (),
    append_rows: Mapping[str, Records] | None = None,
    replace_rows: Mapping[str, Records] | None = None,
    recalc_on_load: bool = False,
    heights: Mapping[str, Height] | None = None,
) -> tuple[PatchReport, Pieces | None]:
    """``edit_workbook`` in memory: the report, and the pieces of the new file; None in their place for no change.

    ``data`` is the whole file, ``where`` its name for messages.
    """
    workbook = Workbook(Package(data, where))
    workbook.refuse_signed()
    plan = Plan(workbook, where)
    for sheet, values in cells.items():
        plan.on(sheet)
        plan.put_cells(sheet, values)
    for sheet, each in columns:
        plan.on(sheet).edits.columns.append(each)
    twice = set(append_rows or ()) & set(replace_rows or ())
    if twice:
        raise WrongUse("rows are both appended and replaced", where=", ".join(sorted(twice)))
    tables = {name: growth.append(plan, name, list(rows)) for name, rows in (append_rows or {}).items()}
    tables |= {name: growth.replace(plan, name, list(rows)) for name, rows in (replace_rows or {}).items()}
    plan.check()
    for name, sheet_plan in plan.sheets.items():
        sheet_plan.height = (heights or {}).get(name)
    report, parts = _carry_out(plan, {name: rows for name, rows in tables.items() if rows})
    if parts and recalc_on_load:
        parts[workbook.part] = workbook.package.pack(
            workbook.part, [recalculating(workbook.package.read(workbook.part))]
        )
    return report, workbook.package.assembled(parts) if parts else None


def _carry_out(plan: Plan, tables: Mapping[str, int]) -> tuple[PatchReport, dict[str, NewPart]]:
    """The report of a plan and the parts that change."""
    package = plan.workbook.package
    parts, sheets, lost = {}, [], set()
    changed = unchanged = rows_made = 0
    for sheet, outcome, pieces in plan.carried_out():
        changed, unchanged = changed + outcome.changed, unchanged + outcome.unchanged
        rows_made += outcome.rows_made
        lost |= {(sheet.part.id, cell) for cell in outcome.lost_formulas}
        if outcome.changed or sheet.ends:
            sheets.append(sheet.part.name)
            parts[sheet.part.part] = package.pack(sheet.part.part, pieces)
        for table, last_row in sheet.ends:
            new = table_with_end(package.read(table.part), table.area, last_row)
            parts[table.part] = package.pack(table.part, [new])
    if lost:
        parts |= _shorter_chain(plan.workbook, lost)
    return PatchReport(tuple(sheets), changed, unchanged, rows_made, tables), parts


def _shorter_chain(workbook: Workbook, lost: set[tuple[str, str]]) -> dict[str, NewPart]:
    part = workbook.part_of_kind("calcChain")
    if part is None:
        return {}
    chain = chain_without(workbook.package.read(part), lost)
    if chain is None:
        raise workbook.package.refused(
            "the last formula of the workbook cannot be removed",
            "its calculation chain would be empty",
            "Remove the formula in Excel.",
        )
    return {part: workbook.package.pack(part, [chain])}


def _same_file(source: Path, target: Path) -> bool:
    return target.exists() and source.samefile(target)


def refuse_when_changed(source: Path, data: bytes) -> None:
    """Raise ``FileBusy`` when a file does not hold these bytes any more."""
    if not swap.holds(source, data):
        raise _changed(source)


def _changed(source: Path) -> FileBusy:
    what, why = "the workbook changed while it was worked on", "someone saved it in between"
    return FileBusy(what, where=source.name, why=why, todo="Run it again.")
