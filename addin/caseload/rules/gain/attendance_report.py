"""The Monthly Attendance Report, GN 6365: which activities need one, when it is mailed and due (001:82-84; P-32)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.dated import law_list
from caseload.rules.engine.days import day_in_month, first_day, last_day_of
from caseload.rules.engine.kinds import Choice, Day, Flag, Month
from caseload.rules.engine.lists import Holidays
from caseload.rules.engine.offices import ROLLS, business_day_before, rolled
from caseload.rules.engine.primitives import negate, one_of
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import ANY_DAY
from caseload.rules.gain.codes import COUNTING
from caseload.rules.gain.windows import law

ACTIVITIES = Codes(*COUNTING, "employment", "job_search")


@question(
    "GAIN-PES-21",
    cell="GAIN_REPORT_REQUIRED",
    cites="001:82-84",
    place="los_angeles",
    inputs={"activity": Choice(ACTIVITIES, "activity", "actividad")},
    gives={"report_required": Flag("a GN 6365 is needed", "se necesita un GN 6365")},
    example={"activity": "education"},
)
def report_required(activity: Any) -> Any:
    """Does this activity need a Monthly Attendance Report?

    Boundary: never for employment or job search.
    Reading: the printed list is lost, so every activity that counts needs one (parameter); for domestic violence the
    office's rules of confidentiality come first.
    """
    listed = law_list("gain.gn6365_activities", ANY_DAY, "los_angeles", codes=ACTIVITIES)
    return one_of(activity, *listed) & negate(one_of(activity, ACTIVITIES.employment, ACTIVITIES.job_search))


@question(
    "GN6365-DATES",
    cell={"GAIN_GN6365_MAIL_ON": "mail_on", "GAIN_GN6365_DUE_ON": "due_on"},
    cites="P-32",
    place="los_angeles",
    for_participant=True,
    inputs={
        "report_month": Month("report month", "mes del informe"),
        "holidays": Holidays("los_angeles"),
        "roll": Choice(ROLLS, "when the due day is a closed day", "cuando el vencimiento cae en día cerrado",
                       default="none"),
    },
    gives={
        "mail_on": Day("mailed on", "se envía el"),
        "due_on": Day("due on", "vence el"),
    },
    example={"report_month": "2022-01", "holidays": ["2022-01-01"]},
)  # fmt: skip
def report_dates(report_month: Any, holidays: Any, roll: Any) -> Any:
    """When is the Monthly Attendance Report of a month mailed, and when is it due?

    Boundary: mailed so many business days before the first of the report month, that day itself not counted.
    Reading: a due day on a weekend is not moved unless asked (roll).
    """
    due = day_in_month(report_month + 1, law("gain.gn6365_due_day"))
    mailed = law("gain.gn6365_mailed_business_days")
    return {
        "mail_on": business_day_before(first_day(report_month), mailed, holidays),
        "due_on": rolled(last_day_of(report_month), due, roll, holidays),
    }
