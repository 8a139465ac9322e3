"""The track of a person after cash aid ended: ordinary, post-time-limit, or subsidized employment (001:8-9, 60-65)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.units import NONE
from caseload.rules.gain.codes import ACTIVITIES, REASONS
from caseload.rules.gain.inputs import excluded
from caseload.rules.gain.windows import pes_last_day, ptl_last_day

TRACKS = Codes("ordinary", "ptl", "tse")


@dataclass(frozen=True)
class Track:
    """The track of a person (``NONE``: none, or open), its last day, the blanks that leave it open."""

    code: int = NONE
    last_day: int = NONE
    open: tuple[str, ...] = ()

    @property
    def used_up(self) -> bool:
        """Is it the period after the time limit, with nothing left of it?"""
        return self.code == TRACKS.ptl and self.last_day == NONE


def blank(case: Any, *names: str) -> tuple[str, ...]:
    """Those of some inputs that are blank."""
    return tuple(name for name in names if isinstance(case[name], int) and case[name] == NONE)


def track_of(case: Any) -> Track:
    """Which track, by reason, activity and time off; subsidized employment goes before the time limit."""
    if excluded(case.reason):
        return Track()
    still_open = blank(case, "discontinued_on", "reason")
    on_excess = case.reason == REASONS.excess_income
    if on_excess:
        still_open += blank(case, "activity")
    if on_excess and case.activity == ACTIVITIES.tse:
        still_open += blank(case, "tse_ends_on")
    if still_open:
        return Track(open=still_open)
    ended = case.discontinued_on
    if on_excess and case.activity == ACTIVITIES.tse and case.tse_ends_on >= ended:
        return Track(TRACKS.tse, case.tse_ends_on)
    by_limit = case.reason == REASONS.time_limit and case.time_off_on == NONE
    off = ended if by_limit else case.time_off_on
    if NONE < off <= ended:
        last = ptl_last_day(off)
        return Track(TRACKS.ptl, last if last >= ended else NONE)
    return Track(TRACKS.ordinary, pes_last_day(ended))


def may_be_tse(case: Any) -> bool:
    """Could the track be that of subsidized employment, for some value of the blanks?"""
    days_fit = NONE in (case.tse_ends_on, case.discontinued_on) or case.tse_ends_on >= case.discontinued_on
    return case.reason in (NONE, REASONS.excess_income) and case.activity in (NONE, ACTIVITIES.tse) and days_fit
