"""Where the value of a computed column comes from: a question and its inputs, or a reduction that needs no rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


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
    """The same value in every row; ``when``: only in those in which that column is filled."""

    value: Any
    when: str = ""


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
    """The latest (or earliest) day of the lines of another table that belong to this row.

    ``alike``: a day column of that table and one of this row; only lines in which both are the same are taken.
    """

    table: str
    column: str
    earliest: bool = False
    where: str = ""
    alike: tuple[str, str] | None = None


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
class FirstFilled:
    """The first of some day columns of the same row that is filled."""

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
Native = Latest | AnyLine | Counted | Total | Sum | FirstFilled | Says | LastMonth
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
