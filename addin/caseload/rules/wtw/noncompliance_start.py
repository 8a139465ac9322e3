"""What starts the noncompliance process of a participant (004:125, 296, 321-325; P-12, P-13)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Flag, Ticks
from caseload.rules.engine.primitives import choose, first_true, is_false, is_true, negate, one_of
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE

PROBLEMS = Codes("unsatisfactory_progress", "activity_not_completed", "pst_missed", "none")
CAUSES = Codes("good_cause", "no_good_cause", "pending")
DOCUMENTS = Codes("42-6", "NA 840")


@question(
    "WTW-37",
    cell={"WTW_NONCOMPLIANCE_START": "start_noncompliance", "WTW_NONCOMPLIANCE_CAUSE": "cause",
          "WTW_NONCOMPLIANCE_PAPERS": "documents"},
    cites="004:125, 296, 321-325; P-12; P-13",
    place="alameda",
    inputs={
        "problem": Choice(PROBLEMS, "problem with participation", "problema de participación"),
        "good_cause": Flag("good cause", "causa justificada", blank=NOTHING),
        "exempt": Flag("exempt, volunteers included", "exento, incluidos los voluntarios"),
    },
    gives={
        "start_noncompliance": Flag("the process is started", "se inicia el proceso"),
        "cause": Choice(CAUSES, "good cause", "causa justificada"),
        "documents": Ticks(DOCUMENTS, "papers to issue", "documentos que se emiten"),
    },
    example={"problem": "unsatisfactory_progress", "good_cause": None, "exempt": False},
)  # fmt: skip
def start(problem: Any, good_cause: Any, exempt: Any) -> Any:
    """Is the noncompliance process started, and how does good cause stand?

    Boundary: a missed Program Support Team meeting never starts it; nothing here is ever a sanction.
    Boundary: the exempt are not put through the process; a volunteer is only closed from the activity.
    Reading: a cause that is not decided starts the process with the cause pending: its 20 days are there to decide it.
    Reading: too few hours alone are no problem of this list; WTW-15 has noncompliance as one step among others.
    """
    failed = one_of(problem, PROBLEMS.unsatisfactory_progress, PROBLEMS.activity_not_completed)
    excused = failed & is_true(good_cause)
    started = failed & negate(excused) & negate(exempt)
    cause = first_true(
        (excused, CAUSES.good_cause),
        (started & is_false(good_cause), CAUSES.no_good_cause),
        (started, CAUSES.pending),
        otherwise=NONE,
    )
    return {
        "start_noncompliance": started,
        "cause": cause,
        "documents": choose(started, DOCUMENTS.bits(), 0),
    }
