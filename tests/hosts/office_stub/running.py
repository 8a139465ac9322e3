"""The Office add-in server in a process of its own, with signed sign-in, asked over HTTP."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from caseload.hosts.server import tokens

ADDIN = Path(__file__).resolve().parents[3] / "addin"
SECRET = "only-for-tests-0123456789-0123456789"
CALL, BATCH = "/xlwings/custom-functions-call", "/caseload/batch"


class Running:
    """A running server: ``ask`` for anything, ``cell`` and ``run`` for what the add-in asks."""

    def __init__(self, port: int, folder: Path, process: int = 0):
        self.port, self.folder, self.process, self.address = port, folder, process, f"http://127.0.0.1:{port}"

    def code(self, *roles: str, days: int = 1, now: float | None = None) -> str:
        """A sign-in code of this server."""
        return tokens.issue(SECRET, "Robin Specimen", roles or ("caseworker",), days, now)

    def ask(self, method: str, path: str, body: Any = None, code: str = "") -> tuple[int, Any]:
        """Status and answer (read as JSON where it is); a body of bytes is sent as it is."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
            connection.request(method, path, data, {"Content-Type": "application/json", "Authorization": code})
            answer = connection.getresponse()
            text = answer.read()
            try:
                return answer.status, json.loads(text)
            except ValueError:
                return answer.status, text.decode("utf-8", "replace")
        finally:
            connection.close()

    def fetch(self, path: str) -> tuple[int, bytes, str]:
        """Status, bytes and kind of what a browser gets at an address."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read(), answer.headers.get("content-type", "")
        finally:
            connection.close()

    def cell(self, name: str, *cells: Any, code: str = "") -> tuple[int, Any]:
        """A cell function with single cells."""
        return self.ask("POST", CALL, one_call(name, [[[cell]] for cell in cells]), code or self.code())

    def run(self, verb: str, book: dict[str, Any], code: str = "", **words: Any) -> tuple[int, Any]:
        """A verb on an open workbook; a good answer comes back as (told, actions)."""
        body = {**book, "args": [json.dumps(words)]}
        status, found = self.ask("POST", f"/caseload/run/{verb}", body, code or self.code())
        if status != 200:
            return status, found
        told = [json.loads(each["args"][1]) for each in found["actions"] if each["func"] == "runMacro"]
        return status, (told[0], [each for each in found["actions"] if each["func"] != "runMacro"])

    @property
    def log(self) -> str:
        """What the server wrote down."""
        return (self.folder / "log.txt").read_text(encoding="utf-8")


def one_call(name: str, args: Sequence[Any], **more: Any) -> dict[str, Any]:
    """What the add-in posts for one cell."""
    return {"client": "Office.js", "func_name": name, "args": list(args), "caller_address": None, "version": "any",
            "runtime": "1.4", "culture_info_name": "en-US", "date_format": "m/d/yyyy", **more}  # fmt: skip


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a server with signed sign-in."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XLWINGS_", "CASELOAD_"))}
    return {**kept, "XLWINGS_LICENSE_KEY": "noncommercial", "PYTHONPATH": str(ADDIN), "PYTHONUTF8": "1",
            "CASELOAD_SERVER_SIGN_IN": "signed", "CASELOAD_SERVER_SECRET": SECRET,
            "CASELOAD_SERVER_DATA": str(folder / "data"), **more}  # fmt: skip


def needs_server() -> None:
    """Skip, loudly, where xlwings' server is not installed. It is not imported: that would change this process."""
    if find_spec("xlwings_server") is None:
        pytest.skip("needs the extra caseload[server]")


@contextmanager
def running(folder: Path, workers: int = 1, **more: str) -> Iterator[Running]:
    """A server until the block ends; ``more`` are further settings."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-c", "import sys; from caseload.cli import main; sys.exit(main(sys.argv[1:]))",
             "serve", "--port", str(port), "--workers", str(workers)]  # fmt: skip
    with (folder / "log.txt").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(words, env=environment(folder, **more), cwd=folder, stdout=log,
                                   stderr=subprocess.STDOUT)  # fmt: skip
        try:
            made = Running(port, folder, process.pid)
            _wait(made, process)
            yield made
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait(made: Running, process: subprocess.Popen[bytes], seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            if made.ask("GET", "/health")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the server did not start: {made.log[-2000:]}")
