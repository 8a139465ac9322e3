"""Random courses of events for the machines: mostly events that can follow, with blanks anywhere."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from caseload.rules import evaluate
from caseload.rules.calworks.process import MACHINE as NONCOMPLIANCE
from caseload.rules.engine.machines import Machine
from caseload.rules.gain.path import MACHINE as GAIN
from caseload.rules.grow.hearings import MACHINE as HEARINGS
from caseload.rules.grow.reviews import MACHINE as REVIEWS
from caseload.rules.vr.follow_up import MACHINE as FOLLOW_UP
from caseload.rules.wtw.closing import MACHINE as CLOSING

GAPS = (0, 1, 2, 4, 5, 10, 15, 20, 21, 30, 31, 45, 60, 90, 100)


@dataclass(frozen=True)
class Asked:
    """A machine, the question that plays it, its fixed inputs, the fields that events may carry with their values."""

    machine: Machine
    question: str
    inputs: dict[str, Any]
    fields: dict[str, tuple[Any, ...]]
    first_day: date = date(2023, 1, 2)
    never: tuple[str, ...] = ()
    rare: tuple[str, ...] = ()
    """Events that cut a course short: chosen less often."""


FLAGS = (True, False, False, None)
NAMES = ("Sam Example", "Sam Example", None, "  ")
ALL = (
    Asked(NONCOMPLIANCE, "CW-NC.state", {}, {
        "good_cause": FLAGS, "volunteers": (False, False, False, True), "notice_dated": (True, True, False, None),
        "approved_by": NAMES,
    }, never=("effective_reached",),
        rare=("discontinued", "exempt_found", "good_cause_found", "defect_found", "pst_missed", "contacted")),
    Asked(HEARINGS, "GR-NC.state", {"regime": "icm_page", "holidays": []}, {
        "good_cause": FLAGS, "hearing_on": ("2023-03-01", None), "approved_by": NAMES, "weekly_hours": (0, 19, 20, None),
    }, rare=("aid_ended", "employed", "component_began", "rejected")),
    Asked(REVIEWS, "GR-NC.state", {"regime": "gr_2014", "holidays": []}, {
        "months_received_in_365": (2, 3, 6, 12, None), "applicant": (False, False, False, True, None),
        "effective_on": ("+10", "+10", "+9", None), "hearing_on": ("2023-03-01", None), "approved_by": NAMES,
        "classification": ("willful", "willful", "negligent", "good_cause", None), "last_day_of_aid": ("month end", "month end", None),
        "weekly_hours": (0, 19, 20, None),
    }, rare=("aid_ended", "employed", "component_began", "component_completed", "rejected", "resolved", "notified", "complied")),
    Asked(FOLLOW_UP, "VR-PES.state", {}, {
        "service": ("A", "B"), "supported_employment": (False, None, True), "ends_on": ("+30", None), "approved_by": NAMES,
    }, rare=("closed_other", "cancel_ef", "job_lost", "pes_requested")),
    Asked(CLOSING, "WTW-29.state", {}, {"approved_by": NAMES},
          rare=("aid_restored", "deferral_began", "sanction_imposed", "supervisor_returned")),
    Asked(GAIN, "GAIN-PES.state", {}, {
        "reason": ("excess_income", "time_limit", "other", "out_of_county", None), "conditions_met": (True, True, False, None),
        "activity": ("education", "tse", None), "tse_ends_on": ("+60", "+5", "-3", None), "cause": ("job", None),
        "month": ("month",),
    }, rare=("aid_restored", "conditions_failed", "pes_began")),
)  # fmt: skip
IDS = [asked.machine.id for asked in ALL]


def a_course(asked: Asked, chance: random.Random, length: int = 14, wild: float = 0.15) -> list[dict[str, Any]]:
    """A course that the machine can play; with ``wild`` an event is tried whatever the state, and kept if it can follow."""
    events: list[dict[str, Any]] = []
    day = asked.first_day
    for _ in range(length):
        day += timedelta(days=chance.choice(GAPS))
        answer = answered(asked, events, day)
        code = chance.choice([each for each in asked.machine.events if each not in asked.never])
        if chance.random() > wild:
            code = _fitting(asked, answer["state"], chance) or code
        tried = [*events, an_event(asked, code, day, chance)]
        if "status" not in answered(asked, tried, day):
            events = tried
    return events


def _fitting(asked: Asked, state: str, chance: random.Random) -> str:
    """An event for which the state has a row; one that cuts a course short only now and then."""
    codes = [each for move in asked.machine.moves if state in move.states for each in move.events if each not in asked.never]
    usual = [each for each in codes if each not in asked.rare]
    return chance.choice(usual if usual and chance.random() < 0.85 else codes or [""])


def an_event(asked: Asked, code: str, day: date, chance: random.Random) -> dict[str, Any]:
    """One event with some of its fields, blank or not."""
    fields = {name: _value(chance.choice(values), day, chance) for name, values in asked.fields.items()
              if chance.random() < 0.9}  # fmt: skip
    return {**fields, "event": code, "event_on": day.isoformat()}


def answered(asked: Asked, events: list[dict[str, Any]], day: date) -> dict[str, Any]:
    """The answer of the machine's question on a day."""
    return evaluate(asked.question, {**asked.inputs, "events": events, "as_of": day.isoformat()})


def _value(value: Any, day: date, chance: random.Random) -> Any:
    if value == "month":
        return (day.replace(day=1) - timedelta(days=chance.choice((1, 32)))).isoformat()[:7]
    if value == "month end":
        return ((day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)).isoformat()
    if isinstance(value, str) and value[0] in "+-":
        return (day + timedelta(days=int(value))).isoformat()
    return value
