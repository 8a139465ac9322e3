"""A notice of two pages, as large as a real one: for measuring, merging and converting."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from caseload.forms.catalogue import Form, read_catalogue
from forms.make import picture

_STREETS = ("Example Ave", "Sample St", "Muster Rd")


def two_page_notice(path: Path, *, as_word: bool = False) -> Path:
    """The template: seal and case number in the header, page numbers in the footer, a table, conditions, a list.

    ``as_word`` adds to each paragraph and run the revision ids, fonts and languages that Word leaves there.
    """
    document = Document()
    _slim(document)
    _margins(document)
    for line in ("{{ name }}", "{{ street }}", "{{ city }}"):
        document.add_paragraph(line)
    document.add_heading("Notice about your plan", 1)
    document.add_paragraph("Dear {{ name }}, your plan changes on {{ starts }}. Your case number is {{ case_number }}.")
    for number in range(4):
        document.add_paragraph(f"{{%p if reason_{number} %}}")
        document.add_paragraph(f"Reason: {{{{ reason_{number} }}}}. " + "You may ask us about this at any time. " * 6)
        document.add_paragraph("{%p endif %}")
    _table(document)
    document.add_heading("What you must do", 2)
    for line in ("Read this letter.", "Call {{ worker }} by {{ due }}.", "Bring your papers to {{ office }}."):
        document.add_paragraph(line, style="List Number")
    for _ in range(8):
        document.add_paragraph("If you disagree, you may ask for a hearing. This letter tells you how. " * 5)
    if as_word:
        _mark(document)
    document.save(str(path))
    return path


def _mark(document: Any) -> None:
    for number, paragraph in enumerate(document.element.body.iter(qn("w:p"))):
        for name in ("rsidR", "rsidRDefault", "rsidP"):
            paragraph.set(qn(f"w:{name}"), f"{number * 7919 + 0x00A10000:08X}")
    for number, run in enumerate(document.element.body.iter(qn("w:r"))):
        run.set(qn("w:rsidRPr"), f"{number * 104729 + 0x00B20000:08X}")
        marks = run.get_or_add_rPr()
        fonts, spoken = OxmlElement("w:rFonts"), OxmlElement("w:lang")
        for name in ("ascii", "hAnsi", "cs"):
            fonts.set(qn(f"w:{name}"), "Arial")
        for name, value in (("val", "en-US"), ("eastAsia", "es-US")):
            spoken.set(qn(f"w:{name}"), value)
        marks.append(fonts)
        marks.append(spoken)


def with_merge_fields(path: Path, target: Path) -> Path:
    """The notice with Word's merge fields in place of tags; its conditions become plain text."""
    document = Document(str(path))
    parts = [document.element.body, *(section.header._element for section in document.sections)]
    parts += [section.footer._element for section in document.sections]
    for part in parts:
        for row in list(part.iter(qn("w:tr"))):
            if "{%tr" in "".join(text.text or "" for text in row.iter(qn("w:t"))):
                row.getparent().remove(row)
        for text in list(part.iter(qn("w:t"))):
            _merge_fields(text)
    document.save(str(target))
    return target


def _merge_fields(text: Any) -> None:
    """Cut a text at its tags; each tag becomes a field."""
    run = text.getparent()
    pieces = re.split(r"\{\{ (?:row\.)?(\w+) \}\}|\{%.*?%\}", text.text or "")
    if len(pieces) == 1:
        return
    for at, piece in enumerate(pieces):
        if at % 2:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), f" MERGEFIELD {piece} ")
            target: Any = field if piece else None
            piece = f"«{piece}»"
        else:
            target = None
        copy = OxmlElement("w:r")
        words = OxmlElement("w:t")
        words.text = piece
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        copy.append(words)
        if target is None:
            run.addprevious(copy)
        else:
            target.append(copy)
            run.addprevious(target)
    run.getparent().remove(run)


def _slim(document: Any) -> None:
    """Leave out the 700 KB of table and latent styles that python-docx brings along."""
    styles = document.styles.element
    kept = {"Normal", "Heading 1", "Heading 2", "Header", "Footer", "List Number", "Default Paragraph Font"}
    for style in list(styles.findall(qn("w:style"))):
        name = style.find(qn("w:name")).get(qn("w:val"))
        if name.lower() not in {one.lower() for one in kept} | {"normal table", "table grid", "no list"}:
            styles.remove(style)
    latent = styles.find(qn("w:latentStyles"))
    if latent is not None:
        styles.remove(latent)
    document.styles["Normal"].font.size = Pt(12)


def _margins(document: Any) -> None:
    section = document.sections[0]
    top = section.header.paragraphs[0]
    top.add_run().add_picture(io.BytesIO(picture()), width=Cm(1.5))
    top.add_run("  Example County   Case {{ case_number }}")
    bottom = section.footer.paragraphs[0]
    bottom.add_run("WTW 2 for {{ name }}, page ")
    for name in ("PAGE", "NUMPAGES"):
        _field(bottom, name)
        bottom.add_run(" of " if name == "PAGE" else "")


def _field(paragraph: Any, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" {code} ")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _table(document: Any) -> None:
    heads = ["Activity", "Place", "Begins", "Ends", "Hours", "Worker"]
    rows = [heads, ["{%tr for row in rows %}"], [f"{{{{ row.{name.lower()} }}}}" for name in heads], ["{%tr endfor %}"]]
    table = document.add_table(len(rows), len(heads))
    for row, texts in zip(table.rows, rows):
        for cell, text in zip(row.cells, texts):
            cell.text = text


def values(number: int) -> dict[str, Any]:
    """One invented participant's values, all different by number."""
    row = {"activity": "Job search", "place": "Room 5", "begins": "November 2, 2026", "ends": "November 27, 2026"}
    return {
        "name": f"Participant{number:05d} Ejemplo", "street": f"{number} {_STREETS[number % 3]}",
        "city": "Sampletown, CA 90000", "starts": "December 1, 2026", "case_number": f"C-{number:06d}",
        "worker": "Pat Muster, 555-0101", "due": "November 30, 2026", "office": "1 Example Plaza",
        **{f"reason_{at}": f"reason {at} for {number}" if (number + at) % 2 else "" for at in range(4)},
        "rows": [{**row, "hours": f"{hours}", "worker": "Pat Muster"} for hours in range(6 + number % 5)],
    }  # fmt: skip


_TEXTS = "name street city starts case_number worker due office reason_0 reason_1 reason_2 reason_3".split()
_COLUMNS = "activity place begins ends hours worker".split()


def notice_office(folder: Path) -> Form:
    """An office whose one form is the two-page notice."""
    place = folder / "wtw" / "en"
    place.mkdir(parents=True)
    two_page_notice(place / "notice.docx")
    texts = [f"      - {{name: {name}, kind: text, label: {{en: {name}}}, required: false}}" for name in _TEXTS]
    columns = [f"          - {{name: {name}, kind: text, label: {{en: {name}}}}}" for name in _COLUMNS]
    rows = ["      - name: rows", "        kind: rows", "        label: {en: rows}", "        fields:", *columns]
    head = [
        "forms:", "  - code: notice", "    title: {en: Notice}", "    programs: [wtw]", "    reader: participant",
        "    languages: [en]", '    version: "1"', "    fields:",
    ]  # fmt: skip
    (folder / "catalogue.yaml").write_text("\n".join([*head, *texts, *rows]), encoding="utf-8")
    return read_catalogue(folder).form("notice")


def notice_row(number: int) -> dict[str, Any]:
    """One invented participant's row for the notice."""
    return {**values(number), "trigger_on": date(2026, 11, 25)}
