"""Intensive Case Management rests while another activity runs (003:17, 27, 62, 103, 122)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.folds import any_line, earliest, latest
from caseload.rules.engine.kinds import NOTHING, Choice, Day, Flag
from caseload.rules.engine.lists import Items
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.primitives import first_true, known, negate, one_of
from caseload.rules.engine.registry import question
from caseload.rules.wtw.spans import covers

law = parameters("los_angeles")
REASONS = Codes("in_other_activity", "short_gap", "gap", "no_other_activity")


@question(
    "ICM-07",
    cell={"GROW_ICM_REQUIRED": "icm_required", "GROW_ICM_REQUIRED_REASON": "reason"},
    cites="003:17, 27, 62, 103, 122",
    place="los_angeles",
    inputs={
        "as_of": Day("day asked about", "día consultado"),
        "spans": Items(
            None, "other activities that take all hours", "otras actividades que ocupan todas las horas",
            table="Activities",
            fields={"began_on": Day("first day", "primer día"),
                    "ends_on": Day("last day", "último día", blank=NOTHING, not_before="began_on")},
            row=lambda began_on, ends_on, as_of: {"running": covers(began_on, ends_on, as_of)},
            folds={
                "active": any_line("running", kind=Flag("another activity on the day", "otra actividad ese día")),
                "last_end": latest("ends_on", where=("ends_on", "<", "as_of"),
                                   kind=Day("last activity ended on", "última actividad terminada el")),
                "next_begin": earliest("began_on", where=("began_on", ">", "as_of"),
                                       kind=Day("next activity begins on", "siguiente actividad comienza el")),
            },
        ),
    },
    gives={
        "icm_required": Flag("Intensive Case Management required", "manejo intensivo del caso obligatorio"),
        "reason": Choice(REASONS, "reason", "motivo"),
    },
    example={"as_of": "2022-02-10", "spans": [{"began_on": "2022-01-10", "ends_on": "2022-02-04"},
                                              {"began_on": "2022-03-01", "ends_on": None}]},
)  # fmt: skip
def required_on(as_of: Any, active: Any, last_end: Any, next_begin: Any) -> Any:
    """Is Intensive Case Management required on the day?

    Boundary: the first and the last day of an activity belong to it; a gap of less than seven days has no such day.
    Reading: it rests from the first day of the next activity, not from the appointment at which that is scheduled.
    """
    between = known(last_end) & known(next_begin)
    short = between & (next_begin - last_end < law("icm.gap_days", when=between))
    reason = first_true(
        (active, REASONS.in_other_activity),
        (negate(known(last_end)), REASONS.no_other_activity),
        (short, REASONS.short_gap),
        otherwise=REASONS.gap,
    )
    return {"icm_required": one_of(reason, REASONS.gap, REASONS.no_other_activity), "reason": reason}
