"""The troubles of the invented GAIN caseload: lost jobs, the end of aid in its several ways, families of their own kind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from caseload.tables.sample import Tables, days

Who = dict[str, Any]


def trouble(made: Tables, who: Who, key: Who, number: int, as_of: date) -> None:
    """What is not ordinary about one person, by the last digit of the number."""
    if number % 10 in _TROUBLES:
        _TROUBLES[number % 10](made, who, key, number, as_of)


def _ended(made: Tables, who: Who, key: Who, on: date, reason: str, **more: Any) -> None:
    """Aid has ended; the person's own job and activity go on."""
    job, mine = made["Employment"][-1], [each for each in made["Activities"] if each["participant_id"] == who["participant_id"]]
    started = days(on, days=-60)
    job |= {"employment_started_on": started, "weekly_hours": 35, "verified_on": days(started, days=12)}
    made["Course"][-1]["event_on"] = started
    for each in mine:
        each["began_on"] = each["in_plan_on"] = started
    kind = mine[0]["activity_kind"] if mine else "none"
    who |= {"case_open": False, "discontinued_on": on, "discontinued_because": reason, "activity": kind,
            "activity_approved": True if mine else None, "subsidized": False}  # fmt: skip
    made["Course"].append({**key, "event": "discontinued", "event_on": on, "reason": reason, "conditions_met": bool(mine),
                           "activity": kind, "recorded_by": "Robin Specimen", **more})  # fmt: skip


def _lost_job(made: Tables, who: Who, key: Who, number: int, as_of: date) -> None:
    lost = days(as_of, days=-(number % 3))
    made["Employment"][-1] |= {"job_lost": True, "job_lost_on": lost, "ends_on": days(lost, days=-1)}
    made["Course"].append({**key, "event": "pes_lapsed", "event_on": lost, "recorded_by": "Robin Specimen"})


def _income(made: Tables, who: Who, key: Who, number: int, as_of: date) -> None:
    """Aid ended for excess income in the last month; every second one has the month verified."""
    first = as_of.replace(day=1)
    off = days(first, days=-1).replace(day=1)
    _ended(made, who, key, off, "excess_income")
    if number % 40 in (12, 32) and who["activity"] != "none":
        made["Activities"][-1]["began_on"] = off
        who |= {"job_decided": True, "activity_decided": True, "decided_by": "Robin Specimen",
                "decided_on": days(off, days=2)} if number % 40 == 12 else {}  # fmt: skip
    if number % 20 == 2:
        made["Course"].append({**key, "event": "month_verified", "event_on": days(first, days=3), "month": f"{off:%Y-%m}",
                               "recorded_by": "Robin Specimen"})  # fmt: skip


def _subsidized(made: Tables, who: Who, key: Who, number: int, as_of: date) -> None:
    """Subsidized employment goes on after excess income."""
    off, ends = as_of.replace(day=1), days(as_of, days=45)
    made["Activities"].append({**key, "activity_kind": "tse", "activity": "Subsidized work, city library",
                               "provider": "Example City", "began_on": days(off, days=-60), "ends_on": ends, "weekly_hours": 0,
                               "approved": True, "in_plan_on": days(off, days=-60)})  # fmt: skip
    _ended(made, who, key, off, "excess_income", tse_ends_on=ends)
    made["Course"][-1] |= {"activity": "tse", "conditions_met": True}
    who |= {"activity": "tse", "activity_approved": True, "tse_ends_on": ends, "subsidized": True}


def _excluded(made: Tables, who: Who, key: Who, number: int, as_of: date) -> None:
    off = days(as_of, days=-20)
    _ended(made, who, key, off, "out_of_county")
    if number % 20 == 4:
        who |= {"end_decided_by": "Sam Example", "end_decided_on": days(as_of, days=-2)}


def _time_limit(made: Tables, who: Who, key: Who, number: int, as_of: date) -> None:
    """Off the unit for the time limit while the case is open for the children."""
    off = (as_of.replace(day=1) - timedelta(days=40)).replace(day=1)
    who |= {"months_on_case": 60, "months_exempt": 0, "time_off_on": off}
    made["Course"][-1]["event_on"] = min(made["Course"][-1]["event_on"], days(off, days=-30))
    made["Course"].append({**key, "event": "timed_out", "event_on": off, "recorded_by": "Robin Specimen"})


def _over(made: Tables, who: Who, key: Who, number: int, as_of: date) -> None:
    """The three months are over; half of them have had the notice."""
    off = days(as_of, days=-98)
    _ended(made, who, key, off, "participant_request")
    month = off.replace(day=1)
    while days(month, days=32) < as_of:
        made["Course"].append({**key, "event": "month_verified", "event_on": days(days(month, days=31).replace(day=1), days=4),
                               "month": f"{month:%Y-%m}", "recorded_by": "Robin Specimen"})  # fmt: skip
        month = days(month, days=31).replace(day=1)
    if number % 20 == 6:
        sent = days(as_of, days=-2)
        who |= {"gn6369_sent_on": sent, "end_decided_by": "Sam Example", "end_decided_on": days(as_of, days=-3)}
        made["Course"].append({**key, "event": "notice_sent", "event_on": sent, "recorded_by": "Robin Specimen"})
    else:
        who |= {"end_decided_by": "Sam Example", "end_decided_on": days(as_of, days=-1)}


def _unknown(made: Tables, who: Who, key: Who, number: int, as_of: date) -> None:
    """Not entered yet: the months on aid, and the family."""
    who |= {"months_on_case": None, "family": None}


def _two_parents(made: Tables, who: Who, key: Who, number: int, as_of: date) -> None:
    made["Parents"] += [
        {**key, "parent_name": f"{who['first_name']} {who['last_name']}", "weekly_hours": 24, "activity_hours": 0,
         "activity": "education"},
        {**key, "parent_name": f"Alex {who['last_name']}", "weekly_hours": None if number % 20 == 8 else 12,
         "activity_hours": 0, "activity": "none"},
    ]  # fmt: skip
    made["Recipients"].append({
        **key, "recipient": "second_parent", "recipient_name": f"Alex {who['last_name']}", "copies": True,
        "recipient_address": who["address"], "recipient_city": who["city"], "recipient_language": who["language"],
    })  # fmt: skip


def _special(made: Tables, who: Who, key: Who, number: int, as_of: date) -> None:
    """A special family; some work for themselves or for free rent."""
    made["Children"].append({**key, "child_name": "Child 1", "birth_on": date(2020, 2, 29)})
    month = days(as_of.replace(day=1), days=-1)
    made["SelfEmployment"].append({
        **key, "business": "Hair cutting at home", "works_for_self": True, "own_business_income": True,
        "month": f"{month:%Y-%m}", "gross": 640, "platform_fees": 0, "method": "standard_40", "expenses": None,
        "self_reported_hours": 12, "chosen_on": days(as_of, days=-70),
    })  # fmt: skip
    if number % 20 == 9:
        made["FreeRent"].append({**key, "landlord": "Building manager, Sample Court", "rent_paid": 0, "actual_value": 900,
                                 "au_size": 3, "level": 613, "ew_earned_value": 613})  # fmt: skip


_TROUBLES: dict[int, Callable[[Tables, Who, Who, int, date], None]] = {
    1: _lost_job, 2: _income, 3: _subsidized, 4: _excluded, 5: _time_limit, 6: _over, 7: _unknown, 8: _two_parents,
    9: _special,
}  # fmt: skip
