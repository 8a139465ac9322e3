"""The sentences of a template file, to be measured as the check of templates measures them."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from caseload.forms.linting import reading
from caseload.forms.linting.places import places


def sentences(docx: bytes) -> list[str]:
    """The sentences of a template's body, without its tags."""
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml"))
    return reading.sentences(place.text for place in places("word/document.xml", body))
