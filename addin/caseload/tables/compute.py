"""The computed columns of a caseload: every question asked once for all rows, in the order of what needs what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from caseload.rules import ask, find
from caseload.rules.engine.days import month_of
from caseload.rules.engine.keyed import Keyed
from caseload.rules.engine.kinds import Choice, Day, Flag, Refused, Text
from caseload.rules.engine.lists import Items
from caseload.rules.engine.readers import Column
from caseload.rules.engine.shown import answer_shown, cell_column, is_refusal, output_kind, refusal_text, value_shown
from caseload.rules.engine.typed import reader_of
from caseload.rules.engine.units import NONE
from caseload.tables.courses import standings
from caseload.tables.entered import entered_column, folded_key, read_one
from caseload.tables.read import Caseload, Frame
from caseload.tables.schema import (
    Across,
    Alerts,
    AnyLine,
    Chosen,
    Computed,
    Counted,
    Each,
    Fixed,
    LastMonth,
    Latest,
    Lookup,
    Native,
    Own,
    Says,
    Setting,
    Source,
    Standing,
    Sum,
    Ticked,
    Total,
)
from caseload.tables.schema import Column as SchemaColumn


@dataclass
class Results:
    """What the computed columns show: table -> column -> a value per row (a day as a date, "?" texts for refusals)."""

    shown: dict[str, dict[str, list[Any]]] = field(default_factory=dict)


def compute(caseload: Caseload, as_of: Any = None) -> Results:
    """All computed columns; ``as_of`` (a date) wins over the workbook's own day asked about."""
    return _Computing(caseload, as_of).all()


def input_of(caseload: Caseload, as_of: Any, table: str, row: int, kind: Any, source: Source) -> Any:
    """One input of a question for one row, as ``evaluate`` takes it: worked out as for the whole column; None when blank.

    Raises ``Refused`` for a value that cannot be right, and ``TypeError`` for an input that is a list of lines.
    """
    found = _Computing(caseload, as_of)._input(caseload[table], kind, source)
    if not isinstance(found, Column):
        raise TypeError(f"{type(source).__name__} gives lines")
    one, size = np.array([row]), len(caseload[table])
    if _mask(found.bad, size)[one][0]:
        raise Refused(found.reasons.get(row, "not_allowed"))
    if _mask(found.blank, size)[one][0]:
        return None
    return kind.show(int(np.broadcast_to(found.values, (size,))[row]))


