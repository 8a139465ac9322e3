"""The VBA functions that cells call, from xlwings' own generator: one for each cell function, in modules of a fair size."""

from __future__ import annotations

import io
import re
from types import SimpleNamespace

from caseload.hosts.desktop.elsewhere import MODULE, xlwings_udfs

LARGEST = 48_000
"""Characters of a module; Excel compiles at most 64 KB of one procedure list with ease."""
_FUNCTION = re.compile(r"^Function (\w+)\(.*?^End Function$", re.MULTILINE | re.DOTALL)
_FAILED = '"? Caseload cannot answer: " & Err.Description'


def wrapper_modules(helps: dict[str, str]) -> list[str]:
    """The sources of the modules; ``helps``: function -> its sentence in the function wizard."""
    modules, size = [[_HEAD]], 0
    for name, text in sorted(generated().items()):
        text = described(name, safe(text), helps.get(name, ""))
        if size + len(text) > LARGEST:
            modules.append([_HEAD])
            size = 0
        modules[-1].append(text)
        size += len(text)
    return ["\n\n".join(each) for each in modules]


_HEAD = '#Const App = "Microsoft Excel"'


def generated() -> dict[str, str]:
    """Function -> the text that xlwings writes for it."""
    text = io.StringIO()
    with xlwings_udfs() as (udfs, module):
        udfs.generate_vba_wrapper(MODULE, module, text, SimpleNamespace(Name="caseload.xlam"))
    return {found[1]: found[0] for found in _FUNCTION.finditer(text.getvalue())}


def safe(text: str) -> str:
    """A wrapper that tells Python of no workbook, and whose failure begins with ``?``.

    Python would look through the sheets of a workbook that it is told of, and take code from them.
    """
    for old, new in (("ActiveWorkbook", "Nothing"), ("Err.Description", _FAILED)):
        if text.count(old) != 1:
            raise ValueError(f"xlwings' wrapper does not say once: {old}")
        text = text.replace(old, new)
    return text


def described(name: str, text: str, help: str) -> str:
    """A wrapper with its sentence for the function wizard; what code page 1252 does not hold is left out."""
    words = help.encode("cp1252", "ignore").decode("cp1252").replace('"', '""')
    head, rest = text.split("\n", 1)
    return f'{head}\nAttribute {name}.VB_Description = "{words}"\nAttribute {name}.VB_ProcData.VB_Invoke_Func = " \\n14"\n{rest}'
