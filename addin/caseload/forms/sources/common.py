"""Papers of every program: cover sheets for imaging, case histories, envelopes, labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from caseload.forms.sources.block import address_of
from caseload.forms.sources.case import Case
from caseload.forms.sources.occasion import PEOPLE, Occasion, always, today
from caseload.forms.sources.sentences import said_in


def _to_image(case: Case) -> list[Case]:
    return [each for each in case.lines("Documents") if each.value("imaged_on") is None
            and each.value("must_image") is not False and not each.yes("dv_case")]  # fmt: skip


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
