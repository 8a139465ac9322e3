"""The same cases in two workbooks: a copy of a caseload is left out, shared cases are named."""

from __future__ import annotations

from collections.abc import Sequence

from caseload.errors import Problem
from caseload.worklist.unit.extract import Extract

READ = ("read", "open elsewhere")


def without_copies(extracts: Sequence[Extract]) -> list[Extract]:
    """The extracts in their order; of two workbooks with mostly the same cases the one saved earlier is left out.

    A few shared cases (a transfer under way) are a problem that is told, and both workbooks count.
    """
    holders: dict[str, list[int]] = {}
    read = [each for each in extracts if each.standing in READ]
    for at, each in enumerate(read):
        for key in each.keys:
            holders.setdefault(f"{each.program} {key}", []).append(at)
    shared: dict[tuple[int, int], int] = {}
    for places in holders.values():
        for first, one in enumerate(places):
            for other in places[first + 1 :]:
                shared[one, other] = shared.get((one, other), 0) + 1
    for (one, other), cases in sorted(shared.items()):
        _settle(read[one], read[other], cases)
    return list(extracts)


def _settle(one: Extract, other: Extract, cases: int) -> None:
    if one.standing not in READ or other.standing not in READ:
        return
    if one.worker_id == other.worker_id and 2 * cases > min(len(one.keys), len(other.keys)):
        old, new = sorted((one, other), key=lambda each: (each.saved_at, each.place))
        old.standing = "copy"
        what = f"{cases} cases stand in {new.place} as well, which was saved later: this one is not counted"
        old.problems.insert(0, Problem("", what, "", "Take the copy out of the folder.", old.place, "warning"))
        old.lists, old.figures, old.cases = {}, {}, b""
        return
    what = f"{cases} cases stand in {other.place} as well: they count in both"
    todo = "When a case was handed over, take it out of the workbook of the worker who had it."
    one.problems.append(Problem("", what, "", todo, one.place, "warning"))
