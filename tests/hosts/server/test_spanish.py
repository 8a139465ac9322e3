"""What the server tells a Spanish pane is Spanish."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import caseload.hosts.server as room
import caseload.tables.check as checks
from caseload.hosts.server.spanish import SENTENCES, in_spanish, problem
from caseload.hosts.server.spanish_problems import PROBLEMS
from caseload.rules.engine.wording import REASONS
from caseload.tables.schema import Table

ROOM = Path(room.__file__).parent
VERBS = ("caseloads", "documents", "explaining", "formulas", "issuing", "openbook", "scripts", "verbs", "writeback")


def _text(node: ast.expr) -> list[str]:
    """A text as it may be told, with 7 in the place of each value; both of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.JoinedStr):
        parts = [_choices(part) if isinstance(part, ast.FormattedValue) else _text(part) for part in node.values]
        found = [""]
        for part in parts:
            found = [before + text for before in found for text in part]
        return found
    if isinstance(node, ast.IfExp):
        return [*_text(node.body), *_text(node.orelse)]
    return []


def _choices(part: ast.FormattedValue) -> list[str]:
    return _text(part.value) or ["7"]


def _raised() -> list[str]:
    """Every text of an error that the verbs raise."""
    found = []
    for name in VERBS:
        tree = ast.parse((ROOM / f"{name}.py").read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("WrongUse", "WorkbookRefused", "_told"):
                given = [*node.args, *(each.value for each in node.keywords if each.arg != "where")]
                found += [text for each in given for text in _text(each) if text]
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "todo":
                found += _text(node.value)
    return found


def test_the_texts_are_found() -> None:
    assert len(_raised()) > 15


@pytest.mark.parametrize("text", sorted(set(_raised())))
def test_every_error_of_a_verb_has_its_spanish(text: str) -> None:
    assert in_spanish(text) != text


def test_values_stay_in_their_places() -> None:
    assert in_spanish("the table Today has no room to grow") == "la tabla Today no tiene espacio para crecer"
    assert in_spanish("its schema is 0, this server's is 1") == "su esquema es 0, el de este servidor es 1"


def _problems() -> list[str]:
    """Every text of a problem that the checks of a workbook may name, and of what its tables declare as one."""
    texts = [each[0] for each in REASONS.values()]
    for file in Path(checks.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem":
                texts += [text for each in node.args[1:] for text in _text(each) if text]
            if isinstance(node, ast.Assign):
                texts += _named(node)
    for table in _tables():
        texts += [text.format(7) for each in table.findings for text in (each.what, each.todo)]
    return texts


def _named(node: ast.Assign) -> list[str]:
    """The texts of an assignment to ``what``, ``why``, ``todo`` or a constant in capitals."""
    target = node.targets[0]
    targets = target.elts if isinstance(target, ast.Tuple) else [target]
    values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
    pairs = zip(targets, values, strict=False)
    return [text for at, value in pairs if getattr(at, "id", "") in ("what", "why", "todo", "_STALE", "_FOREIGN", "_HEAL")
            for text in _text(value) if text]  # fmt: skip


def _tables() -> list[Table]:
    from caseload.tables.schema import PROGRAMS, program

    return [table for code in PROGRAMS for table in program(code).tables]


def test_every_problem_of_a_workbook_has_its_spanish() -> None:
    texts = sorted(set(_problems()))
    assert [text for text in texts if in_spanish(text) == text] == []
    assert len(texts) > 40


def test_a_problem_is_told_in_spanish_and_its_place_stays() -> None:
    found = problem({"what": "Born on: '13/45/2026' cannot be right", "why": "it is not a date", "todo": "Allowed: yes, no.",
                     "where": "Children!C23", "severity": "error"})  # fmt: skip
    assert found == {"what": "Born on: '13/45/2026' no puede ser", "why": "no es una fecha", "todo": "Se permite: yes, no.",
                     "where": "Children!C23", "severity": "error"}  # fmt: skip


def test_an_unknown_sentence_stays_as_it_is() -> None:
    assert in_spanish("something else altogether") == "something else altogether"


def test_both_languages_have_the_same_places() -> None:
    assert [each for each in {**SENTENCES, **PROBLEMS}.items() if each[0].count("{}") != each[1].count("{}")] == []
