"""What a program declares: which columns tell of which event, which sheets list events, which rows a history shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from caseload.tables.courses.row import Row
from caseload.tables.schema import Computed, Each, Program


@dataclass(frozen=True)
class Happens:
    """A row of ``table`` tells that ``event`` happened on the day in column ``day``.

    ``fields``: field of the event -> column (of the row, else of the person). ``given``: fields with a fixed value.
    ``when``: a test on the row, which is a mapping of columns. ``needs``: columns that must be filled for the event to
    count (who decided it). ``instead``: a column whose day stands in for a blank ``day``, which is then named. ``by``:
    the column with the name of who did or decided it. ``later``: days after that day on which the event begins.
    ``aside``: the row has a meaning of its own, and the event is left out without a word where it cannot follow.
    """

    table: str
    event: str
    day: str
    fields: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, Any] = field(default_factory=dict)
    when: Callable[[Row], bool] | None = None
    needs: tuple[str, ...] = ()
    instead: str = ""
    by: str = ""
    later: int = 0
    aside: bool = False

    @property
    def only_by_day(self) -> bool:
        """Does a row without the day tell of nothing at all?"""
        return self.when is None and not self.instead


@dataclass(frozen=True)
class Listed:
    """Each row of ``table`` is an event: field of the event -> column; who did it stands in one of ``NAMES``."""

    table: str
    fields: Mapping[str, str]


@dataclass(frozen=True)
class Course:
    """The events of one machine's question (``CW-NC.state``) in a program's workbook."""

    question: str
    tells: tuple[Happens | Listed, ...]


@dataclass(frozen=True)
class Shown:
    """Rows that a history shows as they are: the day, how it is called, the column that tells it, who did it."""

    table: str
    day: str
    called: str
    told: str = ""
    by: str = ""


def courses(program: Program) -> list[Course]:
    """The courses of a program: those it declares, and those whose events stand on a sheet of their own."""
    found: dict[str, list[Happens | Listed]] = {}
    for course in _declared(program, "COURSES"):
        found.setdefault(course.question, []).extend(course.tells)
    for question, listed in _listed(program):
        if listed not in (tells := found.setdefault(question, [])):
            tells.append(listed)
    return [Course(question, tuple(tells)) for question, tells in found.items()]


def shown_rows(program: Program) -> Sequence[Shown]:
    """The rows that a history shows beside the events; without a declaration, the contacts."""
    declared = _declared(program, "SHOWN")
    return declared or (Shown("Contacts", "contact_on", "Contact", "results"),)


def _declared(program: Program, name: str) -> Sequence[Any]:
    module = f"caseload.tables.programs.{program.code}_course"
    return getattr(import_module(module), name, ()) if find_spec(module) is not None else ()


def _listed(program: Program) -> Iterator[tuple[str, Listed]]:
    """The sheets of events that computed columns hand to a question."""
    for table in program.tables:
        for column in table.computed:
            made = column.computed
            source = made.inputs.get("events") if isinstance(made, Computed) else None
            if isinstance(source, Each):
                assert isinstance(made, Computed)
                yield made.question, Listed(source.table, dict(source.fields))
