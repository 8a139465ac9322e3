"""Monthly contact (WTW-03) and the dictation of a contact (WTW-18)."""

from __future__ import annotations

from typing import Any

from caseload.law import store
from caseload.law.rows import rows_of
from caseload.rules import evaluate
from rules.answers import Case, agree, each_of, invalid, missing


def due(on: str, overdue: bool) -> dict[str, object]:
    return {"due_on": on, "overdue": overdue}


CONTACT: list[Case] = [
    ("a contact on the first or the last of a month is good until the end of the next", "WTW-03",
     {"last_contact_on": "2020-07-01", "as_of": "2020-08-31"}, due("2020-08-31", False)),
    ("the day after the due day is overdue", "WTW-03", {"last_contact_on": "2020-07-31", "as_of": "2020-09-01"},
     due("2020-08-31", True)),
    ("a contact in December is good until the end of January", "WTW-03",
     {"last_contact_on": "2020-12-31", "as_of": "2020-12-31"}, due("2021-01-31", False)),
    ("a contact on the day asked about is no contact of the future", "WTW-03",
     {"last_contact_on": "2020-08-25", "as_of": "2020-08-25"}, due("2020-09-30", False)),
    ("a closed day does not move the due day", "WTW-03", {"last_contact_on": "2020-04-15", "as_of": "2020-06-01"},
     due("2020-05-31", True)),
    ("a contact before the case was assigned does not count", "WTW-03",
     {"last_contact_on": "2020-08-09", "assigned_on": "2020-08-10", "as_of": "2020-08-25"}, due("2020-08-31", False)),
    ("from same day to same day without a contact counts from the assignment", "WTW-03",
     {"last_contact_on": None, "assigned_on": "2020-08-31", "as_of": "2020-10-01", "reading": "same_day"},
     due("2020-09-30", True)),
    ("thirty days count from the assignment too", "WTW-03",
     {"assigned_on": "2020-08-01", "as_of": "2020-08-31", "reading": "days_30"}, due("2020-08-31", False)),
    ("an assignment after the day asked about is not refused", "WTW-03",
     {"assigned_on": "2020-09-10", "as_of": "2020-08-31"}, due("2020-09-30", False)),
    ("all blank: the assignment and the day asked about", "WTW-03",
     {"last_contact_on": None, "assigned_on": None, "as_of": None}, missing("assigned_on", "as_of")),
    ("absent is the same as blank", "WTW-03", {}, missing("assigned_on", "as_of")),
    ("a blank reading is not asked for when all three give the leap day", "WTW-03",
     {"last_contact_on": "2020-01-30", "as_of": "2020-03-01", "reading": None}, due("2020-02-29", True)),
    ("a blank reading is asked for when they differ", "WTW-03",
     {"last_contact_on": "2020-04-30", "as_of": "2020-04-30", "reading": None}, missing("reading")),
    ("a contact after the day asked about is refused before the blank assignment is asked for", "WTW-03",
     {"last_contact_on": "2020-08-26", "assigned_on": None, "as_of": "2020-08-25"},
     invalid("last_contact_on", "after_as_of")),
    ("the first wrong field in the order of the inputs is named", "WTW-03",
     {"last_contact_on": "2020-08-25", "assigned_on": "soon", "as_of": "later"},
     invalid("assigned_on", "not_a_date")),
    ("a reading outside the list is refused", "WTW-03",
     {"last_contact_on": "2020-08-25", "as_of": "2020-08-25", "reading": "weekly"}, invalid("reading", "not_allowed")),
]  # fmt: skip

FULL: dict[str, Any] = {"contact_on": "2020-01-15", "contact_kind": "telephone", "purpose": "new address",
                        "results": "told the technician", "documents": "none"}  # fmt: skip
DONE = {"complete": True, "unchecked": []}

DICTATION: list[Case] = [
    ("with nothing given all five are open, forms never", "WTW-18", {},
     {"complete": False, "unchecked": ["contact_on", "contact_kind", "purpose", "results", "documents"]}),
    ("documents need a word, be it none", "WTW-18", {**FULL, "documents": " "},
     {"complete": False, "unchecked": ["documents"]}),
    ("a kind that the agency adds is allowed", "WTW-18", {**FULL, "contact_kind": "video", "extra_kinds": ["video"]},
     DONE),
    ("a kind beside those added is refused", "WTW-18", {**FULL, "contact_kind": "letter", "extra_kinds": ["video"]},
     invalid("contact_kind", "not_allowed")),
    ("the printed kinds stay allowed whatever is added", "WTW-18",
     {**FULL, "contact_kind": "face_to_face", "extra_kinds": ["letter", "email"]}, DONE),
    ("a blank list adds none", "WTW-18", {**FULL, "contact_kind": "email", "extra_kinds": None},
     invalid("contact_kind", "not_allowed")),
    ("a kind that is unknown everywhere is refused even when others were added", "WTW-18",
     {**FULL, "contact_kind": "pigeon", "extra_kinds": ["email"]}, invalid("contact_kind", "not_allowed")),
    ("only four further kinds exist", "WTW-18", {**FULL, "extra_kinds": ["pigeon"]},
     invalid("extra_kinds", "not_allowed")),
    ("the date is looked at first", "WTW-18", {**FULL, "contact_on": "15.1.2020", "contact_kind": "email"},
     invalid("contact_on", "not_a_date")),
    ("a blank kind is the finding, whatever is added", "WTW-18", {**FULL, "contact_kind": None, "extra_kinds": []},
     {"complete": False, "unchecked": ["contact_kind"]}),
]  # fmt: skip


@each_of(CONTACT)
def test_contact_is_due_once_a_month(case: Case) -> None:
    agree(case)


@each_of(DICTATION)
def test_dictation_names_the_elements_that_are_blank(case: Case) -> None:
    agree(case)


def test_an_absent_list_of_further_kinds_is_the_one_that_the_agency_set() -> None:
    added = {"key": "alameda.contact_kinds_extra", "label": "", "es": "", "unit": "codes",
             "rows": [{"value": ["email"], "place": "alameda", "source": "invented"}]}  # fmt: skip
    asked = {**FULL, "contact_kind": "email"}
    with store.amended(rows_of(added, "office")):
        assert evaluate("WTW-18", asked) == DONE
        assert evaluate("WTW-18", {**asked, "extra_kinds": None}) == invalid("contact_kind", "not_allowed")
    assert evaluate("WTW-18", asked) == invalid("contact_kind", "not_allowed")
