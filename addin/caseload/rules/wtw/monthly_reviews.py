"""Reviews that come back: time on aid every month, the second parent's registration after a change (004:289, 318)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.kinds import NOTHING, Count, Day, Flag
from caseload.rules.engine.primitives import all_of, known, negate
from caseload.rules.engine.recurring import next_contact
from caseload.rules.engine.registry import question
from caseload.rules.wtw.inputs import as_of


@question(
    "WTW-49",
    cell={"WTW_TIME_ON_AID_REVIEW_DUE": "due_on", "WTW_TIME_ON_AID_REVIEW_OVERDUE": "overdue"},
    cites="004:289",
    place="alameda",
    inputs={
        "assigned_on": Day("case assigned to the counselor", "caso asignado al consejero", default=None,
                           needed=lambda reviewed_on: negate(known(reviewed_on))),
        "reviewed_on": Day("latest review of time on aid", "última revisión del tiempo de ayuda",
                           blank=NOTHING, not_after="as_of"),
        "as_of": as_of(),
    },
    gives={
        "due_on": Day("next review due", "próxima revisión a más tardar"),
        "overdue": Flag("review overdue", "revisión atrasada"),
    },
    example={"assigned_on": "2020-06-10", "reviewed_on": "2020-07-05", "as_of": "2020-08-25"},
)  # fmt: skip
def time_on_aid_review(assigned_on: Any, reviewed_on: Any, as_of: Any) -> Any:
    """Until when is the participant's time on aid to be reviewed again?

    Boundary: on the due day it is not overdue; a review before the case was assigned is another counselor's.
    Reading: once in each calendar month, the first by the end of the month of the assignment.
    """
    due_on = next_contact(assigned_on, reviewed_on)
    return {"due_on": due_on, "overdue": as_of > due_on}


@question(
    "WTW-41",
    cell="WTW_SECOND_PARENT_REVIEW",
    cites="004:318",
    place="alameda",
    inputs={
        "adults": Count("adults in the unit", "adultos en la unidad", allowed=(1, 2)),
        "first_parent_changed_on": Day("first parent's registration changed on",
                                       "cambio de la inscripción del primer padre o madre", blank=NOTHING),
        "second_parent_reviewed_on": Day("second parent's registration reviewed on",
                                         "revisión de la inscripción del segundo padre o madre", blank=NOTHING),
    },
    gives={"review_due": Flag("review due", "revisión pendiente")},
    example={"adults": 2, "first_parent_changed_on": "2020-09-01", "second_parent_reviewed_on": None},
)  # fmt: skip
def second_parent_review(adults: Any, first_parent_changed_on: Any, second_parent_reviewed_on: Any) -> Any:
    """Is the registration status of the second parent to be reviewed?

    Boundary: a review on the day of the change is enough; with one adult, or without a change, none is due.
    Reading: as necessary means whenever the first parent's status changes.
    """
    reviewed = known(second_parent_reviewed_on) & (second_parent_reviewed_on >= first_parent_changed_on)
    return all_of(adults == 2, known(first_parent_changed_on), negate(reviewed))
