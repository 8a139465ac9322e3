"""Refresh, check and the due list of the open workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from caseload.errors import Problem, WrongUse
from caseload.hosts.server.spanish import problem as in_spanish
from caseload.hosts.server.verbs import Asked
from caseload.hosts.server.writeback import Live, grow_rows, write_results, write_rows

DAYS = 7
MOST = 500
"""Lines shown in the pane; the sheets hold all of them."""


def refresh(asked: Asked) -> dict[str, Any]:
    """Bring computed columns and the lists that refresh owns up to date; formulas stay formulas."""
    from caseload.app.owned import owned_rows
    from caseload.tables.entered import folded_key
    from caseload.worklist.due import counts

    caseload, results, day = asked.opened()
    cases = {folded_key(each) for each in caseload.people.columns.get("case_number", ())}
    lines, owned = owned_rows(caseload, results, day, DAYS, asked.settings.register, cases)
    changed = write_results(asked.changes, caseload, results, live(asked.words))
    for name, rows in owned.items():
        write = grow_rows if caseload[name].table.grows else write_rows
        changed += write(asked.changes, asked.book, caseload[name], rows)
    if asked.words.get("as_of") and "as_of" in caseload.settings_at:
        place = asked.book.sheets[caseload.settings_sheet].range(caseload.settings_at["as_of"])
        asked.changes.values(caseload.settings_sheet, (place.row, place.column), [[_serial(day)]])
    unanswered, gaps = _gaps(caseload, results)
    return {"as_of": day.isoformat(), "changed": changed, "unanswered": unanswered, "gaps": gaps,
            "people": len(caseload.people), "counts": counts(lines), "problems": _problems(asked, caseload.problems)}  # fmt: skip


def _gaps(caseload: Any, results: Any) -> tuple[int, list[dict[str, str]]]:
    """How many cells could not be answered, and the first of them with the text that says why."""
    found = list(_refused(caseload, results))
    return len(found), [{"where": frame.place(row, column), "header": frame.table.column(column).header, "text": text}
                        for frame, row, column, text in found[:MOST]]  # fmt: skip


def _refused(caseload: Any, results: Any) -> Iterator[tuple[Any, int, str, str]]:
    """Table, row, column and text of each answer that is none."""
    from caseload.rules.engine.shown import is_refusal

    for name, columns in results.shown.items():
        frame = caseload[name]
        for column, values in columns.items():
            if column in frame.letters:
                yield from ((frame, row, column, value) for row, value in enumerate(values) if is_refusal(value))


def _serial(day: date) -> Any:
    from caseload.cells.single import to_host

    return to_host(day)


def live(words: Mapping[str, Any]) -> Live:
    """Where formulas stand in the open workbook, as the pane found it; raises ``WrongUse``."""
    found = words.get("live", {})
    if not isinstance(found, dict) or not all(
            isinstance(columns, dict) and all(isinstance(rows, list) for rows in columns.values())
            for columns in found.values()):  # fmt: skip
        raise WrongUse("the list of formulas cannot be read")
    return found


def check(asked: Asked) -> dict[str, Any]:
    """Everything that is wrong in the open workbook."""
    from caseload.app.checking import problems_of

    found = problems_of(asked.caseload)
    return {"problems": _problems(asked, found), "count": len(found)}


def _problems(asked: Asked, problems: list[Problem]) -> list[dict[str, Any]]:
    """The first of them, in the language of the pane."""
    records = [{**each.record(), "file": ""} for each in problems[:MOST]]
    return [in_spanish(each) for each in records] if asked.language == "es" else records


def today(asked: Asked) -> dict[str, Any]:
    """What is overdue, due today and due soon."""
    from caseload.app.due import due_lines
    from caseload.worklist.due import counts

    caseload, results, day = asked.opened()
    lines = due_lines(caseload, results, day, DAYS, asked.settings.register)
    return {"as_of": day.isoformat(), "counts": counts(lines), "lines": [each.record() for each in lines[:MOST]],
            "count": len(lines)}  # fmt: skip
