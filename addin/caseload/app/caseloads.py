"""Caseload workbooks: new, refresh, check, restore, worklist; for one file, many, or folders of them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from caseload.errors import Problem, WrongUse

SUFFIXES = (".xlsx", ".xlsm")
Progress = Callable[[int, int, str], None]


def workbooks(paths: Iterable[str | Path]) -> list[Path]:
    """The caseload workbooks among some files and folders; raises ``WrongUse`` for a path that is not there."""
    return [path for path, _ in placed(paths)]


def placed(paths: Iterable[str | Path]) -> list[tuple[Path, Path]]:
    """The workbooks among some files and folders, each with its place below the folder that was given."""
    found: dict[Path, Path] = {}
    for each in map(Path, paths):
        if each.is_dir():
            for file in sorted(each.rglob("*")):
                if _is_workbook(file):
                    found.setdefault(file, file.relative_to(each))
        elif each.is_file():
            found.setdefault(each, Path(each.name))
        else:
            raise WrongUse(f"there is no file or folder {each}")
    return list(found.items())


def _is_workbook(file: Path) -> bool:
    from caseload.tables.backup import BACKUP

    return (file.suffix.lower() in SUFFIXES and file.is_file() and not file.name.startswith(("~$", "."))
            and BACKUP not in file.name)  # fmt: skip


def new(program: str, path: str | Path, *, participants: int = 0, seed: int = 1, live: bool = False,
        as_of: date | None = None, macros: Any = None) -> Any:  # fmt: skip
    """A new workbook of a program, empty or with invented people, computed for a day; returns the refresh's report.

    ``live``: its cells hold formulas; ``macros`` then makes the VBA project with their functions (``tables.macro.Project``,
    from the desktop host; without it they come from an add-in). The same arguments give the same bytes.
    Raises ``WrongUse`` for an unknown program, a wrong suffix or a file that exists.
    """
    from caseload.tables.build import build, refuse_existing
    from caseload.tables.sample import sample, settings
    from caseload.tables.schema import program as find_program

    made, where, day = find_program(program), Path(path), as_of or date.today()
    wanted = ".xlsm" if live else ".xlsx"
    if where.suffix.lower() != wanted:
        kind = "live caseload" if live else "caseload"
        raise WrongUse(f"a {kind} is a {wanted} file, not {where.suffix or 'without a suffix'}")
    refuse_existing(where)
    records = sample(program, participants, seed, day) if participants else {}
    build(made, where, records, {**(settings(program) if participants else {}), "as_of": day}, live, macros)
    return refresh_one(where, day, backup=False)


def refresh_one(path: Path, as_of: date | None = None, *, out: Path | None = None, register: Path | None = None,
                backup: bool = True, days: int = 7) -> Any:  # fmt: skip
    """Bring one workbook up to date: computed columns, Today, Notices from the register."""
    from caseload.app.due import REGISTER
    from caseload.app.opening import under_profile
    from caseload.app.owned import owned_rows
    from caseload.tables.compute import compute
    from caseload.tables.refresh import as_day, write_results

    with _uncollected(), under_profile(path) as caseload:
        day = as_of or as_day(caseload.settings.get("as_of"), caseload.path.name)
        results = compute(caseload, day)
        _, owned = owned_rows(caseload, results, day, days, register or path.with_name(REGISTER))
        return write_results(caseload, results, day, owned, out=out, backup=backup)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of circles: a refresh makes hundreds of thousands of small values that live to its end."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


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
    for done, report in enumerate(_each(_refreshed, tasks, jobs), 1):
        if on_progress is not None:
            on_progress(done, len(tasks), tasks[done - 1][0].name)
        yield report


Task = tuple[Path, date | None, Path | None]


def _refuse_twice(tasks: list[Task]) -> None:
    """Two files of one name, from different folders, must not replace each other in the folder of ``--out``."""
    seen: dict[Path, Path] = {}
    for file, _, target in tasks:
        if target is not None and seen.setdefault(target, file) != file:
            raise WrongUse(f"two workbooks would become {target}", why=f"{seen[target]} and {file} have the same name",
                           todo="Give the folder that holds both, or run them one after the other.")  # fmt: skip


def _each(work: Callable[[Task], Any], tasks: list[Task], jobs: int) -> Iterator[Any]:
    """The result of each task in order; a file that brings a process down is one failed file, the rest goes on."""
    if jobs <= 1 or len(tasks) <= 1:
        yield from map(work, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    at = 0
    while at < len(tasks):
        with ProcessPoolExecutor(min(jobs, len(tasks) - at)) as pool:
            waiting = [pool.submit(work, task) for task in tasks[at:]]
            try:
                for each in waiting:
                    yield each.result()
                    at += 1
                return
            except BrokenProcessPool:
                pass
            finally:
                pool.shutdown(wait=False, cancel_futures=True)
        yield _alone(work, tasks[at])
        at += 1


def _alone(work: Callable[[Task], Any], task: Task) -> Any:
    """One task in a process of its own: it may be the one that brings processes down."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(work, task).result()
        except BrokenProcessPool:
            return _failed(task, MemoryError("the process that worked on it came to its end"))


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


