"""The roll-up: many caseload workbooks into the supervisor's unit workbook, with data for other programs beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from caseload.app.files import SUFFIXES, workbooks
from caseload.errors import FileBusy, Problem, WrongUse

if TYPE_CHECKING:
    from caseload.worklist.unit.extract import Extract

Progress = Callable[[int, int, str], None]
DATA = "-data"
OTHERS = (".xls", ".xlsb", ".ods")
"""Suffixes of workbooks of other kinds: a supervisor is told that such a one in the folder was not read."""


@dataclass
class RollupReport:
    """What a roll-up found: each workbook and how it stands, the unit's figures, files written, problems to look at."""

    unit: str
    as_of: str
    figures: list[dict[str, Any]] = field(default_factory=list)
    sources: list[dict[str, Any]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    parquet: bool = True

    def record(self) -> dict[str, Any]:
        """The report as a JSON record."""
        return {**asdict(self), "problems": [each.record() for each in self.problems]}


def rollup(paths: Iterable[str | Path], out: str | Path, as_of: date | None = None, *, jobs: int = 1, days: int = 7,
           ahead: int = 31, months: int = 6, data: bool = True, on_progress: Progress | None = None) -> RollupReport:  # fmt: skip
    """Roll workbooks up into a unit workbook, for a day (default: today).

    ``paths``: workbooks, or folders of them. ``jobs`` processes read at once. ``days`` ahead is soon; exemptions are
    listed ``ahead`` days before they end, clocks at ``months`` months left. ``data``: also CSV and Parquet. A workbook
    that cannot be read never stops the others. Raises ``WrongUse`` when there is none, ``FileBusy`` when the unit
    workbook is open elsewhere, ``WorkbookRefused`` when ``out`` is another kind of workbook.
    """
    from caseload.worklist.unit.book import UnitBook, refuse_other
    from caseload.worklist.unit.exports import Cases, parquet_missing, write_data
    from caseload.worklist.unit.gather import gather
    from caseload.worklist.unit.reading import Asked
    from caseload.worklist.unit.roll import roll

    target, day = Path(out), as_of or date.today()
    refuse_other(target)
    _refuse_open(target)
    book = UnitBook(target)
    places = named(paths, target)
    asked = Asked(day, days, ahead, months, _sample(book))
    with Cases() as cases:
        gathered = chain.from_iterable(gather(group, asked, jobs, agency) for agency, group in _by_agency(places))
        extracts = _followed(gathered, len(places), on_progress)
        rolled = roll(cases.taken(extracts), book.standing, asked)
        book.write(rolled.rows, day)
        files = [target]
        if data:
            read = [each.place for each in rolled.sources if each.standing in ("read", "open elsewhere")]
            files += write_data(target.with_name(target.stem + DATA), rolled.rows, cases.rows(read))
    problems = [*book.problems(), *(problem for each in rolled.sources if each.standing != "unit" for problem in each.problems)]
    return RollupReport(
        target.name, day.isoformat(), [_figure(row) for row in rolled.rows["Overview"]],
        [_source(each) for each in rolled.sources if each.standing != "unit"],
        [str(path) for path in files], problems, not (data and parquet_missing()),
    )  # fmt: skip


def named(paths: Iterable[str | Path], target: Path) -> list[tuple[Path, str]]:
    """The workbooks among some files and folders, each under a name of its own; the unit workbook itself is no source.

    Raises ``WrongUse`` for a path that is not there, or when there is no workbook at all.
    """
    given = list(map(Path, paths))
    found = [path for path in workbooks(given, (*SUFFIXES, *OTHERS)) if not _same(path, target)]
    if not found:
        raise WrongUse("there is no workbook to read", where=", ".join(map(str, given)),
                       todo="Give workbooks, or folders that hold some.")  # fmt: skip
    roots = [path for path in given if path.is_dir()]
    names = [_name(path, roots) for path in found]
    return [(path, name if names.count(name) == 1 else path.as_posix()) for path, name in zip(found, names, strict=True)]


def _by_agency(places: Iterable[tuple[Path, str]]) -> list[tuple[Any, list[tuple[Path, str]]]]:
    """The workbooks of each agency; those without a profile beside them belong together."""
    from caseload.app.opening import agency
    from caseload.app.profile import profile_beside

    found: dict[Path | None, list[tuple[Path, str]]] = {}
    for place in places:
        found.setdefault(profile_beside(place[0]), []).append(place)
    return [(partial(agency, group[0][0]), group) for group in found.values()]


def _name(path: Path, roots: Iterable[Path]) -> str:
    root = next((root for root in roots if path.is_relative_to(root)), path.parent)
    return path.relative_to(root).as_posix()


def _same(path: Path, target: Path) -> bool:
    from caseload.worklist.unit.book import BACKUP

    return BACKUP in path.name or (target.exists() and path.samefile(target))


def _refuse_open(target: Path) -> None:
    """Say at once, not after the reading, that the unit workbook is open."""
    from caseload.tables.editor.swap import refuse_when_open

    try:
        refuse_when_open(target)
    except FileBusy as error:
        raise FileBusy("the unit workbook is open", where=target.name, why=error.why, todo="Close it, then run again.") from None


def _sample(book: Any) -> frozenset[str]:
    from caseload.tables.entered import folded_key

    standing = book.standing.get("WprSample")
    return frozenset(folded_key(row.get("case_number")) for row in standing.rows) if standing else frozenset()


def _followed(extracts: Iterable[Extract], total: int, told: Progress | None) -> Iterator[Extract]:
    for done, each in enumerate(extracts, 1):
        if told is not None:
            told(done, total, each.place)
        yield each


def _figure(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("measure", "now", "before", "change", "sheet")}


def _source(each: Extract) -> dict[str, Any]:
    return {"file": each.place, "standing": each.standing, "program": each.program, "worker": each.worker,
            "participants": each.participants, "saved_at": each.saved_at}  # fmt: skip
