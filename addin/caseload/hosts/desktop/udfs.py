"""The module that xlwings' COM server imports: every cell function, decorated with xlwings' own ``func``."""

from __future__ import annotations

import sys
from typing import Any

from caseload.hosts.registration import Decorators, register


def decorators() -> Decorators:
    """xlwings' COM decorators. On other systems than Windows xlwings' module needs a stand-in for pywin32."""
    from xlwings.udfs import xlarg, xlfunc, xlret

    return Decorators(xlfunc, xlarg, xlret, {"category": "Caseload", "call_in_wizard": True, "volatile": False})


def load(module: Any = None) -> Any:
    """Register all functions in this module (or another one)."""
    return register(decorators(), module or sys.modules[__name__])


if sys.platform == "win32":
    load()
