"""Whatever is sent, the answer is short and in words: never status 500, never a client's data in the log."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from hosts.office_stub.running import BATCH, CALL, Running, needs_server, one_call, running
from hosts.office_stub.sheets import request

HOURS = [[[1]], [[43831]], [[1]], [[46000]]]
DEEP = b"[" * 100_000 + b"]" * 100_000
BAD_TEXTS = [b"", b"{", b"null", b"[]", b'"x"', b"\xff\xfe", b"NaN", b'{"calls": NaN}', DEEP]
BAD_CALLS: list[Any] = [
    {}, {"func_name": "WTW_REQUIRED_HOURS"}, one_call("WTW_REQUIRED_HOURS", []), one_call("WTW_REQUIRED_HOURS", HOURS * 9),
    {**one_call("WTW_REQUIRED_HOURS", HOURS), "args": "x"}, {**one_call("WTW_REQUIRED_HOURS", HOURS), "version": 3},
    {**one_call("WTW_REQUIRED_HOURS", HOURS), "caller_address": {}}, {**one_call("WTW_REQUIRED_HOURS", HOURS), "runtime": None},
]  # fmt: skip
MANY = "WTW_REQUIRED_HOURS"
BAD_COLUMNS: list[Any] = [
    1, [MANY, 2], ["NOT_OURS", 2, [[1, 1]]], [[], 2, [[1, 1]] * 4], [MANY, 2, [[1, 1]] * 2], [MANY, 2, "xy"], [MANY, 10**30, []],
    [MANY, 2, [[1]] * 4], [MANY, 2, [[1, [1]]] * 4], [MANY, 2, [[1, {}]] * 4], [MANY, 0, [[]] * 4], [MANY, True, [[1]] * 4],
    [MANY, 10_001, [[1] * 10_001] * 4],
]  # fmt: skip
BAD_BATCHES: list[Any] = [
    {}, {"calls": {}}, {"calls": [1]}, {"calls": [["X"]]}, {"calls": [[MANY, 1]]}, {"calls": [[MANY, HOURS]] * 10_001},
    {"columns": {}}, *({"columns": [each]} for each in BAD_COLUMNS),
    {"calls": [[MANY, HOURS]], "columns": [[MANY, 10_000, [[1] * 10_000] * 4]]},
]  # fmt: skip
ODD_CELLS: list[Any] = [
    None, "", "  ", 0, -1, 1e308, True, [], [[]], [[], []], [[1, 2], [3]], {}, {"type": "Error"}, [[{"type": "Error"}]],
    [[{"basicValue": {"x": []}}]], [[["deep"]]], {"type": "Entity", "properties": {}}, "=1+1", "x" * 40_000, [[None] * 50],
]  # fmt: skip


@pytest.mark.parametrize("path", [CALL, BATCH, "/caseload/run/refresh"])
@pytest.mark.parametrize("body", BAD_TEXTS, ids=range(len(BAD_TEXTS)))
def test_what_is_no_request_is_refused_in_words(server: Running, path: str, body: bytes) -> None:
    status, answer = server.ask("POST", path, body, server.code())
    assert status == 400
    assert answer["detail"]


@pytest.mark.parametrize(("path", "body"), [*((CALL, each) for each in BAD_CALLS), *((BATCH, each) for each in BAD_BATCHES)])
def test_a_request_of_the_wrong_shape_is_refused(server: Running, path: str, body: Any) -> None:
    assert server.ask("POST", path, body, server.code())[0] == 400


@pytest.mark.parametrize("cell", ODD_CELLS, ids=range(len(ODD_CELLS)))
def test_an_odd_cell_gives_an_answer_alone_and_in_a_batch(server: Running, cell: Any) -> None:
    args = [cell, *HOURS[1:]]
    status, alone = server.ask("POST", CALL, one_call("WTW_REQUIRED_HOURS", args), server.code())
    assert status in (200, 400)
    status, many = server.ask("POST", BATCH, {"calls": [["WTW_REQUIRED_HOURS", args]] * 6}, server.code())
    assert status in (200, 400)
    if status == 200:
        shown = alone["result"] if isinstance(alone["result"], list) else [[alone["result"]]]
        assert many["results"] == [shown] * 6


def _changed(body: dict[str, Any], way: list[Any], value: Any) -> dict[str, Any]:
    made = copy.deepcopy(body)
    place: Any = made
    for step in way[:-1]:
        place = place[step]
    if value is KeyError:
        del place[way[-1]]
    else:
        place[way[-1]] = value
    return made


@pytest.mark.parametrize("way", [["book"], ["book", "name"], ["book", "active_sheet_index"], ["book", "selection"], ["sheets"],
                                 ["names"], ["sheets", 2], ["sheets", 2, "name"], ["sheets", 2, "values"],
                                 ["sheets", 2, "values", 1], ["sheets", 2, "tables"], ["sheets", 2, "tables", 0],
                                 ["sheets", 2, "tables", 0, "name"], ["sheets", 2, "tables", 0, "columns"],
                                 ["sheets", 2, "tables", 0, "data_body_range_address"],
                                 ["sheets", 2, "tables", 0, "header_row_range_address"], ["args"], ["args", 0]])  # fmt: skip
def test_a_damaged_workbook_is_answered_in_words_and_nothing_is_written(server: Running, caseload: Path, way: list[Any]) -> None:
    whole = {**request(caseload), "args": ["{}"]}
    for value in (KeyError, None, 7, -1, "", "B2:ZZZ9999999", "A1:XFD1048576", [], {}, [[]], [None], True, 1e300):
        status, answer = server.ask("POST", "/caseload/run/refresh", _changed(whole, way, value), server.code())
        assert status in (200, 400), (way, value, answer)
        assert status == 200 or answer["detail"]


def test_a_request_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    needs_server()
    with running(tmp_path, CASELOAD_SERVER_MOST_BYTES="2000", CASELOAD_SERVER_MOST_REQUESTS="3") as small:
        code = small.code()
        assert small.ask("POST", BATCH, {"calls": [], "more": "x" * 3000}, code)[0] == 413
        assert small.ask("POST", BATCH, {"calls": []}, code)[0] == 200
        assert small.ask("POST", BATCH, {"calls": []}, code)[0] == 200
        assert small.ask("POST", BATCH, {"calls": []}, code)[0] == 429
        assert small.ask("POST", BATCH, {"calls": []}, small.code())[0] == 200, "another person is not held up"


def test_the_log_holds_nothing_that_stood_in_a_cell(server: Running, caseload: Path) -> None:
    marked = {**request(caseload), "args": [json.dumps({"as_of": "Zzyzx-Testmark"})]}
    marked["sheets"][2]["values"][1][3] = "Zzyzx-Testmark"
    server.ask("POST", "/caseload/run/refresh", marked, server.code())
    server.cell("WTW_REQUIRED_HOURS", "Zzyzx-Testmark", 1, 1, 1)
    server.ask("POST", CALL, b'{"func_name": "Zzyzx-Testmark"', server.code())
    assert "Zzyzx" not in server.log
    assert "Traceback" not in server.log


def test_health_is_open_and_tells_no_more_than_the_version(server: Running) -> None:
    status, answer = server.ask("GET", "/health")
    assert (status, set(answer)) == (200, {"status", "version"})


def test_pages_carry_the_headers_that_keep_others_out(server: Running) -> None:
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.request("GET", "/taskpane.html")
    answer = connection.getresponse()
    answer.read()
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"].startswith("no-store")
    connection.close()
