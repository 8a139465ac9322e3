"""Every function gives the same in every host, whatever stands in the cells.

Each host is compared with plain Python: first for what the host hands over, then for the cells themselves; the kinds
of cells where a host hands over something else than what stands there are listed in ``DIFFERENT`` and in docs/hosts.md.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from caseload.cells import call, functions
from caseload.cells.hostvalues import COM_ERRORS
from caseload.cells.made import Argument
from caseload.tables.dialects import Dialect
from hosts import sheet
from hosts.calc import Calc
from hosts.com import Excel
from hosts.parity import MESS, Block, Case, Error, as_python, ranges, single_cells
from hosts.pyodide import Lite
from hosts.server import Server, serial

DIFFERENT = {
    "Excel": set(),
    "Office add-in": {"empty cell"},
    "xlwings Lite": {"empty cell"},
    "LibreOffice": {"true", "false", "error", "division by zero", "zero"},
    "formualizer": {"text number", "text zero", "error", "division by zero", "zero"},
}
"""Host -> names of cells that it hands over as something else, and to which an answer may therefore differ."""


def plain(case: Case) -> Any:
    """What plain Python gives for the cells themselves."""
    return call(case.function, [as_python(cell) for cell in case.cells])


def mess(case: Case) -> str:
    """The name of the mess in a case."""
    return case.about.split(": ")[-1]


def rotated(shape: Callable[[Any], Iterable[Case]], every: int) -> Iterator[Case]:
    """Every n-th case, beginning elsewhere for each function, so that all messes meet all kinds of functions.

    With CASELOAD_PARITY=all every case (a quarter of an hour).
    """
    every = 1 if os.environ.get("CASELOAD_PARITY") == "all" else every
    for at, function in enumerate(functions().values()):
        cases = list(shape(function))
        yield from cases[at % min(every, len(cases)) :: every]


def without(cases: Iterable[Case], *about: str) -> list[Case]:
    """The cases without some kinds of ranges."""
    return [case for case in cases if mess(case) not in about]


def differing(cases: Sequence[Case], answers: Sequence[Any], seen: Callable[[Case], Sequence[Any]]) -> set[str]:
    """The names of the messes for which a host's answers are not plain Python's.

    Fails when an answer is not what Python gives for the very same values.
    """
    found = set()
    for case, answer in zip(cases, answers, strict=True):
        given = seen(case)
        assert same(answer, call(case.function, given)), (case.function, case.about, answer, given)
        if not same(answer, plain(case)):
            found.add(mess(case))
    return found


def same(answer: Any, expected: Any) -> bool:
    """Do a host's value and Python's agree, in every cell?"""
    if isinstance(expected, list) and not isinstance(answer, list):
        return False
    if isinstance(answer, list) and answer and not isinstance(answer[0], list):
        rows = expected if isinstance(expected, list) else [[expected]] * len(answer)
        return answer == [row[0] for row in rows]
    return bool(answer == expected)


# Excel on Windows ------------------------------------------------------------------------------------------------


def as_com(cell: Any) -> Any:
    """A cell or range as COM hands it over: floats, errors as numbers, ranges as tuples."""
    if isinstance(cell, Block):
        return tuple(tuple(as_com(each) for each in row) for row in cell.rows)
    if isinstance(cell, Error):
        return next(number for number, text in COM_ERRORS.items() if text == cell.text)
    return float(cell) if isinstance(cell, int) and not isinstance(cell, bool) else cell


@pytest.mark.parametrize("shape", [single_cells, ranges])
def test_excel_gives_what_python_gives(com: Excel, shape: Any) -> None:
    cases = list(rotated(shape, 3 if shape is single_cells else 7))
    answers = [com.call(case.function, *[as_com(cell) for cell in case.cells]) for case in cases]
    assert differing(cases, answers, lambda case: [as_com(cell) for cell in case.cells]) <= DIFFERENT["Excel"]


# the Office add-in -----------------------------------------------------------------------------------------------


def as_office(case: Case) -> list[Any]:
    """The arguments as the server's functions get them: an optional one that is an empty cell counts as left out."""
    arguments = functions()[case.function].arguments
    given = [_as_office(cell) for cell in case.cells]
    while given and given[-1] is None and arguments[len(given) - 1].optional:
        given.pop()
    return given


def _as_office(cell: Any) -> Any:
    if isinstance(cell, Block):
        rows = [[_as_office(each) for each in row] for row in cell.rows]
        return rows[0][0] if len(rows) == 1 and len(rows[0]) == 1 else rows
    return cell.text if isinstance(cell, Error) else serial(cell) if isinstance(cell, date) else cell


@pytest.mark.parametrize("shape", [single_cells, ranges])
def test_the_office_add_in_gives_what_python_gives(office: Server, shape: Any) -> None:
    cases = list(rotated(shape, 13 if shape is single_cells else 9))
    answers = [office.call(case.function, case.cells) for case in cases]
    assert differing(cases, answers, as_office) <= DIFFERENT["Office add-in"]


