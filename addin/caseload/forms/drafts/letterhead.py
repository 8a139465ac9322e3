"""The head of a letter: the agency, what the letter is about, and the address where an envelope's window is."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from caseload.forms.drafts.markup import TWIPS, paragraph, w
from caseload.forms.drafts.tables import thin
from caseload.forms.drafts.texts import Form

LEFT = int(3.9 * TWIPS)
"""The width of the left half; agency and address stand there."""
LETTERHEAD_HEIGHT = int(1.35 * TWIPS)
"""With the top margin this puts the address two inches below the edge of the paper, behind the window."""
ADDRESS_HEIGHT = int(1.2 * TWIPS)
STRUT = 60
"""The width of the empty cell that holds a row up."""


def letterhead(form: Form) -> list[ET.Element]:
    """One row for the agency and one for the window, each of a least height, so that longer addresses move
    nothing below them.

    The height comes from a narrow empty cell and not from the row's own property, with which LibreOffice (seen
    in 7.4) leaves headings alone at the foot of the page.
    """
    agency = [paragraph("{{ agency_name }}", "AgencyName")]
    agency += [paragraph(f"{{{{ {name} }}}}", "Letterhead") for name in ("office_name", "office_address")]
    agency.append(paragraph(f"{form.word('phone')} {{{{ office_phone }}}}", "Letterhead"))
    matter = [_labelled(form, name) for name in ("produced_on", "case_number", "notice_id")]
    address = [paragraph("{{ address_block }}", "Address")]
    worker = [_labelled(form, name) for name in ("worker_name", "worker_phone")]
    properties = w(
        "tblPr",
        w("tblW", w=form.page.text_width, type_="dxa"),
        w("tblLayout", type_="fixed"),
        w("tblCellMar", w("left", w=0, type_="dxa"), w("right", w=0, type_="dxa")),
        w("tblCaption", val=form.word("letterhead")),
    )
    widths = (LEFT, form.page.text_width - LEFT - STRUT, STRUT)
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    rows = [
        _row((agency, matter, [thin(LETTERHEAD_HEIGHT)]), widths),
        _row((address, worker, [thin(ADDRESS_HEIGHT)]), widths),
    ]
    return [w("tbl", properties, grid, *rows), thin(160)]


def _row(contents: Sequence[list[ET.Element]], widths: Sequence[int]) -> ET.Element:
    cells = (w("tc", w("tcPr", w("tcW", w=width, type_="dxa")), *content) for content, width in zip(contents, widths))
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def _labelled(form: Form, name: str) -> ET.Element:
    return paragraph(f"**{form.label(name)}:** {{{{ {name} }}}}", "Letterhead")