class _Computing:
    """One run over a caseload; columns are worked out when another one first needs them."""

    def __init__(self, caseload: Caseload, as_of: Any):
        self.caseload = caseload
        self.settings = {**caseload.settings, **({"as_of": as_of} if as_of is not None else {})}
        self.results = Results({table.name: {} for table in caseload.program.tables})
        self.columns: dict[tuple[str, str], Column] = {}
        self.answers: dict[Any, Any] = {}
        self.played: dict[str, dict[str, Any]] = {}

    def all(self) -> Results:
        for table in self.caseload.program.tables:
            for column in table.computed:
                self.column(table.name, column.name)
        return self.results

    def column(self, table: str, name: str) -> Column:
        """A column as questions take it: entered, or computed before."""
        if (table, name) not in self.columns:
            frame = self.caseload[table]
            wanted = frame.table.column(name)
            if wanted.computed is None:
                self.columns[table, name] = entered_column(wanted.kind, frame.columns[name])
            else:
                self.columns[table, name] = self._computed(frame, wanted)
        return self.columns[table, name]

    def _computed(self, frame: Frame, wanted: SchemaColumn) -> Column:
        made = wanted.computed
        if isinstance(made, Chosen):
            column, shown = self._chosen(frame, made)
        elif isinstance(made, Standing):
            shown, column = self._standing(frame, made)
        elif isinstance(made, Alerts):
            shown, column = [None] * len(frame), entered_column(wanted.kind, [None] * len(frame))
        elif isinstance(made, Native):
            column = self._native(frame, made)
            shown = [value_shown(wanted.kind, value) for value in column.values.tolist()]
        else:
            assert made is not None
            answers = self._answers(frame, made)
            shown, column = _answered(answers, made.output)
        when = (made.when if isinstance(made, (Computed, Chosen)) else "") or frame.table.key
        there = self._holds(frame, when)
        if not there.all():
            shown = [value if there[row] else None for row, value in enumerate(shown)]
            column = Column(column.values, ~there if column.blank is None else column.blank | ~there, None)
        self.results.shown[frame.table.name][wanted.name] = shown
        return column

    def _standing(self, frame: Frame, made: Standing) -> tuple[list[Any], Column]:
        """Where each person stands, by the events of several sheets; each process is played once."""
        if made.question not in self.played:
            day = value_shown(Day(), read_one(Day(), self.settings.get("as_of")))
            self.played[made.question] = standings(self.caseload, made.question, day)
        answers = [self.played[made.question].get(folded_key(key)) for key in frame.columns[frame.table.key]]
        kind = output_kind(made.question, made.output)
        shown = [None if answer is None else answer_shown(kind, answer, made.output) for answer in answers]
        return shown, entered_column(kind, [None if is_refusal(value) else value for value in shown])

    def _native(self, frame: Frame, made: Native) -> Column:
        """A column that no rule is needed for."""
        if isinstance(made, Latest):
            return self._latest(frame, made)
        if isinstance(made, AnyLine):
            return self._any(frame, made)
        if isinstance(made, Counted):
            return self._counted(frame, made)
        if isinstance(made, Total):
            return self._total(frame, made)
        if isinstance(made, LastMonth):
            return self._last_month(frame, made)
        return self._says(frame, made) if isinstance(made, Says) else self._sum(frame, made)

    def _answers(self, frame: Frame, computed: Computed) -> Any:
        """The answers of a question for every row; columns that ask the same share them."""
        key = (frame.table.name, computed.question, repr(sorted(computed.inputs.items(), key=lambda pair: pair[0])))
        if key not in self.answers:
            question = find(computed.question)
            given = self._plain_input if question.over_lists else self._input
            inputs = {name: given(frame, question.inputs[name], source) for name, source in computed.inputs.items()
                      if not (isinstance(source, Fixed) and name in question.assumed)}  # fmt: skip
            self.answers[key] = ask(question.id, inputs, len(frame))
        return self.answers[key]

    def _input(self, frame: Frame, kind: Any, source: Source) -> Any:
        if isinstance(source, Fixed):
            return source.value
        if isinstance(source, Setting):
            return Column(read_one(kind, self.settings.get(source.name)), None, None)
        if isinstance(source, Own):
            column = self.column(frame.table.name, source.column)
            return _opposite(column) if source.opposite else _recoded(column, frame.table.column(source.column).kind, kind)
        if isinstance(source, Lookup):
            kind_there = self.caseload[source.table].table.column(source.column).kind
            return _recoded(self._looked_up(frame, source), kind_there, kind)
        if isinstance(source, Latest):
            return self._latest(frame, source)
        if isinstance(source, Ticked):
            return self._ticked(frame, kind, source)
        return self._across(frame, source) if isinstance(source, Across) else self._lines(frame, kind, source)

    def _across(self, frame: Frame, source: Across) -> Keyed:
        columns = [self.column(frame.table.name, name) for name in source.columns]
        rows, size = np.arange(len(frame)), len(frame)
        reasons = {at * size + row: reason for at, each in enumerate(columns) for row, reason in each.reasons.items()}
        joined = Column(np.concatenate([np.broadcast_to(each.values, (size,)) for each in columns]),
                        np.concatenate([_mask(each.blank, size) for each in columns]),
                        np.concatenate([_mask(each.bad, size) for each in columns]), reasons)  # fmt: skip
        return Keyed(np.tile(rows, len(columns)), {"value": joined})

    def _plain_input(self, frame: Frame, kind: Any, source: Source) -> Any:
        """An input of a question over whole lists: values as JSON, one for each row."""
        if isinstance(source, Fixed):
            return source.value
        if isinstance(source, Setting):
            if isinstance(kind, Items):
                return _parts(self.settings.get(source.name))
            return _plain(kind, self._input(frame, kind, source), 1, [])[0]
        if not isinstance(source, Each):
            raws = frame.columns.get(source.column, []) if isinstance(source, Own) else []
            if isinstance(kind, Items):
                return [_parts(raw) for raw in raws]
            return _plain(kind, self._input(frame, kind, source), len(frame), raws)
        lines, at, parent = self._pairs(frame, source.table)
        taken, unknown = self._taken(lines, at, source.where)
        fields = {"value": kind.item} if kind.item is not None else kind.fields
        columns = {name: _plain(fields[name], self.column(source.table, column), len(lines), lines.columns[column])
                   for name, column in source.fields.items()}  # fmt: skip
        lists: list[list[Any]] = [[] for _ in range(len(frame))]
        for pair in np.flatnonzero(taken | unknown).tolist():
            line = {name: values[at[pair]] for name, values in columns.items()}
            lists[parent[pair]].append(line["value"] if kind.item is not None else line)
        return lists

    def _chosen(self, frame: Frame, source: Chosen) -> tuple[Column, list[Any]]:
        """One of some columns in each row; nothing while the column that chooses is blank or unreadable."""
        table, words = frame.table.name, self._words(frame, source.by)
        columns = {word: self.column(table, name) for word, name in source.columns.items()}
        values, blank = np.full(len(frame), NONE), np.ones(len(frame), bool)
        shown: list[Any] = [refusal_text({"status": "missing", "missing": [source.by]}) if word is None else None
                            for word in words]  # fmt: skip
        for word, column in columns.items():
            rows = np.array([each == word for each in words], bool)
            values[rows] = np.broadcast_to(column.values, rows.shape)[rows]
            blank[rows] = False if column.blank is None else np.broadcast_to(column.blank, rows.shape)[rows]
            there = self._there(frame, source.columns[word])
            for row in np.flatnonzero(rows).tolist():
                shown[row] = there[row]
        return Column(values, blank if blank.any() else None, None), shown

    def _there(self, frame: Frame, name: str) -> list[Any]:
        """What stands in the cells of a column; a yes or no that was typed as a truth value."""
        if name in self.results.shown[frame.table.name]:
            return self.results.shown[frame.table.name][name]
        raws = frame.columns[name]
        if not isinstance(frame.table.column(name).kind, Flag):
            return raws
        column = self.column(frame.table.name, name)
        unread = _mask(column.blank, len(raws)) | _mask(column.bad, len(raws))
        return [None if unread[row] else bool(column.values[row]) for row in range(len(raws))]

    def _pairs(self, frame: Frame, table: str) -> tuple[Frame, np.ndarray, np.ndarray]:
        """The lines of another table, and every pair of a line and a row of ``frame`` to which it belongs."""
        lines = self.caseload[table]
        return lines, *_pairs(frame.columns[lines.table.key], lines.columns[lines.table.key])

    def _holds(self, frame: Frame, when: str | tuple[str, str]) -> np.ndarray:
        """In which rows is a column filled, or does it say one thing?"""
        if isinstance(when, str):
            column = self.column(frame.table.name, when)
            return np.ones(len(frame), bool) if column.blank is None else ~column.blank
        return np.array([word == when[1] for word in self._words(frame, when[0])], bool)

    def _words(self, frame: Frame, name: str) -> list[Any]:
        """What a column of codes says in each row; of a yes/no column ``yes`` and ``no``."""
        said = _plain(frame.table.column(name).kind, self.column(frame.table.name, name), len(frame), [])
        return [{True: "yes", False: "no"}.get(value, value) for value in said]

    def _taken(self, lines: Frame, at: np.ndarray, where: str) -> tuple[np.ndarray, np.ndarray]:
        """Which of some lines fulfil a yes/no column, and of which of the others that is not known."""
        if not where:
            return np.ones(len(at), bool), np.zeros(len(at), bool)
        flags = self.column(lines.table.name, where)
        unknown = _mask(flags.blank, len(lines))[at]
        return (np.broadcast_to(np.asarray(flags.values) == 1, (len(lines),))[at]) & ~unknown, unknown

    def _any(self, frame: Frame, source: AnyLine) -> Column:
        lines, at, parent = self._pairs(frame, source.table)
        taken, unknown = self._taken(lines, at, source.where)
        yes = np.bincount(parent[taken], minlength=len(frame)) > 0
        blank = ~yes & (np.bincount(parent[unknown], minlength=len(frame)) > 0)
        return Column(np.where(blank, NONE, yes), blank if blank.any() else None, None)

    def _counted(self, frame: Frame, source: Counted) -> Column:
        lines, at, parent = self._pairs(frame, source.table)
        taken, unknown = self._taken(lines, at, source.where)
        blank = np.bincount(parent[unknown], minlength=len(frame)) > 0
        found = np.bincount(parent[taken], minlength=len(frame))
        return Column(np.where(blank, NONE, found), blank if blank.any() else None, None)

    def _ticked(self, frame: Frame, kind: Any, source: Ticked) -> Column:
        """The points that are done: those listed in the row, and those ticked on the checklist for it.

        A point that is ticked nowhere is open: that is what a checklist says.
        """
        size = len(frame)
        values = np.zeros(size, np.int64)
        bad: np.ndarray | None = None
        reasons: dict[int, str] = {}
        if source.column:
            own = self.column(frame.table.name, source.column)
            bad, reasons = own.bad, dict(own.reasons)
            values = np.where(_mask(own.blank, size), 0, np.broadcast_to(own.values, (size,)))
        lines, at, parent = self._pairs(frame, "Checklist")
        done = self._taken(lines, at, "done")[0]
        month = month_of(read_one(Day(), self.settings.get("as_of")))
        months, days = (self.column("Checklist", name).values for name in ("month", "on"))
        asked = self.column(frame.table.name, source.on).values if source.on else None
        for pair in np.flatnonzero([folded_key(lines.columns["rule"][row]) == folded_key(source.rule) for row in at]):
            row, mine = at[pair], parent[pair]
            right = days[row] == asked[mine] if asked is not None else months[row] == month
            place = kind.codes.place(str(lines.columns["point"][row]).strip())
            if right and place is not None:
                values[mine] |= int(done[pair]) << place
        return Column(values, None, bad, reasons)

    def _total(self, frame: Frame, source: Total) -> Column:
        lines, at, parent = self._pairs(frame, source.table)
        taken, unknown = self._taken(lines, at, source.where)
        column = self.column(source.table, source.column)
        gap = (_mask(column.blank, len(lines)) | _mask(column.bad, len(lines)))[at] & taken | unknown
        values = np.where(taken & ~gap, np.broadcast_to(column.values, (len(lines),))[at], 0)
        found = np.zeros(len(frame), np.int64)
        np.add.at(found, parent, values)
        blank = np.bincount(parent[gap], minlength=len(frame)) > 0
        if source.or_nothing:
            blank |= np.bincount(parent[taken], minlength=len(frame)) == 0
        return Column(np.where(blank, NONE, found), blank if blank.any() else None, None)

    def _last_month(self, frame: Frame, source: LastMonth) -> Column:
        months = np.broadcast_to(self.column(frame.table.name, source.column).values, (len(frame),))
        last = month_of(read_one(Day(), self.settings.get("as_of"))) - 1
        blank = months <= NONE
        return Column(np.where(blank, NONE, months == last), blank if blank.any() else None, None)

    def _sum(self, frame: Frame, source: Sum) -> Column:
        columns = [self.column(frame.table.name, name) for name in source.columns]
        size = len(frame)
        blank = np.any([_mask(each.blank, size) | _mask(each.bad, size) for each in columns], axis=0)
        found = np.sum([np.broadcast_to(each.values, (size,)) for each in columns], axis=0)
        return Column(np.where(blank, NONE, found), blank if blank.any() else None, None)

    def _says(self, frame: Frame, source: Says) -> Column:
        words = self._words(frame, source.column)
        blank = np.array([word is None for word in words], bool)
        said = np.array([word in source.words for word in words], bool)
        return Column(np.where(blank, NONE, said), blank if blank.any() else None, None)

    def _lines(self, frame: Frame, kind: Any, source: Each) -> Keyed:
        lines, at, parent = self._pairs(frame, source.table)
        taken, unknown = self._taken(lines, at, source.where)
        either = taken | unknown
        columns = {name: _some(self.column(source.table, column), len(lines), at[either], unknown[either])
                   for name, column in source.fields.items()}  # fmt: skip
        return Keyed(parent[either], columns)

    def _latest(self, frame: Frame, source: Latest) -> Column:
        lines, at, parent = self._pairs(frame, source.table)
        column = self.column(source.table, source.column)
        values = np.broadcast_to(column.values, (len(lines),))[at]
        taken = self._taken(lines, at, source.where)[0] & (values > NONE) & ~_mask(column.blank, len(lines))[at]
        nothing = np.iinfo(np.int64).max if source.earliest else NONE
        found = np.full(len(frame), nothing)
        (np.minimum if source.earliest else np.maximum).at(found, parent[taken], values[taken])
        found[found == nothing] = NONE
        return Column(found, found == NONE, None)

    def _looked_up(self, frame: Frame, source: Lookup) -> Column:
        other = self.caseload[source.table]
        at = _places(other.columns[other.table.key], frame.columns[frame.table.key])
        column = self.column(source.table, source.column)
        values = np.broadcast_to(column.values, (len(other),))
        gone = at < 0
        blank = gone | (column.blank[at] if column.blank is not None and len(other) else False)
        return Column(np.where(gone, NONE, values[at] if len(other) else NONE), np.asarray(blank, bool), None)


