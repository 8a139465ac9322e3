"""CASE_WHY, CASE_SOURCE and CASE_WORKLIST in every host: they give what plain Python gives, and the list spills."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from caseload.app.making import new
from caseload.cells import functions, source, why
from caseload.hosts.others import MOST_VALUES, others
from caseload.tables.dialects import Dialect, convert
from caseload.tables.schema import PROGRAMS, program
from hosts.calc import Calc
from hosts.com import Excel
from hosts.parity import Block, Case, Error, example, trimmed
from hosts.pyodide import Lite
from hosts.server import Server, serial
from hosts.test_parity import as_com

DAY = date(2026, 11, 25)
WIDE = 8
"""Columns of the due list."""


def listed(code: str) -> list[str]:
    """The tables of a program that have a due day, and that of its people."""
    made = program(code)
    return [each.name for each in made.tables if each.name == made.people or any(column.due for column in each.columns)]


def ask(name: str, cells: Any) -> Any:
    """What plain Python gives for cells as they stand."""
    return others()[name].call([_plain(cell) for cell in cells])


def _plain(cell: Any) -> Any:
    if isinstance(cell, Block):
        return [[_plain(each) for each in row] for row in cell.rows]
    return cell.text if isinstance(cell, Error) else serial(cell) if isinstance(cell, date) else cell


def about() -> list[Case]:
    """The two functions about another one, with the example of every seventh function, and what people mistype."""
    made = [Case(name, each.name, (each.name, *trimmed(example(each), each)))
            for name in ("CASE_WHY", "CASE_SOURCE") for each in list(functions().values())[::7]]  # fmt: skip
    mistyped: list[tuple[Any, ...]] = [("",), ("WTW_NOTHING",), ("wtw_required_hours", 1, 43831, 1, 46000), (7,),
                                       ("WTW_REQUIRED_HOURS", "one", 43831, 1, 46000), ("WTW_HOURS_MET", *range(30)),
                                       ("WTW_REQUIRED_HOURS", 1, "13/45/2026", 1, 46000), (Block((("a",), ("b",))),)]  # fmt: skip
    return [*made, *[Case(name, str(cells), cells) for name in ("CASE_WHY", "CASE_SOURCE") for cells in mistyped]]


class Sample:
    """A refreshed caseload: its tables as ranges, and the rows of its sheet Today."""

    def __init__(self, path: Path, code: str):
        new(code, path, participants=30, as_of=DAY)
        self.path, self.book = path, openpyxl.load_workbook(path)
        self.places = {name: (sheet.title, ref) for sheet in self.book.worksheets for name, ref in sheet.tables.items()}
        self.due = listed(code)
        today = self._rows("Today")[1:]
        self.lines = [[serial(each) if isinstance(each, date) else "" if each is None else each for each in row[:WIDE]]
                      for row in today if row[0] is not None]  # fmt: skip

    def _rows(self, table: str) -> list[list[Any]]:
        sheet, ref = self.places[table]
        return [[cell.value for cell in row] for row in self.book[sheet][ref.ref if hasattr(ref, "ref") else ref]]

    @property
    def cells(self) -> tuple[Any, ...]:
        """The arguments: the day, how far to look, the tables with their headers."""
        return (datetime(2026, 11, 25), 7, *[Block(tuple(map(tuple, self._rows(name)))) for name in self.due])

    @property
    def formula(self) -> str:
        places = [f"'{sheet}'!{ref if isinstance(ref, str) else ref.ref}" for sheet, ref in map(self.places.get, self.due)]
        return f"=CASE_WORKLIST({serial(DAY):g},7,{','.join(places)})"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return Sample(tmp_path_factory.mktemp("sample") / "wtw.xlsx", "wtw")


@pytest.mark.parametrize("code", PROGRAMS)
def test_the_list_has_the_lines_of_the_sheet_today(code: str, tmp_path: Path) -> None:
    made = Sample(tmp_path / f"{code}.xlsx", code)
    header, *lines = ask("CASE_WORKLIST", made.cells)
    assert header == ["Standing", "Due on", "Days left", header[3], "Name", "What", "Why", "Source"]
    assert len(made.lines) >= 3
    assert lines == made.lines


def test_the_list_goes_by_its_day_and_looks_as_far_as_it_is_told(sample: Sample) -> None:
    _, _, *tables = sample.cells
    _, *soon = ask("CASE_WORKLIST", (datetime(2026, 11, 25), 0, *tables))
    _, *far = ask("CASE_WORKLIST", (datetime(2026, 11, 25), 60, *tables))
    _, *usual = ask("CASE_WORKLIST", (datetime(2026, 11, 25), "", *tables))
    assert all(line[2] <= 0 for line in soon)
    assert len(soon) < len(usual) < len(far)
    assert usual == sample.lines


def test_columns_may_stand_elsewhere_with_others_among_them_and_empty_rows_below(sample: Sample) -> None:
    day, days, *tables = sample.cells
    moved = [Block(tuple((f"mine {at}", *reversed(row)) for at, row in enumerate(table.rows))) for table in tables]
    moved = [Block((*table.rows, *[(None,) * len(table.rows[0])] * 50)) for table in moved]
    assert ask("CASE_WORKLIST", (day, days, *moved)) == ask("CASE_WORKLIST", (day, days, *tables))


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ((None, 7, Block((("a", "b"), (1, 2)))), "? missing: as_of"),
        (("13/45/2026", 7, Block((("a", "b"), (1, 2)))), "? unreadable date: 13/45/2026 (as_of)"),
        ((Error("#N/A"), 7, Block((("a", "b"), (1, 2)))), "? as_of is an error: #N/A"),
        ((46000, "many", Block((("a", "b"), (1, 2)))), "? not a number: many (days)"),
        ((46000, -1, Block((("a", "b"), (1, 2)))), "? negative: -1 (days)"),
        ((46000, 7, Block((("a", "b"), (1, 2)))),
         "? this is no table of a caseload: a, b. Hand it over with its header: Participants[#All]."),
        ((46000, 7, "Participants"), "? a table is a range with its header. Hand it over so: Participants[#All]."),
        ((46000, 7, Error("#REF!")), "? table_1 is an error: #REF!"),
        ((46000, 7, None), "? no table was handed over. Name some, each with its header: Participants[#All]."),
    ],
)  # fmt: skip
def test_what_cannot_be_listed_is_told(cells: tuple[Any, ...], told: str) -> None:
    assert ask("CASE_WORKLIST", cells) == told


def test_tables_of_two_programs_are_not_mixed(sample: Sample, tmp_path: Path) -> None:
    other = Sample(tmp_path / "vr.xlsx", "vr")
    assert str(ask("CASE_WORKLIST", (*sample.cells, *other.cells[2:]))).startswith("? tables of two programs: ")


def test_every_function_can_be_asked_about_with_all_its_arguments() -> None:
    assert max(len(each.arguments) for each in functions().values()) <= MOST_VALUES


def test_why_and_source_say_what_the_functions_of_the_package_say() -> None:
    given = (1, 43831, 1, 46000)
    assert ask("CASE_WHY", ("WTW_REQUIRED_HOURS", *given)) == why("WTW_REQUIRED_HOURS", given)
    assert ask("CASE_SOURCE", ("WTW_REQUIRED_HOURS", *given)) == source("WTW_REQUIRED_HOURS", given)
    assert ask("CASE_WHY", ("nothing",)) == "? there is no cell function nothing. `caseload functions` lists them."


# in every host ---------------------------------------------------------------------------------------------------


def test_excel_gives_what_python_gives(com: Excel, sample: Sample) -> None:
    for case in about():
        assert com.call(case.function, *map(as_com, case.cells)) == ask(case.function, case.cells), case
    assert com.call("CASE_WORKLIST", *map(as_com, sample.cells)) == ask("CASE_WORKLIST", sample.cells)


def test_the_office_add_in_gives_what_python_gives(office: Server, sample: Sample) -> None:
    for case in about()[::3]:
        assert office.call(case.function, case.cells) == ask(case.function, case.cells), case
    assert office.call("CASE_WORKLIST", sample.cells) == ask("CASE_WORKLIST", sample.cells)


@pytest.mark.pyodide
def test_xlwings_lite_gives_what_python_gives(sample: Sample, tmp_path: Path) -> None:
    cases = [*about(), Case("CASE_WORKLIST", "the sample", sample.cells)]
    for case, answer in zip(cases, Lite(tmp_path).answers(cases), strict=True):
        assert answer == ask(case.function, case.cells), case


@pytest.mark.office
def test_libreoffice_spills_the_list_in_real_cells(calc: Calc, sample: Sample, tmp_path: Path) -> None:
    expected = ask("CASE_WORKLIST", sample.cells)
    book = openpyxl.load_workbook(sample.path)
    sheet = book.create_sheet("List")
    at = f"A1:H{len(expected)}"
    sheet["A1"] = ArrayFormula(at, convert(sample.formula, Dialect.CALC, others()))
    sheet["K1"] = convert('=CASE_WHY("WTW_REQUIRED_HOURS",1,43831,1,46000)', Dialect.CALC, others())
    sheet["K2"] = convert('=CASE_SOURCE("WTW_REQUIRED_HOURS",1,43831,1,46000)', Dialect.CALC, others())
    book.save(tmp_path / "list.xlsx")
    done = openpyxl.load_workbook(calc.recalculated(tmp_path / "list.xlsx"), data_only=True)["List"]
    shown = [["" if cell.value is None else cell.value for cell in row] for row in done[at]]
    assert [[_plain(each) for each in row] for row in shown] == expected
    given = (1, 43831, 1, 46000)
    assert done["K1"].value == why("WTW_REQUIRED_HOURS", given)
    assert done["K2"].value == source("WTW_REQUIRED_HOURS", given)


def test_formualizer_gives_what_python_gives(sample: Sample, tmp_path: Path) -> None:
    formualizer = pytest.importorskip("formualizer", reason="needs formualizer (pip install caseload[test])")
    book = openpyxl.load_workbook(sample.path)
    sheet = book.create_sheet("List")
    sheet["A1"], sheet["K1"] = sample.formula, '=CASE_WHY("WTW_REQUIRED_HOURS",1,43831,1,46000)'
    book.save(tmp_path / "list.xlsx")
    opened = formualizer.load_workbook(str(tmp_path / "list.xlsx"), backend="umya")
    for name, made in others().items():
        opened.register_function(name, lambda *args, made=made: made.call(args))
    assert opened.evaluate_cell("List", 1, 11) == why("WTW_REQUIRED_HOURS", (1, 43831, 1, 46000))
    first = opened.evaluate_cell("List", 1, 1)
    assert first in (ask("CASE_WORKLIST", sample.cells), "Standing")
