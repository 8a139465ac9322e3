"""Which of the counselor's 25 duties apply to a case in a month, and which are left (004:279-319)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.kinds import Count, Flag, Ticks
from caseload.rules.engine.primitives import any_of, bits_where, choose, count_bits, unticked
from caseload.rules.engine.registry import question
from caseload.rules.wtw.duty_list import DUTIES
from caseload.rules.wtw.roles import REGISTRATIONS, registration


def _no(label: str, es: str) -> Flag:
    """A fact of the month that is not so unless it is recorded."""
    return Flag(label, es, default=False)


@question(
    "WTW-53.duties",
    cell={"WTW_DUTIES": "duties", "WTW_DUTIES_COUNT": "count"},
    cites="004:279-319",
    place="alameda",
    inputs={
        "registration": registration(),
        "adults": Count("adults in the unit", "adultos en la unidad", allowed=(1, 2), default=1),
        "open_activities": Count("activities open in the month", "actividades abiertas en el mes",
                                 default=0, probes=(2,)),
        "employed": _no("employed", "con empleo"),
        "newly_assigned": _no("newly assigned", "recién asignado"),
        "introduction_open": _no("introduction meeting not held yet", "falta la reunión de presentación"),
        "status_changed": _no("an activity's status changed", "cambió el estado de una actividad"),
        "activity_terminated": _no("an activity was terminated", "se terminó una actividad"),
        "services_open": _no("services requested or authorized", "servicios pedidos o autorizados"),
        "plan_in_force": _no("a WTW 2 plan is in force", "hay un plan WTW 2 en vigor"),
        "sb1041_open": _no("SB 1041 still to be explained", "falta explicar SB 1041"),
        "plan_change_needed": _no("the plan must be created or changed", "hay que crear o cambiar el plan"),
        "unscheduled_activity": _no("a planned activity is not scheduled", "una actividad del plan sin programar"),
        "participation_problem": _no("a participation problem, new or under way",
                                     "un problema de participación, nuevo o en curso"),
        "pst_needed": _no("a team meeting is needed", "hace falta una reunión del equipo"),
        "referral_requested": _no("a referral was asked for", "se pidió una referencia"),
        "notice_needed": _no("a notice is needed", "hace falta un aviso"),
        "notice_unneeded": _no("a notice is not needed", "hay un aviso innecesario"),
        "documents_to_image": _no("documents to be imaged", "documentos por digitalizar"),
        "alerts_open": _no("alerts are open", "hay alertas pendientes"),
        "windows_outdated": _no("other windows are out of date", "otras ventanas desactualizadas"),
        "wpr_sampled": _no("drawn for the work participation rate", "elegido para la tasa de participación"),
    },
    gives={
        "duties": Ticks(DUTIES.codes, "duties of the month", "tareas del mes"),
        "count": Count("number of duties", "número de tareas"),
    },
    example={"registration": "mandatory", "open_activities": 1},
)  # fmt: skip
def duties_of_month(
    registration: Any, adults: Any, open_activities: Any, employed: Any, newly_assigned: Any, introduction_open: Any,
    status_changed: Any, activity_terminated: Any, services_open: Any, plan_in_force: Any, sb1041_open: Any,
    plan_change_needed: Any, unscheduled_activity: Any, participation_problem: Any, pst_needed: Any,
    referral_requested: Any, notice_needed: Any, notice_unneeded: Any, documents_to_image: Any, alerts_open: Any,
    windows_outdated: Any, wpr_sampled: Any,
) -> Any:  # fmt: skip
    """Which of the counselor's 25 duties apply to a case this month?

    Boundary: a closed record has none; a sanctioned or exempt person keeps the three that always apply.
    Boundary: one open activity asks for attendance and hours; concurrent activities are reviewed from the second on.
    Reading: "as needed", "when relevant", "when requested" are the yes/no answers here.
    """
    active = open_activities >= 1
    applying = bits_where(
        newly_assigned, introduction_open, active, status_changed, activity_terminated, True,
        any_of(active, employed), services_open, True, plan_in_force, open_activities >= 2, sb1041_open,
        plan_change_needed, unscheduled_activity, participation_problem, True, pst_needed, referral_requested,
        notice_needed, notice_unneeded, documents_to_image, alerts_open, windows_outdated, adults == 2, wpr_sampled,
    )  # fmt: skip
    duties = choose(registration == REGISTRATIONS.closed, 0, applying)
    return {"duties": duties, "count": count_bits(duties, len(DUTIES.items))}


@question(
    "WTW-53.open",
    cell={"WTW_DUTIES_OPEN": "unchecked", "WTW_DUTIES_COMPLETE": "complete"},
    cites="004:279-319",
    place="alameda",
    inputs={
        "duties": Ticks(DUTIES.codes, "duties of the month", "tareas del mes"),
        "checked": Ticks(DUTIES.codes, "points that are done", "puntos hechos"),
    },
    gives={
        "complete": Flag("complete", "completo"),
        "unchecked": Ticks(DUTIES.codes, "open points", "puntos abiertos"),
    },
    example={"duties": ["monthly_contact", "time_on_aid", "future_plans"], "checked": ["future_plans"]},
)
def duties_open(duties: Any, checked: Any) -> Any:
    """Which duties of the month are still to be done?

    Boundary: a ticked point that is no duty of the month is ignored; without duties the month is complete.
    """
    left = unticked(checked, duties)
    return {"complete": left == 0, "unchecked": left}
