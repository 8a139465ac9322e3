"""A failure to take part in GROW: grace, telling the participant, notice, and whether it ends aid (P-24, P-29)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Count, Day, Flag
from caseload.rules.engine.lists import Holidays
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.offices import business_day
from caseload.rules.engine.primitives import choose, first_true, known, negate, note
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.grow.icm_hearing import first_instance
from caseload.rules.grow.timed import timed_duty

law = parameters("los_angeles")
REGIMES = Codes("icm_page", "gr_2014")
CLASSIFICATIONS = Codes("good_cause", "willful", "negligent")
REASONS = Codes(
    "good_cause", "three_month_grace", "willful", "negligent_below_3", "negligent_3", "first_instance",
    "second_instance",
)  # fmt: skip
AS_OF = Day("day asked about", "día consultado", blank=NOTHING)


def grace_last_day(failed_on: Any) -> Any:
    """The last day on which all noncompliance can still be resolved."""
    return failed_on + law("gr.grace_days", failed_on)


def telling_day(failed_on: Any, holidays: Any) -> Any:
    """The last day on which the participant must have been told."""
    return business_day(failed_on, law("gr.notice_business_days", failed_on), holidays)


def earliest_action(noa_on: Any) -> Any:
    """The first day on which an adverse action may take effect after its notice."""
    return noa_on + law("gr.noa_lead_days", noa_on)


def regime_on(failed_on: Any, when: Any = True) -> Any:
    """The sanction regime in force on the day of a failure."""
    return law("gr.sanction_regime", failed_on, when=when, codes=REGIMES)


@question(
    "GR-NC-01",
    cell={"GR_GRACE_LAST_DAY": "grace_last_day", "GR_NOTICE_ALLOWED": "noa_allowed"},
    cites="P-24",
    place="los_angeles",
    looked_up_on="failed_on",
    for_participant=True,
    inputs={
        "failed_on": Day("day of the failure", "día del incumplimiento"),
        "resolved_on": Day("day on which all is resolved", "día en que todo se resuelve", blank=NOTHING,
                           not_before="failed_on"),
        "as_of": AS_OF,
    },
    gives={
        "grace_last_day": Day("last day of the grace", "último día de gracia"),
        "noa_earliest_on": Day("first day for a notice of action", "primer día para un aviso de acción"),
        "noa_allowed": Flag("a notice of action may go out", "se puede enviar un aviso de acción"),
    },
    notes={"grace": ("fourth day after the failure", "cuarto día después del incumplimiento")},
    example={"failed_on": "2023-05-01", "as_of": "2023-05-08"},
)  # fmt: skip
def four_day_grace(failed_on: Any, resolved_on: Any, as_of: Any) -> Any:
    """How long is the grace after a failure, and may a notice of action go out?

    Boundary: resolved on the fourth day, no notice; on the fifth day, a notice.
    Reading: the day of the failure is day 0, and calendar days are counted.
    """
    last = note("grace", grace_last_day(failed_on))
    open_now = choose(known(as_of), as_of > last, NONE)
    return {
        "grace_last_day": last,
        "noa_earliest_on": last + 1,
        "noa_allowed": choose(known(resolved_on), resolved_on > last, open_now),
    }


@question(
    "GR-NC-02",
    cell={"GR_TELL_BY": "due_on", "GR_TOLD_ON_TIME": "on_time"},
    cites="P-24",
    place="los_angeles",
    looked_up_on="failed_on",
    inputs={
        "failed_on": Day("day of the failure", "día del incumplimiento"),
        "notified_on": Day("day on which the participant was told", "día en que se avisó al participante",
                           blank=NOTHING, not_before="failed_on"),
        "as_of": AS_OF,
        "holidays": Holidays("los_angeles"),
    },
    gives={
        "due_on": Day("participant to be told by", "avisar al participante antes de"),
        "on_time": Flag("told in time", "avisado a tiempo"),
    },
    example={"failed_on": "2023-05-05", "notified_on": "2023-05-09"},
)  # fmt: skip
def telling_the_participant(failed_on: Any, notified_on: Any, as_of: Any, holidays: Any) -> Any:
    """By when is the participant told of the failure by telephone and e-mail, and was it done?

    Boundary: after a failure on Friday the last day is Tuesday.
    """
    due = telling_day(failed_on, holidays)
    return {"due_on": due, "on_time": timed_duty(notified_on, due, as_of)}


def _rules(failed_on: Any, regime: Any) -> Any:
    """The regime that is given, else the one in force on the day of the failure, else the later one."""
    by_day = regime_on(failed_on, when=negate(known(regime)) & known(failed_on))
    return first_true((known(regime), regime), (known(failed_on), by_day), otherwise=REGIMES.gr_2014)


def _in_grace(failed_on: Any, regime: Any, months: Any) -> Any:
    """Does the failure fall into the first months, in which nothing ends aid?"""
    few = known(months) & (months < law("gr.grace_months"))
    return (_rules(failed_on, regime) == REGIMES.gr_2014) & few


@question(
    "GR-NC-03",
    cell={"GR_TERMINATION_PROPOSED": "terminate", "GR_TERMINATION_REASON": "reason"},
    cites="P-24; 003:115-117",
    place="los_angeles",
    looked_up_on="failed_on",
    inputs={
        "failed_on": Day("day of the failure", "día del incumplimiento", blank=NOTHING),
        "regime": Choice(REGIMES, "rules in force", "reglas vigentes", blank=NOTHING),
        "months_received_in_365": Count("months of General Relief in 365 days, the running one included",
                                        "meses de ayuda en 365 días, incluido el actual", high=12),
        "classification": Choice(CLASSIFICATIONS, "finding of the hearing officer", "decisión de la audiencia",
                                 asked=lambda failed_on, regime, months_received_in_365: negate(
                                     _in_grace(failed_on, regime, months_received_in_365))),
        "negligent_count": Count("negligent failures in 365 days, this one included",
                                 "faltas por negligencia en 365 días, incluida esta", low=1),
        "instance": Count("instance without good cause, this one included",
                          "falta sin causa justificada, incluida esta", low=1),
    },
    gives={
        "terminate": Flag("termination is proposed", "se propone terminar la ayuda"),
        "reason": Choice(REASONS, "because", "porque"),
    },
    example={"failed_on": "2023-05-01", "months_received_in_365": 5, "classification": "negligent",
             "negligent_count": 2},
)  # fmt: skip
def failure_ends_aid(failed_on: Any, regime: Any, months_received_in_365: Any, classification: Any,
                     negligent_count: Any, instance: Any) -> Any:  # fmt: skip
    """Does a failure lead to a proposal to end aid, which a person then approves or rejects?

    Boundary: with two months of aid the grace still holds, with three no more; the third negligent failure ends aid.
    Reading: the third month lies outside the grace; failures within it do not count later.
    """
    new = _rules(failed_on, regime) == REGIMES.gr_2014
    cause = classification == CLASSIFICATIONS.good_cause
    willful = classification == CLASSIFICATIONS.willful
    enough = negligent_count >= law("gr.negligent_limit")
    reason = first_true(
        (cause, REASONS.good_cause),
        (_in_grace(failed_on, regime, months_received_in_365), REASONS.three_month_grace),
        (new & willful, REASONS.willful),
        (new & enough, REASONS.negligent_3),
        (new, REASONS.negligent_below_3),
        (negate(first_instance(instance)), REASONS.second_instance),
        otherwise=REASONS.first_instance,
    )
    ends = (reason == REASONS.willful) | (reason == REASONS.negligent_3) | (reason == REASONS.second_instance)
    return {"terminate": ends, "reason": reason}


@question(
    "GR-NC-06",
    cell={"GR_ACTION_EARLIEST": "earliest_effective_on", "GR_NOTICE_TIMELY": "timely"},
    cites="P-29",
    place="los_angeles",
    looked_up_on="noa_on",
    for_participant=True,
    inputs={
        "noa_on": Day("day the notice is sent", "día en que se envía el aviso"),
        "effective_on": Day("first day of the action", "primer día de la acción", blank=NOTHING),
    },
    gives={
        "earliest_effective_on": Day("action possible from", "acción posible desde"),
        "timely": Flag("the notice is timely", "el aviso es a tiempo"),
    },
    example={"noa_on": "2024-03-01", "effective_on": "2024-03-11"},
)
def notice_before_action(noa_on: Any, effective_on: Any) -> Any:
    """When may an adverse action take effect at the earliest, and is its notice timely?

    Boundary: on the tenth day after the notice it is timely, on the ninth it is not.
    """
    earliest = earliest_action(noa_on)
    return {
        "earliest_effective_on": earliest,
        "timely": choose(known(effective_on), effective_on >= earliest, NONE),
    }
