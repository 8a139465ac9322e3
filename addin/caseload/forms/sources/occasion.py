"""What makes a form due, and its rows: for the person itself, for further recipients, or one for the whole caseload."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from caseload.forms.sources.block import COMMON, address_of, name_of
from caseload.forms.sources.case import Case
from caseload.tables.compute import Results
from caseload.tables.entered import folded_key
from caseload.tables.read import Caseload

Filler = Callable[[Case], Any]
PEOPLE = ""
"""As the table of an occasion: the table of the participants, whatever a program calls it."""


@dataclass(frozen=True)
class Occasion:
    """What makes a form due: a row of ``table`` (or of one of some tables) for which ``due`` holds.

    ``trigger`` is the column with its day; it may be a function of the case. ``fields`` say where values come from that do not
    stand in a column of the same name. ``whole``: the form is one document for all due rows together (one in each
    of its languages that somebody of them reads), and this gives the values of its fields that depend on them.
    ``part`` tells apart documents of one case and day that are owed for different things (two services decided on
    one day); it must stay the same as long as the row does.
    """

    form: str
    table: str | tuple[str, ...]
    trigger: str | Filler
    due: Callable[[Case], bool]
    fields: Mapping[str, Filler] = field(default_factory=dict)
    whole: Callable[[Sequence[Case]], dict[str, Any]] | None = None
    part: Filler | None = None

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables whose rows may make the form due."""
        return (self.table,) if isinstance(self.table, str) else self.table

    @property
    def on_request(self) -> bool:
        """Whether it is made when somebody asks for it, and never due by itself."""
        return self.trigger is today or self.due is always

    def day(self, case: Case) -> Any:
        """The day that makes the document due."""
        return self.trigger(case) if callable(self.trigger) else case.value(self.trigger)


def today(case: Case) -> date:
    """The trigger of papers that are made on request: the day asked about."""
    return case.as_of


def always(case: Case) -> bool:
    """Due whenever it is asked for."""
    return True


def nth_of(day: str) -> Filler:
    """The part of a document that is for the file: the second and further rows of one case and day are numbered."""

    def part(case: Case) -> str:
        before = [each for each in case.lines(case.frame.table.name)
                  if each.row <= case.row and each.value(day) == case.value(day)]  # fmt: skip
        return str(len(before)) if len(before) > 1 else ""

    return part


def cases_of(wanted: Occasion, caseload: Caseload, results: Results, as_of: date, days: int) -> Iterator[Case]:
    """Every row of the occasion's tables that has its day."""
    people, index = caseload.people, dict[str, dict[str, list[int]]]()
    for table in wanted.tables:
        frame = caseload[table or caseload.program.people]
        key = frame.table.key
        place = {folded_key(value): row for row, value in reversed(list(enumerate(people.columns.get(key, ()))))}
        for row, whose in enumerate(frame.columns[key]):
            case = Case(caseload, results, frame, row, place.get(folded_key(whose), -1), as_of, days, index)
            if isinstance(wanted.day(case), date):
                yield case


def rows_of(wanted: Occasion, cases: Sequence[Case], form: Any) -> list[tuple[Case, dict[str, Any]]]:
    """The documents for some due rows, each as (case, values of the form's fields)."""
    if wanted.whole is not None:
        return [_together(wanted, wanted.whole, group, form) for group in _by_language(cases, form)]
    found = []
    for case in cases:
        row = filled(wanted, case, form)
        for each in (row, *_copies(wanted, case, form, row)):
            part = str(wanted.part(case) or "") if wanted.part is not None else ""
            own = {"recipient": f"{each.get('recipient') or form.reader} {part}"} if part else {}
            found.append((case, each | own))
    return found


def _by_language(cases: Sequence[Case], form: Any) -> Iterator[list[Case]]:
    """The cases in groups that read the same language of a form; the form's first language comes first."""
    for language in form.languages:
        group = [case for case in cases if form.language(case.language) == language]
        if group:
            yield group


def _together(wanted: Occasion, whole: Callable[[Sequence[Case]], dict[str, Any]], cases: Sequence[Case],
              form: Any) -> tuple[Case, dict[str, Any]]:  # fmt: skip
    """One document for all of some cases, filed under the worker; one in another language is a paper of its own."""
    first, language = cases[0], form.language(cases[0].language)
    own = {"recipient": f"{form.reader}_{language}"} if language != form.languages[0] else {}
    return first, {**filled(wanted, first, form), "case_number": first.value("worker_id"), "language": language,
                   "large_print": False, **own, **whole(cases)}  # fmt: skip


def filled(wanted: Occasion, case: Case, form: Any) -> dict[str, Any]:
    """The values of a form's fields for one case, with what the register needs."""
    if form.reader == "second_parent":
        return _to_second_parent(wanted, case, form)
    return _values(wanted, case, form)


def _values(wanted: Occasion, case: Case, form: Any) -> dict[str, Any]:
    read = replace(case, speaks=form.language(case.language))
    values = {each.name: _field(wanted, read, each.name) for each in form.fields}
    values.pop("notice_id", None)
    values.pop("produced_on", None)
    return values | {"case_number": str(case.value("case_number") or ""), "trigger_on": wanted.day(case),
                     "language": case.language, "large_print": case.yes("large_print")}  # fmt: skip


def _field(wanted: Occasion, case: Case, name: str) -> Any:
    make = wanted.fields.get(name) or COMMON.get(name)
    return make(case) if make is not None else case.value(name)


def _to_second_parent(wanted: Occasion, case: Case, form: Any) -> dict[str, Any]:
    """A notice of the other parent's own goes to the other parent, when the sheet of recipients knows one.

    On a row of the other parent's own it goes to the address of that row. In a confidential case no address is filled
    in, so that the notice waits for a person.
    """
    other = next((each for each in case.lines("Recipients") if each.value("recipient") == "second_parent"), None)
    if other is None or case.yes("other_parent"):
        return _values(wanted, case, form) | {"participant_name": name_of(case), "address_block": address_of(case)}
    hidden = {"address_block": None} if case.yes("confidential") else {}
    return _values(wanted, _spoken_to(case, other), form) | _addressed(other) | hidden


def _copies(wanted: Occasion, case: Case, form: Any, row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Copies for a representative in their own language; with a confidential address nobody else is told anything."""
    if form.reader != "participant" or "address_block" not in row or case.yes("confidential"):
        return
    for other in case.lines("Recipients"):
        if other.value("recipient") == "representative" and other.yes("copies"):
            own = {key: value for key, value in _addressed(other).items() if key != "participant_name"}
            own["copy_of"] = name_of(case)
            yield {**_values(wanted, _spoken_to(case, other), form), **own, "recipient": "representative", "large_print": False}


def _spoken_to(case: Case, other: Case) -> Case:
    """The same case, told in the language of somebody else who gets the paper."""
    return replace(case, speaks=str(other.value("recipient_language") or other.language))


def _addressed(other: Case) -> dict[str, Any]:
    lines = [other.value(f"recipient_{part}") for part in ("name", "address", "city")]
    return {"participant_name": other.value("recipient_name"),
            "address_block": "\n".join(map(str, lines)) if all(lines) else None}  # fmt: skip
