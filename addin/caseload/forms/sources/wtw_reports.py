"""Papers for the file and the supervisor: attendance, checklist, review, the 608, the one-on-one log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from caseload.forms import words
from caseload.forms.sources.block import name_of
from caseload.forms.sources.case import Case, cited
from caseload.forms.sources.checklists import codes_of, points
from caseload.forms.sources.occasion import Occasion, always, today
from caseload.forms.sources.sentences import said_in
from caseload.forms.sources.wtw_review import points_with_findings, reviews_owed
from caseload.rules import find, questions
from caseload.rules.engine.registry import CHECKLISTS


def _month_begins(case: Case) -> date:
    return case.as_of.replace(day=1)


def _attended_month(case: Case) -> date | None:
    month = case.value("attended_month")
    return date.fromisoformat(f"{month}-01") if isinstance(month, str) and len(month) == 7 else None


def _total(case: Case) -> Any:
    """The hours of the month with what the county counts of excused hours (the sheet holds months, not days)."""
    hours, excused = case.value("month_hours"), case.value("excused_hours")
    counted = case.ask("WTW-34.totals", "total_hours", daily_hours=[], excused_hours=excused,
                       unexcused_hours=case.value("unexcused_hours"))  # fmt: skip
    return None if hours is None or counted is None else hours + counted


def _weekly_reason(case: Case) -> str:
    return case.why("WTW-34.weekly", ("month_hours", "average_hours", "required_hours"),
                    month_hours=case.value("month_hours"), required_hours=case.value("required_hours"))  # fmt: skip


def _activity(case: Case, name: str) -> Any:
    found = next((each for each in case.lines("Activities") if each.value("current") is True), None)
    return found.value(name) if found is not None else None


def _duties(case: Case) -> list[dict[str, Any]]:
    """The points of every part of the checklist that applies to the case (WTW-48); the part stands beside its first one."""
    questions()
    assigned = case.value("assigned_on")
    sections = case.ask(
        "WTW-48", "sections", exempt=case.value("registration") == "exempt",
        newly_assigned=isinstance(assigned, date) and assigned >= _month_begins(case),
        sanctioned=case.value("registration") == "sanction", closing=case.value("discontinued_on") is not None,
    )  # fmt: skip
    return [{"section": None if number else CHECKLISTS[part].title, "duty": duty, "done": None, "done_on": None}
            for part in sections or [] for number, duty in enumerate(points(part))]  # fmt: skip


def _reviews(case: Case, output: str) -> Any:
    """This worker's reviews in the month of this one, as far down as its own row."""
    rows = list(case.frame.records())[: case.row + 1]
    reviews = [{"ec": str(row["ec"]), "case_number": str(row["case_number"]), "reviewed_on": _iso(row["reviewed_on"])}
               for row in rows]  # fmt: skip
    return case.ask("WTW-43.reviews", output, reviews=reviews, ec=case.value("ec"),
                    month=f"{case.value('reviewed_on'):%Y-%m}")  # fmt: skip


def _iso(value: Any) -> str | None:
    return value.strftime("%Y-%m-%d") if isinstance(value, date) else None


def _owed(case: Case) -> Any:
    """The reviews that are owed for a counselor in the month, however many are done (004:333)."""
    return reviews_owed(case, f"{case.value('reviewed_on'):%Y-%m}")


def _plan_signed(case: Case) -> Any:
    found = case.latest("Plans", "signed_on")
    return found.value("signed_on") if found else None


def _listed(case: Case) -> bool:
    """Does the person stand on the 608?"""
    return bool(case.value("report_608"))


def _categories(case: Case) -> list[str]:
    return codes_of(case.value("report_608"))


def _608(cases: Sequence[Case]) -> dict[str, Any]:
    """The lines, and how many cases stand in each category, also in those where there are none."""
    names = find("WTW-16.report").gives["categories"].codes.names
    totals = [{"category": name.replace("_", " "), "count": sum(name in _categories(case) for case in cases)}
              for name in names]  # fmt: skip
    return {"cases": len(cases), "unlisted": sum(not value for value in _all_categories(cases[0])), "totals": totals,
            "lines": [_line_608(case) for case in cases]}  # fmt: skip


