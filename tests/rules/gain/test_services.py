"""GAIN services: lists of an office (22.topics, 26, 33, 37), the services (27-30), the qualifying job (32)."""

from __future__ import annotations

from typing import Any

from caseload.law import store
from caseload.law.rows import Row
from caseload.rules import evaluate
from rules.answers import Case, agree, each_of, invalid, missing, no_parameter

OWN = {"required_items": ["hours", "pay", "barriers"]}

LISTS: list[Case] = [
    ("nothing done", "GAIN-PES-22.topics", {**OWN, "checked": []},
     {"unchecked": ["hours", "pay", "barriers"], "complete": False}),
    ("all done, in any order", "GAIN-PES-26", {**OWN, "checked": ["pay", "barriers", "hours"]},
     {"unchecked": [], "complete": True}),
    ("an empty list is no list", "GAIN-PES-26", {"required_items": [], "checked": []},
     no_parameter("gain.career_plan_items")),
    ("a blank list is none either", "GAIN-PES-33", {"required_items": None, "checked": ["hours"]},
     no_parameter("gain.support_requirements")),
    ("a blank tick may be the open point", "GAIN-PES-33", {**OWN, "checked": ["hours", "pay", None]},
     missing("checked")),
    ("a blank tick does not matter when all are done", "GAIN-PES-33",
     {**OWN, "checked": ["hours", "pay", "barriers", ""]}, {"unchecked": [], "complete": True}),
    ("a stray tick is refused beside a blank one", "GAIN-PES-22.topics", {**OWN, "checked": [None, "hobby"]},
     invalid("checked", "not_allowed")),
    ("ticks that are a text", "GAIN-PES-22.topics", {**OWN, "checked": "hours"}, invalid("checked", "not_a_list")),
    ("a blank document may be on the list", "GAIN-PES-37.ongoing", {"document": " ", "accepted": ["pay_stub"]},
     missing("document")),
    ("a blank line of the list may be the document", "GAIN-PES-37.ongoing",
     {"document": "letter", "accepted": ["pay_stub", None]}, missing("accepted")),
    ("it does not matter once the document is found", "GAIN-PES-37.new_employment",
     {"document": "pay_stub", "accepted": ["pay_stub", None]}, {"acceptable": True}),
    ("a blank list is the office's", "GAIN-PES-37.new_employment", {"document": "pay_stub", "accepted": None},
     no_parameter("gain.documents_new_employment")),
]  # fmt: skip

ALL_HELP = ["job_search_help", "refer_bss", "refer_job_services_contractor", "refer_placing_entity"]


def help_due(due: bool, day: str | None) -> dict[str, Any]:
    return {"help_due": due, "due_on": day, "options": ALL_HELP if due else []}


SERVICES: list[Case] = [
    ("the first service", "GAIN-PES-27", {"activity": "job_retention"}, {"listed": True, "position": 1}),
    ("a course is no service of the list", "GAIN-PES-27", {"activity": "education"},
     {"listed": False, "position": None}),
    ("nothing screened", "GAIN-PES-28", {}, missing("dv_disclosed", "sud_screen", "mh_screen")),
    ("all negative", "GAIN-PES-28", {"dv_disclosed": False, "sud_screen": "negative", "mh_screen": "negative"},
     {"referrals": [], "not_checked": []}),
    ("a known referral stands beside two blanks", "GAIN-PES-28", {"mh_screen": "positive"},
     {"referrals": ["mental_health"], "not_checked": ["dv_disclosed", "sud_screen"]}),
    ("a screening has two results", "GAIN-PES-28", {"dv_disclosed": True, "sud_screen": "unclear"},
     invalid("sud_screen", "not_allowed")),
    ("no job was lost", "GAIN-PES-29", {"job_lost": False, "job_lost_on": "2022-08-03"}, help_due(False, None)),
    ("whether it was is missing, its day is not asked for yet", "GAIN-PES-29", {}, missing("job_lost")),
    ("also when help was given", "GAIN-PES-29", {"helped_on": "2022-08-03"}, missing("job_lost")),
    ("help before the loss ends it too", "GAIN-PES-29",
     {"job_lost": True, "job_lost_on": "2022-08-03", "helped_on": "2022-08-01"}, help_due(False, "2022-08-03")),
    ("whether the work is paid is missing", "GAIN-PES-30", {}, missing("paid")),
]  # fmt: skip

