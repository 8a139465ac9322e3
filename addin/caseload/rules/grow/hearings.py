"""Noncompliance in GROW as the ICM page has it: a hearing for every failure, a sanction for the second (003:41-117)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.machines import STAYS, Machine, Move, Run, Step
from caseload.rules.engine.registry import machine
from caseload.rules.engine.units import NONE
from caseload.rules.grow.icm_hearing import first_instance
from caseload.rules.grow.occasions import (
    EVENTS,
    EXCLUSIVE,
    OUTSIDE,
    enough_hours,
    forget_open,
    known_hours_below,
    late_or_blank_hours,
    on_compliant,
    remember,
)  # fmt: skip

STATES = Codes(
    "compliant", "noncompliance_initiated", "hearing_scheduled", "cause_pending", "manual_review", "sanction_proposed",
    "sanctioned", "paused", "released", "off_aid",
)  # fmt: skip
UNDECIDED = ("noncompliance_initiated", "hearing_scheduled", "cause_pending", "manual_review")
HEARD = UNDECIDED[1:]
OPEN = (*UNDECIDED, "sanction_proposed")
_OUTCOME = "ICM-18.outcome"
NOT_RELEASED = tuple(state for state in STATES if state != "released")


def instances(run: Run) -> int:
    """Failures found without good cause within the look-back of the present one, which is included."""
    failed, back = run.memory["failed_on"], run.memory["lookback_days"]
    earlier = [day for day in run.memory["found"] if back == NONE or failed - day <= back]
    return len(earlier) + 1


def _finding(wanted: Any) -> Any:
    return lambda run, event: event["good_cause"] == wanted


def _first(run: Run, event: Any) -> bool:
    return event["good_cause"] == 0 and first_instance(instances(run))


def _found(run: Run, event: Any) -> None:
    run.memory["found"] = [*run.memory["found"], run.memory["failed_on"]]


def _found_and_back(run: Run, event: Any) -> None:
    _found(run, event)
    on_compliant("return_to_activity")(run, event)


MACHINE = machine(Machine(
    "GR-NC.icm_page",
    "GROW noncompliance, ICM page",
    "003:41-57, 103-117",
    STATES, EVENTS, "compliant", strangers=("notified", "resolved", "noa_issued"),
    moves=(
        Move(("compliant",), ("failed",), "noncompliance_initiated", does=remember("failed_on"), rule="ICM-17"),
        Move(("noncompliance_initiated", "hearing_scheduled", "manual_review", "cause_pending"), ("hearing_set",),
             "hearing_scheduled", does=remember("hearing_on", "hearing_on"), document="hearing_notice",
             rule="ICM-17"),
        Move(("hearing_scheduled",), ("hearing_missed",), "manual_review"),
        Move(UNDECIDED, ("decided",), "compliant", _finding(1), "good cause", on_compliant("return_to_activity"),
             "hearing_decision", rule=_OUTCOME),
        Move(UNDECIDED, ("decided",), "cause_pending", _finding(NONE), "no finding yet", rule=_OUTCOME),
        Move(HEARD, ("decided",), "compliant", _first, "no good cause, first instance", _found_and_back,
             "hearing_decision", rule=_OUTCOME),
        Move(HEARD, ("decided",), "sanction_proposed", _finding(0), "no good cause, second instance or later", _found,
             "hearing_decision", rule=_OUTCOME),
        Move(("sanction_proposed",), ("approved",), "sanctioned", lambda run, event: event["approved_by"] == 1,
             "approved by a named person", document="notice of action", rule=_OUTCOME),
        Move(("sanction_proposed",), ("approved",), STAYS, words="nobody named", blocked="not_approved",
             rule=_OUTCOME),
        Move(("sanction_proposed",), ("rejected",), "compliant", does=on_compliant("return_to_activity")),
        Move(("sanctioned",), ("complied",), "compliant", does=on_compliant("")),
        Move(OPEN, ("failed",), STAYS),
        Move(("compliant",), ("component_began",), "paused", rule="ICM-07"),
        Move(("paused",), ("component_completed",), "compliant", does=on_compliant("icm_appointment"),
             rule="ICM-05"),
        Move(("compliant", "paused", *OPEN), ("employed",), "released", enough_hours, "enough hours", forget_open,
             "ABP 192, ABP 296", rule="GROW-PES-05.start"),
        Move(NOT_RELEASED, ("employed",), STAYS, late_or_blank_hours, "too few hours, or not known"),
        Move(("released",), ("employed",), "compliant", known_hours_below, "too few hours", on_compliant(""),
             rule="GROW-PES-17"),
        Move(("released", "sanctioned"), ("employed",), STAYS),
        Move(tuple(s for s in STATES if s != "off_aid"), ("aid_ended",), "off_aid", does=forget_open),
        Move(("off_aid",), ("aid_began",), "compliant", does=on_compliant("")),
    ),
    steps={
        "return_to_activity": Step("participant", rule=_OUTCOME),
        "icm_appointment": Step("worker", "ABP 1460", "ICM-05"),
        "set_hearing": Step("worker", "hearing_notice", "ICM-17"),
        "hold_hearing": Step("hearing_officer", "hearing_decision", _OUTCOME),
        "decide_cause": Step("hearing_officer", "hearing_decision", _OUTCOME),
        "decide_missed_hearing": Step("supervisor"),
        "approve_sanction": Step("supervisor", "notice of action", _OUTCOME),
        "established_procedures": Step("worker"),
    },
    exclusive=EXCLUSIVE, outside={"notice of action": OUTSIDE["notice of action"]},
))  # fmt: skip
