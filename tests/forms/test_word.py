"""On Windows, Word makes the PDF files: in an instance of its own, asked nothing, given nothing that could do harm."""

from __future__ import annotations

import sys

import pytest

from caseload.errors import CaseloadError, TemplateRefused
from caseload.forms import to_pdf
from caseload.forms.printing.word import has_word
from forms.fake_word import ComError, Word, installed
from forms.make import changed, template


@pytest.fixture
def files(tmp_path):
    return [template(tmp_path / f"{name}.docx", "text") for name in ("one", "two")]


def test_each_file_becomes_a_pdf_of_its_name(monkeypatch, tmp_path, files):
    word = Word()
    installed(monkeypatch, word)
    made = to_pdf(files, tmp_path / "out")
    assert [path.name for path in made] == ["one.pdf", "two.pdf"]
    assert made[1].read_bytes() == b"%PDF of two.docx"


def test_word_is_our_own_hidden_asks_nothing_runs_no_macro_and_ends(monkeypatch, tmp_path, files):
    word = Word()
    installed(monkeypatch, word)
    to_pdf(files, tmp_path / "out")
    assert word.diary[:2] == ["began", ("started", "Word.Application")]
    assert word.diary[-2:] == [("quit", 0, False, 0, 3), "ended"]
    opened = [facts for what, facts, *_ in word.diary[2:-2] if what == "opened"]
    assert all(facts["ReadOnly"] and not facts["AddToRecentFiles"] and not facts["Visible"] for facts in opened)
    assert [entry[1:] for entry in word.diary[2:-2] if entry[0] == "closed"] == [("one.docx", 0), ("two.docx", 0)]


def test_page_counts_are_brought_up_to_date_in_the_text_and_every_margin(monkeypatch, tmp_path, files):
    word = Word()
    installed(monkeypatch, word)
    to_pdf(files[:1], tmp_path / "out")
    fields = [entry[1] for entry in word.diary[2:-2] if entry[0] == "fields"]
    assert fields == ["text", "header 1", "header 2", "footer"]


@pytest.mark.parametrize("bad", ["unreadable", "two"])
def test_a_file_that_word_refuses_is_told_and_the_others_are_made(monkeypatch, tmp_path, files, bad):
    word = Word(fails="two")
    installed(monkeypatch, word)
    broken = template(tmp_path / f"{bad}.docx", "text")
    with pytest.raises(CaseloadError, match=rf"not converted.*{bad}\.docx"):
        to_pdf([files[0], broken], tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["one.pdf"]
    assert word.diary[-1] == "ended"


def test_a_word_that_does_not_start_is_told(monkeypatch, tmp_path, files):
    word = Word(alive=False)
    installed(monkeypatch, word)
    with pytest.raises(CaseloadError, match=r"Word does not answer: The server is not there\."):
        to_pdf(files, tmp_path / "out")
    assert word.diary == ["began", ("started", "Word.Application"), "ended"]


def test_a_document_that_fetches_something_is_never_given_to_word(monkeypatch, tmp_path, files):
    link = (
        b'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        b'Target="https://example.org/a.png" TargetMode="External"/></Relationships>'
    )

    def edit(name, contents):
        return contents.replace(b"</Relationships>", link) if name == "word/_rels/document.xml.rels" else contents

    word = Word()
    installed(monkeypatch, word)
    with pytest.raises(TemplateRefused, match=r"not given to Word.*outside the document"):
        to_pdf([files[0], changed(files[1], edit)], tmp_path / "out")
    assert word.diary == []


def test_word_that_has_ended_by_itself_is_no_failure(monkeypatch, tmp_path, files):
    word = Word()
    installed(monkeypatch, word)

    def gone(how):
        raise ComError("The server is gone.")

    monkeypatch.setattr(word, "Quit", gone, raising=False)
    assert len(to_pdf(files, tmp_path / "out")) == 2


def test_without_windows_or_without_word_libreoffice_is_asked(monkeypatch):
    assert not has_word() or sys.platform == "win32"
    installed(monkeypatch, Word())
    assert has_word()

    def missing(root, name):
        raise OSError

    monkeypatch.setattr(sys.modules["winreg"], "OpenKey", missing)
    assert not has_word()
