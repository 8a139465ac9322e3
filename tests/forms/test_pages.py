"""Pages as pictures, to look at before anything is written."""

from __future__ import annotations

import io
import shutil
import sys

import pytest

from caseload.errors import WrongUse
from caseload.forms import Template, page_pictures
from forms.make import template
from forms.notice import two_page_notice, values

needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")


@needs_office
@pytest.mark.office
def test_each_page_of_each_document_is_a_picture_of_the_paper(tmp_path):
    pytest.importorskip("pypdfium2", reason="needs pypdfium2 (pip install caseload[look])")
    from PIL import Image

    notice = Template(two_page_notice(tmp_path / "n.docx")).render(values(1))
    short = Template(template(tmp_path / "t.docx", "Dear {{ name }}")).render({"name": "Ana"})
    first, second = page_pictures([notice, short])
    assert len(first) >= 2
    assert len(second) == 1
    for page in (*first, *second):
        with Image.open(io.BytesIO(page)) as picture:
            assert picture.size == (816, 1056)
            darkest, lightest = picture.convert("L").getextrema()
        assert darkest < 64
        assert lightest == 255
    assert page_pictures([]) == []


def test_what_is_missing_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(WrongUse, match=r"caseload\[look\]"):
        page_pictures([b""])
