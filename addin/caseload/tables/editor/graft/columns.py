"""Columns of another workbook's table, put at the right end of the same table here, with looks, drop-downs and help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from caseload.tables.editor.address import LAST_COLUMN, Area, cell_name
from caseload.tables.editor.contents import Formula, content
from caseload.tables.editor.graft.styles import Styles, written
from caseload.tables.editor.joining import Parts
from caseload.tables.editor.markup import attributes, before_first, escape, tags, with_attribute
from caseload.tables.editor.plan import Plan, SheetPlan, sheet_pieces
from caseload.tables.editor.regions import behind_rows
from caseload.tables.editor.rows import RowEditor
from caseload.tables.editor.workbook import TablePart, Workbook

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# What follows the validations, and what follows the column widths, in a worksheet (18.3.1.99).
_AFTER_VALIDATIONS = tuple(b"hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties "
                           b"cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture "
                           b"oleObjects controls webPublishItems tableParts extLst AlternateContent".split())  # fmt: skip


@dataclass(frozen=True)
class _New:
    """A column to come: its header, where it stands in the source, its number here."""

    header: str
    source: int
    here: int


def graft_columns(parts: Parts, book: Workbook, source: Workbook, name: str, headers: Sequence[str], styles: Styles) -> None:
    """Put columns of a table of ``source`` at the right end of the table of the same name, blank in every row.

    A formula that the source calculates a column with comes along. Raises ``WorkbookRefused`` when something stands
    right of the table. The part of the sheet must not have been changed before.
    """
    table, theirs = book.table(name), source.table(name)
    there = list(theirs.columns)
    new = [_New(header, theirs.area.left + there.index(header), table.area.right + at) for at, header in enumerate(headers, 1)]
    part = book.sheet(table.sheet)
    looks = _Looks(source, theirs)
    plan = Plan(book, parts.package.where)
    sheet = plan.on(table.sheet)
    _refuse_taken(plan, sheet, table, new[-1].here)
    for each in new:
        _plan_cells(sheet, table, each, looks, styles)
    plan.check()
    editor = RowEditor(sheet.sheet, sheet.contents, lambda: book.strings)
    data = b"".join(sheet_pieces(sheet, editor.run(sheet.edits)))
    for each in new:
        data = _with_width(_with_validations(data, table, each, looks), each, looks)
    parts.changed[part.part] = data
    parts.changed[table.part] = _longer_table(parts.read(table.part), table, new, looks)


class _Looks:
    """The cells, widths, validations and formulas of the source's table."""

    def __init__(self, source: Workbook, table: TablePart):
        from xml.etree import ElementTree

        self.table = table
        self.root = ElementTree.fromstring(source.package.read(source.sheet(table.sheet).part))
        self._cells = {each.get("r"): each for each in self.root.iterfind("{*}sheetData/{*}row/{*}c")}
        part = ElementTree.fromstring(source.package.read(table.part))
        self._columns = {each.get("name"): each for each in part.iterfind("{*}tableColumns/{*}tableColumn")}

    def style(self, row: int, column: int) -> int:
        """The format of a cell."""
        cell = self._cells.get(cell_name(row, column))
        return int(cell.get("s", "0")) if cell is not None else 0

    def formula(self, header: str) -> str:
        """The formula with which Excel calculates a column; "" for none."""
        found = self._columns[header].find("{*}calculatedColumnFormula")
        return found.text or "" if found is not None else ""

    def width(self, column: int) -> str:
        """The width of a column; "" when it has none of its own."""
        for each in self.root.iterfind("{*}cols/{*}col"):
            if int(each.get("min", "0")) <= column <= int(each.get("max", "0")):
                return each.get("width", "")
        return ""

    def validations(self, column: int) -> list[Element]:
        """The drop-downs and input messages of a column."""
        found = []
        for each in self.root.iterfind("{*}dataValidations/{*}dataValidation"):
            area = Area.parse(each.get("sqref", "").split(" ")[0])
            if area is not None and area.left == column == area.right:
                found.append(each)
        return found


def _refuse_taken(plan: Plan, sheet: SheetPlan, table: TablePart, last: int) -> None:
    """Nothing may stand where the new columns come."""
    new = Area(table.area.top, table.area.right + 1, table.area.bottom, last)
    others = [other.area for other in plan.workbook.tables[table.sheet] if other is not table]
    blocked = last > LAST_COLUMN or any(new.meets(area) for area in [*others, *sheet.sheet.merged, *sheet.sheet.arrays])
    for row in sheet.sheet.rows():
        if new.top <= row.number <= new.bottom and not blocked:
            for column, cell in sheet.sheet.cells(row):
                body = sheet.sheet.body(cell[5], row.number, column)
                if new.holds(row.number, column) and (body.formula or body.value or body.inline):
                    blocked = True
    if blocked:
        raise sheet.sheet.refused(f"the table {table.name} cannot take further columns", f"something stands in {new}",
                                  "Move what stands right of the table elsewhere.")  # fmt: skip


