"""Older workbooks brought to today's structure, one or many; a workbook that cannot be upgraded stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from caseload.errors import Problem


def upgrade(paths: Iterable[str | Path]) -> Iterator[tuple[Path, Any, list[Problem]]]:
    """Upgrade workbooks and refresh them: each with its report (None when it failed) and what kept it from being done.

    The file from before is kept, as before a refresh. One that is of today already changes no byte.
    """
    from caseload.app.files import workbooks
    from caseload.app.opening import told

    for path in workbooks(paths):
        try:
            yield path, upgrade_one(path), []
        except Exception as error:  # as in a refresh
            yield path, None, told(path, error)


def upgrade_one(path: Path) -> Any:
    """Bring one workbook to today's structure. Raises ``WorkbookRefused`` or ``FileBusy``."""
    from caseload.app.refreshing import refresh_one
    from caseload.tables.backup import backup_of
    from caseload.tables.editor.patch import put
    from caseload.tables.editor.swap import refuse_when_open
    from caseload.tables.read import read_caseload
    from caseload.tables.upgrade import upgraded

    refuse_when_open(path)
    caseload = read_caseload(path)
    report, data = upgraded(caseload)
    if report.changed:
        report.backup = backup_of(path).name
        put(path, caseload.book.package.data, path, [data], backup=backup_of(path))  # type: ignore[union-attr]
        refresh_one(path, backup=False)
    return report


__all__ = ["upgrade", "upgrade_one"]
