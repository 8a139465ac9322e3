"""All questions and checklists of the catalogue, by id and by cell name; modules are loaded on first use."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Callable, Mapping
from typing import Any

from caseload.rules.engine.checklists import Checklist
from caseload.rules.engine.kinds import Kind
from caseload.rules.engine.machines import Machine
from caseload.rules.engine.question import Question

QUESTIONS: dict[str, Question] = {}
CHECKLISTS: dict[str, Checklist] = {}
MACHINES: dict[str, Machine] = {}
POINTERS: dict[str, tuple[str, str]] = {}
CELLS: dict[str, tuple[Question, str]] = {}
_loaded = False


def question(id: str, *, inputs: Mapping[str, Kind], gives: Mapping[str, Kind], cites: str,
             **more: Any) -> Callable[[Callable[..., Any]], Question]:  # fmt: skip
    """Declare a question; the decorated function is its body (see ``Question`` for the arguments)."""

    def declare(body: Callable[..., Any]) -> Question:
        declared = Question(id, body, inputs=inputs, gives=gives, cites=cites, **more)
        return register(declared)

    return declare


def register(declared: Question) -> Question:
    """Enter a question into the registry; an id or cell name is never given twice."""
    if declared.id in QUESTIONS:
        raise ValueError(f"question {declared.id} is declared twice")
    for name, output in declared.cells.items():
        if name in CELLS:
            raise ValueError(f"cell function {name} is declared twice")
        if output not in declared.gives:
            raise ValueError(f"{declared.id} has no output {output} for cell function {name}")
        CELLS[name] = (declared, output)
    QUESTIONS[declared.id] = declared
    return declared


def checklist(declared: Checklist, **more: Any) -> Checklist:
    """Enter a checklist, and the question that says which of its items are open."""
    CHECKLISTS[declared.id] = declared
    if declared.question:
        asked = register(declared.as_question(Question, **more))
        asked.module = sys._getframe(1).f_globals["__name__"]
    return declared


def machine(declared: Machine) -> Machine:
    """Enter a state machine."""
    if declared.id in MACHINES:
        raise ValueError(f"machine {declared.id} is declared twice")
    MACHINES[declared.id] = declared
    return declared


def pointer(id: str, to: str, why: str) -> None:
    """A rule of the catalogue that has no question of its own: where its substance is answered."""
    POINTERS[id] = (to, why)


def load() -> dict[str, Question]:
    """Import every rule module once and return all questions, in the order of the catalogue's files."""
    global _loaded
    if not _loaded:
        import caseload.rules as rules

        for program in pkgutil.iter_modules(rules.__path__, "caseload.rules."):
            if program.ispkg and not program.name.endswith(".engine"):
                package = importlib.import_module(program.name)
                for module in pkgutil.iter_modules(package.__path__, program.name + "."):
                    importlib.import_module(module.name)
        _loaded = True
    return QUESTIONS


def find(name: str) -> Question | None:
    """A question by its id or by the name of one of its cell functions."""
    load()
    if name in CELLS:
        return CELLS[name][0]
    return QUESTIONS.get(name)
