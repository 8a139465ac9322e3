"""The policy reference: pages written from the declarations, so that they cannot drift.

``pages()`` gives every page by file name; ``python -m caseload.app.reference [DIR]`` writes them (docs/reference).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from caseload.app.reference import functions, machines, parameters, readings, unused
from caseload.app.reference.markdown import MADE
from caseload.app.reference.programs import PROGRAMS, program_page

__all__ = ["pages", "write"]

_OTHERS = {
    "machines.md": ("State machines", machines.page),
    "parameters.md": ("Parameters and their sources", parameters.page),
    "readings.md": ("Ambiguities: the readings chosen, and how to change them", readings.page),
    "functions.md": ("Cell functions and checklists", functions.page),
    "unused.md": ("Rules that nothing uses yet", unused.page),
}
"""File name -> title, and what writes it."""


def pages() -> dict[str, str]:
    """File name -> text of every reference page."""
    found = {f"{program}.md": program_page(program, title) for program, title in PROGRAMS.items()}
    return found | {name: make() for name, (_, make) in _OTHERS.items()} | {"README.md": _index(found)}


def _index(names: Iterable[str]) -> str:
    lines = ["# Policy reference", MADE, ""]
    lines += [f"- [{PROGRAMS[name[:-3]]}]({name})" for name in names]
    lines += [f"- [{title}]({name})" for name, (title, _) in _OTHERS.items()]
    return "\n".join([*lines, ""])


def write(folder: Path) -> list[Path]:
    """Write every page into a folder; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in pages().items():
        path = folder / name
        path.write_text(text.rstrip("\n") + "\n", encoding="utf-8", newline="\n")
        written.append(path)
    return written
