"""Workbooks to edit, and ways to look into the parts of one."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

Edit = Callable[[bytes], bytes]


def _raw_parts(path: Path) -> dict[str, tuple[int, int, bytes]]:
    data, found = path.read_bytes(), {}
    with zipfile.ZipFile(path) as book:
        for entry in book.infolist():
            names, extras = struct.unpack_from("<2H", data, entry.header_offset + 26)
            start = entry.header_offset + 30 + names + extras
            packed = data[start : start + entry.compress_size]
            found[entry.filename] = (entry.compress_type, entry.CRC, packed)
    return found


def _rebuilt(source: Path, target: Path, changes: dict[str, Edit | bytes]) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in [*old.namelist(), *(name for name in changes if name not in old.namelist())]:
            change = changes.get(name)
            contents = old.read(name) if name in old.namelist() else b""
            new.writestr(name, contents if change is None else change if isinstance(change, bytes) else change(contents))
    return target


@pytest.fixture(scope="session")
def raw_parts() -> Callable[[Path], dict[str, tuple[int, int, bytes]]]:
    """Method, checksum and still compressed bytes of every part of a file."""
    return _raw_parts


@pytest.fixture(scope="session")
def rebuilt() -> Callable[..., Path]:
    """``rebuilt(source, target, {part: bytes or function})``: a copy with some parts different or added."""
    return _rebuilt


def _with_part(source: Path, target: Path, kind: str, contents: bytes) -> Path:
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    said = f"application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"
    link = f'<Relationship Id="rIdX" Type="{rel}/{kind}" Target="{kind}.xml"/></Relationships>'.encode()
    over = f'<Override PartName="/xl/{kind}.xml" ContentType="{said}"/></Types>'.encode()
    changes = {
        f"xl/{kind}.xml": contents,
        "xl/_rels/workbook.xml.rels": lambda data: data.replace(b"</Relationships>", link),
        "[Content_Types].xml": lambda data: data.replace(b"</Types>", over),
    }
    return _rebuilt(source, target, changes)


@pytest.fixture(scope="session")
def with_part() -> Callable[..., Path]:
    """``with_part(source, target, kind, contents)``: a copy whose workbook links to one part more ("calcChain" …)."""
    return _with_part


@pytest.fixture(scope="session")
def part() -> Callable[..., bytes]:
    """``part(path, name)``: the contents of one part; the first sheet when no name is given."""

    def read(path: Path, name: str = "xl/worksheets/sheet1.xml") -> bytes:
        with zipfile.ZipFile(path) as book:
            return book.read(name)

    return read


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A small workbook: a sheet of cases with text, numbers, a date, a flag, formulas; and a second sheet."""
    import openpyxl

    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Cases"
    sheet.append(["Case", "Hours", "Rate", "Pay", "Open"])
    for row in range(2, 7):
        sheet.append([f"Person {row}", row * 10, 1.5, f"=B{row}*C{row}", row % 2 == 0])
    workbook.create_sheet("Notes")["A1"] = "kept as it is"
    path = tmp_path / "book.xlsx"
    workbook.save(path)
    return path


@pytest.fixture
def sheet_book(book: Path, tmp_path: Path, rebuilt: Callable[..., Path]) -> Callable[..., Path]:
    """``sheet_book(rows, head, tail, open)``: a workbook whose first sheet is written as given."""
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    def write(rows: bytes = b"", head: bytes = b"", tail: bytes = b"", name: str = "made.xlsx") -> Path:
        sheet = b'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="%b">%b<sheetData>%b</sheetData>%b' % (
            main, head, rows, tail
        )  # fmt: skip
        return rebuilt(book, tmp_path / name, {"xl/worksheets/sheet1.xml": sheet + b"</worksheet>"})

    return write