JOB = {"verifiable": True, "release_signed": True, "hourly_wage": 15, "minimum_wage": 15, "aided": True,
       "subsidized": False}  # fmt: skip


def qualifies(*reasons: str, not_checked: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"qualifies": not reasons, "reasons": list(reasons), "not_checked": list(not_checked)}


def floor(state: bool | None, federal: bool | None, wage: float | None, **more: Any) -> dict[str, Any]:
    return {"state_applies": state, "federal_applies": federal, "state_minimum_wage": wage, **more}


QUALIFYING: list[Case] = [
    ("the minimum wage itself", "GAIN-PES-32", JOB, qualifies()),
    ("subsidized after aid", "GAIN-PES-32", {**JOB, "aided": False, "subsidized": True},
     qualifies("subsidized_after_discontinuance")),
    ("unsubsidized needs no word about aid", "GAIN-PES-32", {**JOB, "aided": None}, qualifies()),
    ("aided needs no word about the subsidy", "GAIN-PES-32", {**JOB, "subsidized": None}, qualifies()),
    ("with both blank both are missing", "GAIN-PES-32", {**JOB, "aided": None, "subsidized": None},
     missing("aided", "subsidized")),
    ("a failure beside three blanks", "GAIN-PES-32",
     {**JOB, "release_signed": False, "hourly_wage": None, "aided": None, "subsidized": True},
     qualifies("no_release", not_checked=("hourly_wage", "aided"))),
    ("a wage below zero", "GAIN-PES-32", {**JOB, "hourly_wage": -1}, invalid("hourly_wage", "negative")),
    ("neither applies: the lesser", "GAIN-PES-32.floor", floor(False, False, 15), {"minimum_wage": 7.25}),
    ("neither applies and the state's is lower", "GAIN-PES-32.floor", floor(False, False, 5), {"minimum_wage": 5}),
    ("only the state's", "GAIN-PES-32.floor", floor(True, False, 5), {"minimum_wage": 5}),
    ("both, and the federal one is higher", "GAIN-PES-32.floor", floor(True, True, 5), {"minimum_wage": 7.25}),
    ("a federal wage that is given", "GAIN-PES-32.floor", floor(False, True, None, fmw=9), {"minimum_wage": 9}),
    ("nothing known", "GAIN-PES-32.floor", {},
     missing("state_applies", "federal_applies", "state_minimum_wage")),
]  # fmt: skip


@each_of(LISTS)
def test_a_lost_list_is_the_offices_or_there_is_no_answer(case: Case) -> None:
    agree(case)


@each_of(SERVICES)
def test_the_services_and_their_triggers(case: Case) -> None:
    agree(case)


@each_of(QUALIFYING)
def test_a_job_qualifies_by_proof_release_wage_and_subsidy(case: Case) -> None:
    agree(case)


def test_the_offices_own_list_takes_the_place_of_the_lost_one() -> None:
    topics = Row("gain.contact_topics", ("hours", "pay"), "codes", "los_angeles", "an office's own row")
    papers = Row("gain.documents_ongoing", ("pay_stub",), "codes", "los_angeles", "an office's own row")
    with store.amended([topics, papers]):
        assert evaluate("GAIN-PES-22.topics", {"checked": ["pay"]}) == {"unchecked": ["hours"], "complete": False}
        assert evaluate("GAIN-PES-22.topics", {"checked": ["hobby"]}) == invalid("checked", "not_allowed")
        assert evaluate("GAIN-PES-22.topics", {"checked": None}) == missing("checked")
        assert evaluate("GAIN-PES-37.ongoing", {"document": "pay_stub"}) == {"acceptable": True}
        assert evaluate("GAIN-PES-37.ongoing", {"document": None}) == missing("document")
