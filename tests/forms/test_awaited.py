"""The due dates that a document starts stand on the due list until they are settled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseload.app.making import new
from caseload.app.refreshing import refresh_one
from caseload.app.worklist import worklist
from caseload.forms import Register, issue
from caseload.forms.awaited import awaited
from caseload.tables.read import read_caseload
from forms.office import DAY, office, row

STARTS = (("GROW-PES-03", "amended_on"), ("WTW-03", "trigger_on"), ("ICM-18.outcome", "amended_on"))


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """A small caseload of invented people, as it is before any document."""
    place = tmp_path_factory.mktemp("caseload") / "wtw.xlsx"
    new("wtw", place, participants=3, as_of=DAY)
    return place


@pytest.fixture
def place(book, tmp_path):
    """The caseload with one document issued to its first case, which starts due dates."""
    copy = tmp_path / "wtw.xlsx"
    copy.write_bytes(book.read_bytes())
    number = str(read_caseload(copy).people.columns["case_number"][0])
    form = replace(office(tmp_path / "templates"), starts=STARTS)
    rows = [row(1, case_number=number, amended_on=date(2026, 10, 30)), row(2, case_number="elsewhere")]
    issue(rows, form, tmp_path / "out", tmp_path / "register.sqlite", issued_by="Pat", as_of=DAY)
    return copy


def lines(place, days: int = 7) -> list:
    return awaited(place.with_name("register.sqlite"), read_caseload(place), DAY, days)


def test_a_due_date_that_a_document_started_is_a_line_with_day_person_rule_and_notice(place):
    """GROW-PES-03: thirty days after October 30 is November 29."""
    (line,) = lines(place)
    assert (line.due_on, line.standing, line.days_left) == (date(2026, 11, 29), "open", 4)
    assert line.participant_id == str(read_caseload(place).people.columns["participant_id"][0])
    assert line.person
    assert line.what == "plan_letter: to be returned by"
    assert line.why.startswith("N-2026-000001 of 2026-11-25 is rendered; counted from 2026-10-30.")
    assert line.source.startswith("GROW-PES-03 (")
    assert line.place == read_caseload(place).people.place(0, "participant_id")
    assert lines(place, days=3) == []


def test_what_a_sheet_keeps_itself_and_what_no_day_decides_is_left_out(place):
    """WTW-03 is a column of the workbook; ICM-18.outcome counts no days; the other case is somebody else's."""
    assert [line.source.split()[0] for line in lines(place, days=400)] == ["GROW-PES-03"]


def test_it_stays_while_the_document_is_on_its_way_and_ends_when_it_is_settled(place):
    register = Register(place.with_name("register.sqlite"))
    for state in ("printed", "mailed"):
        register.mark(["N-2026-000001"], state, who="Ana", on=DAY)
        assert [line.why.split(";")[0] for line in lines(place)] == [f"N-2026-000001 of 2026-11-25 is {state}"]
    register.settle(["N-2026-000001"], who="Ana", on=DAY, note="plan finished")
    assert lines(place) == []


@pytest.mark.parametrize("ended", ["void", "returned"])
def test_a_document_that_is_void_or_came_back_starts_nothing(place, ended):
    register = Register(place.with_name("register.sqlite"))
    register.mark(["N-2026-000001"], "printed", who="Ana", on=DAY)
    register.mark(["N-2026-000001"], ended, who="Ana", on=DAY, note="wrong address")
    assert lines(place) == []


def test_it_stands_on_the_worklist_and_on_the_sheet_today(place):
    found = [line for _, line in worklist([place], DAY).lines if line.what.startswith("plan_letter")]
    assert [line.due_on for line in found] == [date(2026, 11, 29)]
    refresh_one(place, DAY)
    today = read_caseload(place)["Today"]
    assert "plan_letter: to be returned by" in today.columns["what"]
    first = place.read_bytes()
    refresh_one(place, DAY)
    assert place.read_bytes() == first  # a second refresh changes nothing


def test_an_overdue_line_stays_until_it_is_settled(place):
    line = awaited(place.with_name("register.sqlite"), read_caseload(place), date(2026, 12, 10))[0]
    assert (line.standing, line.days_left) == ("overdue", -11)
