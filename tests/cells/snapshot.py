"""The names and arguments of all cell functions as text; run as a program it renews the committed file."""

from __future__ import annotations

from pathlib import Path

from caseload.cells import functions
from caseload.hosts.others import others

FILE = Path(__file__).with_name("functions.txt")


def lines() -> list[str]:
    """One line for each function: its name, its arguments in order, optional ones in brackets."""
    return sorted(
        f"{each.name}({', '.join(f'[{a.word}]' if a.optional else a.word for a in each.arguments)})"
        for each in [*functions().values(), *others().values()]
    )


if __name__ == "__main__":
    FILE.write_text("\n".join([*lines(), ""]), encoding="utf-8", newline="\n")
    print(f"{FILE}: {len(lines())} functions")
