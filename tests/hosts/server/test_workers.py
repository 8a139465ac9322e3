"""Several workers, also behind a proxy: nothing is kept in one of them that another would need for the next call."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from caseload.hosts.server import doors, tokens
from hosts.office_stub.proxy import proxy
from hosts.office_stub.running import BATCH, Running, environment, needs_server, running
from hosts.office_stub.sheets import request

MARK = "Zzyzx-Testmark"
CELLS = {"columns": [["WTW_REQUIRED_HOURS", 8, [[1] * 8, [43831] * 8, [1] * 8, [46000] * 8]]]}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Running, list[Running]]]:
    """Two servers on one folder of data, and the proxy before them that gives each of them every second call."""
    needs_server()
    folder = tmp_path_factory.mktemp("office")
    data = {"CASELOAD_SERVER_DATA": str(folder / "data")}
    (folder / "a").mkdir()
    (folder / "b").mkdir()
    with running(folder / "a", **data) as one, running(folder / "b", **data) as two, proxy([one.port, two.port]) as port:
        yield Running(port, folder), [one, two]


def test_a_job_of_many_calls_goes_on_whichever_worker_answers(office: tuple[Running, list[Running]], caseload: Path) -> None:
    """Chosen here, written there, had again here, fetched by a link there: four times over, so that each comes everywhere."""
    front, _ = office
    for start in range(4):
        _, (due, _) = front.run("notices_due", request(caseload))
        form = sorted(due["forms"], key=lambda each: -each["due"])[0]["form"]
        _, (chosen, _) = front.run("notices_choose", request(caseload), form=form)
        rows = [each["key"] for each in chosen["rows"] if not each["problems"] and not each["issued"]][:2]
        for _ in range(start % 2):
            front.ask("GET", "/health")  # so that the other worker has the next turn
        _, (told, _) = front.run("notices_write", request(caseload), form=form, rows=rows)
        assert told["written"] == len(rows) == 2
        _, (again, _) = front.run("notices_write", request(caseload), form=form, rows=rows)
        assert (again["written"], again["already"]) == (0, 2)
        _, (copies, _) = front.run("notices_copies", request(caseload), form=form, rows=rows)
        assert sorted(copies["notices"]) == sorted(told["notices"])
        _, made = front.ask("POST", doors.LINK, {"notices": told["notices"]}, front.code())
        status, data, _ = front.fetch(made["address"])
        assert status == 200
        assert len(zipfile.ZipFile(io.BytesIO(data)).namelist()) == 2


def test_a_withdrawn_code_is_withdrawn_everywhere_at_once(office: tuple[Running, list[Running]]) -> None:
    front, both = office
    code = front.code()
    assert {server.ask("GET", doors.ME, code=code)[0] for server in both * 2} == {200}
    tokens.withdraw(code, front.folder / "data" / "withdrawn-tokens.txt")
    assert {server.ask("GET", doors.ME, code=code)[0] for server in both * 2} == {401}


def test_many_people_writing_the_same_documents_at_once_write_each_once(office: tuple[Running, list[Running]], caseload: Path) -> None:
    """They wait for each other instead of being sent away, and between them everything is written exactly once."""
    front, _ = office
    _, (chosen, _) = front.run("comment_choose", request(caseload))
    rows = [each["key"] for each in chosen["rows"] if not each["problems"]][:40]
    body = request(caseload)

    def press(_: int) -> dict[str, Any]:
        told: dict[str, Any] = front.run("comment_write", body, rows=rows)[1][0]
        return told

    with ThreadPoolExecutor(6) as people:
        told = list(people.map(press, range(6)))
    assert [each.get("error") for each in told] == [None] * 6
    assert sum(each["written"] for each in told) == len(rows)
    assert all(each["written"] + each["already"] == len(rows) for each in told)
    names = [notice for each in told for notice in each["notices"]]
    assert len(names) == len(set(names)) == len(rows)


def _children(process: int) -> list[int]:
    """The processes that a process started, as Linux lists them."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            if int(fields[1]) == process:
                found.append(int(stat.parent.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to find the workers")
def test_a_worker_that_dies_is_replaced_and_the_others_go_on(tmp_path: Path) -> None:
    needs_server()
    with running(tmp_path, workers=2) as server:
        def workers() -> list[int]:
            return [each for each in _children(server.process) if b"spawn_main" in Path(f"/proc/{each}/cmdline").read_bytes()]

        before = workers()
        assert len(before) == 2
        assert server.ask("POST", BATCH, CELLS, server.code()) == (200, {"results": [], "columns": [[20] * 8]})
        os.kill(before[0], signal.SIGKILL)
        end, answers, now = time.monotonic() + 60, [], before
        while time.monotonic() < end and (len(now) < 2 or before[0] in now):
            with suppress(OSError):  # a connection may have been the dead worker's: the add-in asks again
                answers.append(server.ask("POST", BATCH, CELLS, server.code())[0])
            time.sleep(0.1)
            now = workers()
        assert len(now) == 2
        assert before[1] in now
        assert set(answers) == {200}
        assert server.ask("POST", BATCH, CELLS, server.code()) == (200, {"results": [], "columns": [[20] * 8]})


def test_a_long_piece_of_work_holds_up_nobodys_cells(server: Running, caseload: Path) -> None:
    """While workbooks are worked on, cells are still answered."""
    body = request(caseload)
    with ThreadPoolExecutor(12) as people:
        work = [people.submit(server.run, "notices_due", body) for _ in range(12)]
        answered = 0
        while not all(each.done() for each in work):
            assert server.ask("POST", BATCH, CELLS, server.code())[0] == 200
            answered += 1
        assert all(each.result()[0] == 200 for each in work)
    assert answered > 3


def test_no_answer_goes_to_another_person(server: Running, caseload: Path) -> None:
    """Many at once, each with a day, a cell and a workbook of their own: each gets their own answer."""
    from caseload.tables.read import read_caseload

    frame = read_caseload(caseload)["Participants"]

    def press(number: int) -> tuple[Any, ...]:
        row = number % 20
        book = request(caseload, frame.cell(row, "required_hours"), "Participants")
        _, (explained, _) = server.run("explain", book)
        day = f"2026-12-{1 + row:02d}"
        _, (today, _) = server.run("today", book, as_of=day)
        return explained["place"] == frame.place(row, "required_hours"), today["as_of"] == day, "lines" in today

    with ThreadPoolExecutor(8) as people:
        assert set(people.map(press, range(40))) == {(True, True, True)}


def test_nothing_of_a_workbook_stays_in_memory(caseload: Path, tmp_path: Path) -> None:
    """In a process of its own every verb is run on a marked workbook; afterwards no object there holds the mark."""
    needs_server()
    book = {**request(caseload, "C5", "Participants"), "version": "any"}
    people = next(sheet for sheet in book["sheets"] if sheet["name"] == "Participants")
    column = people["values"][0].index("Last name")
    for row in people["values"][1:]:
        row[column] = MARK
    (tmp_path / "book.json").write_text(json.dumps(book), encoding="utf-8")
    code = """
import gc, json, sys
from pathlib import Path
from caseload.hosts.server import main
main.create()
import xlwings as xw
from xlwings.pro import _xlremote
from caseload.hosts.server.scripts import answer
from caseload.hosts.server.signin import settings
from caseload.hosts.server.verbs import VERBS
text = Path(sys.argv[1]).read_text(encoding="utf-8")
def run(verb):
    opened = xw.Book(json=json.loads(text))
    told = answer(verb, opened, json.dumps({"form": "contact_letter"}), "Robin Specimen", settings())
    opened.close()
    return told
mark = sys.argv[2][::-1]
assert [mark in json.dumps(run(each)) for each in VERBS.values()].count(True) > 1, "the mark is seen"
text = ""
gc.collect()
holders = [type(each) for each in gc.get_objects() if isinstance(each, (list, tuple, dict, set)) and each is not globals()
           and any(isinstance(v, str) and mark in v for v in (each.values() if isinstance(each, dict) else each))]
print(len(holders), _xlremote.get_range_api.cache_info().currsize)
"""
    words = [sys.executable, "-c", code, str(tmp_path / "book.json"), MARK[::-1]]
    ran = subprocess.run(words, env=environment(tmp_path), capture_output=True, text=True, check=False, cwd=tmp_path)
    assert ran.stdout.split() == ["0", "0"], (ran.stdout, ran.stderr[-2000:])
