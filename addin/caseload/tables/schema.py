"""What a caseload workbook is made of: tables of columns, some filled in by people, some computed by the rules.

One schema makes headers, formats, drop-downs, cell help, formulas, checks, sample data and template fields.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from importlib.util import find_spec

from caseload.rules.engine.kinds import Kind
from caseload.tables.sources import (
    Across,
    Alerts,
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
    Native,
    Own,
    Says,
    Setting,
    Source,
    Standing,
    Sum,
    Ticked,
    Total,
)  # fmt: skip

VERSION = 1
"""Version of the schema; it stands in every workbook."""


@dataclass(frozen=True)
class Due:
    """A computed day by which something is to be done; it is done when one of the columns ``done`` is filled.

    ``what`` says it in a worker's words, with columns of the row in braces; ``only_when``: a yes/no column that must be
    true; ``unless``: one that ends it when it is true.
    """

    what: str
    done: str | tuple[str, ...] = ()
    only_when: str = ""
    unless: str = ""

    @property
    def ends(self) -> tuple[str, ...]:
        """The columns of which one is filled once it is done."""
        return (self.done,) if isinstance(self.done, str) else self.done


@dataclass(frozen=True)
class Column:
    """One column: name in code, header in the field's words, kind of value, and what a cell's help says."""

    name: str
    header: str
    kind: Kind
    help: str = ""
    width: int = 14
    required: bool = False
    computed: Computed | Native | Chosen | Standing | Alerts | None = None
    due: Due | None = None
    lines: bool = False
    """Long text that is wrapped in the cell."""
    yours: bool = False
    """In a list to which refresh adds rows: people's own, refresh leaves it alone."""
    link: bool = False
    """The text names a cell (``Sheet!B7``) to which it leads."""


@dataclass(frozen=True)
class Finding:
    """A computed column whose answer, when there is one other than no and 0, is a problem that check names.

    ``what`` says it (``{}`` stands for the answer), ``todo`` what to do; ``once``: a column that must be filled first.
    """

    column: str
    what: str
    todo: str
    once: str = ""


@dataclass(frozen=True)
class Table:
    """One kind of record: an Excel table on a sheet of its own. ``key`` names the participant of a row.

    ``owned``: refresh writes its rows (Today, Notices); everything else belongs to people. ``in_order``: pairs of day
    columns of which the second may not lie before the first. ``approvals``: a column with an adverse step, and the
    columns with the name of who approved it and the day. ``findings``: computed columns that tell of a problem.
    ``grows``: refresh adds the rows that are not there yet, known by these columns, and keeps those that are.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    key: str = "participant_id"
    unique: tuple[str, ...] = ()
    owned: bool = False
    about: str = ""
    in_order: tuple[tuple[str, str], ...] = ()
    approvals: tuple[tuple[str, ...], ...] = ()
    findings: tuple[Finding, ...] = ()
    grows: tuple[str, ...] = ()

    def column(self, name: str) -> Column:
        """A column by its name; raises ``KeyError``."""
        found = self._by_name.get(name)
        if found is None:
            raise KeyError(f"table {self.name} has no column {name}")
        return found

    @cached_property
    def _by_name(self) -> dict[str, Column]:
        return {each.name: each for each in reversed(self.columns)}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(each.name for each in self.columns)

    @cached_property
    def entered(self) -> tuple[Column, ...]:
        """The columns that people fill in."""
        return tuple(each for each in self.columns if each.computed is None)

    @cached_property
    def computed(self) -> tuple[Column, ...]:
        """The columns that the rules fill in."""
        return tuple(each for each in self.columns if each.computed is not None)


@dataclass(frozen=True)
class Duties:
    """A checklist of the month: a computed column of ``table`` names the points that apply to a row.

    ``day``: a day column that must lie in the month; ``until``: one that must not lie after it; ``ended``: columns of
    which one is filled once there is nothing more to do.
    """

    rule: str
    table: str
    column: str
    day: str = ""
    until: str = ""
    ended: tuple[str, ...] = ()


@dataclass(frozen=True)
class Program:
    """The workbook of one program: its tables in the order of the sheets, its settings, its checklists of the month.

    ``closed``: the columns of the participants' table of which one tells that a record is closed, each with what it then
    says ("": it is filled).
    """

    code: str
    title: str
    place: str
    tables: tuple[Table, ...]
    settings: tuple[Column, ...] = field(default=())
    people: str = "Participants"
    closed: tuple[tuple[str, str], ...] = ()
    duties: tuple[Duties, ...] = ()

    def table(self, name: str) -> Table:
        """A table by its name; raises ``KeyError``."""
        found = {each.name: each for each in self.tables}
        return found[name]


def program(code: str) -> Program:
    """The program with this code; raises ``WrongUse``."""
    from importlib import import_module

    from caseload.errors import WrongUse

    if code not in PROGRAMS:
        raise WrongUse(f"there is no program {code}", todo=f"Programs: {', '.join(PROGRAMS)}.")
    made: Program = import_module(f"caseload.tables.programs.{code}").PROGRAM
    return made


PROGRAMS = tuple(code for code in ("grow", "gain", "wtw", "vr") if find_spec(f"caseload.tables.programs.{code}") is not None)
"""The programs that have a workbook."""

__all__ = [
    "PROGRAMS", "VERSION", "Across", "Alerts", "AnyLine", "Chosen", "Column", "Computed", "Counted", "Due",
    "Duties", "Each", "Finding", "FirstFilled", "Fixed", "LastMonth", "Latest", "Lookup", "Native", "Own", "Program", "Says",
    "Setting", "Source", "Standing", "Sum", "Table", "Ticked", "Total", "program",
]
