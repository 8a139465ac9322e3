"""One row of a caseload as the source of a document: its values, the participant's, the office's, the rules'."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from caseload.law.citations import in_words as citation_in_words
from caseload.rules import evaluate, find
from caseload.rules.engine.explain import said
from caseload.rules.engine.kinds import BLANK, Day, Refused
from caseload.rules.engine.shown import is_refusal
from caseload.rules.engine.typed import reader_of
from caseload.tables.compute import Results, folded_key
from caseload.tables.read import Caseload, Frame


@dataclass
class Case:
    """A row of ``frame`` and the participant it belongs to; ``value`` reads any column by its name."""

    caseload: Caseload
    results: Results
    frame: Frame
    row: int
    person: int
    as_of: date
    days: int

    def value(self, name: str) -> Any:
        """A column of the row, else of the participant, else a setting; None when blank or not answerable."""
        if name in self.frame.columns:
            return self._of(self.frame, self.row, name)
        if self.person >= 0 and name in self.caseload.people.columns:
            return self._of(self.caseload.people, self.person, name)
        return self.caseload.settings.get(name)

    def _of(self, frame: Frame, row: int, name: str) -> Any:
        shown = self.results.shown.get(frame.table.name, {})
        if name in shown:
            value = shown[name][row]
            return None if is_refusal(value) else value
        try:
            value = reader_of(frame.table.column(name).kind)(frame.columns[name][row])
        except Refused:
            return frame.columns[name][row]
        return None if value is BLANK else value

    def yes(self, name: str) -> bool:
        """Is a yes/no column true?"""
        return self.value(name) is True

    def lines(self, table: str) -> Iterator[Case]:
        """The rows of another table that belong to the same participant."""
        frame = self.caseload[table]
        mine = folded_key(self.frame.columns[self.frame.table.key][self.row])
        for row, key in enumerate(frame.columns[frame.table.key]):
            if folded_key(key) == mine:
                yield Case(self.caseload, self.results, frame, row, self.person, self.as_of, self.days)

    def soon(self, day: Any) -> bool:
        """Is a day past, today, or within the days ahead?"""
        return isinstance(day, date) and day <= self.as_of + timedelta(days=self.days)

    @property
    def language(self) -> str:
        """The language in which the participant reads letters."""
        return str(self.value("language") or "en")

    def ask(self, question: str, output: str, **inputs: Any) -> Any:
        """One output of a question; None when it cannot be answered."""
        answer = evaluate(question, _as_inputs(inputs))
        value = None if "status" in answer else answer[output]
        if value is not None and isinstance(find(question).gives[output], Day):
            return date.fromisoformat(value)
        return value

    def why(self, question: str, told: tuple[str, ...], **inputs: Any) -> str:
        """The reason in the participant's language: the named inputs and outputs of a question, in sentences."""
        language = "es" if self.language == "es" else "en"
        return " ".join(said(find(question), _as_inputs(inputs), told, language))


def _as_inputs(inputs: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in inputs.items()}


@dataclass(frozen=True)
class Occasion:
    """What makes a form due: a row of ``table`` for which ``due`` holds; ``trigger`` is the column with its day.

    ``fields`` say where values come from that do not stand in a column of the same name.
    """

    form: str
    table: str
    trigger: str
    due: Callable[[Case], bool]
    fields: Mapping[str, Callable[[Case], Any]] = field(default_factory=dict)


def cases_of(wanted: Occasion, caseload: Caseload, results: Results, as_of: date, days: int) -> Iterator[Case]:
    """Every row of the occasion's table that has its day."""
    frame, people = caseload[wanted.table], caseload.people
    key = frame.table.key
    place = {folded_key(value): row for row, value in reversed(list(enumerate(people.columns.get(key, ()))))}
    for row in range(len(frame)):
        case = Case(caseload, results, frame, row, place.get(folded_key(frame.columns[key][row]), -1), as_of, days)
        if isinstance(case.value(wanted.trigger), date):
            yield case


def filled(wanted: Occasion, case: Case, form: Any) -> dict[str, Any]:
    """The values of a form's fields for one case, with what the register needs."""
    values = {each.name: _field(wanted, case, each.name) for each in form.fields}
    values.pop("notice_id", None)
    values.pop("produced_on", None)
    return {**values, "case_number": str(case.value("case_number") or ""), "trigger_on": case.value(wanted.trigger),
            "language": case.language}  # fmt: skip


def _field(wanted: Occasion, case: Case, name: str) -> Any:
    make = wanted.fields.get(name) or COMMON.get(name)
    return make(case) if make is not None else case.value(name)


def _name(case: Case) -> str:
    return f"{case.value('first_name') or ''} {case.value('last_name') or ''}".strip()


def _address(case: Case) -> str | None:
    """The lines of the address; a confidential one is never printed, only the safe one."""
    street, city = ("safe_address", "safe_city") if case.yes("confidential") else ("address", "city")
    lines = [_name(case), case.value(street), case.value(city)]
    return "\n".join(str(line) for line in lines) if all(lines) else None


def _office(case: Case) -> str | None:
    lines = [case.value("agency_address"), case.value("agency_city")]
    return ", ".join(str(line) for line in lines) if all(lines) else None


COMMON: dict[str, Callable[[Case], Any]] = {
    "participant_name": _name,
    "address_block": _address,
    "office_address": _office,
    "office_phone": lambda case: case.value("agency_phone"),
    "program": lambda case: case.caseload.program.title,
    "ec": lambda case: case.value("worker_name"),
    "contact": lambda case: f"{case.value('worker_name')}, {case.value('worker_phone')}",
}
"""Fields that every form fills alike."""


def cited(question: str) -> str:
    """The texts on which a question rests, in words."""
    return citation_in_words(find(question).cites)
