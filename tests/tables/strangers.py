"""A caseload into which a stranger put everything that people put into workbooks."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.worksheet.table import TableColumn

OWN_SHEET = "My sheet"
OWN_FORMULAS = {"A1": "SUM(A2:A9)", "A4": 'COUNTIF(Today!A:A,"overdue")', "A5": "A4*2", "A6": "LEN(\"nothing of ours\")"}
"""What the stranger calculates: with own cells (among them two that hang on ours), with ours, and with nothing."""
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office"
_X14 = f"{_MICROSOFT}/spreadsheetml/2009/9/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_PICTURE = (f'<x:oneCellAnchor xmlns:x="{_DRAWING}/spreadsheetDrawing" xmlns:a="{_DRAWING}/main" xmlns:r="{_OFFICE}"><x:from>'
            "<x:col>9</x:col><x:colOff>0</x:colOff><x:row>1</x:row><x:rowOff>0</x:rowOff></x:from>"
            '<x:ext cx="95250" cy="95250"/><x:pic><x:nvPicPr><x:cNvPr id="77" name="A dot" descr="a dot"/><x:cNvPicPr/>'
            '</x:nvPicPr><x:blipFill><a:blip r:embed="rIdS7"/><a:stretch><a:fillRect/></a:stretch></x:blipFill><x:spPr>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></x:spPr></x:pic><x:clientData/></x:oneCellAnchor>')
Parts = dict[str, bytes | Callable[[bytes], bytes]]


def with_everything(path: Path) -> Path:
    """Put a chart, a picture, notes, formats, a column, a sheet, and parts that openpyxl does not know into a caseload."""
    _by_openpyxl(path)
    with zipfile.ZipFile(path) as package:
        old = {each: package.read(each) for each in package.infolist()}
    names = {each.filename for each in old}
    people = next(each.filename for each, data in old.items() if b"bring the form" in data)
    changes = _by_hand(people, names)
    whole = path.with_name("whole.tmp")
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for each, data in old.items():
            change = changes.pop(each.filename, data)
            package.writestr(each.filename, change(data) if callable(change) else change)
        for name, contents in changes.items():
            assert isinstance(contents, bytes), name
            package.writestr(name, contents)
    whole.replace(path)
    return path


def _by_openpyxl(path: Path) -> None:
    book = load_workbook(path)
    people = book["Participants"]
    table = people.tables["Participants"]
    letter = people.cell(1, people.max_column + 1).column_letter
    people[f"{letter}1"], people[f"{letter}2"] = "My note", "bring the form"
    people[f"{letter}3"] = "=LEN(B3)"
    table.ref = f"A1:{letter}{people.max_row}"
    table.tableColumns.append(TableColumn(id=len(table.tableColumns) + 1, name="My note"))
    people["C2"].comment = Comment("Ask about the bus pass.", "worker")
    people.conditional_formatting.add(f"{letter}2:{letter}30", ColorScaleRule("min", None, "FFFFFF", "max", None, "FF8800"))
    people.row_dimensions[3].height = 40
    mine = book.create_sheet(OWN_SHEET)
    mine["A2"], mine["A3"] = 4, 5
    for cell, text in OWN_FORMULAS.items():
        mine[cell] = f"={text}"
    mine["B1"].hyperlink = "https://example.org/"
    mine.merge_cells("B3:C3")
    chart = BarChart()
    chart.add_data(Reference(book["Attendance"], min_col=3, min_row=1, max_row=9), titles_from_data=True)
    mine.add_chart(chart, "D2")
    book.calculation.fullCalcOnLoad = False
    book.save(path)


def _by_hand(people: str, names: set[str]) -> Parts:
    """Parts that openpyxl would drop: a threaded comment, a slicer, a picture, newer formats, custom data, printer settings."""
    rels = people.replace("worksheets/", "worksheets/_rels/") + ".rels"
    assert rels in names

    def rel(number: int, kind: str, target: str) -> str:
        return f'<Relationship Id="rIdS{number}" Type="{kind}" Target="{target}"/>'

    links = (rel(1, f"{_MICROSOFT}/2017/10/relationships/threadedComment", "/xl/threadedComments/threadedComment1.xml")
             + rel(2, f"{_MICROSOFT}/2007/relationships/slicer", "/xl/slicers/slicer1.xml")
             + rel(3, f"{_OFFICE}/printerSettings", "/xl/printerSettings/printerSettings1.bin"))
    book_links = (rel(4, f"{_MICROSOFT}/2017/10/relationships/person", "/xl/persons/person.xml")
                  + rel(5, f"{_MICROSOFT}/2007/relationships/slicerCache", "/xl/slicerCaches/slicerCache1.xml")
                  + rel(6, f"{_OFFICE}/customXml", "/customXml/item1.xml"))
    types = ('<Override PartName="/xl/threadedComments/threadedComment1.xml" ContentType="application/vnd.ms-excel.threadedcomments+xml"/>'
             '<Override PartName="/xl/persons/person.xml" ContentType="application/vnd.ms-excel.person+xml"/>'
             '<Override PartName="/xl/slicers/slicer1.xml" ContentType="application/vnd.ms-excel.slicer+xml"/>'
             '<Override PartName="/xl/slicerCaches/slicerCache1.xml" ContentType="application/vnd.ms-excel.slicerCache+xml"/>'
             '<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"/>')
    if not any(name.endswith(".png") for name in names):
        types += '<Default Extension="png" ContentType="image/png"/>'
    newer = (f'<extLst><ext xmlns:x14="{_X14}" uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}"><x14:conditionalFormattings>'
             '<x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule type="iconSet" '
             'priority="9" id="{00000000-0000-4000-8000-000000000001}"><x14:iconSet iconSet="3Stars"><x14:cfvo type="percent">'
             "<xm:f>0</xm:f></x14:cfvo></x14:iconSet></x14:cfRule><xm:sqref>B2:B9</xm:sqref></x14:conditionalFormatting>"
             f'</x14:conditionalFormattings></ext><ext xmlns:x14="{_X14}" uri="{{A8765BA9-456A-4dab-B4F3-ACF838C121DE}}">'
             f'<x14:slicerList><x14:slicer xmlns:r="{_OFFICE}" r:id="rIdS2"/></x14:slicerList></ext></extLst>')
    person = "{00000000-0000-4000-8000-00000000000A}"
    return {
        people: lambda data: data.replace(b"</worksheet>", newer.encode() + b"</worksheet>"),
        "xl/drawings/drawing1.xml": lambda data: data.replace(b"</wsDr>", _PICTURE.encode() + b"</wsDr>")
        .replace(b"</xdr:wsDr>", _PICTURE.encode() + b"</xdr:wsDr>"),
        "xl/drawings/_rels/drawing1.xml.rels": lambda data: data.replace(
            b"</Relationships>", rel(7, f"{_OFFICE}/image", "/xl/media/image9.png").encode() + b"</Relationships>"),
        rels: lambda data: data.replace(b"</Relationships>", links.encode() + b"</Relationships>"),
        "xl/_rels/workbook.xml.rels": lambda data: data.replace(b"</Relationships>", book_links.encode() + b"</Relationships>"),
        "[Content_Types].xml": lambda data: data.replace(b"</Types>", types.encode() + b"</Types>"),
        "xl/threadedComments/threadedComment1.xml": (
            f'<ThreadedComments xmlns="{_MICROSOFT}/spreadsheetml/2018/threadedcomments"><threadedComment ref="C2" '
            f'dT="2026-11-02T08:00:00.00" personId="{person}" id="{{00000000-0000-4000-8000-00000000000B}}">'
            "<text>Did she get it?</text></threadedComment></ThreadedComments>").encode(),
        "xl/persons/person.xml": (
            f'<personList xmlns="{_MICROSOFT}/spreadsheetml/2018/threadedcomments"><person displayName="Robin Specimen" '
            f'id="{person}" userId="x" providerId="None"/></personList>').encode(),
        "xl/slicers/slicer1.xml": (f'<slicers xmlns="{_X14}"><slicer name="Language" cache="Slicer_Language" '
                                   'caption="Language" rowHeight="234950"/></slicers>').encode(),
        "xl/slicerCaches/slicerCache1.xml": (f'<slicerCacheDefinition xmlns="{_X14}" name="Slicer_Language" '
                                             'sourceName="Language"/>').encode(),
        "customXml/item1.xml": b"<note xmlns=\"urn:invented\">of somebody's own</note>",
        "xl/printerSettings/printerSettings1.bin": bytes(range(256)) * 3,
        "xl/media/image9.png": _png(),
    }


def _png() -> bytes:
    """A picture of one pixel."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">2I5B", 1, 1, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\xff\x88\0")) + chunk(b"IEND", b"")
