"""Cells that Excel asks for: computing, spilling, batched, and what they show when something is wrong."""

from __future__ import annotations

import json
from typing import Any

import pytest

from caseload.cells import call, functions
from hosts.office_stub.pane import Pane
from hosts.parity import all_cases, single_cells
from hosts.server import as_posted

pytestmark = pytest.mark.chromium
BATCH = "*/caseload/batch"
HOURS = [1, 43831, 1, 46000]


def _asked(pane: Pane, name: str, args: list[Any], address: str = "BZ2") -> Any:
    """What a cell gets from a function."""
    return pane.page.run(f"stub.compute('Participants', '{address}', '{name}', {json.dumps(args)})")


def _requests(pane: Pane) -> int:
    """How many requests for cells went out since the page was opened."""
    return int(pane.page.run("performance.getEntriesByType('resource').filter((each) => each.name.endsWith('/caseload/batch')).length"))


def test_every_function_computes_in_a_cell_as_in_plain_python(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    """One case of each function, all asked at the same moment: one request, and each cell its own answer."""
    pane.open(sheets)
    cases = {case.function: case for case in all_cases(single_cells)}
    asked = [[name, [as_posted(cell) for cell in case.cells]] for name, case in cases.items()]
    found = pane.page.run(f"Promise.all({json.dumps(asked)}.map(([name, args], at) => stub.compute('Guide', `D${{at + 1}}`, name, args)))")
    different = [(name, cell[0][0]) for (name, args), cell in zip(asked, found, strict=True)
                 if not _same(cell[0][0], call(name, args))]  # fmt: skip
    assert different == []
    assert set(cases) == set(functions())
    assert _requests(pane) == 1


def _same(shown: Any, value: Any) -> bool:
    return value in (None, "") if shown in (None, "") else shown == value


def test_a_range_spills_and_ends_where_it_ends(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    pane.open(sheets)
    days = [[46000 + each] for each in range(50)]
    grid = _asked(pane, "WTW_REQUIRED_HOURS", [[[1]], [[43831]], [[1]], days])
    assert [len(grid), len(grid[0])] == [50, 1]
    column = [row[77] for row in pane.values("Participants")[1:52] if len(row) > 77]
    assert column[:50] == [row[0] for row in call("WTW_REQUIRED_HOURS", [1, 43831, 1, days])]


def test_ranges_of_unlike_size_say_so_in_the_cell(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    pane.open(sheets)
    grid = _asked(pane, "WTW_REQUIRED_HOURS", [[[1], [2], [1]], [[43831], [43831]], [[1]], [[46000]]])
    assert str(grid[0][0]).startswith("? ranges of different size")


def test_thousands_of_cells_go_out_in_a_few_requests_in_their_order(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    pane.open(sheets)
    code = """Promise.all(Array.from({ length: 3000 }, (_, at) =>
      stub.functions.WTW_REQUIRED_HOURS([[1 + (at % 2)]], [[43831]], [[1]], [[46000]], null, null, null, null, { address: 'A1' })))"""
    found = pane.page.run(code)
    assert [cell[0][0] for cell in found[:4]] == [20, 35, 20, 35]
    assert {cell[0][0] for cell in found[::2]} == {20} and {cell[0][0] for cell in found[1::2]} == {35}
    assert _requests(pane) == 1


def test_more_cells_than_one_request_takes_go_out_in_several(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    pane.open(sheets)
    code = """Promise.all(Array.from({ length: 10500 }, (_, at) =>
      stub.functions.WTW_REQUIRED_HOURS([[1 + (at % 2)]], [[43831]], [[1]], [[46000]], null, null, null, null, { address: 'A1' })))"""
    found = pane.page.run(f"{code}.then((cells) => cells.map((cell) => cell[0][0]))")
    assert found == [20, 35] * 5250
    assert _requests(pane) == 2


def test_without_xlwings_own_limit_of_waiting_cells_nothing_is_missed(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    """The limit is lifted where it is, as in the pane; where there is none, as on another page, nothing happens."""
    pane.open(sheets)
    assert pane.page.run("semaphore.maxConcurrency") == 10_000
    widened = "import('/static/js/batch.js').then((made) => { made.widen(); return typeof semaphore; })"
    assert pane.page.run(widened) == "object"
    pane.page.open(f"{pane.server.address}/health", sheets, ready="true")
    assert pane.page.run(widened) == "undefined"


def test_single_cells_ranges_and_what_is_left_out_travel_together(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    pane.open(sheets)
    code = """Promise.all([
      stub.functions.WTW_REQUIRED_HOURS([[2]], [[43831]], [[1]], [[46000]], null, null, null, null, { address: 'A1' }),
      stub.functions.WTW_REQUIRED_HOURS([[1], [2]], [[43831]], [[1]], [[46000]], null, null, null, null, { address: 'A2' }),
      stub.functions.CW_CLOCK24_INFORM([[22]], [[42156]], null, { address: 'A3' }),
      stub.functions.CW_CLOCK24_INFORM([[22]], [[42156]], [['']], { address: 'A4' }),
      stub.functions.WTW_REQUIRED_HOURS([[{ type: 'Error', basicValue: '#N/A' }]], [[43831]], [[1]], [[46000]], null, null, null, null,
        { address: 'A5' }),
      stub.functions.WTW_REQUIRED_HOURS([[1]], [[43831]], [[1]], [[46000]], null, null, null, null, { address: 'A6' })])"""
    error = call("WTW_REQUIRED_HOURS", [{"type": "Error", "basicValue": "#N/A"}, *HOURS[1:]])
    assert pane.page.run(code) == [[[35]], [[20], [35]], [[True]], [["? missing: informed"]], [[error]], [[20]]]
    assert error.startswith("?")
    assert _requests(pane) == 1


def test_one_call_that_is_refused_does_not_spoil_the_others(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    pane.open(sheets)
    found = pane.page.run("""Promise.all(Array.from({ length: 40 }, (_, at) => at === 17
      ? xwRequest.post(location.origin + '/xlwings/custom-functions-call', { func_name: 'NOT_OURS', args: [] }, { headers: {
          Authorization: localStorage.getItem('caseload.code') } }).then((each) => each.data.result)
      : stub.functions.WTW_REQUIRED_HOURS([[1]], [[43831]], [[1]], [[46000]], null, null, null, null, { address: 'A1' })))""")
    assert found[17] == [["? the server does not know this call"]]
    assert [cell for at, cell in enumerate(found) if at != 17] == [[[20]]] * 39


@pytest.mark.parametrize(("status", "said"), [
    (400, "the server does not know this call"), (403, "your role may not use this function"),
    (413, "this range is too large to send"), (500, "the Caseload server has a problem"),
])  # fmt: skip
def test_what_the_server_refuses_is_said_in_the_cell(pane: Pane, sheets: list[dict[str, Any]], status: int, said: str) -> None:
    pane.open(sheets)
    pane.page.spoil(BATCH, status)
    assert _asked(pane, "WTW_REQUIRED_HOURS", HOURS) == [[f"? {said}"]]


@pytest.mark.parametrize("status", [0, 429, 502, 503, 504])
def test_what_passes_is_asked_again_by_itself(pane: Pane, sheets: list[dict[str, Any]], status: int) -> None:
    """The server is away for a moment, or asks for patience: the cell gets its answer all the same."""
    pane.open(sheets)
    pane.page.spoil(BATCH, status)
    pane.page.run("globalThis.later = stub.compute('Guide', 'D1', 'WTW_REQUIRED_HOURS', [1, 43831, 1, 46000]); true")
    pane.page.wait("performance.getEntriesByType('resource').some((each) => each.name.endsWith('/caseload/batch'))")
    pane.page.release()
    assert pane.page.run("later") == [[20]]


def test_a_server_that_stays_away_is_named_in_the_cell(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    pane.open(sheets, language="es")
    pane.page.spoil(BATCH, 0)
    assert _asked(pane, "WTW_REQUIRED_HOURS", HOURS) == [["? el servidor de Caseload no contesta"]]


def test_a_sign_in_that_ended_is_said_in_the_cell_and_asked_for_in_the_pane(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    """With a new code the workbook is calculated anew."""
    pane.open(sheets)
    good = pane.page.run("localStorage.getItem('caseload.code')")
    pane.page.run("localStorage.setItem('caseload.code', 'cl1.e30.x')")
    assert _asked(pane, "WTW_REQUIRED_HOURS", HOURS) == [["? not signed in: open the Caseload pane"]]
    pane.page.wait("document.querySelector('#code')")
    pane.page.run(f"document.querySelector('#code').value = '{good}'")
    pane.click("#view .act")
    pane.page.wait("stub.calculated.length === 1")
    assert _asked(pane, "WTW_REQUIRED_HOURS", HOURS) == [[20]]


def test_a_cell_tells_why_and_from_where(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    pane.open(sheets)
    because = _asked(pane, "CASE_WHY", ["WTW_REQUIRED_HOURS", *HOURS])[0][0]
    assert "20 hours" in because
    assert _asked(pane, "CASE_SOURCE", ["WTW_REQUIRED_HOURS"])[0][0].startswith("WTW-01")
