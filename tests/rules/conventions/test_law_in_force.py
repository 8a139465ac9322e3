"""The law in force on a day, in a place (NUM-06)."""

from __future__ import annotations

from typing import Any

from rules.answers import Case, agree, each_of, invalid, missing, no_parameter


def ask_for(parameter: Any, as_of: Any, jurisdiction: Any) -> dict[str, Any]:
    return {"parameter": parameter, "as_of": as_of, "jurisdiction": jurisdiction}


def row(value: Any, since: str | None, until: str | None, place: str) -> dict[str, Any]:
    return {"value": value, "in_force_from": since, "in_force_to": until, "found_in": place}


LIMIT = "calworks.toa_limit_months"
CASES: list[Case] = [
    ("the last day of a row belongs to it", "NUM-06.lookup", ask_for(LIMIT, "2011-06-30", "alameda"),
     row(60, "1998-01-01", "2011-06-30", "california")),
    ("the first day of the next one to that", "NUM-06.lookup", ask_for(LIMIT, "2022-05-01", "california"),
     row(60, "2022-05-01", None, "california")),
    ("no limit is a value of its own", "NUM-06.lookup",
     ask_for("calworks.voc_ed_limit_months", "2022-05-01", "alameda"), row(None, "2022-05-01", None, "california")),
    ("the county's own row wins", "NUM-06.lookup",
     ask_for("gain.pes_months_after_discontinuance", "2022-07-01", "santa_clara"),
     row(12, None, None, "santa_clara")),
    ("a county's practice binds no other", "NUM-06.lookup",
     ask_for("calworks.sanction_task_business_days", "2022-07-01", "alameda"),
     no_parameter("calworks.sanction_task_business_days")),
    ("State law is not federal law", "NUM-06.lookup", ask_for(LIMIT, "2022-07-01", "us"), no_parameter(LIMIT)),
    ("yes and no are values", "NUM-06.lookup",
     ask_for("grow.transport_days_first_day_counted", "2026-01-21", "los_angeles"),
     row(False, None, "2026-01-21", "los_angeles")),
    ("so are words", "NUM-06.lookup", ask_for("gr.extended_suspend_end", "2025-09-22", "los_angeles"),
     row("last_day_next_month", "2025-09-22", None, "los_angeles")),
    ("lists that an office has yet to fill have no value", "NUM-06.lookup",
     ask_for("gain.contact_topics", "2022-07-01", "los_angeles"), no_parameter("gain.contact_topics")),
    ("a blank day does not matter where one value always held", "NUM-06.lookup",
     ask_for("calworks.nc_period_days", None, "alameda"), row(20, None, None, "california")),
    ("it does where the law changed", "NUM-06.lookup", ask_for(LIMIT, None, "alameda"), missing("as_of")),
    ("the key and the place are needed", "NUM-06.lookup", ask_for(None, "2022-07-01", None),
     missing("parameter", "jurisdiction")),
    ("an impossible day comes before an unknown key", "NUM-06.lookup",
     ask_for("calworks.none", "2022-02-30", "alameda"), invalid("as_of", "not_a_date")),
]  # fmt: skip


@each_of(CASES)
def test_the_narrowest_place_with_a_row_on_that_day_answers(case: Case) -> None:
    agree(case)
