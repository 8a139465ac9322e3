"""Papers that take something away are printed only by a person's name; nothing is asked by a day that is past."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from caseload.app.choosing import choose
from caseload.app.making import new
from caseload.forms import read_catalogue
from caseload.forms.sources import occasions
from caseload.tables import patch_cells
from caseload.tables.read import read_caseload

AS_OF = date(2026, 11, 25)


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made = {}
    for program in ("wtw", "grow", "gain", "vr"):
        made[program] = tmp_path_factory.mktemp(program) / f"{program}.xlsx"
        new(program, made[program], participants=60, as_of=AS_OF)
    return made


def rows(book: Path, form: str) -> list[dict[str, Any]]:
    return choose(book, form)[0].rows


def changed(book: Path, folder: Path, table: str, row: int, **values: Any) -> Path:
    """The workbook with some cells of a row changed."""
    frame = read_caseload(book)[table]
    target = folder / book.name
    patch_cells(book, target, {frame.sheet: {frame.cell(row, name): value for name, value in values.items()}})
    return target


def first(book: Path, table: str, **wanted: Any) -> int:
    """The first row of a table whose columns have the wanted values; a type stands for any value of it."""

    def fits(value: Any, want: Any) -> bool:
        return isinstance(value, want) if isinstance(want, type) else value == want

    records = read_caseload(book)[table].records()
    return next(at for at, row in enumerate(records) if all(fits(row[name], want) for name, want in wanted.items()))


@pytest.mark.parametrize(
    ("program", "form", "table", "wanted", "blank"),
    [
        ("grow", "hearing_decision", "Noncompliance", {"classification": "willful"}, "officer"),
        ("grow", "hearing_decision", "Noncompliance", {"classification": "willful"}, "decided_on"),
        ("grow", "hearing_decision", "Noncompliance", {"classification": "willful"}, "approved_by"),
        ("gain", "gn6369", "Participants", {"discontinued_because": "out_of_county", "end_decided_by": str}, "end_decided_by"),
        ("gain", "gn6369", "Participants", {"discontinued_because": "out_of_county", "end_decided_by": str}, "end_decided_on"),
        ("vr", "closure_letter", "Clients", {"closed_by": str}, "closed_by"),
        ("vr", "task_note", "Requests", {"decided_by": str}, "decided_by"),
    ],
)
def test_without_the_name_or_the_day_of_who_decided_there_is_no_paper(
    books: dict[str, Path], program: str, form: str, table: str, wanted: dict[str, Any], blank: str, tmp_path: Path
) -> None:
    book = books[program]
    before = rows(book, form)
    after = rows(changed(book, tmp_path, table, first(book, table, **wanted), **{blank: None}), form)
    assert len(after) < len(before) and all(row["case_number"] in {each["case_number"] for each in before} for row in after)


def test_who_decided_about_a_gap_has_not_decided_that_services_are_refused(books: dict[str, Path], tmp_path: Path) -> None:
    """A gap in job or activity is decided by a worker; the notice of refusal needs a decision of its own."""
    gap = first(books["gain"], "Participants", decided_by=str, discontinued_because="excess_income")
    case = read_caseload(books["gain"]).people.columns["case_number"][gap]
    assert case not in {row["case_number"] for row in rows(books["gain"], "gn6369")}


def test_a_hearing_without_a_finding_has_a_notice_and_no_decision(books: dict[str, Path], tmp_path: Path) -> None:
    book = books["grow"]
    ahead = {row["case_number"] for row in rows(book, "hearing_notice")}
    assert ahead and not ahead & {row["case_number"] for row in rows(book, "hearing_decision")}
    at = first(book, "Noncompliance", classification="willful")
    blank = {"good_cause": None, "classification": None}
    assert len(rows(changed(book, tmp_path, "Noncompliance", at, **blank), "hearing_decision")) < len(rows(book, "hearing_decision"))


def test_good_cause_at_a_hearing_takes_nothing_away(books: dict[str, Path]) -> None:
    found = [row for row in rows(books["grow"], "hearing_decision") if row["finding"] == "good_cause"]
    assert found
    assert {(row["outcome"], row["effective_on"]) for row in found} == {("return_to_activity", None)}
    assert all(row["return_on"] >= AS_OF and row["return_text"] is None for row in found)


def test_who_goes_back_on_a_day_that_is_past_is_asked_to_call(books: dict[str, Path], tmp_path: Path) -> None:
    at = first(books["grow"], "Noncompliance", classification="good_cause")
    late = rows(changed(books["grow"], tmp_path, "Noncompliance", at, return_on="2026-11-05"), "hearing_decision")
    assert [row["return_text"] for row in late if row["outcome"] == "return_to_activity" and row["return_on"] is None]


@pytest.mark.parametrize("form", ["abp1460", "abp1463_icm", "abp85"])
def test_nobody_is_called_to_icm_when_no_days_of_aid_are_left(books: dict[str, Path], tmp_path: Path, form: str) -> None:
    """ICM goes on only until the time on aid is over (003:8, 13, 70)."""
    book = books["grow"]
    case = next(row["case_number"] for row in rows(book, form) if row.get("purpose", "icm") == "icm")
    at = first(book, "Participants", case_number=case)
    over = changed(book, tmp_path, "Participants", at, approved_on="2025-12-01", orientation_on="2025-12-01")
    span = first(over, "Aid", participant_id=read_caseload(over)["Participants"].columns["participant_id"][at])
    (tmp_path / "aid").mkdir()
    over = changed(over, tmp_path / "aid", "Aid", span, began_on="2025-12-01")
    assert case not in {row["case_number"] for row in rows(over, form)}


@pytest.mark.parametrize(("form", "until"), [("abp85", "period_to_on"), ("abp1463_icm", "return_by")])
def test_what_is_handed_out_today_covers_the_time_until_a_meeting_that_is_ahead(
    books: dict[str, Path], form: str, until: str
) -> None:
    found = [row[until] for row in rows(books["grow"], form)]
    assert found and all(day >= AS_OF for day in found)


def test_the_checklist_of_the_case_manager_holds_every_duty_of_the_policy(books: dict[str, Path]) -> None:
    """003:68, 76, 89-93, 103-107: reminder, sign-in sheet, fairs, on-site visits, WorkSource, return, review."""
    said = " ".join(duty["duty"] for duty in rows(books["grow"], "abp821")[0]["duties"])
    for word in ("Reminded", "Sign-in sheet", "job fairs", "on site", "WorkSource", "Return appointment", "at random",
                 "Job Developer"):  # fmt: skip
        assert word in said


def test_aid_never_changes_sooner_after_a_hearing_than_the_notice_allows(books: dict[str, Path]) -> None:
    found = [row for row in rows(books["grow"], "hearing_decision") if row["outcome"] == "sanction"]
    assert found and all(row["effective_on"] >= AS_OF + timedelta(days=10) for row in found)


@pytest.mark.parametrize(("program", "form"), [("wtw", "contact_letter"), ("gain", "contact_letter"),
                                               ("wtw", "sanction_contact_letter"), ("vr", "follow_up_letter")])  # fmt: skip
def test_no_letter_asks_for_a_call_by_a_day_that_is_past(books: dict[str, Path], program: str, form: str) -> None:
    asked = [row["due_on"] for row in rows(books[program], form)]
    assert any(day is None for day in asked) or form == "follow_up_letter"
    assert all(day is None or day >= AS_OF for day in asked)


def test_in_a_confidential_case_without_a_safe_address_the_notice_to_the_other_parent_waits(
    books: dict[str, Path], tmp_path: Path
) -> None:
    case = rows(books["wtw"], "na845")[0]["case_number"]
    at = first(books["wtw"], "Participants", case_number=case)
    book = changed(books["wtw"], tmp_path, "Participants", at, confidential="yes", safe_address=None)
    mine = [row for row in rows(book, "na845") if row["case_number"] == case]
    assert mine and all(row["address_block"] is None for row in mine)


def test_a_notice_cites_no_other_countys_handbook(books: dict[str, Path]) -> None:
    cited = {row["rule_cited"] for form in ("na840", "na817", "contact_letter") for row in rows(books["wtw"], form)}
    assert cited and not any("CWES" in text or "GAIN" in text for text in cited)
    assert any("Cal. Welf. & Inst. Code" in text for text in cited)


def test_an_attendance_report_by_mail_does_not_name_a_sensitive_service() -> None:
    words = read_catalogue().codes["gain_activity"]
    for code in ("domestic_violence", "substance_abuse", "mental_health"):
        assert words[code] == words["sss"]


def test_a_checklist_says_yes_where_it_is_recorded_and_never_no(books: dict[str, Path]) -> None:
    """What is not recorded as done may be done: it is left to be ticked by hand."""
    lists = [("grow", "abp821", "duties"), ("wtw", "checklist_42_126", "duties"), ("vr", "closing_checklist", "points"),
             ("vr", "task_note", "steps")]  # fmt: skip
    told = [line["done"] for program, form, name in lists for row in rows(books[program], form) for line in row[name]]
    assert True in told and None in told and False not in told


def test_every_letter_is_due_to_somebody_in_each_of_its_languages(books: dict[str, Path]) -> None:
    lacking = []
    for program, book in books.items():
        for code in occasions(program):
            chosen, _ = choose(book, code)
            spoken = {chosen.form.language(row["language"]) for row in chosen.rows}
            lacking += [(code, language) for language in chosen.form.languages if language not in spoken]
    assert lacking == []


def test_what_follows_stands_beside_the_answer_that_leads_to_it(books: dict[str, Path]) -> None:
    """Another occupation code ends the matter (002:51), not what keeps the client from seeking work."""
    notes = [row["answers"] for row in rows(books["vr"], "task_note") if row["goal"] == "regain"]
    assert notes and all([bool(line["action"]) for line in note] == [True, False] for note in notes)


def test_a_refusal_of_services_names_the_reason_for_which_aid_ended(books: dict[str, Path]) -> None:
    reasons = {row["reason_text"] for row in rows(books["gain"], "gn6369")}
    assert any("moved out of the county" in reason for reason in reasons)
