"""What 10,000 cells of Excel on Windows cost: xlwings' own COM code with pywin32 replaced, beside plain Python.

Run it with ``python tests/bench/bench_com.py`` (some seconds). xlwings' own part is what the same calls cost when the
function behind them does nothing; COM itself, Excel and VBA are not there and cost the same for any function. Goal: all
calls within three times plain Python plus xlwings' own part. Each figure is the median of several rounds, taken in turns,
so that what disturbs the machine disturbs all of them.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    root = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(root / "addin"), str(root / "tests")]

from caseload.cells import call, functions
from hosts.com import Excel, excel
from hosts.parity import single_cells
from hosts.test_parity import as_com

CALLS, ROUNDS = 10_000, 7
SAMPLE = ("WTW_REQUIRED_HOURS", "WTW_HOURS_MET", "CW_NOTICE_LAST_DAY", "CW_NOTICE_PERIOD", "CW_TOA_LIMIT")


def seconds(work: Callable[[], Any], times: int) -> float:
    """How long so many calls take."""
    begun = time.perf_counter()
    for _ in range(times):
        work()
    return time.perf_counter() - begun


def idle(excel_: Excel, width: int) -> str:
    """A function that does nothing with so many arguments, registered like ours; its name."""
    from caseload.hosts.desktop.udfs import decorators
    from caseload.hosts.registration import OMITTED

    host, name = decorators(), f"IDLE_{width}"
    words = [f"value_{at}" for at in range(width)]
    space: dict[str, Any] = {"OMITTED": OMITTED}
    exec(f"def {name}({', '.join(f'{word}=OMITTED' for word in words)}):\n    return 0\n", space)
    made = space[name]
    for word in words:
        made = host.arg(word, "raw", doc=word)(made)
    setattr(excel_.module, name, host.func(**host.options)(host.ret("raw")(made)))
    return name


def measured(excel_: Excel, name: str) -> tuple[float, float, float]:
    """Seconds for all calls of one function: through xlwings, xlwings alone, plain Python."""
    function = functions()[name]
    cells = [as_com(cell) for cell in next(single_cells(function)).cells]
    nothing = idle(excel_, len(function.arguments))
    rounds = [(seconds(lambda: excel_.call(name, *cells), CALLS), seconds(lambda: excel_.call(nothing, *cells), CALLS),
               seconds(lambda: call(name, cells), CALLS)) for _ in range(ROUNDS)]  # fmt: skip
    whole, alone, plain = (statistics.median(each) for each in zip(*rounds, strict=True))
    return whole, alone, plain


def main() -> int:
    """Print the figures; 1 when the goal is missed."""
    worst = 0.0
    with excel() as excel_:
        for name in SAMPLE:
            whole, alone, plain = measured(excel_, name)
            times = (whole - alone) / plain
            worst = max(worst, times)
            print(f"{name}: {CALLS} calls {whole:.2f} s, of it xlwings' own part {alone:.2f} s; "
                  f"the rest is {times:.1f} times plain Python ({plain:.2f} s)")  # fmt: skip
    print(f"highest: {worst:.1f} times; goal 3")
    return int(worst > 3)


if __name__ == "__main__":
    sys.exit(main())
