"""Bringing an export into a caseload: rows added, blanks filled, and everything named that found no place."""

from __future__ import annotations

from pathlib import Path

from caseload.app.importing.mapping import load, propose, save
from caseload.app.importing.placing import Placing
from caseload.app.importing.report import ImportReport, left_out
from caseload.app.importing.source import read_export
from caseload.tables.read import Caseload, read_caseload


def import_export(export: str | Path, into: str | Path, mapping: str | Path | None = None, *, table: str = "",
                  sheet: str = "") -> ImportReport:  # fmt: skip
    """Bring an export into a workbook by a mapping file; without one, propose it and import nothing.

    The same export twice changes nothing. Raises ``DataProblems`` for a mapping that does not fit, ``FileBusy`` for a
    workbook that is open, ``WorkbookRefused`` for what cannot be read.
    """
    from caseload.tables.editor.swap import refuse_when_open

    source, target = Path(export), Path(into)
    caseload = read_caseload(target)
    if mapping is None:
        file = source.with_name(f"{source.stem}.mapping.yaml")
        proposal = propose(read_export(source, sheet), caseload.program, table, sheet)
        save(proposal, file)
        return ImportReport(target.name, source.name, proposal.table, str(file), not_placed=left_out(proposal, source.name))
    refuse_when_open(target)
    chosen = load(Path(mapping), caseload.program)
    rows = read_export(source, sheet or chosen.sheet)
    placing = Placing(caseload, chosen, rows)
    placing.all()
    _write(caseload, placing)
    return placing.report


def _write(caseload: Caseload, placing: Placing) -> None:
    from caseload.app.refreshing import refresh_one
    from caseload.tables.backup import backup_of
    from caseload.tables.editor.patch import edit_workbook

    if not placing.cells and not placing.new:
        return
    caseload.refuse_when_changed()
    headers = {each.name: each.header for each in placing.frame.table.columns if each.name in placing.frame.letters}
    added = [{headers[name]: value for name, value in row.items() if name in headers} for row in placing.new]
    edit_workbook(caseload.path, caseload.path, {placing.frame.sheet: placing.cells} if placing.cells else {},
                  append_rows={placing.frame.table.name: added} if added else None, backup=backup_of(caseload.path))  # fmt: skip
    refresh_one(caseload.path, backup=False)


__all__ = ["ImportReport", "import_export"]
