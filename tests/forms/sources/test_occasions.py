"""Every form that a workbook can fill is filled from an invented caseload, or says what is missing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from caseload.app.making import new
from caseload.app.notices import choose
from caseload.forms import Template, in_words, read_catalogue
from caseload.forms.sources import occasions
from caseload.forms.sources.sentences import sentences
from caseload.tables import patch_cells
from caseload.tables.read import read_caseload

AS_OF = date(2026, 11, 25)
PROFILE = """
[agency]
language_services = {en = "Free language help.", es = "Ayuda gratis en su idioma."}
cap_information = {en = "Call the Client Assistance Program.", es = "Llame al programa de ayuda al cliente."}
center = "Example Resource Center"
[hearing]
office = "Example Hearing Office"
phone = "(510) 555-0102"
days = 90
"""
PROGRAMS = ("wtw", "grow", "gain", "vr")
GAPS = {
    "wtw": {
        "attendance_annotation": {"attended_hours", "total_hours", "average_hours", "meets", "required_hours"},
        "envelope": {"address_block"},
    },
    "grow": {
        "abp1463_icm": {"icm_hours", "activity_hours"}, "event_referral": {"address_block"},
        "case_comment": {"documents"}, "envelope": {"address_block"},
    },
    "gain": {"case_comment": {"documents"}, "envelope": {"address_block"}},
    "vr": {"case_comment": {"documents"}, "envelope": {"address_block"}, "follow_up_letter": {"address_block"}},
}  # fmt: skip
"""What the invented caseloads leave blank on purpose, and the forms that must say so."""


@pytest.fixture(scope="module", params=PROGRAMS)
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp(request.param) / f"{request.param}.xlsx"
    path.with_name("caseload.toml").write_text(PROFILE, encoding="utf-8")
    new(request.param, path, participants=60, as_of=AS_OF)
    return path


@pytest.fixture(scope="module")
def wtw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("one") / "wtw.xlsx"
    path.with_name("caseload.toml").write_text(PROFILE, encoding="utf-8")
    new("wtw", path, participants=60, as_of=AS_OF)
    return path


def worded(form: Any, row: dict[str, Any]) -> tuple[dict[str, Any], set[str]]:
    """The words of a row's document, and the fields that are missing."""
    given = {**row, "notice_id": "N-2026-000001", "produced_on": AS_OF}
    words, problems = in_words(form, given, form.language(row["language"]))
    assert all("missing" in problem.what for problem in problems), problems
    return words, {problem.where for problem in problems}


def test_every_form_of_the_catalogue_can_be_filled_by_the_workbook_of_its_programs(book: Path) -> None:
    program = book.stem
    wanted = {form.code for form in read_catalogue().forms.values() if program in form.programs}
    assert wanted - set(occasions(program)) == set()


def test_every_occasion_has_documents_due_and_fills_every_required_field_or_names_the_gap(book: Path) -> None:
    for code in occasions(book.stem):
        chosen, _ = choose(book, code)
        assert chosen.rows, f"{code}: nobody is due this form"
        missing: set[str] = set()
        whole = 0
        for row in chosen.rows:
            gaps = worded(chosen.form, row)[1]
            missing |= gaps
            whole += not gaps
        assert missing == GAPS[book.stem].get(code, set()), code
        assert whole, f"{code}: no document is complete"


def test_a_complete_row_becomes_a_document_in_the_readers_language(book: Path) -> None:
    for code in occasions(book.stem):
        chosen, _ = choose(book, code)
        templates = {language: Template(chosen.form.template(language)) for language in chosen.form.languages}
        for row in chosen.rows[:4]:
            words, gaps = worded(chosen.form, row)
            if not gaps:
                template = templates[chosen.form.language(row["language"])]
                assert template.missing(words) == [] and template.render(words)[:2] == b"PK", code


def set_cells(book: Path, target: Path, table: str, row: int, **values: Any) -> Path:
    """The workbook with some cells of a row changed."""
    frame = read_caseload(book)[table]
    cells = {frame.cell(row, name): value for name, value in values.items()}
    patch_cells(book, target, {frame.sheet: cells})
    target.with_name("caseload.toml").write_text(PROFILE, encoding="utf-8")
    return target


