"""One process of a person (noncompliance, closing, follow-up …): played from the sheets, with what contradicts itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from caseload.errors import Problem
from caseload.rules.engine.registry import MACHINES
from caseload.rules.engine.wording import REASONS
from caseload.tables.courses import Course, Recorded, answered, recorded
from caseload.tables.read import Caseload
from caseload.worklist.history.sayings import paper_named, said, sayings, shared, titled


@dataclass(frozen=True)
class Said:
    """One thing that happened: the day, in a sentence, the cells, the rule, the form it calls for."""

    on: date
    what: str
    places: tuple[str, ...] = ()
    rule: str = ""
    document: str = ""
    counted: bool = True
    quiet: bool = False
    """Told by a row of its own already; it changed nothing."""


@dataclass(frozen=True)
class Awaited:
    """One next step: what, from whom, by which day, with which form, by which rule."""

    what: str
    who: str
    due_on: date | None
    document: str
    rule: str


@dataclass
class Strand:
    """Where one process stands on a day, how it came, what is awaited; ``state`` is "" where the record contradicts itself."""

    question: str
    title: str
    state: str = ""
    stands: str = ""
    since: date | None = None
    lines: list[Said] = field(default_factory=list)
    awaited: list[Awaited] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def begun(self) -> bool:
        """Did anything happen in it, or is something wrong with what is recorded?"""
        return bool(self.lines or self.problems)


def strand(caseload: Caseload, course: Course, participant: str, as_of: date) -> Strand:
    """One process of a person on a day, from the rows of the workbook."""
    events, lacking = recorded(caseload, course, participant)
    return played(course.question, events, lacking, as_of, caseload.path.name)


def played(question: str, events: Sequence[Recorded], lacking: Sequence[Problem], as_of: date, file: str) -> Strand:
    """The same from events that were read already, and what kept rows from telling one."""
    made = Strand(question, titled(question), problems=list(lacking))
    made.problems += _contradictions(question, events, file)
    answer, kept, left_out = answered(question, events, as_of)
    made.problems += [_cannot_follow(question, each, why, file) for each, why in left_out]
    _tell(made, answer, kept, file)
    made.lines += [_set_aside(question, each) for each, _ in left_out]
    made.lines += [_later(question, each) for each in kept if _day(each) > as_of]
    made.lines.sort(key=lambda line: line.on)
    if not left_out and "status" not in answer:
        _stand(made, answer)
    return made


def _tell(made: Strand, answer: dict[str, Any], kept: Sequence[Recorded], file: str) -> None:
    """The lines of the history that the answer carries; a refused answer carries none."""
    if "status" in answer:
        reason = answer.get("reason") or ", ".join(answer.get("missing", ())) or answer.get("parameter", "")
        made.problems.append(Problem(made.title, "it cannot be said where this stands", _why(str(reason)),
                                     "Correct the rows that tell of it.", file))  # fmt: skip
        return
    for entry in answer["history"]:
        row = kept[entry["line"] - 1] if entry["line"] else None
        if entry["blocked"] == "no_row" and row is not None and row.aside:
            continue
        places = tuple(row.places) if row is not None else ()
        rule = entry["rule"] or made.question
        quiet = entry["event"] in sayings()[made.question].get("quiet", ()) and entry["after"] == entry["before"]
        by = f" {shared('blocked', row.role).format(name=row.by)}" if row is not None and row.by else ""
        made.lines.append(Said(date.fromisoformat(entry["on"]), _sentence(made.question, entry, by), places, rule,
                               paper_named(entry["document"] or ""), entry["blocked"] != "no_row", quiet))  # fmt: skip
        if entry["blocked"] == "no_row" and row is not None:
            made.problems.append(_no_row(made.question, entry, row, file))


def _sentence(question: str, entry: dict[str, Any], by: str) -> str:
    """What happened, who did it, and where it led, in plain words."""
    event, after = entry["event"], entry["after"]
    first = (said(question, "events", event) if event else said(question, "days", after)) + by
    if entry["blocked"]:
        return f"{first} {shared('blocked', entry['blocked'])}"
    return first if after == entry["before"] else f"{first} {said(question, 'states', after)}"


def _stand(made: Strand, answer: dict[str, Any]) -> None:
    """Where it stands, since when, and what is awaited from whom."""
    made.state, made.stands = answer["state"], said(made.question, "states", answer["state"])
    made.since = date.fromisoformat(answer["since"]) if answer["since"] else None
    for step, wait in zip(answer["next"], answer["awaited"], strict=True):
        due = date.fromisoformat(step["due_on"]) if step["due_on"] else None
        made.awaited.append(Awaited(said(made.question, "steps", step["step"]), shared("who", wait["who"]), due,
                                    paper_named(wait["document"] or ""), wait["rule"] or made.question))  # fmt: skip


# what cannot be right ------------------------------------------------------------------------------


def _contradictions(question: str, events: Sequence[Recorded], file: str) -> list[Problem]:
    """Events of one day that exclude each other, and events that stand there twice."""
    groups = {group for machine in MACHINES.values() if machine.id.split(".")[0] == question.split(".")[0]
              for group in machine.exclusive}  # fmt: skip
    found = []
    for at, one in enumerate(events):
        for other in events[at + 1 :]:
            if _what(one, "event_on", "service", "parent") != _what(other, "event_on", "service", "parent"):
                continue
            codes = {one.event["event"], other.event["event"]}
            twice = len(codes) == 1 and _what(one, "month") == _what(other, "month")
            if not twice and not any(codes <= set(group) and len(codes) > 1 for group in groups):
                continue
            words = " and ".join(sorted(code.replace("_", " ") for code in codes))
            what = (f"{words} stands there twice on one day, here and in {one.places[0]}" if twice else
                    f"{words} contradict each other on one day, here and in {one.places[0]}")  # fmt: skip
            found.append(Problem(other.places[0], what, "only one of them can be right", "Take one out, or correct its day.",
                                 file))  # fmt: skip
    return found


def _what(one: Recorded, *names: str) -> tuple[Any, ...]:
    return tuple(one.event.get(name) for name in names)


def _cannot_follow(question: str, each: Recorded, why: str, file: str) -> Problem:
    words = str(each.event["event"]).replace("_", " ")
    return Problem(each.places[0], f"{words} cannot be right here", _why(why),
                   "Correct the event or its day, or enter what came before it.", file)  # fmt: skip


def _no_row(question: str, entry: dict[str, Any], row: Recorded, file: str) -> Problem:
    words, state = entry["event"].replace("_", " "), entry["before"].replace("_", " ")
    return Problem(row.places[0], f"{words} changes nothing", f"it cannot follow while the state is {state}",
                   "Correct the event or its day, or enter what came before it.", file, "warning")  # fmt: skip


def _why(reason: str) -> str:
    known = {"not_allowed": REASONS["no_transition"]}
    return known.get(reason, REASONS.get(reason, (reason.replace("_", " "),)))[0]


def _set_aside(question: str, each: Recorded) -> Said:
    words = said(question, "events", each.event["event"])
    return Said(_day(each), f"{words} {shared('blocked', 'set_aside')}", tuple(each.places), question, "", False)


def _later(question: str, each: Recorded) -> Said:
    words = said(question, "events", each.event["event"])
    return Said(_day(each), f"{words} {shared('blocked', 'later')}", tuple(each.places), question, "", False)


def _day(each: Recorded) -> date:
    return date.fromisoformat(each.event["event_on"])
