"""How commands speak: tables of records, JSON, progress that does not clutter a file."""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from caseload.errors import Problem


def add_json(verb: argparse.ArgumentParser) -> None:
    """Let a reporting verb take ``--json``."""
    verb.add_argument("--json", action="store_true", help="print JSON instead of text")


def print_json(value: Any) -> None:
    """Print a value as JSON, readable and with every letter as it is."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def print_records(records: Sequence[Mapping[str, Any]], columns: Iterable[str], empty: str = "Nothing.") -> None:
    """Print records as a table with aligned columns; long last columns are wrapped under themselves."""
    names = list(columns)
    if not records:
        print(empty)
        return
    cells = [[_text(record.get(name)) for name in names] for record in records]
    widths = [max(len(name), *(len(row[at]) for row in cells)) for at, name in enumerate(names)]
    widths = [min(width, 48) for width in widths[:-1]] + [max(24, min(widths[-1], 60))]
    for row in [names, ["-" * width for width in widths], *cells]:
        _print_row(row, widths)


def print_problems(problems: Iterable[Problem]) -> None:
    """Print problems, one line each, each after the name of its file."""
    for each in problems:
        print(f"  {each.file}: {each.sentence()}" if each.file else f"  {each.sentence()}")


def _print_row(row: Sequence[str], widths: Sequence[int]) -> None:
    wrapped = [textwrap.wrap(text, width) or [""] for text, width in zip(row, widths, strict=True)]
    for at in range(max(map(len, wrapped))):
        parts = [(lines[at] if at < len(lines) else "").ljust(width)
                 for lines, width in zip(wrapped, widths, strict=True)]  # fmt: skip
        print("  ".join(parts).rstrip())


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_text, value))
    return str(value)


def progress(words: str) -> None:
    """Say how far long work is, on one line of a terminal; nothing when the output is a file."""
    if sys.stderr.isatty():
        print(f"\r\033[K{words}", end="", file=sys.stderr, flush=True)


def progress_done() -> None:
    """Clear the line of progress."""
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)
