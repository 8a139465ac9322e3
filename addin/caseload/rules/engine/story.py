"""The story of an answer: what was known, compared and looked up, in plain sentences of two languages."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.kinds import BLANK, Choice, Count, Day, Flag, Kind, Money, Month, Number, Ticks
from caseload.rules.engine.lookups import is_scaled
from caseload.rules.engine.spoken import code_in_words, unit_in_words
from caseload.rules.engine.told import Told, plain
from caseload.rules.engine.units import UNKNOWN_BELOW
from caseload.rules.engine.wording import WORDS, compared_with, value_in_words

_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}


class Story:
    """Collects what a body does with told values; ``lines(language)`` gives the sentences."""

    def __init__(self, notes: dict[str, tuple[str, str]]):
        self.notes = notes
        self.steps: list[tuple[str, Any]] = []
        self.rows: list[Any] = []

    def noted(self, label: str, value: Told) -> Told:
        """An interim value got a name."""
        words = self.notes.get(label, (label.replace("_", " "), ""))
        kind = value.kind
        self.steps.append(("note", (words, kind, value.value)))
        return Told(value.value, self, words, kind)

    def compared(self, left: Told, sign: str, right: Any, holds: bool) -> None:
        """Two values were compared; told only when both have names (or one is a plain number of the other's kind)."""
        name = right.name if type(right) is Told else None
        if left.name is None or (name is None and type(right) is Told):
            return
        if name is None and (left.kind is None or abs(plain(right)) > 1 << 60):
            return
        kind = left.kind or getattr(right, "kind", None)
        if isinstance(kind, (Choice, Flag, Ticks)) or kind is None:
            return
        step = ("compare", (left.name, left.value, sign if holds else _OPPOSITE[sign], name, plain(right), kind))
        if step not in self.steps:
            self.steps.append(step)

    def looked_up(self, row: Any, value: Any) -> Told:
        """A parameter row was used."""
        if row not in self.rows:
            self.rows.append(row)
            self.steps.append(("law", row))
        kind: Kind = Number()
        kind = Money() if row.unit.startswith("$") else kind
        if not isinstance(value, int) or isinstance(value, bool):
            return Told(value, self)
        if isinstance(row.value, str):
            calendar = {"day": Day(), "month": Month()}.get(row.unit)
            return Told(value, self, (row.label or row.key, row.es) if calendar else None, calendar)
        kind = kind if is_scaled(row.unit) else Count(low=None)
        return Told(value, self, (row.label or row.key, row.es), kind)

    def lines(self, language: str) -> list[str]:
        """The steps as sentences."""
        return [said[:1].upper() + said[1:] for step in self.steps if (said := _sentence(step, language))]


def told_inputs(question: Any, values: dict[str, Any], story: Story) -> dict[str, Any]:
    """The arguments of a body as told values (lists and calendars stay as they are)."""
    told: dict[str, Any] = {}
    kinds: dict[str, Kind] = dict(question.inputs)
    for kind in question.inputs.values():
        for name, fold in getattr(kind, "folds", {}).items():
            if fold.kind is not None:
                kinds[name] = fold.kind
    for name in question.arguments:
        value, kind = values[name], kinds.get(name)
        if isinstance(value, (int, bool)) and value is not BLANK:
            words = (kind.label, kind.es) if kind is not None else (name.replace("_", " "), "")
            told[name] = Told(value, story, words if value > UNKNOWN_BELOW else None, kind)
        else:
            told[name] = value
    return told


def _sentence(step: tuple[str, Any], language: str) -> str:
    what, about = step
    words = WORDS[language]
    if what == "note":
        names, kind, value = about
        if value <= UNKNOWN_BELOW:
            return ""
        return words["note"].format(name=_name(names, language), value=value_in_words(kind, value, language))
    if what == "compare":
        left, value, sign, right, other, kind = about
        signs = words["day_signs"] if isinstance(kind, (Day, Month)) else words["signs"]
        if min(value, other) <= UNKNOWN_BELOW:
            return ""
        compared = compared_with(signs[sign], language, _name(right, language) if right else "",
                                 value_in_words(kind, other, language), isinstance(kind, Day))  # fmt: skip
        return words["compare"].format(
            left=_name(left, language), value=value_in_words(kind, value, language), compared=compared)  # fmt: skip
    row = about
    since = row.first_day
    span = words["since"].format(day=value_in_words(Day(), since, language)) if since is not None else words["undated"]
    value = words["none"] if row.value is None else _parameter_value(row, language)
    name = _name((row.label or row.key, row.es), language)
    return words["law"].format(name=name, value=value, span=span, source=row.source)


def _parameter_value(row: Any, language: str) -> str:
    values = row.value if isinstance(row.value, (list, tuple)) else [row.value]
    calendar = {"day": Day(), "month": Month()}.get(row.unit)
    if calendar is not None:
        return ", ".join(value_in_words(calendar, calendar.read(str(each)), language) for each in values)
    if isinstance(row.value, bool):
        return str(WORDS[language]["yes" if row.value else "no"])
    said = ", ".join(code_in_words(each, language) if isinstance(each, str) else str(each) for each in values)
    named = row.unit in _NAMED or not said
    return (said or str(WORDS[language]["nothing"])) if named else f"{said} {unit_in_words(row.unit, language)}".strip()


_NAMED = ("code", "codes", "reading", "text", "bank number", "flag")
"""Units of values that need no word for their unit."""


def _name(names: tuple[str, str], language: str) -> str:
    return (names[1] or names[0]) if language == "es" else names[0]
