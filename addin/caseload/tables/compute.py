"""The computed columns of a caseload: every question asked once for all rows, in the order of what needs what."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from caseload.rules import ask, find
from caseload.rules.engine.kinds import Day, Refused
from caseload.rules.engine.readers import Column
from caseload.rules.engine.shown import answer_shown, is_refusal, output_kind, refusal_text, value_shown
from caseload.rules.engine.units import NONE
from caseload.tables.asked import WhenAsked
from caseload.tables.computing.columns import answered, mask_of
from caseload.tables.computing.inputs import column_input, plain_input
from caseload.tables.computing.natives import native
from caseload.tables.computing.run import Results, Run
from caseload.tables.courses import standings
from caseload.tables.entered import entered_column, folded_key, read_one
from caseload.tables.read import Caseload, Frame
from caseload.tables.schema import Alerts, Chosen, Computed, Fixed, Native, Source, Standing
from caseload.tables.schema import Column as SchemaColumn


def compute(caseload: Caseload, as_of: Any = None) -> Results:
    """All computed columns; ``as_of`` (a date) wins over the workbook's own day asked about."""
    return Results({table: dict(columns) for table, columns in compute_asked(caseload, as_of).shown.items()})


def compute_asked(caseload: Caseload, as_of: Any = None) -> Results:
    """The same, each column worked out when it is first asked for."""
    run = _Computing(caseload, as_of)
    return Results({table.name: WhenAsked([column.name for column in table.computed], partial(run.answer, table.name))
                    for table in caseload.program.tables})  # fmt: skip


def input_of(caseload: Caseload, as_of: Any, table: str, row: int, kind: Any, source: Source) -> Any:
    """One input of a question for one row, as ``evaluate`` takes it: worked out as for the whole column; None when blank.

    Raises ``Refused`` for a value that cannot be right, and ``TypeError`` for an input that is a list of lines.
    """
    found = column_input(_Computing(caseload, as_of), caseload[table], kind, source)
    if not isinstance(found, Column):
        raise TypeError(f"{type(source).__name__} gives lines")
    one, size = np.array([row]), len(caseload[table])
    if mask_of(found.bad, size)[one][0]:
        raise Refused(found.reasons.get(row, "not_allowed"))
    if mask_of(found.blank, size)[one][0]:
        return None
    return kind.show(int(np.broadcast_to(found.values, (size,))[row]))


class _Computing(Run):
    """A run that asks the rules."""

    def __init__(self, caseload: Caseload, as_of: Any):
        super().__init__(caseload, as_of)
        self.answers: dict[Any, Any] = {}
        self.played: dict[str, dict[str, Any]] = {}

    def answer(self, table: str, name: str) -> list[Any]:
        """What a computed column shows."""
        self.column(table, name)
        return self.shown[table][name]

    def computed(self, frame: Frame, wanted: SchemaColumn) -> Column:
        made = wanted.computed
        if isinstance(made, Chosen):
            column, shown = self._chosen(frame, made)
        elif isinstance(made, Standing):
            shown, column = self._standing(frame, made)
        elif isinstance(made, Alerts):
            shown, column = [None] * len(frame), entered_column(wanted.kind, [None] * len(frame))
        elif isinstance(made, Native):
            column = native(self, frame, made)
            shown = [value_shown(wanted.kind, value) for value in column.values.tolist()]
        else:
            assert made is not None
            answers = self._answers(frame, made)
            shown, column = answered(answers, made.output)
        when = (made.when if isinstance(made, (Computed, Chosen)) else "") or frame.table.key
        there = self.holds(frame, when)
        if not there.all():
            shown = [value if there[row] else None for row, value in enumerate(shown)]
            column = Column(column.values, ~there if column.blank is None else column.blank | ~there, None)
        self.shown[frame.table.name][wanted.name] = shown
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

    def _answers(self, frame: Frame, computed: Computed) -> Any:
        """The answers of a question for every row; columns that ask the same share them."""
        key = (frame.table.name, computed.question, repr(sorted(computed.inputs.items(), key=lambda pair: pair[0])))
        if key not in self.answers:
            question = find(computed.question)
            given = plain_input if question.over_lists else column_input
            inputs = {name: given(self, frame, question.inputs[name], source) for name, source in computed.inputs.items()
                      if not (isinstance(source, Fixed) and name in question.assumed)}  # fmt: skip
            self.answers[key] = ask(question.id, inputs, len(frame))
        return self.answers[key]

    def _chosen(self, frame: Frame, source: Chosen) -> tuple[Column, list[Any]]:
        """One of some columns in each row; nothing while the column that chooses is blank or unreadable."""
        table, words = frame.table.name, self.words(frame, source.by)
        columns = {word: self.column(table, name) for word, name in source.columns.items()}
        values, blank = np.full(len(frame), NONE), np.ones(len(frame), bool)
        shown: list[Any] = [refusal_text({"status": "missing", "missing": [source.by]}) if word is None else None
                            for word in words]  # fmt: skip
        for word, column in columns.items():
            rows = np.array([each == word for each in words], bool)
            values[rows] = np.broadcast_to(column.values, rows.shape)[rows]
            blank[rows] = False if column.blank is None else np.broadcast_to(column.blank, rows.shape)[rows]
            there = self.typed(frame, source.columns[word])
            for row in np.flatnonzero(rows).tolist():
                shown[row] = there[row]
        return Column(values, blank if blank.any() else None, None), shown


__all__ = ["Results", "compute", "compute_asked", "input_of"]
