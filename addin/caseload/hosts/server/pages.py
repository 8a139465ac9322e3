"""What the task pane and the manifest are made from: buttons, tables, computed columns, how people sign in."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from importlib import import_module
from typing import Any

from caseload.hosts.buttons import BUTTONS, GROUPS
from caseload.hosts.server.signin import settings


@lru_cache(maxsize=1)
def page() -> dict[str, Any]:
    """The data of the task pane: plain values, nobody's data."""
    from caseload import __version__

    programs = _programs()
    tables = sorted({table.name for each in programs for table in each.tables})
    owned = sorted({table.name for each in programs for table in each.tables
                    if table.owned and not table.grows})  # fmt: skip
    computed: dict[str, list[str]] = {}
    for each in programs:
        for table in each.tables:
            headers = computed.setdefault(table.name, [])
            headers += [column.header for column in table.computed if column.header not in headers]
    return {"version": __version__, "buttons": [asdict(each) for each in BUTTONS],
            "groups": [{"name": each.name, "label": dict(each.label)} for each in GROUPS],
            "tables": ["Settings", *tables], "owned": owned, "signIn": settings().sign_in,
            "computed": {name: headers for name, headers in computed.items() if headers}}  # fmt: skip


def _programs() -> list[Any]:
    from caseload.tables.schema import PROGRAMS

    found = []
    for code in PROGRAMS:
        try:
            found.append(import_module(f"caseload.tables.programs.{code}").PROGRAM)
        except ModuleNotFoundError:
            continue  # this copy of Caseload has no workbook of that program
    return found
