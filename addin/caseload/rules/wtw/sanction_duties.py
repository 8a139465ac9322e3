"""What the counselor does for a sanctioned person: six duties, and a contact every month (004:220-230)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checklists import Checklist, Item
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Day, Flag, Text, Ticks, refuse
from caseload.rules.engine.lists import Items
from caseload.rules.engine.primitives import known, negate, unticked
from caseload.rules.engine.recurring import next_contact
from caseload.rules.engine.registry import checklist, question

END_STATUSES = Codes("end_unsatisfactory_participation", "end_completed", "end_other")

DUTIES = checklist(
    Checklist(
        "WTW-26",
        "What is done once for a sanctioned person",
        cites="004:220-229",
        place="alameda",
        who="employment counselor",
        items=(
            Item("imposed_correctly", "Sanction imposed correctly", "Sanción impuesta correctamente"),
            Item("status_sanction", "Registration status is Sanction", "El estado de la inscripción es Sanción"),
            Item("activity_end_unsatisfactory", "Sanctioned activity ended as unsatisfactory participation",
                 "Actividad sancionada terminada por participación insatisfactoria"),
            Item("other_activities_end_dated", "Other activities end-dated", "Otras actividades con fecha final"),
            Item("services_ended_and_notified", "Supportive services ended, notice sent",
                 "Servicios de apoyo terminados, aviso enviado"),
            Item("case_comments", "Case comments entered", "Comentarios del caso registrados"),
        ),
    )
)


@question(
    "WTW-26.steps",
    cell={"WTW_SANCTION_DUTIES_OPEN": "unchecked", "WTW_SANCTION_NEXT_CONTACT": "contact_due_on"},
    cites="004:220-230",
    place="alameda",
    inputs={
        "checked": Ticks(DUTIES.codes, "points that are done", "puntos hechos"),
        "sanctioned_on": Day("first day of the sanction", "primer día de la sanción", default=None,
                             asked=lambda last_contact_on: negate(known(last_contact_on))),
        "last_contact_on": Day("last contact", "último contacto", blank=NOTHING),
    },
    gives={
        "complete": Flag("complete", "completo"),
        "unchecked": Ticks(DUTIES.codes, "open points", "puntos abiertos"),
        "contact_due_on": Day("next contact due", "próximo contacto a más tardar"),
    },
    example={"checked": ["imposed_correctly", "status_sanction"], "sanctioned_on": "2020-08-01"},
)  # fmt: skip
def sanction_steps(checked: Any, sanctioned_on: Any, last_contact_on: Any) -> Any:
    """What is still to be done for a sanctioned person, and when is the next contact due?

    Boundary: the monthly contact does not enter what is complete; a contact before the sanction does not count.
    Reading: the first contact is due by the end of the month in which the sanction begins.
    """
    left = unticked(checked, DUTIES.codes.bits())
    return {"complete": left == 0, "unchecked": left, "contact_due_on": next_contact(sanctioned_on, last_contact_on)}


@question(
    "WTW-26.activities",
    cell={"WTW_SANCTION_ACTIVITIES_OK": "ok"},
    cites="004:225-227",
    place="alameda",
    over_lists=True,
    inputs={
        "activities": Items(
            None, "activities", "actividades", table="Activities",
            fields={"activity_id": Text("activity", "actividad"),
                    "ended_on": Day("ended on", "terminada el", blank=NOTHING),
                    "end_status": Choice(END_STATUSES, "status at the end", "estado al terminar", blank=NOTHING)},
            probes=([{"activity_id": other} for other in Text().extremes()],
                    [{"activity_id": other, "end_status": status, "ended_on": "2020-01-01"} for other, status
                     in zip(Text().extremes(), END_STATUSES, strict=False)]),
        ),
        "sanctioned_activity": Text("activity of the sanction", "actividad de la sanción"),
    },
    gives={
        "ok": Flag("closed as they should be", "cerradas como corresponde"),
        "open_activities": Items(Text("activity", "actividad"), "activities without an end",
                                 "actividades sin fecha final"),
        "wrong_status": Items(Text("activity", "actividad"), "sanctioned activity with another status",
                              "actividad sancionada con otro estado"),
    },
    example={"activities": [{"activity_id": "A1", "ended_on": "2020-08-01",
                             "end_status": "end_unsatisfactory_participation"}], "sanctioned_activity": "A1"},
)  # fmt: skip
def sanctioned_activities(activities: list[Any], sanctioned_activity: Any) -> dict[str, Any]:
    """Are the activities of a sanctioned person closed as they should be?

    Boundary: the sanctioned activity may be among the open ones; the status of the others is not looked at.
    """
    if all(line.activity_id != sanctioned_activity for line in activities):
        refuse("sanctioned_activity", "not_allowed")
    still_open = [line.activity_id for line in activities if not known(line.ended_on)]
    wrong = [line.activity_id for line in activities if line.activity_id == sanctioned_activity
             and line.end_status != END_STATUSES.end_unsatisfactory_participation]  # fmt: skip
    return {"ok": not still_open and not wrong, "open_activities": still_open, "wrong_status": wrong}
