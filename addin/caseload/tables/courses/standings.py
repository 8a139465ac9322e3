"""What a machine's question answers to the events of people: where each of them stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from caseload.rules import evaluate, find
from caseload.rules.engine.reach import outcomes
from caseload.rules.engine.registry import MACHINES
from caseload.tables.courses.declared import courses
from caseload.tables.courses.events import Recorded, events_by_person
from caseload.tables.read import Caseload


def answered(question: str, events: Sequence[Recorded], as_of: date) -> tuple[dict[str, Any], list[Recorded], list[Any]]:
    """The answer, the events on which it rests, and those that cannot be right with the reason, the first one first."""
    kept = list(events)
    left_out: list[tuple[Recorded, str]] = []
    while True:
        answer = evaluate(question, {"events": [each.event for each in kept], "as_of": as_of.isoformat()})
        if "status" not in answer or "line" not in answer:
            return answer, kept, left_out
        wrong = kept.pop(answer["line"] - 1)
        if not wrong.aside:
            left_out.append((wrong, answer.get("reason") or f"missing: {', '.join(answer['missing'])}"))


def standings(caseload: Caseload, question: str, as_of: date) -> dict[str, dict[str, Any]]:
    """Where everybody stands in a process that has begun for them: folded key of the person -> answer.

    An event that cannot be right makes the answer a refusal that names it.
    """
    found, idle = {}, idle_events(question, as_of)
    for course in courses(caseload.program):
        for key, (events, _) in events_by_person(caseload, course).items() if course.question == question else ():
            if any(each.event["event"] not in idle or each.event.keys() > {"event", "event_on"} for each in events):
                answer, _, left_out = answered(question, events, as_of)
                if left_out:
                    found[key] = {"status": "invalid", "field": str(left_out[0][0].event["event"]), "reason": left_out[0][1]}
                elif "status" in answer or answer.get("since") is not None:
                    found[key] = answer
    return found


@cache
def idle_events(question: str, as_of: date) -> frozenset[str]:
    """The events of a process that, whatever their days, leave it in its first state: it has not begun.

    None that a day alone does not tell of fully, or that contradicts another on one day.
    """
    machine = MACHINES.get(find(question).rule)
    if machine is None or any(machine.first in passing.states for passing in machine.passings):
        return frozenset()
    exclusive = {event for events in machine.exclusive for event in events}
    return frozenset(event for event in machine.events
                     if event not in exclusive and outcomes(machine, machine.first, event) == [machine.first]
                     and _alone(question, event, as_of).get("since", event) is None)  # fmt: skip


def _alone(question: str, event: str, as_of: date) -> dict[str, Any]:
    return evaluate(question, {"events": [{"event": event, "event_on": as_of.isoformat()}], "as_of": as_of.isoformat()})