def row_of(book: Path, table: str, **wanted: Any) -> int:
    frame = read_caseload(book)[table]
    return next(at for at, row in enumerate(frame.records()) if all(row[name] == value for name, value in wanted.items()))


def test_a_representative_gets_a_copy_at_an_address_of_their_own(wtw: Path) -> None:
    rows = choose(wtw, "contact_letter", participants=["P0018"])[0].rows
    copies = [row for row in choose(wtw, "option_63_62")[0].rows if row.get("recipient") == "representative"]
    assert copies and all("7 Advocate Way" in row["address_block"] for row in copies)
    assert all(row["participant_name"] != "Ari Helper-Sample" for row in copies)
    assert len({(row["case_number"], row.get("recipient")) for row in rows}) == len(rows)


def test_a_copy_speaks_the_language_of_who_gets_it_in_every_sentence(wtw: Path) -> None:
    """The representative reads English: so do the reasons inside the letter to a participant who reads Spanish."""
    rows = [row for form in ("na840", "contact_letter", "option_63_62") for row in choose(wtw, form)[0].rows]
    copies = [row for row in rows if row.get("recipient", "").startswith("representative")]
    others = {row["case_number"]: row["language"] for row in rows if not row.get("recipient", "").startswith("repr")}
    assert any(others[copy["case_number"]] == "es" for copy in copies)
    for copy in copies:
        told = " ".join(str(copy.get(name) or "") for name in ("action", "reason_text"))
        assert copy["language"] == "en" and not set(told.split()) & {"de", "el", "la", "su", "Su", "que"}


def test_nobody_else_gets_a_letter_of_a_confidential_case_and_the_safe_address_alone_is_printed(
    wtw: Path, tmp_path: Path
) -> None:
    copy = next(row for row in choose(wtw, "option_63_62")[0].rows if row.get("recipient") == "representative")
    people = read_caseload(wtw).people
    at = people.columns["case_number"].index(copy["case_number"])
    street = people.columns["address"][at]
    book = set_cells(wtw, tmp_path / "wtw.xlsx", "Participants", at, confidential="yes", safe_address="PO Box 9",
                     safe_city="Oakland, CA 94600")  # fmt: skip
    rows = [row for row in choose(book, "option_63_62")[0].rows if row["case_number"] == copy["case_number"]]
    assert [row.get("recipient") for row in rows] == [None]
    assert "PO Box 9" in rows[0]["address_block"] and street not in rows[0]["address_block"]


def test_the_reason_of_an_exemption_in_a_confidential_case_is_not_told(wtw: Path, tmp_path: Path) -> None:
    people = read_caseload(wtw).people
    told = [row for row in choose(wtw, "case_comment")[0].rows if row["exemption_reason"]]
    row = next(row for row in told if row["exemption_reason"] == "permanently_disabled")
    at = people.columns["case_number"].index(row["case_number"])
    book = set_cells(wtw, tmp_path / "wtw.xlsx", "Participants", at, confidential="yes")
    again = [each for each in choose(book, "case_comment")[0].rows
             if each["case_number"] == row["case_number"] and each["exemption_reason"]]  # fmt: skip
    assert [each["exemption_reason"] for each in again] == ["not_shown"]


def test_papers_of_a_confidential_case_are_not_listed_for_imaging(wtw: Path, tmp_path: Path) -> None:
    row = choose(wtw, "imaging_cover_sheet")[0].rows[0]
    at = read_caseload(wtw).people.columns["case_number"].index(row["case_number"])
    book = set_cells(wtw, tmp_path / "wtw.xlsx", "Participants", at, confidential="yes")
    assert row["case_number"] not in {each["case_number"] for each in choose(book, "imaging_cover_sheet")[0].rows}


@pytest.mark.parametrize("blank", ["sanction_approved_by", "plan_failed_on"])
def test_the_notice_of_a_failed_plan_needs_a_finding_and_a_name(wtw: Path, tmp_path: Path, blank: str) -> None:
    at = next(row for row, each in enumerate(read_caseload(wtw)["Noncompliance"].records()) if each["plan_failed_on"]
              and each["open"] == "yes")  # fmt: skip
    before = len(choose(wtw, "na817")[0].rows)
    book = set_cells(wtw, tmp_path / "wtw.xlsx", "Noncompliance", at, **{blank: None})
    assert before >= 1 and len(choose(book, "na817")[0].rows) == before - 1


