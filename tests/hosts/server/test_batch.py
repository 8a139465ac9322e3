"""Many cells at once give exactly what each gives alone."""

from __future__ import annotations

import types
from typing import Any

import pytest

from caseload.cells import call, functions
from caseload.hosts.registration import Decorators, register
from caseload.hosts.server.batch import answer_calls, answer_columns
from hosts.parity import all_cases, single_cells
from hosts.server import as_posted


def _same(*args: Any, **more: Any) -> Any:
    return lambda made: made


@pytest.fixture(scope="module")
def module() -> Any:
    """The registered functions without any host's own decorators."""
    return register(Decorators(_same, _same, _same, {}), types.ModuleType("cells"))


def test_every_function_answers_a_batch_as_it_answers_alone(module: Any) -> None:
    """Every case of the parity table, as a column of one and of four."""
    asked = [(case.function, [as_posted(cell)[0][0] for cell in case.cells]) for case in all_cases(single_cells)]
    different = []
    for name, cells in asked:
        [[[alone]]] = answer_calls([[name, [[[cell]] for cell in cells]]], module)
        for many in (1, 4):
            found = answer_columns(name, many, _columns(cells, many), module)
            different += [(name, cells, alone, found)] if found != [alone] * many else []
    assert not different, different[:3]
    assert {name for name, _ in asked} == set(functions())


def _columns(cells: list[Any], many: int) -> list[Any]:
    """Cells as the add-in sends them: what is empty at the end is left out."""
    given = max((at + 1 for at, cell in enumerate(cells) if cell is not None), default=0)
    return [[cell] * many if at < given else None for at, cell in enumerate(cells)]


def test_calls_keep_their_order_and_a_range_among_them_spills(module: Any) -> None:
    calls = [["CASE_SOURCE", [[["WTW_REQUIRED_HOURS"]]]], ["WTW_REQUIRED_HOURS", [[[1], [2]], [[43831]], [[1]], [[46000]]]]]
    (source,), hours = answer_calls(calls, module)
    assert source[0].startswith("WTW-01")
    assert hours == [[20], [35]]


def test_each_call_of_a_column_has_its_own_answer(module: Any) -> None:
    """Whether few or many, also of a function that is no question, and with a cell that cannot be read among them."""
    for many in (2, 30):
        adults: list[Any] = [1 + at % 2 for at in range(many)]
        adults[1] = "two"
        found = answer_columns("WTW_REQUIRED_HOURS", many, [adults, [43831] * many, [1] * many, [46000] * many, None, None], module)
        assert found[1].startswith("? not a number: two")
        assert [each for at, each in enumerate(found) if at != 1] == [35 if at % 2 else 20 for at in range(many) if at != 1]
    sources = answer_columns("CASE_SOURCE", 2, [["WTW_REQUIRED_HOURS", "CW_TOA_LIMIT"]], module)
    assert [each[:6] for each in sources] == ["WTW-01", "CW-TOA"]


def test_calls_with_unlike_lists_of_holidays_are_not_mixed(module: Any) -> None:
    """A day that is closed in one call is open in the next."""
    closed = [45986 if at % 2 else 46020 for at in range(12)]
    found = answer_columns("GROW_REMIND_ON", 12, [[45987] * 12, closed], module)
    assert found == [call("GROW_REMIND_ON", [45987, day]) for day in closed]
    assert len(set(found)) == 2


def test_what_is_left_out_is_a_default_and_an_empty_cell_before_it_is_a_blank(module: Any) -> None:
    args: list[Any] = [[22] * 5, [42156] * 5]
    assert answer_columns("CW_CLOCK24_INFORM", 5, [*args, None], module) == [True] * 5
    assert answer_columns("CW_CLOCK24_INFORM", 5, [*args, [""] * 5], module) == ["? missing: informed"] * 5
