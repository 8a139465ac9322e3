"""The built workbook is one that people can read, print, and use by keyboard: read from the file itself."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from caseload.rules.engine.kinds import Choice, Day, Flag, Ticks
from caseload.tables.heights import broad, lines_of, points, room
from caseload.tables.helping import LISTS, PEOPLE
from caseload.tables.schema import Program, program
from caseload.tables.styles import COMPUTED, COMPUTED_HEAD, HEAD, INK, LATE, LATE_INK, LINK, QUIET, SOON, SOON_INK

from .conftest import SAMPLED


@pytest.fixture(scope="module", params=SAMPLED)
def built(request: pytest.FixtureRequest, samples: Callable[[str], Path]) -> tuple[Program, Any]:
    return program(request.param), load_workbook(samples(request.param))


def test_it_opens_on_today_with_a_title_and_a_language(built: tuple[Program, Any]) -> None:
    made, book = built
    assert book.active.title == "Today" and made.title in book.properties.title
    assert book.properties.language == "en-US"
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_view.tabSelected] == ["Today"]
    assert [sheet.sheet_state for sheet in book.worksheets] == ["visible"] * len(book.worksheets)


def test_sheets_stand_in_the_order_in_which_they_are_read(built: tuple[Program, Any]) -> None:
    made, book = built
    assert book.sheetnames[: len(made.tables) + 3] == ["Guide", *(table.title for table in made.tables), "Settings", "Functions"]
    assert set(book.sheetnames[len(made.tables) + 3 :]) <= {LISTS}


def test_names_and_headers_stay_in_view_and_stand_on_every_page(built: tuple[Program, Any]) -> None:
    made, book = built
    for table in made.tables:
        sheet = book[table.title]
        assert sheet.freeze_panes[-1] == "2", table.title
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape" and str(sheet.page_setup.paperSize) == "1"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
        assert "&P" in sheet.oddFooter.right.text
        if table.name == made.people:
            assert sheet.freeze_panes == "D2" and sheet.print_title_cols == "$A:$C"


def test_text_has_12_points_and_nothing_is_merged(built: tuple[Program, Any]) -> None:
    _, book = built
    for sheet in book.worksheets:
        assert not sheet.merged_cells.ranges, sheet.title
        small = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.value is not None and cell.font.size < 12}
        assert not small, (sheet.title, sorted(small)[:5])


def test_a_page_is_printed_at_seven_tenths_of_its_size_or_more(built: tuple[Program, Any]) -> None:
    """A column of the width 1 takes 5.25 points, a landscape page has 734: 200 of them at 70 %, names on each page."""
    made, book = built
    for table in made.tables:
        sheet, widths = book[table.title], _widths(book[table.title])
        named = widths[: int(sheet.print_title_cols.split("$")[-1] > "A") * 3 or 1] if sheet.print_title_cols else []
        pages, across = 1, sum(named)
        for width in widths[len(named) :]:
            pages, across = (pages + 1, sum(named) + width) if across + width > 200 else (pages, across + width)
        assert pages <= sheet.page_setup.fitToWidth, table.title
        assert sheet.page_setup.fitToWidth == 1 or not table.owned, table.title
    for name in ("Guide", "Settings", "Functions"):
        landscape = book[name].page_setup.orientation == "landscape"
        assert sum(_widths(book[name])) <= (200 if landscape else 150), name


def test_every_header_and_every_value_stands_whole_in_its_cell(built: tuple[Program, Any]) -> None:
    """Long texts go on in further lines, for which the row has room; days, numbers and codes fit into one."""
    made, book = built
    for table in made.tables:
        sheet, widths = book[table.title], _widths(book[table.title])
        for at, (width, column) in enumerate(zip(widths, table.columns, strict=True), 1):
            assert room(width) >= max(map(broad, column.header.split())) + 2, (table.title, column.header)  # and the button
            for row in range(2, sheet.max_row + 1):
                cell, shown = sheet.cell(row, at), _shown(sheet.cell(row, at))
                if isinstance(cell.value, str) and cell.alignment.wrap_text:
                    lines, there = lines_of(shown, room(width)), sheet.row_dimensions[row].height or points(1)
                    assert there >= lines * 15, (table.title, cell.coordinate)
                else:
                    signed = f"! {shown}" if column.due else shown
                    assert broad(signed) <= room(width), (table.title, cell.coordinate)


def test_no_row_is_much_taller_than_what_it_holds(built: tuple[Program, Any]) -> None:
    made, book = built
    for table in made.tables:
        sheet, widths = book[table.title], _widths(book[table.title])
        for row in range(2, sheet.max_row + 1):
            most = max(lines_of(_shown(cell), room(width)) for cell, width in zip(sheet[row], widths, strict=True))
            assert (sheet.row_dimensions[row].height or 0) <= points(most), (table.title, row)


def test_excel_may_fit_a_row_anew_when_somebody_types_in_it(samples: Callable[[str], Path]) -> None:
    """The height of a row is noted as Excel's own, not as one that somebody chose."""
    with zipfile.ZipFile(samples("wtw")) as parts:
        for name in (each for each in parts.namelist() if each.startswith("xl/worksheets/sheet")):
            rows = re.findall(rb"<row [^>]*>", parts.read(name))
            assert not [row for row in rows if b"customHeight" in row and b' r="1"' not in row], name
            assert b"customHeight" not in parts.read(name).split(b"<sheetData")[0], name


