"""Documents to PDF through LibreOffice, kept apart from the user's own LibreOffice and from the network.

Each conversion runs with a profile of its own, in which pictures and links from elsewhere are never fetched and
macros never run, and has a time limit.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from caseload.errors import CaseloadError, WrongUse

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
    raise WrongUse("neither Word nor LibreOffice can be asked to make PDF files", todo=_INSTALL)


def convert(sources: Sequence[Path], out: Path, *, duplex: bool = False, seconds: float | None = None) -> None:
    """Write each Word file as a PDF of its name into the folder ``out``; those that it cannot write are missing there.

    ``duplex`` keeps the blank pages that let a document begin on a front page. ``seconds`` limits the time of each
    run (default: a minute, and more for many or large documents). Raises ``WrongUse`` when there is no LibreOffice,
    ``CaseloadError`` when it does not start or does not finish in time.
    """
    program = office_program()
    for shard in _shards(sources):
        _convert_shard(program, shard, out, duplex, seconds)


def _shards(sources: Sequence[Path]) -> Iterator[list[Path]]:
    for start in range(0, len(sources), SHARD):
        yield list(sources[start : start + SHARD])


def _convert_shard(program: Path, sources: list[Path], out: Path, duplex: bool, seconds: float | None) -> None:
    limit = seconds if seconds is not None else _fair_limit(sources)
    with tempfile.TemporaryDirectory(prefix="caseload-office-", ignore_cleanup_errors=True) as place:
        profile = Path(place) / "profile"
        _write_profile(profile)
        options = _OPTIONS.format("false" if duplex else "true")
        command = [
            str(program), f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless", "--norestore",
            "--nologo", "--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", str(out),
            *(str(source.resolve()) for source in sources),
        ]  # fmt: skip
        _run(command, limit)


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
