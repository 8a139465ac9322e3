"""Many cells at once give exactly what each gives alone."""

from __future__ import annotations

import types
from typing import Any

import pytest

from caseload.cells import functions
from caseload.hosts.registration import Decorators, register
from caseload.hosts.server.batch import answer_calls
from hosts.parity import all_cases, single_cells
from hosts.server import as_posted


def _same(*args: Any, **more: Any) -> Any:
    return lambda made: made


@pytest.fixture(scope="module")
def module() -> Any:
    """The registered functions without any host's own decorators."""
    return register(Decorators(_same, _same, _same, {}), types.ModuleType("cells"))


def test_every_function_answers_a_batch_as_it_answers_alone(module: Any) -> None:
    """Every case of the parity table four times over, so that they become columns."""
    asked = [[case.function, [as_posted(cell) for cell in case.cells]] for case in all_cases(single_cells)]
    alone = [answer_calls([call], module)[0] for call in asked]
    many = answer_calls([call for call in asked for _ in range(4)], module)
    different = [(call[0], call[1], one, many[4 * at]) for at, (call, one) in enumerate(zip(asked, alone, strict=True))
                 if many[4 * at : 4 * at + 4] != [one] * 4]  # fmt: skip
    assert not different, different[:3]
    assert {call[0] for call in asked} == set(functions())


def test_calls_of_different_functions_and_lengths_keep_their_order(module: Any) -> None:
    day = [[46000]]
    calls = [["WTW_REQUIRED_HOURS", [[[1 + at % 2]], [[43831]], [[1]], day, *([None, None] if at % 3 else [])]] for at in range(30)]
    calls[7] = ["CASE_SOURCE", [[["WTW_REQUIRED_HOURS"]]]]
    calls[11] = ["WTW_REQUIRED_HOURS", [[[1], [2]], [[43831]], [[1]], day]]
    found = answer_calls(calls, module)
    assert found[7][0][0].startswith("WTW-01")
    assert found[11] == [[20], [35]]
    others = [at for at in range(30) if at not in (7, 11)]
    assert [found[at] for at in others] == [[[35 if at % 2 else 20]] for at in others]


def test_what_is_left_out_is_a_default_and_an_empty_cell_before_it_is_a_blank(module: Any) -> None:
    args = [[[22]], [[42156]]]
    assert answer_calls([["CW_CLOCK24_INFORM", [*args, None]]] * 5, module) == [[[True]]] * 5
    assert answer_calls([["CW_CLOCK24_INFORM", [*args, [[""]]]]] * 5, module) == [[["? missing: informed"]]] * 5