def _parts(raw: Any) -> list[str] | None:
    """A cell with a list of words between commas; nothing in it is a blank."""
    text = "" if raw is None else str(raw).strip()
    return [part.strip() for part in text.split(",")] if text else None


def _recoded(column: Column, kind: Any, wanted: Any) -> Column:
    """A column of codes for a question whose list has other codes: a code that it does not know is refused there."""
    if not isinstance(kind, Choice) or not isinstance(wanted, Choice) or kind.codes.names == wanted.codes.names:
        return column
    places = np.array([-1 if (place := wanted.codes.place(name)) is None else place for name in kind.codes.names] or [-1])
    values = np.atleast_1d(np.asarray(column.values))
    there = (values >= 0) & (values < len(kind.codes))
    found = np.where(there, places[np.clip(values, 0, len(places) - 1)], values)
    strange = there & (found < 0)
    bad = strange if column.bad is None else column.bad | strange
    reasons = {**column.reasons, **{int(row): "not_allowed" for row in np.flatnonzero(strange)}}
    return Column(np.where(strange, NONE, found), column.blank, bad if bad.any() else None, reasons)


def _opposite(column: Column) -> Column:
    """A yes/no column turned round; blanks stay blanks."""
    values = np.asarray(column.values)
    return Column(np.where((values == 0) | (values == 1), 1 - values, values), column.blank, column.bad, column.reasons)


