"""The counselor's introduction meeting with a new participant (004:102-103, 282)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checklists import Checklist, Item
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Day, Flag
from caseload.rules.engine.primitives import choose, first_true, known, negate
from caseload.rules.engine.registry import checklist, question
from caseload.rules.engine.units import NONE
from caseload.rules.wtw.inputs import as_of

STATES = Codes("in_order", "late", "to_schedule")


@question(
    "WTW-07.order",
    cell={"WTW_INTRO_STATE": "state", "WTW_INTRO_BEFORE": "schedule_before_on"},
    cites="004:103, 282",
    place="alameda",
    inputs={
        "intro_on": Day("introduction meeting", "reunión de presentación", blank=NOTHING),
        "orientation_on": Day("orientation", "orientación"),
        "as_of": as_of(default=None),
    },
    gives={
        "state": Choice(STATES, "order of the meetings", "orden de las reuniones"),
        "warning": Flag("warning", "advertencia"),
        "schedule_before_on": Day("to be held before", "debe hacerse antes del"),
    },
    example={"intro_on": "2020-08-24", "orientation_on": "2020-08-25"},
)  # fmt: skip
def introduction_order(intro_on: Any, orientation_on: Any, as_of: Any) -> Any:
    """Is the introduction meeting held before orientation?

    Boundary: on the day of orientation it is late; "if possible" makes that a warning, never an error.
    Boundary: the day asked about matters only while no meeting is scheduled.
    """
    scheduled = known(intro_on)
    before = intro_on < orientation_on
    can_be_kept = negate(scheduled) & (as_of < orientation_on)
    return {
        "state": first_true((negate(scheduled), STATES.to_schedule), (before, STATES.in_order), otherwise=STATES.late),
        "warning": choose(scheduled, negate(before), negate(can_be_kept)),
        "schedule_before_on": choose(can_be_kept, orientation_on, NONE),
    }


checklist(
    Checklist(
        "WTW-07",
        "Was the introduction meeting complete?",
        question="WTW-07.content",
        cites="004:102",
        place="alameda",
        who="employment counselor",
        cell="WTW_INTRO_OPEN",
        items=(
            Item("workflow_reviewed", "Welfare-to-Work workflow reviewed", "Proceso de Welfare-to-Work revisado"),
            Item("later_meetings_discussed", "Meetings to come discussed (PST, CalWORKs 2.0 interview)",
                 "Reuniones siguientes comentadas (equipo de apoyo, entrevista CalWORKs 2.0)"),
        ),
    )
)  # fmt: skip
