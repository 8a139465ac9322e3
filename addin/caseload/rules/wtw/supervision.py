"""The supervisor's part: case reviews owed for each counselor, further duties, cases to confer about (004:329-335)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checklists import Checklist, Item
from caseload.rules.engine.days import first_day, month_of
from caseload.rules.engine.kinds import NOT_GIVEN, Count, Day, Flag, Month, Text, Ticks
from caseload.rules.engine.lists import Items
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.primitives import all_of, any_of, at_least_zero, choose, known, negate, ticked
from caseload.rules.engine.registry import checklist, question
from caseload.rules.wtw.report_608 import CATEGORIES

law = parameters("alameda")
MONTH = Month("month", "mes")
LIMIT = Count("reviews owed for each counselor in a month", "revisiones debidas por cada consejero en un mes",
              default=NOT_GIVEN)  # fmt: skip


def _owed(month: Any, limit: Any) -> Any:
    """The reviews owed for one counselor in a month."""
    usual = law("alameda.reviews_per_ec_per_month", first_day(month), when=negate(known(limit)))
    return choose(known(limit), limit, usual)


@question(
    "WTW-43.reviews",
    cell={"WTW_REVIEWS_REMAINING": "remaining", "WTW_REVIEWS_DONE": "done", "WTW_REVIEWS_MET": "met"},
    cites="004:333",
    place="alameda",
    looked_up_on="first day of the month",
    over_lists=True,
    inputs={
        "reviews": Items(
            None, "reviews that were completed", "revisiones completadas", table="Reviews",
            fields={"ec": Text("counselor", "consejero"), "case_number": Text("case number", "número de caso"),
                    "reviewed_on": Day("day of the review", "día de la revisión")},
        ),
        "ec": Text("counselor", "consejero"),
        "month": MONTH,
        "distinct_cases": Flag("two reviews of one case count once", "dos revisiones de un caso cuentan una vez",
                               default=False),
        "limit": LIMIT,
    },
    gives={
        "done": Count("reviews done", "revisiones hechas"),
        "remaining": Count("reviews still owed", "revisiones que faltan"),
        "met": Flag("month complete", "mes completo"),
    },
    example={"reviews": [{"ec": "EC1", "case_number": "C1", "reviewed_on": "2020-08-03"}], "ec": "EC1",
             "month": "2020-08"},
)  # fmt: skip
def reviews_of_month(reviews: list[Any], ec: str, month: int, distinct_cases: bool, limit: int) -> dict[str, Any]:
    """How many case reviews are done for a counselor in a month, and how many are still owed?

    Boundary: reviews of another counselor or month do not count; more than are owed are not carried over.
    Reading: the four reviews may be of one case (distinct_cases).
    """
    cases = [line.case_number for line in reviews if line.ec == ec and month_of(line.reviewed_on) == month]
    done = len(set(cases)) if distinct_cases else len(cases)
    remaining = at_least_zero(_owed(month, limit) - done)
    return {"done": done, "remaining": remaining, "met": remaining == 0}


@question(
    "WTW-43.unit",
    cell="WTW_UNIT_REVIEWS_OWED",
    cites="004:333",
    place="alameda",
    looked_up_on="first day of the month",
    inputs={"ecs": Count("counselors in the unit", "consejeros en la unidad"), "month": MONTH, "limit": LIMIT},
    gives={"total_required": Count("reviews that the unit owes", "revisiones que debe la unidad")},
    example={"ecs": 6, "month": "2020-08"},
)
def reviews_of_unit(ecs: Any, month: Any, limit: Any) -> Any:
    """How many case reviews does the supervisor of a unit owe in a month?"""
    return ecs * _owed(month, limit)


checklist(
    Checklist(
        "WTW-43",
        "Are the supervisor's duties of the month done?",
        question="WTW-43.duties",
        cites="004:329-335",
        place="alameda",
        who="employment counselor supervisor",
        cell="WTW_SUPERVISOR_DUTIES_OPEN",
        items=(
            Item("conferences_unengaged", "Regular conferences with counselors about unengaged cases",
                 "Reuniones periódicas con los consejeros sobre los casos sin participación", line="004:331"),
            Item("troubleshooting", "Help with difficult cases where needed",
                 "Ayuda con los casos difíciles cuando hace falta", line="004:332"),
            Item("case_reviews", "Case reviews owed for each counselor completed",
                 "Revisiones de casos de cada consejero completadas", line="004:333"),
            Item("form_50_20e_checked", "Destination checked on each 50-20e of a case that leaves the unit",
                 "Destino verificado en cada 50-20e de un caso que sale de la unidad", line="004:334"),
            Item("wpr_reviews_timely", "Counselors' WPR advance reviews are on time and correct",
                 "Revisiones anticipadas de WPR de los consejeros a tiempo y correctas", line="004:335"),
        ),
        example={"checked": ["conferences_unengaged", "case_reviews"]},
    )
)  # fmt: skip


@question(
    "WTW-44",
    cell="WTW_UNENGAGED",
    cites="004:158-163, 331",
    place="alameda",
    inputs={
        "categories": Ticks(CATEGORIES, "categories of the case in the report",
                            "categorías del caso en el informe"),
        "exempt": Flag("exempt", "exento"),
        "good_cause_deferral": Flag("good cause or a deferral is in force", "hay causa justificada o aplazamiento"),
    },
    gives={"unengaged": Flag("to be discussed as unengaged", "se comenta como caso sin participación")},
    example={"categories": ["no_current_activity"], "exempt": False, "good_cause_deferral": False},
)  # fmt: skip
def unengaged(categories: Any, exempt: Any, good_cause_deferral: Any) -> Any:
    """Does a case belong on the list for the supervisor's conference about unengaged cases?

    Boundary: a sanctioned person without an activity does; in neither category the two flags do not matter.
    Reading: the handbook does not define the word: no activity or no update, neither exempt nor deferred.
    """
    idle = any_of(ticked(categories, CATEGORIES.no_current_activity), ticked(categories, CATEGORIES.no_activity_update))
    return all_of(idle, negate(exempt), negate(good_cause_deferral))
