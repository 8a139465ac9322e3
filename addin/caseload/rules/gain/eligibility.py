"""Eligible for services after cash aid ended: all conditions in one answer (001:8-9, 18, 60-65, 70, 84).

Every condition is failed, met, or open because it rests on a blank. The function drafts; a person decides a denial.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.days import month_of
from caseload.rules.engine.joint import Condition, judged
from caseload.rules.engine.kinds import NOTHING, Choice, Day, Flag, Kind, Lacking, Ticks
from caseload.rules.engine.lists import Record
from caseload.rules.engine.primitives import choose
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.gain.codes import ACTIVITIES
from caseload.rules.gain.concurrent import ACTIVITY_TESTS
from caseload.rules.gain.hours import two_parent_hours
from caseload.rules.gain.inputs import (
    activity,
    activity_approved,
    as_of,
    discontinued_on,
    excluded,
    reason,
    required_hours,
    subsidized,
    time_off_on,
    tse_ends_on,
    weekly_hours,
)
from caseload.rules.gain.months import due_months, months_verified, unverified
from caseload.rules.gain.tracks import TRACKS, Track, blank, may_be_tse, track_of

FAILURES = Codes(
    "reason_excluded", "not_yet_discontinued", "no_ptl_months_left", "window_over", "hours_below_required",
    "job_subsidized", "no_concurrent_activity", "activity_does_not_count", "activity_not_approved",
    "job_not_continuous", "activity_not_continuous", "months_unverified",
)  # fmt: skip
INPUTS: dict[str, Kind] = {
    "as_of": as_of(blank=NOTHING),
    "discontinued_on": discontinued_on(blank=NOTHING),
    "reason": reason(blank=NOTHING),
    "time_off_on": time_off_on(blank=NOTHING),
    "activity": activity("activity relied on", "actividad en la que se apoya", blank=NOTHING),
    "tse_ends_on": tse_ends_on(blank=NOTHING),
    "activity_approved": activity_approved(blank=NOTHING),
    "two_parent": Flag("two parents in the household", "dos padres en el hogar", default=False, blank=NOTHING),
    "weekly_hours": weekly_hours(blank=NOTHING),
    "required_hours": required_hours(blank=NOTHING),
    "subsidized": subsidized(blank=NOTHING),
    "job_unbroken": Flag("work went on unbroken", "el trabajo siguió sin interrupción", blank=NOTHING),
    "activity_unbroken": Flag("the activity went on unbroken", "la actividad siguió sin interrupción", blank=NOTHING),
    "verified_months": months_verified(),
}
WORK = Condition(
    "hours_below_required",
    lambda two_parent, weekly_hours, required_hours: (
        weekly_hours >= choose(two_parent, two_parent_hours(), required_hours)
    ),
)
UNBROKEN = (
    Condition("job_not_continuous", lambda job_unbroken: job_unbroken),
    Condition("activity_not_continuous",
              lambda activity, activity_unbroken: (activity == ACTIVITIES.none) | activity_unbroken),
)  # fmt: skip
Finding = tuple[str, bool, tuple[str, ...]]
"""A condition: its reason code, whether it is known to fail, the blanks that leave it open."""


def _window(case: Any, track: Track) -> Iterator[Finding]:
    """The reason and the dates."""
    out = bool(excluded(case.reason))
    days = blank(case, "as_of", "discontinued_on")
    yield "reason_excluded", out, blank(case, "reason")
    yield "not_yet_discontinued", not days and case.as_of < case.discontinued_on, days
    yield "no_ptl_months_left", track.used_up, track.open
    asked = not out and not track.used_up
    late = asked and not track.open and case.as_of > track.last_day
    yield "window_over", late, (*track.open, *blank(case, "as_of")) if asked else ()


def _job(case: Any, track: Track) -> Finding:
    """The job must be unsubsidized, except on the track of subsidized employment."""
    if track.code == TRACKS.tse or case.subsidized == 0:
        return "job_subsidized", False, ()
    if may_be_tse(case):
        return "job_subsidized", False, (*track.open, *blank(case, "subsidized"))
    return "job_subsidized", case.subsidized == 1, blank(case, "subsidized")


def _months(case: Any, track: Track) -> Finding:
    """Every month that is over must be verified."""
    name, known_days = "months_unverified", not blank(case, "as_of", "discontinued_on")
    listed = [] if case.verified_months == NONE else case.verified_months
    if excluded(case.reason) or track.used_up or (known_days and case.as_of < case.discontinued_on):
        return name, False, ()
    some_due = known_days and month_of(case.discontinued_on) < month_of(case.as_of)
    blank_list = blank(case, "verified_months") if some_due else ()
    if track.open or not known_days:
        return name, False, (*track.open, *blank(case, "as_of"), *blank_list)
    left, may_be_all = unverified(due_months(case.discontinued_on, case.as_of, track.last_day), listed)
    if blank_list or may_be_all:
        return name, False, ("verified_months",) if left else ()
    return name, bool(left), ()


def _findings(case: Any, track: Track) -> Iterator[Finding]:
    """All conditions in the order of the policy."""

    def plain_test(condition: Condition) -> Finding:
        fails, blanks = judged(condition, INPUTS, case)
        return condition.reason, bool(fails), tuple(name for name, rests in blanks.items() if rests)

    yield from _window(case, track)
    yield plain_test(WORK)
    yield _job(case, track)
    for condition in (*ACTIVITY_TESTS, *UNBROKEN):
        yield plain_test(condition)
    yield _months(case, track)


@question(
    "GAIN-PES-35",
    cell={"GAIN_PES_ELIGIBLE": "eligible", "GAIN_PES_REASONS": "reasons", "GAIN_PES_OPEN": "not_checked"},
    cites="001:8-9, 18, 60-62, 64-65, 70, 84",
    place="los_angeles",
    looked_up_on="discontinued_on",
    for_participant=True,
    over_lists=True,
    inputs=INPUTS,
    gives={
        "eligible": Flag("may have services after cash aid", "puede recibir servicios después de la ayuda"),
        "reasons": Ticks(FAILURES, "why not", "por qué no"),
        "not_checked": Ticks(Codes(*INPUTS), "not checked, blank", "sin revisar, en blanco"),
        "track": Choice(TRACKS, "track", "vía"),
        "last_day": Day("last day of the services", "último día de los servicios"),
    },
    example={"as_of": "2022-08-15", "discontinued_on": "2022-07-01", "reason": "excess_income",
             "activity": "education", "weekly_hours": 30, "required_hours": 30, "subsidized": False,
             "job_unbroken": True, "activity_unbroken": True, "verified_months": ["2022-07"]},
)  # fmt: skip
def eligible_after(*values: Any) -> Any:
    """Is this person eligible for post-employment services on this day, and if not, why?

    Boundary: the last day of the track yes, the next day no; 29.99 of 30 hours no; each of two parents needs 35 alone.
    Boundary: a known failure stands beside blanks; a blank alone is missing, never a no.
    Boundary: no month is asked for before it is over, and none that begins after the last day.
    Reading: the track goes by the activity relied on; subsidized employment after excess income is not bound by three
    months and needs no unsubsidized job, and goes before the time limit's own period.
    Reading: the time limit as the reason, without a day off the unit, is taken as the day cash aid ended.
    """
    case = Record(zip(INPUTS, values, strict=True))
    track = track_of(case)
    findings = list(_findings(case, track))
    failed = [reason for reason, fails, _ in findings if fails]
    blanks = [name for name in INPUTS if any(name in still_open for _, _, still_open in findings)]
    if blanks and not failed:
        raise Lacking(*blanks)
    return {
        "eligible": not failed,
        "reasons": FAILURES.bits(*failed) if failed else 0,
        "not_checked": Codes(*INPUTS).bits(*blanks) if blanks else 0,
        "track": track.code,
        "last_day": track.last_day,
    }
