"""Choosing documents: by form, by what is due, by a condition on columns, by rows that somebody ticked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from caseload.app.conditions import conditions, ticked


@dataclass
class Chosen:
    """The documents of one form that are due: the form, the language and values of each row, and where each stands."""

    form: Any
    rows: list[dict[str, Any]]
    places: list[str]
    participants: list[str]


@dataclass(frozen=True)
class Narrowed:
    """Which of the documents that are due are wanted: a condition on columns, ticked rows, participants, a first day.

    ``where``: ``COLUMN=VALUE``, several joined by " and ", also ``!=``. ``tick``: the header of the column with the
    ticks. ``since``: only those made due on or after this day.
    """

    where: str = ""
    tick: str = ""
    participants: tuple[str, ...] = ()
    since: date | None = None


ALL = Narrowed()


def choose(path: str | Path, form: str, *, as_of: date | None = None, days: int = 7, where: str = "", tick: str = "",
           participants: Iterable[str] = (), since: date | None = None) -> tuple[Chosen, date]:  # fmt: skip
    """The documents of a form that are due in a workbook, narrowed as ``Narrowed`` says, and the day they are due on.

    Raises ``WrongUse`` for an unknown form or column.
    """
    from caseload.app.opening import opened
    from caseload.app.profile import read_profile
    from caseload.forms import read_catalogue

    wanted = read_profile(path).form(read_catalogue().form(form))
    with opened(path, as_of) as (caseload, results, day):
        narrowed = Narrowed(where, tick, tuple(participants), since)
        return _chosen(wanted, caseload, results, day, days, narrowed), day


def choose_due(path: str | Path, *, as_of: date | None = None, days: int = 7, where: str = "", tick: str = "",
               participants: Iterable[str] = ()) -> tuple[list[Chosen], date]:  # fmt: skip
    """The documents of every form with something due, but those that are made on request only."""
    from caseload.app.opening import opened
    from caseload.app.profile import read_profile
    from caseload.forms import read_catalogue
    from caseload.forms.sources import occasions

    profile, catalogue = read_profile(path), read_catalogue()
    with opened(path, as_of) as (caseload, results, day):
        narrowed = Narrowed(where, tick, tuple(participants))
        codes = [code for code, source in occasions(caseload.program.code).items() if not source.on_request]
        found = [_chosen(profile.form(catalogue.form(code)), caseload, results, day, days, narrowed) for code in codes]
    return [each for each in found if each.rows], day


def due_forms(path: str | Path, as_of: date | None = None, days: int = 7) -> list[dict[str, Any]]:
    """Every form that this workbook can fill, with the number of documents due; of those on request, for how many rows."""
    from caseload.app.opening import opened
    from caseload.forms import read_catalogue
    from caseload.forms.sources import due_cases, occasions

    catalogue, found = read_catalogue(), []
    with opened(path, as_of) as (caseload, results, day):
        for code, source in occasions(caseload.program.code).items():
            form = catalogue.form(code)
            if source.on_request and source.whole is None:
                due = len(due_cases(form, caseload, results, day, days))
            else:
                due = len(_chosen(form, caseload, results, day, days, ALL).rows)
            found.append({"form": code, "due": due, "on_request": source.on_request})
    return found


def _chosen(form: Any, caseload: Any, results: Any, day: date, days: int, narrowed: Narrowed) -> Chosen:
    from caseload.app.conditions import refuse_unknown
    from caseload.forms.sources import due_cases, occasion, rows_of
    from caseload.tables.entered import folded_key

    source = occasion(caseload.program.code, form.code)
    tests = [*conditions(narrowed.where), ticked(narrowed.tick)]
    only = {folded_key(each) for each in narrowed.participants}
    cases = due_cases(form, caseload, results, day, days)
    refuse_unknown(tests, cases)
    kept = [case for case in cases
            if all(test(case) for test in tests)
            and (not only or folded_key(case.value("participant_id")) in only)
            and (narrowed.since is None or source.day(case) >= narrowed.since)]  # fmt: skip
    found = rows_of(source, kept, form)
    places = [f"{case.frame.sheet}, row {case.frame.rows[case.row]}" for case, _ in found]
    people = [str(case.value("participant_id") or "") for case, _ in found]
    return Chosen(form, [row for _, row in found], places, people)
