"""Many caseload workbooks read, answered and reduced to what the unit needs; one that fails never stops the rest."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from caseload.errors import CaseloadError, FileBusy, Problem
from caseload.tables.compute import Results
from caseload.tables.read import SETTINGS, Caseload, NoCaseload, read_caseload
from caseload.tables.uncollected import uncollected
from caseload.worklist.due import due_list
from caseload.worklist.unit.extract import Extract, extract, saved_at
from caseload.worklist.unit.reading import Asked, Reading
from caseload.worklist.unit.sheets import HANDOVER, REPORT_608, TRENDS
from caseload.worklist.unit.together import compute_all

TOGETHER = 16
"""Workbooks that are computed at once; what is in memory at one time does not grow beyond them."""
WAITING = 2
"""Groups that wait for each process, so that results never pile up."""
TODO = {
    "locked": "Save it without a password, or close it where it is open; then run again.",
    "foreign": "Take it out of the folder; if it is a caseload, save it as .xlsx.",
    "broken": "Put back the copy from before its last refresh (`caseload restore`), or take it out of the folder.",
}
"""Why a workbook was not read -> what to do."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_READ = (".xlsx", ".xlsm")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
T = TypeVar("T")
Place = tuple[Path, str]
"""A workbook and the name under which the unit knows it."""
Fill = Callable[[dict[str, Any]], None]
"""Puts an agency's values where a workbook's settings are blank."""
Agency = Callable[[], AbstractContextManager[Fill]]
"""Lets an agency's own values be in force while its workbooks are read."""


def no_agency() -> AbstractContextManager[Fill]:
    """Workbooks beside which no agency says anything."""
    return nullcontext(lambda settings: None)


def gather(places: Sequence[Place], asked: Asked, jobs: int = 1, agency: Agency = no_agency) -> Iterator[Extract]:
    """What each workbook of an agency tells, in the order of ``places``; ``jobs`` processes work at once."""
    size = max(min(TOGETHER, -(-len(places) // max(jobs, 1))), 1)
    groups = [places[at : at + size] for at in range(0, len(places), size)]
    if jobs <= 1 or len(groups) <= 1:
        for group in groups:
            yield from read_group(group, asked, agency)
        return
    with ProcessPoolExecutor(min(jobs, len(groups))) as pool:
        yield from _in_order(pool, groups, asked, jobs * WAITING, agency)


def _in_order(pool: ProcessPoolExecutor, groups: Sequence[Sequence[Place]], asked: Asked, most: int,
              agency: Agency) -> Iterator[Extract]:  # fmt: skip
    waiting: deque[Future[list[Extract]]] = deque()
    for group in groups:
        waiting.append(pool.submit(read_group, group, asked, agency))
        if len(waiting) >= most:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def read_group(places: Sequence[Place], asked: Asked, agency: Agency = no_agency) -> list[Extract]:
    """Some workbooks of an agency, computed together; those that cannot be read say why."""
    try:
        with uncollected(), agency() as fill:
            return _read_group(places, asked, fill)
    except CaseloadError as error:  # what the agency says has mistakes: nothing may be computed without it
        return [Extract(name, "broken", problems=told(error, name)) for _, name in places]


def _read_group(places: Sequence[Place], asked: Asked, fill: Fill) -> list[Extract]:
    opened: list[Caseload | Extract] = [_tried(place, lambda path: read_caseload(path, whole=False)) for place in places]
    caseloads = [each for each in opened if isinstance(each, Caseload)]
    for each in caseloads:
        fill(each.settings)
    answers = dict(zip(map(id, caseloads), compute_all(caseloads, asked.as_of), strict=True))
    return [each if isinstance(each, Extract) else _told(place, each, answers[id(each)], asked)
            for place, each in zip(places, opened, strict=True)]  # fmt: skip


def _told(place: Place, caseload: Caseload, together: Results, asked: Asked) -> Extract:
    def make(answers: Results) -> Extract:
        lines = due_list(caseload, answers, asked.as_of, asked.days)
        return extract(Reading(caseload, answers, asked, place[1], lines))

    def alone(path: Path) -> Extract:
        try:
            return make(together)
        except Exception:  # one of those that are answered together breaks a rule: only that one is to be named
            return make(compute_all([caseload], asked.as_of)[0])

    found = _tried(place, alone)
    if found.standing == "read":
        path = place[0]
        found.saved_at = saved_at(caseload.stamp[1] / 1e9)
        if any(path.with_name(name).exists() for name in (f"~${path.name}", f".~lock.{path.name}#")):
            found.standing = "open elsewhere"
    return found


def _tried(place: Place, work: Callable[[Path], T]) -> T | Extract:
    """The result of some work on a workbook, or an extract that says what went wrong."""
    path, name = place
    try:
        return work(path)
    except CaseloadError as error:
        standing = standing_of(path, error)
        return Extract(name, standing, problems=problems_of(path, name, standing, error))
    except Exception as error:  # a file of any kind may lie in the folder: it is named, the others go on
        todo = "Open it in Excel and save it again, or take it out of the folder."
        problem = Problem("", "the workbook cannot be read", type(error).__name__, todo, name)
        return Extract(name, "broken", problems=[problem])


def told(error: CaseloadError, name: str) -> list[Problem]:
    """An error as problems of the workbook ``name``."""
    return [error.as_problem(name), *getattr(error, "problems", ())]


def problems_of(path: Path, name: str, standing: str, error: CaseloadError) -> list[Problem]:
    """Why a workbook was not read, and what to do, as problems of the file ``name``."""
    return [_with_todo(path, standing, each) for each in told(error, name)]


def _with_todo(path: Path, standing: str, problem: Problem) -> Problem:
    """The problem with what to do about such a workbook; its name is not said twice."""
    todo = TODO.get(standing, "")
    where = "" if problem.where == path.name else problem.where
    return replace(problem, where=where, todo=todo if standing == "foreign" else problem.todo or todo)


def standing_of(path: Path, error: CaseloadError) -> str:
    """Why a workbook was not read: ``locked``, ``foreign`` (no caseload), ``unit`` (made from caseloads by us) or ``broken``."""
    from caseload.tables.editor.reading import open_workbook

    try:
        if isinstance(error, FileBusy):
            return "locked"
        data = path.read_bytes()
        if data[: len(_OLE)] == _OLE:
            return "locked" if _ENCRYPTED in data else "foreign"
        if data and path.suffix.lower() not in _READ:
            return "foreign"
        names = {part.name for parts in open_workbook(path).tables.values() for part in parts}
    except OSError:
        return "locked"
    except Exception:
        return "broken"
    if HANDOVER in names or (SETTINGS in names and names & {REPORT_608.name, TRENDS.name}):
        return "unit"
    return "foreign" if isinstance(error, NoCaseload) else "broken"
