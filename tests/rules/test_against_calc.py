"""The date kernel beside LibreOffice's own date functions, on ten thousand days for each convention."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from caseload.law.calendars import Calendar
from caseload.rules.engine.days import add_months, end_of_month
from caseload.rules.engine.entered import serial_of
from hosts.calc import Calc

pytestmark = pytest.mark.office

ROWS = 10_000
CLOSED = Calendar.of_agency("alameda")
_SERIAL_OF_DAY_0 = serial_of(0)
FORMULAS = {
    "EDATE": "=EDATE(A{row},B{row})",
    "EOMONTH": "=EOMONTH(A{row},B{row})",
    "WORKDAY": "=WORKDAY(C{row},D{row})",
    "WORKDAY back": "=WORKDAY(C{row},-D{row})",
    "WORKDAY of an office": "=WORKDAY(E{row},F{row},Closed!A$1:A${closed})",
    "WORKDAY back of an office": "=WORKDAY(E{row},-F{row},Closed!A$1:A${closed})",
    "NETWORKDAYS": "=NETWORKDAYS(C{row}+1,G{row})",
    "NETWORKDAYS of an office": "=NETWORKDAYS(E{row}+1,H{row},Closed!A$1:A${closed})",
}
"""What LibreOffice computes in each row, and from which of its cells."""


def days(chance: np.random.Generator, first: str, last: str) -> np.ndarray:
    """Random days between two others, as day numbers."""
    ends = np.array([first, last], "M8[D]").astype(np.int64)
    return chance.integers(ends[0], ends[1], ROWS)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Convention -> what the kernel says, and what LibreOffice computed in one workbook."""
    chance = np.random.default_rng(2026)
    event, months = days(chance, "1902-01-01", "2190-01-01"), chance.integers(-120, 121, ROWS)
    began, some = days(chance, "1905-01-01", "2190-01-01"), chance.integers(1, 260, ROWS)
    opened, few = days(chance, "2018-03-01", "2026-10-01"), chance.integers(1, 61, ROWS)
    after, office = Calendar.weekends().nth_open_after(began, some), CLOSED.nth_open_after(opened, few)
    ours = {
        "EDATE": add_months(event, months) + _SERIAL_OF_DAY_0,
        "EOMONTH": end_of_month(event, months) + _SERIAL_OF_DAY_0,
        "WORKDAY": after + _SERIAL_OF_DAY_0,
        "WORKDAY back": Calendar.weekends().nth_open_before(began, some) + _SERIAL_OF_DAY_0,
        "WORKDAY of an office": office + _SERIAL_OF_DAY_0,
        "WORKDAY back of an office": CLOSED.nth_open_before(opened, few) + _SERIAL_OF_DAY_0,
        "NETWORKDAYS": some,
        "NETWORKDAYS of an office": few,
    }
    serials = [each + _SERIAL_OF_DAY_0 for each in (event, began, opened, after, office)]
    columns = [serials[0], months, serials[1], some, serials[2], few, serials[3], serials[4]]
    theirs = computed(np.stack(columns, axis=1), tmp_path_factory.mktemp("calc"))
    return {name: (ours[name], theirs[:, at]) for at, name in enumerate(FORMULAS)}


def computed(cells: np.ndarray, folder: Path) -> np.ndarray:
    """What LibreOffice computes for the formulas beside rows of cells."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet, closed = book.create_sheet("Days"), book.create_sheet("Closed")
    for row, values in enumerate(cells.tolist(), 1):
        sheet.append([*values, *(text.format(row=row, closed=len(CLOSED.closed)) for text in FORMULAS.values())])
    for day in sorted(CLOSED.closed):
        closed.append([day + _SERIAL_OF_DAY_0])
    book.save(folder / "days.xlsx")
    done = openpyxl.load_workbook(Calc(folder / "office").recalculated(folder / "days.xlsx"), data_only=True)
    read = done["Days"].iter_rows(min_col=cells.shape[1] + 1, values_only=True)
    return np.array([[_number(value) for value in row] for row in read])


def _number(value: object) -> int:
    """A cell's number; a cell that is shown as a day is its serial number."""
    if isinstance(value, datetime):
        return serial_of(int(np.datetime64(value.date(), "D").astype(np.int64)))
    assert isinstance(value, (int, float)), f"LibreOffice could not compute a cell: {value!r}"
    return int(value)


@pytest.mark.parametrize("convention", FORMULAS)
def test_libreoffice_counts_days_as_the_kernel_does(convention: str, both: dict[str, tuple[np.ndarray, np.ndarray]]) -> None:
    ours, theirs = both[convention]
    assert len(theirs) == ROWS
    assert np.flatnonzero(ours != theirs).tolist() == []
