"""How fast documents are made, compared with the usual ways, in one run on one machine; only the ratios matter.

Run it with ``python tests/bench/bench_forms.py`` (three or four minutes, LibreOffice included; ``--docs`` puts the
figures on the page docs/benchmarks.md). The notice has two
pages: a header with a seal, an address block, a table of six columns with a row loop, four conditions, a numbered
list, a footer with page numbers; once as slim as our own templates, once with the marks that Word leaves in a text.
Each figure is the median of five; what is compared is measured turn by turn, so that other work on the machine
disturbs both alike.
"""

from __future__ import annotations

import io
import multiprocessing
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

if __name__ in ("__main__", "__mp_main__"):
    root = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(root / "addin"), str(root / "tests")]

from bench.page import write
from caseload.forms import Register, Template, issue, print_files, to_pdf, zipping
from caseload.forms.zipping import isal_zlib
from forms.notice import notice_office, notice_row, two_page_notice, values

COUNT, TIMES = 120, 5
MEMORY = next((str(place) for place in [Path("/dev/shm")] if place.is_dir()), None)
"""Where files are written: not to a disk, whose moods are larger than what is measured."""
DAY = date(2026, 11, 25)
GOALS = {
    "times the usual docxtpl loop": 30 if isal_zlib else 20,
    "times the usual docxtpl loop, text as Word writes it": 30 if isal_zlib else 20,
    "times the usual docxtpl loop, zlib": 20,
    "share of the floor": 0.55,
    "share of the floor, zlib": 0.55,
    "times docx-mailmerge2": 6,
    "two processes, times one": 1.6,
    "two processes, times one, by processor time": 1.6,
    "cost of the register": 0.10,
    "160 notices to PDF, times file by file": 8,
}


