"""The policy reference: pages written from the declarations, so that they cannot drift.

``pages()`` gives every page by file name; ``python -m caseload.app.reference [DIR]`` writes them (docs/reference).
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from caseload import rules
from caseload.app.rulebook import kind_of, parameters
from caseload.rules.engine.registry import CHECKLISTS, MACHINES, POINTERS

PROGRAMS = {
    "conventions": "Counting time, numbers and blanks",
    "calworks": "CalWORKs",
    "wtw": "Welfare-to-Work",
    "gain": "GAIN post-employment services",
    "grow": "GROW and General Relief",
    "vr": "Nebraska VR",
}
"""Folder of rules -> title of its page."""
MADE = "<!-- Written by `python -m caseload.app.reference` from the declarations: change those, not this page. -->"


def pages() -> dict[str, str]:
    """File name -> text of every reference page."""
    found = {f"{program}.md": _program_page(program, title) for program, title in PROGRAMS.items()}
    found |= {
        "machines.md": _machines_page(),
        "parameters.md": _parameters_page(),
        "readings.md": _readings_page(),
        "functions.md": _functions_page(),
        "README.md": _index(found),
    }
    return found


def program_of(question: Any) -> str:
    """The folder of rules in which a question stands."""
    return question.module.split(".")[2] if question.module.startswith("caseload.rules.") else ""


def natural(question: Any) -> list[Any]:
    """The order in which people look for rules: WTW-2 before WTW-10."""
    return [(part.isdigit(), int(part) if part.isdigit() else 0, part) for part in re.split(r"(\d+)", question.id)]


def _index(names: Iterable[str]) -> str:
    lines = ["# Policy reference", MADE, ""]
    lines += [f"- [{PROGRAMS[name[:-3]]}]({name})" for name in names]
    lines += ["- [State machines](machines.md)", "- [Parameters and their sources](parameters.md)"]
    lines += ["- [Readings: where the texts are unclear](readings.md)", "- [Cell functions](functions.md)", ""]
    return "\n".join(lines)


def _program_page(program: str, title: str) -> str:
    lines = [f"# {title}", MADE, ""]
    for question in sorted(rules.questions().values(), key=natural):
        if program_of(question) == program:
            lines += _question(question)
    for id, (to, why) in POINTERS.items():
        if any(q.rule == to.split(".")[0] and program_of(q) == program for q in rules.questions().values()):
            lines += [f"## {id}", f"Answered by {to}: {why}", ""]
    return "\n".join(lines)


def _question(question: Any) -> Iterator[str]:
    yield f"## {question.id}"
    yield f"{question.sentence}"
    yield ""
    used = f" Cell functions: {', '.join(f'`{name}`' for name in question.cells)}." if question.cells else ""
    dated = f" Parameters as of `{question.looked_up_on}`." if question.looked_up_on else ""
    yield f"*{kind_of(question).capitalize()}; source {question.cites}.*{dated}{used}"
    yield ""
    rows = [(f"`{name}`", kind.label, _allowed(kind), _absent(kind)) for name, kind in question.inputs.items()]
    yield from table(("input", "meaning", "allowed", "absent or blank"), rows)
    outputs = [(f"`{name}`", kind.label, _allowed(kind)) for name, kind in question.gives.items()]
    yield from table(("output", "meaning", "values"), outputs)
    yield from (f"- Boundary: {each}" for each in question.boundaries)
    yield from (f"- Reading: {each}" for each in question.readings)
    yield ""
    yield "```json"
    yield json.dumps(question.example, ensure_ascii=False, default=str)
    yield json.dumps(question(**question.example), ensure_ascii=False)
    yield "```"
    yield ""


def _allowed(kind: Any) -> str:
    return f"{kind.reads}: {kind.allowed()}" if kind.allowed() and kind.allowed() != kind.reads else str(kind.reads)


def _absent(kind: Any) -> str:
    if kind.blank == "nothing":
        return "a blank is an answer"
    if kind.needed is not None:
        return "missing where it is needed"
    if isinstance(kind.raw_default, (str, int, float, bool)):
        return f"absent = {json.dumps(kind.raw_default)}"
    return "optional" if kind.optional else "missing"


def table(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """A Markdown table, or nothing when there are no rows."""
    rows = list(rows)
    if rows:
        yield "| " + " | ".join(header) + " |"
        yield "|" + "---|" * len(header)
        yield from ("| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |" for row in rows)
        yield ""


def _machines_page() -> str:
    from caseload.rules.engine.machines import mermaid

    lines = ["# State machines", MADE, ""]
    for machine in MACHINES.values():
        lines += [f"## {machine.id}: {machine.title}", f"*Source {machine.cites}.*", "", "```mermaid",
                  mermaid(machine), "```", ""]  # fmt: skip
        rows = [(", ".join(each.states), ", ".join(each.events), each.words, _target(each), each.document, each.blocked)
                for each in machine.moves]  # fmt: skip
        lines += table(("from", "event", "if", "to", "form", "nothing is done because"), rows)
        days = [(", ".join(each.states), each.words, _target(each), each.document) for each in machine.passings]
        lines += table(("from", "when the day comes", "to", "form"), days)
    return "\n".join(lines)


def _target(row: Any) -> str:
    return " or ".join(row.reaches) if callable(row.to) else "stays" if row.to == "=" else str(row.to)


def _parameters_page() -> str:
    lines = ["# Parameters and their sources", MADE, "", "A row without a first day is undated: in force from the "
             "beginning. A reading is our choice where the text is unclear or silent.", ""]  # fmt: skip
    rows = [(f"`{row['key']}`", row["value"], row["unit"], row["in_force_from"] or "undated", row["in_force_to"] or "",
             row["place"], row["looked_up_on"], row["source"], _marks(row)) for row in parameters()]  # fmt: skip
    lines += table(("key", "value", "unit", "from", "to", "place", "looked up on", "source", "mark"), rows)
    return "\n".join(lines)


def _marks(row: Mapping[str, Any]) -> str:
    return ", ".join(word for word, on in (("reading", row["reading"]), ("to verify", row["to_verify"])) if on)


def _readings_page() -> str:
    lines = ["# Readings", MADE, "", "Where a text is silent or two texts disagree, one reading is chosen and can be "
             "changed: by the argument it names, or by a parameter row of your own.", ""]  # fmt: skip
    for question in sorted(rules.questions().values(), key=natural):
        if question.readings:
            lines += [f"## {question.id}", *[f"- {each}" for each in question.readings], ""]
    return "\n".join(lines)


def _functions_page() -> str:
    from caseload.app.rulebook import functions

    lines = ["# Cell functions", MADE, ""]
    rows = []
    for each in functions():
        words = ", ".join(f"[{a['name']}]" if a["optional"] else a["name"] for a in each["arguments"])
        rows.append((f"`{each['name']}({words})`", each["help"], each["question"]))
    lines += table(("function", "what it answers", "question"), rows)
    lists = [(f"`{each.id}`", each.title, ", ".join(f"`{item.code}`" for item in each.items))
             for each in CHECKLISTS.values()]  # fmt: skip
    lines += ["# Checklists", "", *table(("rule", "list", "points"), lists)]
    return "\n".join(lines)


def write(folder: Path) -> list[Path]:
    """Write every page into a folder; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in pages().items():
        path = folder / name
        path.write_text(text.rstrip("\n") + "\n", encoding="utf-8", newline="\n")
        written.append(path)
    return written


if __name__ == "__main__":
    for path in write(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/reference")):
        print(path)
