"""Recording a review with its findings, and what each worker still owes in a month."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from caseload.app.reviews.rows import existing, is_for, month_of, review_rows
from caseload.errors import DataProblems, Problem


def record(unit: str | Path, case_number: str, *, on: date, findings: str, worker_id: str = "", month: str | None = None,
           to_mend: str = "", mend_by: date | None = None, who: str = "") -> dict[str, Any]:  # fmt: skip
    """Enter the findings of a review; gives the row as it stands then.

    The drawn row of the case is filled in; a case that was not drawn needs ``worker_id`` and gets a row of its own.
    Raises ``DataProblems`` with everything that is lacking or contradicts what stands there; nothing is written then.
    """
    from caseload.worklist.unit.book import UnitBook
    from caseload.worklist.unit.reading import plain_text
    from caseload.worklist.unit.standings import is_reviewed

    book = UnitBook(existing(unit))
    rows = review_rows(book)
    wanted = month_of(month) if month else f"{on:%Y-%m}"
    mine = [row for row in rows if plain_text(row.get("case_number")).casefold() == case_number.strip().casefold()
            and plain_text(row.get("month")) == wanted and worker_id in ("", plain_text(row.get("worker_id")))]  # fmt: skip
    problems = []
    if not findings.strip():
        problems.append(Problem("findings", "the findings are blank", "a review without findings counts for nothing",
                                "Write what was found, if only: in order."))  # fmt: skip
    if not who.strip():
        problems.append(Problem("who", "nobody is named", "a review needs the name of who did it", "Give --who."))
    if mend_by is not None and mend_by < on:
        problems.append(Problem("mend by", "it lies before the review", "", "Correct one of the two days."))
    if not mine and not worker_id:
        problems.append(Problem("case", f"no review of case {case_number} was drawn for {wanted}", "",
                                "Give --worker to record a review that was not drawn."))  # fmt: skip
    if len(mine) > 1:
        problems.append(Problem("case", f"case {case_number} stands there for several workers", "", "Give --worker."))
    if len(mine) == 1 and is_reviewed(mine[0]):
        problems.append(Problem("case", f"case {case_number} has findings for {wanted} already", "",
                                "Change them on the sheet Reviews, where both can be seen."))  # fmt: skip
    if problems:
        raise DataProblems("the review cannot be recorded", problems, todo="Nothing was written.")
    row = mine[0] if mine else {"worker_id": worker_id, "case_number": case_number.strip(), "month": wanted}
    if not mine:
        rows.append(row)
    row |= {"reviewed_on": on, "findings": findings.strip(), "to_mend": to_mend.strip() or None, "mend_by": mend_by,
            "reviewed_by": who}  # fmt: skip
    book.write({"Reviews": rows})
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}


def owed(unit: str | Path, month: str | None = None, as_of: date | None = None) -> list[dict[str, Any]]:
    """For each worker: reviews done, drawn and not yet done (their cases), and still owed in a month."""
    from caseload.worklist.unit.book import UnitBook
    from caseload.worklist.unit.reading import plain_text
    from caseload.worklist.unit.standings import is_reviewed, reviews_of
    from caseload.worklist.unit.workers import REVIEWED

    book, wanted = UnitBook(existing(unit)), month_of(month or f"{as_of or date.today():%Y-%m}")
    rows = review_rows(book)
    standing = book.standing.get("Workers")
    workers = {plain_text(row.get("worker_id")): plain_text(row.get("worker")) for row in (standing.rows if standing else ())
               if REVIEWED in plain_text(row.get("programs")).split(", ")}  # fmt: skip
    for row in rows:
        workers.setdefault(plain_text(row.get("worker_id")), plain_text(row.get("worker")))
    found = []
    for worker_id, worker in sorted(workers.items()):
        answer = reviews_of(rows, worker_id, wanted)
        waiting = [plain_text(row.get("case_number")) for row in rows if is_for(row, worker_id, wanted) and not is_reviewed(row)]
        found.append({"worker_id": worker_id, "worker": worker, "month": wanted, "done": answer["done"],
                      "owed": answer["remaining"], "drawn": waiting, "to_draw": max(answer["remaining"] - len(waiting), 0)})  # fmt: skip
    return found
