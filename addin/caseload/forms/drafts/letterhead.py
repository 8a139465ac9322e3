"""The head of a letter: the agency, what the letter is about, and the address where an envelope's window is."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from caseload.forms.drafts.markup import paragraph
from caseload.forms.drafts.texts import Form


def letterhead(form: Form) -> list[ET.Element]:
    """Six lines of agency and matter, then the address, two and a quarter inches below the edge of the paper:
    of a sheet folded in three that rests in a No. 10 envelope, the window shows from 2.04 to 3.16 inches.

    They are plain paragraphs with a tab: read aloud in order, and free of a fault of LibreOffice (seen in 7.4),
    which on pages that begin with a table leaves headings alone at the foot.
    """
    phone = f"{form.word('phone')} {{{{ office_phone }}}}"
    left = ("{{ office_name }}", "{{ office_address }}", phone, "", "")
    right = ("produced_on", "case_number", "notice_id", "worker_name", "worker_phone")
    return [
        paragraph("{{ agency_name }}", "AgencyName"),
        *(paragraph(f"{text}\t{_labelled(form, name)}", "Letterhead") for text, name in zip(left, right)),
        paragraph("{{ address_block }}", "Address"),
    ]


def _labelled(form: Form, name: str) -> str:
    return f"**{form.label(name)}:** {{{{ {name} }}}}"
