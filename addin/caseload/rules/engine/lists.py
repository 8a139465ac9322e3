"""Inputs that are lists: plain ones, records, calendars; and outputs of records.

A list is either handed to the body as it is (bodies over lists), or folded: a row function and a few
reductions (``folds``) turn it into the integers that a row-wise body takes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from caseload.law.calendars import Calendar
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
        if raw is None:
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
    ``check``: a function of one line that returns ``(field, reason)`` when the line cannot be right.
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
        check: Callable[..., Any] | None = None,
        no_empty: bool = False,
        size: int | None = None,
        **more: Any,
    ):
        self.item, self.fields, self.folds, self.row = item, fields or {}, folds or {}, row
        self.table, self.column, self.named_by, self.check = table, column, named_by, check
        self.no_empty, self.size = no_empty, size
        super().__init__(label, es, **more)

    def take(self, raw: Any) -> list[Any]:
        if isinstance(raw, (str, bytes, dict)) or not hasattr(raw, "__iter__"):
            raise Refused("not_a_list")
        lines = list(raw)
        if self.no_empty and not lines:
            raise Refused("empty")
        if self.size is not None and len(lines) != self.size:
            raise Refused("out_of_range")
        if self.item is not None:
            return [self.item.read(each) for each in lines]
        return [self._record(each) for each in lines]

    def _record(self, raw: Any) -> Record:
        if not hasattr(raw, "get"):
            raise Refused("not_a_list")
        line = Record()
        for name, kind in self.fields.items():
            absent = name not in raw
            value = kind.default() if absent else kind.read(raw[name])
            if value is BLANK and kind.blank is not None:
                value = kind.nothing if kind.blank == NOTHING else kind.default()
            line[name] = value
        for name, kind in self.fields.items():
            if line[name] is BLANK and kind.needed is not None and kind.needed(line) is False:
                line[name] = kind.nothing
            if kind.not_before and _precedes(line[name], line[kind.not_before]):
                raise Refused(kind.order_reason or "order")
        return line

    def refusal(self, lines: list[Any]) -> tuple[str, str] | None:
        """The first line that cannot be right: (field or '', reason)."""
        if self.check is None:
            return None
        return next((found for line in lines if (found := self.check(line))), None)

    def gaps(self, lines: list[Any]) -> list[tuple[int, str | None, Kind]]:
        """The blank places inside a list: (line, field, kind)."""
        if self.item is not None:
            return [(at, None, self.item) for at, value in enumerate(lines) if value is BLANK]
        return [(at, name, kind) for at, line in enumerate(lines)
                for name, kind in self.fields.items() if line[name] is BLANK]  # fmt: skip

    def extremes(self) -> list[Any]:
        if self.no_empty:
            return []
        samples: list[Any] = [[]]
        if self.item is not None:
            samples += [[each] * (self.size or 1) for each in self.item.candidates()]
        else:
            ends = [kind.candidates() or [NONE] for kind in self.fields.values()]
            for pick in (0, -1):
                samples.append([Record(zip(self.fields, [end[pick] for end in ends], strict=True))])
        return samples if self.size is None else [each for each in samples if len(each) == self.size]

    def candidates(self) -> list[Any]:
        return self.extremes() + [self.read(probe) for probe in self.raw_probes]

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


def _precedes(value: Any, other: Any) -> bool:
    return isinstance(value, int) and isinstance(other, int) and NONE not in (value, other) and value < other


def texts(values: Sequence[Any]) -> list[str]:
    """The texts of a list without its blanks."""
    return [value for value in values if isinstance(value, str)]
