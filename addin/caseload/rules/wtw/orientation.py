"""Orientation for one participant alone: when it may be held, and the supervisor's log of it (004:39-49)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.days import month_of
from caseload.rules.engine.kinds import Choice, Count, Day, Flag, Month, Text
from caseload.rules.engine.lists import Items
from caseload.rules.engine.registry import question

REASONS = Codes("wpr_review", "work_schedule", "other")


@question(
    "WTW-04.allowed",
    cell="WTW_ONE_ON_ONE_ALLOWED",
    cites="004:39-47",
    place="alameda",
    inputs={
        "reason": Choice(REASONS, "why one participant alone", "por qué una sola persona"),
        "orientation_needed_for_next": Flag("orientation is needed for the next activity",
                                            "la orientación hace falta para la próxima actividad", default=True),
        "options_exhausted": Flag("all other options were tried", "se agotaron las demás opciones"),
        "supervisor_approved": Flag("the supervisor approved after a talk",
                                    "el supervisor lo aprobó después de hablarlo"),
    },
    gives={
        "allowed": Flag("may be held", "puede hacerse"),
        "named_example": Flag("a situation that the handbook names", "una situación que el manual menciona"),
    },
    example={"reason": "work_schedule", "options_exhausted": True, "supervisor_approved": True},
)  # fmt: skip
def one_on_one(reason: Any, orientation_needed_for_next: Any, options_exhausted: Any,
               supervisor_approved: Any) -> Any:  # fmt: skip
    """May the counselor hold an orientation for one participant?

    Boundary: the two situations printed are examples; another reason is not refused.
    """
    review = (reason == REASONS.wpr_review) & orientation_needed_for_next
    return {
        "allowed": options_exhausted & supervisor_approved,
        "named_example": (reason == REASONS.work_schedule) | review,
    }


@question(
    "WTW-04.log",
    cell={"WTW_ONE_ON_ONE_COUNT": "orientations", "WTW_ONE_ON_ONE_DAYS": "days"},
    cites="004:49",
    place="alameda",
    over_lists=True,
    inputs={
        "log": Items(
            None, "orientations held", "orientaciones realizadas",
            fields={"ec": Text("counselor", "consejero"), "orientation_on": Day("day held", "día realizado")},
        ),
        "ec": Text("counselor", "consejero"),
        "month": Month("month", "mes"),
    },
    gives={
        "orientations": Count("orientations", "orientaciones"),
        "days": Count("days with an orientation", "días con una orientación"),
        "dates": Items(Day("day", "día"), "days with an orientation", "días con una orientación"),
    },
    example={"log": [{"ec": "EC1", "orientation_on": "2020-08-03"}], "ec": "EC1", "month": "2020-08"},
)  # fmt: skip
def orientation_log(log: list[Any], ec: str, month: int) -> dict[str, Any]:
    """How many orientations for one participant did a counselor hold in a month, and on which days?

    Boundary: two on one day are one day; a line whose blank cannot belong to the counselor and month is no gap.
    Reading: the supervisor's count is by calendar month; the handbook names no period.
    """
    held = [line.orientation_on for line in log if line.ec == ec and month_of(line.orientation_on) == month]
    dates = sorted(set(held))
    return {"orientations": len(held), "days": len(dates), "dates": dates}
