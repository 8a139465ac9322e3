"""Reasons against taking part in Intensive Case Management, and until when they are told (003:53; P-30)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.kinds import NOTHING, Day, Flag
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.registry import question
from caseload.rules.grow.counted_days import basis, counted_day
from caseload.rules.grow.icm_inputs import as_of, holidays
from caseload.rules.grow.timed import timed_duty

law = parameters("los_angeles")


@question(
    "ICM-11",
    cell={"GROW_REASONS_LAST_DAY": "last_day", "GROW_REASONS_IN_TIME": "in_time"},
    cites="003:53; P-30",
    place="los_angeles",
    looked_up_on="signed_on",
    for_participant=True,
    inputs={
        "signed_on": Day("ABP 1463 signed on", "ABP 1463 firmado el"),
        "basis": basis("business"),
        "told_on": Day("reasons told on", "razones informadas el", blank=NOTHING),
        "as_of": as_of(),
        "holidays": holidays(),
    },
    gives={
        "last_day": Day("last day to tell reasons", "último día para dar razones"),
        "in_time": Flag("told in time", "informado a tiempo"),
    },
    example={"signed_on": "2022-03-10", "told_on": "2022-03-15"},
)
def reasons_against(signed_on: Any, basis: Any, told_on: Any, as_of: Any, holidays: Any) -> Any:
    """Until when does the participant tell reasons against taking part, and was it in time?

    Boundary: the third day is in time, the fourth is not; reasons told before signing are in time.
    Boundary: a late reason is still heard as good cause; nothing is denied for being late.
    Reading: work days are counted, as the sister page says (the other choice: basis).
    """
    last = counted_day(signed_on, law("icm.reasons_days", signed_on), basis, holidays)
    return {"last_day": last, "in_time": timed_duty(told_on, last, as_of)}
