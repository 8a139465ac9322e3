"""Every cell function as a custom function of xlwings-server."""

from __future__ import annotations

from typing import Any

from caseload.hosts.registration import Decorators, register


def decorators() -> Decorators:
    """xlwings-server's decorators; importing them asks for ``XLWINGS_LICENSE_KEY``."""
    from xlwings.server import arg, func, ret

    return Decorators(func, arg, ret, {})


def load(module: Any) -> Any:
    """Register all functions in a module."""
    return register(decorators(), module)
