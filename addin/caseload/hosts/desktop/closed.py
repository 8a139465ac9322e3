"""xlwings' VBA module for add-ins, closed: nothing that a workbook holds, or that lies beside it, decides what runs.

xlwings takes the interpreter, search paths and modules from a sheet or file of the open workbook, and starts Python
with the current folder on its path. Here only the procedures that start and call Python are kept; each line that looks
elsewhere is replaced, and must be there word for word, so that another version of xlwings stops the build.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from caseload.errors import CaseloadError

KEPT = ("XLPyCommand", "XLPyLoadDLL", "XLPy", "KillPy", "ParentFolder")
"""Procedures of xlwings that stay; all others go."""
SETTING = ("Caseload", "Desktop", "Interpreter")
"""Where the add-in finds its Python: application, section and key of VBA's own settings, in the user's registry."""
USUAL = r"\Caseload\python\Scripts\pythonw.exe"
"""Where it is when nothing is set, inside the user's local application data."""
_START = re.compile(r"^(?:Public |Private )?(Function|Sub) (\w+)", re.MULTILINE)
_REPLACED = {
    "XLPyCommand": (
        ('AddExcelDir = GetConfig("ADD_WORKBOOK_TO_PYTHONPATH", "true")', 'AddExcelDir = "false"'),
        ('PYTHONPATH = AddExcelDir & ";" & ActiveWorkbook.FullName & ";" & ThisWorkbook.FullName & ";" & '
         'GetConfig("ONEDRIVE_CONSUMER_WIN") & ";" & GetConfig("ONEDRIVE_COMMERCIAL_WIN") & ";" & '
         'GetConfig("SHAREPOINT_WIN") & ";" & GetConfig("PYTHONPATH")',
         'PYTHONPATH = AddExcelDir & ";;;;;"'),
        ('PYTHON_WIN = "cmd.exe " & ConsoleSwitch & " /K " & Chr(34) & Chr(34) & PYTHON_WIN & Chr(34)',
         'PYTHON_WIN = Environ("SystemRoot") & "\\System32\\cmd.exe " & ConsoleSwitch & " /D /K " & Chr(34) & Chr(34) '
         '& PYTHON_WIN & Chr(34)'),
        ('licenseKey = GetConfig("LICENSE_KEY", "")', 'licenseKey = ""'),
        ('tail = " -B -c ""import sys, os;"', 'tail = " -I -B -c ""import sys, os;"'),
    ),
}  # fmt: skip
"""Procedure -> lines of xlwings and what stands in their place. ``-I``: Python looks neither into the current folder nor
at the user's variables; ``cmd.exe`` by its whole path, since Windows looks into the current folder first; ``/D``: without
commands that run by themselves."""
_FORBIDDEN = ("activeworkbook", "worksheets", ".conf", "sheets(", "open ", "fullname &", "runpython", "vbproject")
"""Words of a text that looks at workbooks or files."""
_SETTINGS_ONLY = f"""
Private Function GetConfig(configKey As String, Optional default As String = "", Optional source As String = "") As Variant
    ' The one setting is the user's own Python, written by `caseload install`; no workbook and no file is asked.
    If configKey = "INTERPRETER_WIN" Then
        GetConfig = GetSetting("{SETTING[0]}", "{SETTING[1]}", "{SETTING[2]}", Environ("LOCALAPPDATA") & "{USUAL}")
    Else
        GetConfig = default
    End If
End Function
"""


class OtherXlwings(CaseloadError):
    """The installed xlwings does not read as the one that this add-in was made for."""


def closed_module() -> str:
    """The text of the module; raises ``OtherXlwings`` when xlwings' own text is not the one that was read."""
    import xlwings

    text = Path(xlwings.__file__).with_name("xlwings_custom_addin.bas").read_text(encoding="cp1252")
    return closed(text, xlwings.__version__)


def closed(text: str, version: str) -> str:
    """xlwings' text with only what is kept, closed; raises ``OtherXlwings``."""
    if f'XLWINGS_VERSION As String = "{version}"' not in text:
        raise _other(f"its VBA text is not of version {version}")
    head, procedures = _parts(text)
    missing = [name for name in KEPT if name not in procedures]
    if missing:
        raise _other(f"it has no {', '.join(missing)}")
    kept = [_replaced(name, procedures[name]) for name in KEPT]
    made = "\n".join([head, *kept, _SETTINGS_ONLY])
    for name, line in _lines(made):
        found = [word for word in _FORBIDDEN if word in line.lower()]
        if found:
            raise _other(f"{name} looks at {', '.join(found)}")
    return made


def _parts(text: str) -> tuple[str, dict[str, str]]:
    """What stands before the first procedure (without names of modules), and the procedures by name."""
    starts = list(_START.finditer(text))
    found: dict[str, str] = {}
    for start in starts:
        end = text.index(f"\nEnd {start[1]}", start.start()) + len(f"\nEnd {start[1]}")
        found.setdefault(start[2], text[start.start() : end])
    lines = [line for line in text[: starts[0].start()].splitlines() if not line.startswith(("Attribute", "'Attribute"))]
    return "\n".join(lines).rstrip(), found


def _replaced(name: str, text: str) -> str:
    for old, new in _REPLACED.get(name, ()):
        if text.count(old) != 1:
            raise _other(f"{name} does not say once: {old[:60]}")
        text = text.replace(old, new)
    return text


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Each line that is no comment, with the procedure it stands in."""
    name = "its head"
    for line in text.splitlines():
        if started := _START.match(line):
            name = started[2]
        if not line.lstrip().startswith("'"):
            yield name, line


def _other(why: str) -> OtherXlwings:
    return OtherXlwings("this version of xlwings cannot be built into the add-in", why=why,
                        todo="Install the version that Caseload names: `pip install caseload` again.")  # fmt: skip
