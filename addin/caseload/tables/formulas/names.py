"""The names under which formulas find the settings of a workbook."""

from __future__ import annotations

from caseload.tables.schema import Computed, Program, Setting


def defined_name(setting: str) -> str:
    """The name under which formulas find a setting: ``as_of`` is ``AsOf``."""
    return "".join(part.capitalize() for part in setting.split("_"))


def settings_used(program: Program) -> set[str]:
    """The settings that formulas of a program name."""
    made = [column.computed for table in program.tables for column in table.computed]
    return {"as_of"} | {source.name for each in made if isinstance(each, Computed)
                        for source in each.inputs.values() if isinstance(source, Setting)}  # fmt: skip
