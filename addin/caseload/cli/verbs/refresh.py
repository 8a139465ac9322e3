"""caseload refresh: the computed columns and owned lists of workbooks, nothing else changed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from caseload.cli.output import add_json, print_json, progress, progress_done
from caseload.cli.words import add_day, counted


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", nargs="+", help="workbooks, or folders of them")
    add_day(verb)
    verb.add_argument("--out", type=Path, metavar="DIR", help="write the refreshed workbooks there")
    verb.add_argument("--jobs", type=int, default=1, metavar="N", help="processes that work at once")
    verb.add_argument("--shard", type=shard, default=(1, 1), metavar="K/N", help="only every Nth file, from the Kth on")
    add_json(verb)


def shard(text: str) -> tuple[int, int]:
    """K/N as two numbers."""
    first, _, last = text.partition("/")
    if not (first.isdigit() and last.isdigit() and 1 <= int(first) <= int(last)):
        raise argparse.ArgumentTypeError(f"{text!r} is not K/N, such as 1/4")
    return int(first), int(last)


def run(given: argparse.Namespace) -> int:
    from caseload.app.refreshing import refresh

    def told(done: int, total: int, name: str) -> None:
        progress(f"{done} of {total}: {name}")

    reports = list(refresh(given.file, given.as_of, out=given.out, jobs=given.jobs, shard=given.shard,
                           on_progress=told))  # fmt: skip
    progress_done()
    failed = [report for report in reports if report.failed]
    problems = [problem for report in reports for problem in report.problems]
    if given.json:
        print_json([report.record() for report in reports])
    else:
        for report in reports:
            print(_line(report))
            for problem in report.problems:
                print(f"  {problem.sentence()}")
            if report.dependents:
                print(f"  These formulas of yours show new values once Excel calculates (Ctrl+Alt+F9): {_few(report.dependents)}")
        if len(reports) > 1:
            print(f"{len(reports)} workbooks: {len(reports) - len(failed)} refreshed, {len(failed)} not.")
    return 3 if failed else 1 if problems else 0


def _line(report: Any) -> str:
    if report.failed:
        return f"{report.file}: not refreshed"
    parts = [f"{counted(report.cells_changed, 'cell')} changed", f"{report.unanswered} not answered (they begin with ?)"]
    kept = f"; the old file is {report.backup}" if report.backup else ""
    return f"{report.file} as of {report.as_of}: {', '.join(parts)}{kept}"


def _few(places: list[str]) -> str:
    return ", ".join(places[:8]) + (f" and {len(places) - 8} more" if len(places) > 8 else "")