def _plan_cells(sheet: SheetPlan, table: TablePart, each: _New, looks: _Looks, styles: Styles) -> None:
    head, body = (b"%d" % styles.cell_format(looks.style(row, each.source)) for row in (looks.table.area.top, looks.table.first_row))
    if table.header_rows:
        sheet.put(table.area.top, each.here, content(each.header)._replace(style=head))
    formula = looks.formula(each.header)
    blank = content(Formula(formula) if formula else None)._replace(style=body)
    for row in range(table.first_row, table.last_row + 1):
        sheet.put(row, each.here, blank)


def _with_validations(data: bytes, table: TablePart, each: _New, looks: _Looks) -> bytes:
    prefix = next(tags(data)).prefix.decode()
    area = str(Area(table.first_row, each.here, table.last_row, each.here))
    new = [written(found, prefix, {**found.attrib, "sqref": area}) for found in looks.validations(each.source)]
    if not new:
        return data
    for tag in tags(data, behind_rows(data)):
        if tag.name == b"dataValidations" and not tag.closing and not tag.empty:
            count = int(attributes(tag.attributes).get("count", "0") or 0) + len(new)
            head = with_attribute(data[tag.start : tag.end], "count", str(count))
            return before_first(data[: tag.start] + head + data[tag.end :], tag.start + len(head), (), "".join(new).encode())
    whole = f'<{prefix}dataValidations count="{len(new)}">{"".join(new)}</{prefix}dataValidations>'
    return before_first(data, behind_rows(data), _AFTER_VALIDATIONS, whole.encode())


def _with_width(data: bytes, each: _New, looks: _Looks) -> bytes:
    width = looks.width(each.source)
    prefix = next(tags(data)).prefix.decode()
    new = f'<{prefix}col min="{each.here}" max="{each.here}" width="{width}" customWidth="1"/>'
    for tag in tags(data):
        said = attributes(tag.attributes) if tag.name == b"col" and not tag.closing else {}
        if not width or (said and int(said.get("min", "0")) <= each.here <= int(said.get("max", "0"))):
            return data
        later = said and int(said.get("min", "0")) > each.here
        if later or (tag.name == b"cols" and tag.closing):
            return data[: tag.start] + new.encode() + data[tag.start :]
        if tag.name == b"sheetData":
            return data[: tag.start] + f"<{prefix}cols>{new}</{prefix}cols>".encode() + data[tag.start :]
    return data


def _longer_table(data: bytes, table: TablePart, new: Sequence[_New], looks: _Looks) -> bytes:
    """A table part with further columns at its end."""
    wide = table.area._replace(right=new[-1].here)
    prefix = next(tags(data)).prefix.decode()
    ids = [int(attributes(tag.attributes).get("id", "0")) for tag in tags(data) if tag.name == b"tableColumn" and not tag.closing]
    made = []
    for number, each in enumerate(new, max(ids, default=0) + 1):
        formula = looks.formula(each.header)
        inside = f"<{prefix}calculatedColumnFormula>{escape(formula)}</{prefix}calculatedColumnFormula>" if formula else ""
        name = escape(each.header).replace('"', "&quot;")
        made.append(f'<{prefix}tableColumn id="{number}" name="{name}">{inside}</{prefix}tableColumn>')
    pieces, copied = [], 0
    for tag in tags(data):
        said = attributes(tag.attributes)
        if tag.name == b"tableColumns" and tag.closing:
            pieces += [data[copied : tag.start], "".join(made).encode()]
            copied = tag.start
        elif not tag.closing and tag.name in (b"table", b"autoFilter") and said.get("ref"):
            area = Area.parse(said["ref"]) or table.area
            ref = str(wide if tag.name == b"table" else area._replace(right=wide.right))
            pieces += [data[copied : tag.start], with_attribute(data[tag.start : tag.end], "ref", ref)]
            copied = tag.end
        elif not tag.closing and tag.name == b"tableColumns":
            count = str(len(table.columns) + len(new))
            pieces += [data[copied : tag.start], with_attribute(data[tag.start : tag.end], "count", count)]
            copied = tag.end
    return b"".join([*pieces, data[copied:]])


__all__ = ["graft_columns"]
