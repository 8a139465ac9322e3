"""The closing of a record, step by step: counselor, supervisor, clerical staff, and the form 63-62 (004:240-271)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checklists import Checklist, Item
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import Choice, Flag, Ticks
from caseload.rules.engine.primitives import bits_where, choose, negate, one_of
from caseload.rules.engine.registry import checklist, question
from caseload.rules.engine.units import NONE
from caseload.rules.wtw.roles import REGISTRATIONS, ROLES, registration

PROBLEMS = Codes("screens_not_updated", "comments_incomplete", "eligibility_active", "wtw_sanction",
                 "good_cause_deferral")  # fmt: skip
BENEFITS = Codes("tcf", "nacf", "none")
EVENTS = Codes("case_closing", "other")
OPTION_FORM = Codes("63-62")

checklist(
    Checklist(
        "WTW-29",
        "Are the counselor's closing steps done?",
        question="WTW-29.steps",
        cites="004:240-248",
        place="alameda",
        who="employment counselor",
        cell="WTW_CLOSING_STEPS_OPEN",
        items=(
            Item("a_verified", "Discontinuance verified", "Terminación de la ayuda verificada", line="004:241"),
            Item("b_calfresh_notice", "Form 63-62 sent to the CalFresh household",
                 "Formulario 63-62 enviado al hogar con CalFresh", applies="calfresh", line="004:242"),
            Item("c_activities_end_dated", "Activities end-dated", "Actividades con fecha final", line="004:243"),
            Item("d_services_ended_notified", "Supportive services ended, notice sent",
                 "Servicios de apoyo terminados, aviso enviado", line="004:244"),
            Item("e_case_comments_reason", "Case comments with the reason of the closing",
                 "Comentarios del caso con el motivo del cierre", line="004:245"),
            Item("f_status_closed", "Registration status is Closed", "El estado de la inscripción es Cerrado",
                 line="004:246"),
            Item("g_50_20e", "Form 50-20e for closed files given to the supervisor",
                 "Formulario 50-20e para casos cerrados entregado al supervisor", line="004:248"),
        ),
        conditions={
            "calfresh": Flag("the person will get TCF or NACF CalFresh",
                             "la persona recibirá CalFresh transicional (TCF) o sin ayuda en efectivo (NACF)"),
        },
        example={"checked": ["a_verified", "b_calfresh_notice"], "calfresh": True},
        remarks="Boundary: without CalFresh no form 63-62 is owed; once it was sent, CalFresh does not matter.",
    )
)  # fmt: skip


@question(
    "WTW-30",
    cell={"WTW_CLOSING_PROBLEMS": "problems", "WTW_CLOSING_FORWARD": "forward_to", "WTW_CLOSING_RETURN": "return_to",
          "WTW_CLOSING_SET_CLOSED": "set_closed"},
    cites="004:250-257",
    place="alameda",
    inputs={
        "screens_ok": Flag("all employment services screens updated",
                           "todas las pantallas de servicios de empleo actualizadas"),
        "comments_ok": Flag("case comments complete", "comentarios del caso completos"),
        "eligibility_active": Flag("still active in eligibility", "todavía activo en elegibilidad"),
        "registration": registration(),
    },
    gives={
        "forward_to": Choice(ROLES, "forwarded to", "se envía a"),
        "return_to": Choice(ROLES, "returned to", "se devuelve a"),
        "set_closed": Flag("set the registration to Closed", "cambiar la inscripción a Cerrado"),
        "problems": Ticks(PROBLEMS, "problems found", "problemas encontrados"),
    },
    example={"screens_ok": True, "comments_ok": True, "eligibility_active": False, "registration": "mandatory"},
)  # fmt: skip
def supervisor_review(screens_ok: Any, comments_ok: Any, eligibility_active: Any, registration: Any) -> Any:
    """Does the supervisor forward the 50-20e for closed files, or return it?

    Boundary: all problems are named at once, so that every blank must be filled first.
    Reading: with a problem the form goes back to the counselor; children who stay on aid keep no adult's record open.
    Reading: a registration of Sanction or good cause goes back too, to settle whether that or a closing applies.
    """
    problems = bits_where(
        negate(screens_ok), negate(comments_ok), eligibility_active,
        registration == REGISTRATIONS.sanction, registration == REGISTRATIONS.good_cause,
    )  # fmt: skip
    clear = problems == 0
    return {
        "forward_to": choose(clear, ROLES.clerical, NONE),
        "return_to": choose(clear, NONE, ROLES.ec),
        "set_closed": clear & (registration != REGISTRATIONS.closed),
        "problems": problems,
    }


checklist(
    Checklist(
        "WTW-31",
        "Are the clerical steps of a closing done?",
        question="WTW-31.steps",
        cites="004:259-271",
        place="alameda",
        who="clerical staff",
        cell="WTW_CLOSING_CLERICAL_OPEN",
        items=(
            Item("routed_to_bank", "Case routed to the closed bank", "Caso enviado al banco de casos cerrados",
                 line="004:263"),
            Item("case_comments", "Case comments completed", "Comentarios del caso completados", line="004:271"),
        ),
    )
)  # fmt: skip


@question(
    "WTW-32",
    cell="WTW_CALFRESH_OPTION_FORM",
    cites="004:242",
    place="alameda",
    for_participant=True,
    inputs={
        "benefit": Choice(BENEFITS, "CalFresh after the closing", "CalFresh después del cierre"),
        "event": Choice(EVENTS, "what happens", "qué ocurre"),
    },
    gives={"document": Choice(OPTION_FORM, "form to send", "formulario que se envía")},
    example={"benefit": "tcf", "event": "case_closing"},
)
def calfresh_option(benefit: Any, event: Any) -> Any:
    """Is form 63-62 due, which says that employment services can go on under CalFresh E&T?

    Boundary: without a closing, or without CalFresh, none is due whatever the other answer.
    Reading: Transitional and Non-Assistance CalFresh and no other benefit.
    """
    due = (event == EVENTS.case_closing) & one_of(benefit, BENEFITS.tcf, BENEFITS.nacf)
    return choose(due, OPTION_FORM["63-62"], NONE)
