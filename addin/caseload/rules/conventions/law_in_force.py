"""The law in force: a parameter by its key, a day and a place (NUM-06)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from caseload.law import store
from caseload.rules.engine.dated import PLACES
from caseload.rules.engine.kinds import Choice, Day, Text
from caseload.rules.engine.lookups import NoParameter
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE


@question(
    "NUM-06.lookup",
    cites="P-03 to P-45",
    place="us",
    looked_up_on="as_of",
    over_lists=True,
    inputs={
        "parameter": Text("key of the parameter", "clave del parámetro", probes=("calworks.toa_limit_months",)),
        "as_of": Day("day asked about", "día consultado"),
        "jurisdiction": Choice(PLACES, "place", "lugar"),
    },
    gives={
        "value": Text("value in force", "valor en vigor"),
        "in_force_from": Day("in force from", "en vigor desde"),
        "in_force_to": Day("in force to", "en vigor hasta"),
        "found_in": Choice(PLACES, "law of", "ley de"),
    },
    example={"parameter": "calworks.toa_limit_months", "as_of": "2022-05-01", "jurisdiction": "alameda"},
)
def lookup(parameter: Any, as_of: Any, jurisdiction: Any) -> Any:
    """Which value of a parameter is in force on a day in a place, since when, and whose law is it?

    Boundary: the first and the last day of every row belong to it; the narrowest place with a row on that day wins.
    Reading: a rule whose beginning is not known holds from the beginning; nothing is carried past the last known day.
    """
    row = store.in_force(str(parameter), as_of, PLACES.names[jurisdiction])
    if row is None:
        raise NoParameter(parameter)
    return {
        "value": _as_json(row.value),
        "in_force_from": NONE if row.first_day is None else row.first_day,
        "in_force_to": NONE if row.last_day is None else row.last_day,
        "found_in": PLACES[row.place],
    }


def _as_json(value: Any) -> Any:
    """A parameter's value as it stands in the law's data, in JSON's own types."""
    if isinstance(value, tuple):
        return [_as_json(each) for each in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
