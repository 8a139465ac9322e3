"""What the buttons of the desktop ribbon do on an open workbook, through xlwings' own code for Excel on Windows."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from caseload.app.making import new
from caseload.app.notices import REGISTER
from caseload.forms import Register
from caseload.hosts.buttons import BUTTONS
from caseload.hosts.desktop.ribbon import ribbon_module
from caseload.hosts.desktop.telling import MOST, in_words
from hosts.server import serial
from hosts.workbook import Book, xlwings_windows

DAY = date(2026, 11, 25)
COMPUTED = ("Participants", "Contact due")
Press = Callable[..., str]


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with xlwings_windows():
        from caseload.hosts.desktop.actions import press as pressed

        yield pressed


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a workbook of either form, copied for each test."""
    folder = tmp_path_factory.mktemp("made")
    for name in ("wtw.xlsx", "wtw.xlsm"):
        new("wtw", folder / name, participants=8, as_of=DAY, live=name.endswith("m"))
    return folder


@pytest.fixture
def book(made: Path, tmp_path: Path) -> Book:
    return Book(Path(shutil.copy(made / "wtw.xlsx", tmp_path)))


@pytest.fixture
def live(made: Path, tmp_path: Path) -> Book:
    return Book(Path(shutil.copy(made / "wtw.xlsm", tmp_path)))


def column(book: Book, what: str = "Value") -> list[Any]:
    """A computed column; a day as its number, whether the cell has the format of a date or not."""
    return [serial(row[0].replace(tzinfo=None)) if isinstance(row[0], date) else row[0]
            for row in getattr(book.column(*COMPUTED), what)]  # fmt: skip


def shown(book: Book) -> dict[str, Any]:
    return {sheet.Name: dict(sheet.shown) for sheet in book.Worksheets}


def texts(book: Book) -> dict[str, Any]:
    return {sheet.Name: dict(sheet.texts) for sheet in book.Worksheets}


@pytest.mark.parametrize("name", [each.name for each in BUTTONS])
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_button_tells_something_in_a_few_lines(press: Press, book: Book, name: str, language: str) -> None:
    book.choice = ("Participants", book.column(*COMPUTED).Address)
    told = press(name, book, language)
    assert told.strip()
    assert not re.search(r"failed|falló", told)
    assert len(told.splitlines()) <= MOST + 4


def test_the_two_languages_differ(press: Press, book: Book) -> None:
    for name in ("refresh", "check", "today", "help", "notices", "insert"):
        assert press(name, book, "en") != press(name, book, "es"), name


def test_a_name_that_is_no_button_runs_nothing(press: Press) -> None:
    with pytest.raises(KeyError):
        press("os.system", None)


def test_a_refresh_writes_what_changed_and_a_second_one_nothing(press: Press, book: Book) -> None:
    before, place = column(book), book.column(*COMPUTED)
    for row in place.Rows:
        place.Worksheet.enter(row, place.Column, "typed over")
    assert press("refresh", book).startswith(f"Brought up to date for 2026-11-25: 8 people, {len(before)} cells")
    assert column(book) == before
    assert press("refresh", book).startswith("Brought up to date for 2026-11-25: 8 people, 0 cells")


def test_a_refresh_of_a_workbook_that_is_up_to_date_changes_no_cell(press: Press, book: Book) -> None:
    before = shown(book)
    assert press("refresh", book).startswith("Brought up to date for 2026-11-25: 8 people, 0 cells changed.")
    assert shown(book) == before


def test_a_refresh_leaves_every_formula_of_a_live_workbook(press: Press, live: Book) -> None:
    before = texts(live)
    assert sum(map(len, before.values())) > 50
    day = live.column("Settings", "Value")
    rows = [row[0] for row in live.column("Settings", "Setting").Value]
    day.Worksheet.enter(day.Row + rows.index("Day asked about"), day.Column, 46400.0)
    press("refresh", live)
    assert {name: found for name, found in texts(live).items() if name != "Today"} == {
        name: found for name, found in before.items() if name != "Today"}  # fmt: skip
    assert all(text.startswith("=HYPERLINK(") for text in texts(live)["Today"].values())
    assert len(texts(live)["Today"]) == len([row for row in live.column("Today", "Cell").Value if row[0]]) > 3


def test_formulas_are_put_in_taken_away_and_the_values_are_the_same(press: Press, book: Book) -> None:
    before = column(book)
    assert re.fullmatch(r"\d+ cells\.", press("insert", book))
    assert all(str(text).startswith("=IF(") for text in column(book, "Formula"))
    assert column(book) == [None] * len(before), "nobody computes here"
    press("remove", book)
    assert column(book) == before
    assert not any(found for name, found in texts(book).items() if name != "Today")


