"""Activities on the schedule: end dates, activities outside the plan, the end of Job Club (004:148, 190, 285, 295)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.kinds import NOTHING, Day, Flag, Text
from caseload.rules.engine.lists import Items
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.offices import previous_open
from caseload.rules.engine.primitives import known
from caseload.rules.engine.registry import question
from caseload.rules.wtw.activities import UPFRONT
from caseload.rules.wtw.inputs import OFFICE_DAYS, holidays

law = parameters("alameda")
ACTIVITY = Text("activity", "actividad")
BEFORE_PLAN = frozenset(UPFRONT.extended(["introduction_meeting", "pst_meeting"]))
"""Steps that come before the plan (004:82, 103, 148)."""


@question(
    "WTW-46",
    cell={"WTW_ACTIVITIES_TO_END": "to_end_date", "WTW_ACTIVITIES_TO_VERIFY": "to_verify"},
    cites="004:227, 243, 285",
    place="alameda",
    over_lists=True,
    inputs={
        "activities": Items(
            None, "activities", "actividades", table="Activities",
            fields={"activity": ACTIVITY,
                    "terminated": Flag("terminated", "terminada"),
                    "ended_on": Day("ended on", "terminada el", blank=NOTHING),
                    "verified": Flag("end date verified", "fecha final verificada")},
        ),
    },
    gives={
        "to_end_date": Items(ACTIVITY, "terminated without an end date", "terminadas sin fecha final"),
        "to_verify": Items(ACTIVITY, "end date to be verified", "fecha final por verificar"),
    },
    example={"activities": [{"activity": "training", "terminated": True, "ended_on": "2020-08-14",
                             "verified": False}]},
)  # fmt: skip
def end_dates(activities: list[Any]) -> dict[str, Any]:
    """Which terminated activities lack an end date, or its verification?

    Boundary: without an end date it does not matter whether one was verified; an activity that runs on is on no list.
    Reading: verifying is a tick of the counselor; the handbook does not say what it consists of.
    """
    terminated = [line for line in activities if line.terminated]
    return {
        "to_end_date": [line.activity for line in terminated if not known(line.ended_on)],
        "to_verify": [line.activity for line in terminated if known(line.ended_on) and not line.verified],
    }


@question(
    "WTW-58",
    cell={"WTW_PLAN_COVERS_SCHEDULE": "ok", "WTW_NOT_IN_PLAN": "not_in_plan"},
    cites="004:190, 295",
    place="alameda",
    over_lists=True,
    inputs={
        "scheduled": Items(ACTIVITY, "activities scheduled", "actividades programadas"),
        "plan_activities": Items(ACTIVITY, "activities in the plan", "actividades del plan"),
    },
    gives={
        "ok": Flag("everything is in the plan", "todo está en el plan"),
        "not_in_plan": Items(ACTIVITY, "activities outside the plan", "actividades fuera del plan"),
    },
    example={"scheduled": ["training", "internship"], "plan_activities": ["training"]},
)
def outside_plan(scheduled: list[str], plan_activities: list[str]) -> dict[str, Any]:
    """Which scheduled activities are not in the plan in force?

    Boundary: the upfront steps come before any plan and are never named; what is planned and not scheduled is no fault.
    Reading: an activity at other hours or another place is the same activity here.
    """
    planned = BEFORE_PLAN.union(plan_activities)
    not_in_plan = [each for each in dict.fromkeys(scheduled) if each not in planned]
    return {"ok": not not_in_plan, "not_in_plan": not_in_plan}


@question(
    "WTW-52",
    cell={"WTW_JOB_CLUB_LAST_DAY": "last_day", "WTW_JOB_CLUB_LAST_SESSION": "last_business_day"},
    cites="004:148",
    place="alameda",
    looked_up_on="began_on",
    for_participant=True,
    inputs={
        "began_on": Day("first day", "primer día", probes=OFFICE_DAYS),
        "holidays": holidays(),
    },
    gives={
        "last_day": Day("last day", "último día"),
        "last_business_day": Day("last session at the latest", "última sesión a más tardar"),
    },
    example={"began_on": "2020-08-03"},
)
def job_club_end(began_on: Any, holidays: Any) -> Any:
    """Which day is the last of the four weeks of Job Club and Job Search?

    Boundary: begun on a Monday it lasts until a Sunday, and the last session is on the Friday before.
    Reading: the first day is counted; closed days inside do not lengthen it.
    """
    last_day = began_on + law("alameda.job_club_days", began_on) - 1
    return {"last_day": last_day, "last_business_day": previous_open(last_day, holidays)}
