"""The register tells what happened to each document, and gives back the exact document that was sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseload.errors import CaseloadError, FileBusy, WrongUse
from caseload.forms import Register, issue
from forms.office import DAY, office, row

LATER = date(2026, 11, 27)


@pytest.fixture
def register(tmp_path):
    form = office(tmp_path / "templates")
    book = Register(tmp_path / "register.sqlite")
    issue([row(number) for number in range(1, 4)], form, tmp_path / "out", book, issued_by="Pat", as_of=DAY)
    return book


def test_states_follow_one_another_with_day_and_person(register):
    register.mark(["N-2026-000001"], "printed", who="Ana", on=LATER)
    register.mark(["N-2026-000001"], "mailed", who="Ana", on=LATER, note="batch 7")
    line = register.list(case_number="C00001")[0]
    assert line["state"] == "mailed"
    assert [(step["state"], step["who"], step["on"], step["note"]) for step in line["history"]] == [
        ("planned", "Pat", "2026-11-25", ""), ("rendered", "Pat", "2026-11-25", ""),
        ("printed", "Ana", "2026-11-27", ""), ("mailed", "Ana", "2026-11-27", "batch 7"),
    ]  # fmt: skip


def test_a_step_that_cannot_follow_changes_nothing(register):
    register.mark(["N-2026-000002"], "mailed", who="Ana", on=LATER)
    with pytest.raises(WrongUse, match="is mailed and cannot become printed"):
        register.mark(["N-2026-000001", "N-2026-000002"], "printed", who="Ana", on=LATER)
    assert [line["state"] for line in register.list()] == ["rendered", "mailed", "rendered"]


@pytest.mark.parametrize("state", ["planned", "rendered", "lost", ""])
def test_only_what_people_do_can_be_marked(register, state):
    with pytest.raises(WrongUse):
        register.mark(["N-2026-000001"], state, who="Ana", on=LATER)


def test_an_unknown_notice_is_told(register):
    with pytest.raises(WrongUse, match="N-1999-000001"):
        register.mark(["N-1999-000001"], "printed", who="Ana", on=LATER)
    with pytest.raises(WrongUse, match="N-1999-000001"):
        register.document("N-1999-000001")


def test_a_void_notice_needs_a_reason_and_may_be_issued_anew(register, tmp_path):
    with pytest.raises(WrongUse, match="reason"):
        register.void(["N-2026-000001"], who="Ana", on=LATER, reason=" ")
    register.void(["N-2026-000001"], who="Ana", on=LATER, reason="wrong address")
    from caseload.forms import read_catalogue

    form = read_catalogue(tmp_path / "templates").form("plan_letter")
    report = issue([row(1)], form, tmp_path / "out", register, issued_by="Pat", as_of=LATER)
    assert [issued.notice for issued in report.written] == ["N-2026-000004"]
    assert [line["state"] for line in register.list(case_number="C00001")] == ["void", "rendered"]


def test_a_reprint_is_the_exact_document_even_when_template_and_file_are_gone(register, tmp_path):
    line = register.list(case_number="C00002")[0]
    sent = (tmp_path / "out" / line["file"]).read_bytes()
    (tmp_path / "out" / line["file"]).unlink()
    (tmp_path / "templates" / "wtw" / "en" / "plan_letter.docx").unlink()
    (tmp_path / "again").mkdir()
    path = register.reprint(line["id"], tmp_path / "again", who="Ana", on=LATER)
    assert path.read_bytes() == sent
    assert register.list(case_number="C00002")[0]["history"][-1]["state"] == "reprinted"


def test_damage_to_the_stored_copy_is_noticed(register):
    register._db.execute("UPDATE notice SET tail = zeroblob(length(tail))")
    with pytest.raises(CaseloadError, match="damaged"):
        register.document("N-2026-000001")


def test_lists_can_be_narrowed(register):
    register.mark(["N-2026-000003"], "printed", who="Ana", on=LATER)
    assert [line["id"] for line in register.list(state="printed")] == ["N-2026-000003"]
    assert len(register.list(form="plan_letter", since=DAY)) == 3
    assert register.list(form="other") == register.list(since=LATER) == []


def test_looking_never_makes_a_register(tmp_path):
    book = Register(tmp_path / "none.sqlite")
    assert book.list() == []
    with pytest.raises(WrongUse, match="no register"):
        book.mark(["N-1"], "printed", who="Ana", on=DAY)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_register_is_left_alone(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("this is a letter and no database " * 50)
    with pytest.raises(CaseloadError, match="no register"):
        Register(path).list()
    assert path.read_text().startswith("this is a letter")


def test_a_folder_in_its_place_is_told(tmp_path):
    with pytest.raises(FileBusy, match="cannot be used"):
        Register(tmp_path).list()


@pytest.fixture
def drafts(tmp_path):
    """A register with one draft of a State form and one from the agency's own template of it."""
    form = replace(office(tmp_path / "templates"), state_form=True)
    book = Register(tmp_path / "register.sqlite")
    own = replace(form, instead={"es": form.template("es")})
    issue([row(1)], form, tmp_path / "out", book, issued_by="Pat", as_of=DAY)
    issue([row(2, language="es")], own, tmp_path / "out", book, issued_by="Pat", as_of=DAY)
    return book


