"""What every invented caseload needs for its documents: large print, papers to be imaged, representatives."""

from __future__ import annotations

from datetime import date
from typing import Any

from caseload.tables.sample import Tables, days


def papers(made: Tables, who: dict[str, Any], number: int, as_of: date, city: str) -> None:
    """Rows for one person; the representatives live in ``city``."""
    key = {"participant_id": who["participant_id"]}
    who["large_print"] = number % 17 == 6
    if number % 4 == 0:
        made["Documents"].append({**key, "document": "Pay stubs of the month", "dated_on": days(as_of, days=-4),
                                  "pages": 1 + number % 3, "imaged_on": None})  # fmt: skip
    if number % 13 == 5:
        made["Recipients"].append({**key, "recipient": "representative", "recipient_name": "Ari Helper-Sample",
                                   "recipient_address": "7 Advocate Way", "recipient_city": city,
                                   "recipient_language": "en", "copies": True})  # fmt: skip
