"""The whole story of one person: every process, the rows beside them, the papers issued, what is due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from caseload.errors import Problem, WrongUse
from caseload.rules import find
from caseload.rules.engine.units import EPOCH
from caseload.rules.engine.wording import day_in_words
from caseload.tables.compute import Results
from caseload.tables.courses import Row, Shown, courses, shown_rows
from caseload.tables.entered import folded_key
from caseload.tables.read import Caseload
from caseload.worklist.due import Line, due_list
from caseload.worklist.history.sayings import shared, texts_of
from caseload.worklist.history.strand import Said, Strand, strand


@dataclass
class History:
    """What the workbook tells of one person up to a day.

    ``name`` is blank for a confidential case, whose free texts are not told either.
    """

    participant: str
    case_number: str
    name: str
    confidential: bool
    program: str
    as_of: date
    file: str
    strands: list[Strand] = field(default_factory=list)
    lines: list[Said] = field(default_factory=list)
    due: list[Line] = field(default_factory=list)
    place: str = ""
    """The program's own county or state, whose texts are cited."""

    @property
    def rules(self) -> list[str]:
        """Every rule that the history names, once, in the order in which it is named."""
        named = [each.question for each in self.strands]
        named += [wait.rule for each in self.strands for wait in each.awaited]
        return list(dict.fromkeys([*named, *(line.rule for line in self.lines if line.rule)]))

    @property
    def problems(self) -> list[Problem]:
        """Everything that is impossible, contradictory or lacking in what is recorded, each once."""
        found = {each.sentence(): each for made in self.strands for each in made.problems}
        return list(found.values())

    def record(self) -> dict[str, Any]:
        """The history as a JSON record."""
        told = {name: value for name, value in asdict(self).items() if name != "place"}
        told["strands"] = [{**asdict(each), "problems": [one.record() for one in each.problems]} for each in self.strands]
        return {**told, "due": [each.record() for each in self.due], "problems": [each.record() for each in self.problems]}


def history(caseload: Caseload, results: Results, participant: str, as_of: date, days: int = 7) -> History:
    """The history of a person; raises ``WrongUse`` for one who is not in the workbook."""
    people = caseload.people
    wanted, keys = folded_key(participant), [folded_key(each) for each in people.columns[people.table.key]]
    if not wanted or wanted not in keys:
        raise WrongUse(f"there is no participant {participant} in this workbook",
                       todo=f"Their numbers stand on the sheet {people.sheet}.")  # fmt: skip
    person = Row(caseload, people, keys.index(wanted), keys.index(wanted))
    secret = person["confidential"] is not False
    name = "" if secret else " ".join(str(person[each]) for each in ("first_name", "last_name") if person[each])
    key = str(people.columns[people.table.key][person.row])
    made = History(key, str(person["case_number"] or ""), name, secret, caseload.program.title, as_of, caseload.path.name,
                   place=caseload.program.place)  # fmt: skip
    made.strands = [each for course in courses(caseload.program)
                    if (each := strand(caseload, course, wanted, as_of)).begun]  # fmt: skip
    made.lines = sorted(_lines(caseload, made, wanted, secret, as_of), key=lambda line: line.on)
    made.due = [each for each in due_list(caseload, results, as_of, days) if folded_key(each.participant_id) == wanted]
    return made


def _lines(caseload: Caseload, made: History, wanted: str, secret: bool, as_of: date) -> Iterator[Said]:
    """Every line of the chronology: the processes', the rows beside them, the papers that were issued."""
    lines = [line for each in made.strands for line in each.lines if not line.quiet]
    told = {place for line in lines for place in line.places if line.counted}
    yield from _together(lines)
    for shown in shown_rows(caseload.program):
        yield from _rows(caseload, shown, wanted, secret, as_of, told)
    yield from _papers(caseload, made.case_number, as_of)


def _together(lines: list[Said]) -> Iterator[Said]:
    """The lines of all processes; what two of them say in the same words of the same row stands there once."""
    seen: set[Any] = set()
    for line in lines:
        mark = (line.on, line.what, line.places)
        if mark not in seen:
            seen.add(mark)
            yield line


def _rows(caseload: Caseload, shown: Shown, wanted: str, secret: bool, as_of: date, told: set[str]) -> Iterator[Said]:
    frame = caseload.frames.get(shown.table)
    if frame is None:
        return
    for at, key in enumerate(frame.columns.get(frame.table.key, ())):
        row = Row(caseload, frame, at, -1)
        if folded_key(key) != wanted or row[shown.day] is None or (on := date.fromisoformat(row[shown.day])) > as_of:
            continue
        detail = row.text(shown.told) if shown.told else ""
        words = shared("blocked", "not_shown") if secret and detail else detail.replace("_", " ")
        by = f" {shared('blocked', 'by').format(name=row.text(shown.by))}" if row.text(shown.by) else ""
        if detail or by or row.place(shown.day) not in told:
            yield Said(on, f"{shown.called}{': ' + words if words else ''}{'' if words.endswith('.') else '.'}{by}",
                       (row.place(shown.day),))  # fmt: skip


def _papers(caseload: Caseload, case_number: str, as_of: date) -> Iterator[Said]:
    frame = caseload.frames.get("Notices")
    if frame is None:
        return
    for at, key in enumerate(frame.columns[frame.table.key]):
        row = Row(caseload, frame, at, -1)
        if folded_key(key) == folded_key(case_number) and row["produced_on"] is not None:
            on = date.fromisoformat(row["produced_on"])
            if on <= as_of:
                words = f"A paper was issued: {row.text('notice_id')}, {row.text('state')}."
                yield Said(on, words, (row.place("produced_on"),), "", row.text("form"))


def told(made: History) -> Iterator[str]:
    """The history as plain text, line by line."""
    yield f"{made.program}: {made.participant}, case {made.case_number}{', ' + made.name if made.name else ''}"
    yield f"As of {_written(made.as_of)}, from {made.file}"
    for each in made.strands:
        yield ""
        yield f"{each.title} ({each.question})"
        if each.state:
            yield f"  {each.stands}{f' Since {_written(each.since)}.' if each.since else ''}"
        else:
            yield f"  {shared('blocked', 'unsaid')}"
        for wait in each.awaited:
            due = f", by {_written(wait.due_on)}" if wait.due_on else ""
            form = f"; form: {wait.document}" if wait.document else ""
            yield f"  Next, {wait.who}: {wait.what}{due}{form} [{wait.rule}]"
    yield ""
    yield "What happened"
    for line in made.lines:
        marks = [*line.places, *([line.rule] if line.rule else []), *([f"form: {line.document}"] if line.document else [])]
        yield f"  {line.on}  {line.what} [{'; '.join(marks)}]"
    if made.due:
        yield ""
        yield "What is due"
        yield from (f"  {each.due_on}  {each.what} [{each.place}; {each.source}]" for each in made.due)
    yield ""
    yield "Rules"
    yield from (f"  {rule}: {find(rule).cites} ({texts_of(rule, made.place)})" for rule in made.rules)
    if made.problems:
        yield ""
        yield "What cannot be right in the record"
        yield from (f"  {each.sentence()}" for each in made.problems)


def _written(day: date | None) -> str:
    return "" if day is None else day_in_words(day.toordinal() - EPOCH, "en")
