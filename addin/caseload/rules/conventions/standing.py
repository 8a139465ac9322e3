"""How a duty stands: the next day of a monthly one, and whether a due day is past (TIME-08, 09, 12)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Count, Day, Flag
from caseload.rules.engine.primitives import choose, first_true, known, negate
from caseload.rules.engine.recurring import MONTHLY, next_contact
from caseload.rules.engine.registry import pointer, question
from caseload.rules.engine.units import NONE

STANDINGS = Codes("no_due_date", "open", "due_today", "overdue", "on_time", "late")
AS_OF = Day("day asked about", "día consultado")

pointer("TIME-09", "as_of of every question",
        "no question reads the clock; what lies after the day asked about is not known yet")  # fmt: skip


@question(
    "TIME-08.next",
    cites="004:62, 230, 286; 001:69",
    place="us",
    inputs={
        "began_on": Day("day the duty began", "día en que comenzó la obligación",
                        needed=lambda last_on: negate(known(last_on))),
        "last_on": Day("latest contact", "último contacto", blank=NOTHING, not_after="as_of"),
        "as_of": AS_OF,
        "reading": Choice(MONTHLY, "what a month means", "qué significa un mes", default="calendar_month"),
    },
    gives={"due_on": Day("next due on", "próximo vencimiento"), "overdue": Flag("overdue", "vencido")},
    example={"began_on": "2020-01-01", "last_on": "2020-01-31", "as_of": "2020-03-01"},
)  # fmt: skip
def next_monthly(began_on: Any, last_on: Any, as_of: Any, reading: Any) -> Any:
    """By which day is something next due that is owed once a month?

    Boundary: a contact on the first or on the last of a month leaves time to the end of the next month.
    Boundary: with no contact yet, the end of the month in which the duty began; a contact before that does not count.
    Reading: once in every calendar month, not a rolling month and not every 30 days (reading).
    """
    due_on = next_contact(began_on, last_on, reading)
    return {"due_on": due_on, "overdue": as_of > due_on}


@question(
    "TIME-12.standing",
    cites="004:62, 111-120, 198-199",
    place="us",
    inputs={
        "due_on": Day("due on", "vence el", blank=NOTHING),
        "as_of": AS_OF,
        "completed_on": Day("done on", "hecho el", blank=NOTHING, not_after="as_of"),
    },
    gives={
        "standing": Choice(STANDINGS, "standing", "situación"),
        "days_left": Count("days left", "días restantes", low=None),
    },
    example={"due_on": "2022-06-21", "as_of": "2022-06-20"},
)
def standing(due_on: Any, as_of: Any, completed_on: Any) -> Any:
    """Is a task open, due today or overdue, or was it done on time or late?

    Boundary: the due day is on time to its end, the day after is overdue.
    Reading: a task without a due day has no standing, also when it is done.
    """
    done = known(completed_on)
    return {
        "standing": first_true(
            (negate(known(due_on)), STANDINGS.no_due_date),
            (done & (completed_on <= due_on), STANDINGS.on_time),
            (done, STANDINGS.late),
            (as_of > due_on, STANDINGS.overdue),
            (as_of == due_on, STANDINGS.due_today),
            otherwise=STANDINGS.open,
        ),
        "days_left": choose(known(due_on) & negate(done), due_on - as_of, NONE),
    }
