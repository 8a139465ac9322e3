"""The rules, cell functions and parameters as records, for lists and reference pages."""

from __future__ import annotations

from typing import Any

from caseload import rules as rulebook
from caseload.errors import WrongUse


def rules() -> list[dict[str, Any]]:
    """Every question: id, kind, citation, sentence, inputs, outputs, cell functions, where it is used."""
    from caseload.app.uses import uses

    used = uses()
    return [
        {
            "id": question.id,
            "rule": question.rule,
            "kind": kind_of(question),
            "sentence": question.sentence,
            "cites": question.cites,
            "place": question.place,
            "inputs": {name: _described(kind) for name, kind in question.inputs.items()},
            "outputs": {name: _described(kind) for name, kind in question.gives.items()},
            "functions": list(question.cells),
            "readings": question.readings,
            "used": used.get(question.id, {}),
        }
        for question in rulebook.questions().values()
    ]


def kind_of(question: Any) -> str:
    """What a question is, in one word: checklist, due date, hours, list or test."""
    from caseload.rules.engine.registry import CHECKLISTS

    if any(each.question == question.id for each in CHECKLISTS.values()):
        return "checklist"
    first = next(iter(question.gives.values())).reads
    return {"date": "due date", "number": "amount", "flag": "test", "code": "classification"}.get(first, "list")


def _described(kind: Any) -> dict[str, Any]:
    return {"label": kind.label, "type": kind.reads, "allowed": kind.allowed(), "optional": kind.optional}


def functions() -> list[dict[str, Any]]:
    """Every cell function: name, arguments, help, question, citation."""
    from caseload.cells import functions as cells

    return [
        {
            "name": each.name,
            "help": each.help,
            "question": each.question.id,
            "output": each.output,
            "cites": each.question.cites,
            "arguments": [{"name": a.word, "help": a.help, "optional": a.optional} for a in each.arguments],
        }
        for each in cells().values()
    ]


def parameters(on: str | None = None, place: str | None = None) -> list[dict[str, Any]]:
    """Every parameter row, or those in force on a day (ISO text), in one place or in all."""
    from caseload.law import store
    from caseload.law.places import WIDER, chain
    from caseload.rules.engine.days import iso_day

    if place is not None and place not in WIDER:
        raise WrongUse(f"unknown place {place!r}", todo=f"Places: {', '.join(WIDER)}.")
    day = None if on is None else _day(on)
    near = None if place is None else chain(place)
    found = []
    for key in store.all_keys():
        for row in store.rows(key):
            if (near is None or row.place in near) and (day is None or row.start <= day <= row.end):
                found.append({
                    "key": key, "value": "no limit" if row.value is None else _shown(row.value), "unit": row.unit,
                    "place": row.place, "source": row.source, "looked_up_on": row.looked_up_on,
                    "in_force_from": None if row.first_day is None else iso_day(row.first_day),
                    "in_force_to": None if row.last_day is None else iso_day(row.last_day),
                    "text_dated": row.text_dated, "reading": row.reading, "to_verify": row.to_verify,
                })  # fmt: skip
    return found


def _shown(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_shown(each) for each in value]
    return value if isinstance(value, (str, int, bool)) else float(value)


def _day(text: str) -> int:
    from caseload.rules.engine.kinds import Day, Refused

    try:
        return Day().take(text)
    except Refused:
        raise WrongUse(f"{text!r} is not a day", todo="Write it as YYYY-MM-DD.") from None