def seconds(work: Callable[[], object]) -> float:
    """How long one run takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def median_ratio(one: Callable[[], object], other: Callable[[], object]) -> float:
    """How many times as long the one takes as the other: the median of five turns of both."""
    return statistics.median(seconds(one) / seconds(other) for _ in range(TIMES))


def usual_loop(path: Path, contexts: list[dict[str, Any]]) -> None:
    """What the docxtpl manual shows: open, render, save, for each document."""
    from docxtpl import DocxTemplate

    for context in contexts:
        document = DocxTemplate(str(path))
        document.render(context, autoescape=True)
        document.save(io.BytesIO())


def rendering(path: Path) -> Iterator[tuple[str, float]]:
    """Ours against the usual loop, and against the least that any way must do."""
    template = Template(path)
    contexts = [values(number) for number in range(COUNT)]
    few = contexts[: COUNT // 10]
    filled = [template.fill(context) for context in contexts]

    def ours() -> None:
        for context in contexts:
            template.render(context)

    def floor() -> None:
        """Deflate the changed parts and write the zip file."""
        for one in filled:
            b"".join((one.prefix, template._skeleton.tail(one.changed)))

    def usual() -> None:
        usual_loop(path, few)

    times = COUNT / len(few)
    yield "times the usual docxtpl loop", median_ratio(usual, ours) * times
    yield "share of the floor", median_ratio(floor, ours)
    quick, zipping.deflate = zipping.deflate, zipping._zlib_deflate
    yield "times the usual docxtpl loop, zlib", median_ratio(usual, ours) * times
    yield "share of the floor, zlib", median_ratio(floor, ours)
    zipping.deflate = quick
    yield "milliseconds a notice (information)", statistics.median(seconds(ours) for _ in range(TIMES)) / COUNT * 1000


def _render_some(path: str, start: int, count: int) -> float:
    """Fill some notices; gives the processor time that it took."""
    began = time.process_time()
    template = Template(path)
    for number in range(start, start + count):
        template.render(values(number))
    return time.process_time() - began


def processes(path: Path, count: int = 6000) -> Iterator[tuple[str, float]]:
    """How much faster two processes are, each with its own template, their start not counted.

    By the clock, and by the processor time of the one over that of the longer of the two: what the clock would show
    if nothing else ran on the machine.
    """
    clock, processor = [], []
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        pool.starmap(_render_some, [(str(path), 0, 1)] * 2, chunksize=1)
        halves = [(str(path), at, count // 2) for at in (0, count // 2)]
        for _ in range(TIMES):
            began = time.perf_counter()
            alone = _render_some(str(path), 0, count)
            between = time.perf_counter()
            longer = max(pool.starmap(_render_some, halves, chunksize=1))
            clock.append((between - began) / (time.perf_counter() - between))
            processor.append(alone / longer)
    yield "two processes, times one", statistics.median(clock)
    yield "two processes, times one, by processor time", statistics.median(processor)


def issuing(folder: Path, count: int = 20000) -> float:
    """How much faster a whole batch is with ``--jobs 2``: checking, filling, writing, registering, starting included.

    Nothing is deleted before the end: some file systems are slow to make files where others were just deleted.
    """
    form, rows, turn = notice_office(folder / "jobs"), [notice_row(number) for number in range(count)], iter(range(1000))

    def run(jobs: int) -> None:
        place = folder / f"jobs{next(turn)}"
        issue(rows, form, place / "out", place / "register.sqlite", issued_by="bench", as_of=DAY, jobs=jobs)

    return statistics.median(seconds(lambda: run(1)) / seconds(lambda: run(2)) for _ in range(3))


class NoRegister:
    """A register that remembers nothing, to see what remembering costs."""

    path = Path(tempfile.gettempdir()) / "none"

    @contextmanager
    def issuing(self) -> Iterator[None]:
        yield

    def known(self, form: str) -> dict[Any, Any]:
        return {}

    def plan(self, plans: Any, name: Any) -> list[tuple[str, str]]:
        return [(f"N-{at}", name(plan, f"N-{at}")) for at, plan in enumerate(plans)]

    def rendered(self, *_: Any) -> None:
        pass


def register_cost(folder: Path, count: int = 2000) -> float:
    """The share of time that the register adds to a batch of files."""
    form, rows = notice_office(folder / "office"), [notice_row(number) for number in range(count)]
    turn = iter(range(1000))

    def run(make: Callable[[Path], Any]) -> None:
        place = folder / f"run{next(turn)}"
        issue(rows, form, place / "out", make(place), issued_by="bench", as_of=DAY)

    run(lambda place: place / "register.sqlite")  # the disk and the caches, once for both
    return median_ratio(
        lambda: run(lambda place: place / "register.sqlite"), lambda: run(lambda place: _as_register(NoRegister()))
    ) - 1


def _as_register(stand_in: Any) -> Register:
    class Kind(type(stand_in), Register):  # type: ignore[misc]
        def __init__(self) -> None:
            pass

    return Kind()


def pdf(path: Path, folder: Path, count: int = 160) -> float:
    """One print file of all notices against one LibreOffice for each, extrapolated from four."""
    template = Template(path)
    notices = [template.render(values(number)) for number in range(count)]
    files = [folder / f"n{number}.docx" for number in range(4)]
    for file, notice in zip(files, notices):
        file.write_bytes(notice)
    began = time.perf_counter()
    for file in files:
        to_pdf([file], folder / "one")
    single = (time.perf_counter() - began) / len(files) * count
    began = time.perf_counter()
    (folder / "all.docx").write_bytes(print_files(notices)[0])
    to_pdf([folder / "all.docx"], folder / "one")
    return single / (time.perf_counter() - began)


def mailmerge(path: Path, folder: Path) -> float | None:
    """docx-mailmerge2 on the same notice with merge fields for tags; None when it is not installed."""
    try:
        from mailmerge import MailMerge
    except ImportError:
        return None
    from forms.notice import with_merge_fields

    fields = with_merge_fields(path, folder / "merge.docx")
    contexts = [values(number) for number in range(COUNT // 4)]

    def theirs() -> None:
        for context in contexts:
            with MailMerge(str(fields)) as document:
                document.merge(**{name: value for name, value in context.items() if isinstance(value, str)})
                document.merge_rows("activity", context["rows"])
                document.write(io.BytesIO())

    template = Template(path)
    return median_ratio(theirs, lambda: [template.render(context) for context in contexts])


def measure() -> dict[str, float]:
    """All figures by name."""
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory(dir=MEMORY) as place:
        folder = Path(place)
        slim, worded = two_page_notice(folder / "slim.docx"), two_page_notice(folder / "word.docx", as_word=True)
        found.update(rendering(slim))
        found.update({f"{name}, text as Word writes it": ratio for name, ratio in rendering(worded)})
        found.update(processes(slim))
        found["a whole batch of 20,000 with --jobs 2, times one (information)"] = issuing(folder)
        found["cost of the register"] = register_cost(folder)
        merged = mailmerge(slim, folder)
        if merged is not None:
            found["times docx-mailmerge2"] = merged
        if shutil.which("soffice"):
            found["160 notices to PDF, times file by file"] = pdf(slim, folder)
    return found


ABOUT = """A notice of two pages: a header with a picture, an address, a table with a row loop, four conditions, a numbered
list, page numbers; once as slim as our own templates, once with the marks that Word leaves in a text. "The usual
docxtpl loop" opens, renders and saves for each document; "the floor" only deflates the changed parts and writes the
zip file; deflate is ISA-L's (`caseload[fast]`), where zlib is not named. Files are written to memory. By the clock, two
processes share the machine with whatever else runs on it; their processor time tells what a second core of their own
gives."""


def _goal(name: str) -> str:
    if name not in GOALS:
        return ""
    return f"at most {GOALS[name]:g}" if name.startswith("cost") else f"at least {GOALS[name]:g}"


if __name__ == "__main__":
    print(f"deflate by {'isal' if isal_zlib else 'zlib'}")
    measured = [(name, ratio, _goal(name)) for name, ratio in measure().items()]
    for name, ratio, goal in measured:
        print(f"{name:60} {ratio:8.2f}   {goal}")
    if "--docs" in sys.argv:
        write("Documents", ABOUT, measured, ("docxtpl", "docx-mailmerge2", "isal", "Jinja2", "lxml"))
