"""The way of a working participant through the post-employment services of GROW, as a table (000:7-44)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.machines import STAYS, Machine, Move, Run
from caseload.rules.engine.registry import machine
from caseload.rules.grow.occasions import enough_hours

STATES = Codes("in_grow", "verification_requested", "exit_appointment", "employed_on_aid", "in_pes", "ended")
EVENTS = Codes(
    "employed", "verification_returned", "component_assigned", "volunteered", "verified", "hours_lost", "aid_ended"
)
WORKING = ("employed_on_aid", "in_pes")


def _stays_on_aid(volunteers: bool) -> Any:
    """Remains on aid, and is known to volunteer or not to."""

    def holds(run: Run, event: Any) -> bool:
        return event["remains_on_aid"] == 1 and event["volunteers"] == volunteers

    return holds


MACHINE = machine(Machine(
    "GROW-PES",
    "GROW post-employment services",
    "000:7-44",
    STATES, EVENTS, "in_grow",
    outside={"WRK": "the county", "referral to a job developer": "the county"},
    moves=(
        Move(("in_grow",), ("employed",), "verification_requested", enough_hours, "enough hours",
             document="ABP 192, ABP 296, WRK"),
        Move(("verification_requested",), ("verification_returned",), "exit_appointment", _stays_on_aid(True),
             "remains on aid and volunteers", document="ABP 1460"),
        Move(("verification_requested",), ("verification_returned",), "employed_on_aid", _stays_on_aid(False),
             "remains on aid and does not volunteer"),
        Move(("exit_appointment",), ("component_assigned",), "in_pes"),
        Move(("employed_on_aid",), ("volunteered",), "exit_appointment", document="ABP 1460"),
        Move(WORKING, ("verified",), STAYS, enough_hours, "enough hours"),
        Move(WORKING, ("hours_lost",), "in_grow", words="hours too few or job lost, still eligible to aid",
             document="referral to a job developer"),
        Move(tuple(STATES), ("aid_ended",), "ended"),
    ),
))  # fmt: skip
