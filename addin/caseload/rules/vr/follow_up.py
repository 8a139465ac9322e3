"""Where a VR case stands between the job and the closure, as a machine (002:13, 24-38, 58-70).

It shows; it never authorises, cancels or closes anything: those are events that a person enters.
"""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.events import answer, day_asked, event_list, played, require_days, standing
from caseload.rules.engine.kinds import NOTHING, Day, Filled, Flag, Lacking, Text
from caseload.rules.engine.machines import STAYS, Machine, Move, Passing, Run, Step
from caseload.rules.engine.registry import machine, question
from caseload.rules.engine.units import NONE
from caseload.rules.vr.course import (
    closes_on,
    day_ninety,
    finds_job,
    forgets,
    fresh,
    inside,
    is_employed,
    is_not_employed,
    loses_job,
    nobody_named,
    outcome_reached,
    requirements_confirmed,
    service_becomes,
    service_completed,
    service_forgotten,
    service_given,
    status,
    timeline_starts,
)

STATES = Codes("in_plan", "follow_up", "pes_requested", "pes_active", "job_lost", "closure_eligible", "closed")
EVENTS = Codes(
    "employment_outcome", "timeline_started", "pes_requested", "criteria_met", "criteria_not_met", "pes_withdrawn",
    "pes_authorized", "pes_given", "pes_completed", "pes_cancelled", "job_lost", "reemployed", "requirements_met",
    "cancel_ef", "closed", "closed_other", "client_returns",
)  # fmt: skip
SERVICE = ("pes_requested", "criteria_met", "criteria_not_met", "pes_withdrawn", "pes_authorized", "pes_given",
           "pes_completed", "pes_cancelled")  # fmt: skip
PENDING = ("requested", "met", "not_met")
IN_EF = ("follow_up", "pes_requested", "pes_active", "job_lost", "closure_eligible")
OPEN = (*IN_EF, "in_plan")
STEPS = {"in_plan": "start_job", "job_lost": "find_job", "closure_eligible": "close_case", "closed": "open_new_case"}

_FREE = status(None)  # type: ignore[arg-type]
_WAITING = ("pes_requested", "pes_active")
_QUIET = ("follow_up", "job_lost")
_NOTHING_OPEN = (*_QUIET, "pes_requested")
_START, _RESTART, _DECIDE, _CLOSE = "VR-PES-05", "VR-PES-07.restart", "VR-PES-13.decision", "VR-PES-08"
MACHINE = machine(Machine(
    "VR-PES",
    "Follow-up of a VR case",
    "002:13, 24-38, 58-70",
    STATES, EVENTS, "in_plan",
    moves=(
        Move(("in_plan",), ("employment_outcome",), "follow_up", does=outcome_reached, rule=_START),
        *inside(("follow_up", *_WAITING, "job_lost"), "timeline_started", timeline_starts, rule=_START),
        *inside(("closure_eligible",), "timeline_started", timeline_starts, reaches=("follow_up", "closure_eligible"),
                rule=_START),
        Move(("closed",), ("pes_requested",), STAYS, rule="VR-PES-09"),
        *inside((*_NOTHING_OPEN, "closure_eligible"), "pes_requested", service_becomes("requested"), _FREE,
                "not pending or open", reaches=("pes_requested",), rule=_DECIDE),
        *inside(("pes_active",), "pes_requested", service_becomes("requested"), _FREE, "not pending or open",
                rule=_DECIDE),
        *inside(_WAITING, "criteria_met", service_becomes("met"), status("requested"), "requested", rule=_DECIDE),
        *inside(_WAITING, "criteria_not_met", service_becomes("not_met"), status("requested"), "requested",
                rule=_DECIDE),
        *inside(("pes_requested",), "pes_withdrawn", service_forgotten, status(*PENDING),
                "requested, met or not met", reaches=(*_NOTHING_OPEN, "closure_eligible"), rule=_DECIDE),
        *inside(("pes_active",), "pes_withdrawn", service_forgotten, status(*PENDING), "requested, met or not met",
                rule=_DECIDE),
        *inside(("pes_requested",), "pes_authorized", service_becomes("open"), status("met"), "criteria met",
                reaches=("pes_active",), rule=_RESTART),
        *inside(("pes_active",), "pes_authorized", service_becomes("open"), status("met"), "criteria met",
                rule=_RESTART),
        *inside(("pes_requested",), "pes_given", service_given, status("met"), "criteria met",
                reaches=("pes_active", *_NOTHING_OPEN, "closure_eligible"), rule=_RESTART),
        *inside(("pes_active",), "pes_given", service_given, status("met"), "criteria met", rule=_RESTART),
        *inside(("pes_active",), "pes_completed", service_completed, status("open"), "open",
                reaches=("pes_active", *_NOTHING_OPEN), rule=_RESTART),
        *inside(("pes_active",), "pes_cancelled", service_forgotten, status("open"), "open",
                reaches=("pes_active", *_NOTHING_OPEN), rule=_RESTART),
        *inside(("follow_up", "closure_eligible"), "job_lost", loses_job, is_employed, "employed",
                reaches=("job_lost",), rule=_CLOSE),
        *inside(_WAITING, "job_lost", loses_job, is_employed, "employed", rule=_CLOSE),
        *inside(("job_lost",), "reemployed", finds_job, is_not_employed, "not employed", reaches=("follow_up",),
                rule=_CLOSE),
        *inside(_WAITING, "reemployed", finds_job, is_not_employed, "not employed", rule=_CLOSE),
        *inside(("follow_up",), "requirements_met", requirements_confirmed, reaches=("follow_up", "closure_eligible"),
                rule=_CLOSE),
        *inside((*_WAITING, "job_lost", "closure_eligible"), "requirements_met", requirements_confirmed, rule=_CLOSE),
        Move(IN_EF, ("cancel_ef",), "in_plan", does=forgets, rule=_DECIDE),
        Move(("closure_eligible",), ("closed",), STAYS, nobody_named, "nobody named", blocked="not_approved",
             rule="VR-PES-14"),
        Move(("closure_eligible",), ("closed",), "closed", rule="VR-PES-14"),
        Move(OPEN, ("closed_other",), STAYS, nobody_named, "nobody named", blocked="not_approved"),
        Move(OPEN, ("closed_other",), "closed"),
        Move(("closed",), ("client_returns",), STAYS, rule="VR-PES-09"),
    ),
    passings=(Passing(("follow_up",), closes_on, "closure_eligible", "day 90, requirements confirmed",
                      rule=_CLOSE),),
    steps={
        "start_job": Step("participant"),
        "start_timeline": Step("worker", rule="VR-PES-06"),
        "reach_day_90": Step("day", rule=_CLOSE),
        "confirm_requirements": Step("worker", "closing_checklist", "VR-PES-14"),
        "cancel_ef": Step("worker", rule=_DECIDE),
        "decide_pes": Step("worker", "task_note", _DECIDE),
        "authorize_or_give": Step("worker", rule="VR-PES-13.open"),
        "complete_pes": Step("worker", rule=_RESTART),
        "find_job": Step("participant", rule="VR-PES-11.decision"),
        "close_case": Step("worker", "closure_letter", "VR-PES-14"),
        "open_new_case": Step("worker", rule="VR-PES-09"),
    },
    exclusive=(("criteria_met", "criteria_not_met"), ("pes_completed", "pes_cancelled"), ("closed", "closed_other"),
               ("closed", "cancel_ef")),
))  # fmt: skip