def check(paths: Iterable[str | Path]) -> list[Problem]:
    """Every problem of some workbooks; a file that is no caseload is one of them."""
    found: list[Problem] = []
    for path in workbooks(paths):
        found += check_one(path)
    return found


def check_one(path: Path) -> list[Problem]:
    """Every problem of one workbook, under its agency's profile."""
    from caseload.app.opening import told, under_profile

    try:
        with under_profile(path) as caseload:
            return problems_of(caseload)
    except Exception as error:  # as in a refresh
        return told(path, error)


def problems_of(caseload: Any) -> list[Problem]:
    """Every problem of a caseload that was read: of its cells, and of what they tell of each person's history."""
    from caseload.rules.engine.kinds import Day, Refused
    from caseload.rules.engine.typed import reader_of
    from caseload.tables.check import check_caseload
    from caseload.worklist.history import record_problems

    found = check_caseload(caseload)
    try:
        day = reader_of(Day())(caseload.settings.get("as_of"))
    except Refused:
        day = None
    if not isinstance(day, date):
        return found
    known = {each.where for each in found}
    return [*found, *(each for each in record_problems(caseload, day) if each.where not in known)]


@dataclass
class Worklist:
    """What is due in some workbooks, each line with its file's name, the earliest first; and which could not be read."""

    lines: list[tuple[str, Any]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    open_people: set[tuple[str, str]] = field(default_factory=set)
    """File and number of the participants whose address is known not to be confidential."""
    as_of: date | None = None
    """The latest day that the workbooks answer for."""


def worklist(paths: Iterable[str | Path], as_of: date | None = None, days: int = 7) -> Worklist:
    """What is overdue, due today or soon in some workbooks; one that cannot be read does not stop the rest."""
    from caseload.app.due import REGISTER, due_lines
    from caseload.app.opening import opened, told
    from caseload.worklist.due import is_confidential

    found = Worklist()
    for path in workbooks(paths):
        try:
            with opened(path, as_of) as (caseload, results, day):
                lines = due_lines(caseload, results, day, days, path.with_name(REGISTER))
                found.lines += [(path.name, line) for line in lines]
                found.open_people |= {(path.name, str(who["participant_id"])) for who in caseload.people.records()
                                      if not is_confidential(who)}  # fmt: skip
                found.as_of = max(day, found.as_of or day)
        except Exception as error:  # as in a refresh
            found.problems += told(path, error)
    found.lines.sort(key=lambda pair: (pair[1].due_on, pair[1].participant_id))
    return found


def write_calendar(found: Worklist, target: Path, *, names: bool = False) -> None:
    """A due list as a calendar file; ``names``: also names and reasons, save those of people to be kept secret.

    Raises ``WrongUse`` for another kind of file, ``FileBusy`` when it cannot be written.
    """
    from caseload.tables.editor import swap
    from caseload.worklist.calendar import calendar

    if target.suffix.lower() != ".ics":
        raise WrongUse(f"a calendar is an .ics file, not {target.name}")
    swap.replace(target, [calendar(found.lines, found.as_of or date.today(), found.open_people if names else ())])
