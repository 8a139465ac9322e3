"""What a caseload workbook is made of: tables of columns, some filled in by people, some computed by the rules.

One schema makes headers, formats, drop-downs, cell help, formulas, checks, sample data and template fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.util import find_spec
from typing import Any

from caseload.rules.engine.kinds import Kind

VERSION = 1
"""Version of the schema; it stands in every workbook."""


@dataclass(frozen=True)
class Own:
    """The value of another column of the same row; ``opposite``: of a yes/no column, yes for no and no for yes."""

    column: str
    opposite: bool = False


@dataclass(frozen=True)
class Setting:
    """One value for the whole workbook (the day asked about …)."""

    name: str


@dataclass(frozen=True)
class Fixed:
    """The same value in every row."""

    value: Any


@dataclass(frozen=True)
class Lookup:
    """A column of the participant's row, found by the key."""

    table: str
    column: str


@dataclass(frozen=True)
class Each:
    """The lines of another table that belong to this row: field of the list -> column (a plain list: ``value``).

    ``where``: a yes/no column of that table that must be true for a line to be taken.
    ``helpers``: reduction of the list -> computed column of that table that a cell's formula reduces, where the
    reduction needs more than one field of a line.
    """

    table: str
    fields: Mapping[str, str]
    where: str = ""
    helpers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Across:
    """The values of some neighbouring columns of the same row, as a list that is added up (the days of a week)."""

    columns: tuple[str, ...]


@dataclass(frozen=True)
class Latest:
    """The latest (or earliest) day of the lines of another table that belong to this row."""

    table: str
    column: str
    earliest: bool = False
    where: str = ""


@dataclass(frozen=True)
class AnyLine:
    """Is a yes/no column true in one of the lines of another table that belong to this row?

    Without such a line the answer is no, but unknown while one of the lines could not be answered.
    """

    table: str
    where: str


@dataclass(frozen=True)
class Counted:
    """How many lines of another table belong to this row and fulfil a yes/no column; unknown while one of them may."""

    table: str
    where: str


@dataclass(frozen=True)
class Ticked:
    """Points that are done: ticked on the sheet Checklist, or listed with commas in ``column`` of the row.

    ``rule``: the checklist; ``on``: a day column of the row, when the list belongs to a day and not to the month.
    """

    rule: str
    column: str = ""
    on: str = ""


@dataclass(frozen=True)
class Total:
    """The sum of a number column over the lines of another table that belong to this row.

    Unknown while one of them cannot be read; 0 when there is none, or nothing with ``or_nothing``.
    """

    table: str
    column: str
    where: str = ""
    or_nothing: bool = False


@dataclass(frozen=True)
class Sum:
    """The sum of some number columns of the same row; unknown while one of them is."""

    columns: tuple[str, ...]


@dataclass(frozen=True)
class Says:
    """Does a column of codes say one of these words? Nothing while it is blank."""

    column: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class LastMonth:
    """Is a month of the row the one before the day asked about? Nothing while it is blank."""

    column: str


@dataclass(frozen=True)
class Chosen:
    """Shows one of some other columns of the row: value of the column ``by`` (``yes``, ``no`` or a code) -> column.

    ``when``: a column of the row that must be filled first.
    """

    by: str
    columns: Mapping[str, str]
    when: str = ""


@dataclass(frozen=True)
class Standing:
    """Where the person of the row stands in a process that several sheets tell of: an output of its machine's question.

    Nothing before the process has begun. It has no cell formula: no cell can hand over events from several sheets.
    """

    question: str
    output: str


@dataclass(frozen=True)
class Alerts:
    """How many lines of the sheet Today are the person's: overdue, today, coming. It is told with the due list."""


Source = Own | Setting | Fixed | Lookup | Each | Across | Latest | Ticked
Native = Latest | AnyLine | Counted | Total | Sum | Says | LastMonth
"""What no rule is needed for: a reduction of lines or of the row."""


@dataclass(frozen=True)
class Computed:
    """A column that a question fills: its id, the output shown, and where each of its inputs comes from.

    ``output``: a name, or of a list of records one field of the first one (``next.due_on``).
    ``when``: a column of the row that must be filled (the participant, when nothing else is said), or a column and what
    it must say; before that the cell stays empty (nothing has happened yet).
    """

    question: str
    output: str
    inputs: Mapping[str, Source]
    when: str | tuple[str, str] = ""


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
