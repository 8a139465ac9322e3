"""Papers of every program: case comments, cover sheets for imaging, case histories, envelopes, labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from caseload.forms.sources.block import address_of
from caseload.forms.sources.case import Case
from caseload.forms.sources.occasion import PEOPLE, Occasion, always, nth_of, today
from caseload.forms.sources.sentences import said_in

NOT_SHOWN = "not_shown"


def _first_since(case: Case, day: Any) -> bool:
    """Is this the first contact on or after a day? Then its comment tells what happened on it."""
    on = case.value("contact_on")
    if not isinstance(day, date) or day > on:
        return False
    others = (each.value("contact_on") for each in case.lines("Contacts"))
    return not any(isinstance(other, date) and day <= other < on for other in others)


def _exemption(case: Case, name: str) -> Any:
    """A column of the latest exemption that this comment is to tell of; the reason of a confidential case is not told."""
    found = case.latest("Exemptions", "began_on")
    if found is None or not _first_since(case, found.value("began_on")):
        return None
    if name == "reason" and (case.yes("confidential") or found.value("reason") == "domestic_violence"):
        return NOT_SHOWN
    if name == "referral":
        to = found.ask("WTW-24.steps", "refer_to", reason=found.value("reason"), checked=[])
        return str(to).upper().replace("_", " ") if to else None
    return found.value(name)


_SANCTIONS = {"grow": ("effective_on", "approved_by"), "wtw": ("sanction_began_on", "sanction_approved_by")}
"""Program -> the columns with the first day of a sanction and with who approved it."""


def _sanction(case: Case, name: str) -> Any:
    """The day, the approver or the problem of a sanction that this comment is to tell of; none without an approver."""
    day, approver = _SANCTIONS.get(case.caseload.program.code, ("", ""))
    problem = case.latest("Noncompliance", "effective_on" if day == "effective_on" else "sanction_approved_on")
    told = problem if day == "effective_on" else case
    if told is None or not told.value(approver) or not _first_since(case, told.value(day)):
        return None
    return {"began": told.value(day), "approver": told.value(approver), "problem": problem and problem.value("problem")}[name]


def _closing(case: Case, name: str) -> Any:
    """A column about the end of aid, or of the case, that this comment is to tell of."""
    ended = case.value("closed_on") or case.value("discontinued_on")
    return case.value(name) if _first_since(case, ended) else None


def _routing(case: Case, name: str) -> Any:
    found = case.latest("Routings", "routed_on")
    return found.value(name) if found is not None and _first_since(case, found.value("routed_on")) else None


def _calfresh(case: Case) -> Any:
    benefit = _closing(case, "benefit")
    if benefit is None:
        return None
    paper = case.ask("WTW-32", "document", benefit=benefit, event="case_closing")
    return f"{str(benefit).upper()}; {f'form {paper} given' if paper else 'no form due'}"


def _to_image(case: Case) -> list[Case]:
    return [each for each in case.lines("Documents") if each.value("imaged_on") is None]


def _papers(case: Case) -> list[dict[str, Any]]:
    return [{name: each.value(name) for name in ("document", "dated_on", "pages")} for each in _to_image(case)]


def _pages(case: Case) -> int | None:
    """The pages in all; None while the pages of one paper are not counted."""
    counted = [each.value("pages") for each in _to_image(case)]
    return None if None in counted else sum(counted)


_EVENTS = (
    ("Contacts", "contact_on", "event_contact", "results", None),
    ("Plans", "signed_on", "event_plan", None, "approved_by"),
    ("Plans", "amended_on", "event_amendment", "change_text", "approved_by"),
    ("Noncompliance", "notice_on", "event_notice", "problem_text", "cause_decided_by"),
    ("Authorizations", "decided_on", "event_service", "decision_text", "decided_by"),
)
"""Sheet, its day, how the event is called, the column that tells it, and who did it."""


def _events(case: Case) -> list[dict[str, Any]]:
    """What the workbook holds of a case, the oldest first."""
    return sorted(_told_events(case), key=lambda event: event["event_on"])


def _told_events(case: Case) -> Iterator[dict[str, Any]]:
    for table, day, kind, told, by in _EVENTS:
        for each in case.lines(table):
            on = each.value(day) if day in each.frame.columns else None
            if isinstance(on, date) and on <= case.as_of:
                kind_said = said_in("en", kind)
                what = each.value(told) if told in each.frame.columns else None
                yield {"event_on": on, "kind": kind_said, "what": what or kind_said, "source": each.frame.sheet,
                       "by": each.value(by) if by in each.frame.columns else None}  # fmt: skip
    for each in case.lines("Notices"):
        if isinstance(each.value("produced_on"), date):
            yield {"event_on": each.value("produced_on"), "kind": said_in("en", "event_paper", form=each.value("form")),
                   "what": f"{each.value('notice_id')}, {each.value('state')}", "source": each.frame.sheet}  # fmt: skip


def _due(case: Case) -> list[dict[str, Any]]:
    from caseload.worklist.due import due_list

    mine = str(case.value("participant_id"))
    return [{"due_on": line.due_on, "what": line.what, "rule": line.source}
            for line in due_list(case.caseload, case.results, case.as_of, case.days)
            if line.participant_id == mine]  # fmt: skip


def _since(case: Case) -> date:
    """The first day that the history tells of."""
    return min((event["event_on"] for event in _events(case)), default=case.as_of)


def _label(case: Case) -> str:
    """An address; where there is none, the label says so and cannot be sent by mistake."""
    return address_of(case) or said_in("en", "no_address", number=case.value("case_number"))


def _labels(cases: Sequence[Case]) -> dict[str, Any]:
    """Three labels side by side."""
    texts = [_label(case) for case in cases]
    rows = [texts[start : start + 3] for start in range(0, len(texts), 3)]
    return {"labels": [dict(zip(("left", "middle", "right"), row, strict=False)) for row in rows]}


OCCASIONS = (
    Occasion(
        "case_comment", "Contacts", "contact_on", lambda case: not case.value("dictation_open"),
        {"program": lambda case: case.value("comment_program") or case.caseload.program.code.upper(),
         "contact_type": lambda case: case.value("contact_kind"),
         "exemption_from_on": lambda case: _exemption(case, "began_on"),
         "exemption_to_on": lambda case: _exemption(case, "ends_on"),
         "exemption_reason": lambda case: _exemption(case, "reason"),
         "exemption_review_on": lambda case: _exemption(case, "review_on"),
         "exemption_referral": lambda case: _exemption(case, "referral"),
         "sanction_began_on": lambda case: _sanction(case, "began"),
         "sanction_activity": lambda case: None,
         "sanction_reason": lambda case: _sanction(case, "problem"),
         "sanction_approved_by": lambda case: _sanction(case, "approver"),
         "discontinued_on": lambda case: _closing(case, "discontinued_on"),
         "closed_on": lambda case: _closing(case, "closed_on"), "closed_by": lambda case: _closing(case, "closed_by"),
         "closing_reason": lambda case: _closing(case, "discontinued_because"),
         "calfresh_notice": _calfresh,
         "routed_to": lambda case: _routing(case, "destination"),
         "routed_on": lambda case: _routing(case, "routed_on")},
        part=nth_of("contact_on"),
    ),
    Occasion(
        "imaging_cover_sheet", PEOPLE, today,
        lambda case: not case.yes("confidential") and bool(_to_image(case)),
        {"sent_by": lambda case: case.value("worker_name"), "documents": _papers, "total_pages": _pages},
    ),
    Occasion("case_history", PEOPLE, today, always,
             {"from_on": _since, "to_on": today, "events": _events, "due": _due}),
    Occasion("envelope", PEOPLE, today, always),
    Occasion("labels", PEOPLE, today, always, {"labels": lambda case: None}, whole=_labels),
)  # fmt: skip
"""The papers of every program. Cases under a confidential address are not imaged (001:35)."""
