"""Where each question is used: in cells, columns, due lists, forms, histories, the supervisor's workbook.

Read off the declarations; where a module asks a question by its id, its text is looked at (``ast``).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from caseload import rules
from caseload.rules.engine.kinds import InLaw

Uses = dict[str, dict[str, list[str]]]
"""Question -> kind of use -> where, each once."""


@cache
def uses() -> Uses:
    """Every use of every question that is used anywhere."""
    found: Uses = {}
    known = rules.questions()
    for id, kind, where in _all():
        if id in known:
            places = found.setdefault(id, {}).setdefault(kind, [])
            if where not in places:
                places.append(where)
    return found


def unused() -> list[str]:
    """The questions that nothing uses but whoever asks them by name (``caseload evaluate``), no cell function either.

    The conventions are left out: the engine counts and compares by them in every rule.
    """
    return [id for id, question in rules.questions().items() if id not in uses() and not is_convention(question)]


def is_convention(question: Any) -> bool:
    """Is it one of the conventions on time, numbers and blanks?"""
    return bool(question.module.startswith("caseload.rules.conventions."))


def _all() -> Iterator[tuple[str, str, str]]:
    for question in rules.questions().values():
        yield from ((question.id, "cell functions", name) for name in question.cells)
    yield from _columns()
    yield from _machines()
    yield from _forms()
    yield from _asked_in("forms/sources", "forms filled by")
    yield from _asked_in("worklist", "lists and the supervisor's workbook")
    yield from _asked_in("app", "commands")
    yield from _asked_in("rules", "rules that ask it first")


def _columns() -> Iterator[tuple[str, str, str]]:
    from caseload.tables.schema import PROGRAMS, Computed, Standing, program

    for code in PROGRAMS:
        for table in program(code).tables:
            for column in table.computed:
                if isinstance(column.computed, (Computed, Standing)):
                    yield column.computed.question, "columns", f"{code}: {table.title}, {column.header}"
                    if column.due is not None:
                        yield column.computed.question, "due list", f"{code}: {column.due.what}"


def _machines() -> Iterator[tuple[str, str, str]]:
    from caseload.rules.engine.reach import rows
    from caseload.rules.engine.registry import MACHINES
    from caseload.tables.courses import courses
    from caseload.tables.schema import PROGRAMS, program

    for machine in MACHINES.values():
        for row in (*rows(machine), *machine.steps.values()):
            if row.rule:
                yield row.rule, "histories", machine.title
    for code in PROGRAMS:
        for course in courses(program(code)):
            yield course.question, "histories", f"caseload history, {code}"


def _forms() -> Iterator[tuple[str, str, str]]:
    from caseload.forms import read_catalogue

    for form in read_catalogue().forms.values():
        for field in form.fields:
            for word in str(field.source).replace(",", " ").split():
                yield word, "forms", form.code


def _asked_in(folder: str, kind: str) -> Iterator[tuple[str, str, str]]:
    """The modules of a folder whose text holds the id of a question."""
    root = Path(__file__).resolve().parent.parent
    known = rules.questions()
    for path in sorted((root / folder).rglob("*.py")):
        if path.name == "uses.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in known:
                module = path.relative_to(root).with_suffix("").as_posix().replace("/", ".")
                if f"caseload.{module}" != known[node.value].module and not _names_machine(node.value, module):
                    yield node.value, kind, module


def _names_machine(id: str, module: str) -> bool:
    """Machines name the rule behind each of their rows; that use is told with the history's."""
    return module.startswith("rules.") and id in uses_in_machines()


@cache
def uses_in_machines() -> frozenset[str]:
    """The questions that rows and steps of machines name."""
    return frozenset(id for id, *_ in _machines())


# which parameters a question looks up --------------------------------------------------------------


@cache
def parameters_of(id: str) -> list[str]:
    """The parameters that a question can look up, in the order of the data files."""
    question = rules.questions()[id]
    names: set[str] = set()
    seen: set[int] = set()
    for kind in question.inputs.values():
        if isinstance(kind.raw_default, InLaw):
            names.add(kind.raw_default.key)
        for made in (getattr(kind, "row", None), kind.raw_probes, *getattr(kind, "folds", {}).values()):
            names |= _texts(made, seen)
    names |= _texts(question.body, seen)
    from caseload.law import store

    starts = tuple(each for each in names if each.endswith("."))
    return [key for key in store.all_keys() if key in names or (starts and key.startswith(starts))]


def _texts(value: Any, seen: set[int]) -> set[str]:
    """The texts that a function holds, and those of what it calls among the rules."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, (tuple, list, set, frozenset)):
        return {text for each in value for text in _texts(each, seen)}
    if id(value) in seen:
        return set()
    seen.add(id(value))
    if hasattr(value, "co_consts"):
        return _texts(value.co_consts, seen)
    if not _ours(value):
        return set()
    if hasattr(value, "__wrapped__"):
        return _texts(value.__wrapped__, seen)
    if hasattr(value, "__code__"):
        return _of_function(value, seen)
    return {text for each in _held(value) for text in _texts(each, seen)}


def _of_function(function: Any, seen: set[int]) -> set[str]:
    codes, found = [function.__code__], set[str]()
    for code in codes:
        codes += [each for each in code.co_consts if hasattr(each, "co_consts")]
        found |= {each for each in code.co_consts if isinstance(each, str)}
        for name in code.co_names:
            value = function.__globals__.get(name)
            if isinstance(value, ModuleType) and value.__name__.startswith("caseload.rules"):
                for each in code.co_names:
                    found |= _texts(getattr(value, each, None), seen)
            elif value is not None:
                found |= _texts(value, seen)
    for cell in function.__closure__ or ():
        found |= _texts(cell.cell_contents, seen)
    return found


def _ours(value: Any) -> bool:
    module = getattr(value, "__module__", None) or type(value).__module__
    return str(module).startswith("caseload.rules") and not isinstance(value, type)


def _held(value: Any) -> list[Any]:
    """What a declaration of ours holds: the rows of a machine, the functions of a row, the body of a question."""
    held: Mapping[str, Any] = getattr(value, "__dict__", {})
    return [each for name, each in held.items() if callable(each) or isinstance(each, (tuple, str)) or name == "moves"]
