"""State machines as transition tables: from the dated events of a person, the state on any day and how it came.

A machine is data: its states, its events, rows (``Move``) that an event takes, and rows (``Passing``) that a day takes
by itself. Events are played in the order of their days (on one day in list order); a day's own moves come before its
events, unless they say otherwise. What must be remembered between events stands in ``Run.memory``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.refusals import Lacking
from caseload.rules.engine.units import NONE

STAYS = "="
"""``to`` of a move after which the state is the same (and ``since`` does not change)."""
WHO = ("participant", "worker", "supervisor", "clerical", "hearing_officer", "day")
"""From whom something is awaited; ``day``: from nobody, a day passes."""
Guard = Callable[["Run", Any], bool]
Effect = Callable[["Run", Any], None]
Target = Callable[["Run", Any], str]


@dataclass(frozen=True)
class Move:
    """A row of the table: in one of ``states``, one of ``events`` leads ``to`` a state, if the guard holds.

    ``to`` may be a function of the run (then ``reaches`` names the states it can give). ``words`` say the guard,
    ``does`` writes what is to be remembered, ``document`` is the form it calls for, ``blocked`` why nothing was done,
    ``rule`` the question whose texts govern it (else the machine's own).
    """

    states: tuple[str, ...]
    events: tuple[str, ...]
    to: str | Target = STAYS
    when: Guard | None = None
    words: str = ""
    does: Effect | None = None
    document: str = ""
    blocked: str = ""
    reaches: tuple[str, ...] = ()
    rule: str = ""

    def targets(self, state: str) -> tuple[str, ...]:
        """The states to which it can lead from a state."""
        if callable(self.to):
            return self.reaches
        return (state,) if self.to == STAYS else (self.to,)


@dataclass(frozen=True)
class Passing:
    """A move that a day makes by itself: at the beginning of the day ``on(run)`` (None or ``NONE``: never).

    ``after_events``: the day's events come first.
    """

    states: tuple[str, ...]
    on: Callable[[Run], Any]
    to: str | Callable[[Run], str]
    words: str = ""
    does: Callable[[Run], None] | None = None
    document: str = ""
    after_events: bool = False
    reaches: tuple[str, ...] = ()
    rule: str = ""

    def targets(self, state: str) -> tuple[str, ...]:
        """The states to which it can lead from a state."""
        return self.reaches if callable(self.to) else (self.to,)


@dataclass(frozen=True)
class Step:
    """What a state waits for: from whom (one of ``WHO``), the form that goes with it, the rule to ask before it."""

    who: str
    document: str = ""
    rule: str = ""


@dataclass(frozen=True)
class Entry:
    """One line of a history: what happened on a day (an event, or "" for the day itself) and where it led."""

    day: int
    event: str
    before: str
    after: str
    words: str = ""
    document: str = ""
    blocked: str = ""
    line: int | None = None
    rule: str = ""


@dataclass
class Run:
    """Where a history stands while it is played: state, since when, today, and what is remembered."""

    machine: Machine
    state: str
    since: int = NONE
    today: int = NONE
    memory: dict[str, Any] = field(default_factory=dict)
    history: list[Entry] = field(default_factory=list)

    def enter(self, state: str, entry: Entry) -> None:
        """Go to a state (or stay) and write the line of history."""
        if state != self.state:
            self.state, self.since = state, entry.day
        self.history.append(entry)


class NoTransition(Exception):
    """An event for which the state reached has no row; ``line`` is its place in the list."""

    def __init__(self, state: str, event: str, line: int):
        self.state, self.event, self.line = state, event, line
        super().__init__(f"{event} cannot follow in state {state}")


@dataclass(frozen=True)
class Machine:
    """A transition table with its states, events and first state; ``no_row``: a pair without a row stays as it is.

    ``strangers`` are events of a shared list that this machine never takes. ``steps``: what its states wait for.
    ``exclusive``: events of which one day holds only one, since they contradict each other.
    ``outside``: documents that are no form of ours -> whose own they are.
    """

    id: str
    title: str
    cites: str
    states: Codes
    events: Codes
    first: str
    moves: tuple[Move, ...]
    passings: tuple[Passing, ...] = ()
    no_row: bool = False
    strangers: tuple[str, ...] = ()
    steps: Mapping[str, Step] = field(default_factory=dict)
    exclusive: tuple[tuple[str, ...], ...] = ()
    outside: Mapping[str, str] = field(default_factory=dict)

    def begin(self, memory: Mapping[str, Any] | None = None) -> Run:
        """A run in the first state."""
        return Run(self, self.first, memory=dict(memory or {}))

    def play(self, events: Iterable[Any], as_of: int, memory: Mapping[str, Any] | None = None) -> Run:
        """The run after all events up to a day; raises ``NoTransition`` for an event that has no row.

        Each event has ``event`` (a code) and ``event_on`` (a day); their order in the list decides within a day. An
        event that stood elsewhere in a longer list may say so in ``line``.
        """
        run = self.begin(memory)
        numbered = [(event.get("line", line), event) for line, event in enumerate(events)]
        for line, event in sorted(numbered, key=lambda pair: pair[1]["event_on"]):
            if event["event_on"] > as_of:
                break
            self.pass_days(run, event["event_on"])
            try:
                self.step(run, event, line)
            except Lacking as gap:
                gap.line = line
                raise
        self.pass_days(run, as_of, whole_day=True)
        return run

    def row_for(self, run: Run, event: Any) -> Move | None:
        """The first row whose states, events and guard fit."""
        code = self.events.names[event["event"]]
        for move in self.moves:
            if run.state in move.states and code in move.events and (move.when is None or move.when(run, event)):
                return move
        return None

    def step(self, run: Run, event: Any, line: int | None = None) -> Move | None:
        """Apply one event."""
        code, before = self.events.names[event["event"]], run.state
        move = self.row_for(run, event)
        if move is None:
            if not self.no_row:
                raise NoTransition(run.state, code, line or 0)
            run.history.append(Entry(event["event_on"], code, before, before, "", "", "no_row", line))
            return None
        after = move.to(run, event) if callable(move.to) else move.to
        after = before if after == STAYS else after
        if move.does is not None:
            move.does(run, event)
        run.enter(after, Entry(event["event_on"], code, before, after, move.words, move.document, move.blocked, line,
                               move.rule))  # fmt: skip
        return move

    def pass_days(self, run: Run, until: int, whole_day: bool = False) -> None:
        """Let the days pass up to the beginning (or the end) of a day."""
        while True:
            coming = [(day, each) for each in self.passings if run.state in each.states
                      and (day := each.on(run)) is not None and day > NONE
                      and (day < until or (day == until and (whole_day or not each.after_events)))]  # fmt: skip
            if not coming:
                break
            day, move = min(coming, key=lambda pair: (max(pair[0], run.today), pair[1].after_events))
            day, before = max(day, run.since), run.state
            run.today = max(run.today, day)
            after = move.to(run) if callable(move.to) else move.to
            run.enter(after, Entry(day, "", before, after, move.words, move.document, rule=move.rule))
            if move.does is not None:
                move.does(run)
        run.today = max(run.today, until)
