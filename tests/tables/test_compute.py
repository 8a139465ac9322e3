"""Every computed cell shows what its question answers for that row alone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from caseload.rules import evaluate, find
from caseload.rules.engine.kinds import Day, Flag, Kind, Ticks
from caseload.rules.engine.lists import Items
from caseload.rules.engine.shown import is_refusal, refusal_text
from caseload.tables.compute import Results, compute
from caseload.tables.courses import answered, courses, recorded
from caseload.tables.courses.standings import idle_events
from caseload.tables.read import Caseload, Frame, read_caseload
from caseload.tables.schema import (
    Across,
    AnyLine,
    Chosen,
    Computed,
    Counted,
    Each,
    FirstFilled,
    Fixed,
    LastMonth,
    Latest,
    Lookup,
    Own,
    Says,
    Setting,
    Standing,
    Sum,
    Ticked,
    Total,
    program,
)

from .conftest import DAY, SAMPLED


@pytest.fixture(scope="module", params=SAMPLED)
def computed(request: pytest.FixtureRequest, samples: Any) -> tuple[Caseload, Results]:
    caseload = read_caseload(samples(request.param))
    return caseload, compute(caseload, DAY)


def test_each_cell_is_the_answer_of_its_question_for_that_row(computed: tuple[Caseload, Results]) -> None:
    caseload, results = computed
    asked = 0
    for frame in caseload.frames.values():
        for column in frame.table.computed:
            if isinstance(column.computed, Computed):
                for row in range(len(frame)):
                    expected = _Row(caseload, results, frame, row).answer(column.computed)
                    assert results.shown[frame.table.name][column.name][row] == expected, frame.place(row, column.name)
                    asked += expected is not None
    assert asked > 100


def test_latest_days_and_lines_that_fulfil_something_are_the_ones_in_the_other_table(
    computed: tuple[Caseload, Results],
) -> None:
    caseload, results = computed
    for frame in caseload.frames.values():
        for column in frame.table.computed:
            made = column.computed
            for row in range(len(frame)):
                shown = results.shown[frame.table.name][column.name][row]
                one = _Row(caseload, results, frame, row)
                if isinstance(made, Latest):
                    days = [one.value(made.table, at, made.column) for at in one.alike(made)]
                    days = [date.fromisoformat(day) for day in days if day is not None]
                    assert shown == ((min if made.earliest else max)(days) if days else None)
                elif isinstance(made, AnyLine):
                    assert shown is (True if one.lines(made.table, made.where) else one.nothing_known(made))
                elif isinstance(made, Standing):
                    assert shown == one.standing(made)
                elif isinstance(made, Counted):
                    unsure = any(one.value(made.table, at, made.where) is None for at in one._mine(made.table))
                    assert shown == (None if unsure else len(one.lines(made.table, made.where)))
                elif isinstance(made, Total):
                    assert shown == one.total(made)
                elif isinstance(made, Sum):
                    values = [one.value(frame.table.name, row, name) for name in made.columns]
                    assert shown == (None if None in values else sum(values))
                elif isinstance(made, FirstFilled):
                    values = [one.value(frame.table.name, row, name) for name in made.columns]
                    assert shown == next((date.fromisoformat(day) for day in values if day is not None), None)
                elif isinstance(made, Says):
                    said = one.value(frame.table.name, row, made.column)
                    assert shown is (None if said is None else {True: "yes", False: "no"}.get(said, said) in made.words)
                elif isinstance(made, LastMonth):
                    assert shown is (one.value(frame.table.name, row, made.column) == "2026-10")
                elif isinstance(made, Chosen):
                    said = one.value(frame.table.name, row, made.by)
                    word = {True: "yes", False: "no"}.get(said, said)
                    if made.when and one.value(frame.table.name, row, made.when) is None:
                        assert shown is None
                    elif word in made.columns:
                        assert shown == one.cell(made.columns[word])


def test_people_who_are_passed_over_would_stand_nowhere() -> None:
    """Events that leave every machine of a workbook where it begins: no answer says since when."""
    passed = 0
    for code in SAMPLED:
        for course in courses(program(code)):
            idle = sorted(idle_events(course.question, DAY))
            for days in (("2026-11-03", "2026-11-20"), ("1999-01-04", "2030-01-07")):
                events = [{"event": event, "event_on": day} for day in days for event in idle]
                answer = evaluate(course.question, {"events": events, "as_of": DAY.isoformat()})
                assert answer["since"] is None, course.question
            passed += len(idle)
    assert passed


class _Row:
    """One row as the JSON inputs of a question."""

    def __init__(self, caseload: Caseload, results: Results, frame: Frame, row: int):
        self.caseload, self.results, self.frame, self.row = caseload, results, frame, row

    def answer(self, made: Computed) -> Any:
        """What the cell must show."""
        if not self._asked(made):
            return None
        question = find(made.question)
        inputs = {name: self._input(question.inputs[name], source) for name, source in made.inputs.items()}
        answer = evaluate(made.question, inputs)
        if "status" in answer:
            return refusal_text(answer)
        name, _, field = made.output.partition(".")
        if not field:
            return _shown(question.gives[name], answer[name])
        return _shown(question.gives[name].fields[field], answer[name][0][field]) if answer[name] else None

    def _asked(self, made: Computed) -> bool:
        when = made.when or self.frame.table.key
        name, word = when if isinstance(when, tuple) else (when, None)
        value = self.value(self.frame.table.name, self.row, name)
        return value is not None if word is None else {True: "yes", False: "no"}.get(value, value) == word

    def _input(self, kind: Kind, source: Any) -> Any:
        if isinstance(source, Fixed):
            filled = not source.when or self.value(self.frame.table.name, self.row, source.when) is not None
            return source.value if filled else None
        if isinstance(source, Setting):
            return DAY.isoformat() if source.name == "as_of" else _parts(self.caseload.settings[source.name])
        if isinstance(source, Ticked):
            return self.ticked(source)
        if isinstance(source, Own):
            value = self.value(self.frame.table.name, self.row, source.column)
            if isinstance(kind, Items):
                return _parts(value)
            return (None if value is None else not value) if source.opposite else value
        if isinstance(source, Lookup):
            place = self._mine(source.table)
            return self.value(source.table, place[0], source.column) if place else None
        if isinstance(source, Across):
            return [self.value(self.frame.table.name, self.row, name) for name in source.columns]
        assert isinstance(source, Each) and isinstance(kind, Items)
        lines = [{name: self.value(source.table, at, column) for name, column in source.fields.items()}
                 for at in self.lines(source.table, source.where)]  # fmt: skip
        return [line["value"] for line in lines] if kind.item is not None else lines

    def _mine(self, table: str) -> list[int]:
        other, key = self.caseload[table], self.caseload[table].table.key
        return [at for at in range(len(other)) if other.columns[key][at] == self.frame.columns[key][self.row]]

    def nothing_known(self, made: AnyLine) -> bool | None:
        """No, unless one of the lines could not be answered: then nothing is known."""
        unknown = any(self.value(made.table, at, made.where) is None for at in self._mine(made.table))
        return None if unknown else False

    def standing(self, made: Standing) -> Any:
        """What the history of the person says; nothing before the process has begun."""
        course = next(each for each in courses(self.caseload.program) if each.question == made.question)
        person = str(self.frame.columns[self.frame.table.key][self.row])
        events, _ = recorded(self.caseload, course, person)
        answer, _, left_out = answered(made.question, events, DAY)
        assert not left_out
        if not events or answer["since"] is None:
            return None
        name, _, field = made.output.partition(".")
        kind = find(made.question).gives[name]
        if field:
            return _shown(kind.fields[field], answer[name][0][field]) if answer[name] else None
        return _shown(kind, answer[name])

    def ticked(self, source: Ticked) -> list[str]:
        """What is listed in the row, and what is ticked for it on the sheet Checklist."""
        table = self.frame.table.name
        own = self.value(table, self.row, source.column) if source.column else None
        on = self.value(table, self.row, source.on) if source.on else None
        lines = [at for at in self._mine("Checklist") if self.value("Checklist", at, "rule") == source.rule
                 and self.value("Checklist", at, "done") is True
                 and (self.value("Checklist", at, "on") == on if source.on else self.value("Checklist", at, "month") == "2026-11")]
        return [*(own or []), *(self.value("Checklist", at, "point") for at in lines)]

    def total(self, made: Total) -> Any:
        """The sum of the lines; nothing while one of them is not known."""
        unsure = made.where and any(self.value(made.table, at, made.where) is None for at in self._mine(made.table))
        values = [self.value(made.table, at, made.column) for at in self.lines(made.table, made.where)]
        if unsure or None in values or (made.or_nothing and not values):
            return None
        return pytest.approx(sum(values))

    def cell(self, name: str) -> Any:
        """What another cell of the row shows."""
        there = self.results.shown[self.frame.table.name]
        return there[name][self.row] if name in there else self.value(self.frame.table.name, self.row, name)

    def lines(self, table: str, where: str) -> list[int]:
        """The rows of another table that belong to this one."""
        return [at for at in self._mine(table) if not where or self.value(table, at, where) is True]

    def alike(self, made: Latest) -> list[int]:
        """The lines of a latest day that say the same day as this row, where that is asked."""
        found = self.lines(made.table, made.where)
        if made.alike is None:
            return found
        theirs, mine = made.alike
        wanted = self.value(self.frame.table.name, self.row, mine)
        return [at for at in found if self.value(made.table, at, theirs) == wanted]

    def value(self, table: str, row: int, name: str) -> Any:
        """A cell as JSON."""
        shown = self.results.shown[table]
        raw = shown[name][row] if name in shown else self.caseload[table].columns[name][row]
        return _json(self.caseload[table].table.column(name).kind, raw)


def _json(kind: Kind, raw: Any) -> Any:
    if raw is None or raw == "" or is_refusal(raw):
        return None
    if isinstance(kind, Day) and isinstance(raw, (int, float)):
        return (date(1899, 12, 30) + timedelta(days=int(raw))).isoformat()
    if isinstance(raw, (date, datetime)):
        return raw.isoformat()[:10]
    if isinstance(kind, Flag):
        return {"yes": True, "no": False}.get(raw, raw)
    if isinstance(kind, Ticks):
        return [part.strip() for part in raw.split(",")]
    return int(raw) if isinstance(raw, float) and raw.is_integer() else raw


def _shown(kind: Kind, value: Any) -> Any:
    if isinstance(kind, Day) and value is not None:
        return date.fromisoformat(value)
    if isinstance(value, list):
        return ", ".join(" ".join(_word(part) for part in each.values() if part is not None)
                         if isinstance(each, dict) else _word(each) for each in value)  # fmt: skip
    return value


def _word(value: Any) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _parts(raw: Any) -> list[str] | None:
    return None if raw is None else [part.strip() for part in raw.split(",")]
