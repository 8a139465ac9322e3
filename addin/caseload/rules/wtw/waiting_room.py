"""The introductory meeting with a participant who waits in the office: topics and comment (004:76-88)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checklists import Checklist, Item
from caseload.rules.engine.kinds import Flag, Ticks
from caseload.rules.engine.primitives import unticked
from caseload.rules.engine.registry import checklist, question

MEETING = checklist(
    Checklist(
        "WTW-47",
        "Topics of the introductory meeting",
        cites="004:82-88",
        place="alameda",
        who="employment counselor of the day",
        items=(
            Item("activities_overview", "Overview of activities and services (optional)",
                 "Resumen de actividades y servicios (opcional)", line="004:84"),
            Item("supportive_service_needs", "Needs for supportive services (optional)",
                 "Necesidades de servicios de apoyo (opcional)", line="004:85"),
            Item("goal_plan_do_tool", "Goal, Plan, Do tool (optional)",
                 "Herramienta Meta, Plan, Acción (opcional)", line="004:86"),
            Item("contact_information", "Contact information and point of contact (optional)",
                 "Datos y persona de contacto (opcional)", line="004:87"),
            Item("case_comment", "Case comment entered", "Comentario del caso registrado", line="004:88"),
        ),
    )
)  # fmt: skip
OWED = MEETING.codes.bits("case_comment")
OPTIONAL = MEETING.codes.bits() & ~OWED


@question(
    "WTW-47",
    cell={"WTW_MEETING_RECORDED": "complete", "WTW_MEETING_NOT_COVERED": "not_covered"},
    cites="004:76-88",
    place="alameda",
    inputs={"checked": Ticks(MEETING.codes, "points that are done", "puntos hechos")},
    gives={
        "complete": Flag("recorded", "registrada"),
        "unchecked": Ticks(MEETING.codes, "still owed", "falta hacer"),
        "not_covered": Ticks(MEETING.codes, "topics not covered", "temas no tratados"),
    },
    example={"checked": ["activities_overview", "case_comment"]},
)
def meeting_recorded(checked: Any) -> Any:
    """Is the introductory meeting recorded?

    Boundary: without any topic but with a comment it is; the topics that were not covered are information only.
    Reading: the comment is a duty, though it stands among topics that may be left out.
    """
    left = unticked(checked, OWED)
    return {"complete": left == 0, "unchecked": left, "not_covered": unticked(checked, OPTIONAL)}
