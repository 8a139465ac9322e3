"""Documents from the saved workbook: what is due, asked about, then written once each and entered in the register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from caseload.hosts.desktop.telling import few, words

COMMENT = "case_comment"


def due(button: str, file: Path, language: str) -> tuple[str, bool]:
    """What could be written, and whether there is anything to ask; raises an error of ``caseload.errors``."""
    from caseload.app.choosing import choose, choose_due

    chosen = [choose(file, COMMENT)[0]] if button == "comment" else choose_due(file)[0]
    lines = [f"{len(each.rows)} × {_title(each.form, language)}" for each in chosen if each.rows]
    if not lines:
        return words("no documents", language), False
    return f"{few(lines, language)}\n\n{words('write', language, folder=folder(file).name)}", True


def write(button: str, file: Path, language: str, person: str) -> str:
    """Write them, each once; what was done. Raises an error of ``caseload.errors``."""
    from caseload.app.notices import comments, notices_due

    if button == "comment":
        reports: Sequence[Any] = [comments(file, out=folder(file), issued_by=person)]
    else:
        reports = notices_due(file, out=folder(file), issued_by=person, skip_incomplete=True)
    counted = {name: sum(_number(getattr(each, name)) for each in reports) for name in ("written", "already", "skipped")}
    lines = [words("written", language, **counted), words("folder", language, folder=folder(file))]
    return few([*lines, *[problem.sentence() for each in reports for problem in each.problems]], language)


def folder(file: Path) -> Path:
    """Where documents of a workbook go."""
    return file.parent / "notices"


def _number(found: Any) -> int:
    return found if isinstance(found, int) else len(found)


def _title(form: Any, language: str) -> str:
    titles: Mapping[str, str] = form.title
    return titles.get(language) or titles.get("en") or str(form.code)
