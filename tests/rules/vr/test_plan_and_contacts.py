"""The amendment of the plan (VR-PES-04), and contacts in Employment Follow-Up (VR-EF-01)."""

from __future__ import annotations

from typing import Any

from rules.answers import Case, agree, each_of, invalid, missing


def amendment(needed: bool, *reasons: str, other: bool = False) -> dict[str, Any]:
    return {"amendment": needed, **({"reasons": list(reasons)} if other else {})}


AMENDMENT: list[Case] = [
    ("a plan without categories needs an amendment", "VR-PES-04.category",
     {"category": "Transportation", "ipe_categories": []}, amendment(True)),
    ("capitals and runs of spaces make no other category", "VR-PES-04.category",
     {"category": "job   PLACEMENT", "ipe_categories": ["Transportation", " Job Placement "]}, amendment(False)),
    ("a space more inside a word does", "VR-PES-04.category",
     {"category": "Trans portation", "ipe_categories": ["Transportation"]}, amendment(True)),
    ("whatever the category, an empty plan does not have it", "VR-PES-04.category",
     {"category": None, "ipe_categories": []}, amendment(True)),
    ("a blank line of the plan may be the category", "VR-PES-04.category",
     {"category": "Transportation", "ipe_categories": ["Job Placement", " "]}, missing("ipe_categories")),
    ("a blank line does not matter once the category is found", "VR-PES-04.category",
     {"category": "Transportation", "ipe_categories": [None, "transportation"]}, amendment(False)),
    ("category and plan are both missing", "VR-PES-04.category", {}, missing("category", "ipe_categories")),
    ("a plan that is a text is no list", "VR-PES-04.category",
     {"category": "Transportation", "ipe_categories": "Transportation"}, invalid("ipe_categories", "not_a_list")),
    ("without a known reason every blank is missing", "VR-PES-04.other_reasons", {"service_terminated": False},
     missing("goal_changed", "provider_changed")),
    ("two reasons are listed in order", "VR-PES-04.other_reasons",
     {"provider_changed": True, "goal_changed": True, "service_terminated": None},
     amendment(True, "goal_changed", "provider_changed", other=True)),
    ("the counselor may have signed last or first", "VR-PES-04.effective",
     {"client_signed_on": "2022-03-04", "counselor_signed_on": "2022-03-01"},
     {"effective_on": "2022-03-04", "waiting_for": []}),
    ("nobody has signed", "VR-PES-04.effective", {},
     {"effective_on": None, "waiting_for": ["client", "counselor"]}),
]  # fmt: skip

JOB = {"employment_outcome_on": "2025-09-01"}
CLIENT, EMPLOYER = "client_contact", "employer_contact"


def overdue(*contacts: str) -> dict[str, Any]:
    return {"overdue": list(contacts)}


CONTACTS: list[Case] = [
    ("two weeks and 30 days after the job", "VR-EF-01.first", JOB,
     {"client_contact_due_on": "2025-09-15", "employer_contact_due_on": "2025-10-01"}),
    ("no employer contact in supported employment", "VR-EF-01.first", {**JOB, "supported_employment": True},
     {"client_contact_due_on": "2025-09-15", "employer_contact_due_on": None}),
    ("job and kind of employment are both missing", "VR-EF-01.first", {"supported_employment": None},
     missing("employment_outcome_on", "supported_employment")),
    ("after a contact the whole next month is there", "VR-EF-01.next", {**JOB, "contact_on": "2025-09-01"},
     {"due_on": "2025-10-31"}),
    ("a contact on the last of a month gives no more", "VR-EF-01.next", {**JOB, "contact_on": "2025-09-30"},
     {"due_on": "2025-10-31"}),
    ("the month after January is as long as February is", "VR-EF-01.next", {**JOB, "contact_on": "2028-01-05"},
     {"due_on": "2028-02-29"}),
    ("a rolling month from the 31st ends with the shorter month", "VR-EF-01.next",
     {**JOB, "contact_on": "2026-01-31", "monthly": "rolling_month"}, {"due_on": "2026-02-28"}),
    ("a contact on the day of the job counts, the day before does not", "VR-EF-01.next",
     {**JOB, "contact_on": "2025-08-31"}, {"due_on": "2025-09-15"}),
    ("a blank reading means the usual one", "VR-EF-01.next", {**JOB, "contact_on": "2025-09-15", "monthly": None},
     {"due_on": "2025-10-31"}),
    ("whether a contact counts depends on the job", "VR-EF-01.next", {"contact_on": "2025-09-15"},
     missing("employment_outcome_on")),
    ("the employer is in time on day 30", "VR-EF-01.overdue",
     {**JOB, "contact_on": "2025-09-15", "as_of": "2025-10-01"}, overdue()),
    ("and late on day 31", "VR-EF-01.overdue",
     {**JOB, "contact_on": "2025-09-15", "as_of": "2025-10-02"}, overdue(EMPLOYER)),
    ("in supported employment nobody calls the employer", "VR-EF-01.overdue",
     {**JOB, "contact_on": "2025-09-15", "as_of": "2025-10-02", "supported_employment": True}, overdue()),
    ("whether it is supported matters once the employer would be late", "VR-EF-01.overdue",
     {**JOB, "contact_on": "2025-09-15", "as_of": "2025-10-02", "supported_employment": None},
     missing("supported_employment")),
    ("not before", "VR-EF-01.overdue",
     {**JOB, "contact_on": "2025-09-15", "as_of": "2025-10-01", "supported_employment": None}, overdue()),
    ("nor while the day asked about is open", "VR-EF-01.overdue",
     {**JOB, "contact_on": "2025-09-15", "as_of": None, "supported_employment": None}, missing("as_of")),
    ("nor when the employer was called, however late", "VR-EF-01.overdue",
     {**JOB, "contact_on": "2025-09-15", "employer_contact_on": "2025-12-24", "as_of": "2025-10-15",
      "supported_employment": None}, overdue()),
    ("a call to the employer before the job does not count", "VR-EF-01.overdue",
     {**JOB, "contact_on": "2025-09-15", "employer_contact_on": "2025-08-31", "as_of": "2025-10-02"},
     overdue(EMPLOYER)),
    ("a contact later than the day asked about is taken as it stands", "VR-EF-01.overdue",
     {**JOB, "contact_on": "2025-10-05", "employer_contact_on": "2025-09-20", "as_of": "2025-09-20"}, overdue()),
    ("closed on the day asked about owes nothing", "VR-EF-01.overdue",
     {**JOB, "closed_on": "2025-12-01", "as_of": "2025-12-01"}, overdue()),
    ("closed on the next day still does", "VR-EF-01.overdue",
     {**JOB, "closed_on": "2025-12-02", "as_of": "2025-12-01"}, overdue(CLIENT, EMPLOYER)),
    ("a closed case needs no job start", "VR-EF-01.overdue", {"closed_on": "2025-12-01", "as_of": "2025-12-01"},
     overdue()),
    ("nothing is asked of the law before it is known what is missing", "VR-EF-01.overdue", {},
     missing("employment_outcome_on", "as_of")),
]  # fmt: skip


@each_of(AMENDMENT)
def test_a_new_category_or_another_reason_amends_the_plan(case: Case) -> None:
    agree(case)


@each_of(CONTACTS)
def test_client_and_employer_are_contacted_in_time(case: Case) -> None:
    agree(case)
