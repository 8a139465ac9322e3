"""What a transition table can reach: where events lead, and what is wrong with a table."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.machines import WHO, Machine


def rows(machine: Machine) -> tuple[Any, ...]:
    """Every row of the table: those of events and those of days."""
    return (*machine.moves, *machine.passings)


def faults(machine: Machine) -> list[str]:
    """What is wrong with a table: states nobody reaches, unknown names, rows that no event can take."""
    found = [f"nothing leads to {state}" for state in machine.states if state not in reachable(machine)]
    for each in rows(machine):
        named = {*each.states, *(to for state in each.states for to in each.targets(state))}
        found += [f"unknown state {name}" for name in sorted(named) if name not in machine.states]
    closed: set[tuple[str, str]] = set()
    for move in machine.moves:
        found += [f"unknown event {name}" for name in move.events if name not in machine.events]
        pairs = {(state, event) for state in move.states for event in move.events}
        found += [f"the row {event} in {state} comes after one without a guard" for state, event in pairs & closed]
        if move.when is None:
            closed |= pairs
    taken = {event for move in machine.moves for event in move.events}
    found += [f"unknown person {step.who}" for step in machine.steps.values() if step.who not in WHO]
    return found + [f"no row takes the event {event}" for event in machine.events
                    if event not in taken and event not in machine.strangers]  # fmt: skip


def reachable(machine: Machine) -> set[str]:
    """The states to which some way leads from the first one."""
    reached, waiting = {machine.first}, [machine.first]
    while waiting:
        state = waiting.pop()
        fresh = {to for each in rows(machine) if state in each.states for to in each.targets(state)} - reached
        reached |= fresh
        waiting += fresh
    return reached


def outcomes(machine: Machine, state: str, event: str) -> list[str]:
    """Where an event can lead in a state, row by row; ``!`` at the end where no row holds it and it is refused.

    A machine with ``no_row`` refuses nothing: such an event leaves the state as it is.
    """
    found: list[str] = []
    for move in machine.moves:
        if state in move.states and event in move.events:
            found += move.targets(state)
            if move.when is None:
                return list(dict.fromkeys(found))
    return list(dict.fromkeys([*found, state if machine.no_row else "!"]))
