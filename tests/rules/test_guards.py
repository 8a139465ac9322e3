"""Random courses of events: nothing adverse without its evidence, whatever is blank, and nothing impossible unnamed."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseload.rules import ask, evaluate
from rules.courses import ALL, GAPS, IDS, Asked, a_course, an_event, answered

CALWORKS, HEARINGS, REVIEWS, VR, CLOSING, GAIN = ALL
SEEDS = st.integers(0, 2**32)
MANY = settings(max_examples=120, deadline=None)


def played(asked: Asked, seed: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """A random course and its history, some time after its last event."""
    chance = random.Random(seed)
    events = a_course(asked, chance)
    last = max((date.fromisoformat(each["event_on"]) for each in events), default=asked.first_day)
    answer = answered(asked, events, last + timedelta(days=chance.choice((0, 40, 120))))
    assert "status" not in answer
    return events, answer["history"]


def entries(history: list[dict[str, Any]], state: str) -> list[int]:
    """The places of a history at which a state is entered."""
    return [at for at, line in enumerate(history) if line["after"] == state and line["before"] != state]


def event_of(events: list[dict[str, Any]], line: dict[str, Any]) -> dict[str, Any]:
    return events[line["line"] - 1] if line["line"] else {}


def since(history: list[dict[str, Any]], at: int, event: str) -> list[dict[str, Any]]:
    """The lines from the last one with an event (included) up to a place."""
    began = max((place for place in range(at + 1) if history[place]["event"] == event
                 and history[place]["before"] != history[place]["after"]), default=None)  # fmt: skip
    return [] if began is None else history[began : at + 1]


# CalWORKs ------------------------------------------------------------------------------------------

PROBLEMS = ("participation_problem", "hours_below_required")


@given(SEEDS)
@MANY
def test_nobody_is_sanctioned_without_a_dated_notice_a_decided_cause_and_a_named_approver(seed: int) -> None:
    events, history = played(CALWORKS, seed)
    for at in entries(history, "sanctioned"):
        if history[at]["before"] in ("curing", "discontinued"):
            continue
        began = max(place for place in range(at) if history[place]["event"] in PROBLEMS
                    and history[place]["after"] in ("notice_issued", "problem_found")
                    and history[place]["before"] not in ("notice_issued", "problem_found"))  # fmt: skip
        matter = history[began : at + 1]
        assert history[at]["event"] is None and history[at]["before"] == "sanction_pending"
        notice = [line["on"] for line in matter if line["after"] == "notice_issued" != line["before"]]
        assert len(notice) == 1
        with_it = [event_of(events, line) for line in matter]
        first = with_it[0]
        assert matter[0]["after"] == "problem_found" or first.get("notice_dated", True) is True
        assert any(
            each.get("event") in ("no_good_cause_found", "failed_no_good_cause")
            or (each.get("event") in (*PROBLEMS, "no_contact") and each.get("good_cause") is False)
            for each in with_it
        )
        approvals = [line for line in matter if line["event"] == "supervisor_approved" and line["before"] == "sanction_pending"
                     and (event_of(events, line).get("approved_by", "absent") or "").strip()]  # fmt: skip
        assert approvals and approvals[-1]["on"] <= history[at]["on"]
        effective = date.fromisoformat(history[at]["on"])
        assert effective.day == 1 and effective >= date.fromisoformat(notice[0]) + timedelta(days=30)


@given(SEEDS)
@MANY
def test_a_cause_that_nobody_decided_never_leads_to_a_sanction(seed: int) -> None:
    """The same courses with every cause blanked, and without the decisions that there was none."""
    events, _ = played(CALWORKS, seed)
    decided = ("no_good_cause_found", "failed_no_good_cause")
    blank = [{**each, "good_cause": None} for each in events if each["event"] not in decided]
    answer = evaluate("CW-NC.state", {"events": blank, "as_of": "2030-01-01"})
    assert not {line["after"] for line in answer["history"]} & {"sanction_pending", "sanctioned"}


@given(SEEDS)
@MANY
def test_an_approval_under_a_blank_name_never_leads_to_a_sanction(seed: int) -> None:
    events, _ = played(CALWORKS, seed)
    blank = [{**each, "approved_by": None} for each in events]
    answer = evaluate("CW-NC.state", {"events": blank, "as_of": "2030-01-01"})
    assert "sanctioned" not in {line["after"] for line in answer["history"]}


# General Relief ------------------------------------------------------------------------------------


def named(events: list[dict[str, Any]], line: dict[str, Any]) -> bool:
    return bool((event_of(events, line).get("approved_by") or "").strip())


@given(SEEDS)
@MANY
def test_no_grow_sanction_without_a_second_finding_and_a_named_approver(seed: int) -> None:
    events, history = played(HEARINGS, seed)
    for at in entries(history, "sanctioned"):
        assert history[at]["event"] == "approved" and named(events, history[at])
        found = [line for line in history[:at] if line["event"] == "decided" and line["before"] != "compliant"
                 and event_of(events, line).get("good_cause") is False]  # fmt: skip
        assert len(found) >= 2
        assert history[at]["before"] == "sanction_proposed"


@given(SEEDS)
@MANY
def test_aid_never_ends_without_a_timely_notice_a_finding_known_months_and_a_named_approver(seed: int) -> None:
    events, history = played(REVIEWS, seed)
    for at in entries(history, "terminated"):
        assert history[at]["event"] == "approved" and named(events, history[at])
        assert event_of(events, history[at]).get("last_day_of_aid")
        matter = since(history, at, "failed")
        assert event_of(events, matter[0])["months_received_in_365"] >= 3
        notices = [event_of(events, line) for line in matter if line["event"] == "noa_issued"]
        assert notices and all(date.fromisoformat(each["effective_on"]) >= date.fromisoformat(each["event_on"])
                               + timedelta(days=10) for each in notices)  # fmt: skip
        finding = next(event_of(events, line) for line in matter if line["after"] == "termination_due")
        negligent = [line for line in history[:at] if line["event"] == "decided"
                     and event_of(events, line).get("classification") == "negligent"]  # fmt: skip
        assert finding["classification"] == "willful" or len(negligent) >= 3


@given(SEEDS)
@MANY
def test_nobody_is_denied_who_is_not_known_to_be_an_applicant(seed: int) -> None:
    events, history = played(REVIEWS, seed)
    assert all(event_of(events, history[at]).get("applicant") is True for at in entries(history, "denied"))


# Nebraska VR, closing, GAIN ------------------------------------------------------------------------


@given(SEEDS)
@MANY
def test_no_case_is_closed_as_successful_before_day_ninety_or_without_confirmation_and_name(seed: int) -> None:
    events, history = played(VR, seed)
    for at in entries(history, "closed"):
        closing = event_of(events, history[at])
        assert (closing.get("approved_by", "absent") or "").strip()
        if closing["event"] == "closed":
            assert history[at]["before"] == "closure_eligible"
            eligible = max(place for place in range(at) if history[place]["after"] == "closure_eligible")
            began = max(place for place in range(at) if history[place]["event"] == "employment_outcome")
            later = [line for line in history[began:at] if line["event"] in ("employment_outcome", "reemployed")]
            assert any(line["event"] == "requirements_met" for line in history[began:at])
            if event_of(events, history[began]).get("supported_employment") is not True:
                days = date.fromisoformat(history[eligible]["on"]) - date.fromisoformat(history[began]["on"])
                assert days >= timedelta(days=90) and later


@given(SEEDS)
@MANY
def test_no_file_is_closed_without_thirty_one_days_a_form_a_named_supervisor_bank_and_comment(seed: int) -> None:
    events, history = played(CLOSING, seed)
    for at in entries(history, "closed"):
        matter = since(history, at, "discontinued")
        happened = [line["event"] for line in matter if line["before"] != line["after"]]
        assert happened[-4:] == ["form_50_20e_submitted", "supervisor_approved", "routed_to_bank", "comment_completed"]
        form = next(line for line in reversed(matter) if line["event"] == "form_50_20e_submitted")
        waited = date.fromisoformat(form["on"]) - date.fromisoformat(matter[0]["on"])
        assert waited > timedelta(days=30)
        approval = next(line for line in reversed(matter) if line["event"] == "supervisor_approved"
                        and line["before"] != line["after"])  # fmt: skip
        assert (event_of(events, approval).get("approved_by", "absent") or "").strip()


@given(SEEDS)
@MANY
def test_services_never_end_from_a_blank_alone(seed: int) -> None:
    """They end by a decision, by the last day of their period, by an earlier end of subsidized employment."""
    events, history = played(GAIN, seed)
    off = None
    for line in history:
        event = event_of(events, line)
        if line["event"] == "discontinued":
            excluded = event.get("reason") == "out_of_county"
            refused = event.get("conditions_met") is False
            over = line["after"] == "not_eligible" and not excluded and not refused
            assert not over or off is not None
        if line["event"] in ("timed_out", "extender_granted"):
            off = line["on"] if line["event"] == "timed_out" else None
        if line["event"] == "discontinued" and event.get("reason") == "time_limit" and off is None:
            off = line["on"]
        if line["after"] == "ended" != line["before"]:
            assert line["event"] in (None, "conditions_failed", "tse_end_changed")


# all machines --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("asked", "adverse"), [(CALWORKS, "sanctioned"), (HEARINGS, "sanctioned"), (REVIEWS, "terminated"),
                                                (VR, "closed"), (CLOSING, "closed"), (GAIN, "ended")])  # fmt: skip
def test_random_courses_often_reach_what_is_guarded(asked: Asked, adverse: str) -> None:
    reached = sum(bool(entries(played(asked, seed)[1], adverse)) for seed in range(120))
    assert reached >= 6, reached


@pytest.mark.parametrize("asked", ALL, ids=IDS)
def test_random_courses_reach_every_state(asked: Asked) -> None:
    """So that the tests above see what they are to guard."""
    chance, reached = random.Random(20260701), set[str]()
    for _ in range(600):
        events = a_course(asked, chance, length=30, wild=0.02)
        last = max((each["event_on"] for each in events), default=asked.first_day.isoformat())
        answer = answered(asked, events, date.fromisoformat(last) + timedelta(days=45))
        reached |= {asked.machine.first, *(line["after"] for line in answer["history"])}
        if reached == set(asked.machine.states):
            break
    assert reached == set(asked.machine.states)


@pytest.mark.parametrize("asked", ALL, ids=IDS)
@given(SEEDS)
@settings(max_examples=15, deadline=None)
def test_every_step_of_a_history_is_a_row_of_the_table(asked: Asked, seed: int) -> None:
    _, history = played(asked, seed)
    before = asked.machine.first
    for line in history:
        assert line["before"] == before
        rows = asked.machine.passings if line["event"] is None else asked.machine.moves
        ways = {to for row in rows if before in row.states and (line["event"] is None or line["event"] in row.events)
                for to in row.targets(before)}  # fmt: skip
        assert line["after"] in ways or line["blocked"] == "no_row"
        before = line["after"]


@pytest.mark.parametrize("asked", ALL, ids=IDS)
@given(SEEDS)
@settings(max_examples=15, deadline=None)
def test_an_event_that_cannot_follow_is_named_by_its_line_and_the_rest_can_be_played(asked: Asked, seed: int) -> None:
    chance, day = random.Random(seed), asked.first_day
    events = []
    for _ in range(8):
        day += timedelta(days=chance.choice(GAPS))
        code = chance.choice([each for each in asked.machine.events if each not in asked.never])
        events.append(an_event(asked, code, day, chance))
    left = len(events)
    while "status" in (answer := answered(asked, events, day)):
        assert answer["status"] in ("invalid", "missing") and 1 <= answer["line"] <= len(events), answer
        events.pop(answer["line"] - 1)
        assert (left := left - 1) >= 0


@pytest.mark.parametrize("asked", ALL, ids=IDS)
@given(SEEDS)
@settings(max_examples=5, deadline=None)
def test_a_caseload_of_courses_is_answered_as_each_alone(asked: Asked, seed: int) -> None:
    chance = random.Random(seed)
    lists = [a_course(asked, chance, length=6) for _ in range(5)]
    lists.append([an_event(asked, asked.machine.events.names[-1], asked.first_day, chance)])
    days = ["2023-06-01", "2023-02-01", None, "2024-01-01", "2023-03-15", "2023-06-01"]
    column = ask(asked.question, {**asked.inputs, "events": lists, "as_of": days}, len(lists)).records()
    assert column == [evaluate(asked.question, {**asked.inputs, "events": each, "as_of": day})
                      for each, day in zip(lists, days, strict=True)]  # fmt: skip
