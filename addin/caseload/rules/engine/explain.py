"""Why an answer is what it is, from the same body that gave it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from caseload.rules.engine.folded import Folded
from caseload.rules.engine.kinds import BLANK
from caseload.rules.engine.lists import Holidays, Items
from caseload.rules.engine.question import Question
from caseload.rules.engine.spoken import question_in_words
from caseload.rules.engine.story import Story, told_inputs
from caseload.rules.engine.told import plain
from caseload.rules.engine.units import UNKNOWN_BELOW
from caseload.rules.engine.wording import REASONS, WORDS, value_in_words


def explain(question: Question, inputs: Mapping[str, Any], language: str = "en") -> dict[str, Any]:
    """The answer of a question with the sentences that explain it.

    Returns ``question``, ``sentence``, ``answer``, ``because`` (list of sentences), ``cites``,
    ``parameters`` (rows used), ``readings``. ``language``: "en" or "es".
    """
    outcome = question.solve(inputs)
    story = Story(question.notes)
    because = []
    if outcome[0] == "ok":
        values = question.read(inputs)
        because = _known(question, values, language)
        if not question.over_lists and not any(map(_unread, question.inputs.values(), values.values())):
            told = told_inputs(question, question.fold(values), story)
            question.body(*[told[name] for name in question.arguments])
            because += story.lines(language)
        because += _answered(question, outcome[1], language)
    else:
        because = [_refusal(question, outcome[1], language)]
    return {
        "question": question.id,
        "sentence": question_in_words(question, language),
        "answer": question.record(outcome),
        "because": list(dict.fromkeys(because)),
        "cites": question.cites,
        "parameters": [{"key": row.key, "value": _json(row.value), "source": row.source} for row in story.rows],
        "readings": question.readings,
    }


def said(question: Question, inputs: Mapping[str, Any], names: tuple[str, ...], language: str = "en") -> list[str]:
    """The sentences about some inputs and outputs of a question, in the order of their names; blanks are left out."""
    outcome = question.solve(inputs)
    if outcome[0] != "ok":
        return [_refusal(question, outcome[1], language)]
    values = {**question.read(inputs), **outcome[1]}
    kinds = {**question.inputs, **question.gives}
    return [_said(name, kinds[name], values[name], language) for name in names
            if values[name] is not BLANK and not (isinstance(values[name], int) and values[name] <= UNKNOWN_BELOW)]  # fmt: skip


def _unread(kind: Any, value: Any) -> bool:
    """Is an input blank, or has it a line with a blank?"""
    return value is BLANK or (isinstance(kind, Items) and isinstance(value, list) and bool(kind.gaps(value)))


def _json(value: Any) -> Any:
    return value if isinstance(value, (str, bool, int, type(None))) else str(value)


def label(name: str, kind: Any, language: str) -> str:
    """The words for an input or output."""
    words = (kind.es or kind.label) if language == "es" else kind.label
    words = words or name.replace("_", " ")
    return words[:1].upper() + words[1:]


def _known(question: Question, values: dict[str, Any], language: str) -> list[str]:
    lines = []
    for name, kind in question.inputs.items():
        value = values[name]
        if isinstance(kind, Holidays) or value is BLANK or kind.is_not_given(value):
            continue
        if isinstance(kind, Items) and isinstance(value, Folded):
            lines += [_said(argument, fold.kind, value.values[argument], language)
                      for argument, fold in kind.folds.items() if fold.kind is not None]  # fmt: skip
        elif isinstance(kind, Items):
            lines += [_list_in_words(name, kind, value, language)]
        elif not (isinstance(value, int) and value <= UNKNOWN_BELOW):
            lines.append(_said(name, kind, value, language))
    return lines


def _said(name: str, kind: Any, value: Any, language: str) -> str:
    return str(WORDS[language]["known"].format(
        name=label(name, kind, language), value=value_in_words(kind, value, language)))  # fmt: skip


def _list_in_words(name: str, kind: Items, lines: list[Any], language: str) -> str:
    def one(inner: Any, value: Any) -> str:
        return WORDS[language]["blank"] if value is BLANK else value_in_words(inner, value, language)

    if kind.item is not None:
        parts = [one(kind.item, line) for line in lines]
    else:
        parts = [", ".join(one(inner, line[field]) for field, inner in kind.fields.items()
                           if line[field] is BLANK or line[field] != inner.nothing) for line in lines]  # fmt: skip
    text = "; ".join(parts) or WORDS[language]["nothing"]
    return WORDS[language]["known"].format(name=label(name, kind, language), value=text)


def _answered(question: Question, values: Mapping[str, Any], language: str) -> list[str]:
    lines = []
    for name, kind in question.gives.items():
        value = plain(values[name])
        if isinstance(value, (int, bool)) and value <= UNKNOWN_BELOW:
            continue
        if isinstance(kind, Items):
            lines.append(_list_in_words(name, kind, value, language))
        else:
            lines.append(_said(name, kind, value, language))
    return lines


def _refusal(question: Question, record: Mapping[str, Any], language: str) -> str:
    words = WORDS[language]

    def named(name: str) -> str:
        return label(name, question.inputs[name], language) if name in question.inputs else name

    if record["status"] == "missing":
        return str(words["missing"].format(names=", ".join(named(name).lower() for name in record["missing"])))
    if record["status"] == "invalid":
        reason = REASONS.get(record["reason"], (record["reason"].replace("_", " "),) * 2)
        return str(words["invalid"].format(name=named(record["field"]), reason=reason[language == "es"]))
    return str(words["no_parameter"].format(key=record["parameter"]))