def _plain(kind: Any, column: Column, rows: int, raws: Sequence[Any]) -> list[Any]:
    """A column as JSON values, blanks as ``None``; what cannot be right stays as typed, to be refused by name."""
    values = np.broadcast_to(column.values, (rows,))
    blank = np.zeros(rows, bool) if column.blank is None else np.broadcast_to(column.blank, (rows,))
    bad = np.zeros(rows, bool) if column.bad is None else np.broadcast_to(column.bad, (rows,))
    typed_text = isinstance(kind, Text)
    raws = raws or [None] * rows
    read = reader_of(kind)
    return [str(raws[row]) if bad[row] else None if blank[row] else
            str(read(raws[row])) if typed_text else kind.show(values[row].item()) for row in range(rows)]  # fmt: skip


def _places(keys: Sequence[Any], wanted: Sequence[Any]) -> np.ndarray:
    """The first row in which each wanted key stands; -1 where none does, and for a blank."""
    place = {folded_key(value): row for row, value in reversed(list(enumerate(keys))) if folded_key(value)}
    return np.array([place.get(folded_key(value), -1) for value in wanted], np.int64)


def _pairs(keys: Sequence[Any], wanted: Sequence[Any]) -> tuple[np.ndarray, np.ndarray]:
    """Every pair of a wanted key and a row in which it stands: places among the wanted, and rows."""
    rows: dict[str, list[int]] = {}
    for row, value in enumerate(keys):
        rows.setdefault(folded_key(value), []).append(row)
    rows.pop("", None)
    found = [(at, row) for at, value in enumerate(wanted) for row in rows.get(folded_key(value), ())]
    at, parent = np.array(found, np.int64).reshape(-1, 2).T
    return at, parent


