"""The steps on a Windows PC: their formulas and values are those of the parity table."""

from __future__ import annotations

import re

from caseload.cells import call, source, why
from caseload.hosts.buttons import BUTTONS
from caseload.hosts.others import others
from hosts.checklist import CHOSEN, FILE, HEAD, cases, renewed, table
from hosts.com import Excel
from hosts.test_parity import as_com

TEXT = FILE.read_text(encoding="utf-8")


def test_its_table_is_the_chosen_part_of_the_parity_table() -> None:
    """`python -m hosts.checklist` in `tests/` renews it."""
    assert renewed(TEXT) == TEXT
    assert len(table()) - len(HEAD) == sum(map(len, CHOSEN.values())) >= 12


def test_excels_own_code_gives_what_its_table_says(com: Excel) -> None:
    for case in cases():
        given = list(map(as_com, case.cells))
        assert com.call(case.function, *given) == call(case.function, given), case


def test_there_are_twelve_steps() -> None:
    assert re.findall(r"^(\d+)\. ", TEXT, re.MULTILINE) == [str(at) for at in range(1, 13)]


def test_the_values_within_the_steps_are_those_that_the_functions_give() -> None:
    given = (1, 42607, 1, 44797)
    assert TEXT.count("WTW_REQUIRED_HOURS") > len(CHOSEN["WTW_REQUIRED_HOURS"]) + 2
    assert call("WTW_REQUIRED_HOURS", [[[1], [2]], *given[1:]]) == [[20], [35]]
    assert call("WTW_REQUIRED_HOURS", [[[None], [2]], *given[1:]])[0] == ["? missing: adults"]
    assert why("WTW_REQUIRED_HOURS", given).endswith("Required hours a week: 20 hours.")
    assert source("WTW_REQUIRED_HOURS", given).startswith("WTW-01")
    assert "ten buttons" in TEXT
    assert len(BUTTONS) == 10
    asked = re.findall(r"`=(?:WTW_REQUIRED_HOURS|CASE_WHY|CASE_SOURCE)\(([^`]*)\)`", TEXT.partition(HEAD[0])[0])
    assert [each.split(",")[-3:] for each in asked] == [["42607", "1", "44797"]] * 3


def test_the_tables_of_the_due_list_are_those_of_the_workbook() -> None:
    from caseload.tables.schema import program

    (named,) = re.findall(r"CASE_WORKLIST\(AsOf,7,([^`]*)\)`", TEXT)
    due = {table.name for table in program("wtw").tables if any(column.due for column in table.columns)}
    assert set(re.findall(r"(\w+)\[#All\]", named)) == due
    assert "CASE_WORKLIST" in others()
