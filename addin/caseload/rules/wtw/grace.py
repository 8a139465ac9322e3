"""The two grace periods in which a participant may ask for a change of the plan (004:196-199; P-38, P-39)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Day, Flag
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.offices import business_day, rolled
from caseload.rules.engine.primitives import choose, first_true, known, negate, note, one_of
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.wtw.inputs import COUNTED_ROLLS, OFFICE_DAYS, holidays, roll

law = parameters("alameda")
ACTIVITY_KINDS = Codes(
    "education", "training", "employment", "work_experience", "job_search", "orientation", "appraisal", "assessment",
    "other",
)  # fmt: skip
REASONS = Codes("not_training_or_education", "not_initial", "once_only", "too_late")


@question(
    "WTW-21",
    cell={"WTW_PLAN_CHANGE_BY": "last_day", "WTW_PLAN_CHANGE_IN_TIME": "in_time"},
    cites="004:196-198; P-38; P-39",
    place="alameda",
    looked_up_on="amended_on",
    for_participant=True,
    inputs={
        "amended_on": Day("amended plan signed", "plan enmendado firmado", probes=OFFICE_DAYS),
        "requested_on": Day("change asked for", "cambio solicitado", blank=NOTHING),
        "holidays": holidays(),
    },
    gives={
        "last_day": Day("last day to ask for changes", "último día para pedir cambios"),
        "in_time": Flag("asked for in time", "solicitado a tiempo"),
    },
    notes={"last_day": ("last day to ask for changes", "último día para pedir cambios")},
    example={"amended_on": "2020-08-24", "requested_on": "2020-08-27"},
)  # fmt: skip
def plan_change_until(amended_on: Any, requested_on: Any, holidays: Any) -> Any:
    """Until when may the participant ask for changes to an amended plan?

    Boundary: the day of the amendment is not counted, open or closed; the third working day is in time.
    Reading: the amendment is the day of the signature; a request before it is in time.
    """
    days = law("alameda.plan_change_working_days", amended_on)
    last_day = note("last_day", business_day(amended_on, days, holidays))
    return {"last_day": last_day, "in_time": choose(known(requested_on), requested_on <= last_day, NONE)}


@question(
    "WTW-22",
    cell={"WTW_TRAINING_CHANGE_BY": "last_day", "WTW_TRAINING_CHANGE_IN_TIME": "in_time"},
    cites="004:196, 199; P-38",
    place="alameda",
    looked_up_on="began_on",
    for_participant=True,
    inputs={
        "activity_kind": Choice(ACTIVITY_KINDS, "kind of activity", "tipo de actividad"),
        "initial": Flag("first training or education of this participant",
                        "primera capacitación o educación de este participante", default=None),
        "began_on": Day("first day of the activity", "primer día de la actividad", default=None,
                        probes=OFFICE_DAYS),
        "requested_on": Day("change asked for", "cambio solicitado", blank=NOTHING),
        "already_used": Flag("the right was used before", "el derecho ya se usó", default=False),
        "roll": roll("none", COUNTED_ROLLS),
        "holidays": holidays(),
    },
    gives={
        "last_day": Day("last day to ask for another activity", "último día para pedir otra actividad"),
        "in_time": Flag("asked for in time", "solicitado a tiempo"),
        "reason": Choice(REASONS, "why there is no right to a change", "por qué no hay derecho a un cambio"),
    },
    notes={"last_day": ("last day to ask for another activity", "último día para pedir otra actividad")},
    example={"activity_kind": "training", "initial": True, "began_on": "2020-08-25", "requested_on": "2020-09-24"},
)  # fmt: skip
def training_change_until(activity_kind: Any, initial: Any, began_on: Any, requested_on: Any, already_used: Any,
                          roll: Any, holidays: Any) -> Any:  # fmt: skip
    """Until when may the participant ask for another training or education, and was the request in time?

    Boundary: day 30 after the beginning is in time, day 31 is not; a request before the beginning is.
    Boundary: only the first training or education has the right, and only once.
    Reading: the first day is not counted (Gov. Code 6800), and a closed last day stands (roll).
    """
    learning = one_of(activity_kind, ACTIVITY_KINDS.education, ACTIVITY_KINDS.training)
    eligible = learning & initial
    begins = choose(eligible, began_on, NONE)
    counted = choose(eligible, begins + law("alameda.plan_change_days", begins, when=eligible), NONE)
    last_day = note("last_day", rolled(begins, counted, roll, holidays))
    asked = known(requested_on)
    reason = first_true(
        (negate(learning), REASONS.not_training_or_education),
        (negate(initial), REASONS.not_initial),
        (already_used, REASONS.once_only),
        (asked & (requested_on > last_day), REASONS.too_late),
        otherwise=NONE,
    )
    return {"last_day": last_day, "in_time": choose(asked, negate(known(reason)), NONE), "reason": reason}
