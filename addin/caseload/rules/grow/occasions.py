"""Events of a GROW or General Relief participant, and what both machines remember of them."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Count, Day, Filled, Flag, Hours, Kind
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.machines import Run
from caseload.rules.engine.units import NONE
from caseload.rules.grow.noncompliance import CLASSIFICATIONS

law = parameters("los_angeles")
EVENTS = Codes(
    "failed", "notified", "resolved", "noa_issued", "hearing_set", "hearing_missed", "decided", "approved", "rejected",
    "complied", "component_began", "component_completed", "employed", "aid_ended", "aid_began",
)  # fmt: skip
FIELDS: dict[str, Kind] = {
    "months_received_in_365": Count("months of aid in 365 days", "meses de ayuda en 365 días", high=12, blank=NOTHING),
    "applicant": Flag("still an applicant", "todavía solicitante", default=False, blank=NOTHING),
    "effective_on": Day("first day of the action", "primer día de la acción", blank=NOTHING),
    "hearing_on": Day("day of the hearing", "día de la audiencia", blank=NOTHING),
    "good_cause": Flag("good cause found", "causa justificada", blank=NOTHING),
    "classification": Choice(CLASSIFICATIONS, "finding", "decisión", blank=NOTHING),
    "approved_by": Filled("approved by", "aprobado por"),
    "last_day_of_aid": Day("last day with aid", "último día con ayuda", blank=NOTHING),
    "weekly_hours": Hours("paid hours a week", "horas pagadas por semana", blank=NOTHING),
}


EXCLUSIVE = (("approved", "rejected"), ("aid_began", "aid_ended"), ("component_began", "component_completed"))
"""Events of which one day holds only one."""
OUTSIDE = {"notice of action": "the county", "notice of denial": "the county", "rescission": "the county"}
"""Papers that the county's own system makes -> whose they are."""


def fresh(**more: Any) -> dict[str, Any]:
    """What a history begins with."""
    return {"failed_on": NONE, "months": NONE, "notified": False, "effective_on": NONE, "hearing_on": NONE,
            "found": [], "terminations": [], "last_day_of_aid": NONE, "waiting": False, "step": "", **more}  # fmt: skip


def remember(name: str, field: str = "event_on") -> Any:
    """An effect that keeps a day of the event."""

    def does(run: Run, event: Any) -> None:
        run.memory[name] = event[field]

    return does


def on_compliant(step: str) -> Any:
    """An effect of coming back to ``compliant``, with the step that then comes next ("" = none)."""

    def does(run: Run, event: Any) -> None:
        forget_open(run, event)
        run.memory["step"] = step

    return does


def forget_open(run: Run, event: Any = None) -> None:
    """An open matter is closed."""
    run.memory.update(failed_on=NONE, months=NONE, notified=False, effective_on=NONE, hearing_on=NONE, waiting=False,
                      step="")  # fmt: skip


def enough_hours(run: Run, event: Any) -> bool:
    """Do the paid hours release from the activities?"""
    return bool(event["weekly_hours"] >= law("grow.pes_hours", event["event_on"]))


def late_or_blank_hours(run: Run, event: Any) -> bool:
    """Too few hours, or hours that are not known."""
    return not enough_hours(run, event)


def known_hours_below(run: Run, event: Any) -> bool:
    """Hours that are known and too few."""
    return bool(event["weekly_hours"] != NONE) and not enough_hours(run, event)
