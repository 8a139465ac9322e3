"""The add-in, built: modules, ribbon, help for the formula bar, and a stamp of the versions it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from caseload import __version__
from caseload.cells import functions
from caseload.hosts.desktop.closed import closed_module
from caseload.hosts.desktop.package import package
from caseload.hosts.desktop.ribbon import ribbon_module, ribbon_xml
from caseload.hosts.desktop.vba import Module, project
from caseload.hosts.desktop.wrappers import wrapper_modules
from caseload.hosts.others import others

NAME = "Caseload"
IDENTITY = "{6C0E1D52-2B0B-4E57-9E0E-7F0B5A4C9D10}"
"""The VBA project's own GUID; it stays the same, so that two builds are alike."""
FILE = "caseload.xlam"


def add_in() -> bytes:
    """The bytes of ``caseload.xlam`` for the installed Caseload and xlwings; raises ``OtherXlwings``."""
    return package(project(NAME, list(modules()), IDENTITY), ribbon_xml(), stamp().items(), list(intellisense()))


def build(path: Path) -> Path:
    """Write the add-in, all of it or nothing."""
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(add_in())
    part.replace(path)
    return path


def modules() -> Iterator[Module]:
    """The modules of the VBA project, in the order of its list."""
    yield Module("ThisWorkbook", document="workbook")
    yield Module("SheetAbout", document="sheet")
    yield Module("SheetHelp", document="sheet")
    yield Module("CaseloadRibbon", ribbon_module())
    yield from function_modules()


def function_modules() -> Iterator[Module]:
    """The modules that let cells call the functions: of the add-in, and of every live workbook."""
    yield Module("xlwings", closed_module())
    for number, source in enumerate(wrapper_modules(dict(helps())), start=1):
        yield Module(f"CaseloadFunctions{number}", source)


def helps() -> Iterator[tuple[str, str]]:
    """Each function with its sentence."""
    yield from ((name, each.help) for name, each in {**functions(), **others()}.items())


def stamp() -> dict[str, Any]:
    """What the add-in was built from; the doctor compares it with what is installed."""
    from importlib.metadata import version

    return {"Caseload": __version__, "xlwings": version("xlwings"), "Functions": len(functions())}


def intellisense() -> Iterator[list[str]]:
    """The sheet that Excel-DNA's IntelliSense reads: name, what it answers, help topic, then each argument with its text."""
    yield ["FunctionInfo"]
    for each in [*functions().values(), *others().values()]:
        arguments = [word for a in each.arguments for word in (f"[{a.word}]" if a.optional else a.word, a.help)]
        yield [each.name, each.help, "", *arguments]
