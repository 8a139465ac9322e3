"""Documents chosen and written from a caseload: by form, by what is due, by columns, by ticks; seen before, printed after."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest

from caseload.app.choosing import choose, choose_due, due_forms
from caseload.app.making import new
from caseload.app.notices import notices, notices_due
from caseload.cli import main
from caseload.errors import DataProblems, WrongUse
from caseload.forms import Register, read_catalogue
from caseload.tables import patch_cells
from caseload.tables.read import read_caseload

DAY = date(2026, 11, 25)
needs_office = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")), reason="needs LibreOffice and poppler"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """Sixty invented people."""
    place = tmp_path_factory.mktemp("caseload") / "wtw.xlsx"
    new("wtw", place, participants=60, as_of=DAY)
    return place


@pytest.fixture
def book(made, tmp_path) -> Path:
    copy = tmp_path / "wtw.xlsx"
    copy.write_bytes(made.read_bytes())
    return copy


def with_own_column(book: Path, header: str, values: dict[int, object]) -> Path:
    """The workbook with a column of the user's own behind the sheet of participants."""
    import openpyxl
    from openpyxl.utils import get_column_letter

    people = read_caseload(book).people
    made = openpyxl.load_workbook(book)
    sheet = made[people.sheet]
    table = sheet.tables[people.table.name]
    first, last = table.ref.split(":")
    column = openpyxl.utils.cell.coordinate_from_string(last)[0]
    letter = get_column_letter(openpyxl.utils.column_index_from_string(column) + 1)
    top, bottom = (int(re.sub("[A-Z]", "", each)) for each in (first, last))
    sheet[f"{letter}{top}"] = header
    for row, value in values.items():
        sheet[f"{letter}{people.rows[row]}"] = value
    table.ref = f"{first}:{letter}{bottom}"
    table.autoFilter.ref = table.ref
    table.tableColumns.append(openpyxl.worksheet.table.TableColumn(id=len(table.tableColumns) + 1, name=header))
    made.save(book)
    return book


def test_ticked_rows_are_chosen_however_the_tick_is_written(book):
    every, _ = choose(book, "envelope", as_of=DAY)
    with_own_column(book, "Send now", {0: "x", 2: "Yes", 5: True, 7: "no", 8: 1, 9: ""})
    chosen, _ = choose(book, "envelope", as_of=DAY, tick="send  NOW")
    people = read_caseload(book).people.columns["participant_id"]
    assert chosen.participants == [str(people[row]) for row in (0, 2, 5, 8)]
    assert len(every.rows) > len(chosen.rows)


def test_a_condition_may_name_a_header_or_a_column_of_ones_own(book):
    with_own_column(book, "Room no.", {3: 12, 4: "12", 6: 13})
    people = read_caseload(book).people.columns["participant_id"]
    chosen, _ = choose(book, "envelope", as_of=DAY, where="Room no.=12 and Case number!=none")
    assert sorted(set(chosen.participants)) == [str(people[row]) for row in (3, 4)]
    by_name, _ = choose(book, "contact_letter", as_of=DAY, where="language=es")
    by_header, _ = choose(book, "contact_letter", as_of=DAY, where="Language=ES")
    assert by_name.rows == by_header.rows != []


@pytest.mark.parametrize("wrong", [{"where": "colour=red"}, {"tick": "Send"}, {"where": "language"}])
def test_an_unknown_column_is_told_with_those_that_there_are(book, wrong):
    with_own_column(book, "My tick", {})
    with pytest.raises(WrongUse, match=r"no condition|My tick.*participant_id"):
        choose(book, "envelope", as_of=DAY, **wrong)


def test_what_is_due_leaves_out_what_is_made_on_request(book):
    listed = {each["form"]: each for each in due_forms(book, DAY)}
    chosen, _ = choose_due(book, as_of=DAY)
    codes = [each.form.code for each in chosen]
    assert codes == [code for code, each in listed.items() if each["due"] and not each["on_request"]]
    assert {"contact_letter", "na840"} <= set(codes)
    assert not {"envelope", "labels", "case_history"} & set(codes)
    assert {each.form.code: len(each.rows) for each in chosen} == {code: listed[code]["due"] for code in codes}


def test_all_that_is_due_is_written_each_once_form_by_form(book, tmp_path):
    people = [str(each) for each in read_caseload(book).people.columns["participant_id"][:8]]
    reports = notices_due(book, as_of=DAY, participants=people, skip_incomplete=True, issued_by="Pat")
    assert len(reports) > 1
    lines = Register(tmp_path / "register.sqlite").list()
    assert len(lines) == sum(len(report.written) for report in reports) > 4
    again = notices_due(book, as_of=DAY, participants=people, skip_incomplete=True, issued_by="Pat")
    assert sum(len(report.written) for report in again) == 0
    assert sum(len(report.already) for report in again) == len(lines)


