"""A whole column (``A:A``, more than a million cells) in the place of a list or of a single value, in every host."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from caseload.cells import call
from caseload.tables.dialects import Dialect, convert
from hosts.calc import Calc
from hosts.com import Excel
from hosts.parity import Block, Case
from hosts.pyodide import Lite
from hosts.server import Server

HEIGHT = 1_048_576
"""Rows of a sheet."""
SIGNED, CLOSED = 44798, [44816, 44817, 44818]
"""A notice of August 25, 2022, and three closed days around its twentieth day, September 14."""
EXPECTED = call("CW_NOTICE_LAST_DAY", [SIGNED, "following", [[day] for day in CLOSED]])


def whole(filled: list[Any]) -> list[tuple[Any]]:
    """A column with some cells filled, as a host hands it over."""
    return [(float(each),) for each in filled] + [(None,)] * (HEIGHT - len(filled))


def test_the_closed_days_decide_in_this_example() -> None:
    assert call("CW_NOTICE_LAST_DAY", [SIGNED, "following", "none"]) != EXPECTED == 44819


def test_excel_takes_a_whole_column_as_a_list(com: Excel) -> None:
    assert com.call("CW_NOTICE_LAST_DAY", float(SIGNED), "following", tuple(whole(CLOSED))) == EXPECTED


def test_excel_answers_a_whole_column_cell_by_cell(com: Excel) -> None:
    """Nobody should ask for it, since a million answers fill a sheet; but it ends, and empty cells are asked for."""
    answers = com.call("CW_NOTICE_LAST_DAY", tuple(whole([SIGNED, SIGNED])), "following", tuple((day,) for day in CLOSED))
    assert answers[:3] == [[EXPECTED], [EXPECTED], ["? missing: notice_on"]]
    assert len(answers) == HEIGHT


def test_the_office_add_in_takes_a_whole_column_as_a_list(office: Server) -> None:
    assert office.call("CW_NOTICE_LAST_DAY", (SIGNED, "following", Block(tuple(whole(CLOSED))))) == EXPECTED


@pytest.mark.pyodide
def test_xlwings_lite_takes_a_long_column_as_a_list(tmp_path: Path) -> None:
    """A twentieth of a whole one: the test would spend its time on writing and reading nothing."""
    case = Case("CW_NOTICE_LAST_DAY", "long column", (SIGNED, "following", Block(tuple(whole(CLOSED)[: HEIGHT // 20]))))
    assert Lite(tmp_path).answers([case]) == [EXPECTED]


def book_of(tmp_path: Path, formula: str) -> Path:
    book = openpyxl.Workbook()
    sheet, days = book.active, book.create_sheet("Days")
    for row, day in enumerate(CLOSED, start=1):
        days.cell(row, 1).value = day
    sheet.title, sheet["A1"] = "Asked", formula
    book.save(tmp_path / "whole.xlsx")
    return tmp_path / "whole.xlsx"


@pytest.mark.office
def test_libreoffice_takes_a_whole_column_as_a_list(calc: Calc, tmp_path: Path) -> None:
    formula = convert(f'=CW_NOTICE_LAST_DAY({SIGNED},"following",Days!$A:$A)', Dialect.CALC, ["CW_NOTICE_LAST_DAY"])
    done = openpyxl.load_workbook(calc.recalculated(book_of(tmp_path, formula)), data_only=True)
    assert done["Asked"]["A1"].value == EXPECTED


def test_formualizer_takes_a_whole_column_as_a_list(tmp_path: Path) -> None:
    formualizer = pytest.importorskip("formualizer", reason="needs formualizer (pip install caseload[test])")
    path = book_of(tmp_path, f'=CW_NOTICE_LAST_DAY({SIGNED},"following",Days!$A:$A)')
    book = formualizer.load_workbook(str(path), backend="umya")
    book.register_function("CW_NOTICE_LAST_DAY", lambda *args: call("CW_NOTICE_LAST_DAY", args))
    assert book.evaluate_cell("Asked", 1, 1) == EXPECTED

