"""xlwings Lite: Python inside the browser part of Excel, for offices that may install nothing.

What lives here: ``load(module)``, which a workbook's ``main.py`` calls (``MAIN``), and ``requirements(wheel)``, which
names our wheel and the two packages that cells need. What does not: anything that is not there in a browser. Rules, law
and cell functions need numpy and PyYAML only; docs/hosts.md lists what else of Caseload is not available there.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any

MAIN = "from caseload.hosts.lite import load\n\nload(globals())\n"
"""The text of ``main.py``."""


def load(space: dict[str, Any]) -> dict[str, Any]:
    """Put every cell function, decorated by xlwings, into the names of ``main.py``."""
    from xlwings import arg, func, ret

    from caseload.hosts.registration import Decorators, register

    made = register(Decorators(func, arg, ret, {}), ModuleType("caseload_cells"))
    found = {name: value for name, value in vars(made).items() if hasattr(value, "__xlfunc__")}
    space.update(found)
    return found


def requirements(wheel: str) -> str:
    """The text of ``requirements.txt`` for a wheel at this address or path."""
    return f"numpy\npyyaml\n{wheel}\n"
