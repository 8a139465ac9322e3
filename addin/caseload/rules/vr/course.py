"""What the steps of a follow-up change: the day from which is counted, the job, the services (002:24-38).

Inside EF the state shown is the first that fits what is remembered.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.machines import Move, Run
from caseload.rules.engine.units import NONE
from caseload.rules.vr.clock import closure_day

law = parameters("nebraska")


# what is carried -----------------------------------------------------------------------------------


def _name(event: Any) -> str:
    return str(event["service"]).strip().casefold()


def status(*wanted: str) -> Any:
    return lambda run, event: run.memory["services"].get(_name(event)) in wanted


def _later(run: Run, day: Any) -> None:
    run.memory["counts_from"] = max(run.memory["counts_from"], day)


def outcome_reached(run: Run, event: Any) -> None:
    supported = event["supported_employment"] == 1
    run.memory.update(employed=True, services={}, ends={}, confirmed_on=NONE,
                      counts_from=NONE if supported else event["event_on"])  # fmt: skip


def timeline_starts(run: Run, event: Any) -> None:
    _later(run, event["event_on"])


def service_becomes(status: str) -> Any:
    def does(run: Run, event: Any) -> None:
        run.memory["services"][_name(event)] = status
        if status == "open":
            run.memory["ends"][_name(event)] = event["ends_on"]
            run.memory["confirmed_on"] = NONE

    return does


def service_forgotten(run: Run, event: Any) -> None:
    run.memory["services"].pop(_name(event), None)
    run.memory["ends"].pop(_name(event), None)


def service_completed(run: Run, event: Any) -> None:
    service_forgotten(run, event)
    _later(run, event["event_on"])


def service_given(run: Run, event: Any) -> None:
    if _given_stops(run, event):
        service_becomes("open")(run, event)
    else:
        service_forgotten(run, event)


def _given_stops(run: Run, event: Any) -> bool:
    return bool(law("vr.unauthorised_pes_restarts", event["event_on"]))


def loses_job(run: Run, event: Any) -> None:
    run.memory.update(employed=False, confirmed_on=NONE, lost_on=event["event_on"])


def finds_job(run: Run, event: Any) -> None:
    day = event["event_on"]
    run.memory["employed"] = True
    broken = day > run.memory["lost_on"] or law("vr.same_job_required", day)
    if broken and run.memory["counts_from"] != NONE:
        _later(run, day)


def requirements_confirmed(run: Run, event: Any) -> None:
    memory = run.memory
    if memory["employed"] and "open" not in memory["services"].values() and memory["confirmed_on"] == NONE:
        memory["confirmed_on"] = event["event_on"]


def forgets(run: Run, event: Any) -> None:
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


def closes_on(run: Run) -> Any:
    return day_ninety(run) if run.memory["confirmed_on"] != NONE else None


def inside(states: tuple[str, ...], event: str, effect: Any, when: Any = None, words: str = "", *,
           reaches: tuple[str, ...] | None = None, rule: str = "") -> Iterator[Move]:  # fmt: skip
    """Rows inside EF; without ``reaches`` the state shown stays what it is."""
    for each in states:
        yield Move((each,), (event,), _ranked(effect), when, words, reaches=reaches or (each,), rule=rule)


def nobody_named(run: Run, event: Any) -> bool:
    """A closure under which no name stands; one that says nothing of it was entered by a named person."""
    return not event.get("approved_by", True)


def is_employed(run: Run, event: Any) -> bool:
    return bool(run.memory["employed"])


def is_not_employed(run: Run, event: Any) -> bool:
    return not run.memory["employed"]
