"""The buttons on an open workbook do what the command line does on its file, and write nothing else."""

from __future__ import annotations

import base64
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from caseload.hosts.server.writeback import entered
from hosts.office_stub.running import Running, needs_server, running
from hosts.office_stub.sheets import request, sheets_of

PROGRAMS = ("gain", "grow", "vr", "wtw")
AS_OF = date(2026, 11, 25)


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server whose register nobody writes to."""
    needs_server()
    with running(tmp_path_factory.mktemp("quiet")) as made:
        yield made


def test_refresh_of_a_workbook_that_is_up_to_date_writes_nothing(quiet: Running, caseload: Path) -> None:
    status, (told, actions) = quiet.run("refresh", request(caseload))
    assert (status, told["changed"], actions) == (200, 0, [])
    assert told["people"] == 60


@pytest.mark.parametrize("program", PROGRAMS)
def test_refresh_writes_what_the_file_refresh_writes(quiet: Running, program: str, tmp_path: Path) -> None:
    """Three weeks later, cell by cell, for each program."""
    from caseload.app.making import new
    from caseload.app.refreshing import refresh_one

    first, later, file = tmp_path / "first.xlsx", AS_OF + timedelta(days=21), tmp_path / "later.xlsx"
    new(program, first, participants=40, as_of=AS_OF)
    shutil.copy(first, file)
    refresh_one(file, later, backup=False)
    status, (told, actions) = quiet.run("refresh", request(first), as_of=later.isoformat())
    assert (status, told.get("as_of")) == (200, later.isoformat()), told
    opened = {at: [list(row) for row in sheet["values"]] for at, sheet in enumerate(sheets_of(first))}
    for action in actions:
        if action["func"] == "setValues":
            _put(opened[action["sheet_position"]], action)
    for at, sheet in enumerate(sheets_of(file)):
        assert _plain(opened[at]) == _plain(sheet["values"]), sheet["name"]


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_verb_answers_on_every_program(server: Running, program: str, tmp_path: Path) -> None:
    from caseload.app.making import new
    from caseload.tables.read import read_caseload

    new(program, tmp_path / "first.xlsx", participants=15, as_of=AS_OF)
    frame = read_caseload(tmp_path / "first.xlsx").people
    column = next(each for each in frame.table.computed if each.name in frame.letters)
    body = request(tmp_path / "first.xlsx", frame.cell(3, column.name), frame.sheet)
    for verb in ("check", "today", "explain", "insert", "repair", "remove", "notices_due", "comment_choose"):
        status, (told, _) = server.run(verb, body)
        assert (status, told.get("error")) == (200, None), (verb, told)
    _, (due, _) = server.run("notices_due", body)
    for form in due["forms"]:
        _, (chosen, _) = server.run("notices_choose", body, form=form["form"])
        assert (len(chosen["rows"]) > 0) == (form["due"] > 0), form


def _put(rows: list[list[Any]], action: dict[str, Any]) -> None:
    for r, values in enumerate(action["values"], action["start_row"]):
        for c, value in enumerate(values, action["start_column"]):
            while len(rows) <= r:
                rows.append([""] * len(rows[0]))
            rows[r][c] = _shown(value)


def _shown(value: Any) -> Any:
    """What a cell shows of what was entered: text without its mark, a link its words."""
    if isinstance(value, str) and value.startswith("=HYPERLINK("):
        return value.rsplit('","', 1)[1].removesuffix('")')
    return value[1:] if isinstance(value, str) and value.startswith("'") else value


def _plain(rows: list[list[Any]]) -> list[list[Any]]:
    plain = [[float(each) if isinstance(each, int) and not isinstance(each, bool) else each for each in row] for row in rows]
    return [row for row in plain if any(each != "" for each in row)]


def test_a_cell_with_a_formula_is_left_alone(server: Running, caseload: Path) -> None:
    live = {"Participants": {"Contact due": list(range(2, 62))}}
    _, (_, actions) = server.run("refresh", request(caseload), as_of="2027-01-15", live=live)
    column = next(at for at, name in enumerate(_headers(caseload)) if name == "Contact due")
    written = {action["start_column"] for action in actions if action["sheet_position"] == _sheet(caseload)}
    assert written
    assert column not in written


def _headers(path: Path) -> list[str]:
    return next(sheet["values"][0] for sheet in sheets_of(path) if sheet["name"] == "Participants")


def _sheet(path: Path) -> int:
    return [sheet["name"] for sheet in sheets_of(path)].index("Participants")


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@x", "007", "1-2", "March 5", "'x", "TRUE", "1e5", " =1"])
def test_text_that_excel_could_read_as_something_else_is_entered_as_text(text: str) -> None:
    assert entered(text) == f"'{text}"


@pytest.mark.parametrize("value", ["", "overdue", "Overdue · today", "? missing: adults", 5, 2.5, True])
def test_what_is_plain_is_entered_as_it_is(value: Any) -> None:
    assert entered(value) == value


def test_a_name_that_is_a_formula_stays_a_name(server: Running, caseload: Path) -> None:
    book = request(caseload)
    people = book["sheets"][_sheet(caseload)]["values"]
    column = people[0].index("Last name")
    for row in people[1:]:
        row[column] = "=1+1"
    _, (_, actions) = server.run("refresh", book)
    texts = [value for action in actions for row in action["values"] or [] for value in row if isinstance(value, str)]
    assert any("=1+1" in text for text in texts)
    assert {text[:12] for text in texts if text.startswith("=")} == {'=HYPERLINK("'}, "our own links to cells, no others"


def test_check_finds_what_the_command_finds(server: Running, caseload: Path) -> None:
    from caseload.app.checking import check

    _, (told, actions) = server.run("check", request(caseload))
    assert [(each["where"], each["what"]) for each in told["problems"]] == [(each.where, each.what) for each in check([caseload])]
    assert actions == []


def test_today_is_the_worklist_of_the_command(server: Running, caseload: Path) -> None:
    from caseload.app.worklist import worklist

    _, (told, _) = server.run("today", request(caseload))
    lines = sorted((line.participant_id, line.due_on.isoformat(), line.what) for _, line in worklist([caseload]).lines)
    assert sorted((each["participant_id"], each["due_on"], each["what"]) for each in told["lines"]) == lines


def test_a_computed_cell_is_explained_with_source_and_its_own_value(server: Running, caseload: Path) -> None:
    from caseload.tables.read import read_caseload

    frame = read_caseload(caseload)["Participants"]
    for column in frame.table.computed:
        if column.name in frame.letters:
            place = frame.cell(4, column.name)
            _, (told, _) = server.run("explain", request(caseload, place, "Participants"))
            assert told["because"], (place, told)
            assert told["header"] == column.header


def test_a_cell_that_was_not_computed_says_what_to_do(server: Running, caseload: Path) -> None:
    _, (told, _) = server.run("explain", request(caseload, "A1", "Participants"))
    assert "CASE_WHY" in told["todo"]


def test_formulas_go_in_under_their_plain_names_and_come_out_as_values(server: Running, caseload: Path) -> None:
    _, (told, actions) = server.run("insert", request(caseload))
    formulas = {action["values"] for action in actions}
    assert told["cells"] == sum(action["row_count"] for action in actions) > 0
    assert {(action["func"], action["column_count"]) for action in actions} == {("setFormula", 1)}
    assert all(text.startswith("=") and not re.search(r"_xldudf_|_xlfn|\[1\]!", text) for text in formulas)
    assert any("WTW_REQUIRED_HOURS(" in text for text in formulas)
    live = {"Participants": {"Contact due": list(range(2, 62))}}
    _, (told, actions) = server.run("remove", request(caseload), live=live)
    assert told["cells"] == 60
    assert [len(action["values"]) for action in actions] == [60]
    assert not any(isinstance(value, str) and value.startswith("=") for row in actions[0]["values"] for value in row)


def test_repair_enters_again_what_is_stuck_and_no_formula_of_others(server: Running, caseload: Path) -> None:
    stuck = [["Participants", 3, 60, "=_xldudf_WTW_REQUIRED_HOURS(B2,C2,D2,E2)"],
             ["Participants", 4, 60, "='C:\\x\\caseload.xlam'!WTW_REQUIRED_HOURS(B2,C2,D2,E2)"],
             ["Participants", 5, 60, "=NETWORK_HOURS(1)"]]  # fmt: skip
    _, (told, actions) = server.run("repair", request(caseload), stuck=stuck)
    assert told["others"] == 2
    assert [action["values"] for action in actions] == [[["=WTW_REQUIRED_HOURS(B2,C2,D2,E2)"]]] * 2


@pytest.mark.parametrize("stuck", ["x", [[]], [["No sheet", 1, 1, "=A1"]], [["Participants", 0, 1, "=A1"]], [[1, 2, 3, 4]]])
def test_a_list_of_formulas_that_cannot_be_read_is_refused(server: Running, caseload: Path, stuck: Any) -> None:
    _, (told, actions) = server.run("repair", request(caseload), stuck=stuck)
    assert "error" in told
    assert actions == []


def test_each_document_is_written_once_and_stays_in_the_register(server: Running, caseload: Path) -> None:
    _, (due, _) = server.run("notices_due", request(caseload))
    form = max(due["forms"], key=lambda each: each["due"])["form"]
    _, (chosen, _) = server.run("notices_choose", request(caseload), form=form)
    rows = [each["key"] for each in chosen["rows"] if not each["problems"]][:3]
    _, (seen, _) = server.run("notices_preview", request(caseload), form=form, rows=rows)
    assert seen["html"].lstrip().lower().startswith("<!doctype html")
    _, (first, actions) = server.run("notices_write", request(caseload), server.code("clerk"), form=form, rows=rows)
    assert (first["written"], first["already"], actions) == (3, 0, [])
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(first["archive"]))) as archive:
        assert len(archive.namelist()) == 3
        assert archive.read(archive.namelist()[0]).startswith(b"PK")
    _, (again, _) = server.run("notices_write", request(caseload), form=form, rows=rows)
    assert (again["written"], again["already"], again["archive"]) == (0, 3, "")
    _, (chosen, _) = server.run("notices_choose", request(caseload), form=form)
    assert sorted(each["key"] for each in chosen["rows"] if each["issued"]) == sorted(rows)
    _, (told, actions) = server.run("refresh", request(caseload))
    assert told["changed"] > 0
    assert any(action["func"] == "resizeTable" for action in actions), "the Notices sheet shows them"


@pytest.mark.parametrize("words", [{}, {"form": "nothing"}, {"form": 7}, {"form": "contact_letter", "rows": []},
                                   {"form": "contact_letter", "rows": "x"}, {"form": "contact_letter", "rows": ["1/x"] * 51}])  # fmt: skip
def test_documents_asked_for_wrongly_are_refused_in_words(server: Running, caseload: Path, words: dict[str, Any]) -> None:
    status, (told, _) = server.run("notices_write", request(caseload), **words)
    assert (status, "error" in told) == (200, True)


def test_a_workbook_that_is_no_caseload_says_so(server: Running, caseload: Path) -> None:
    book = request(caseload)
    for sheet in book["sheets"]:
        sheet["tables"] = []
    _, (told, actions) = server.run("refresh", book)
    assert "no caseload" in told["error"]
    assert actions == []


@pytest.mark.parametrize(("version", "said"), [(0, "older"), (99, "newer")])
def test_another_schema_is_named_and_nothing_is_written(server: Running, caseload: Path, version: int, said: str) -> None:
    book = request(caseload)
    settings = next(sheet for sheet in book["sheets"] if sheet["name"] == "Settings")
    next(row for row in settings["values"] if row[0] == "Schema version")[1] = version
    _, (told, actions) = server.run("refresh", book)
    assert said in told["error"]
    assert actions == []


def test_what_stands_below_a_list_is_never_overwritten(server: Running, caseload: Path) -> None:
    book = request(caseload)
    today = next(sheet for sheet in book["sheets"] if sheet["name"] == "Today")
    end = today["tables"][0]["data_body_range_address"]
    last = int(re.findall(r"\d+", end)[-1])
    today["values"] += [["mine", *[""] * (len(today["values"][0]) - 1)]] * max(1, last + 1 - len(today["values"]))
    _, (told, actions) = server.run("refresh", book, as_of="2027-03-01")
    assert "no room to grow" in told["error"]
    assert told["todo"]
    assert actions == [], "nothing is half-written"


def test_the_words_of_the_pane_must_be_readable(server: Running, caseload: Path) -> None:
    for words in ("", "x", "[]", json.dumps({"live": 3}), json.dumps({"as_of": "sometime"})):
        body = {**request(caseload), "args": [words]}
        status, found = server.ask("POST", "/caseload/run/refresh", body, server.code())
        assert status == 200
        assert "error" in json.loads(found["actions"][-1]["args"][1])
        assert len(found["actions"]) == 1