def test_one_problem_of_one_form_keeps_all_forms_from_being_written(book, tmp_path, capsys):
    chosen, _ = choose(book, "contact_letter", as_of=DAY)
    people = read_caseload(book).people
    plain = [each for each in map(people.columns["participant_id"].index, chosen.participants)
             if people.columns["confidential"][each] == "no"]  # fmt: skip
    row = plain[0]
    patch_cells(book, book, {people.sheet: {people.cell(row, "address"): None}})
    with pytest.raises(DataProblems) as refused:
        notices_due(book, as_of=DAY)
    places = [problem.where for problem in refused.value.problems if problem.where.startswith("contact_letter")]
    assert places == [f"contact_letter, {people.sheet}, row {people.rows[row]}, case {people.columns['case_number'][row]}: address_block"]
    assert not (tmp_path / "notices").exists()
    assert not (tmp_path / "register.sqlite").exists()
    assert main(["notices", str(book), "--due", "--as-of", "2026-11-25"]) == 1
    assert "Nothing was written" in capsys.readouterr().err


def test_the_print_file_holds_what_is_not_printed_yet_as_it_was_written(book, tmp_path):
    """Whatever became of the files: changed by hand, or gone."""
    first = notices(book, "contact_letter", as_of=DAY, issued_by="Pat")
    assert len(first.written) >= 4
    out = tmp_path / "notices"
    (out / first.written[0].file).unlink()
    (out / first.written[1].file).write_bytes(b"changed by hand")
    with Register(tmp_path / "register.sqlite") as register:
        register.mark([first.written[2].notice], "printed", who="Ana", on=DAY)
    again = notices(book, "contact_letter", as_of=DAY, merge=True)
    assert (len(again.written), len(again.already)) == (0, len(first.written))
    shown = []
    for name in again.files:
        with zipfile.ZipFile(out / name) as archive:
            shown += [archive.read(part).decode() for part in archive.namelist() if part.startswith("word/footer")]
    seen = {number for text in shown for number in re.findall(r"N-2026-\d{6}", text)}
    assert seen == {each.notice for each in first.written} - {first.written[2].notice}


@needs_office
@pytest.mark.office
def test_each_page_of_the_printed_pdf_names_its_own_participant_and_no_other(book, tmp_path):
    """Spanish, English and large print in one run; each page is known by the notice number in its footer."""
    people = [str(each) for each in read_caseload(book).people.columns["participant_id"][:30]]
    report = notices(book, "contact_letter", as_of=DAY, participants=people, pdf=True, skip_incomplete=True)
    cases = {each.notice: each.case_number for each in report.written}
    assert len({each.language for each in report.written}) == 2
    pages: dict[str, int] = {}
    for name in report.files:
        done = subprocess.run(["pdftotext", "-layout", str(tmp_path / "notices" / name), "-"], capture_output=True, text=True, check=True)
        for page in done.stdout.split("\f")[:-1]:
            (notice,) = set(re.findall(r"N-2026-\d{6}", page))
            others = [case for case in cases.values() if case in page and case != cases[notice]]
            assert others == []
            pages[notice] = pages.get(notice, 0) + 1
            if pages[notice] == 1:
                assert cases[notice] in page
    assert set(pages) == set(cases)


def test_without_word_and_libreoffice_nothing_is_written_for_a_pdf(book, tmp_path, monkeypatch):
    from caseload.forms.printing import libreoffice

    monkeypatch.setattr(libreoffice.shutil, "which", lambda name: None)
    monkeypatch.setattr(libreoffice, "_PLACES", ())
    with pytest.raises(WrongUse, match="neither Word nor LibreOffice"):
        notices(book, "contact_letter", as_of=DAY, pdf=True)
    assert not (tmp_path / "notices").exists()


def test_documents_that_cannot_be_printed_together_are_written_all_the_same(book, tmp_path, monkeypatch, capsys):
    from caseload.errors import TemplateRefused
    from caseload.forms.printing import merge

    def refused(*_, **__):
        raise TemplateRefused("the document cannot be put into one file with others", why="it has footnotes or comments")

    monkeypatch.setattr(merge, "print_files", refused)
    assert main(["notices", str(book), "--form", "contact_letter", "--merge", "--as-of", "2026-11-25"]) == 1
    told = capsys.readouterr().out
    assert "it has footnotes or comments" in told
    assert re.search(r"contact_letter: [1-9]\d* written", told)
    assert Register(tmp_path / "register.sqlite").list(state="rendered")


