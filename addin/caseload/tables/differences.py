"""What changed between two versions of a caseload, participant by participant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from caseload.errors import WrongUse
from caseload.rules.engine.entered import is_empty
from caseload.tables.entered import folded_key
from caseload.tables.read import Caseload, Frame
from caseload.tables.same import same

SETTINGS_PERSON = ""
"""Settings belong to no participant."""


@dataclass(frozen=True)
class Difference:
    """One thing that changed: for whom, on which sheet, ``added``, ``removed`` or ``changed``, what, from what to what.

    ``place`` is the cell in the newer version (in the older one for a row that is gone).
    """

    participant_id: str
    sheet: str
    kind: str
    column: str
    old: str
    new: str
    place: str

    def record(self) -> dict[str, str]:
        """The difference as a JSON record."""
        return asdict(self)


def differences(old: Caseload, new: Caseload, *, computed: bool = False) -> list[Difference]:
    """Every difference in what people entered, sorted by participant; ``computed``: in computed cells as well.

    Rows are found again wherever they moved to, and so are columns. Raises ``WrongUse`` for caseloads of two programs.
    """
    if old.program.code != new.program.code:
        raise WrongUse(f"{old.path.name} is a caseload of {old.program.title}, {new.path.name} one of {new.program.title}")
    found = [each for table in new.program.tables if not table.owned
             for each in _table(old[table.name], new[table.name], computed)]  # fmt: skip
    order = {folded_key(value): at for at, value in enumerate(new.people.columns[new.people.table.key])}
    found.sort(key=lambda each: (order.get(folded_key(each.participant_id), len(order)), folded_key(each.participant_id)))
    return [*_settings(old, new), *found]


def _settings(old: Caseload, new: Caseload) -> Iterator[Difference]:
    for label in dict.fromkeys([*old.labels, *new.labels]):
        before, after = old.labels.get(label), new.labels.get(label)
        if not same(before, after):
            kind = "added" if label not in old.labels else "removed" if label not in new.labels else "changed"
            at = {each.header: new.settings_at.get(each.name, "") for each in new.program.settings}.get(label, "")
            yield Difference(SETTINGS_PERSON, new.settings_sheet, kind, str(label), as_text(before), as_text(after),
                             f"{new.settings_sheet}!{at}" if at else new.settings_sheet)  # fmt: skip


def _table(old: Frame, new: Frame, computed: bool) -> Iterator[Difference]:
    names = [each.name for each in (new.table.columns if computed else new.table.entered)]
    extra = list(dict.fromkeys([*old.extra, *new.extra]))
    rows: dict[str, tuple[list[int], list[int]]] = {}
    for side, frame in enumerate((old, new)):
        for row, key in enumerate(frame.columns[frame.table.key]):
            rows.setdefault(folded_key(key), ([], []))[side].append(row)
    for there, now in rows.values():
        for before, after in _paired(old, there, new, now):
            if before is None and after is not None:
                yield _whole("added", new, after)
            elif after is None and before is not None:
                yield _whole("removed", old, before)
            elif before is not None and after is not None:
                yield from _changes(old, before, new, after, names, extra)


def _paired(old: Frame, there: Sequence[int], new: Frame, now: Sequence[int]) -> Iterator[tuple[int | None, int | None]]:
    """Rows of one participant in both versions, the likest together; alone: rows that are gone, rows that are new."""
    unique = new.table.key in new.table.unique
    names = [each.name for each in new.table.entered if each.name != new.table.key]
    likeness = sorted(
        ((-_alike(old, one, new, other, names), abs(old.rows[one] - new.rows[other]), one, other) for one in there for other in now),
    )  # fmt: skip
    left, right = set(there), set(now)
    for score, _, one, other in likeness:
        if one in left and other in right and (score < 0 or unique):
            left.discard(one)
            right.discard(other)
            yield one, other
    yield from ((one, None) for one in sorted(left))
    yield from ((None, other) for other in sorted(right))


def _alike(old: Frame, one: int, new: Frame, other: int, names: Sequence[str]) -> int:
    """How many filled cells two rows share."""
    return sum(not is_empty(old.columns[name][one]) and same(old.columns[name][one], new.columns[name][other]) for name in names)


def _whole(kind: str, frame: Frame, row: int) -> Difference:
    """A row that is new or gone, with what stands in it."""
    facts = "; ".join(f"{column.header} {as_text(value)}" for column in frame.table.entered if column.name != frame.table.key
                      if not is_empty(value := frame.columns[column.name][row]))  # fmt: skip
    old, new = (facts, "") if kind == "removed" else ("", facts)
    return Difference(as_text(frame.columns[frame.table.key][row]), frame.sheet, kind, "", old, new,
                      frame.place(row, frame.table.key))  # fmt: skip


def _changes(old: Frame, before: int, new: Frame, after: int, names: Sequence[str], extra: Sequence[str]) -> Iterator[Difference]:
    person = as_text(new.columns[new.table.key][after])
    for name in names:
        one, other = old.columns[name][before], new.columns[name][after]
        if not same(one, other):
            yield Difference(person, new.sheet, "changed", new.table.column(name).header, as_text(one), as_text(other),
                             new.place(after, name))  # fmt: skip
    for name in extra:
        one, other = (frame.extra.get(name, [None] * len(frame))[row] for frame, row in ((old, before), (new, after)))
        if not same(one, other):
            yield Difference(person, new.sheet, "changed", name, as_text(one), as_text(other), f"{new.sheet}, row {new.rows[after]}")


def as_text(value: Any) -> str:
    """A value as a person reads it."""
    if is_empty(value):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time() != datetime.min.time() else value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:.12g}" if isinstance(value, float) else str(value)


__all__ = ["Difference", "as_text", "differences"]
