"""xlwings' COM code on a system without Windows, for building the add-in and for tests: pywin32 replaced by stand-ins.

Nothing of xlwings is changed; it is imported anew, without any key, and gone afterwards.
"""

from __future__ import annotations

import os
import sys
import types
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

MODULE = "caseload.hosts.desktop.udfs"
"""The module that Excel asks Python for."""
_OURS = ("xlwings", "win32", "pythoncom", "pywintypes", "winerror", MODULE)


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


def _module(name: str, **members: Any) -> types.ModuleType:
    made = types.ModuleType(name)
    made.__dict__.update(members)
    return made


def _pywin32() -> dict[str, types.ModuleType]:
    client = _module("win32com.client", Dispatch=_Anything, CDispatch=_Anything, CoClassBaseClass=_Anything,
                     DispatchBaseClass=_Anything, dynamic=_Anything(), gencache=_Anything())  # fmt: skip
    error, moment = type("com_error", (Exception,), {}), type("TimeType", (), {})
    kinds = _module("pywintypes", com_error=error, TimeType=moment, IID=str, Time=_Anything)
    made = [
        _module("pythoncom", com_error=error, IID_IDispatch=0, Missing=_Anything(),
                CoInitialize=lambda *a: None, CoUninitialize=lambda *a: None),
        kinds, client, _module("win32com", client=client, server=_module("win32com.server")),
        _module("win32com.server", util=_Anything(), policy=_Anything()),
        _module("win32com.server.util", wrap=lambda each, **more: each),
        _module("win32com.server.policy", DynamicPolicy=object),
        *map(_module, ("win32api", "win32con", "win32gui", "win32process", "win32timezone")),
        _module("winerror", E_NOINTERFACE=0),
    ]  # fmt: skip
    return {each.__name__: each for each in made}


@contextmanager
def xlwings_udfs() -> Iterator[tuple[Any, Any]]:
    """xlwings' module ``udfs`` and ours with every function registered; on Windows the real ones."""
    if sys.platform == "win32":
        yield import_module("xlwings.udfs"), import_module(MODULE)
        return
    before = {name: module for name, module in sys.modules.items() if name.startswith(_OURS)}
    settings = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("XLWINGS_")}
    for name in before:
        del sys.modules[name]
    sys.modules.update(_pywin32())
    try:
        udfs = _udfs()
        ours = import_module(MODULE)
        yield udfs, ours.load()
    finally:
        for name in [name for name in sys.modules if name.startswith(_OURS)]:
            del sys.modules[name]
        sys.modules.update(before)
        os.environ.update(settings)


def _udfs() -> Any:
    import xlwings

    windows = _module("xlwings._xlwindows", is_range_instance=lambda value: False, Range=_Anything, BOOK_CALLER=None)
    sys.modules["xlwings._xlwindows"] = windows
    xlwings._xlwindows = windows  # type: ignore[attr-defined]
    xlwings.engines.engines_by_name["excel"] = types.SimpleNamespace(name="excel", type="desktop", impl=_Anything())
    sys.modules["xlwings.com_server"] = _module("xlwings.com_server", loop=None)
    return import_module("xlwings.udfs")
