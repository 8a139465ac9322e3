"""The Case Management Report (608): five categories in which a counselor reviews a caseload (004:158-163)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Count, Day, Flag, Ticks
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.primitives import all_of, any_of, bits_where, choose, known, negate, note, one_of, unticked
from caseload.rules.engine.recurring import MONTHLY, month_after
from caseload.rules.engine.registry import pointer, question
from caseload.rules.engine.units import NONE
from caseload.rules.wtw.inputs import as_of, monthly_reading

law = parameters("alameda")
CATEGORIES = Codes(
    "discontinued", "no_current_activity", "approaching_or_at_day_20", "no_activity_update",
    "past_overdue_noncompliance",
)  # fmt: skip
REGISTRATIONS = Codes("mandatory", "volunteer", "exempt", "sanction", "closed")
RESOLUTIONS = Codes("good_cause", "exempt", "complied", "compliance_plan", "sanction")
OUTCOMES = Codes("completed", "failed")
LONGEST_APPROACH = 20
"""Bound of the choice ``approach_days``: no window is wider than the process that it looks ahead in."""

pointer("WTW-17", "CW-VOC-01, CW-24M-01",
        "the 12 months of vocational education and the 24-month clock are State law; Universal Engagement shows them")


def process(as_of: Any, registration: Any, good_cause_deferral: Any, notice_on: Any, resolved_on: Any,
            resolution: Any, plan_ends_on: Any, plan_outcome: Any) -> dict[str, Any]:  # fmt: skip
    """Does a noncompliance run on a day, or is one that was resolved open again?"""
    begun = all_of(registration == REGISTRATIONS.mandatory, negate(good_cause_deferral),
                   known(notice_on), notice_on <= as_of)  # fmt: skip
    resolved = known(resolved_on) & (resolved_on <= as_of)
    plan_over = negate(known(plan_outcome)) & (as_of > plan_ends_on)
    broken = (resolution == RESOLUTIONS.compliance_plan) & ((plan_outcome == OUTCOMES.failed) | plan_over)
    return {"running": begun & negate(resolved), "reopened": all_of(begun, resolved, broken)}


@question(
    "WTW-16.report",
    cell="WTW_REPORT_608",
    cites="004:158-163, 273",
    place="alameda",
    looked_up_on="notice_on",
    inputs={
        "as_of": as_of(around=lambda day: [month_after(day, reading) for reading in range(len(MONTHLY))]),
        "registration": Choice(REGISTRATIONS, "registration status", "estado de la inscripción", default=None),
        "good_cause_deferral": Flag("good cause or a deferral is in force", "hay causa justificada o aplazamiento",
                                    default=False),
        "discontinued_on": Day("first day without cash aid", "primer día sin ayuda en efectivo", blank=NOTHING),
        "current_activity": Flag("an activity is open", "hay una actividad abierta", default=None),
        "last_update_on": Day("latest entry about an open activity", "última anotación sobre una actividad abierta",
                              blank=NOTHING),
        "notice_on": Day("latest notice of noncompliance", "último aviso de incumplimiento", blank=NOTHING),
        "resolved_on": Day("noncompliance resolved", "incumplimiento resuelto", default=None, not_before="notice_on",
                           asked=lambda resolution: known(resolution)),
        "resolution": Choice(RESOLUTIONS, "how it was resolved", "cómo se resolvió", default=None,
                             asked=lambda resolved_on: known(resolved_on)),
        "plan_ends_on": Day("last day of the compliance plan", "último día del plan de cumplimiento", default=None,
                            asked=lambda resolution, plan_outcome: (
                                (resolution == RESOLUTIONS.compliance_plan) & negate(known(plan_outcome)))),
        "plan_outcome": Choice(OUTCOMES, "outcome of the compliance plan", "resultado del plan de cumplimiento",
                               blank=NOTHING),
        "approach_days": Count("days that count as approaching day 20", "días que cuentan como cerca del día 20",
                               high=LONGEST_APPROACH, blank=NOTHING),
        "reading": monthly_reading("same_day"),
    },
    gives={"categories": Ticks(CATEGORIES, "categories of the report", "categorías del informe")},
    notes={"last_on": ("last day to settle the noncompliance", "último día para resolver el incumplimiento"),
           "update_by": ("update due by", "anotación a más tardar")},
    example={"as_of": "2020-08-25", "registration": "mandatory", "current_activity": True,
             "last_update_on": "2020-08-05", "notice_on": "2020-08-10"},
)  # fmt: skip
def categories(as_of: Any, registration: Any, good_cause_deferral: Any, discontinued_on: Any, current_activity: Any,
               last_update_on: Any, notice_on: Any, resolved_on: Any, resolution: Any, plan_ends_on: Any,
               plan_outcome: Any, approach_days: Any, reading: Any) -> Any:  # fmt: skip
    """In which categories of the report is a case on a given day?

    Boundary: the day of the notice is day 0; day 20 is still approaching, day 21 is overdue.
    Boundary: a compliance plan settles the noncompliance through its last day; failed or over, it is open again.
    Boundary: a closed file is on no list; a discontinuance stands alone from the first day without aid.
    Reading: exempt and deferred cases without an activity are not listed, sanctioned ones are.
    Reading: no update means more than a month, counted from day to day (reading).
    Reading: approaching is five days before day 20 unless told otherwise (approach_days).
    """
    on_file = registration != REGISTRATIONS.closed
    off_aid = known(discontinued_on) & (discontinued_on <= as_of)
    state = process(as_of, registration, good_cause_deferral, notice_on, resolved_on, resolution, plan_ends_on,
                    plan_outcome)  # fmt: skip
    running = state["running"]
    last_on = choose(running, notice_on + law("calworks.nc_period_days", notice_on, when=running), NONE)
    last_on = note("last_on", last_on)
    usual = law("alameda.report608.approach_days", as_of, when=running & negate(known(approach_days)))
    window = choose(known(approach_days), approach_days, usual)
    expected = one_of(registration, REGISTRATIONS.mandatory, REGISTRATIONS.volunteer, REGISTRATIONS.sanction)
    silent = negate(known(last_update_on)) | (as_of > note("update_by", month_after(last_update_on, reading)))
    shown = on_file & negate(off_aid)
    return bits_where(
        on_file & off_aid,
        all_of(shown, negate(current_activity), negate(good_cause_deferral), expected),
        all_of(shown, running, last_on - window <= as_of, as_of <= last_on),
        all_of(shown, current_activity, silent),
        shown & any_of(running & (as_of > last_on), state["reopened"]),
    )


@question(
    "WTW-16.actions",
    cell="WTW_REPORT_608_OPEN",
    cites="004:158",
    place="alameda",
    inputs={
        "categories": Ticks(CATEGORIES, "categories of the case", "categorías del caso"),
        "checked": Ticks(CATEGORIES, "categories with an action noted", "categorías con una acción anotada"),
    },
    gives={
        "complete": Flag("complete", "completo"),
        "unchecked": Ticks(CATEGORIES, "categories without an action", "categorías sin acción"),
    },
    example={"categories": ["no_current_activity", "past_overdue_noncompliance"], "checked": ["no_current_activity"]},
)  # fmt: skip
def actions_noted(categories: Any, checked: Any) -> Any:
    """Is the action taken noted for each category of the case?

    Boundary: a case on no list needs no note.
    """
    left = unticked(checked, categories)
    return {"complete": left == 0, "unchecked": left}
