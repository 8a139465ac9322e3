"""A notice of two pages, as large as a real one: for measuring, merging and converting."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from forms.make import picture

_STREETS = ("Example Ave", "Sample St", "Muster Rd")


def two_page_notice(path: Path) -> Path:
    """The template: seal and case number in the header, page numbers in the footer, a table, conditions, a list."""
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
    document.save(str(path))
    return path


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