def test_a_confidential_address_and_reason_stay_out_and_a_representative_gets_a_copy(book):
    caseload = read_caseload(book)
    people, others = caseload.people, caseload["Recipients"]
    chosen, _ = choose(book, "envelope", as_of=DAY)
    texts = {who: str(row["address_block"]) for who, row in zip(chosen.participants, chosen.rows) if "recipient" not in row}
    secret = [row for row, value in enumerate(people.columns["confidential"]) if value in (True, "yes")]
    assert secret
    for row in secret:
        who, address = str(people.columns["participant_id"][row]), str(people.columns["address"][row])
        assert address not in texts[who]
    named = {str(each["participant_id"]) for each in others.records()
             if each["recipient"] == "representative" and each["copies"] in (True, "yes")}  # fmt: skip
    copies = {who for who, row in zip(chosen.participants, chosen.rows) if row.get("recipient") == "representative"}
    hidden = {str(people.columns["participant_id"][row]) for row in secret}
    assert copies == named - hidden
    assert copies


def test_each_reader_of_the_catalogue_gets_documents_of_the_caseload(book):
    readers = {each.form.reader for each in choose_due(book, as_of=DAY, days=30)[0]}
    assert {"participant", "second_parent", "worker", "file"} <= readers
    assert all(form.reader != "representative" for form in read_catalogue().forms.values())  # they get copies


def test_large_print_follows_the_participants_wish(book, tmp_path):
    people, (chosen, _) = read_caseload(book).people, choose(book, "contact_letter", as_of=DAY)
    row = people.columns["participant_id"].index(chosen.participants[1])
    patch_cells(book, book, {people.sheet: {people.cell(row, "large_print"): "yes"}})
    notices(book, "contact_letter", as_of=DAY, skip_incomplete=True)
    lines = Register(tmp_path / "register.sqlite").list()
    large = [line for line in lines if line["template_version"].endswith(", large print")]
    assert [line["case_number"] for line in large] == [str(people.columns["case_number"][row])]
    assert len(lines) > 1


def test_the_command_line_previews_writes_and_marks(book, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    day = ["--as-of", "2026-11-25"]
    assert main(["notices", str(book), "--form", "contact_letter", "--preview", "2", *day]) == 0
    page = Path(capsys.readouterr().out.strip())
    assert page.read_text(encoding="utf-8").count("<article") == 2
    assert not (tmp_path / "register.sqlite").exists()
    words = ["notices", str(book), "--form", "contact_letter", "--barcode", "--large-print", "--skip-incomplete", "--jobs", "2"]
    main([*words, "--json", *day])
    report = json.loads(capsys.readouterr().out)
    first = tmp_path / "notices" / report["written"][0]["file"]
    with zipfile.ZipFile(io.BytesIO(first.read_bytes())) as archive:
        assert any("barcode" in name for name in archive.namelist())
        assert b'w:val="36"' in archive.read("word/styles.xml")
    assert main(["register", "mark", "printed", "--form", "contact_letter"]) == 0
    assert capsys.readouterr().out == f"{len(report['written'])} marked printed.\n"
    assert main(["register", "mark", "mailed", "--form", "contact_letter"]) == 0
    assert {line["state"] for line in Register(tmp_path / "register.sqlite").list()} == {"mailed"}
    assert main(["register", "mark", "mailed"]) == 2
    assert main(["register", "settle", report["written"][0]["notice"], "--note", "came in"]) == 0


def test_a_draft_of_a_state_form_is_not_marked_mailed_by_the_command_line(book, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert notices(book, "na840", as_of=DAY, skip_incomplete=True).written
    words = ["register", "mark", "mailed", "N-2026-000001"]
    assert main(words) == 2
    assert "--state-form-sent" in capsys.readouterr().err
    assert main([*words, "--state-form-sent"]) == 0


@pytest.mark.parametrize("wrong", [["--due", "--form", "na840"], ["--due", "--large-print"], ["--preview", "1"],
                                   ["--form", "labels", "--large-print"], ["--form", "nothing"]])  # fmt: skip
def test_wrong_use_of_the_command_is_told_and_nothing_is_written(book, tmp_path, wrong):
    assert main(["notices", str(book), *wrong, "--as-of", "2026-11-25", "--out", str(tmp_path / "out")]) == 2
    assert not (tmp_path / "out").exists()


@needs_office
@pytest.mark.office
def test_pages_can_be_seen_as_pictures_of_the_paper(book, tmp_path, capsys):
    pytest.importorskip("pypdfium2", reason="needs pypdfium2 (pip install caseload[look])")
    words = ["--form", "contact_letter", "--preview", "1", "--png", "--out", str(tmp_path / "look")]
    assert main(["notices", str(book), *words, "--as-of", "2026-11-25"]) == 0
    shown = [Path(line) for line in capsys.readouterr().out.split()]
    assert [path.name for path in shown][:1] == ["preview-wtw-1-page-1.png"]
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in shown)
