"""The page of the ambiguities: what was read how, what hangs on it, and how an office reads it otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from caseload import rules
from caseload.app.reference.markdown import MADE, table
from caseload.app.reference.programs import natural
from caseload.app.rulebook import parameters
from caseload.app.uses import parameters_of
from caseload.law.ambiguities import WEIGHTS, Ambiguity, ambiguities

_HOW = """Where a text is silent or two texts disagree, one reading is chosen. How to take another one:

- **A parameter** (`like.this`): put a row of your own into `caseload.toml` beside the workbook, with its source. It then
  holds for every cell, column, list and letter of that workbook:

  ```toml
  [parameters]
  "icm.instance_lookback_days" = {value = 365, place = "los_angeles", source = "our office, memo of 2026-03-01"}
  ```

- **An argument** (`QUESTION input`): give it to the question (`caseload evaluate`, `caseload call`) or to its cell function;
  it then holds for that answer.
- **The rule itself**: where neither is named, another reading is another rule; its module is named on the program's page.

`caseload parameters` shows what is in force, `caseload explain` names the reading behind an answer."""


def page() -> str:
    """The page."""
    lines = ["# Ambiguities and readings", MADE, "", _HOW, ""]
    for weight, words in WEIGHTS.items():
        lines += [f"## What hangs on it: {words}", ""]
        rows = [(each.question, each.reading, ", ".join(each.rules), "<br>".join(_chosen(each)))
                for each in ambiguities() if each.weight == weight]  # fmt: skip
        lines += table(("question", "reading taken", "rules", "to change it"), rows)
    lines += ["## Every reading, rule by rule", ""]
    for question in sorted(rules.questions().values(), key=natural):
        if question.readings:
            lines += [f"### {question.id}", *[f"- {each}" for each in question.readings], *_changed_by(question.id), ""]
    return "\n".join(lines)


def _chosen(each: Ambiguity) -> Iterator[str]:
    for key in each.parameters:
        values = "; ".join(f"{_said(row['value'])} from {row['in_force_from'] or 'the beginning'}"
                           for row in parameters() if row["key"] == key)  # fmt: skip
        yield f"parameter `{key}` ({values or 'no row yet'})"
    for id, name in each.arguments:
        kind = rules.find(id).inputs[name]
        allowed = kind.allowed()
        yield f"argument `{id}` `{name}`{f' ({allowed})' if allowed else ''}"
    if not each.parameters and not each.arguments:
        yield f"the rule: `{rules.find(each.rules[0]).module}`"


def _said(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _changed_by(id: str) -> Iterator[str]:
    """The parameters marked as readings that the question looks up, and its arguments with a default of choice."""
    marked = {row["key"] for row in parameters() if row["reading"]}
    keys = [key for key in parameters_of(id) if key in marked]
    kinds = rules.questions()[id].inputs
    names = [name for name, kind in kinds.items()
             if hasattr(kind.raw_default, "key") or (isinstance(kind.raw_default, str) and hasattr(kind, "codes"))]  # fmt: skip
    parts = [f"parameter `{key}`" for key in keys] + [f"argument `{name}`" for name in names]
    yield f"- To change it: {', '.join(parts)}." if parts else f"- To change it: the rule, `{rules.questions()[id].module}`."
