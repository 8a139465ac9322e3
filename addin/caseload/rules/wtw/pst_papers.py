"""The papers of a Program Support Team meeting: the summary before it, and its agenda (004:114-123, 132-142)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checklists import Checklist, Item
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Day, Flag, Text, Ticks
from caseload.rules.engine.lists import Items
from caseload.rules.engine.primitives import all_of, first_true, known, negate, unticked
from caseload.rules.engine.registry import checklist, question

TIMINGS = Codes("in_time", "late", "not_finalized")

checklist(
    Checklist(
        "WTW-11",
        "Is the summary of the upfront activities final?",
        question="WTW-11",
        cites="004:114-123",
        place="alameda",
        who="service provider, employment counselor, supervisor",
        cell="WTW_PST_SUMMARY_OPEN",
        items=(
            Item("client_information", "Client information", "Información del cliente"),
            Item("barriers_recommendations_ocat", "Barriers and recommendations from OCAT",
                 "Barreras y recomendaciones del OCAT"),
            Item("goals_plan_cw20", "Goals and plan from the CalWORKs 2.0 interview",
                 "Metas y plan de la entrevista CalWORKs 2.0"),
            Item("ec_review_recommendations", "Recommendations for the counselor's review",
                 "Recomendaciones para la revisión del consejero"),
            Item("ec_signed", "Final version signed by the counselor", "Versión final firmada por el consejero"),
            Item("supervisor_initials", "Initials of the supervisor", "Iniciales del supervisor"),
        ),
        remarks="Reading: a part with nothing to say is ticked once it says so.",
    )
)  # fmt: skip

AGENDA = checklist(
    Checklist(
        "WTW-12",
        "Topics of the agenda of the Program Support Team",
        cites="004:132-142",
        place="alameda",
        who="employment counselor, service provider",
        items=(
            Item("purpose", "Purpose of the meeting", "Propósito de la reunión"),
            Item("supportive_services", "Supportive services", "Servicios de apoyo"),
            Item("goal_status", "CalWORKs 2.0 goals: achievement, status and progress",
                 "Metas de CalWORKs 2.0: logros, estado y avance"),
            Item("opportunities_changes", "Opportunities and changes", "Oportunidades y cambios"),
            Item("job_opportunities", "Job opportunities", "Oportunidades de empleo"),
            Item("wen_cs", "WEN/CS", "WEN/CS"),
            Item("wtw2_amendments", "Amendments to the WTW 2", "Enmiendas al WTW 2"),
            Item("goal_revision", "Revision of goals", "Revisión de las metas"),
        ),
    )
)


@question(
    "WTW-12",
    cell={"WTW_PST_AGENDA_OK": "ok", "WTW_PST_AGENDA_OPEN": "unchecked", "WTW_PST_AGENDA_TIMING": "timing"},
    cites="004:132-142",
    place="alameda",
    inputs={
        "checked": Ticks(AGENDA.codes, "topics on the agenda", "temas en la agenda"),
        "other_topics": Items(Text("topic", "tema"), "further topics", "otros temas", default=[], blank=NOTHING),
        "finalized_on": Day("agenda final", "agenda definitiva", blank=NOTHING),
        "meeting_on": Day("day of the meeting", "día de la reunión"),
    },
    gives={
        "ok": Flag("agenda in order", "agenda en orden"),
        "unchecked": Ticks(AGENDA.codes, "topics not on the agenda", "temas que faltan"),
        "timing": Choice(TIMINGS, "when it was final", "cuándo quedó definitiva"),
    },
    example={"checked": ["purpose", "supportive_services"], "finalized_on": "2020-09-14", "meeting_on": "2020-09-15"},
)  # fmt: skip
def agenda(checked: Any, other_topics: Any, finalized_on: Any, meeting_on: Any) -> Any:
    """Is the agenda of the Program Support Team in order?

    Boundary: final on the day of the meeting is in time, the day after is late; further topics are welcome.
    Boundary: the day of the meeting is not asked for while the agenda is not final.
    Reading: before the meeting includes the same day, since no time of day is recorded.
    """
    unchecked = unticked(checked, AGENDA.codes.bits())
    timing = first_true(
        (negate(known(finalized_on)), TIMINGS.not_finalized),
        (finalized_on <= meeting_on, TIMINGS.in_time),
        otherwise=TIMINGS.late,
    )
    return {"ok": all_of(unchecked == 0, timing == TIMINGS.in_time), "unchecked": unchecked, "timing": timing}