def test_a_cell_that_may_hold_a_formula_is_never_formatted_as_text(built: tuple[Program, Any]) -> None:
    """Excel takes a formula that is entered in a cell of text for a text."""
    made, book = built
    for table in made.tables:
        for at, column in enumerate(table.columns, 1):
            if column.computed is not None or column.link:
                assert book[table.title].cell(2, at).number_format != "@", (table.title, column.header)


def test_the_keyboard_begins_at_the_first_cell_below_the_header(built: tuple[Program, Any]) -> None:
    """Nothing is protected or hidden, so Tab goes from left to right and Enter down, as the table is read."""
    made, book = built
    for sheet in book.worksheets:
        assert not sheet.protection.sheet and not [each for each in sheet.column_dimensions.values() if each.hidden], sheet.title
        if sheet.title != "Guide":
            (here,) = [each for each in sheet.sheet_view.selection if each.pane == sheet.sheet_view.pane.activePane]
            assert here.activeCell == ("B4" if sheet.title == "Settings" else "A2"), sheet.title
    assert book["Settings"]["A4"].value == made.settings[0].header


def test_headers_are_known_as_headers(built: tuple[Program, Any]) -> None:
    """Each is the header row of an Excel table, which a screen reader says with every cell."""
    _, book = built
    for sheet in book.worksheets:
        if sheet.title not in ("Guide", LISTS):
            (table,) = sheet.tables.values()
            assert table.headerRowCount == 1 and table.ref.startswith("A1:"), sheet.title
            assert [each.name for each in table.tableColumns] == [cell.value for cell in sheet[1]], sheet.title