def test_a_decision_without_a_name_makes_no_notice_of_action(wtw: Path, tmp_path: Path) -> None:
    before = len(choose(wtw, "service_noa")[0].rows)
    book = set_cells(wtw, tmp_path / "wtw.xlsx", "Authorizations", 0, decided_by=None)
    assert len(choose(book, "service_noa")[0].rows) == before - 1


def test_a_meeting_outside_the_days_of_the_notice_is_not_printed(wtw: Path, tmp_path: Path) -> None:
    """Day 21 is too late: the notice lacks its meeting, and says so."""
    row = choose(wtw, "na840")[0].rows[0]
    case = read_caseload(wtw).people
    person = case.columns["participant_id"][case.columns["case_number"].index(row["case_number"])]
    at = row_of(wtw, "Appointments", participant_id=person, purpose="noncompliance")
    late = date.fromordinal(row["notice_on"].toordinal() + 21)
    book = set_cells(wtw, tmp_path / "wtw.xlsx", "Appointments", at, appointment_on=late)
    again = next(each for each in choose(book, "na840")[0].rows if each["case_number"] == row["case_number"])
    assert row["appointment_on"] is not None and again["appointment_on"] is None


def deadline(program: str, form: str, folder: Path, profile: str | None) -> Any:
    """The last day to ask for a hearing on the first document of a form, in an office with this profile."""
    path = folder / f"{program}.xlsx"
    new(program, path, participants=60, as_of=AS_OF)
    if profile is not None:
        path.with_name("caseload.toml").write_text(profile, encoding="utf-8")
    return next(row["hearing_deadline_on"] for row in choose(path, form)[0].rows if row.get("effective_on", True))


@pytest.mark.parametrize(
    ("program", "form", "profile", "expected"),
    [
        ("wtw", "na840", None, date(2027, 2, 23)),
        ("wtw", "na840", "[hearing]\ndays = 10\n", date(2026, 12, 5)),
        ("vr", "closure_letter", None, date(2026, 12, 25)),
        ("grow", "hearing_decision", "[hearing]\ndays = 10\n", date(2026, 12, 5)),
        ("grow", "hearing_decision", None, None),
    ],
)
def test_the_last_day_to_ask_for_a_hearing_is_the_laws_or_the_agencys_own(
    program: str, form: str, profile: str | None, expected: date | None, tmp_path: Path
) -> None:
    """90 days for CalWORKs, 30 for VR; of General Relief no number is on record, so the notice waits for the agency's."""
    assert deadline(program, form, tmp_path, profile) == expected


def test_two_services_decided_on_one_day_have_a_notice_each_and_two_contacts_a_comment_each(
    wtw: Path, tmp_path: Path
) -> None:
    book = wtw
    for table, second in (("Authorizations", {"service": "transportation"}), ("Contacts", {"purpose": "A second call."})):
        frame = read_caseload(book)[table]
        first = frame.record(0)
        target = tmp_path / f"{table}.xlsx"
        patch_cells(book, target, {frame.sheet: {
            frame.cell(1, name): value for name, value in (first | second).items() if frame.table.column(name).computed is None
        }})  # fmt: skip
        book = target
    book.with_name("caseload.toml").write_text(PROFILE, encoding="utf-8")
    services, comments = (choose(book, form)[0].rows for form in ("service_noa", "case_comment"))
    assert [row["recipient"] for row in services[:2]] == ["participant child_care", "participant transportation"]
    assert [row.get("recipient") for row in comments[:2]] == [None, "file 2"]
    assert comments[0]["trigger_on"] == comments[1]["trigger_on"]


def test_labels_stand_three_by_three_and_one_without_address_says_so(wtw: Path) -> None:
    rows = choose(wtw, "labels")[0].rows
    texts = [text for line in rows[0]["labels"] for text in line.values()]
    assert len(rows) == 1 and len(texts) == 60
    assert sum(text.startswith("No address: Participants, row ") for text in texts) == 1


def test_the_608_lists_each_person_of_a_category_once_and_no_name_of_a_confidential_case(wtw: Path) -> None:
    rows = choose(wtw, "list_608")[0].rows
    people = {row["case_number"]: row for row in read_caseload(wtw).people.records()}
    lines = rows[0]["lines"]
    assert rows[0]["cases"] == len(lines) == len({line["case_number"] for line in lines})
    secret = [line for line in lines if people[line["case_number"]]["confidential"] == "yes"]
    assert secret and {line["participant_name"] for line in secret} == {"(confidential)"}


