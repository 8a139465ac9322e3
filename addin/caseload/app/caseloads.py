"""Caseload workbooks: new, refresh, check, restore, worklist; for one file, many, or folders of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from caseload.errors import CaseloadError, Problem, WrongUse

SUFFIXES = (".xlsx", ".xlsm")
Progress = Callable[[int, int, str], None]


def workbooks(paths: Iterable[str | Path]) -> list[Path]:
    """The caseload workbooks among some files and folders; raises ``WrongUse`` for a path that is not there."""
    found: list[Path] = []
    for each in map(Path, paths):
        if each.is_dir():
            found += sorted(file for file in each.rglob("*") if _is_workbook(file))
        elif each.is_file():
            found.append(each)
        else:
            raise WrongUse(f"there is no file or folder {each}")
    return list(dict.fromkeys(found))


def _is_workbook(file: Path) -> bool:
    from caseload.tables.refresh import BACKUP

    return (file.suffix.lower() in SUFFIXES and file.is_file() and not file.name.startswith(("~$", "."))
            and BACKUP not in file.name)  # fmt: skip


def new(program: str, path: str | Path, *, participants: int = 0, seed: int = 1, live: bool = False,
        as_of: date | None = None) -> Any:  # fmt: skip
    """A new workbook of a program, empty or with invented people, computed for a day; returns the refresh's report.

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
    build(made, where, records, {**(settings(program) if participants else {}), "as_of": day}, live)
    return refresh_one(where, day, backup=False)


def refresh_one(path: Path, as_of: date | None = None, *, out: Path | None = None, register: Path | None = None,
                backup: bool = True, days: int = 7) -> Any:  # fmt: skip
    """Bring one workbook up to date: computed columns, Today, Notices from the register."""
    from caseload.tables.refresh import opened, write_results
    from caseload.worklist.due import due_list

    caseload, results, day = opened(path, as_of)
    owned: dict[str, Any] = {}
    if "Today" in caseload.frames:
        owned["Today"] = [line.for_today() for line in due_list(caseload, results, day, days)]
    book = register or path.with_name("register.sqlite")
    if "Notices" in caseload.frames and book.exists():
        owned["Notices"] = _notices(caseload["Notices"], book)
    return write_results(caseload, results, day, owned, out=out, backup=backup)


def _notices(frame: Any, register: Path) -> list[dict[str, Any]]:
    """The register's notices as rows; a remark that somebody wrote beside one is kept."""
    from caseload.forms import Register

    remarks = {str(row["notice_id"]): row.get("remark") for row in frame.records()}
    book = Register(register)
    try:
        return [
            {"notice_id": each["id"], "form": each["form"], "case_number": each["case_number"],
             "trigger_on": date.fromisoformat(each["trigger_on"]), "recipient": each["recipient"],
             "language": each["language"], "produced_on": date.fromisoformat(each["as_of"]), "state": each["state"],
             "file": each["file"], "remark": remarks.get(each["id"])}
            for each in book.list()
        ]  # fmt: skip
    finally:
        book.close()


def refresh(paths: Iterable[str | Path], as_of: date | None = None, *, out: Path | None = None, jobs: int = 1,
            shard: tuple[int, int] = (1, 1), on_progress: Progress | None = None) -> Iterator[Any]:  # fmt: skip
    """Refresh many workbooks, each with a report; one that cannot be refreshed does not stop the rest.

    ``shard`` (k, n) takes every nth file, beginning with the kth. ``jobs`` processes work at once. What stands in
    ``out`` is left out: it was made by an earlier run, or by another shard.
    """
    made_here = out.resolve() if out is not None else None
    found = [file for file in workbooks(paths) if made_here is None or not file.resolve().is_relative_to(made_here)]
    files = found[shard[0] - 1 :: shard[1]]
    tasks = [(file, as_of, out / file.name if out is not None else None) for file in files]
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
    for done, (file, report) in enumerate(zip(files, _each(_refreshed, tasks, jobs), strict=True), 1):
        if on_progress is not None:
            on_progress(done, len(files), file.name)
        yield report


def _each(work: Callable[[Any], Any], tasks: list[Any], jobs: int) -> Iterator[Any]:
    if jobs <= 1 or len(tasks) <= 1:
        yield from map(work, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(min(jobs, len(tasks))) as pool:
        yield from pool.map(work, tasks)


def _refreshed(task: tuple[Path, date | None, Path | None]) -> Any:
    from caseload.tables.refresh import RefreshReport

    path, as_of, out = task
    try:
        return refresh_one(path, as_of, out=out)
    except CaseloadError as error:
        problem = Problem(error.where, error.what, error.why, error.todo, path.name)
        return RefreshReport(path.name, as_of.isoformat() if as_of else "", problems=[problem], failed=True)


def check(paths: Iterable[str | Path]) -> list[Problem]:
    """Every problem of some workbooks; a file that is no caseload is one of them."""
    from caseload.tables.check import check as check_one

    found: list[Problem] = []
    for path in workbooks(paths):
        try:
            found += check_one(path)
        except CaseloadError as error:
            found.append(Problem(error.where or path.name, error.what, error.why, error.todo, path.name))
    return found


def worklist(paths: Iterable[str | Path], as_of: date | None = None, days: int = 7) -> list[Any]:
    """What is overdue, due today or soon in some workbooks, the earliest first, each with its file's name."""
    from caseload.tables.refresh import opened
    from caseload.worklist.due import due_list

    lines = []
    for path in workbooks(paths):
        caseload, results, day = opened(path, as_of)
        lines += [(path.name, line) for line in due_list(caseload, results, day, days)]
    return sorted(lines, key=lambda pair: (pair[1].due_on, pair[1].participant_id))