def test_what_is_typed_has_its_drop_down_check_and_message(built: tuple[Program, Any]) -> None:
    made, book = built
    for table in made.tables:
        sheet, last = book[table.title], book[table.title].tables[table.name].ref.split(":")[1]
        rules = {str(area).split(":")[0]: rule for rule in sheet.data_validations.dataValidation for area in rule.sqref.ranges}
        for at, column in enumerate(table.columns, 1):
            rule = rules.get(f"{get_column_letter(at)}2")
            if column.help or column.computed is not None:
                assert rule is not None and rule.showInputMessage and 0 < len(rule.prompt) <= 255, (table.title, column.header)
            if column.computed is None and not table.owned:
                if isinstance(column.kind, (Flag, Choice)):
                    assert rule is not None and rule.type == "list", (table.title, column.header)
                elif isinstance(column.kind, Day):
                    assert rule is not None and rule.type == "date", (table.title, column.header)
                elif column.name == table.key and table.name != made.people:
                    assert rule is not None and (rule.formula1, rule.errorStyle) == (PEOPLE, "warning")
                elif isinstance(column.kind, Ticks):
                    assert "Codes:" in rule.prompt
            if rule is not None:
                assert str(rule.sqref).endswith(last.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")), (table.title, column.header)


def test_a_long_list_stands_on_the_sheet_of_lists(built: tuple[Program, Any]) -> None:
    made, book = built
    for table in made.tables:
        for rule in book[table.title].data_validations.dataValidation:
            if rule.type == "list" and rule.formula1.startswith(LISTS):
                area = rule.formula1.split("!")[1].replace("$", "")
                listed = [cell.value for (cell,) in book[LISTS][area]]
                header = book[LISTS].cell(1, book[LISTS][area.split(":")[0]].column).value
                assert None not in listed and len(listed) > 5 and ": " in header


def test_computed_cells_and_their_headers_have_a_look_of_their_own(built: tuple[Program, Any]) -> None:
    made, book = built
    for table in made.tables:
        for at, column in enumerate(table.columns, 1):
            title, cell = book[table.title].cell(1, at), book[table.title].cell(2, at)
            computed = column.computed is not None
            assert title.value == column.header and title.fill.start_color.rgb.endswith(COMPUTED_HEAD if computed else HEAD)
            assert bool(cell.font.italic) is computed and (cell.fill.fill_type == "solid") is computed
            if isinstance(column.kind, Day):
                assert cell.number_format == "yyyy-mm-dd", (table.title, column.header)


def test_a_day_that_is_past_is_marked_by_a_sign_and_weight_as_well_as_a_colour(built: tuple[Program, Any]) -> None:
    made, book = built
    for table in made.tables:
        rules = {str(area.sqref): area.rules for area in book[table.title].conditional_formatting}
        due = [get_column_letter(at) for at, column in enumerate(table.columns, 1) if column.due is not None]
        for letter in due:
            late, soon = next(each for area, each in rules.items() if area.startswith(f"{letter}2"))
            assert late.dxf.numFmt.formatCode.startswith('"! "') and late.dxf.font.b and "AsOf" in late.formula[0]
            assert soon.dxf.numFmt.formatCode.startswith('"= "') and soon.dxf.font.b
    (today,) = book["Today"].conditional_formatting
    assert all(rule.dxf.font.b for rule in today.rules)


def test_the_lines_of_today_lead_to_their_cells(built: tuple[Program, Any]) -> None:
    made, book = built
    sheet, at = book["Today"], made.table("Today").names.index("place") + 1
    links = [sheet.cell(row, at).value for row in range(2, sheet.max_row + 1)]
    assert len(links) > 5
    assert {sheet.cell(row, at).font.underline for row in range(2, sheet.max_row + 1)} == {"single"}
    for link in links:
        assert link.startswith('=HYPERLINK("#\'')
        title, cell = link.split("'!")[0].split("'", 1)[1], link.split("'!")[1].split('"')[0]
        assert book[title][cell].value is not None, link


def test_the_guide_explains_every_sheet_and_leads_to_it(built: tuple[Program, Any]) -> None:
    made, book = built
    cells = [cell for (cell,) in book["Guide"]["A1:A80"] if cell.hyperlink]
    assert all(cell.hyperlink.tooltip == f"Go to the sheet {cell.value}" for cell in cells)
    links = {cell.value: cell.hyperlink.location for cell in cells}
    assert {table.title for table in made.tables} | {"Settings", "Functions"} <= set(links)
    assert all(f"'{name}'!A1" == place for name, place in links.items())
    looks = [cell.value for (cell,) in book["Guide"]["A1:A80"]]
    assert {"! 2026-11-20", "= 2026-11-25", "? missing: hours"} <= set(looks)


def test_every_chart_would_have_an_alternative_text(built: tuple[Program, Any]) -> None:
    """A caseload workbook comes without charts and pictures, so that nothing in it is told by a picture alone."""
    _, book = built
    assert [sheet.title for sheet in book.worksheets if sheet._charts or sheet._images] == []


@pytest.mark.parametrize(("ink", "ground"), [
    (INK, "FFFFFF"), (QUIET, COMPUTED), ("FFFFFF", HEAD), ("FFFFFF", COMPUTED_HEAD), (LATE_INK, LATE), (SOON_INK, SOON),
    (LINK, "FFFFFF"), (INK, LATE), (INK, SOON),
])  # fmt: skip
def test_text_stands_out_from_its_ground_as_wcag_asks(ink: str, ground: str) -> None:
    """WCAG 2.1, 1.4.3: at least 4.5 to 1."""
    light, dark = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def _shown(cell: Any) -> str:
    """What a cell shows; of a link its words."""
    if cell.value is None or cell.is_date:
        return "" if cell.value is None else "2026-11-25"
    return str(cell.value).removesuffix('")').rsplit('","', 1)[-1]


def _widths(sheet: Any) -> list[float]:
    return [sheet.column_dimensions[get_column_letter(at)].width for at in range(1, sheet.max_column + 1)]


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
