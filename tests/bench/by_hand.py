"""Ten questions written by hand in numpy, as a careful engineer would without the engine; only the bench uses them.

Each takes the arrays that the question takes and gives the same: an array per output, a status per row (0 answered,
1 missing, 2 invalid, 3 no parameter) and a bit per input that is missing. The masks are exact for rows with one blank,
which is what the bench hands over. Dates of the law and hours stand here as numbers: this is the code that the engine
must not be much slower than, not code that anybody should keep.
"""

from __future__ import annotations

from typing import Any

import numpy as np

SCALE = 10**9
NONE = -(1 << 62)
FIRST, LAST = np.datetime64("1900-01-01"), np.datetime64("2199-12-31")
NAT = np.iinfo(np.int64).min
By = tuple[dict[str, np.ndarray], np.ndarray, np.ndarray]


def days(raw: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Days as numbers, where they are blank, where they cannot be right."""
    blank = np.isnat(raw)
    bad = ~blank & ((raw < FIRST) | (raw > LAST))
    return raw.astype("M8[D]").astype(np.int64), blank, bad


def numbers(raw: np.ndarray, high: float = 1e9, low: float = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Numbers as whole billionths, where they are blank, where they cannot be right."""
    blank = np.isnan(raw)
    bad = ~blank & ((raw < low) | (raw > high))
    return np.rint(np.where(blank, 0, raw) * SCALE).astype(np.int64), blank, bad


def counts(raw: np.ndarray, high: int = 10**9) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Whole numbers, where they are blank, where they cannot be right."""
    blank = np.isnan(raw)
    whole = np.where(blank, 0, raw).astype(np.int64)
    bad = ~blank & ((raw != whole) | (raw < 0) | (raw > high))
    return whole, blank, bad


def codes(raw: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Codes, where they are blank, where they cannot be right."""
    return raw, raw < 0, raw >= size


def flags(raw: Any) -> tuple[np.ndarray, np.ndarray]:
    """Yes and no, and where they are blank."""
    return np.asarray(raw.data), np.ma.getmaskarray(raw)


def status_of(bad: np.ndarray, lacking: np.ndarray, unlawful: np.ndarray | None = None) -> np.ndarray:
    """The status of each row from the masks, in the order of checking."""
    status = np.zeros(len(bad), np.int8)
    if unlawful is not None:
        status[unlawful] = 3
    status[lacking != 0] = 1
    status[bad] = 2
    lacking[bad] = 0
    return status


def bits(*blanks: Any) -> np.ndarray:
    """A bit for each mask, in their order."""
    total = np.zeros(len(blanks[0]), np.int64)
    for place, blank in enumerate(blanks):
        total |= blank.astype(np.int64) << place
    return total


def month_of(day: np.ndarray) -> np.ndarray:
    """Months since 1970."""
    return day.astype("M8[D]").astype("M8[M]").astype(np.int64)


def first_of(month: np.ndarray) -> np.ndarray:
    """The first day of a month."""
    return month.astype("M8[M]").astype("M8[D]").astype(np.int64)


def required_hours(adults: Any, parent: Any, births: Any, as_of: Any, age_basis: Any, disabled: Any,
                   pregnant: Any) -> By:  # fmt: skip
    """WTW-01."""
    rows = len(as_of)
    adult, no_adult, bad_adult = counts(adults, 2)
    bad_adult |= ~no_adult & (adult == 0)
    birth, no_birth, bad_birth = days(births)
    day, no_day, bad_day = days(as_of)
    basis, no_basis, bad_basis = codes(age_basis, 2)
    (ill, no_ill), (expecting, no_expecting) = flags(disabled), flags(pregnant)
    bad = bad_adult | bad_day | bad_basis
    bad[parent[bad_birth]] = True
    youngest, latest = np.full(rows, NONE), np.full(rows, NONE)
    there = ~no_birth
    np.maximum.at(latest, parent[there], birth[there])
    there &= birth <= day[parent]
    np.maximum.at(youngest, parent[there], birth[there])
    children = np.bincount(parent, minlength=rows)
    gap_line = np.bincount(parent[no_birth], minlength=rows) > 0
    has = youngest > NONE
    safe = np.where(has, youngest, 0)
    month = month_of(safe)
    sixth = first_of(month + 72) + safe - first_of(month)
    on = np.where(basis == 1, first_of(month_of(day)), day)
    young = has & (on < sixth)
    lawful = day >= 15706

    def owed(adult: Any, young: Any, lawful: Any, ill: Any, expecting: Any) -> Any:
        couple = adult == 2
        alone = np.where(young, 20, np.where((children == 0) & expecting, 20, 30))
        hours = np.where(couple, np.where(ill, np.where(young, 20, 30), 35), alone)
        dated = np.where(couple, ~ill, young | ~((children == 0) & expecting))
        row_of_law = np.where(couple, -1, np.where(young, -2, -3))
        return np.where(dated & ~lawful, row_of_law, hours * SCALE)

    hours = owed(adult, young, lawful, ill, expecting)
    usual = (adult, young, lawful, ill, expecting)
    yes, no = np.ones(rows, bool), np.zeros(rows, bool)
    month_basis = has & (first_of(month_of(day)) < sixth)
    later_law = latest > 15706 - 2191
    lacking = bits(
        no_adult & (owed(np.int64(1), *usual[1:]) != owed(np.int64(2), *usual[1:])),
        gap_line & (owed(adult, yes, *usual[2:]) != hours),
        no_day & ((owed(adult, no, no, ill, expecting) != owed(adult, no, yes, ill, expecting)) | ((latest > NONE)
                  & (owed(adult, yes, later_law, ill, expecting) != owed(adult, no, later_law, ill, expecting)))),
        no_basis & (owed(adult, month_basis, *usual[2:]) != owed(adult, has & (day < sixth), *usual[2:])),
        no_ill & (adult == 2),
        no_expecting & (adult == 1) & ~young & (children == 0),
    )  # fmt: skip
    return {"required_hours": hours}, status_of(bad, lacking, hours < 0), lacking


def hours_met(parent: Any, weekly: Any, required: Any) -> By:
    """WTW-02."""
    rows = len(required)
    hours, no_hours, bad_hours = numbers(weekly, 168)
    owed, no_owed, bad = numbers(required, 168)
    bad[parent[bad_hours]] = True
    known = np.zeros(rows, np.int64)
    np.add.at(known, parent[~no_hours], hours[~no_hours])
    blank = np.bincount(parent[no_hours], minlength=rows)
    lacking = bits((blank > 0) & (known < np.where(no_owed, 168 * SCALE, owed)), no_owed)
    outputs = {"known_hours": known, "meets": known >= owed, "shortfall": np.maximum(owed - known, 0),
               "blank_lines": blank}  # fmt: skip
    return outputs, status_of(bad, lacking), lacking


def contact_due(last: Any, assigned: Any, as_of: Any, reading: Any) -> By:
    """WTW-03."""
    contact, no_contact, bad_contact = days(last)
    start, no_start, bad_start = days(assigned)
    day, no_day, bad_day = days(as_of)
    basis, no_basis, bad_basis = codes(reading, 3)
    bad = bad_contact | bad_start | bad_day | bad_basis | (~no_contact & ~no_day & (contact > day))
    counts = ~no_contact & (no_start | (contact >= start))
    since = np.where(counts, contact, np.where(no_start, 0, start))
    month = month_of(since)
    into = since - first_of(month)
    following = first_of(month + 1)
    length = first_of(month + 2) - following
    calendar = np.where(counts, following + length, following) - 1
    same = following + np.minimum(into, length - 1)
    due = np.where(basis == 0, calendar, np.where(basis == 1, same, since + 30))
    lacking = bits(np.zeros(len(day), bool), no_start & no_contact, no_day,
                   no_basis & ((calendar != same) | (same != since + 30)))  # fmt: skip
    return {"due_on": due, "overdue": day > due}, status_of(bad, lacking), lacking


def plan_change(amended: Any, requested: Any, closed: Any) -> By:
    """WTW-21; ``closed`` are the closed weekdays of the county."""
    signed, no_signed, bad_signed = days(amended)
    asked, no_asked, bad_asked = days(requested)
    safe = np.where(no_signed | bad_signed, 0, signed).astype("M8[D]")
    calendar = np.busdaycalendar(holidays=closed)
    last = np.busday_offset(safe, 3, roll="backward", busdaycal=calendar).astype(np.int64)
    unlawful = (signed < np.datetime64("2017-01-01").astype(int)) | (last > np.datetime64("2027-12-31").astype(int))
    lacking = bits(no_signed)
    outputs = {"last_day": last, "in_time": np.where(no_asked, NONE, asked <= last)}
    return outputs, status_of(bad_signed | bad_asked, lacking, unlawful & ~no_signed), lacking


def month_meets(month_hours: Any, required: Any) -> By:
    """WTW-34.weekly, with 4.33 weeks in a month."""
    total, no_total, bad_total = numbers(month_hours)
    owed, no_owed, bad_owed = numbers(required)
    cent = SCALE // 100
    average = (2 * total * 100 + 433 * cent) // (2 * 433 * cent) * cent
    lacking = bits(no_total, no_owed)
    outputs = {"average_hours": average, "meets": total * 100 >= owed * 433}
    return outputs, status_of(bad_total | bad_owed, lacking), lacking


def notice_period(notice: Any, as_of: Any) -> By:
    """CW-NC-01.period."""
    told, no_told, bad_told = days(notice)
    day, no_day, bad_day = days(as_of)
    bad = bad_told | bad_day | (~no_told & ~no_day & (day < told))
    last = told + 20
    lacking = bits(no_told, no_day)
    outputs = {"last_day": last, "day": day - told, "period": np.where(day < last, 0, np.where(day == last, 1, 2))}
    return outputs, status_of(bad, lacking), lacking


def _limit(day: np.ndarray) -> np.ndarray:
    return np.where(day < 10227, NONE, np.where((day >= 15156) & (day < 19113), 48, 60))


def time_limit(as_of: Any) -> By:
    """CW-TOA-01."""
    day, no_day, bad = days(as_of)
    limit = _limit(day)
    lacking = bits(no_day)
    return {"limit": limit}, status_of(bad, lacking, limit == NONE), lacking


def time_on_aid(on_case: Any, exempt: Any, sanctioned: Any, other: Any, as_of: Any) -> By:
    """CW-TOA-02.tally."""
    total, no_total, bad = counts(on_case)
    parts = [counts(each) for each in (exempt, sanctioned, other)]
    day, no_day, bad_day = days(as_of)
    without = parts[0][0] + parts[1][0] + parts[2][0]
    for _, _, bad_part in parts:
        bad = bad | bad_part
    bad |= bad_day | (~no_total & (without > total))
    counted, limit = total - without, _limit(day)
    room = no_total | (counted > 0)
    lacking = bits(no_total, *[blank & room for _, blank, _ in parts], no_day)
    outputs = {"counted": counted, "limit": limit, "remaining": np.maximum(limit - counted, 0),
               "reached": counted >= limit}  # fmt: skip
    return outputs, status_of(bad, lacking, limit == NONE), lacking


def next_steps(meets: Any, plan: Any, health: Any, cause: Any, exempt: Any, done: Any) -> By:
    """WTW-15."""
    (met, no_met), (has, no_has), (ill, no_ill) = flags(meets), flags(plan), flags(health)
    (good, no_good), (free, no_free), (ran, no_ran) = flags(cause), flags(exempt), flags(done)
    good = good & ~no_good
    failing = ~met & ~free & ~good
    denied = ~good & ~no_good
    sanction = failing & denied & ran
    start = failing & ~sanction
    steps = bits(~met, ~met & has, ~met & ~has, ~met & ill, start, sanction)
    short = ~met | no_met
    lacking = bits(no_met, no_has & short, no_ill & short, np.zeros(len(met), bool), no_free & short & ~good,
                   no_ran & short & (~free | no_free) & denied)  # fmt: skip
    return {"next_steps": steps, "cause_pending": start & no_good}, status_of(np.zeros(len(met), bool), lacking), lacking


def closing_trigger(closed: Any, exhausted: Any, removed: Any) -> By:
    """WTW-28, with the places of the reasons none, sanction, other."""
    (cash, no_cash), (used, no_used) = flags(closed), flags(exhausted)
    reason, no_reason, bad = codes(removed, 3)
    trigger = np.where(cash, 0, np.where(used, 1, np.where(reason == 2, 2, NONE)))
    closes = trigger >= 0
    lacking = bits(no_cash, no_used & ~cash, no_reason & ~cash & ~used)
    outputs = {"closes": closes, "trigger": trigger, "applies_to": np.where(closes, np.where(cash, 0, 1), NONE)}
    return outputs, status_of(bad, lacking), lacking
