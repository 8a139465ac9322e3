"""Word templates for the tests, made with python-docx: small, and with the parts that a test needs."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from docx import Document

Rows = list[list[str]]


def template(
    path: Path,
    *lines: str,
    table: Rows | None = None,
    header: str = "",
    footer: str = "",
    title: str = "",
    sections: int = 1,
) -> Path:
    """A template with these paragraphs, one table, a header and a footer."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if table:
        grid = document.add_table(len(table), max(map(len, table)))
        for row, texts in zip(grid.rows, table):
            for cell, text in zip(row.cells, texts):
                cell.text = text
    for _ in range(sections - 1):
        document.add_section()
    document.sections[0].header.paragraphs[0].text = header
    document.sections[0].footer.paragraphs[0].text = footer
    document.core_properties.title = title
    document.save(str(path))
    return path


def changed(path: Path, edit: Callable[[str, bytes], bytes], more: Iterable[tuple[str, bytes]] = ()) -> Path:
    """The file with each part run through ``edit(name, contents)``, and with more parts."""
    with zipfile.ZipFile(path) as archive:
        parts = [(name, edit(name, archive.read(name))) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, contents in [*parts, *more]:
            archive.writestr(name, contents)
    return path


FOOTNOTES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">\
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
<w:footnote w:id="1"><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:footnote></w:footnotes>"""


def with_footnote(path: Path, text: str) -> Path:
    """The template with a footnotes part that holds ``text``."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"

    def edit(name: str, contents: bytes) -> bytes:
        if not name.endswith((".xml", ".rels")):
            return contents
        text = contents.decode()
        if name == "[Content_Types].xml":
            text = text.replace("</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>')
        if name == "word/_rels/document.xml.rels":
            relation = f'<Relationship Id="rIdNotes" Type="{link}" Target="footnotes.xml"/>'
            text = text.replace("</Relationships>", relation + "</Relationships>")
        return text.encode()

    return changed(path, edit, [("word/footnotes.xml", (FOOTNOTES % text).encode())])


def picture() -> bytes:
    """A PNG of one dark pixel."""
    chunks = [(b"IHDR", struct.pack(">2I5B", 1, 1, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b"")]
    packed = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def part(data: bytes, name: str = "word/document.xml") -> str:
    """One part of a document as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def canonical(data: bytes) -> dict[str, bytes]:
    """Each part of a document, XML in canonical form, so that two documents can be compared."""
    from lxml import etree

    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            contents = archive.read(name)
            xml = name.endswith((".xml", ".rels"))
            found[name] = etree.tostring(etree.fromstring(contents), method="c14n") if xml else contents
    return found


def random_template(path: Path, chosen: random.Random) -> Path:
    """A template of random paragraphs, conditions, loops, tables, header and footer over the same few fields."""
    lines: list[str] = []
    for _ in range(chosen.randint(1, 6)):
        lines += _random_block(chosen, 2)
    rows = [["What", "When", "Hours"], ["{%tr for row in rows %}", "", ""]]
    rows += [["{{ row.what }}", "{{ row.when }}", "{{ row.hours }} h"], ["{%tr endfor %}", "", ""]]
    if chosen.random() < 0.3:
        rows = rows[1:]  # no row is always there: docxtpl's repair of tables has work
    document = Document()
    for line in lines:
        paragraph = document.add_paragraph(style=chosen.choice(["Normal", "List Number", "Heading 1"]))
        _split_runs(paragraph, line, chosen)
    grid = document.add_table(len(rows), 3)
    for row, texts in zip(grid.rows, rows):
        for cell, text in zip(row.cells, texts):
            cell.text = text
    section = document.sections[0]
    section.header.paragraphs[0].text = chosen.choice(["", "{{ name }}\t{{ city }}", "Case {{ number }}"])
    section.footer.paragraphs[0].text = chosen.choice(["", "{% if name %}for {{ name }}{% endif %}"])
    document.save(str(path))
    return path


def _random_block(chosen: random.Random, depth: int) -> list[str]:
    kind = chosen.choice(["text", "text", "if", "for", "inline"]) if depth else "text"
    if kind == "if":
        test = chosen.choice(["flag", "not flag", "name == city", "rows"])
        other = ["{%p else %}", *_random_block(chosen, 0)] if chosen.random() < 0.5 else []
        return [f"{{%p if {test} %}}", *_random_block(chosen, depth - 1), *other, "{%p endif %}"]
    if kind == "for":
        return ["{%p for row in rows %}", "{{ loop.index }}. {{ row.what }}: {{ row.hours }}", "{%p endfor %}"]
    if kind == "inline":
        return ["Dear {% if flag %}{{ name }}{% else %}{{ city|upper }}{% endif %}, {{ number }}  end"]
    return [chosen.choice(["Plain & <simple> text", "{{ name }}", "To {{ name }}, {{ city }}", "{{ note }}", ""])]


def _split_runs(paragraph: Any, text: str, chosen: random.Random) -> None:
    """The text over several runs, cut anywhere, as Word does after edits."""
    while text:
        at = chosen.randint(1, len(text))
        paragraph.add_run(text[:at]).bold = chosen.random() < 0.2
        text = text[at:]


PLAIN = ["Ana Ejemplo", "Long Beach", "", "0", "A. B. Sample-Name", "Ñuñez Ñandú", "5"]
HOSTILE = [
    "Smith & Sons <b>", "hours <32", "{{ 7*7 }}", "{% if x %}", "O'Neil \"Bo\"", "]]>", "&amp;", "a\nb", "a\tb",
    "a\r\nb", "line\x0cbreak", "bell\aring", "=cmd|' /C calc'!A0", "😀 שלום عمر", "x" * 5000, "<w:p>", "{_{ x }_}",
    "  spaces  ", "%}", "{#", "\u2028", "\n", "a\n\nb\n",
]  # fmt: skip


def random_values(chosen: random.Random, pool: list[str], rows: int) -> dict[str, Any]:
    """Values for a ``random_template``."""
    pick = lambda: chosen.choice(pool)
    return {
        "name": pick(), "city": pick(), "number": pick(), "note": pick(), "flag": chosen.random() < 0.5,
        "rows": [{"what": pick(), "when": pick(), "hours": pick()} for _ in range(rows)],
    }  # fmt: skip
