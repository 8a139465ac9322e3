"""One dated value of a parameter, and how rows are read from the data files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from caseload.errors import LawError
from caseload.law.places import WIDER

EPOCH = date(1970, 1, 1).toordinal()
"""Days are counted from 1970-01-01 everywhere in the law and the rules."""
ALWAYS = -(10**7)
FOREVER = 10**7


@dataclass(frozen=True, eq=False)
class Row:
    """A value in force in one place from ``first_day`` to ``last_day`` (inclusive; None = undated, open).

    ``value`` is an int, Decimal, text, bool, a tuple of such, or None for "no limit".
    """

    key: str
    value: Any
    unit: str
    place: str
    source: str
    first_day: int | None = None
    last_day: int | None = None
    label: str = ""
    es: str = ""
    looked_up_on: str = ""
    text_dated: str = ""
    reading: bool = False
    to_verify: bool = False
    read_only_in: str = ""

    @property
    def start(self) -> int:
        """First day in force as a number that can be compared."""
        return ALWAYS if self.first_day is None else self.first_day

    @property
    def end(self) -> int:
        """Last day in force as a number that can be compared."""
        return FOREVER if self.last_day is None else self.last_day


def day_number(day: date) -> int:
    """A date as days since 1970-01-01."""
    return day.toordinal() - EPOCH


def load_yaml(path: Path) -> Any:
    """A YAML file with exact decimals, by the C loader where there is one."""
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader: Any = type("ExactLoader", (base,), {})
    loader.add_constructor("tag:yaml.org,2002:float", lambda load, node: Decimal(load.construct_scalar(node)))
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)


def rows_of(entry: dict[str, Any], where: str = "") -> list[Row]:
    """The rows of one parameter as it stands in a data file; raises ``LawError`` for a row that cannot be used."""
    return [_row(entry, raw, where) for raw in entry.get("rows") or ()]


def _row(entry: dict[str, Any], raw: dict[str, Any], where: str) -> Row:
    key = entry["key"]
    if "value" not in raw or not raw.get("source"):
        raise LawError(f"a row of {key} has no value or no source", where=where, todo="Give it both.")
    if raw.get("place") not in WIDER:
        raise LawError(f"a row of {key} is for an unknown place {raw.get('place')!r}", where=where,
                       todo=f"Places: {', '.join(WIDER)}.")  # fmt: skip
    first, last = (day_number(raw[end]) if raw.get(end) else None for end in ("from", "to"))
    if first is not None and last is not None and last < first:
        raise LawError(f"a row of {key} ends before it begins", where=where)
    value = tuple(raw["value"]) if isinstance(raw["value"], list) else raw["value"]
    return Row(
        key, value, str(entry.get("unit") or ""), raw["place"], str(raw["source"]), first, last,
        label=entry.get("label", ""), es=entry.get("es", ""), looked_up_on=str(entry.get("looked_up_on", "")),
        text_dated=str(raw.get("text_dated", "")), reading=bool(raw.get("reading")),
        to_verify=bool(raw.get("to_verify")), read_only_in=raw.get("read_only_in", ""),
    )  # fmt: skip
