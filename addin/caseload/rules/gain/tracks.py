"""The track of a person after cash aid ended: ordinary, post-time-limit, or subsidized employment (001:8-9, 60-65)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import Choice, Day, Flag
from caseload.rules.engine.primitives import all_of, first_true, negate
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.gain.codes import ACTIVITIES, REASONS
from caseload.rules.gain.inputs import discontinued_on, excluded, reason, tse_ends_on
from caseload.rules.gain.windows import pes_last_day, ptl_last_day

TRACKS = Codes("ordinary", "ptl", "tse")
ANSWERED = Codes("none", "tse", "ordinary")


@question(
    "GAIN-PES-04",
    cell="GAIN_REASON_QUALIFIES",
    cites="001:8",
    place="los_angeles",
    inputs={"reason": reason()},
    gives={"qualifies": Flag("leaves the services open", "deja abiertos los servicios")},
    example={"reason": "excess_income"},
)
def reason_qualifies(reason: Any) -> Any:
    """Does the reason for which cash aid ended leave post-employment services open?

    Boundary: three reasons exclude them; every other one, entered as such or as "other", does not.
    Reading: out of the home and out of the county are two reasons.
    """
    return negate(excluded(reason))


def on_tse(reason: Any, tse_active: Any, tse_ends_on: Any, discontinued_on: Any) -> Any:
    """Do services last as long as subsidized employment does?"""
    return all_of(reason == REASONS.excess_income, tse_active, tse_ends_on >= discontinued_on)


@question(
    "GAIN-PES-06",
    cell={"GAIN_PES_TRACK": "track", "GAIN_PES_TRACK_LAST_DAY": "last_day"},
    cites="001:9, 60, 62; P-42",
    place="los_angeles",
    looked_up_on="discontinued_on",
    for_participant=True,
    inputs={
        "reason": reason(),
        "tse_active": Flag("in subsidized employment (TSE) when aid ended",
                           "en empleo subsidiado (TSE) al terminar la ayuda"),
        "tse_ends_on": tse_ends_on(),
        "discontinued_on": discontinued_on(),
    },
    gives={"track": Choice(ANSWERED, "track", "vía"), "last_day": Day("last day", "último día")},
    example={"reason": "excess_income", "tse_active": True, "tse_ends_on": "2023-03-31",
             "discontinued_on": "2022-07-01"},
)  # fmt: skip
def track(reason: Any, tse_active: Any, tse_ends_on: Any, discontinued_on: Any) -> Any:
    """Which track do the services take after cash aid ended, and to which day?

    Boundary: subsidized employment that ended the day before aid did opens the ordinary track; on that day, one day.
    Reading: subsidized employment under another reason leaves the ordinary period; an excluded reason stops it too.
    Reading: services end with subsidized employment, also before three months are over; an earlier end may be entered.
    """
    none = excluded(reason)
    tse = on_tse(reason, tse_active, tse_ends_on, discontinued_on)
    ordinary = negate(none) & negate(tse)
    return {
        "track": first_true((none, ANSWERED.none), (tse, ANSWERED.tse), otherwise=ANSWERED.ordinary),
        "last_day": first_true(
            (none, NONE), (tse, tse_ends_on), otherwise=pes_last_day(discontinued_on, when=ordinary)),
    }  # fmt: skip


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
    if on_tse(case.reason, case.activity == ACTIVITIES.tse, case.tse_ends_on, ended):
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