def test_stuck_formulas_are_entered_again_in_plain_spelling(press: Press, live: Book) -> None:
    """A computed column that shows #NAME?, a link to another add-in, the Office add-in's spelling; others stay."""
    place = live.column(*COMPUTED)
    right = column(live, "Formula")
    for row in place.Rows:
        live.Worksheets.Item("Participants").texts[row, place.Column] = "=_xldudf_WTW_CONTACT_DUE()"
        live.Worksheets.Item("Participants").shown[row, place.Column] = "#NAME?"
    own = live.Worksheets.Item("Guide")
    wrong = {(50, 3): "='C:\\Old\\caseload.xlam'!WTW_HOURS_MET(32,0,30)", (51, 3): "=_xldudf_WTW_HOURS_MET(32,0,30)",
             (52, 3): "=[1]!OTHER_ADD_IN(1)", (53, 3): "=WTW_HOURS_MET(32,0,30)"}  # fmt: skip
    own.texts.update(wrong)
    told = press("repair", live)
    assert column(live, "Formula") == right
    assert [own.texts[at] for at in wrong] == ["=WTW_HOURS_MET(32,0,30)"] * 2 + [wrong[52, 3], wrong[53, 3]]
    assert told.endswith("2 formulas of your own were mended.")


def test_the_chosen_cell_is_explained_and_one_that_is_not_computed_is_told(press: Press, book: Book) -> None:
    book.choice = ("Participants", book.column(*COMPUTED).Address)
    assert press("explain", book).startswith("Contact due: 2026-")
    assert "004:286" in press("explain", book, "es")
    book.choice = ("Guide", "A1")
    assert "was not computed by Caseload" in press("explain", book)


def test_a_workbook_that_is_no_caseload_is_told(press: Press, tmp_path: Path) -> None:
    import openpyxl

    openpyxl.Workbook().save(tmp_path / "other.xlsx")
    told = press("refresh", Book(tmp_path / "other.xlsx"))
    assert told.splitlines()[0] == "this workbook is no caseload"


def test_documents_are_asked_about_written_once_and_come_back_with_the_next_refresh(press: Press, book: Book) -> None:
    file = Path(book.FullName)
    asked = press("notices", book)
    assert asked.startswith("\t")
    assert asked.endswith("Rows that lack something are left out and named.")
    assert not (file.parent / "notices").exists(), "nothing is written before the yes"
    told = press("notices", book, "en", True)
    written = int(re.match(r"Written: (\d+)\.", told)[1])  # type: ignore[index]
    assert written == len(list((file.parent / "notices").rglob("*.docx"))) > 3
    register = Register(file.with_name(REGISTER))
    people = {row[0] for row in book.column("Participants", "Case number").Value}
    of_people = [each["id"] for each in register.list() if each["case_number"] in people]
    register.close()
    assert len(of_people) > 3
    again = press("notices", book, "en", True)
    assert again.startswith(f"Written: 0. Issued before: {written}."), again
    press("refresh", book)
    assert sorted(row[0] for row in book.column("Notices", "Notice").Value) == sorted(of_people)


def test_case_comments_are_written_from_the_saved_file(press: Press, book: Book) -> None:
    assert press("comment", book).startswith("\t")
    told = press("comment", book, "es", True)
    assert re.match(r"Creados: [1-9]", told)


@pytest.mark.parametrize("name", ["notices", "comment"])
def test_documents_ask_for_a_saved_file_on_this_pc(press: Press, book: Book, name: str) -> None:
    """What is typed and not saved would be missing in them; an address of the internet is no folder."""
    book.Saved = False
    assert press(name, book).startswith("Save the workbook on this PC")
    book.Saved, book.FullName = True, "https://office.example/wtw.xlsx"
    assert press(name, book).startswith("Save the workbook on this PC")
    book.FullName, book.Path = "Book1", ""
    assert press(name, book, "es").startswith("Guarde primero el libro")


def test_a_long_list_ends_with_how_many_more_there_are() -> None:
    problems = [{"where": f"Participants!B{at}", "what": "no date", "todo": "Enter one."} for at in range(40)]
    lines = in_words("check", {"problems": problems}).splitlines()
    assert lines[0] == "Participants!B0: no date. Enter one."
    assert lines[-1] == f"… and {40 - MOST} more"
    assert in_words("check", {"problems": problems}, "es").endswith("más")


def test_an_error_is_told_with_what_to_do() -> None:
    told = {"error": "this workbook is no caseload", "why": "it has no table", "where": "", "todo": "Open another one.",
            "problems": []}  # fmt: skip
    assert in_words("refresh", told) == "this workbook is no caseload\nit has no table\nOpen another one."


def test_the_ribbon_asks_where_a_message_is_a_question_and_says_which_language_it_speaks() -> None:
    from caseload.hosts.desktop.actions import QUESTION

    text = ribbon_module()
    assert QUESTION == "\t"
    assert "If Left$(told, 1) = vbTab Then" in text
    assert 'XLPy.Tuple(button, ActiveWorkbook, Chosen("en", "es"), yes)' in text
