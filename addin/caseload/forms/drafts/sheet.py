"""The sheet around the blocks: letterhead, window address, title, the mark of a draft, and the footer."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from caseload.forms.drafts.markup import TWIPS, R, page_field, paragraph, run, tag, w
from caseload.forms.drafts.styles import SHADE
from caseload.forms.drafts.tables import after, thin
from caseload.forms.drafts.texts import Form

LEFT = int(3.9 * TWIPS)
LETTERHEAD_HEIGHT = int(1.35 * TWIPS)
"""From a top margin of 0.65 inch this puts the address two inches below the edge, where a window begins."""
ADDRESS_HEIGHT = int(1.2 * TWIPS)


def opening(form: Form) -> list[ET.Element]:
    """What stands above the blocks: a letter opens for the window envelope, other papers in one short head."""
    if form.sheet == "bare":
        return []
    head = _letterhead(form) if form.sheet == "letter" else _file_head(form)
    return [*head, *title(form)]


def title(form: Form) -> list[ET.Element]:
    """The title as the only heading of the first level, with the form number below it."""
    found = [paragraph(form.title, "Heading1")]
    if form.number:
        found.append(paragraph(form.word("reference"), "Reference"))
    return found


def header(form: Form) -> ET.Element:
    """The header of every page: on drafts of State forms the mark that they are not to be sent."""
    mark = paragraph(form.word("state_draft"), "DraftMark") if form.entry.get("state_form") else w("p")
    return w("hdr", mark)


def footer(form: Form) -> ET.Element:
    """The footer of every page: form number and version, notice id, page x of y."""
    name = form.number or form.title
    left = f"{name} \u00b7 {form.word('version')} {form.entry['version']}"
    if "notice_id" in form.fields:
        left += f" \u00b7 {form.word('notice')} {{{{ notice_id }}}}"
    line = paragraph(left, "Footer")
    line.extend(run("\t" + form.word("page") + " "))
    line.append(page_field("PAGE"))
    line.extend(run(" " + form.word("of") + " "))
    line.append(page_field("NUMPAGES"))
    return w("ftr", line)


def section(form: Form) -> ET.Element:
    """The page with its header and footer, where the paper has them."""
    return w("sectPr", *(_references() if form.page.furniture else []), *form.page.elements())


def _references() -> list[ET.Element]:
    references = []
    for kind, identity in (("headerReference", "rId3"), ("footerReference", "rId4")):
        element = w(kind, type_="default")
        element.set(f"{{{R}}}id", identity)
        references.append(element)
    return references


def _letterhead(form: Form) -> list[ET.Element]:
    """Agency and window address as a table of fixed heights.

    The thin paragraph before it is for LibreOffice, which otherwise forgets, on pages that begin with such a
    table, to keep headings with what follows them.
    """
    agency = [paragraph("{{ agency_name }}", "AgencyName")]
    agency += [paragraph(f"{{{{ {name} }}}}", "Letterhead") for name in ("office_name", "office_address")]
    agency.append(paragraph(f"{form.word('phone')} {{{{ office_phone }}}}", "Letterhead"))
    matter = [_matter(form, name) for name in ("produced_on", "case_number", "notice_id")]
    worker = [_matter(form, name) for name in ("worker_name", "worker_phone")]
    widths = (LEFT, form.page.text_width - LEFT)
    rows = [
        _head_row(agency, matter, widths, LETTERHEAD_HEIGHT),
        _head_row([paragraph("{{ address_block }}", "Address")], worker, widths, ADDRESS_HEIGHT),
    ]
    properties = w(
        "tblPr",
        w("tblW", w=form.page.text_width, type_="dxa"),
        w("tblLayout", type_="fixed"),
        w("tblCellMar", w("left", w=0, type_="dxa"), w("right", w=0, type_="dxa")),
        w("tblCaption", val=form.word("letterhead")),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    return [thin(20), w("tbl", properties, grid, *rows), after()]


def _head_row(left: list[ET.Element], right: list[ET.Element], widths: tuple[int, int], height: int) -> ET.Element:
    cells = (
        w("tc", w("tcPr", w("tcW", w=width, type_="dxa")), *content) for content, width in zip((left, right), widths)
    )
    look = w("trPr", w("cantSplit"), w("trHeight", val=height, hRule="atLeast"), w("tblHeader"))
    return w("tr", look, *cells)


def _matter(form: Form, name: str) -> ET.Element:
    return paragraph(f"**{form.label(name)}:** {{{{ {name} }}}}", "Letterhead")


def _file_head(form: Form) -> list[ET.Element]:
    line = w("tabs", w("tab", val="right", pos=form.page.text_width))
    shade = w("shd", val="clear", color="auto", fill=SHADE)
    return [paragraph("**{{ agency_name }}** \u00b7 {{ office_name }}\t{{ produced_on }}", "Letterhead", shade, line)]


def closing(form: Form) -> list[ET.Element]:
    """What ends a letter: the language-services notice, where the reader's language is missing."""
    if "language_services" not in form.fields:
        return []
    return [
        tag("if language_services"),
        paragraph("{{ language_services }}", "Note"),
        tag("endif"),
    ]
