"""A new case: is it acceptable, and which supportive services are authorized now (004:90-100, 281)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checklists import Checklist, Item
from caseload.rules.engine.kinds import NOTHING, Day, Flag
from caseload.rules.engine.registry import checklist, question
from caseload.rules.wtw.inputs import as_of
from caseload.rules.wtw.spans import covers

checklist(
    Checklist(
        "WTW-06",
        "Is a new case acceptable?",
        question="WTW-06.review",
        cites="004:90-100, 281",
        place="alameda",
        who="employment counselor",
        cell="WTW_NEW_CASE_OPEN",
        items=(
            Item("alerts", "Alerts reviewed, assignment verified", "Alertas revisadas, asignación verificada"),
            Item("activity_statuses", "Activity statuses reviewed", "Estados de las actividades revisados"),
            Item("case_comments", "Case comments reviewed", "Comentarios del caso revisados"),
            Item("apr_asm_screens", "Appraisal and assessment screens filled in",
                 "Pantallas de apreciación y evaluación completas", applies="apr_asm_applicable"),
            Item("supportive_services_current_month", "Supportive services authorized for the current month",
                 "Servicios de apoyo autorizados para el mes actual"),
            Item("wtw2_entered", "WTW 2 plan entered", "Plan WTW 2 registrado", applies="wtw2_applicable"),
            Item("documents_imaged", "Documents imaged", "Documentos digitalizados"),
        ),
        conditions={
            "apr_asm_applicable": Flag("the appraisal and assessment screens apply",
                                       "las pantallas de apreciación y evaluación aplican", default=True),
            "wtw2_applicable": Flag("a WTW 2 plan applies", "aplica un plan WTW 2", default=True),
        },
        example={"checked": ["alerts", "activity_statuses", "case_comments"], "wtw2_applicable": False},
    )
)  # fmt: skip


@question(
    "WTW-06.services",
    cell="WTW_SERVICE_CURRENT",
    cites="004:97",
    place="alameda",
    inputs={
        "began_on": Day("first day authorized", "primer día autorizado"),
        "ends_on": Day("last day authorized", "último día autorizado", blank=NOTHING, not_before="began_on"),
        "as_of": as_of(),
    },
    gives={"current": Flag("authorized on that day", "autorizado ese día")},
    example={"began_on": "2020-08-01", "ends_on": "2020-08-31", "as_of": "2020-08-31"},
)  # fmt: skip
def service_current(began_on: Any, ends_on: Any, as_of: Any) -> Any:
    """Is a supportive service authorized on the day asked about?

    Boundary: the last day authorized belongs to it; without a last day it is open-ended.
    Reading: authorized for the current month means that the day asked about is covered.
    """
    return covers(began_on, ends_on, as_of)
