"""The VBA project of a live workbook: the functions of the add-in inside the workbook itself, and nothing else.

It has no ribbon and no code that runs by itself. Its text is that of the add-in: closed against settings, paths and code
of workbooks, its own included, so a sheet or a file beside it decides nothing. It names the library of one xlwings, so it
says of itself what it was built from, and ``renew`` puts today's in the place of an older one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from caseload.errors import WorkbookRefused
from caseload.hosts.desktop.build import function_modules, stamp
from caseload.hosts.desktop.vba import Module, project
from caseload.hosts.desktop.vba.reading import stream

NAME = "CaseloadLive"
IDENTITY = "{0B6B7E0A-3F0C-4E86-8C5E-5D2A6B9F1C77}"
"""The VBA project's own GUID; it stays the same, so that two builds are alike."""
_SETTING = re.compile(r'^(\w+)="?([^"\r\n]*)', re.MULTILINE)
_CODE_NAME = re.compile(rb'<(?:\w+:)?sheetPr\b[^>]*\bcodeName="([^"]+)"')
_CODE = ("Module", "Class", "BaseClass")


def live_project(sheets: Sequence[str]) -> bytes:
    """The bytes of ``vbaProject.bin`` for a workbook whose sheets have these code names; raises ``OtherXlwings``."""
    documents = [Module("ThisWorkbook", document="workbook"), *[Module(name, document="sheet") for name in sheets]]
    return project(NAME, [*documents, *function_modules()], IDENTITY, about())


def about() -> str:
    """What a project built today says of itself; Excel keeps it when it saves the workbook."""
    return "; ".join(f"{name} {value}" for name, value in stamp().items())


def renew(path: Path) -> bool:
    """Put today's functions into a live workbook that holds older ones; False when it has today's, or none of ours.

    Every other part stays as it is; the old file is kept. Raises ``WorkbookRefused`` when it holds code of its own.
    """
    from caseload.tables.backup import backup_of
    from caseload.tables.editor.package import FILE_LIMIT, Package
    from caseload.tables.editor.patch import put
    from caseload.tables.editor.swap import read_whole, refuse_when_open
    from caseload.tables.macro import PART

    data = read_whole(path, FILE_LIMIT)
    package = Package(data, path.name)
    if PART not in package:
        return False
    settings = _settings(package.read(PART))
    if ("Name", NAME) not in settings or ("Description", about()) in settings:
        return False
    own = {value for name, value in settings if name in _CODE} - {each.name for each in function_modules()}
    own = {name for name in own if not re.fullmatch(r"CaseloadFunctions\d+", name)}
    if own:
        raise WorkbookRefused("the workbook holds code of its own", where=path.name, why=f"modules {', '.join(sorted(own))}",
                              todo="Take them out in Excel (Alt+F11, File, Export), run it again, and put them back.")  # fmt: skip
    refuse_when_open(path)
    fresh = package.pack(PART, [live_project(list(_sheets(package)))])
    put(path, data, path, package.assembled({PART: fresh}), backup=backup_of(path))
    return True


def _settings(binary: bytes) -> set[tuple[str, str]]:
    try:
        return set(_SETTING.findall(stream(binary, "PROJECT").decode("cp1252", "replace")))
    except ValueError:
        return set()


def _sheets(package: Any) -> Iterator[str]:
    """The code names of the sheets."""
    for name in package.names():
        if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name) and (found := _CODE_NAME.search(package.read(name))):
            yield found[1].decode("utf-8")
