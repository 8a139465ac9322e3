"""Installing the desktop add-in for one user, and taking it away again; what does not fit is found by ``doctor``.

Nothing needs an administrator: the add-in lies in a folder of the user, that folder alone is trusted, Excel is told to
open the file, and the file is told which Python is Caseload's. "Trust access to the VBA project" is never touched.
"""

from __future__ import annotations

import re
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

    Raises ``WrongUse`` on a system without Excel's registry or in a Python that cannot run without a window,
    ``FileBusy`` while Excel is open.
    """
    from caseload.hosts.desktop.build import build

    _may_change(computer)
    if not computer.windowless.is_file():
        raise WrongUse("this Python cannot run the add-in", where=str(computer.windowless.parent),
                       why=f"{computer.windowless.name} is not beside it",
                       todo='Make one of its own: py -3.12 -m venv "%LOCALAPPDATA%\\Caseload\\python", install Caseload there '
                       "and run `caseload install` from its folder Scripts.")  # fmt: skip
    computer.add_in.parent.mkdir(parents=True, exist_ok=True)
    try:
        build(computer.add_in)
    except OSError as error:
        raise FileBusy("the add-in cannot be written", where=str(computer.add_in), why=str(error.strerror),
                       todo="Close Excel and try again.") from None  # fmt: skip
    registry = computer.registry
    registry.write(SETTINGS, SETTING[2], str(computer.windowless))
    location = trusted(computer) or _free_location(computer)
    for name, value in (("Path", _folder(computer)), ("AllowSubFolders", 0), ("Description", _OURS)):
        registry.write(rf"{TRUSTED}\{location}", name, value)
    if not opened(computer):
        registry.write(OPTIONS, _free_open(computer), f'"{computer.add_in}"')
    return [f"The add-in is {computer.add_in}.", f"It runs {computer.windowless}.",
            "Excel opens it from the next start on."]  # fmt: skip


def uninstall(computer: Computer) -> list[str]:
    """Take the add-in away; what was done, in sentences. Workbooks and the register stay. Raises as ``install`` does."""
    _may_change(computer)
    registry = computer.registry
    kept = [value for name, value in _opens(computer) if name not in opened(computer)]
    for name, _ in list(_opens(computer)):
        registry.remove(OPTIONS, name)
    for at, value in enumerate(kept):
        registry.write(OPTIONS, f"OPEN{at or ''}", value)
    if location := trusted(computer):
        for name in registry.values(rf"{TRUSTED}\{location}"):
            registry.remove(rf"{TRUSTED}\{location}", name)
        registry.remove_key(rf"{TRUSTED}\{location}")
    registry.remove(SETTINGS, SETTING[2])
    for key in (SETTINGS, SETTINGS.rpartition("\\")[0]):
        if not registry.values(key) and not registry.keys(key):
            registry.remove_key(key)
    try:
        computer.add_in.unlink(missing_ok=True)
    except OSError as error:
        raise FileBusy("the add-in cannot be removed", where=str(computer.add_in), why=str(error.strerror),
                       todo="Close Excel and try again.") from None  # fmt: skip
    return ["The add-in is gone; workbooks and the register are where they were."]


def _may_change(computer: Computer) -> None:
    """Excel writes down what it opens when it ends: a change made meanwhile would be lost."""
    if not computer.is_windows:
        raise WrongUse("the desktop add-in is for Excel on Windows",
                       todo="On other systems use the Office add-in from a server: see docs/it.md.")  # fmt: skip
    if computer.excel_runs():
        raise FileBusy("Excel is open", why="it would write its own list of add-ins over this change",
                       todo="Close Excel everywhere, then run it again.")  # fmt: skip


def _folder(computer: Computer) -> str:
    return f"{computer.add_in.parent}\\"


def trusted(computer: Computer) -> str:
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


def opened(computer: Computer) -> list[str]:
    """The values that name our add-in."""
    return [name for name, value in _opens(computer) if str(computer.add_in).casefold() in str(value).casefold()]


def _free_open(computer: Computer) -> str:
    taken = {name for name, _ in _opens(computer)}
    return next(name for at in range(len(taken) + 1) if (name := f"OPEN{at or ''}") not in taken)
