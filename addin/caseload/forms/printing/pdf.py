"""Documents to PDF through LibreOffice, kept apart from the user's own LibreOffice and from the network.

Each conversion runs with a profile of its own, in which pictures and links from elsewhere are never fetched and
macros never run; it has a time limit, and every PDF is looked for afterwards, since LibreOffice reports success
also when it wrote nothing.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from os import PathLike
from pathlib import Path

from caseload.errors import CaseloadError, FileBusy, WrongUse

SHARD = 80
"""Documents that one LibreOffice converts before the next one is started."""

SECONDS, SECONDS_EACH, SECONDS_PER_MIB = 60, 5, 120
"""What a run of LibreOffice may take: to begin with, for each document, and for its size."""

_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = (
    (_SECURITY, "BlockUntrustedRefererLinks", "true"),
    (_SECURITY, "DisableMacrosExecution", "true"),
    (_SECURITY, "DisableActiveContent", "true"),
    (_SECURITY, "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Common/Misc", "FirstRun", "false"),
)
_OPTIONS = '{{"IsSkipEmptyPages":{{"type":"boolean","value":"{}"}}}}'
_INSTALL = "Install LibreOffice, or print the Word files."


def office_program() -> Path:
    """LibreOffice's program on this computer; raises ``WrongUse`` when there is none."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return Path(found)
    for place in map(Path, _PLACES):
        if place.exists():
            return place
    raise WrongUse("LibreOffice is not installed, and it makes the PDF files", todo=_INSTALL)


def to_pdf(
    files: Sequence[str | PathLike[str]],
    out_dir: str | PathLike[str],
    *,
    duplex: bool = False,
    seconds: float | None = None,
) -> list[Path]:
    """Convert Word files to PDF files of the same names in ``out_dir``; gives their paths, in order.

    ``duplex`` keeps the blank pages that let a document begin on a front page. ``seconds`` limits the time of each
    run of LibreOffice (default: a minute, and more for many or large documents). Raises ``FileBusy`` when the folder
    cannot be written, ``CaseloadError`` with the files that were not converted; no half-written PDF is left.
    """
    sources = [Path(file) for file in files]
    twice = {source.stem for source in sources if [other.stem for other in sources].count(source.stem) > 1}
    if twice:
        raise WrongUse("two files would become the same PDF", why=", ".join(sorted(twice)))
    program, folder = office_program(), Path(out_dir)
    made = [path for shard in _shards(sources) for path in _converted(program, shard, folder, duplex, seconds)]
    missing = [source.name for source, path in zip(sources, made) if not path.exists()]
    if missing:
        shown = ", ".join(missing[:5]) + (f" and {len(missing) - 5} more" if len(missing) > 5 else "")
        raise CaseloadError("documents were not converted to PDF", why=shown, todo="Open one in Word to see why.")
    return made


def _shards(sources: list[Path]) -> Iterator[list[Path]]:
    for start in range(0, len(sources), SHARD):
        yield sources[start : start + SHARD]


def _converted(program: Path, sources: list[Path], folder: Path, duplex: bool, seconds: float | None) -> list[Path]:
    """Convert a shard in a place of its own, then move what came out to ``folder``."""
    limit = seconds if seconds is not None else _fair_limit(sources)
    made = [folder / f"{source.stem}.pdf" for source in sources]
    with tempfile.TemporaryDirectory(prefix="caseload-pdf-", ignore_cleanup_errors=True) as place:
        profile, out = Path(place) / "profile", Path(place) / "out"
        _write_profile(profile)
        out.mkdir()
        options = _OPTIONS.format("false" if duplex else "true")
        command = [
            str(program), f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless", "--norestore",
            "--nologo", "--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", str(out),
            *(str(source.resolve()) for source in sources),
        ]  # fmt: skip
        _run(command, limit)
        for path in made:
            if (out / path.name).exists():
                _move(out / path.name, path)
    return made


def _fair_limit(sources: list[Path]) -> float:
    size = sum(source.stat().st_size for source in sources if source.exists())
    return SECONDS + SECONDS_EACH * len(sources) + SECONDS_PER_MIB * size / (1 << 20)


def _write_profile(profile: Path) -> None:
    """A profile that fetches nothing and runs nothing."""
    space = 'xmlns:oor="http://openoffice.org/2001/registry"'
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items {space}>{items}</oor:items>\n'
    (profile / "user" / "registrymodifications.xcu").write_text(text, encoding="utf-8")


def _run(command: list[str], limit: float) -> None:
    """Run LibreOffice and everything it starts, within the time limit."""
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True)
    except OSError as error:
        raise CaseloadError(
            "LibreOffice cannot be started", why=(error.strerror or "").lower(), todo=_INSTALL
        ) from None
    try:
        process.wait(limit)
    except subprocess.TimeoutExpired:
        raise CaseloadError(
            "LibreOffice did not finish in time", why=f"{limit:.0f} seconds", todo="Convert fewer documents at once."
        ) from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what is still running of this one conversion."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        taskkill = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(taskkill, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _move(source: Path, target: Path) -> None:
    from caseload.forms.writing import put

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        data = source.read_bytes()
    except OSError as error:
        raise FileBusy("the PDF cannot be written", where=target.name, why=(error.strerror or "").lower()) from None
    put(target, data)