def _mask(mask: np.ndarray | None, size: int) -> np.ndarray:
    return np.zeros(size, bool) if mask is None else mask


def _some(column: Column, size: int, at: np.ndarray, unknown: np.ndarray) -> Column:
    """Some rows of a column, one more than once perhaps; in the unknown ones the value is a blank."""
    reasons = {place: column.reasons[row] for place, row in enumerate(at.tolist()) if row in column.reasons}
    blank = _mask(column.blank, size)[at] | unknown
    return Column(np.broadcast_to(column.values, (size,))[at], blank if blank.any() else None,
                  None if column.bad is None else column.bad[at], reasons)  # fmt: skip


def _answered(answers: Any, output: str) -> tuple[list[Any], Column]:
    """What the cells of a question's column show, and the column as an input of other questions."""
    if "." not in output:
        return cell_column(answers, output), _as_input(answers, output)
    kind = output_kind(answers.question.id, output)
    shown = [answer_shown(kind, answers.record(row), output) for row in range(len(answers))]
    return shown, entered_column(kind, [None if is_refusal(value) else value for value in shown])


def _as_input(answers: Any, output: str) -> Column:
    """An answer as the input of another question: where it could not be given, it is a blank there."""
    kind = answers.question.gives[output]
    values = np.array(answers.fields[output]) if answers.fields else np.full(len(answers), NONE)
    unknown = (answers.status != 0) | (values < NONE // 2)
    for row, record in answers.whole.items():
        if record.get(output) is not None and not isinstance(kind, Items):
            values[row], unknown[row] = kind.read(record[output]), False
    return Column(values, unknown if unknown.any() else None, None)


__all__ = ["Results", "compute", "folded_key"]
