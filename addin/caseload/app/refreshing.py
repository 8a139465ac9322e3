"""Bringing workbooks up to date: one, many, or folders of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from caseload.app.files import placed
from caseload.app.processes import each_of
from caseload.errors import WrongUse

Progress = Callable[[int, int, str], None]
Task = tuple[Path, date | None, Path | None]


def refresh_one(path: Path, as_of: date | None = None, *, out: Path | None = None, register: Path | None = None,
                backup: bool = True, days: int = 7) -> Any:  # fmt: skip
    """Bring one workbook up to date: computed columns, Today, Notices from the register."""
    from caseload.app.due import REGISTER
    from caseload.app.opening import under_profile
    from caseload.app.owned import owned_rows
    from caseload.tables.compute import compute
    from caseload.tables.refresh import as_day, write_results
    from caseload.tables.uncollected import uncollected

    with uncollected(), under_profile(path) as caseload:
        day = as_of or as_day(caseload.settings.get("as_of"), caseload.path.name)
        results = compute(caseload, day)
        _, owned = owned_rows(caseload, results, day, days, register or path.with_name(REGISTER))
        return write_results(caseload, results, day, owned, out=out, backup=backup)


def refresh(paths: Iterable[str | Path], as_of: date | None = None, *, out: Path | None = None, jobs: int = 1,
            shard: tuple[int, int] = (1, 1), on_progress: Progress | None = None) -> Iterator[Any]:  # fmt: skip
    """Refresh many workbooks, each with a report; one that cannot be refreshed does not stop the rest.

    ``shard`` (k, n) takes every nth file, beginning with the kth. ``jobs`` processes work at once. What stands in
    ``out`` is left out: it was made by an earlier run, or by another shard.
    """
    made_here = out.resolve() if out is not None else None
    found = [pair for pair in placed(paths) if made_here is None or not pair[0].resolve().is_relative_to(made_here)]
    files = found[shard[0] - 1 :: shard[1]]
    tasks = [(file, as_of, out / below if out is not None else None) for file, below in files]
    _refuse_twice(tasks)
    for done, report in enumerate(each_of(_refreshed, tasks, jobs, _failed), 1):
        if on_progress is not None:
            on_progress(done, len(tasks), tasks[done - 1][0].name)
        yield report


def _refuse_twice(tasks: list[Task]) -> None:
    """Two files of one name, from different folders, must not replace each other in the folder of ``--out``."""
    seen: dict[Path, Path] = {}
    for file, _, target in tasks:
        if target is not None and seen.setdefault(target, file) != file:
            raise WrongUse(f"two workbooks would become {target}", why=f"{seen[target]} and {file} have the same name",
                           todo="Give the folder that holds both, or run them one after the other.")  # fmt: skip


def _refreshed(task: Task) -> Any:
    path, as_of, out = task
    try:
        if out is not None:
            out.parent.mkdir(parents=True, exist_ok=True)
        return refresh_one(path, as_of, out=out)
    except Exception as error:  # a file of any kind may lie in the folder: it is named, the others go on
        return _failed(task, error)


def _failed(task: Task, error: Exception) -> Any:
    from caseload.app.opening import told
    from caseload.tables.refresh import RefreshReport

    path, as_of, _ = task
    return RefreshReport(path.name, as_of.isoformat() if as_of else "", problems=told(path, error), failed=True)