def _all_categories(case: Case) -> Sequence[Any]:
    """The categories of every person of the caseload."""
    return case.results.shown[case.caseload.program.people]["report_608"]


SINCE = {"discontinued": "discontinued_on", "no_current_activity": None, "no_activity_update": "last_contact_on"}
"""Category -> the column with the day from which it is counted; every other one counts from the notice."""


def _since(case: Case, category: str) -> str:
    """The day since which a case stands in a category, in words."""
    column = SINCE.get(category, "notice_on")
    if column is None:
        ends = [each.value("ends_on") for each in case.lines("Activities")]
        on = max((day for day in ends if isinstance(day, date)), default=None)
    else:
        on = case.value(column)
    return said_in("en", "no_entry") if on is None else words.paragraph(on, "en")


def _line_608(case: Case) -> dict[str, Any]:
    codes = _categories(case)
    return {"case_number": case.value("case_number"),
            "participant_name": said_in("en", "confidential_name") if case.yes("confidential") else name_of(case),
            "categories": "; ".join(code.replace("_", " ") for code in codes),
            "since": "; ".join(_since(case, code) for code in codes)}


def _held_this_month(case: Case) -> bool:
    on = case.value("orientation_on")
    return isinstance(on, date) and (on.year, on.month) == (case.as_of.year, case.as_of.month)


def _log(cases: Sequence[Case]) -> dict[str, Any]:
    """The orientations of the month, and the count for their worker (WTW-04)."""
    worker = cases[0].value("worker_name")
    names = ("orientation_on", "case_number", "reason", "options_exhausted", "approved_by")
    lines = [{"ec": worker, **{name: case.value(name) for name in names}}
             for case in sorted(cases, key=lambda case: case.value("orientation_on"))]  # fmt: skip
    log = [{"ec": worker, "orientation_on": line["orientation_on"].isoformat()} for line in lines]
    count = {output: cases[0].ask("WTW-04.log", output, log=log, ec=worker, month=f"{cases[0].as_of:%Y-%m}")
             for output in ("orientations", "days")}  # fmt: skip
    return {"lines": lines, "totals": [{"ec": worker, **count}]}


OCCASIONS = (
    Occasion(
        "attendance_annotation", "Attendance", _attended_month, always,
        {"month": _attended_month, "activity": lambda case: _activity(case, "activity_kind"),
         "provider": lambda case: _activity(case, "place"),
         "attended_hours": lambda case: case.value("month_hours"), "total_hours": _total, "meets": lambda case: case.value("month_met"),
         "two_parents": lambda case: case.value("adults") == 2 or None,
         "family_hours": lambda case: case.value("required_hours"),
         "reason_text": _weekly_reason, "rule_cited": lambda case: cited(case, "WTW-34.weekly")},
    ),
    Occasion("checklist_42_126", "Participants", _month_begins, always, {"month": today, "duties": _duties}),
    Occasion(
        "supervisor_review", "Reviews", "reviewed_on", lambda case: case.value("findings") is None,
        {"ec": lambda case: case.value("worker_name"), "month": lambda case: case.value("reviewed_on"),
         "review_number": lambda case: _reviews(case, "done"), "reviews_owed": _owed, "plan_signed_on": _plan_signed,
         "open_alerts": lambda case: None,
         "points": points_with_findings},
    ),
    Occasion("list_608", "Participants", today, _listed, {"cases": lambda case: None, "lines": lambda case: None,
                                                        "unlisted": lambda case: None, "totals": lambda case: None},
             whole=_608),
    Occasion("one_on_one_log", "OneOnOne", "orientation_on", _held_this_month,
             {"supervisor": lambda case: case.value("supervisor_name"), "month": today, "lines": lambda case: None,
              "totals": lambda case: None}, whole=_log),
)  # fmt: skip
