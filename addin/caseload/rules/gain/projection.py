"""Through which day verified hours are projected (001:80, 84)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.days import add_months
from caseload.rules.engine.kinds import Choice, Day, Flag
from caseload.rules.engine.primitives import choose, earlier, first_true, is_true, negate, note
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.gain.windows import law

CYCLES = Codes("weekly", "biweekly", "monthly")
RECORDS = Codes("seven_days", "fourteen_days", "one_calendar_month")
"""The records of a full pay cycle, in the places of the cycles."""
VERIFY = Codes("monthly", "pay_cycle", "projected")


def _outstanding(aided: Any, hours_vary: Any, cycle_received: Any) -> Any:
    """Is a full pay cycle of actual hours still to come?"""
    return is_true(aided) & is_true(hours_vary) & (cycle_received == 0)


@question(
    "GAIN-PES-18",
    cell={"GAIN_HOURS_GOOD_THROUGH": "project_through", "GAIN_HOURS_VERIFY": "verify",
          "GAIN_RECORDS_NEEDED": "records_needed"},
    cites="001:80, 84",
    place="los_angeles",
    for_participant=True,
    inputs={
        "aided": Flag("cash aid goes on", "la ayuda en efectivo continúa"),
        "hours_vary": Flag("the hours vary", "las horas varían", default=False),
        "cycle_received": Flag("a full pay cycle of actual hours is in",
                               "se recibió un ciclo de pago completo de horas reales", default=False,
                               once=lambda hours_vary: is_true(hours_vary)),
        "pay_cycle": Choice(CYCLES, "pay cycle", "ciclo de pago", default=None, once=_outstanding),
        "verified_on": Day("hours verified or reported", "horas verificadas o informadas"),
        "next_sar7_on": Day("next SAR 7 due", "próximo SAR 7", not_before="verified_on"),
        "next_redetermination_on": Day("next annual redetermination", "próxima redeterminación anual",
                                       not_before="verified_on"),
    },
    gives={
        "project_through": Day("hours good through", "horas válidas hasta"),
        "verify": Choice(VERIFY, "how hours are verified", "cómo se verifican las horas"),
        "records_needed": Choice(RECORDS, "records needed", "comprobantes necesarios"),
    },
    notes={"through": ("earliest of these days", "la primera de estas fechas")},
    example={"aided": True, "verified_on": "2022-03-10", "next_sar7_on": "2022-06-30",
             "next_redetermination_on": "2022-12-31"},
)  # fmt: skip
def projection(aided: Any, hours_vary: Any, cycle_received: Any, pay_cycle: Any, verified_on: Any, next_sar7_on: Any,
               next_redetermination_on: Any) -> Any:  # fmt: skip
    """Through which day are these hours good?

    Boundary: after cash aid ended nothing is projected; while a pay cycle is outstanding nothing is either.
    Reading: the SAR 7 due day, the redetermination and six months from the verification all end a projection, the
    earliest first; whether six months also end that of the first hours is a parameter.
    Reading: hours that varied are actual hours once the cycle is in, so six months always end their projection.
    """
    outstanding = _outstanding(aided, hours_vary, cycle_received)
    capped = law("gain.initial_projection_capped") | is_true(hours_vary)
    cap = choose(capped, add_months(verified_on, law("gain.projection_months")), NONE)
    verify = first_true((negate(aided), VERIFY.monthly), (outstanding, VERIFY.pay_cycle), otherwise=VERIFY.projected)
    through = note("through", earlier(next_sar7_on, next_redetermination_on, cap))
    return {
        "project_through": choose(verify == VERIFY.projected, through, NONE),
        "verify": verify,
        "records_needed": choose(outstanding, pay_cycle, NONE),
    }
