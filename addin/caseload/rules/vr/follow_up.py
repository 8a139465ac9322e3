"""Where a VR case stands between the job and the closure, as a machine (002:13, 24-38, 58-70).

It shows; it never authorises, cancels or closes anything: those are events that a person enters.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.events import answer, day_asked, event_list, played, require_days, standing
from caseload.rules.engine.kinds import NOTHING, Day, Filled, Flag, Lacking, Text
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.machines import STAYS, Machine, Move, Passing, Run, Step
from caseload.rules.engine.registry import machine, question
from caseload.rules.engine.units import NONE
from caseload.rules.vr.clock import closure_day

law = parameters("nebraska")
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


# what is carried -----------------------------------------------------------------------------------


def _name(event: Any) -> str:
    return str(event["service"]).strip().casefold()


def _status(*wanted: str) -> Any:
    return lambda run, event: run.memory["services"].get(_name(event)) in wanted


def _later(run: Run, day: Any) -> None:
    run.memory["counts_from"] = max(run.memory["counts_from"], day)


def _outcome(run: Run, event: Any) -> None:
    supported = event["supported_employment"] == 1
    run.memory.update(employed=True, services={}, ends={}, confirmed_on=NONE,
                      counts_from=NONE if supported else event["event_on"])  # fmt: skip


def _timeline(run: Run, event: Any) -> None:
    _later(run, event["event_on"])


def _service_becomes(status: str) -> Any:
    def does(run: Run, event: Any) -> None:
        run.memory["services"][_name(event)] = status
        if status == "open":
            run.memory["ends"][_name(event)] = event["ends_on"]
            run.memory["confirmed_on"] = NONE

    return does


def _service_forgotten(run: Run, event: Any) -> None:
    run.memory["services"].pop(_name(event), None)
    run.memory["ends"].pop(_name(event), None)


def _completed(run: Run, event: Any) -> None:
    _service_forgotten(run, event)
    _later(run, event["event_on"])


def _given(run: Run, event: Any) -> None:
    if _given_stops(run, event):
        _service_becomes("open")(run, event)
    else:
        _service_forgotten(run, event)


def _given_stops(run: Run, event: Any) -> bool:
    return bool(law("vr.unauthorised_pes_restarts", event["event_on"]))


def _job_lost(run: Run, event: Any) -> None:
    run.memory.update(employed=False, confirmed_on=NONE, lost_on=event["event_on"])


def _reemployed(run: Run, event: Any) -> None:
    day = event["event_on"]
    run.memory["employed"] = True
    broken = day > run.memory["lost_on"] or law("vr.same_job_required", day)
    if broken and run.memory["counts_from"] != NONE:
        _later(run, day)


def _confirmed(run: Run, event: Any) -> None:
    memory = run.memory
    if memory["employed"] and "open" not in memory["services"].values() and memory["confirmed_on"] == NONE:
        memory["confirmed_on"] = event["event_on"]


def _forget(run: Run, event: Any) -> None:
    run.memory.update(fresh())


def fresh() -> dict[str, Any]:
    """What a case carries before any event."""
    return {"counts_from": NONE, "employed": False, "services": {}, "ends": {}, "confirmed_on": NONE, "lost_on": NONE}


# the state by rank ---------------------------------------------------------------------------------


def day_ninety(run: Run) -> Any:
    """The day on which the count is full, or ``NONE`` while it has not begun."""
    return closure_day(run.memory["counts_from"], False)


def rank(run: Run, day: Any) -> str:
    """The state shown inside EF on a day: the first that fits."""
    statuses = run.memory["services"].values()
    if "open" in statuses:
        return "pes_active"
    if statuses:
        return "pes_requested"
    if not run.memory["employed"]:
        return "job_lost"
    ninety = day_ninety(run)
    eligible = ninety != NONE and day >= ninety and run.memory["confirmed_on"] != NONE
    return "closure_eligible" if eligible else "follow_up"


def _ranked(effect: Any) -> Any:
    """Where an event leads inside EF: what it changes first, then the rank."""

    def to(run: Run, event: Any) -> str:
        effect(run, event)
        return rank(run, event["event_on"])

    return to


def _closure_day(run: Run) -> Any:
    return day_ninety(run) if run.memory["confirmed_on"] != NONE else None


def _inside(states: tuple[str, ...], event: str, effect: Any, when: Any = None, words: str = "", *,
            reaches: tuple[str, ...] | None = None, rule: str = "") -> Iterator[Move]:  # fmt: skip
    """Rows inside EF; without ``reaches`` the state shown stays what it is."""
    for each in states:
        yield Move((each,), (event,), _ranked(effect), when, words, reaches=reaches or (each,), rule=rule)


def _nobody_named(run: Run, event: Any) -> bool:
    """A closure under which no name stands; one that says nothing of it was entered by a named person."""
    return not event.get("approved_by", True)


def _employed(run: Run, event: Any) -> bool:
    return bool(run.memory["employed"])


def _not_employed(run: Run, event: Any) -> bool:
    return not run.memory["employed"]


_FREE = _status(None)  # type: ignore[arg-type]
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
        Move(("in_plan",), ("employment_outcome",), "follow_up", does=_outcome, rule=_START),
        *_inside(("follow_up", *_WAITING, "job_lost"), "timeline_started", _timeline, rule=_START),
        *_inside(("closure_eligible",), "timeline_started", _timeline, reaches=("follow_up", "closure_eligible"),
                 rule=_START),
        Move(("closed",), ("pes_requested",), STAYS, rule="VR-PES-09"),
        *_inside((*_NOTHING_OPEN, "closure_eligible"), "pes_requested", _service_becomes("requested"), _FREE,
                 "not pending or open", reaches=("pes_requested",), rule=_DECIDE),
        *_inside(("pes_active",), "pes_requested", _service_becomes("requested"), _FREE, "not pending or open",
                 rule=_DECIDE),
        *_inside(_WAITING, "criteria_met", _service_becomes("met"), _status("requested"), "requested", rule=_DECIDE),
        *_inside(_WAITING, "criteria_not_met", _service_becomes("not_met"), _status("requested"), "requested",
                 rule=_DECIDE),
        *_inside(("pes_requested",), "pes_withdrawn", _service_forgotten, _status(*PENDING),
                 "requested, met or not met", reaches=(*_NOTHING_OPEN, "closure_eligible"), rule=_DECIDE),
        *_inside(("pes_active",), "pes_withdrawn", _service_forgotten, _status(*PENDING), "requested, met or not met",
                 rule=_DECIDE),
        *_inside(("pes_requested",), "pes_authorized", _service_becomes("open"), _status("met"), "criteria met",
                 reaches=("pes_active",), rule=_RESTART),
        *_inside(("pes_active",), "pes_authorized", _service_becomes("open"), _status("met"), "criteria met",
                 rule=_RESTART),
        *_inside(("pes_requested",), "pes_given", _given, _status("met"), "criteria met",
                 reaches=("pes_active", *_NOTHING_OPEN, "closure_eligible"), rule=_RESTART),
        *_inside(("pes_active",), "pes_given", _given, _status("met"), "criteria met", rule=_RESTART),
        *_inside(("pes_active",), "pes_completed", _completed, _status("open"), "open",
                 reaches=("pes_active", *_NOTHING_OPEN), rule=_RESTART),
        *_inside(("pes_active",), "pes_cancelled", _service_forgotten, _status("open"), "open",
                 reaches=("pes_active", *_NOTHING_OPEN), rule=_RESTART),
        *_inside(("follow_up", "closure_eligible"), "job_lost", _job_lost, _employed, "employed",
                 reaches=("job_lost",), rule=_CLOSE),
        *_inside(_WAITING, "job_lost", _job_lost, _employed, "employed", rule=_CLOSE),
        *_inside(("job_lost",), "reemployed", _reemployed, _not_employed, "not employed", reaches=("follow_up",),
                 rule=_CLOSE),
        *_inside(_WAITING, "reemployed", _reemployed, _not_employed, "not employed", rule=_CLOSE),
        *_inside(("follow_up",), "requirements_met", _confirmed, reaches=("follow_up", "closure_eligible"),
                 rule=_CLOSE),
        *_inside((*_WAITING, "job_lost", "closure_eligible"), "requirements_met", _confirmed, rule=_CLOSE),
        Move(IN_EF, ("cancel_ef",), "in_plan", does=_forget, rule=_DECIDE),
        Move(("closure_eligible",), ("closed",), STAYS, _nobody_named, "nobody named", blocked="not_approved",
             rule="VR-PES-14"),
        Move(("closure_eligible",), ("closed",), "closed", rule="VR-PES-14"),
        Move(OPEN, ("closed_other",), STAYS, _nobody_named, "nobody named", blocked="not_approved"),
        Move(OPEN, ("closed_other",), "closed"),
        Move(("closed",), ("client_returns",), STAYS, rule="VR-PES-09"),
    ),
    passings=(Passing(("follow_up",), _closure_day, "closure_eligible", "day 90, requirements confirmed",
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