@question(
    "VR-PES.state",
    cites="002:13, 24-38, 58-70",
    place="nebraska",
    looked_up_on="counts_from",
    over_lists=True,
    rule="VR-PES",
    inputs={
        "events": event_list(MACHINE, {
            "service": Text("service", "servicio", blank=NOTHING),
            "supported_employment": Flag("supported employment", "empleo con apoyo", default=False, blank=NOTHING),
            "ends_on": Day("expected end", "fin previsto", blank=NOTHING),
            "approved_by": Filled("closed by", "cerrado por", default="a named person"),
        }),
        "as_of": day_asked(),
    },
    gives=standing(MACHINE),
    example={"events": [{"event": "employment_outcome", "event_on": "2022-01-10"}], "as_of": "2022-03-01"},
)  # fmt: skip
def follow_up_state(events: Any, as_of: Any) -> Any:
    """Where does a VR case stand between the job and its closure?

    Boundary: a service that is asked for lets the count run on; one that is authorized or given stops it.
    Boundary: requirements confirmed before a job loss or a service, or during one, must be confirmed again.
    Boundary: a closure under a blank name is none.
    Reading: the count stops at the authorization, not at the first day of service.
    """
    require_days(events, as_of)
    for at, line in enumerate(events):
        if _lacks_service(line):
            raise Lacking("events", line=at)
    return _checked(events, as_of)


def _lacks_service(line: Any) -> bool:
    return line["event"] != NONE and EVENTS.names[line["event"]] in SERVICE and not line["service"]


def _checked(events: Any, as_of: Any) -> Any:
    run = played(MACHINE, events, as_of, fresh(), reason="not_allowed")
    return answer(run, [next_step(run, as_of)])


def next_step(run: Run, as_of: Any) -> tuple[str, Any]:
    """The one step that comes next, and its day where it has one."""
    memory, ninety = run.memory, day_ninety(run)
    statuses = memory["services"].values()
    if run.state == "follow_up":
        if ninety == NONE:
            return "start_timeline", NONE
        return ("reach_day_90", ninety) if as_of < ninety else ("confirm_requirements", NONE)
    if run.state == "pes_requested":
        asked = {"not_met": "cancel_ef", "requested": "decide_pes", "met": "authorize_or_give"}
        return next(step for status, step in asked.items() if status in statuses), NONE
    if run.state == "pes_active":
        ends = list(memory["ends"].values())
        return "complete_pes", NONE if NONE in ends else max(ends)
    return STEPS[run.state], NONE


