"""LibreOffice, a whole other program, opens what the editor wrote and shows the values."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from caseload.errors import CaseloadError
from caseload.tables import Formula, edit_workbook, patch_cells, read_cells

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def reopened(tmp_path_factory):
    """``reopened(paths, kind)``: the files converted by LibreOffice, by stem of their name."""
    profile = tmp_path_factory.mktemp("profile")

    def convert(paths: list[Path], kind: str) -> dict[str, Path]:
        folder = tmp_path_factory.mktemp("converted")
        command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind]
        clean = {**os.environ, "PATH": "/usr/local/bin:/usr/bin:/bin"}
        subprocess.run(
            [*command, "--outdir", str(folder), *map(str, paths)],
            env=clean,
            check=True,
            capture_output=True,
            timeout=300,
        )
        return {path.stem: path for path in folder.iterdir()}

    return convert


def test_libreoffice_shows_every_kind_of_value_as_given(book, tmp_path, reopened):
    """Numbers, text with all its characters, flags, errors, dates, and the value shown under a formula."""
    workbook = openpyxl.load_workbook(book)
    workbook["Cases"]["F2"].number_format = "yyyy-mm-dd"
    workbook["Cases"]["G1"] = "Due"
    workbook["Cases"]["F2"] = 1
    workbook.save(book)
    given = {
        "A2": "Ñandú & <co> \"x\" ₂𝄞", "B2": 12.25, "C2": True, "D2": 777, "E2": "=not a formula",
        "F2": date(2026, 11, 2), "A9": " edges ", "B9": Formula("B2*2", 24.5), "C9": "a\nb",
    }  # fmt: skip
    patch_cells(book, tmp_path / "new.xlsx", {"Cases": given})
    with reopened([tmp_path / "new.xlsx"], "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false")["new"].open(
        encoding="utf-8", newline=""
    ) as file:
        rows = list(csv.reader(file))
    assert rows[1] == [given["A2"], "12.25", "TRUE", "777", "=not a formula", "2026-11-02", ""]
    assert rows[8][:3] == [" edges ", "24.5", "a\nb"]


@pytest.mark.corpus
def test_libreoffice_reopens_strangers_workbooks_after_an_edit(corpus, tmp_path, reopened):
    """Whatever it could read before it reads after, with the new cell and all the old ones."""
    chosen = corpus[:: max(1, len(corpus) // 8)][:8]
    old, new, sheets = tmp_path / "old", tmp_path / "new", {}
    old.mkdir(), new.mkdir()
    for number, path in enumerate(chosen):
        first = next(iter(openpyxl.load_workbook(path, read_only=True).sheetnames))
        copy = old / f"{number}{path.suffix}"
        shutil.copyfile(path, copy)
        try:
            patch_cells(copy, new / copy.name, {first: {"AZ99": "edited here"}})
            sheets[copy.stem] = first
        except CaseloadError:
            continue
    before = reopened(sorted(old.iterdir()), "xlsx")
    after = reopened(sorted(new.iterdir()), "xlsx")
    assert set(after) == set(before) & set(sheets) and len(after) >= 6
    for stem, sheet in sheets.items():
        was, now = read_cells(before[stem], sheet), read_cells(after[stem], sheet)
        assert now.pop("AZ99") == "edited here"
        assert now == was, stem


def test_libreoffice_follows_a_table_that_grew(tmp_path, reopened):
    from openpyxl.worksheet.table import Table

    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in (["Case", "Hours"], ["a", 1], ["b", 2]):
        sheet.append(row)
    sheet["E1"] = "=SUM(Visits[Hours])"
    sheet.add_table(Table(displayName="Visits", ref="A1:B3"))
    workbook.save(tmp_path / "old.xlsx")
    records = [{"Case": "c", "Hours": 40}]
    edit_workbook(tmp_path / "old.xlsx", tmp_path / "new.xlsx", {}, append_rows={"Visits": records}, recalc_on_load=True)
    shown = reopened([tmp_path / "new.xlsx"], "xlsx")["new"]
    assert read_cells(shown, "Sheet")["E1"] == 43
