"""A workbook as a macro-enabled one (.xlsm): the form in which functions live in the workbook itself."""

from __future__ import annotations

import zipfile
from pathlib import Path

_PLAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACRO = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"


def as_macro_enabled(path: Path) -> None:
    """Say in a freshly built workbook that it may hold macros; every other part stays as it is."""
    part = path.with_name(path.name + ".part")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            data = source.read(item)
            if item.filename == "[Content_Types].xml":
                data = data.replace(_PLAIN, _MACRO)
            target.writestr(item, data)
    part.replace(path)
