"""Papers about services of Nebraska VR after the job began: the task note, and the change of the plan (IPE)."""

from __future__ import annotations

from typing import Any

from caseload.forms.sources.case import Case, cited
from caseload.forms.sources.checklists import codes_of, items
from caseload.forms.sources.occasion import Occasion, nth_of
from caseload.forms.sources.sentences import said_in
from caseload.rules import find
from caseload.rules.engine.explain import label
from caseload.rules.engine.kinds import Flag

QUESTIONS = {"maintain": "VR-PES-10", "regain": "VR-PES-11.decision", "advance": "VR-PES-12"}
"""Purpose of a service -> the question that decides it; its inputs are columns of the request."""


LED_BY = {"remind_others": "others_fulfilled", "use_comparable_services": "others_can_meet",
          "involve_employer": "worksite_modification", "use_simple_accommodation": "simple_accommodation",
          "refer_community_resource": "needs_vr", "use_employer_help": "employer_help"}  # fmt: skip
"""Action -> the question of its purpose whose answer asks for it (002:44-56)."""


def _lines(case: Case, question: str, name: str) -> list[dict[str, Any]]:
    """The yes/no inputs of a question as rows ``{name, answer}``; what is not answered stays blank."""
    kinds = find(question).inputs
    return [{name: label(each, kind, "en"), "answer": case.value(each)} for each, kind in kinds.items() if isinstance(kind, Flag)]


def _answers(case: Case) -> list[dict[str, Any]]:
    """The questions of the purpose; what follows from an answer stands beside it."""
    question = QUESTIONS[case.value("purpose")]
    asked = {name: case.value(name) for name in find(question).inputs}
    follows = {_led_by(action, asked): said_in("en", f"vr_{action}") for action in case.ask(question, "actions", **asked) or []}
    names = [name for name, kind in find(question).inputs.items() if isinstance(kind, Flag)]
    return [{**line, "action": follows.get(name)} for name, line in zip(names, _lines(case, question, "question"), strict=True)]


def _led_by(action: str, asked: dict[str, Any]) -> str:
    """The question whose answer leads to an action; a stop comes from the occupation or pathway, else from the gains."""
    if action in LED_BY:
        return LED_BY[action]
    stop = "same_soc" if "same_soc" in asked else "same_pathway"
    return stop if asked[stop] is False else "benefits"


def _consistency(case: Case) -> list[dict[str, Any]]:
    attested = codes_of(case.value("attested"))
    return [{"point": item.text, "done": item.code in attested or None} for item in items("VR-PES-15")]


def _steps(case: Case) -> list[dict[str, Any]]:
    """The steps after the decision (VR-PES-13); those that the request lists are done."""
    steps = case.ask("VR-PES-13.steps", "steps", pes=case.value("pes"), category_on_ipe=_on_plan(case))
    done = codes_of(case.value("steps_done"))
    return [{"step": said_in("en", f"vr_{step}"), "done": step in done or None, "done_on": None} for step in steps or []]


def _on_plan(case: Case) -> Any:
    new = case.value("new_category")
    return None if new is None else not new


def _decision(case: Case) -> str:
    return {True: "pes", False: "not_pes"}.get(case.value("pes"), "review")


def _because(case: Case) -> str:
    parts = ("in_pes_period", "necessary_for_purpose", "criteria_met", "purpose_met")
    answers = {True: "yes", False: "no", None: "open"}
    return " ".join(said_in("en", f"vr_{part}", answer=answers[case.value(part)]) for part in parts)


def _request(case: Case, name: str) -> Any:
    """A column of the latest request for the category of a change of the plan."""
    found = case.latest("Requests", "requested_on", category=case.value("category"))
    return found.value(name) if found is not None and case.value("category") is not None else None


def _from_request(name: str, other: str = "") -> Any:
    """The change's own column, else the one of the request that led to it."""
    return lambda case: case.value(name) or _request(case, other or name)


def _change(case: Case) -> Any:
    """What the amendment is about: a new category, else the first of its other reasons."""
    plan = [each.value("category") for each in case.lines("Plan")]
    if case.value("category") and case.ask("VR-PES-04.category", "amendment", category=case.value("category"), ipe_categories=plan):
        return "new_category"
    return next(iter(codes_of(case.value("amendment_reasons"))), None)


OCCASIONS = (
    Occasion(
        "task_note", "Requests", "decided_on", lambda case: bool(case.value("decided_by")) and case.value("withdrawn_on") is None,
        {"goal": lambda case: case.value("purpose"), "criteria": lambda case: _lines(case, "VR-PES-03", "criterion"), "answers": _answers,
         "consistency": _consistency, "steps": _steps, "decision": _decision,
         "amendment": lambda case: case.value("new_category"), "reason_text": _because,
         "rule_cited": lambda case: cited(case, "VR-PES-13.decision")},
        part=nth_of("decided_on"),
    ),
    Occasion(
        "ipe_amendment", "Amendments", "drafted_on", lambda case: case.value("effective_on") is None,
        {"change": _change, "purpose": lambda case: _request(case, "purpose"),
         "service": _from_request("service"), "provider": _from_request("provider"),
         "from_on": _from_request("from_on", "service_on"),
         "necessary_reason": _from_request("amendment_reason", "necessary_reason")},
    ),
)  # fmt: skip
