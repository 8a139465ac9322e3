"""A machine as a Mermaid state diagram."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.machines import Machine, Passing
from caseload.rules.engine.reach import rows

_MANY = 4
"""A row from so many states or more is drawn as one arrow, from a box that names them."""


def mermaid(machine: Machine) -> str:
    """The table as a Mermaid state diagram; moves that stay are left out."""
    lines = ["stateDiagram-v2", f"    [*] --> {machine.first}"]
    boxes: dict[tuple[str, ...], str] = {}
    arrows: dict[tuple[str, str], list[str]] = {}
    for each in rows(machine):
        ways = [(state, to) for state in each.states for to in each.targets(state) if to != state]
        many = tuple(dict.fromkeys(state for state, _ in ways))
        if len(many) >= _MANY:
            box = boxes.setdefault(many, f"many_{len(boxes) + 1}")
            ways = [(box, to) for to in dict.fromkeys(to for _, to in ways)]
        for way in ways:
            arrows.setdefault(way, []).append(_label(each))
    lines += [f'    state "{_named(machine, many)}" as {box}' for many, box in boxes.items()]
    for (state, to), labels in arrows.items():
        lines.append(f"    {state} --> {to} : {', or '.join(dict.fromkeys(labels))}")
    return "\n".join(lines)


def _named(machine: Machine, states: tuple[str, ...]) -> str:
    """Many states in words, by those that are not among them when these are fewer."""
    others = [state for state in machine.states if state not in states]
    if len(others) < len(states) / 2:
        return f"any state but {', '.join(others)}" if others else "any state"
    return f"one of {', '.join(states)}"


def _label(row: Any) -> str:
    """What an arrow says; a diagram takes no colon, semicolon or bracket in it."""
    if isinstance(row, Passing):
        return row.words or "the day comes"
    words = " / ".join(each.replace("_", " ") for each in row.events)
    return f"{words} ({row.words})" if row.words else words