def test_the_office_add_in_lists_every_function_with_its_arguments(office: Server) -> None:
    told_of = office.get("/xlwings/custom-functions-meta")["functions"]
    listed = {each["name"].rpartition(".")[2]: each for each in told_of}
    for function in functions().values():
        told = [(each["name"], bool(each.get("optional"))) for each in listed[function.name]["parameters"]]
        assert told == [(each.word, each.optional) for each in function.arguments]
        assert listed[function.name]["description"] == function.help


# xlwings Lite ----------------------------------------------------------------------------------------------------


@pytest.mark.pyodide
def test_xlwings_lite_gives_what_python_gives_in_a_browsers_python(tmp_path: Path) -> None:
    cases = [*rotated(single_cells, 11), *rotated(ranges, 23)]
    assert differing(cases, Lite(tmp_path).answers(cases), as_office) <= DIFFERENT["xlwings Lite"]


# LibreOffice Calc ------------------------------------------------------------------------------------------------


def calc_single(argument: Argument, cell: Any) -> Any:
    """A single cell as Calc hands it over: numbers only, or text where the formula says so."""
    if isinstance(cell, Error):
        return cell
    number = serial(cell) if isinstance(cell, date) else cell
    if isinstance(number, bool):
        number = int(number)
    if not sheet.as_text(argument):
        return 0.0 if number is None else number
    return "" if number is None else number if isinstance(number, str) else f"{number:.15g}"


def calc_in_range(cell: Any) -> Any:
    """A cell of a range as Calc hands it over."""
    return float(cell) if isinstance(cell, bool) else serial(cell) if isinstance(cell, date) else cell


def in_calc(case: Case) -> list[Any]:
    """The arguments as Calc hands them over; a range of one is a single cell."""
    given = sheet.seen(case, calc_single, calc_in_range)
    return [0.0 if value == [[None]] else value for value in given]


@pytest.mark.office
@pytest.mark.parametrize("shape", [single_cells, ranges])
def test_libreoffice_gives_what_python_gives_in_real_cells(calc: Calc, shape: Any, tmp_path: Path) -> None:
    cases = without(rotated(shape, 5 if shape is single_cells else 9), "column of all", "column and row")
    book = calc.recalculated(sheet.write(tmp_path / f"{shape.__name__}.xlsx", cases, Dialect.CALC))
    answers = dict(zip(cases, sheet.results(book, cases), strict=True))
    broken = [case for case in cases if any(isinstance(cell, Error) for cell in case.cells)]
    asked = [case for case in broken if answers[case] != ""]
    assert asked == [], "Calc shows the error itself and asks no function"
    read = [case for case in cases if answers[case] is not None and case not in set(broken)]
    found = differing(read, [answers[case] for case in read], in_calc)
    assert found <= DIFFERENT["LibreOffice"] | ({"column", "range of one"} if shape is ranges else set())


# formualizer -----------------------------------------------------------------------------------------------------


def formualizer_single(argument: Argument, cell: Any) -> Any:
    """A single cell as formualizer hands it over: it reads an error as empty and a text of digits as a number."""
    if isinstance(cell, Error):
        return "" if sheet.as_text(argument) else None
    if isinstance(cell, bool) and sheet.as_text(argument):
        return str(cell).upper()
    if isinstance(cell, str) and cell in (MESS["text number"], MESS["text zero"]):
        return cell if sheet.as_text(argument) else float(cell)
    return cell if isinstance(cell, bool) else calc_single(argument, cell)


def test_formualizer_gives_what_python_gives(tmp_path: Path) -> None:
    formualizer = pytest.importorskip("formualizer", reason="needs formualizer (pip install caseload[test])")
    cases = list(rotated(single_cells, 5))
    path = sheet.write(tmp_path / "cases.xlsx", cases, Dialect.PLAIN)
    book = formualizer.load_workbook(str(path), backend="umya")
    for name in functions():
        book.register_function(name, lambda *args, name=name: call(name, args))
    answers = [book.evaluate_cell(sheet.CASES, row, 1) for row, _ in sheet.places(cases)]
    found = differing(cases, answers, lambda case: sheet.seen(case, formualizer_single, lambda cell: cell))
    assert found <= DIFFERENT["formualizer"]


def test_what_differs_is_told_with_its_reason(root: Path) -> None:
    lines = (root / "docs" / "hosts.md").read_text(encoding="utf-8").splitlines()
    for host, names in DIFFERENT.items():
        told = " ".join(line for line in lines if line.startswith(f"| {host} |"))
        assert told, host
        assert all(f"`{name}`" in told for name in names), (host, names)


def test_the_table_has_days_texts_and_numbers_in_every_place() -> None:
    assert {type(cell) for cell in MESS.values()} == {type(None), str, int, float, bool, datetime, Error}
    first = next(iter(functions().values()))
    assert len(list(single_cells(first))) == 1 + len(MESS) * len(first.arguments)
