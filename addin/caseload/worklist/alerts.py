"""The column Alerts of the sheet of people: how many lines of the due list are a person's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from caseload.tables.compute import Results
from caseload.tables.entered import folded_key
from caseload.tables.formulas.reductions import STANDINGS
from caseload.tables.read import Caseload
from caseload.tables.schema import Alerts
from caseload.worklist.due import WORDS, Line


def tell_alerts(caseload: Caseload, results: Results, lines: Sequence[Line]) -> None:
    """Fill the column from the lines of the due list: "2 overdue, 1 coming"; nothing for a person without any."""
    counted = Counter((folded_key(line.participant_id), WORDS[line.standing]) for line in lines)
    for frame in caseload.frames.values():
        for column in frame.table.computed:
            if isinstance(column.computed, Alerts):
                told = [", ".join(f"{counted[key, word]} {word}" for word in STANDINGS if counted[key, word])
                        for key in map(folded_key, frame.columns[frame.table.key])]  # fmt: skip
                table = frame.table.name
                results.shown = {**results.shown, table: {**results.shown[table], column.name: told}}
