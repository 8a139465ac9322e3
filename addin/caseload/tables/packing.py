"""A freshly built workbook as a file that is the same to the last byte every time."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

CORE = "docProps/core.xml"
_WRITTEN_ON = re.compile(rb'(xsi:type="dcterms:W3CDTF">)[^<]*')
_FIRST_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can name."""
Change = Callable[[bytes], bytes]


def repack(path: Path, day: date, changes: Mapping[str, Change] | None = None, added: Mapping[str, bytes] | None = None) -> None:
    """Write a workbook again, with no trace of when: it says that it was made on ``day``.

    ``changes``: part -> what becomes of it; ``added``: new parts.
    """
    when = f"{day.isoformat()}T00:00:00Z".encode()
    wanted = {**(changes or {}), CORE: lambda data: _WRITTEN_ON.sub(rb"\g<1>" + when, data)}
    part = path.with_name(path.name + ".part")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(part, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(_entry(name), wanted[name](data) if name in wanted else data)
        for name, data in (added or {}).items():
            target.writestr(_entry(name), data)
    part.replace(path)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _FIRST_TIME)
    entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
    return entry
