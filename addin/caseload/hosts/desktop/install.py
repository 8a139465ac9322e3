"""Installing the desktop add-in for one user, taking it away again, and finding what does not fit.

Nothing needs an administrator: the add-in lies in a folder of the user, that folder alone is trusted, Excel is told to
open the file, and the file is told which Python is Caseload's. "Trust access to the VBA project" is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from caseload.errors import FileBusy, WrongUse
from caseload.hosts.desktop.closed import SETTING
from caseload.hosts.desktop.windows import Computer

OFFICE = r"Software\Microsoft\Office\16.0\Excel"
OPTIONS = rf"{OFFICE}\Options"
TRUSTED = rf"{OFFICE}\Security\Trusted Locations"
SETTINGS = rf"Software\VB and VBA Program Settings\{SETTING[0]}\{SETTING[1]}"
_OPENED = re.compile(r"OPEN(\d*)")
_OURS = "Caseload"


def install(computer: Computer) -> list[str]:
    """Put the add-in in its place; what was done, in sentences. Doing it again mends what is missing.

    Raises ``WrongUse`` on a system without Excel's registry, ``FileBusy`` while Excel has the add-in open.
    """
    from caseload.hosts.desktop.build import build

    _only_on_windows(computer)
    computer.add_in.parent.mkdir(parents=True, exist_ok=True)
    try:
        build(computer.add_in)
    except OSError as error:
        raise FileBusy("the add-in cannot be written", where=str(computer.add_in), why=str(error.strerror),
                       todo="Close Excel and try again.") from None  # fmt: skip
    registry = computer.registry
    registry.write(SETTINGS, SETTING[2], str(computer.windowless))
    location = _trusted(computer) or _free_location(computer)
    for name, value in (("Path", _folder(computer)), ("AllowSubFolders", 0), ("Description", _OURS)):
        registry.write(rf"{TRUSTED}\{location}", name, value)
    if not _opened(computer):
        registry.write(OPTIONS, _free_open(computer), f'"{computer.add_in}"')
    return [f"The add-in is {computer.add_in}.", f"It runs {computer.windowless}.",
            "Excel opens it from the next start on."]  # fmt: skip


def uninstall(computer: Computer) -> list[str]:
    """Take the add-in away; what was done, in sentences. Workbooks and the register stay."""
    _only_on_windows(computer)
    registry = computer.registry
    kept = [value for name, value in _opens(computer) if name not in _opened(computer)]
    for name, _ in list(_opens(computer)):
        registry.remove(OPTIONS, name)
    for at, value in enumerate(kept):
        registry.write(OPTIONS, f"OPEN{at or ''}", value)
    if location := _trusted(computer):
        for name in registry.values(rf"{TRUSTED}\{location}"):
            registry.remove(rf"{TRUSTED}\{location}", name)
        registry.remove_key(rf"{TRUSTED}\{location}")
    registry.remove(SETTINGS, SETTING[2])
    try:
        computer.add_in.unlink(missing_ok=True)
    except OSError as error:
        raise FileBusy("the add-in cannot be removed", where=str(computer.add_in), why=str(error.strerror),
                       todo="Close Excel and try again.") from None  # fmt: skip
    return ["The add-in is gone; workbooks and the register are where they were."]


def findings(computer: Computer) -> Iterator[dict[str, Any]]:
    """What the doctor tells about the add-in: records with ``part``, ``found``, ``ok``, ``todo``; none off Windows."""
    if not computer.is_windows:
        return
    again = "Run `caseload install`."
    there = computer.add_in.is_file()
    yield _record("add-in", str(computer.add_in) if there else "", there, again)
    if there:
        stamped, wanted = stamp_of(computer), _wanted()
        for part, version in wanted.items():
            yield _record(f"add-in's {part}", str(stamped.get(part, "")), stamped.get(part) == str(version),
                          f"It was built for another one than {version}. {again}")  # fmt: skip
    known = str(computer.registry.values(SETTINGS).get(SETTING[2], ""))
    yield _record("add-in's Python", known, known == str(computer.windowless), again)
    yield _record("Excel opens it", "yes" if _opened(computer) else "", bool(_opened(computer)), again)
    yield _record("trusted folder", "yes" if _trusted(computer) else "", bool(_trusted(computer)), again)
    library = list(computer.windowless.parent.parent.glob("xlwings64-*.dll"))
    library += list(computer.windowless.parent.glob("xlwings64-*.dll"))
    yield _record("xlwings' library", library[0].name if library else "", bool(library),
                  "Install xlwings again in Caseload's own Python: pip install --force-reinstall xlwings.")  # fmt: skip


def stamp_of(computer: Computer) -> dict[str, str]:
    """What the add-in in its place says of itself; nothing when it cannot be read."""
    import zipfile
    from xml.etree import ElementTree

    try:
        with zipfile.ZipFile(computer.add_in) as packed:
            sheet = ElementTree.fromstring(packed.read("xl/worksheets/sheet1.xml"))
    except (OSError, KeyError, zipfile.BadZipFile, ElementTree.ParseError):
        return {}
    rows = [["".join(cell.itertext()) for cell in row] for row in sheet.iter() if row.tag.endswith("}row")]
    return {row[0]: row[1] for row in rows if len(row) == 2}


def _wanted() -> dict[str, Any]:
    from caseload.hosts.desktop.build import stamp

    return stamp()


def _record(part: str, found: str, ok: bool, todo: str) -> dict[str, Any]:
    return {"part": part, "found": found or "not found", "ok": ok, "todo": "" if ok else todo}


def _only_on_windows(computer: Computer) -> None:
    if not computer.is_windows:
        raise WrongUse("the desktop add-in is for Excel on Windows",
                       todo="On other systems use the Office add-in from a server: see docs/it.md.")  # fmt: skip


def _folder(computer: Computer) -> str:
    return f"{computer.add_in.parent}\\"


def _trusted(computer: Computer) -> str:
    """The name of the trusted location that is our folder, or nothing."""
    wanted = _folder(computer).casefold()
    for name in computer.registry.keys(TRUSTED):
        if str(computer.registry.values(rf"{TRUSTED}\{name}").get("Path", "")).casefold() == wanted:
            return name
    return ""


def _free_location(computer: Computer) -> str:
    taken, at = set(computer.registry.keys(TRUSTED)), 0
    while f"Location{at}" in taken:
        at += 1
    return f"Location{at}"


def _opens(computer: Computer) -> list[tuple[str, Any]]:
    """What Excel opens when it starts, in order."""
    found = [(int(match[1] or 0), name, value) for name, value in computer.registry.values(OPTIONS).items()
             if (match := _OPENED.fullmatch(name))]  # fmt: skip
    return [(name, value) for _, name, value in sorted(found)]


def _opened(computer: Computer) -> list[str]:
    """The values that name our add-in."""
    return [name for name, value in _opens(computer) if str(computer.add_in).casefold() in str(value).casefold()]


def _free_open(computer: Computer) -> str:
    taken = {name for name, _ in _opens(computer)}
    return next(name for at in range(len(taken) + 1) if (name := f"OPEN{at or ''}") not in taken)
