"""Finding what keeps the desktop add-in from working on a PC: each part with what was found and what to do about it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from caseload.hosts.desktop.closed import SETTING
from caseload.hosts.desktop.install import OFFICE, SETTINGS, TRUSTED, opened, trusted
from caseload.hosts.desktop.windows import Computer

DISABLED = rf"{OFFICE}\Resiliency\DisabledItems"
"""What Excel switched off after a crash: each value holds the file's path, in lower case, as UTF-16."""
POLICY = TRUSTED.replace("Software\\Microsoft", "Software\\Policies\\Microsoft", 1)
_OFF = "AllLocationsDisabled"
_AGAIN = "Close Excel and run `caseload install`."


def findings(computer: Computer) -> Iterator[dict[str, Any]]:
    """What the doctor tells about the add-in: records with ``part``, ``found``, ``ok``, ``todo``; none off Windows."""
    if not computer.is_windows:
        return
    yield from _file(computer)
    yield from _python(computer)
    found = opened(computer)
    yield _record("Excel opens it", "yes" if found else "", bool(found), _AGAIN)
    place = trusted(computer)
    yield _record("trusted folder", "yes" if place else "", bool(place), _AGAIN)
    yield from _switched_off(computer)


def _file(computer: Computer) -> Iterator[dict[str, Any]]:
    there = computer.add_in.is_file()
    yield _record("add-in", str(computer.add_in) if there else "", there, _AGAIN)
    if there:
        stamped = stamp_of(computer)
        for part, version in _wanted().items():
            yield _record(f"add-in's {part}", stamped.get(part, ""), stamped.get(part) == str(version),
                          f"It was built for another one than {version}. {_AGAIN}")  # fmt: skip


def _python(computer: Computer) -> Iterator[dict[str, Any]]:
    known = str(computer.registry.values(SETTINGS).get(SETTING[2], ""))
    yield _record("add-in's Python", known, known == str(computer.windowless), _AGAIN)
    yield _record("Python without a window", str(computer.windowless) if computer.windowless.is_file() else "",
                  computer.windowless.is_file(), "Make Caseload's own Python again: see docs/it.md.")  # fmt: skip
    version = str(_wanted()["xlwings"])
    names = [f"xlwings{bits}-{version}.dll" for bits in (64, 32)]
    folders = (computer.windowless.parent.parent, computer.windowless.parent)
    found = [name for name in names if any((folder / name).is_file() for folder in folders)]
    yield _record("xlwings' library", ", ".join(found), bool(found),
                  f"The add-in asks for {names[0]}. In Caseload's own Python: pip install --force-reinstall --no-deps "
                  f"xlwings=={version}.")  # fmt: skip


def _switched_off(computer: Computer) -> Iterator[dict[str, Any]]:
    """What an office's rules, or Excel itself after a crash, may have switched off."""
    by = [whose for whose, key in (("the office's rules", POLICY), ("Excel's own settings", TRUSTED))
          if computer.registry.values(key).get(_OFF) == 1]  # fmt: skip
    yield _record("trusted folders count", f"no, by {by[0]}" if by else "yes", not by,
                  "Ask IT to allow trusted locations of the user for Excel, or to sign the add-in.")  # fmt: skip
    path = str(computer.add_in).casefold().encode("utf-16-le")
    off = any(isinstance(value, bytes) and path in value for value in computer.registry.values(DISABLED).values())
    yield _record("Excel switched it off", "yes" if off else "no", not off,
                  "In Excel: File, Options, Add-ins, Manage: Disabled Items, Go; choose Caseload, Enable.")  # fmt: skip


def stamp_of(computer: Computer) -> dict[str, str]:
    """What the add-in in its place says of itself; nothing when it cannot be read."""
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
