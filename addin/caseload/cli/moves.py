"""What the verbs that move a participant say."""

from __future__ import annotations

from typing import Any


def say(report: Any, word: str) -> None:
    """Print what went where, and what is left to do by hand."""
    number = f" as {report.number}" if report.number != report.participant else ""
    rows = ", ".join(f"{table} {count}" for table, count in report.rows.items())
    print(f"{report.participant} {word} from {report.source} to {report.target}{number}: {rows}.")
    if report.finished:
        print("An earlier run had been stopped between the two files; its second half is done now.")
    for table, headers in report.own_columns.items():
        print(f"  own columns added to {table} there: {', '.join(headers)}")
    if report.notes:
        print(f"  notes on cells that went along: {report.notes}")
    if report.notices:
        print(f"  documents in the register, which tells of it: {', '.join(report.notices)}")
    for problem in report.left:
        print(f"  {problem.sentence()}")