def test_a_draft_of_a_state_form_is_mailed_only_as_the_states_own_form(drafts):
    assert [line["draft"] for line in drafts.list()] == [True, False]
    drafts.mark(["N-2026-000001"], "printed", who="Ana", on=LATER)
    with pytest.raises(WrongUse, match=r"draft of plan_letter, a form that the State issues.*--state-form-sent"):
        drafts.mark(["N-2026-000001"], "mailed", who="Ana", on=LATER)
    assert drafts.list()[0]["state"] == "printed"
    drafts.mark(["N-2026-000001"], "mailed", who="Ana", on=LATER, note="batch 7", state_form_sent=True)
    assert drafts.list()[0]["history"][-1]["note"] == "the State's own form was sent; batch 7"


def test_an_agencys_own_template_of_a_state_form_is_mailed_as_it_is(drafts):
    drafts.mark(["N-2026-000002"], "mailed", who="Ana", on=LATER)
    assert drafts.list()[1]["history"][-1]["note"] == ""


def test_a_draft_among_others_keeps_all_of_them_as_they_were(drafts):
    with pytest.raises(WrongUse, match="N-2026-000001"):
        drafts.mark(["N-2026-000002", "N-2026-000001"], "mailed", who="Ana", on=LATER)
    assert [line["state"] for line in drafts.list()] == ["rendered", "rendered"]


def test_what_is_settled_keeps_its_state_and_tells_by_whom(register):
    register.settle(["N-2026-000001"], who="Ana", on=LATER, note="signed copy came in")
    line = register.list(case_number="C00001")[0]
    assert line["state"] == "rendered"
    assert {name: line["history"][-1][name] for name in ("state", "who", "on", "note")} == {
        "state": "settled", "who": "Ana", "on": "2026-11-27", "note": "signed copy came in",
    }  # fmt: skip
    with pytest.raises(WrongUse, match="N-1999-000001"):
        register.settle(["N-1999-000001"], who="Ana", on=LATER)


def test_a_register_of_the_first_version_is_lifted_and_keeps_its_notices(register):
    register._db.executescript("ALTER TABLE notice DROP COLUMN draft; PRAGMA user_version = 1;")
    register.close()
    assert [line["draft"] for line in Register(register.path).list()] == [False] * 3


def test_a_register_of_a_later_version_is_left_alone(register):
    register._db.executescript("PRAGMA user_version = 99;")
    register.close()
    with pytest.raises(CaseloadError, match="another version"):
        Register(register.path).list()
