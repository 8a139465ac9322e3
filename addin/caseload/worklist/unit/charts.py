"""The charts of the Overview sheet, their texts for those who do not see them, and ranges that follow their tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, unescape

from caseload.rules.wtw.report_608 import CATEGORIES
from caseload.tables.editor.package import FILE_LIMIT, NewPart, Package
from caseload.tables.editor.swap import read_whole
from caseload.tables.editor.workbook import TablePart
from caseload.worklist.unit.sheets import MEASURES, OVERVIEW, TRENDS, UNIT_MEASURES, WORKERS, UnitTable

COLOURS = ("0B6E8A", "D98C00", "8A3B8F", "4E7A27", "B3382C")
"""Colours that stay apart for colour-blind readers and in print."""


TALL = 16
"""Rows that a chart takes."""


@dataclass(frozen=True)
class Chart:
    """One chart: what it shows, and the same in words."""

    title: str
    counts: str
    about: str
    table: UnitTable
    labels: str
    series: tuple[str, ...]
    line: bool = False
    stacked: bool = False


CHARTS = (
    Chart("Overdue and unengaged by worker", "Steps, cases", "Bars: for each worker the overdue steps and the unengaged cases. The figures "
          "stand on the sheet Workers, columns Overdue and Unengaged.", WORKERS, "worker", ("overdue", "unengaged")),
    Chart("608 by worker and category", "Lines of the 608", "Stacked bars: for each worker the cases in the five categories of the Case "
          "Management Report. The figures stand on the sheet Workers.", WORKERS, "worker", tuple(CATEGORIES), stacked=True),
    Chart("Overdue, unengaged and unnoted over time", "Steps, cases, lines",
          "Lines: overdue steps, unengaged cases and 608 lines without an action "
          "at each roll-up. The figures stand on the sheet Trends.", TRENDS, "as_of", ("overdue", "unengaged", "no_action"),
          line=True),
    Chart("Hours met, of 100", "Of 100 people", "Line: of 100 people who owe hours and whose hours are known, how many meet them, at each "
          "roll-up. The figures stand on the sheet Trends, column Met of 100.", TRENDS, "as_of", ("hours_rate",), line=True),
)  # fmt: skip


def add_charts(book: Any, path: Path) -> None:
    """Put the charts on the first sheet and save the new workbook, each chart with its text."""
    sheet = book[OVERVIEW.title]
    below = 4 + len(MEASURES) + len(UNIT_MEASURES)
    for at, each in enumerate(CHARTS):
        sheet.add_chart(_chart(book[each.table.title], each), f"{'AD'[at % 2]}{below + at // 2 * TALL}")
    book.save(path)
    package = Package(read_whole(path, FILE_LIMIT), path.name)
    parts = {name: package.pack(name, [_told(package.read(name))]) for name in package.names() if "drawings/drawing" in name
             and name.endswith(".xml")}  # fmt: skip
    path.write_bytes(b"".join(package.assembled(parts)))


def _chart(sheet: Any, wanted: Chart) -> Any:
    from openpyxl.chart import BarChart, LineChart, Reference

    chart: Any = LineChart() if wanted.line else BarChart()
    names = wanted.table.names
    for name in wanted.series:
        at = names.index(name) + 1
        chart.add_data(Reference(sheet, min_col=at, min_row=1, max_row=2), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=names.index(wanted.labels) + 1, min_row=2, max_row=2))
    for series, colour in zip(chart.series, COLOURS, strict=False):
        series.graphicalProperties.line.solidFill = colour
        if wanted.line:
            series.marker.symbol, series.marker.size, series.smooth = "circle", 7, False
            series.marker.graphicalProperties.solidFill = colour
            series.graphicalProperties.line.width = 28_000
        else:
            series.graphicalProperties.solidFill = colour
    if wanted.stacked:
        chart.grouping, chart.overlap = "stacked", 100
    chart.style, chart.width, chart.height = 2, 11.6, 7.8
    chart.title, chart.y_axis.title = _words(wanted.title, 1300, bold=True), _words(wanted.counts, 900)
    chart.y_axis.delete = chart.x_axis.delete = False
    chart.y_axis.scaling.min = 0
    chart.y_axis.majorGridlines.spPr = _grey()
    chart.legend.position = "b"
    if len(wanted.series) == 1:
        chart.legend = None
    if wanted.line:
        chart.x_axis.number_format = "yyyy-mm-dd"
    return chart


def _words(text: str, size: int, bold: bool = False) -> Any:
    """A title in a size in hundredths of a point, beside its chart, not over it."""
    from openpyxl.chart.text import RichText, Text
    from openpyxl.chart.title import Title
    from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RegularTextRun

    look = CharacterProperties(sz=size, b=bold)
    line = Paragraph(pPr=ParagraphProperties(defRPr=look), r=[RegularTextRun(rPr=look, t=text)])
    return Title(tx=Text(rich=RichText(p=[line])), overlay=False)


def _grey() -> Any:
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    return GraphicalProperties(ln=LineProperties(solidFill="D9DEE3"))


def _told(drawing: bytes) -> bytes:
    """The drawing with a name and a text for each chart."""
    told = iter(CHARTS)

    def named(match: re.Match[str]) -> str:
        each = next(told)
        words = {'"': "&quot;"}
        return f'{match[1]} name="{escape(each.title, words)}" descr="{escape(each.about, words)}"'

    return re.sub(r'(<(?:xdr:)?cNvPr id="\d+") name="Chart \d+"', named, drawing.decode()).encode()


_RANGE = re.compile(r"((?:'(?:[^']|'')+'|[\w.]+)!\$([A-Z]+)\$)(\d+)(?::\$([A-Z]+)\$(\d+))?(?![\d:])")


def stretched(path: Path, before: Mapping[str, TablePart], rows: Mapping[str, int]) -> list[bytes | memoryview]:
    """The workbook with every chart, ours and the supervisor's, following the tables whose columns it shows.

    ``before``: the tables as they were; ``rows``: how many records each has now. Other parts stay byte for byte.
    """
    package = Package(read_whole(path, FILE_LIMIT), path.name)
    ends = {(part.sheet, part.first_row, part.last_row): part.first_row + max(rows[name], 1) - 1
            for name, part in before.items() if name in rows}  # fmt: skip
    return list(package.assembled(dict(_moved(package, ends))))


def _moved(package: Package, ends: Mapping[tuple[str, int, int], int]) -> Iterator[tuple[str, NewPart]]:
    def longer(match: re.Match[str]) -> str:
        sheet = unescape(match[1]).rpartition("!")[0].strip("'").replace("''", "'")
        end = ends.get((sheet, int(match[3]), int(match[5] or match[3])))
        return match[0] if end is None else f"{match[1]}{match[3]}:${match[4] or match[2]}${end}"

    for name in package.names():
        if re.fullmatch(r"xl/charts/chart[^/]*\.xml", name, re.IGNORECASE):
            old = package.read(name)
            new = re.sub(r"(?<=<c:f>)[^<]*(?=</c:f>)|(?<=<f>)[^<]*(?=</f>)", lambda found: _RANGE.sub(longer, found[0]),
                         old.decode()).encode()  # fmt: skip
            if new != old:
                yield name, package.pack(name, [new])
