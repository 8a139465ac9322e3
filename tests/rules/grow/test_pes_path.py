"""The way through post-employment services, played event by event."""

from __future__ import annotations

from typing import Any

import pytest

from caseload.rules.engine.machines import NoTransition
from caseload.rules.engine.units import NONE, SCALE
from caseload.rules.grow.pes_path import EVENTS, MACHINE

BLANK = {"weekly_hours": NONE, "remains_on_aid": NONE, "volunteers": NONE}


def state_after(*events: tuple[str, dict[str, Any]]) -> str:
    """The state after some events, one a day."""
    lines = [{**BLANK, **more, "event": EVENTS[code], "event_on": day} for day, (code, more) in enumerate(events)]
    return str(MACHINE.play(lines, as_of=len(lines)).state)


HIRED = ("employed", {"weekly_hours": 20 * SCALE})
VOLUNTEER = ("verification_returned", {"remains_on_aid": True, "volunteers": True})
ON_AID = ("verification_returned", {"remains_on_aid": True, "volunteers": False})


@pytest.mark.parametrize(
    ("events", "state"),
    [
        ((HIRED,), "verification_requested"),
        ((HIRED, VOLUNTEER), "exit_appointment"),
        ((HIRED, VOLUNTEER, ("component_assigned", {})), "in_pes"),
        ((HIRED, ON_AID), "employed_on_aid"),
        ((HIRED, ON_AID, ("volunteered", {})), "exit_appointment"),
        ((HIRED, ON_AID, ("verified", {"weekly_hours": 20 * SCALE})), "employed_on_aid"),
        ((HIRED, ON_AID, ("hours_lost", {})), "in_grow"),
        ((HIRED, ("aid_ended", {})), "ended"),
    ],
)
def test_each_row_of_the_table_leads_where_it_says(events: Any, state: str) -> None:
    assert state_after(*events) == state


@pytest.mark.parametrize(
    "events",
    [
        (("employed", {"weekly_hours": 20 * SCALE - 1}),),
        (("employed", {}),),
        (HIRED, ("verification_returned", {"remains_on_aid": True})),
        (HIRED, ("verification_returned", {"volunteers": True})),
        (HIRED, ("component_assigned", {})),
        (HIRED, ON_AID, ("verified", {"weekly_hours": 19 * SCALE})),
    ],
)
def test_a_blank_or_too_few_hours_lead_nowhere(events: Any) -> None:
    with pytest.raises(NoTransition):
        state_after(*events)
