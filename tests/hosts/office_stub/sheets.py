"""A workbook file as the sheets of an open one: values, formulas and tables, for the stub and for requests."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

CALENDAR = datetime(1899, 12, 30)


def sheets_of(path: Path) -> list[dict[str, Any]]:
    """Each sheet: name, ``values`` (of formulas what they show) and ``formats`` row by row, and its tables (name, area, columns)."""
    import openpyxl

    book, shown = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    found = []
    for sheet in book.worksheets:
        rows = [[_plain(cell.value) for cell in row] for row in shown[sheet.title].iter_rows()]
        formulas = [[cell.value if cell.data_type == "f" and isinstance(cell.value, str) else None for cell in row]
                    for row in sheet.iter_rows()]  # fmt: skip
        formats = [["yyyy-mm-dd" if isinstance(cell.value, date) else "General" for cell in row]
                   for row in shown[sheet.title].iter_rows()]  # fmt: skip
        tables = [{"name": table.name, "ref": table.ref, "columns": [each.name for each in table.tableColumns]}
                  for table in sheet.tables.values()]  # fmt: skip
        found.append({"name": sheet.title, "values": rows or [[""]], "formats": formats or [["General"]],
                      "formulas": formulas or [[None]], "tables": tables})  # fmt: skip
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return (value - CALENDAR).total_seconds() / 86400
    return "" if value is None else value


def request(path: Path, selection: str = "A1", sheet: str = "") -> dict[str, Any]:
    """The file as xlwings' client sends an open workbook."""
    found = sheets_of(path)
    names = [each["name"] for each in found]
    return {"client": "Office.js", "version": "any", "names": [],
            "book": {"name": path.name, "active_sheet_index": names.index(sheet) if sheet else 0,
                     "selection": selection, "calculation": "automatic"},
            "sheets": [_sheet(each) for each in found]}  # fmt: skip


def _sheet(sheet: dict[str, Any]) -> dict[str, Any]:
    values = [[_sent(value, style) for value, style in zip(row, formats, strict=True)]
              for row, formats in zip(sheet["values"], sheet["formats"], strict=True)]  # fmt: skip
    return {"name": sheet["name"], "values": values, "pictures": [], "shapes": [], "charts": [], "notes": [],
            "tables": [_table(each) for each in sheet["tables"]]}  # fmt: skip


def _sent(value: Any, style: str) -> Any:
    if style == "General" or not isinstance(value, (int, float)):
        return value
    moment = datetime.fromordinal(CALENDAR.toordinal() + int(value))
    return f"{moment.isoformat()}.000Z"


def _table(table: dict[str, Any]) -> dict[str, Any]:
    first, last = table["ref"].split(":")
    letters, top = first.rstrip("0123456789"), int(first.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    end = last.rstrip("0123456789")
    return {"name": table["name"], "range_address": table["ref"], "columns": table["columns"], "show_headers": True,
            "header_row_range_address": f"{letters}{top}:{end}{top}", "show_totals": False,
            "data_body_range_address": f"{letters}{top + 1}:{last}", "total_row_range_address": None}  # fmt: skip
