"""xlwings' own COM code on any system, as Excel calls it."""

from __future__ import annotations

import io
import types
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from caseload.hosts.desktop.elsewhere import xlwings_udfs

MISSING = -2147352572
"""What Excel hands over for an argument that is left out."""


class Excel:
    """Cell functions as Excel on Windows calls them, through xlwings' ``call_udf``."""

    def __init__(self, module: types.ModuleType, udfs: Any):
        self.module, self._udfs = module, udfs

    def call(self, name: str, *args: Any) -> Any:
        """What the cell gets."""
        return self._udfs.call_udf(self.module.__name__, name, list(args))

    def vba(self) -> str:
        """The text of the module that xlwings writes for Excel's own language."""
        text = io.StringIO()
        book = types.SimpleNamespace(Name="caseload.xlam")
        self._udfs.generate_vba_wrapper(self.module.__name__, self.module, text, book)
        return text.getvalue()


@contextmanager
def excel() -> Iterator[Excel]:
    """A session; xlwings and the stand-ins for pywin32 are gone afterwards."""
    with xlwings_udfs() as (udfs, module):
        udfs.get_udf_module = lambda name, workbook=None: module
        yield Excel(module, udfs)


def rows(value: Any) -> Any:
    """A result as rows, as Excel spills it."""
    return [list(row) for row in value] if isinstance(value, Sequence) and not isinstance(value, str) else value
