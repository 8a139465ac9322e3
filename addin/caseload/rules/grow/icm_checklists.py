"""What is ticked off in Intensive Case Management: duties of a visit, Resource Center, outcomes (003:43-138)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checklists import Checklist, Item
from caseload.rules.engine.kinds import Flag, Ticks
from caseload.rules.engine.primitives import choose, unticked
from caseload.rules.engine.registry import checklist, question

DUTIES = checklist(
    Checklist(
        "ICM-26",
        "Standing duties of the case manager",
        cites="003:53, 60-72, 78-82, 95",
        place="los_angeles",
        who="case manager",
        items=(
            Item("obligation_explained", "Duty to take part at all times explained",
                 "Explicada la obligación de participar en todo momento", line="003:62"),
            Item("twenty_hours_explained", "Hours a week explained", "Explicadas las horas semanales", line="003:66"),
            Item("end_conditions_explained", "Explained when the services end",
                 "Explicado cuándo terminan los servicios", line="003:70"),
            Item("days_left_told", "Time limits and days left told", "Informados los límites y los días restantes",
                 line="003:72"),
            Item("no_success_reasons_explored", "Reasons for no success explored",
                 "Exploradas las razones de la falta de éxito", line="003:78"),
            Item("jspc_learning_reinforced", "What was learned in JSPC reinforced", "Reforzado lo aprendido en JSPC",
                 line="003:53, 80"),
            Item("resume_reviewed", "Résumé and papers reviewed", "Revisados el currículum y los documentos",
                 line="003:82"),
            Item("resume_revised", "Help with revising the résumé given", "Ayuda para corregir el currículum",
                 line="003:82"),
            Item("barriers_assessed", "Barriers to employment assessed", "Evaluados los obstáculos para el empleo",
                 line="003:95"),
        ),
    )
)  # fmt: skip


@question(
    "ICM-26",
    cell={"GROW_VISIT_DUTIES_OPEN": "unchecked", "GROW_VISIT_DUTIES_COMPLETE": "complete"},
    cites="003:53, 60-72, 78-82, 95",
    place="los_angeles",
    inputs={
        "checked": Ticks(DUTIES.codes, "points that are done", "puntos hechos"),
        "resume_in_order": Flag("résumé accurate, timely and effective", "currículum correcto, actual y eficaz"),
    },
    gives={
        "complete": Flag("complete", "completo"),
        "unchecked": Ticks(DUTIES.codes, "open points", "puntos abiertos"),
    },
    example={"checked": ["days_left_told", "resume_reviewed"], "resume_in_order": True},
)
def open_duties(checked: Any, resume_in_order: Any) -> Any:
    """Which of the case manager's duties at a visit are still open?

    Boundary: a résumé that is in order needs no revision.
    Reading: only the reminder of the days left is expressly for each visit; the others are taken so too.
    """
    revision = DUTIES.codes.bits("resume_revised")
    left = unticked(checked, choose(resume_in_order, DUTIES.codes.bits() - revision, DUTIES.codes.bits()))
    return {"complete": left == 0, "unchecked": left}


checklist(
    Checklist(
        "ICM-22",
        "Are the outcomes of an assignment to Intensive Case Management reached?",
        question="ICM-22",
        cites="003:120-138",
        place="los_angeles",
        who="case manager",
        cell="GROW_ICM_OUTCOMES_OPEN",
        remarks="Boundary: the signature of one of the two is not enough.\n"
        "Reading: what is done as needed or as appropriate is also ticked when nothing was needed.",
        items=(
            Item("understands_icm", "Understands when to take part", "Entiende cuándo debe participar", line="003:122"),
            Item("understands_resource_center", "Understands the daily visit to the Resource Center",
                 "Entiende la visita diaria al Centro de Recursos", line="003:124"),
            Item("knows_days_left", "Knows the days left on aid", "Sabe los días restantes de ayuda", line="003:126"),
            Item("motivated", "Motivated to go on looking for work", "Motivado para seguir buscando trabajo",
                 line="003:128"),
            Item("received_abp85", "Received the ABP 85", "Recibió el ABP 85", line="003:130"),
            Item("signed_1463_icm_both", "ABP 1463-ICM signed by participant and case manager",
                 "ABP 1463-ICM firmado por el participante y el administrador del caso", line="003:132"),
            Item("supportive_referrals_as_needed", "Referrals to supportive services as needed",
                 "Referencias a servicios de apoyo según la necesidad", line="003:134"),
            Item("component_screen_done", "Component assignment screen completed on GROW",
                 "Pantalla de asignación del componente completada en GROW", line="003:136"),
            Item("expenses_authorized", "Work-related expenses authorized as appropriate",
                 "Gastos relacionados con el trabajo autorizados según corresponda", line="003:138"),
        ),
        example={"checked": ["understands_icm", "motivated"]},
    )
)  # fmt: skip

checklist(
    Checklist(
        "ICM-19.points",
        "Further duties of the case manager on the ABP 821, ticked by hand",
        cites="003:41, 68, 76, 89-93, 103-107",
        place="los_angeles",
        who="case manager",
        items=(
            Item("reminded", "Reminded of this appointment on the business day before",
                 "Recordada la cita el día hábil anterior", line="003:68"),
            Item("sign_ins_checked", "Sign-in sheet of the Resource Center checked daily",
                 "Revisada cada día la lista de firmas del Centro de Recursos", line="003:76"),
            Item("searches_reviewed", "All job searches reviewed, some picked at random and asked about",
                 "Revisadas las búsquedas, algunas escogidas al azar y preguntadas", line="003:105"),
            Item("abp85_annotated", "Results written on the ABP 85", "Resultados anotados en el ABP 85", line="003:105"),
            Item("job_developer_referred", "Referred to a Job Developer", "Enviado a un promotor de empleo", line="003:41"),
            Item("fairs_referred", "Referred to job fairs and recruitments, with map or directions",
                 "Enviado a ferias y reclutamientos, con mapa o indicaciones", line="003:89"),
            Item("onsite_told", "Told of employers who come to recruit on site",
                 "Informado de empleadores que vienen a reclutar", line="003:91"),
            Item("worksource_referred", "Referred to a WorkSource center as appropriate, with map or directions",
                 "Enviado a un centro WorkSource según corresponda, con mapa o indicaciones", line="003:93"),
            Item("return_set", "Return appointment set (see the ABP 1460)", "Fijada la cita siguiente (véase el ABP 1460)",
                 line="003:103, 107"),
        ),
    )
)  # fmt: skip

checklist(
    Checklist(
        "ICM-08.tasks",
        "Were the tasks of a visit to the Resource Center done?",
        question="ICM-08.tasks",
        cites="003:45-52",
        place="los_angeles",
        who="participant",
        cell="GROW_VISIT_TASKS_OPEN",
        items=(
            Item("worked_with_job_developer", "Worked with a Job Developer", "Trabajó con un promotor de empleo"),
            Item("checked_job_lead_board", "Checked the board of job leads", "Revisó el tablero de ofertas"),
            Item("checked_newspapers", "Looked for offers in local newspapers", "Buscó ofertas en periódicos locales"),
            Item("made_phone_calls", "Asked about jobs by telephone", "Preguntó por empleos por teléfono"),
            Item("followed_up_employers", "Followed up with employers", "Dio seguimiento con empleadores"),
            Item("networked", "Networked: shared leads with other participants",
                 "Hizo contactos: compartió ofertas con otros participantes"),
        ),
        example={"checked": ["networked", "made_phone_calls"]},
    )
)  # fmt: skip
