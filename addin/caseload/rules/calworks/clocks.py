"""Clocks of Welfare-to-Work that ended in 2022: 24 months, and 12 months of vocational education (004:157; P-07)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.dated import is_in_force, is_repealed, law_edges, law_list
from caseload.rules.engine.days import add_months, first_after
from caseload.rules.engine.kinds import Choice, Count, Day, Flag
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.primitives import at_least_zero, choose, first_true, known, negate, note
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE

PLACE = "california"
law = parameters(PLACE)
CLOCK = "calworks.wtw_24_month_clock"
INFORM = "calworks.wtw_24_month_inform"
VOCATIONAL = "calworks.voc_ed_limit_months"
STATES = Codes("running", "exhausted", "repealed")
MOST_MONTHS = 1200


@question(
    "CW-24M-01.clock",
    cell={"CW_CLOCK24_STARTED": "clock_started_on", "CW_CLOCK24_LAST_DAY": "last_day"},
    cites="004:157; P-07, P-08",
    looked_up_on="clock_started_on",
    inputs={
        "signed_on": Day("day the plan was signed", "día en que se firmó el plan", probes=law_edges(CLOCK)),
        "months_stopped": Count("months in which the clock stood still", "meses en que el reloj se detuvo",
                                high=MOST_MONTHS, default=0),
    },
    gives={
        "clock_started_on": Day("the 24 months start on", "los 24 meses comienzan el"),
        "last_day": Day("last day of the 24 months", "último día de los 24 meses"),
        "repealed_first": Flag("the clock was repealed before", "el reloj fue derogado antes"),
    },
    notes={"would_end": ("the 24 months would end on", "los 24 meses terminarían el")},
    example={"signed_on": "2013-03-15"},
)  # fmt: skip
def clock_of_24_months(signed_on: Any, months_stopped: Any) -> Any:
    """When does the 24-month clock of a signed plan start and end?

    Boundary: a clock can end on 2022-04-30, its last day; one that would end later was repealed first.
    Reading: a plan signed on the first of a month starts the clock a month later.
    """
    started = first_after(signed_on)
    would_end = note("would_end", add_months(started, law(CLOCK, started) + months_stopped) - 1)
    ran_out = is_in_force(CLOCK, would_end, PLACE)
    return {
        "clock_started_on": started,
        "last_day": choose(ran_out, would_end, NONE),
        "repealed_first": negate(ran_out),
    }


@question(
    "CW-24M-01.state",
    cell={"CW_CLOCK24_STATE": "state", "CW_CLOCK24_REMAINING": "remaining"},
    cites="004:157; P-07, P-08",
    looked_up_on="as_of",
    inputs={
        "clock_months": Count("months on the 24-month clock", "meses en el reloj de 24 meses"),
        "as_of": Day("day asked about", "día consultado", probes=law_edges(CLOCK)),
    },
    gives={
        "state": Choice(STATES, "state of the clock", "estado del reloj"),
        "remaining": Count("months left", "meses restantes"),
        "federal_standards": Flag("the federal standards apply", "se aplican las normas federales"),
    },
    example={"clock_months": 23, "as_of": "2022-04-30"},
)
def state_of_24_months(clock_months: Any, as_of: Any) -> Any:
    """Does the 24-month clock run, is it used up, or was it repealed?

    Boundary: 24 months use it up; 2022-04-30 is its last day, from 2022-05-01 there is none.
    """
    gone = is_repealed(CLOCK, as_of, PLACE)
    length = law(CLOCK, as_of, when=negate(gone))
    used_up = negate(gone) & (clock_months >= length)
    return {
        "state": first_true((gone, STATES.repealed), (used_up, STATES.exhausted), otherwise=STATES.running),
        "remaining": choose(gone, NONE, at_least_zero(length - clock_months)),
        "federal_standards": used_up,
    }


@question(
    "CW-24M-01.inform",
    cell={"CW_CLOCK24_INFORM": "inform_cw2208", "CW_CLOCK24_INFORM_LATE": "late"},
    cites="P-08",
    looked_up_on="as_of",
    inputs={
        "clock_months": Count("months on the 24-month clock", "meses en el reloj de 24 meses", probes=(18,)),
        "as_of": Day("day asked about", "día consultado", probes=law_edges(INFORM)),
        "informed": Flag("CW 2208 was sent in this window", "ya se envió el CW 2208 en este período", default=False),
    },
    gives={
        "inform_cw2208": Flag("CW 2208 is to be sent", "corresponde enviar el CW 2208"),
        "late": Flag("it is late", "está atrasado"),
    },
    example={"clock_months": 22, "as_of": "2015-06-01"},
)
def inform_of_24_months(clock_months: Any, as_of: Any, informed: Any) -> Any:
    """Is the notice of the 24-month clock (CW 2208) to be sent?

    Boundary: from month 18 on; month 21 is still in time.
    Reading: when the window has passed it is sent late.
    """
    alive = negate(is_repealed(INFORM, as_of, PLACE))
    first, last = law_list(INFORM, as_of, PLACE, when=alive)
    owed = alive & negate(informed) & (clock_months >= first)
    return {"inform_cw2208": owed, "late": owed & (clock_months > last)}


@question(
    "CW-VOC-01",
    cell={"CW_VOC_REMAINING": "remaining", "CW_VOC_REACHED": "reached", "CW_VOC_OVER_LIMIT": "over_limit"},
    cites="004:157; P-07",
    looked_up_on="as_of",
    inputs={
        "months_used": Count("months of vocational education", "meses de educación vocacional"),
        "as_of": Day("day asked about", "día consultado", probes=law_edges(VOCATIONAL)),
    },
    gives={
        "limit": Count("limit in months", "límite en meses"),
        "remaining": Count("months left", "meses restantes"),
        "reached": Flag("limit reached", "límite alcanzado"),
        "over_limit": Flag("more than the limit", "más del límite"),
    },
    example={"months_used": 11, "as_of": "2020-08-25"},
)
def vocational_education(months_used: Any, as_of: Any) -> Any:
    """How many months of vocational education are left in a lifetime?

    Boundary: 12 months reach the limit; from 2022-05-01 there is none for Welfare-to-Work.
    """
    limit = law(VOCATIONAL, as_of)
    limited = known(limit)
    return {
        "limit": limit,
        "remaining": choose(limited, at_least_zero(limit - months_used), NONE),
        "reached": limited & (months_used >= limit),
        "over_limit": limited & (months_used > limit),
    }
