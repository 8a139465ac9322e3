"""Noncompliance in General Relief since 2014: grace, notice, review, termination, suspense, penalty (P-24 to P-29)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.machines import STAYS, Machine, Move, Passing, Run, Step
from caseload.rules.engine.registry import machine
from caseload.rules.engine.units import ANY_DAY, NONE
from caseload.rules.grow.noncompliance import CLASSIFICATIONS, earliest_action
from caseload.rules.grow.occasions import (
    EVENTS,
    EXCLUSIVE,
    OUTSIDE,
    enough_hours,
    forget_open,
    known_hours_below,
    late_or_blank_hours,
    on_compliant,
    remember,
)  # fmt: skip
from caseload.rules.grow.penalty import earlier_occurrences, penalty_days, suspense_ends

law = parameters("los_angeles")
STATES = Codes(
    "compliant", "denied", "grace", "noa_due", "noa_issued", "hearing_scheduled", "manual_review", "termination_due",
    "terminated", "penalty", "may_reapply", "released", "off_aid",
)  # fmt: skip
ON_NOTICE = ("noa_issued", "hearing_scheduled", "manual_review")
OPEN = ("grace", "noa_due", *ON_NOTICE, "termination_due")
ENDED = ("terminated", "penalty", "may_reapply")
_GRACE, _FINDING, _SUSPENSE = "GR-NC-01", "GR-NC-03", "GR-NC-05"
NOT_RELEASED = tuple(state for state in STATES if state != "released")


# the regime's own lengths hold for every day -------------------------------------------------------


def grace_ends(run: Run) -> Any:
    """The last day of the grace."""
    return run.memory["failed_on"] + law("gr.grace_days")


def suspense_last_day(run: Run) -> Any:
    """The last day on which compliance takes the termination back; before the regime the older end holds too."""
    aid_ended = run.memory["last_day_of_aid"]
    begins = law_begins("gr.extended_suspend_end")
    return suspense_ends(aid_ended, on=max(aid_ended, begins))


def law_begins(key: str) -> int:
    """The first day on which a parameter has a row."""
    from caseload.law import store

    return min(row.start for row in store.rows(key))


def reapplying_day(run: Run) -> Any:
    """The day from which a new application is possible."""
    aid_ended = run.memory["last_day_of_aid"]
    count = earlier_occurrences(run.memory["terminations"], aid_ended)
    return aid_ended + penalty_days(count, ANY_DAY)


def negligent_count(run: Run) -> int:
    """Negligent findings in the days before the present failure, which is included."""
    failed, back = run.memory["failed_on"], law("gr.period_days")
    return sum(1 for day in run.memory["found"] if failed - day <= back) + 1


# guards and effects --------------------------------------------------------------------------------


def _in_grace_months(run: Run, event: Any) -> bool:
    months = event["months_received_in_365"]
    return bool(months != NONE and months < law("gr.grace_months"))


def _fails(run: Run, event: Any) -> None:
    forget_open(run)
    run.memory.update(failed_on=event["event_on"], months=event["months_received_in_365"])


def _notice_timely(run: Run, event: Any) -> bool:
    return bool(event["effective_on"] != NONE and event["effective_on"] >= earliest_action(event["event_on"]))


def _is(name: str) -> Any:
    return lambda run, event: event["classification"] == CLASSIFICATIONS[name]


def _below_limit(run: Run, event: Any) -> bool:
    return bool(_is("negligent")(run, event)) and negligent_count(run) < law("gr.negligent_limit")


def _count(run: Run, event: Any) -> None:
    failed = run.memory["failed_on"]
    on_compliant("")(run, event)
    run.memory["found"] = [*run.memory["found"], failed]


def _months_known(run: Run, event: Any) -> bool:
    return bool(run.memory["months"] != NONE)


def _ends_aid(run: Run, event: Any) -> None:
    run.memory["waiting"] = False
    if event["classification"] == CLASSIFICATIONS.negligent:
        run.memory["found"] = [*run.memory["found"], run.memory["failed_on"]]


def _waits(run: Run, event: Any) -> None:
    run.memory["waiting"] = True


def _approved(run: Run, event: Any) -> bool:
    return bool(event["approved_by"] == 1 and event["last_day_of_aid"] != NONE)


def _told(run: Run, event: Any) -> None:
    run.memory["notified"] = True


def _stands(run: Run) -> None:
    """The termination was not taken back: it counts for the penalty, and its findings are forgotten."""
    run.memory["terminations"] = [*run.memory["terminations"], run.memory["last_day_of_aid"]]
    run.memory["found"] = []


def _after_suspense(run: Run) -> str:
    run.memory["reapply_on"] = reapplying_day(run)
    return "penalty" if suspense_last_day(run) + 1 < run.memory["reapply_on"] else "may_reapply"


MACHINE = machine(Machine(
    "GR-NC.gr_2014",
    "General Relief noncompliance since 2014",
    "P-24; P-26; P-27; P-29",
    STATES, EVENTS, "compliant",
    moves=(
        Move(("compliant",), ("failed",), "denied", lambda run, event: event["applicant"] == 1, "an applicant",
             forget_open, "notice of denial", rule=_GRACE),
        Move(("compliant",), ("failed",), STAYS, _in_grace_months, "in the first months of aid", rule="GR-NC-03"),
        Move(("compliant",), ("failed",), "grace", does=_fails, rule=_GRACE),
        Move(("grace", "noa_due"), ("notified",), STAYS, does=_told, rule="GR-NC-02"),
        Move(("grace",), ("resolved",), "compliant", does=on_compliant(""), rule=_GRACE),
        Move(("noa_due",), ("resolved",), STAYS),
        Move(("noa_due",), ("rejected",), "compliant", does=on_compliant("")),
        Move(("noa_due",), ("noa_issued",), "noa_issued", _notice_timely, "timely",
             remember("effective_on", "effective_on"), "notice of action", rule="GR-NC-06"),
        Move(ON_NOTICE, ("hearing_set",), "hearing_scheduled", does=remember("hearing_on", "hearing_on"),
             document="hearing_notice"),
        Move(("hearing_scheduled",), ("hearing_missed",), "manual_review"),
        Move(ON_NOTICE, ("decided",), "compliant", _is("good_cause"), "good cause", on_compliant(""),
             "hearing_decision", rule=_FINDING),
        Move(ON_NOTICE, ("decided",), STAYS, lambda run, event: event["classification"] == NONE, "no finding yet", rule=_FINDING),
        Move(ON_NOTICE, ("decided",), "compliant", _below_limit, "negligent, below the limit", _count,
             "hearing_decision", rule=_FINDING),
        Move(ON_NOTICE, ("decided",), "termination_due", _months_known, "willful, or negligent at the limit",
             _ends_aid, "hearing_decision", rule=_FINDING),
        Move(ON_NOTICE, ("decided",), STAYS, words="months of aid not recorded", does=_waits, rule=_FINDING),
        Move(("termination_due",), ("approved",), "terminated", _approved, "approved by a named person",
             remember("last_day_of_aid", "last_day_of_aid"), "notice of action", rule=_FINDING),
        Move(("termination_due",), ("approved",), STAYS, words="a name or the last day of aid is blank",
             blocked="not_approved", rule=_FINDING),
        Move(("termination_due",), ("rejected",), "compliant", does=on_compliant("")),
        Move(("terminated",), ("complied",), "compliant", does=on_compliant(""), document="rescission",
             rule=_SUSPENSE),
        Move(("may_reapply", "denied", "off_aid"), ("aid_began",), "compliant", does=on_compliant("")),
        Move((*ON_NOTICE, "termination_due"), ("notified", "resolved"), STAYS),
        Move(ENDED, ("notified", "employed"), STAYS),
        Move(("penalty", "may_reapply"), ("complied",), STAYS),
        Move(OPEN, ("failed",), STAYS),
        Move(("compliant", *OPEN), ("employed",), "released", enough_hours, "enough hours", forget_open,
             "ABP 192, ABP 296", rule="GROW-PES-05.start"),
        Move(tuple(s for s in NOT_RELEASED if s not in ENDED), ("employed",), STAYS, late_or_blank_hours,
             "too few hours, or not known"),
        Move(("released",), ("employed",), "compliant", known_hours_below, "too few hours", on_compliant(""),
             rule="GROW-PES-17"),
        Move(("released",), ("employed",), STAYS),
        Move(("compliant", *OPEN, "released"), ("aid_ended",), "off_aid", does=forget_open),
        Move(("compliant",), ("component_began", "component_completed"), STAYS),
    ),
    passings=(
        Passing(("grace",), lambda run: grace_ends(run) + 1, "noa_due", "the day after the grace", rule=_GRACE),
        Passing(("terminated",), lambda run: suspense_last_day(run) + 1, _after_suspense, "the suspense is over",
                lambda run: _stands(run), reaches=("penalty", "may_reapply"), rule=_SUSPENSE),
        Passing(("penalty",), lambda run: run.memory["reapply_on"], "may_reapply", "the penalty is over",
                rule="GR-NC-04.reapply"),
    ),
    steps={
        "notify_participant": Step("worker", rule="GR-NC-02"),
        "resolve_noncompliance": Step("participant", rule=_GRACE),
        "issue_noa": Step("worker", "notice of action", "GR-NC-06"),
        "decide_classification": Step("hearing_officer", "hearing_decision", _FINDING),
        "record_months": Step("worker", rule=_FINDING),
        "hold_hearing": Step("hearing_officer", "hearing_decision", _FINDING),
        "decide_missed_hearing": Step("supervisor"),
        "approve_termination": Step("supervisor", "notice of action", _FINDING),
        "comply_to_rescind": Step("participant", "rescission", _SUSPENSE),
        "reapply": Step("participant", rule="GR-NC-04.reapply"),
    },
    exclusive=EXCLUSIVE, outside=OUTSIDE,
))  # fmt: skip
