"""The page of figures, docs/benchmarks.md: each bench writes its own section, the others stay."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
HEAD = """# How fast it is

Ratios of one run on one machine, so that the machine matters little; each is a median. A bench writes its section
anew: `python tests/bench/bench_forms.py --docs`.
"""


def write(title: str, about: str, rows: Iterable[tuple[str, float, str]], packages: Iterable[str] = ()) -> None:
    """Put the section ``title`` on the page: what was measured, and figure, goal and what it means for each row."""
    lines = [f"## {title}", about, "", _machine(packages), "", "| figure | measured | goal |", "|---|---|---|"]
    lines += [f"| {name} | {figure:.2f} | {goal} |" for name, figure, goal in rows]
    old = PAGE.read_text(encoding="utf-8") if PAGE.exists() else HEAD
    section = "\n".join(lines) + "\n"
    pattern = re.compile(rf"^## {re.escape(title)}\n.*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
    new = pattern.sub(lambda _: section + "\n", old) if pattern.search(old) else f"{old.rstrip()}\n\n{section}"
    PAGE.write_text(new.rstrip() + "\n", encoding="utf-8", newline="\n")


def _machine(packages: Iterable[str]) -> str:
    """What the figures depend on a little: cores, system, Python, the libraries that are compared."""
    parts = [f"{os.cpu_count()} cores", f"{platform.system()} on {platform.machine()}", f"Python {platform.python_version()}"]
    parts += [f"{name} {found}" for name in packages if (found := _version(name))]
    return f"Measured on {date.today():%Y-%m-%d}: {', '.join(parts)}."


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
