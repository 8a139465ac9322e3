"""What the server answers, to whom: a complete list, checked against everything that is registered behind the gate."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from caseload.cells import functions
from caseload.hosts.buttons import BUTTONS
from caseload.hosts.others import others
from caseload.hosts.server import doors
from caseload.hosts.server.sealed import seal
from caseload.hosts.server.tokens import MARK
from caseload.hosts.server.verbs import VERBS
from hosts.office_stub.running import BATCH, CALL, SECRET, Running, environment, needs_server, one_call
from hosts.office_stub.sheets import request

DATA = [("POST", CALL), ("POST", BATCH), ("POST", doors.LINK), ("GET", doors.ME), *(("POST", doors.RUN + name) for name in VERBS)]


@pytest.mark.parametrize(("method", "path"), DATA)
def test_without_a_code_every_address_with_data_says_401(server: Running, method: str, path: str) -> None:
    for code in ("", "Bearer x", "cl1.e30.x", server.code(now=time.time() - 9 * 24 * 3600)):
        status, answer = server.ask(method, path, {} if method == "POST" else None, code)
        assert status == 401
        assert answer["detail"]


@pytest.mark.parametrize("text", ["", "x", "doc1.e30.x", "cl1.e30.x", "../register.sqlite", "doc1." + "a" * 5000 + ".b"])
def test_documents_are_had_by_a_link_of_this_server_only(server: Running, text: str) -> None:
    status, answer = server.ask("GET", doors.DOCUMENTS + text, code=server.code())
    assert status in (401, 404)
    assert answer["detail"]


@pytest.mark.parametrize("path", [CALL, BATCH, doors.LINK, doors.ME])
def test_somebody_without_any_role_gets_403(server: Running, path: str) -> None:
    code = seal(SECRET, MARK, {"id": "1", "name": "Robin Specimen", "roles": [], "until": int(time.time()) + 60})
    status, answer = server.ask("GET" if path == doors.ME else "POST", path, None if path == doors.ME else {}, code)
    assert (status, "your role" in answer["detail"]) == (403, True)


@pytest.mark.parametrize("verb", VERBS)
def test_no_verb_works_without_a_role(server: Running, verb: str, caseload: Path) -> None:
    code = seal(SECRET, MARK, {"id": "1", "name": "Robin Specimen", "roles": ["boss"], "until": int(time.time()) + 60})
    assert server.run(verb, request(caseload), code)[0] == 403


@pytest.mark.parametrize("verb", [name for name, verb in VERBS.items() if "clerk" not in verb.roles])
def test_a_clerk_gets_403_for_what_is_not_a_clerks(server: Running, verb: str, caseload: Path) -> None:
    status, answer = server.run(verb, request(caseload), server.code("clerk"))
    assert status == 403
    assert "caseworker" in answer["detail"]


def test_every_button_that_works_on_the_workbook_has_verbs_with_its_roles() -> None:
    assert {verb.button for verb in VERBS.values()} == {each.name for each in BUTTONS} - {"help"}


@pytest.mark.parametrize("path", [
    "/xlwings/alert?prompt=a&title=b&buttons=ok&mode=x&callback=y", "/xlwings/pyodide.json", "/socket.io/", "/docs",
    "/openapi.json", "/static/../settings.py", "/static/..%2f..%2fsettings.py", "/caseload", "/xlwings",
    "/caseload/run/refresh", "/.env", "/static/js/../../routers/custom.py",
])  # fmt: skip
def test_what_is_not_listed_does_not_exist(server: Running, path: str) -> None:
    assert server.ask("GET", path, code=server.code())[0] == 404


@pytest.mark.parametrize("name", [
    "load", "sys", "__builtins__", "__class__", "__init__", "__doc__", "settings", "REFRESH", "refresh/", "", "..",
    "hello_world", "WTW_REQUIRED_HOURS",
])  # fmt: skip
def test_no_script_but_the_verbs_can_be_called(server: Running, name: str, caseload: Path) -> None:
    assert server.run(name, request(caseload))[0] == 404


@pytest.mark.parametrize("name", ["load", "sys", "__doc__", "print", "", None, 7, ["WTW_REQUIRED_HOURS"], {}, "HELLO"])
def test_no_function_but_the_cell_functions_can_be_called(server: Running, name: Any) -> None:
    for path, body in ((CALL, one_call(name, [])), (BATCH, {"calls": [[name, []]]})):
        assert server.ask("POST", path, body, server.code())[0] == 400


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "CONNECT"])
def test_other_methods_do_not_exist(server: Running, method: str) -> None:
    assert server.ask(method, CALL, {}, server.code())[0] == 404


def test_the_functions_in_excel_are_the_cell_functions_and_the_two_about_them(server: Running) -> None:
    status, found = server.ask("GET", "/xlwings/custom-functions-meta.json")
    assert status == 200
    names = {each["name"] for each in found["functions"]}
    assert names == {*functions(), *others()}
    status, script = server.ask("GET", "/xlwings/custom-functions-code.js")
    assert all(f'CustomFunctions.associate("{name}", {name});' in script for name in names)


def test_everything_registered_behind_the_gate_is_listed_or_shut() -> None:
    """Start the application in a process of its own and compare its addresses with the list."""
    needs_server()
    code = (
        "from caseload.cells import functions; from caseload.hosts.others import others\n"
        "from caseload.hosts.server import main, doors; gate = main.create()\n"
        "import custom_scripts, custom_functions\n"
        "from xlwings_server.main import app\n"
        "def every(routes):\n"
        "    for each in routes:\n"
        "        inner = getattr(each, 'original_router', None)\n"
        "        yield from [each] if inner is None else every(inner.routes)\n"
        "open_to = sorted((m, r.path) for r in every(app.routes) for m in getattr(r, 'methods', None) or () "
        "if doors.find(m, r.path))\n"
        "print(*open_to, sep='\\n')\n"
        "print('scripts', [name for name in vars(custom_scripts) if not name.startswith('__')])\n"
        "print('functions', sorted(n for n, v in vars(custom_functions).items() if hasattr(v, '__xlfunc__'))"
        " == sorted([*functions(), *others()]))\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], env=environment(Path.cwd()), capture_output=True, text=True,
                         check=True)  # fmt: skip
    *listed, scripts, exported = ran.stdout.splitlines()
    assert (scripts, exported) == ("scripts []", "functions True")
    assert set(listed) == {str(pair) for pair in [
        *(("GET", path) for path in doors.PAGES), ("HEAD", "/"), ("GET", doors.ME), ("POST", CALL), ("POST", BATCH),
        ("POST", doors.LINK), ("GET", doors.DOCUMENTS + "{text}")]}  # fmt: skip
