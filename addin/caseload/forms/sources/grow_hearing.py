"""The pretermination hearing of GROW: the notice that sets it, and what was decided at it.

Nothing here decides anything. The decision is printed only when the sheet names the hearing officer and the day, and a
proposal to stop aid only when it also names who approved it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from caseload.forms.sources.case import Case, cited
from caseload.forms.sources.checklists import coded
from caseload.forms.sources.occasion import Occasion
from caseload.forms.sources.sentences import say


def _meeting(case: Case, name: str) -> Any:
    """A column of the appointment that was set for the day of the hearing."""
    found = case.latest("Appointments", "appointment_on", purpose="hearing", appointment_on=case.value("hearing_on"))
    return found.value(name) if found else None


def _failure(case: Case) -> str:
    """What was not done, in the participant's language."""
    return coded(case, "icm_problem", case.value("problem"))


def _set(case: Case) -> bool:
    """Is a hearing ahead, with nothing found yet?"""
    return case.ahead(case.value("hearing_on")) and case.value("good_cause") is None and case.value("decided_on") is None


def _finding(case: Case) -> Any:
    """What the officer found: the classification, else whether there was good cause."""
    return case.value("classification") or {True: "good_cause", False: "no_good_cause"}.get(case.value("good_cause"))


def _outcome(case: Case) -> Any:
    """What follows: ICM-18 for a missed hearing and for good cause, else GR-NC-03; None while that is not known."""
    action, proposed = case.value("action"), case.value("proposed")
    if action != "sanction" and (action == "manual" or _finding(case) == "good_cause"):
        return action
    return {True: "sanction", False: "return_to_activity"}.get(proposed, action)


def _decided(case: Case) -> bool:
    """Has a named officer decided on a day, and, before aid may stop, has somebody approved that?"""
    by_name = isinstance(case.value("decided_on"), date) and bool(case.value("officer"))
    return by_name and _outcome(case) is not None and (_outcome(case) != "sanction" or bool(case.value("approved_by")))


def _takes_effect(case: Case) -> Any:
    """The day before which aid does not change; None when nothing is taken away."""
    if _outcome(case) != "sanction":
        return None
    effective_on = case.value("effective_on")
    earliest = case.ask("GR-NC-06", "earliest_effective_on", noa_on=case.as_of, effective_on=effective_on)
    return max((day for day in (earliest, effective_on) if isinstance(day, date)), default=None)


def _back_on(case: Case) -> Any:
    """The first day back in the activity, if it is not past."""
    return case.upcoming(case.value("return_on")) if _outcome(case) == "return_to_activity" else None


def _ask_when(case: Case) -> str | None:
    """What to do when the participant goes back and no day for it is ahead."""
    return say(case, "return_call") if _outcome(case) == "return_to_activity" and _back_on(case) is None else None


def _because(case: Case) -> str:
    if _outcome(case) == "manual":
        return say(case, "decided_missed")
    return say(case, f"decided_{case.value('proposed_because') or _finding(case)}")


def _rule(case: Case) -> str:
    return cited(case, "GR-NC-03" if case.value("proposed_because") else "ICM-18.outcome")


OCCASIONS = (
    Occasion(
        "hearing_notice", "Noncompliance", "hearing_on", _set,
        {"hearing_time": lambda case: _meeting(case, "appointment_time"), "place": lambda case: _meeting(case, "place"),
         "reason_text": lambda case: say(case, "hearing_reason", failure=_failure(case), day=case.value("failed_on")),
         "rule_cited": lambda case: cited(case, "ICM-17")},
        part=lambda case: case.value("problem"),
    ),
    Occasion(
        "hearing_decision", "Noncompliance", "decided_on", _decided,
        {"failure": lambda case: case.value("problem"), "failure_on": lambda case: case.value("failed_on"),
         "finding": _finding, "outcome": _outcome, "effective_on": _takes_effect,
         "return_on": _back_on, "return_text": _ask_when,
         "reason_text": _because, "rule_cited": _rule},
        part=lambda case: case.value("problem"),
    ),
)  # fmt: skip
