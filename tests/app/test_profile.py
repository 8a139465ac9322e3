"""The agency's own settings: what each table of caseload.toml does, and that every mistake in it is told."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from caseload.app.making import new
from caseload.app.notices import choose
from caseload.app.profile import read_profile
from caseload.errors import DataProblems
from caseload.forms import read_catalogue, sample_documents
from caseload.rules import evaluate

DAY = date(2026, 11, 25)
IT = Path(__file__).resolve().parents[2] / "docs" / "it.md"


def picture(path: Path, width: int = 400, height: int = 100) -> Path:
    """A grey picture."""
    from PIL import Image

    Image.new("RGB", (width, height), (90, 90, 90)).save(path)
    return path


def profile(folder: Path, text: str) -> Any:
    (folder / "caseload.toml").write_text(text, encoding="utf-8")
    return read_profile(folder / "wtw.xlsx")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book") / "wtw.xlsx"
    new("wtw", path, participants=20, as_of=DAY)
    return path


@pytest.fixture
def book(sample: Path, tmp_path: Path) -> Path:
    path = tmp_path / "wtw.xlsx"
    path.write_bytes(sample.read_bytes())
    return path


def test_the_example_in_the_docs_is_read_without_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "our templates").mkdir()
    picture(tmp_path / "logo.png")
    (example,) = re.findall(r"```toml\n(.*?)```", IT.read_text(encoding="utf-8"), re.DOTALL)
    found = profile(tmp_path, example)
    assert found.settings["hearing_days"] == 90 and found.languages == ("en", "es") and found.logo is not None
    assert {row.key for row in found.parameters} == {
        "alameda.closed_bank.hayward", "alameda.contact_kinds_extra", "alameda.excused_hours_count",
    }  # fmt: skip


def test_a_worker_of_the_list_fills_the_settings_of_their_own_workbook_only(tmp_path: Path) -> None:
    found = profile(tmp_path, '[workers]\nEX42 = {name = "Robin Specimen", phone = "(510) 555-0142"}\n')
    mine, other = {"worker_id": "ex42", "worker_name": "", "worker_phone": "(510) 555-0199"}, {"worker_id": "EX43"}
    found.fill(mine)
    found.fill(other)
    assert mine == {"worker_id": "ex42", "worker_name": "Robin Specimen", "worker_phone": "(510) 555-0199"}
    assert other == {"worker_id": "EX43"}


def test_the_office_has_its_own_bank_its_own_kinds_of_contact_and_its_own_closed_days_for_a_while(tmp_path: Path) -> None:
    found = profile(tmp_path, '[banks]\nhayward = "P998"\n[contacts]\nkinds = ["video"]\n'
                              '[calendar]\nagency = "alameda"\nclosed = [2026-12-24]\nopen = [2026-11-27]\n')  # fmt: skip
    bank = {"office": "hayward", "supervisor_approved": True}
    talk = {"contact_on": "2026-11-03", "contact_kind": "video", "purpose": "a", "results": "b", "documents": "none"}
    change = {"amended_on": "2026-12-23"}
    before = evaluate("WTW-31.bank", bank), evaluate("WTW-18", talk), evaluate("WTW-21", change)
    with found.in_force():
        assert evaluate("WTW-31.bank", bank)["bank"] == "P998"
        assert evaluate("WTW-18", talk)["complete"] is True
        assert evaluate("WTW-21", change)["last_day"] == "2026-12-30"
        assert evaluate("WTW-21", {"amended_on": "2026-11-25"})["last_day"] == "2026-12-01"
    assert before[0]["bank"] == "P999" and before[1]["status"] == "invalid" and before[2]["last_day"] == "2026-12-29"
    assert (evaluate("WTW-31.bank", bank), evaluate("WTW-18", talk), evaluate("WTW-21", change)) == before


def test_an_agency_that_writes_english_only_sends_english_with_the_language_line(book: Path) -> None:
    book.with_name("caseload.toml").write_text('[agency]\nlanguages = ["en"]\n', encoding="utf-8")
    chosen, _ = choose(book, "contact_letter", where="language=es")
    assert chosen.rows and chosen.form.languages == ("en",)
    assert all("Free language help" in row["language_services"] for row in chosen.rows)
    assert sample_documents(chosen.rows, chosen.form, as_of=DAY, count=1)
    assert all(not set(str(row["reason_text"]).split()) & {"de", "el", "plática"} for row in chosen.rows)


def test_the_logo_hangs_at_the_right_of_the_letterhead_with_words_for_who_cannot_see_it(book: Path) -> None:
    picture(book.with_name("logo.png"), 2000, 400)
    book.with_name("caseload.toml").write_text('[agency]\nname = "Example Agency"\nlogo = "logo.png"\n', encoding="utf-8")
    chosen, _ = choose(book, "contact_letter")
    document = book.with_name("letter.docx")
    document.write_bytes(sample_documents(chosen.rows, chosen.form, as_of=DAY, count=1)[0])
    archive = zipfile.ZipFile(document)
    xml = archive.read("word/document.xml").decode()
    assert 'descr="Logo: Example Agency"' in xml and xml.count("<wp:anchor") == 1 and "<wp:inline" not in xml
    wide, tall = map(int, re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"', xml)[0])
    assert (round(wide / 914400, 2), round(tall / 914400, 2)) == (2.1, 0.42)
    assert [name for name in archive.namelist() if name.startswith("word/media/")]


def test_the_logo_stands_on_no_draft_of_a_state_form_and_on_no_paper_for_the_file(tmp_path: Path) -> None:
    picture(tmp_path / "logo.png")
    found = profile(tmp_path, '[agency]\nlogo = "logo.png"\n')
    forms = read_catalogue().forms
    assert found.form(forms["na840"]).instead == {} == found.form(forms["notice_42_6"]).instead
    assert set(found.form(forms["contact_letter"]).instead) == {"en", "es"}


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "no.png").write_text("no picture", encoding="utf-8")
    with pytest.raises(DataProblems) as told:
        profile(tmp_path, '[agency]\nnmae = "x"\nlogo = "no.png"\nlanguages = ["fr"]\n[workers]\nEX1 = "Robin"\n'
                          '[banks]\nnowhere = "P1"\n[contacts]\nkind = ["video"]\n'
                          '[calendar]\nagency = "alameda"\nclosed = ["soon"]\n')  # fmt: skip
    where = " ".join(problem.where for problem in told.value.problems)
    for mistake in ("[agency] nmae", "[agency] logo", "[agency] languages", "[workers] EX1", "alameda.closed_bank.nowhere",
                    "[contacts] kind", "[calendar] closed"):  # fmt: skip
        assert mistake in where, where
