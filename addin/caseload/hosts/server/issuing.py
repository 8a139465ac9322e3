"""Documents of the open workbook are written, each once, and handed to the pane as one archive.

The files stay nowhere on the server but in the register, from which they can be had again: an answer that never reached
the pane costs nobody a document.
"""

from __future__ import annotations

import io
import tempfile
import time
import zipfile
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from caseload.errors import FileBusy, WrongUse
from caseload.hosts.server.documents import COMMENT, form_of, identity, in_words, known, register, rows
from caseload.hosts.server.verbs import Asked

MOST = 50
"""Documents in one request; the pane asks again for the next ones, so that it can show progress and stop."""
PATIENCE = 20.0
"""Seconds for which a person waits while somebody else's documents are entered in the register."""


def write(asked: Asked) -> dict[str, Any]:
    """Write the chosen documents, each once, enter them in the register, and hand them over."""
    return _write(asked, form_of(asked))


def write_comments(asked: Asked) -> dict[str, Any]:
    """Write the chosen case comments."""
    return _write(asked, form_of(asked, COMMENT))


def _write(asked: Asked, form: Any) -> dict[str, Any]:
    wanted = [row for _, row in _chosen(asked, form)]
    with tempfile.TemporaryDirectory(prefix="caseload-") as folder:
        report = _issued(asked, wanted, form, folder)
        files = [Path(folder) / each.file for each in report.written]
        archive = _archive(files)
    return {"written": len(files), "notices": [each.notice for each in report.written],
            "already": len(report.already), "skipped": report.skipped,
            "problems": [each.sentence() for each in map(in_words, report.problems)], "archive": archive}  # fmt: skip


def _chosen(asked: Asked, form: Any) -> list[tuple[Any, dict[str, Any]]]:
    if not 0 < len(asked.texts("rows")) <= MOST:
        raise WrongUse(f"choose between 1 and {MOST} documents at a time")
    return rows(asked, form)


def _issued(asked: Asked, wanted: list[dict[str, Any]], form: Any, folder: str) -> Any:
    """The report of the run; while somebody else is at the register, it is tried again for some time."""
    from caseload.forms import issue

    end = time.monotonic() + PATIENCE
    while True:
        try:
            return issue(wanted, form, folder, asked.settings.register, issued_by=asked.person,
                         as_of=asked.opened()[2], skip_incomplete=True)  # fmt: skip
        except FileBusy:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def copies(asked: Asked) -> dict[str, Any]:
    """The very documents that were written before for the chosen rows; the register notes that they were printed again."""
    form = form_of(asked)
    before = known(asked, form)
    notices = [before[key] for _, row in _chosen(asked, form) if (key := identity(form, row)) in before]
    with tempfile.TemporaryDirectory(prefix="caseload-") as folder, register(asked) as book:
        files = [book.reprint(notice, folder, who=asked.person, on=asked.opened()[2]) for notice in notices]
        return {"written": len(files), "notices": notices, "already": 0, "skipped": 0, "problems": [],
                "archive": _archive(files)}  # fmt: skip


def _archive(files: Sequence[Path]) -> str:
    """The files as a zip archive in base64; nothing when there are none."""
    if not files:
        return ""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for file in files:
            archive.writestr(file.name, file.read_bytes())
    return b64encode(made.getvalue()).decode()