def test_the_history_of_a_case_ascends_and_tells_each_contact(wtw: Path) -> None:
    row = choose(wtw, "case_history", participants=["P0010"])[0].rows[0]
    days = [event["event_on"] for event in row["events"]]
    contacts = read_caseload(wtw)["Contacts"].columns["participant_id"].count("P0010")
    assert days == sorted(days) and row["from_on"] == days[0] and row["to_on"] == AS_OF
    assert sum(event["what"].startswith("Contact: ") for event in row["events"]) == contacts


def test_sentences_for_participants_are_in_both_languages_and_easy_to_read() -> None:
    from caseload.forms.linting.reading import flesch_kincaid, inflesz

    both = [texts for texts in sentences().values() if "es" in texts]
    plain = {language: [texts[language].replace("{", "").replace("}", "") for texts in both] for language in ("en", "es")}
    assert flesch_kincaid(plain["en"]) <= 6.9
    assert inflesz(plain["es"]) >= 65


def test_a_plan_names_the_last_day_for_another_training_only_where_it_lists_that_training(wtw: Path, tmp_path: Path) -> None:
    rows = {row["case_number"]: row for row in choose(wtw, "wtw2_plan")[0].rows}
    number, row = next((number, row) for number, row in rows.items() if row["training_change_by"])
    assert (row["training_began_on"], row["training_change_by"]) == (AS_OF, date(2026, 12, 25))
    people = read_caseload(wtw).people
    person = people.columns["participant_id"][people.columns["case_number"].index(number)]
    at = row_of(wtw, "Activities", participant_id=person, activity_kind="training")
    book = set_cells(wtw, tmp_path / "wtw.xlsx", "Activities", at, activity_kind="job_search")
    again = next(row for row in choose(book, "wtw2_plan")[0].rows if row["case_number"] == number)
    assert (again["training_began_on"], again["training_change_by"]) == (None, None)


def test_a_plan_says_how_many_hours_it_lacks_and_nothing_where_it_lacks_none(wtw: Path) -> None:
    rows = [row for form in ("wtw2_plan", "wtw2_amendment") for row in choose(wtw, form)[0].rows]
    short = {row["case_number"]: row["hours_short"] for row in rows}
    for row in rows:
        lacks = row["required_hours"] - row["total_hours"]
        assert short[row["case_number"]] == (lacks if lacks > 0 else None)
    assert any(short.values())


def test_a_review_says_four_are_owed_also_when_more_were_done(wtw: Path, tmp_path: Path) -> None:
    frame = read_caseload(wtw)["Reviews"]
    cells = {frame.cell(row, "reviewed_on"): AS_OF for row in range(6)}
    book = tmp_path / "wtw.xlsx"
    patch_cells(wtw, book, {frame.sheet: cells})
    rows = choose(book, "supervisor_review")[0].rows
    assert {row["reviews_owed"] for row in rows} == {4}
    assert max(row["review_number"] for row in rows) > 4


def test_language_help_is_offered_in_every_language_of_the_agency_the_papers_own_first(wtw: Path, tmp_path: Path) -> None:
    book = tmp_path / "wtw.xlsx"
    book.write_bytes(wtw.read_bytes())
    more = PROFILE.replace('idioma."}', 'idioma.", vi = "Trợ giúp ngôn ngữ miễn phí."}')
    book.with_name("caseload.toml").write_text(more, encoding="utf-8")
    told = {row["language"]: row["language_services"].split("\n") for row in choose(book, "contact_letter")[0].rows}
    begins = {language: [line.split()[0] for line in lines] for language, lines in told.items()}
    assert begins == {"en": ["Free", "Ayuda", "Trợ"], "es": ["Ayuda", "Free", "Trợ"]}


def test_a_notice_of_approved_help_does_not_speak_of_aid_that_goes_on(wtw: Path) -> None:
    for row in choose(wtw, "service_noa")[0].rows:
        assert (row["takes_away"] is True) == (row["option"] in ("deny", "discontinue"))
        assert row["open_ended"] == (None if row["service_to_on"] or row["takes_away"] else True)
