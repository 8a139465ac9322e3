"""Plans of Welfare-to-Work: the plan, its amendment, the compliance plan, the plan to end a sanction."""

from __future__ import annotations

from datetime import date
from typing import Any

from caseload.forms.sources.case import Case
from caseload.forms.sources.checklists import coded
from caseload.forms.sources.occasion import Occasion


def activities(case: Case) -> list[dict[str, Any]]:
    """The current activities as rows of a plan."""
    return [{"activity": each.value("activity_kind"), "activity_hours": each.value("weekly_hours"),
             "place": each.value("place"), "began_on": each.value("began_on"), "starts_at": each.value("starts_at")}
            for each in case.lines("Activities") if each.value("current") is True]  # fmt: skip


def _services(case: Case) -> list[str]:
    """The supportive services in force, or to be authorized, each once."""
    found = [each.value("service") for each in case.lines("Authorizations")
             if each.yes("authorized") or each.value("option") in ("authorize", "issue")]  # fmt: skip
    return list(dict.fromkeys(coded(case, "service", code) for code in found if code))


def _short(case: Case) -> Any:
    """The weekly hours that the plan lacks; None where it lacks none, or where an activity has no hours yet."""
    hours = [each["activity_hours"] for each in activities(case)]
    short = case.ask("WTW-02", "shortfall", activity_hours=hours, required_hours=case.value("required_hours"))
    return short or None


def _first_training(case: Case, name: str) -> Any:
    """A column about the first class or training, where the plan itself lists one that begins on its day."""
    listed = any(each["began_on"] == case.value("began_on") and each["activity"] in ("education", "training")
                 for each in activities(case))  # fmt: skip
    return case.value(name) if listed and case.value("training_change_by") is not None else None


def _to_sign(case: Case) -> bool:
    return case.value("amended_on") is None


_PLAN = {
    "activities": activities,
    "total_hours": lambda case: case.value("known_hours"),
    "hours_short": _short,
    "supportive_services": _services,
    "training_change_by": lambda case: _first_training(case, "training_change_by"),
    "training_began_on": lambda case: _first_training(case, "began_on"),
}

OCCASIONS = (
    Occasion(
        "wtw2_plan", "Plans", "signed_on", _to_sign,
        {**_PLAN, "plan_signed_on": lambda case: case.value("signed_on"),
         "request_change_by": lambda case: case.ask("WTW-21", "last_day", amended_on=case.value("signed_on"))},
    ),
    Occasion(
        "wtw2_amendment", "Plans", "amended_on",
        lambda case: case.value("requested_on") is None,
        {**_PLAN, "request_change_by": lambda case: case.value("change_by")},
    ),
    Occasion(
        "wtw32_compliance_plan", "Noncompliance", "plan_from_on",
        lambda case: case.yes("open") and case.value("plan_failed_on") is None and case.ahead(case.value("plan_to_on")),
        {"plan_activities": activities},
    ),
    Occasion(
        "wtw29", "Noncompliance", "cure_from_on",
        lambda case: isinstance(case.value("cure_contact_on"), date) and case.ahead(case.value("cure_to_on")),
    ),
)  # fmt: skip
