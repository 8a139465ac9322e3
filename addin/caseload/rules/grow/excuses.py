"""Days without a visit to the Resource Center: the reasons that excuse them, and their record (003:41-46, 74)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import BLANK, Choice, Day, Kind, Refused

EXCUSES = Codes(
    "case_manager_meeting", "directed_by_case_manager", "directed_by_job_developer", "job_fair", "recruitment",
    "job_interview", "similar_event",
)  # fmt: skip
_DAY = Day()
_REASON = Choice(EXCUSES, open_list=True)


class EveryDay(frozenset[int]):
    """All days at once: what a blank record may turn out to be."""

    def __contains__(self, day: object) -> bool:
        return True


class ExcusedDays(Kind):
    """A record of day and reason; the body gets the set of the days whose reason excuses the visit."""

    reads = "record"

    def take(self, raw: Any) -> frozenset[int]:
        if not hasattr(raw, "items"):
            raise Refused("not_a_list")
        reasons = {self._day(day): _REASON.read(reason) for day, reason in raw.items()}
        return frozenset(day for day, reason in reasons.items() if reason is not BLANK and reason < len(EXCUSES))

    @staticmethod
    def _day(raw: Any) -> int:
        day = _DAY.read(raw)
        if day is BLANK:
            raise Refused("not_a_date")
        return int(day)

    def show(self, value: Any) -> list[str | None]:
        return [_DAY.show(day) for day in sorted(value)]

    def extremes(self) -> list[frozenset[int]]:
        return [frozenset(), EveryDay()]

    def allowed(self) -> str:
        return "a record of day and reason: " + _REASON.allowed()
