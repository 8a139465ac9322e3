"""Events of a history as an input, and where a machine stands as outputs: shared by every machine's question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Count, Day, Kind, Lacking, Text, refuse
from caseload.rules.engine.lists import Items
from caseload.rules.engine.machines import Machine, NoTransition, Run
from caseload.rules.engine.units import NONE


def event_list(machine: Machine, extra: Mapping[str, Kind] | None = None) -> Items:
    """The recorded events of a person: code, day, and what some events carry besides."""
    return Items(
        None,
        "recorded events",
        "hechos registrados",
        fields={
            "event": Choice(machine.events, "what happened", "qué pasó", blank=NOTHING),
            "event_on": Day("day of the event", "día del hecho", blank=NOTHING),
            **(extra or {}),
        },
    )  # fmt: skip


def standing(machine: Machine) -> dict[str, Kind]:
    """The outputs of a machine's question: state, since when, the next steps, from whom they are awaited, the way."""
    return {
        "state": Choice(machine.states, "where it stands", "en qué estado está"),
        "since": Day("since", "desde"),
        "next": Items(
            None, "next steps", "próximos pasos",
            fields={"step": Text("step", "paso"), "due_on": Day("due on", "vence el")},
        ),
        "awaited": Items(
            None, "from whom each step is awaited", "de quién se espera cada paso",
            fields={"step": Text("step", "paso"), "who": Text("from whom", "de quién"),
                    "document": Text("form", "formulario"), "rule": Text("rule to ask first", "regla a consultar")},
        ),
        "history": Items(
            None, "how it came", "cómo llegó a eso",
            fields={"on": Day("day", "día"), "event": Text("what happened", "qué pasó"),
                    "before": Text("state before", "estado anterior"), "after": Text("state after", "estado después"),
                    "document": Text("form", "formulario"), "blocked": Text("why nothing was done", "por qué no"),
                    "rule": Text("rule", "regla"), "line": Count("line of the list", "línea de la lista")},
        ),
    }  # fmt: skip


def day_asked() -> Day:
    """The day asked about; a machine never answers without it."""
    return Day("day asked about", "día consultado", blank=NOTHING)


def require_days(events: Sequence[Any], as_of: Any) -> None:
    """A blank code or day of any event is missing, whatever the day asked about; so is that day itself."""
    blanks = [at for at, line in enumerate(events) if line["event"] == NONE or line["event_on"] == NONE]
    lacking = [name for name, gone in (("events", bool(blanks)), ("as_of", as_of == NONE)) if gone]
    if lacking:
        raise Lacking(*lacking, line=blanks[0] if blanks else None)


def played(machine: Machine, events: Sequence[Any], as_of: int, memory: Mapping[str, Any] | None = None,
           reason: str = "no_transition") -> Run:  # fmt: skip
    """The run up to a day; an event that cannot follow refuses the list and names its line."""
    try:
        return machine.play(events, as_of, memory)
    except NoTransition as stuck:
        refuse("events", reason, stuck.line)


def answer(run: Run, following: Sequence[tuple[str, Any]], states: Codes | None = None,
           asked: Mapping[str, str] | None = None) -> dict[str, Any]:  # fmt: skip
    """The answer of a machine's question; ``following`` are its next steps as (step, day or ``NONE``).

    ``states``: the list of states when it is wider than the machine's own. ``asked``: step -> a rule that a person has
    to ask before it on these days.
    """
    return {
        "state": (states or run.machine.states)[run.state],
        "since": run.since,
        "next": [{"step": step, "due_on": NONE if due is None else due} for step, due in following],
        "awaited": [_awaited(run.machine, step, (asked or {}).get(step, "")) for step, _ in following],
        "history": [{"on": each.day, "event": each.event, "before": each.before, "after": each.after,
                     "document": each.document, "blocked": each.blocked, "rule": each.rule,
                     "line": NONE if each.line is None else each.line + 1} for each in run.history],
    }  # fmt: skip


def _awaited(machine: Machine, step: str, rule: str) -> dict[str, str]:
    made = machine.steps[step]
    return {"step": step, "who": made.who, "document": made.document, "rule": rule or made.rule}
