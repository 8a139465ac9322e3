"""The Office add-in's server as a host: xlwings-server in a process of its own, asked over HTTP."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from hosts.parity import Block, Error

ADDIN = Path(__file__).resolve().parents[2] / "addin"
FUNCTIONS = """
import sys
from caseload.hosts.server.udfs import load
load(sys.modules[__name__])
"""


class Server:
    """A running server; ``call`` posts what the add-in's own script posts for a cell."""

    def __init__(self, port: int):
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, path: str) -> Any:
        """A page of the server, read as JSON."""
        self._connection.request("GET", path)
        return json.loads(self._connection.getresponse().read())

    def call(self, name: str, cells: Sequence[Any]) -> Any:
        """What the cell gets: one value, or rows."""
        body = {"func_name": name, "args": [as_posted(cell) for cell in cells], "client": "Office.js", "version": "any",
                "caller_address": "[book.xlsx]Sheet1!A1", "content_language": "en-US", "runtime": "1.4",
                "date_format": "m/d/yyyy", "culture_info_name": "en-US"}  # fmt: skip
        headers = {"Content-Type": "application/json"}
        self._connection.request("POST", "/xlwings/custom-functions-call", json.dumps(body), headers)
        answer = self._connection.getresponse()
        text = answer.read()
        assert answer.status == 200, (answer.status, text[:300])
        return json.loads(text)["result"]


def as_posted(cell: Any) -> list[list[Any]]:
    """A cell or range as Office hands it over: rows, days as serial numbers, nothing as null."""
    rows = cell.rows if isinstance(cell, Block) else ((cell,),)
    return [[_value(each) for each in row] for row in rows]


def _value(cell: Any) -> Any:
    if isinstance(cell, Error):
        return {"type": "Error", "basicType": "Error", "basicValue": cell.text}
    return serial(cell) if isinstance(cell, date) else cell


def serial(day: date) -> float:
    """The number that a cell holds for a day and its time."""
    moment = day if isinstance(day, datetime) else datetime(day.year, day.month, day.day)
    return (moment - datetime(1899, 12, 30)).total_seconds() / 86400


@contextmanager
def server(folder: Path) -> Iterator[Server]:
    """A server that runs until the block ends."""
    (folder / "custom_functions").mkdir(parents=True)
    (folder / "custom_scripts").mkdir()
    (folder / "custom_functions" / "__init__.py").write_text(FUNCTIONS, encoding="utf-8")
    (folder / "custom_scripts" / "__init__.py").write_text("", encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "XLWINGS_LICENSE_KEY": "noncommercial", "XLWINGS_PROJECT_DIR": str(folder),
                   "XLWINGS_ENVIRONMENT": "dev", "XLWINGS_SECRET_KEY": "only-for-tests", "PYTHONPATH": str(ADDIN),
                   "XLWINGS_ENABLE_SOCKETIO": "false", "XLWINGS_LOG_LEVEL": "warning"}  # fmt: skip
    words = [sys.executable, "-m", "uvicorn", "xlwings_server.main:main_app", "--port", str(port),
             "--timeout-keep-alive", "600"]  # fmt: skip
    with (folder / "log.txt").open("w", encoding="utf-8") as log:
        running = subprocess.Popen(words, env=environment, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait(port, running, folder / "log.txt")
            yield Server(port)
        finally:
            running.terminate()
            running.wait(20)


def _wait(port: int, running: subprocess.Popen[Any], log: Path, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if running.poll() is not None:
            break
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the server did not start: {log.read_text(encoding='utf-8')[-2000:]}")
