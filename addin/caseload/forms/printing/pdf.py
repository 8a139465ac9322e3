"""Word files to PDF files: through Word where there is one to ask, else through LibreOffice.

Every PDF is looked for afterwards, since both report success also when they wrote nothing.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from os import PathLike
from pathlib import Path

from caseload.errors import CaseloadError, FileBusy, WrongUse
from caseload.forms.printing import libreoffice, word


def refuse_without_program() -> None:
    """Raise ``WrongUse`` where there is neither Word nor LibreOffice, before anything is written for them."""
    if not word.has_word():
        libreoffice.office_program()


def to_pdf(
    files: Sequence[str | PathLike[str]],
    out_dir: str | PathLike[str],
    *,
    duplex: bool = False,
    seconds: float | None = None,
) -> list[Path]:
    """Convert Word files to PDF files of the same names in ``out_dir``; gives their paths, in order.

    ``duplex`` keeps the blank pages that let a document begin on a front page. ``seconds`` limits the time of each
    run of LibreOffice. Raises ``WrongUse`` where there is neither Word nor LibreOffice, ``FileBusy`` when the folder
    cannot be written, ``CaseloadError`` with the files that were not converted; no half-written PDF is left.
    """
    sources = [Path(file) for file in files]
    twice = {source.stem for source in sources if [other.stem for other in sources].count(source.stem) > 1}
    if twice:
        raise WrongUse("two files would become the same PDF", why=", ".join(sorted(twice)))
    made = [Path(out_dir) / f"{source.stem}.pdf" for source in sources]
    with tempfile.TemporaryDirectory(prefix="caseload-pdf-", ignore_cleanup_errors=True) as place:
        if word.has_word():
            word.convert(sources, Path(place))
        else:
            libreoffice.convert(sources, Path(place), duplex=duplex, seconds=seconds)
        missing = [source.name for source, path in zip(sources, made) if not _taken(Path(place), path)]
    if missing:
        shown = ", ".join(missing[:5]) + (f" and {len(missing) - 5} more" if len(missing) > 5 else "")
        raise CaseloadError("documents were not converted to PDF", why=shown, todo="Open one in Word to see why.")
    return made


def _taken(place: Path, path: Path) -> bool:
    """Bring one PDF from where it was made to where it is wanted; False when it was not made."""
    made = place / path.name
    if made.exists():
        _move(made, path)
    return made.exists()


def _move(source: Path, target: Path) -> None:
    from caseload.forms.writing import put

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        data = source.read_bytes()
    except OSError as error:
        raise FileBusy("the PDF cannot be written", where=target.name, why=(error.strerror or "").lower()) from None
    put(target, data)
