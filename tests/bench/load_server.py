"""Two hundred people for one minute on this computer: no call is lost, and each has its own right answer.

Run it with ``python tests/bench/load_server.py [PEOPLE [SECONDS]]``. Each person has a sign-in of their own and asks every one or
two seconds for a screen of cells; one call in fifty is the due list of a workbook. A call counts as lost when its status is not
200 or its answer is not the right one; like the add-in, a person asks again when the server asks for patience.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import tempfile
import threading
import time
from datetime import date
from pathlib import Path

if __name__ == "__main__":
    root = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(root / "addin"), str(root / "tests")]

from caseload.app.making import new
from hosts.office_stub.running import BATCH, Running, running
from hosts.office_stub.sheets import request

CELLS = 50
PATIENCE = (429, 503)


class Person(threading.Thread):
    """Somebody at work until a moment; ``waits`` of answered calls, ``lost`` calls with their status, ``again`` for repeats."""

    def __init__(self, server: Running, number: int, book: bytes, end: float):
        super().__init__(daemon=True)
        self.server, self.book, self.end, self.chance = server, book, end, random.Random(number)
        self.code = server.code("caseworker")
        self.adults = 1 + number % 2
        self.waits: list[float] = []
        self.lost: list[str] = []
        self.again = 0

    def run(self) -> None:
        """Ask, wait, ask again."""
        time.sleep(self.chance.uniform(0, 1.5))
        while time.monotonic() < self.end:
            began = time.monotonic()
            self.ask()
            self.waits.append(time.monotonic() - began)
            time.sleep(self.chance.uniform(1, 2))

    def ask(self) -> None:
        """One call, and whether its answer is right."""
        whole = self.chance.random() < 0.02
        path = "/caseload/run/today" if whole else BATCH
        columns = [[each] * CELLS for each in (self.adults, 43831, 1, 46000)]
        body = self.book if whole else {"columns": [["WTW_REQUIRED_HOURS", CELLS, columns]]}
        for _ in range(5):
            try:
                status, found = self.server.ask("POST", path, body, self.code)
            except OSError as error:
                self.lost.append(type(error).__name__)
                return
            if status not in PATIENCE:
                break
            self.again += 1
            time.sleep(1)
        hours = 20 if self.adults == 1 else 35
        if status != 200 or (len(found["actions"]) != 1 if whole else found["columns"] != [[hours] * CELLS]):
            self.lost.append(str(status))


def main(people: int = 200, seconds: int = 60) -> int:
    """Run it, print the figures; 1 when a call was lost."""
    folder = Path(tempfile.mkdtemp(prefix="caseload-load-"))
    new("wtw", folder / "wtw.xlsx", participants=20, as_of=date(2026, 11, 25))
    book = json.dumps({**request(folder / "wtw.xlsx"), "args": ["{}"]}).encode()
    with running(folder, workers=2) as server:
        end = time.monotonic() + seconds
        crowd = [Person(server, number, book, end) for number in range(people)]
        for each in crowd:
            each.start()
        for each in crowd:
            each.join()
    waits = sorted(wait for each in crowd for wait in each.waits)
    lost = [what for each in crowd for what in each.lost]
    found = {"people": people, "seconds": seconds, "calls": len(waits), "lost": len(lost), "kinds": sorted(set(lost)),
             "asked again": sum(each.again for each in crowd), "median wait": round(statistics.median(waits), 3),
             "longest wait": round(waits[-1], 2)}  # fmt: skip
    print(json.dumps(found))
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
