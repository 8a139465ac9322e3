"""One row of a caseload as the source of a document: its values, the participant's, the office's, the rules'."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from caseload.law.citations import in_words as citation_in_words
from caseload.law.rows import day_number
from caseload.law.store import in_force
from caseload.rules import evaluate, find
from caseload.rules.engine.explain import said
from caseload.rules.engine.kinds import BLANK, Day, Refused
from caseload.rules.engine.shown import is_refusal
from caseload.rules.engine.typed import reader_of
from caseload.tables.compute import Results
from caseload.tables.entered import folded_key
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
    index: dict[str, dict[str, list[int]]] = field(default_factory=dict, repr=False)
    """Table -> key of a participant -> their rows; shared by the cases of a run, so that each table is gone over once."""
    speaks: str = ""
    """The language of whoever gets the paper, where that is not the participant."""

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

    def of_row(self, name: str) -> Any:
        """A column of the row itself, where a paper has a field of the same name for everybody."""
        return self._of(self.frame, self.row, name)

    def yes(self, name: str) -> bool:
        """Is a yes/no column true?"""
        return self.value(name) is True

    def lines(self, table: str) -> Iterator[Case]:
        """The rows of another table that belong to the same participant; none when the workbook has no such table."""
        frame = self.caseload.frames.get(table)
        if frame is None:
            return
        if table not in self.index:
            self.index[table] = rows_by_key(frame)
        for row in self.index[table].get(folded_key(self.value(frame.table.key)), ()):
            yield Case(self.caseload, self.results, frame, row, self.person, self.as_of, self.days, self.index)

    def latest(self, table: str, day: str, **wanted: Any) -> Case | None:
        """The line of another table with the latest day, among those whose columns have the wanted values."""
        found = [each for each in self.lines(table) if isinstance(each.value(day), date)
                 and all(each.value(name) == value for name, value in wanted.items())]  # fmt: skip
        return max(found, key=lambda each: each.value(day)) if found else None

    def soon(self, day: Any) -> bool:
        """Is a day past, today, or within the days ahead?"""
        return isinstance(day, date) and day <= self.as_of + timedelta(days=self.days)

    def ahead(self, day: Any) -> bool:
        """Is a day today or later?"""
        return isinstance(day, date) and day >= self.as_of

    def upcoming(self, day: Any) -> Any:
        """A day that is today or later; None for one that is past, so that no letter asks for something by a past day."""
        return day if self.ahead(day) else None

    @property
    def language(self) -> str:
        """The language in which the participant, or who else gets the paper, reads letters."""
        return self.speaks or str(self.value("language") or "en")

    def ask(self, question: str, output: str, **inputs: Any) -> Any:
        """One output of a question; None when it cannot be answered."""
        answer = evaluate(question, _as_inputs(inputs))
        value = None if "status" in answer else answer[output]
        if value is not None and isinstance(find(question).gives[output], Day):
            return date.fromisoformat(value)
        return value

    def law(self, key: str) -> Any:
        """The value of a parameter in force in the program's place on the day asked about; None when there is none."""
        row = in_force(key, day_number(self.as_of), self.caseload.program.place)
        return None if row is None else row.value

    def why(self, question: str, told: tuple[str, ...], **inputs: Any) -> str:
        """The reason in the participant's language: the named inputs and outputs of a question, in sentences."""
        language = "es" if self.language == "es" else "en"
        return " ".join(said(find(question), _as_inputs(inputs), told, language))


def rows_by_key(frame: Frame) -> dict[str, list[int]]:
    """Key of a participant -> the rows of a table with it, in the order of the sheet."""
    found: dict[str, list[int]] = {}
    for row, key in enumerate(frame.columns[frame.table.key]):
        found.setdefault(folded_key(key), []).append(row)
    return found


def _as_inputs(inputs: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in inputs.items()}


def cited(case: Case, question: str) -> str:
    """The texts on which a question rests, in words; those of the program's own place, where there are some."""
    return citation_in_words(find(question).cites, case.caseload.program.place)
