"""xlwings' own COM code on any system: pywin32 replaced by stand-ins, nothing of xlwings changed."""

from __future__ import annotations

import sys
import types
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

MISSING = -2147352572
"""What Excel hands over for an argument that is left out."""


def _module(name: str, **members: Any) -> types.ModuleType:
    made = types.ModuleType(name)
    made.__dict__.update(members)
    return made


class _Anything:
    """A COM object of which nothing is asked."""

    def __init__(self, *args: Any, **more: Any):
        pass

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Anything()

    def __call__(self, *args: Any, **more: Any) -> Any:
        return _Anything()


def _pywin32() -> dict[str, types.ModuleType]:
    client = _module("win32com.client", Dispatch=_Anything, CDispatch=_Anything, CoClassBaseClass=_Anything,
                     DispatchBaseClass=_Anything, dynamic=_Anything(), gencache=_Anything())  # fmt: skip
    error, moment = type("com_error", (Exception,), {}), type("TimeType", (), {})
    types_module = _module("pywintypes", com_error=error, TimeType=moment, IID=str, Time=_Anything)
    return {
        "pythoncom": _module("pythoncom", com_error=types_module.com_error, IID_IDispatch=0, Missing=_Anything(),
                             CoInitialize=lambda *a: None, CoUninitialize=lambda *a: None),
        "pywintypes": types_module,
        "win32com": _module("win32com", client=client, server=_module("win32com.server")),
        "win32com.client": client,
        "win32com.server": _module("win32com.server", util=_Anything(), policy=_Anything()),
        "win32com.server.util": _module("win32com.server.util", wrap=lambda each, **more: each),
        "win32com.server.policy": _module("win32com.server.policy", DynamicPolicy=object),
        "win32api": _module("win32api"),
        "win32con": _module("win32con"),
        "win32gui": _module("win32gui"),
        "win32process": _module("win32process"),
        "win32timezone": _module("win32timezone"),
        "winerror": _module("winerror", E_NOINTERFACE=0),
    }  # fmt: skip


class Excel:
    """Cell functions as Excel on Windows calls them, through xlwings' ``call_udf``."""

    def __init__(self, module: types.ModuleType, udfs: Any):
        self.module, self._udfs = module, udfs

    def call(self, name: str, *args: Any) -> Any:
        """What the cell gets."""
        return self._udfs.call_udf(self.module.__name__, name, list(args))

    def vba(self) -> str:
        """The text of the module that xlwings writes for Excel's own language."""
        import io

        text = io.StringIO()
        self._udfs.generate_vba_wrapper(self.module.__name__, self.module, text, _module("book", Name="caseload.xlam"))
        return text.getvalue()


@contextmanager
def excel() -> Iterator[Excel]:
    """A session with the stand-ins in place; they are gone afterwards."""
    before = dict(sys.modules)
    sys.modules.update(_pywin32())
    try:
        udfs = _udfs()
        from caseload.hosts.desktop.udfs import load

        module = load(types.ModuleType("caseload_cells"))
        module.__file__ = __file__
        udfs.udf_modules[module.__name__] = {"module": module, "filename": "", "filetime": None}
        sys.modules[module.__name__] = module
        udfs.get_udf_module = lambda name, workbook=None: module
        yield Excel(module, udfs)
    finally:
        for name in set(sys.modules) - set(before):
            if name.startswith(("xlwings", "win32", "pythoncom", "pywintypes", "winerror", "caseload_cells")):
                del sys.modules[name]


def _udfs() -> Any:
    import importlib

    import xlwings

    windows = _module("xlwings._xlwindows", is_range_instance=lambda value: False, Range=_Anything, BOOK_CALLER=None)
    sys.modules["xlwings._xlwindows"] = windows
    xlwings._xlwindows = windows  # type: ignore[attr-defined]
    xlwings.engines.engines_by_name["excel"] = types.SimpleNamespace(name="excel", type="desktop", impl=_Anything())
    sys.modules["xlwings.com_server"] = _module("xlwings.com_server", loop=None)
    return importlib.import_module("xlwings.udfs")


def rows(value: Any) -> Any:
    """A result as rows, as Excel spills it."""
    return [list(row) for row in value] if isinstance(value, Sequence) and not isinstance(value, str) else value
