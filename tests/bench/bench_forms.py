"""How fast notices are made compared with the usual docxtpl loop, in one run on one machine.

Run it with ``python tests/bench/bench_forms.py`` (a minute or two); only the ratios matter. The notice has two pages: a
header with a seal, an address block, a table of six columns with a row loop, conditions, a numbered list, a
footer with page numbers.
"""

from __future__ import annotations

import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

if __name__ == "__main__":
    root = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(root / "addin"), str(root / "tests")]

from forms.notice import two_page_notice, values

from caseload.forms.template import Template
from caseload.forms.zipping import deflate, isal_zlib

GOALS = {"render": 30 if isal_zlib else 20, "share of the floor": 0.55}
COUNT, TIMES = 120, 5


def median_seconds(work: Callable[[], object]) -> float:
    """The median of five measurements."""
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def usual_loop(path: Path, contexts: list[dict]) -> None:
    """What the docxtpl manual shows: open, render, save, for each document."""
    from docxtpl import DocxTemplate

    for context in contexts:
        document = DocxTemplate(str(path))
        document.render(context, autoescape=True)
        document.save(io.BytesIO())


def floor(template: Template, contexts: list[dict]) -> Callable[[], None]:
    """The least that any way must do: deflate the changed parts and write the zip file."""
    parts = [[part.fill(template._helper, context) for part in template.parts] for context in contexts]
    names = [part.name for part in template.parts]

    def write() -> None:
        for contents in parts:
            b"".join((template._skeleton.prefix, template._skeleton.tail(list(zip(names, contents)))))

    return write


def measure() -> dict[str, float]:
    """The ratios by name."""
    with tempfile.TemporaryDirectory() as folder:
        path = two_page_notice(Path(folder) / "notice.docx")
        contexts = [values(number) for number in range(COUNT)]
        template = Template(path)
        few = contexts[: COUNT // 10]
        usual = median_seconds(lambda: usual_loop(path, few)) * COUNT / len(few)
        ours = median_seconds(lambda: [template.render(context) for context in contexts])
        least = median_seconds(floor(template, contexts))
    return {"render": usual / ours, "share of the floor": least / ours, "milliseconds": ours / COUNT * 1000}


if __name__ == "__main__":
    for name, ratio in measure().items():
        print(f"{name:24} {ratio:8.2f}   goal {GOALS.get(name, '-')}")
