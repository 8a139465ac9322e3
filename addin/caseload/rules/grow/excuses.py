"""Days without a visit to the Resource Center: the reasons that excuse them, and their record (003:41-46, 74)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Day
from caseload.rules.engine.lists import Items, Record
from caseload.rules.engine.primitives import known

EXCUSES = Codes(
    "case_manager_meeting", "directed_by_case_manager", "directed_by_job_developer", "job_fair", "recruitment",
    "job_interview", "similar_event",
)  # fmt: skip


class ExcusedDays(Items):
    """A record of day and reason (or lines with both); the body gets lines.

    While the record is blank, ``around`` gives days to try beside another day of the case, ``tried`` further ones.
    """

    reads = "record"

    def __init__(self, label: str, es: str, *, around: Callable[[Any], Sequence[Any]], tried: Sequence[str] = (),
                 **more: Any):  # fmt: skip
        fields = {
            "day": Day("day", "día", around=around, probes=tried),
            "reason": Choice(EXCUSES, "reason", "motivo", open_list=True, blank=NOTHING),
        }
        super().__init__(None, label, es, fields=fields, **more)

    def take(self, raw: Any) -> Any:
        lines = [{"day": day, "reason": reason} for day, reason in raw.items()] if hasattr(raw, "items") else raw
        return super().take(lines)


def excused(lines: Sequence[Record]) -> set[int]:
    """The days whose reason excuses the visit; another reason, or a blank one, does not."""
    return {line["day"] for line in lines if known(line["reason"]) and line["reason"] < len(EXCUSES)}
