"""The case history: what happened day by day, where each process stands, what is awaited from whom, for a hearing file."""

from __future__ import annotations

from datetime import date
from typing import Any

from caseload.forms.catalogue import read_catalogue
from caseload.forms.sources.block import name_of
from caseload.forms.sources.case import Case
from caseload.forms.sources.occasion import PEOPLE, Occasion, always, today
from caseload.forms.sources.sentences import said_in
from caseload.worklist.history import History, history
from caseload.worklist.history.sayings import shared, texts_of


def _history(case: Case) -> History:
    """The history of the person; worked out once for all fields of the document."""
    made: History | None = getattr(case, "history", None)
    if made is None:
        made = history(case.caseload, case.results, str(case.value("participant_id")), case.as_of, case.days)
        case.history = made  # type: ignore[attr-defined]
    return made


def _name(case: Case) -> str:
    return said_in("en", "confidential_name") if _history(case).confidential else name_of(case)


def _since(case: Case) -> date:
    """The first day that the history tells of."""
    return min((line.on for line in _history(case).lines), default=case.as_of)


def _stands(case: Case) -> list[dict[str, Any]]:
    """Where each process stands."""
    return [{"process": each.title, "stands": each.stands or shared("blocked", "unsaid"), "since": each.since,
             "rule": each.question} for each in _history(case).strands]  # fmt: skip


def _awaited(case: Case) -> list[dict[str, Any]]:
    return [{"step": _upper(wait.what), "who": _upper(wait.who), "due_on": wait.due_on, "form": wait.document or None,
             "rule": wait.rule} for each in _history(case).strands for wait in each.awaited]  # fmt: skip


def _events(case: Case) -> list[dict[str, Any]]:
    """What the workbook holds of the person, the oldest first, each with its cells, rule and form."""
    return [{"event_on": line.on, "what": line.what, "source": ", ".join(line.places) or None,
             "rule": line.rule or None, "form": _form(line.document)} for line in _history(case).lines]  # fmt: skip


def _form(code: str) -> str | None:
    """A form by its number, else its title; what is no form of the catalogue as it is called."""
    known = read_catalogue().forms.get(code)
    return (known.number or known.title["en"]) if known is not None else code or None


def _due(case: Case) -> list[dict[str, Any]]:
    return [{"due_on": line.due_on, "what": line.what, "rule": line.source.split(" ")[0]} for line in _history(case).due]


def _problems(case: Case) -> list[dict[str, Any]]:
    """What is impossible, contradictory or lacking in the record."""
    return [{"where": each.where, "problem": f"{_upper(each.what)}: {each.why}." if each.why else _upper(each.what),
             "todo": each.todo or None} for each in _history(case).problems]  # fmt: skip


def _rules(case: Case) -> list[dict[str, Any]]:
    """Every rule that the document names, with the texts behind it."""
    named = [*_history(case).rules, *(row["rule"] for row in _due(case) if row["rule"])]
    return [{"rule": rule, "texts": texts_of(rule, case.caseload.program.place)} for rule in dict.fromkeys(named)]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


OCCASIONS = (
    Occasion("case_history", PEOPLE, today, always, {
        "participant_name": _name, "from_on": _since, "to_on": today, "stands": _stands, "awaited": _awaited,
        "events": _events, "due": _due, "problems": _problems, "rules": _rules,
    }),
)  # fmt: skip
