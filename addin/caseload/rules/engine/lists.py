"""Inputs that are lists: plain ones, records, calendars; and outputs of records.

A list is either handed to the body as it is (bodies over lists), or folded: a row function and a few
reductions (``folds``) turn it into the integers that a row-wise body takes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from inspect import signature
from typing import Any

from caseload.law.calendars import Calendar
from caseload.rules.engine.checks import Check, order_checks
from caseload.rules.engine.folded import Folded
from caseload.rules.engine.kind import InLaw
from caseload.rules.engine.kinds import BLANK, NOTHING, Day, Kind, Refused
from caseload.rules.engine.units import NONE


class Record(dict):
    """One line of a list, its fields readable as attributes (``row.began_on``)."""

    __getattr__ = dict.__getitem__


class Holidays(Kind):
    """The closed days that count: an explicit list wins over the agency's calendar, also when empty."""

    reads = "dates"

    def __init__(self, agency: str | None = None, label: str = "closed weekdays", **more: Any):
        self.agency = agency
        super().__init__(label, more.pop("es", "días de cierre"), **more)

    @property
    def optional(self) -> bool:
        return True

    def default(self) -> Calendar:
        return Calendar.of_agency(self.agency) if self.agency else Calendar.weekends()

    def read(self, raw: Any) -> Any:
        if raw is None or (isinstance(raw, str) and not raw.strip()):
            return self.default()
        if isinstance(raw, Calendar):
            return raw
        if isinstance(raw, (str, bytes, dict)) or not hasattr(raw, "__iter__"):
            raise Refused("not_a_list")
        days = [Day().read(each) for each in raw]
        return Calendar.of_days([day for day in days if day is not BLANK])

    def allowed(self) -> str:
        return f"dates; absent = calendar of {self.agency}" if self.agency else "dates; absent = weekends only"


class Items(Kind):
    """A list of single values of one kind, or of records with ``fields``.

    ``row``: a function of the fields (and of other inputs, by name) that gives named row values.
    ``folds``: name of a body argument -> fold over a field or row value. Without folds the body gets the list.
    ``named_by``: the field whose text names a blank line (else the list's own name does).
    ``checks``: what cannot be right within one line; they name fields of the line.
    A field's ``needed`` names other fields of the line; a blank one comes to it as ``NONE``.
    ``fields_named``: a value that cannot be right is refused under its field's name (or the name given here for the
    field), not the list's. ``gap_names``: the names under which blank fields are missing. ``size``: how many lines
    there must be, ``size_reason``: refused with this otherwise.
    """

    reads = "list"

    def __init__(
        self,
        item: Kind | None = None,
        label: str = "",
        es: str = "",
        *,
        fields: dict[str, Kind] | None = None,
        folds: dict[str, Any] | None = None,
        row: Callable[..., Any] | None = None,
        table: str = "",
        column: str = "",
        named_by: str = "",
        checks: Sequence[Check] = (),
        no_empty: bool = False,
        size: int | None = None,
        size_reason: str = "out_of_range",
        fields_named: bool | Mapping[str, str] = False,
        gap_names: Mapping[str, str] | None = None,
        **more: Any,
    ):
        self.item, self.fields, self.folds, self.row = item, fields or {}, folds or {}, row
        self.table, self.column, self.named_by = table, column, named_by
        self.checks = order_checks(self.fields) + tuple(checks)
        self.no_empty, self.size, self.size_reason = no_empty, size, size_reason
        self.fields_named, self.gap_names = fields_named, dict(gap_names or {})
        self.needs = {field: (kind.needed, tuple(signature(kind.needed).parameters))
                      for field, kind in self.fields.items() if kind.needed is not None}  # fmt: skip
        super().__init__(label, es, **more)

    def take(self, raw: Any) -> Any:
        if type(raw) is Folded:
            return raw
        if isinstance(raw, (str, bytes, dict)) or not hasattr(raw, "__iter__"):
            raise Refused("not_a_list")
        lines = list(raw)
        if self.no_empty and not lines:
            raise Refused("empty")
        if self.size is not None and len(lines) != self.size:
            raise Refused(self.size_reason)
        if self.item is not None:
            return [self.item.read(each) for each in lines]
        return [self._record(each) for each in lines]

    def _record(self, raw: Any) -> Record:
        if not hasattr(raw, "get"):
            raise Refused("not_a_list")
        line = Record(self._left_out)
        for name, kind in self.fields.items():
            if name in raw or name not in self._left_out:
                line[name] = self._field(name, kind, raw)
        for name in self.needs:
            if line[name] is BLANK and not self._needed(name, line):
                line[name] = self.fields[name].nothing
        return line

    @cached_property
    def _left_out(self) -> dict[str, Any]:
        """What fields mean that a line leaves out, where that is always the same."""
        return {name: self._field(name, kind, {}) for name, kind in self.fields.items() if not isinstance(kind.raw_default, InLaw)}

    def _needed(self, name: str, line: Record) -> bool:
        needed, names = self.needs[name]
        return bool(needed(*[NONE if line[each] is BLANK else line[each] for each in names]))

    def _field(self, name: str, kind: Kind, raw: Any) -> Any:
        if name not in raw:
            value = kind.default()
        else:
            try:
                value = kind.read(raw[name])
            except Refused as wrong:
                raise Refused(wrong.reason, self.refused_as(name) or wrong.field) from None
        if value is BLANK and kind.blank is not None:
            return kind.nothing if kind.blank == NOTHING else kind.default()
        return value

    def refusal(self, lines: list[Any]) -> tuple[str, str] | None:
        """The first line that cannot be right: (field or '', reason)."""
        for line in lines if self.checks else ():
            for check in self.checks:
                if check.fails(line):
                    return (self.refused_as(check.field), check.reason)
        return None

    def refused_as(self, field: str) -> str:
        """The name under which a field's value is refused; '' when that is the list's own."""
        if isinstance(self.fields_named, Mapping):
            return self.fields_named.get(field, "")
        return field if self.fields_named else ""

    def gaps(self, lines: list[Any]) -> list[tuple[int, str | None, Kind]]:
        """The blank places inside a list: (line, field, kind)."""
        if self.item is not None:
            return [(at, None, self.item) for at, value in enumerate(lines) if value is BLANK]
        return [(at, name, kind) for at, line in enumerate(lines)
                for name, kind in self.fields.items() if line[name] is BLANK]  # fmt: skip

    def show(self, value: Any) -> Any:
        if value is None or value is NONE:
            return None
        if self.item is not None:
            return [self.item.show(each) for each in value]
        return [{name: kind.show(line[name]) for name, kind in self.fields.items()} for line in value]

    def allowed(self) -> str:
        if self.item is not None:
            return f"list of: {self.item.allowed() or self.item.reads}"
        return "lines with " + ", ".join(self.fields)


def texts(values: Sequence[Any]) -> list[str]:
    """The texts of a list without its blanks."""
    return [value for value in values if isinstance(value, str)]
