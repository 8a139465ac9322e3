"""Every button does its work on the sample workbook: in the browser, on Excel's objects, against the running server."""

from __future__ import annotations

import copy
import io
import re
import shutil
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from caseload.hosts.buttons import BUTTONS
from hosts.office_stub.pane import DAY, Pane
from hosts.office_stub.sheets import sheets_of

pytestmark = pytest.mark.chromium
AS_OF = date.fromisoformat(DAY)
Saved = Callable[[], zipfile.ZipFile]


def _plain(rows: list[list[Any]]) -> list[list[Any]]:
    """Rows without empty ones, numbers as numbers, nothing at the end of a row."""
    found = []
    for row in rows:
        kept = [float(each) if isinstance(each, int) and not isinstance(each, bool) else each for each in row]
        while kept and kept[-1] in ("", None):
            kept.pop()
        if kept:
            found.append(kept)
    return found


@pytest.fixture
def saved(pane: Pane, tmp_path: Path) -> Saved:
    """The documents as they are saved by a click."""

    def save() -> zipfile.ZipFile:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        made = zipfile.ZipFile(pane.page.download(".file", folder))
        assert made.testzip() is None
        return made

    return save


def test_every_button_of_the_ribbon_opens_the_pane_and_answers(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    pane.open(sheets)
    assert set(pane.page.run("Object.keys(stub.actions)")) == {f"caseload-{each.name}" for each in BUTTONS}
    for number, each in enumerate(BUTTONS, 1):
        pane.press(each.name)
        assert pane.page.run("stub.opened") == number
        assert pane.title() not in ("", "Caseload")


def test_refresh_brings_every_sheet_where_the_file_refresh_brings_it(
        pane: Pane, sheets: list[dict[str, Any]], caseload: Path, tmp_path: Path) -> None:  # fmt: skip
    from caseload.app.refreshing import refresh_one

    later = AS_OF + timedelta(days=21)
    shutil.copy(caseload, tmp_path / "later.xlsx")
    refresh_one(tmp_path / "later.xlsx", later, backup=False)
    pane.open(sheets, day=later.isoformat())
    assert "Dec 16, 2026" in pane.press("refresh")
    for sheet in sheets_of(tmp_path / "later.xlsx"):
        if sheet["name"] != "Notices":  # the server has a register of its own
            assert _plain(pane.values(sheet["name"])) == _plain(sheet["values"]), sheet["name"]
    assert "Cells changed\n0" in pane.press("refresh"), "a second one changes nothing"


def test_refresh_lists_each_cell_with_a_question_mark_and_goes_there(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    pane.open(sheets)
    shown = pane.press("refresh")
    assert shown.count("? missing") == int(re.search(r"Cells with \?\n(\d+)", shown)[1])  # type: ignore[index]
    place = pane.page.run("document.querySelector('#view .lines .more').textContent.split(' · ').pop()")
    pane.choose("#view .lines button")
    pane.page.wait("stub.selection.row > 0")
    at = pane.page.run("[stub.sheets[stub.selection.sheet].name, stub.selection.row + 1]")
    assert place.startswith(f"{at[0]}!") and place.endswith(str(at[1]))


def test_check_shows_what_the_command_finds_and_goes_to_its_cell(pane: Pane, sheets: list[dict[str, Any]], caseload: Path) -> None:
    from caseload.app.checking import check

    problems = check([caseload])
    pane.open(sheets)
    shown = pane.press("check")
    assert pane.title() == f"{len(problems)} problems"
    for each in problems:
        assert each.where in shown
    pane.click("#view .lines button")
    pane.page.wait(f"stub.sheets[stub.selection.sheet].name === '{problems[0].where.split('!')[0]}'")


def test_today_shows_the_worklist_in_its_order(pane: Pane, sheets: list[dict[str, Any]], caseload: Path) -> None:
    from caseload.app.worklist import worklist

    pane.open(sheets)
    pane.press("today")
    shown = pane.page.run("[...document.querySelectorAll('#view .lines li')].map((each) => each.textContent)")
    lines = [line for _, line in worklist([caseload], AS_OF).lines]
    assert len(shown) == len(lines)
    for line in lines:
        assert any(line.participant_id in each and line.what in each for each in shown)


def test_a_cell_is_explained_with_what_it_shows_why_and_by_which_rule(pane: Pane, sheets: list[dict[str, Any]], caseload: Path) -> None:
    from caseload.tables.read import read_caseload

    frame = read_caseload(caseload)["Participants"]
    pane.open(sheets)
    pane.choose_cell(frame.sheet, frame.rows[4] - 1, frame.letters["required_hours"] - 1)
    shown = pane.press("explain")
    assert pane.title() == frame.table.column("required_hours").header
    assert pane.page.run("document.querySelector('.shown').textContent") == str(int(frame.columns["required_hours"][4]))
    assert "WTW-01: " in shown and "Births of the children" in shown


def _count(pane: Pane, sheets: list[dict[str, Any]]) -> int:
    """How many formulas stand in the workbook."""
    return sum(each is not None for sheet in sheets for row in pane.formulas(sheet["name"]) for each in row)


def test_formulas_go_in_and_come_out_again_with_the_same_values(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    pane.open(sheets)
    before, own = pane.values("Participants"), _count(pane, sheets)
    shown = pane.press("insert")
    formulas = [each for row in pane.formulas("Participants") for each in row if each]
    assert f"Cells\n{_count(pane, sheets) - own}" in shown
    assert any("WTW_REQUIRED_HOURS(" in each for each in formulas)
    pane.press("remove")
    assert not any(each for row in pane.formulas("Participants") for each in row)
    assert _plain(pane.values("Participants")) == _plain(before)


def test_stuck_formulas_are_entered_again_under_their_plain_names(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    pane.open(sheets)
    pane.press("insert")
    good = pane.formulas("Participants")
    pane.page.run("""(() => {
      const sheet = stub.sheets.find((each) => each.name === 'Participants');
      for (const row of sheet.cells) for (const cell of row) if (cell.formula?.includes('WTW_')) {
        Object.assign(cell, { formula: cell.formula.replace('WTW_', '_xldudf_WTW_'), value: '#NAME?' });
      }
      stub.cell(stub.sheets.indexOf(sheet), 2, 70).formula = "='C:\\\\x\\\\caseload.xlam'!WTW_REQUIRED_HOURS(1,2,3,4)";
      stub.cell(stub.sheets.indexOf(sheet), 3, 70).formula = '=NETWORKDAYS(1,2)';
    })()""")
    shown = pane.press("repair")
    mended = pane.formulas("Participants")
    assert "Formulas of your own\n1" in shown
    assert mended[2].pop(70) == "=WTW_REQUIRED_HOURS(1,2,3,4)"
    assert mended[3].pop(70) == "=NETWORKDAYS(1,2)", "a formula of somebody's own stays"
    width = min(map(len, good))
    assert [row[:width] for row in mended] == [row[:width] for row in good]


def _contacts(pane: Pane) -> list[str]:
    return pane.page.run("[...document.querySelectorAll('#view li label')].slice(1).map((each) => each.innerText)")  # type: ignore[no-any-return]


def test_notices_are_chosen_looked_at_written_saved_and_shown_in_the_workbook(
        pane: Pane, sheets: list[dict[str, Any]], saved: Saved) -> None:  # fmt: skip
    pane.open(sheets)
    assert "Which document?" in pane.press("notices")
    pane.choose(pane.line("Let Us Meet"))
    pane.page.wait("document.querySelector('#all')")
    everybody = len(_contacts(pane))
    pane.click("#all")
    assert pane.page.run("document.querySelector('.act').disabled"), "nobody is chosen"
    for number in (1, 2):
        pane.page.run(f"document.querySelectorAll('#view li input:not(#all)')[{number}].click()")
    pane.choose("#view .row .other")
    pane.page.wait("document.querySelector('iframe')")
    assert pane.page.run("document.querySelector('iframe').srcdoc.length") > 1000
    pane.click("#view .row .act")
    assert pane.page.run("document.querySelector('#view .row .act').textContent") == "Create 2", "the choice is kept"
    pane.click("#view .row .act")
    pane.page.wait("document.querySelector('.file')")
    assert pane.title() == "2 documents written"
    with saved() as archive:
        assert len(archive.namelist()) == 2
        assert all(zipfile.ZipFile(io.BytesIO(archive.read(each))).testzip() is None for each in archive.namelist())
        files = set(archive.namelist())
    pane.choose("#view .row .act")
    noted = [row for row in pane.values("Notices")[1:] if any(row)]
    assert files <= {cell for row in noted for cell in row}, "the sheet of notices names them"
    _written_before(pane, everybody, files, saved)


def _written_before(pane: Pane, everybody: int, files: set[str], saved: Saved) -> None:
    """Nobody gets the same notice twice, but what was written can be had again."""
    pane.press("notices")
    pane.choose(pane.line("Let Us Meet"))
    pane.page.wait("document.querySelector('#all')")
    assert sum("written before" in each for each in _contacts(pane)) == 2
    assert pane.page.run("document.querySelector('#view .row .act').textContent") == f"Create {everybody - 2}"
    pane.click("#view .row:last-child .other")
    pane.page.wait("document.querySelector('.file')")
    with saved() as archive:
        assert set(archive.namelist()) == files


def test_many_documents_come_as_one_archive_and_a_stop_hands_over_what_was_written(
        pane: Pane, sheets: list[dict[str, Any]], saved: Saved) -> None:  # fmt: skip
    pane.open(sheets)
    pane.press("comment")
    wanted = int(re.search(r"Create (\d+)", pane.page.text())[1])  # type: ignore[index]
    assert wanted > 20
    pane.hold()
    pane.click("#view .row .act")
    pane.page.held()
    assert pane.title() == f"0 of {wanted}"
    pane.click("#cancel")
    assert pane.title() == "Stopping …"
    pane.page.release()
    pane.page.wait("document.querySelector('.file')")
    with saved() as archive:
        first = set(archive.namelist())
    assert f"{wanted - len(first)} not begun" in pane.page.text()
    pane.press("comment")
    pane.choose("#view .row .act")
    pane.page.wait("document.querySelector('.file')")
    with saved() as archive:
        assert len(archive.namelist()) == wanted - len(first)
        assert not first & set(archive.namelist())
    pane.click("#view .row .other")
    assert pane.page.run("document.querySelectorAll('.file').length") == 2, "both can still be saved from the first view"


def test_a_clerk_may_write_notices_and_sees_why_other_buttons_are_off(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    pane.open(sheets, "clerk")
    off = {each.name for each in BUTTONS if "clerk" not in each.roles}
    assert set(pane.page.run("[...document.querySelectorAll('.tile:disabled')].map((each) => each.id.slice(3))")) == off
    assert pane.page.text().count("Your role may not use this button.") == len(off)
    assert "Which document?" in pane.press("notices")
    assert "Your role may not do this" in pane.press("refresh"), "the ribbon does not know roles, the server does"


def test_only_the_sheets_that_a_verb_needs_are_sent(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    others = copy.deepcopy(sheets)
    others.append({"name": "Private, of mine", "values": [["Zzyzx-Testmark"]], "formats": [["General"]], "tables": []})
    pane.open(others)
    pane.page.run("""(() => {
      const { send } = XMLHttpRequest.prototype;
      globalThis.sent = [];
      XMLHttpRequest.prototype.send = function (body) { sent.push(body || ''); return send.call(this, body); };
    })()""")
    for name in ("refresh", "today", "check"):
        pane.press(name)
    bodies = pane.page.run("sent")
    assert len(bodies) == 3
    assert not any("Zzyzx-Testmark" in each for each in bodies)
