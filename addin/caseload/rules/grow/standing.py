"""Where a GROW or General Relief participant stands; the regime selects the machine (003:41-117; P-24 to P-29)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.events import answer, day_asked, event_list, played, standing
from caseload.rules.engine.kinds import NOTHING, Choice, Count, InLaw, Lacking, refuse
from caseload.rules.engine.lists import Holidays
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.machines import Run
from caseload.rules.engine.offices import ROLLS, business_day, rolled
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.grow import hearings, reviews
from caseload.rules.grow.noncompliance import REGIMES, regime_on
from caseload.rules.grow.occasions import EVENTS, FIELDS, fresh

law = parameters("los_angeles")
STATES = hearings.STATES.extended(state for state in reviews.STATES if state not in hearings.STATES)
OUTPUTS = {**standing(reviews.MACHINE), "state": Choice(STATES, "where it stands", "en qué estado está")}


@question(
    "GR-NC.state",
    cites="003:41-57, 103-117; P-24; P-26; P-27; P-29",
    place="los_angeles",
    looked_up_on="the first failure",
    over_lists=True,
    inputs={
        "events": event_list(reviews.MACHINE, FIELDS),
        "as_of": day_asked(),
        "regime": Choice(REGIMES, "rules in force", "reglas vigentes", blank=NOTHING),
        "lookback_days": Count("days within which an instance counts", "días en que cuenta una falta", blank=NOTHING,
                               default=InLaw("icm.instance_lookback_days", "los_angeles")),
        "holidays": Holidays("los_angeles"),
    },
    gives=OUTPUTS,
    example={"events": [{"event": "failed", "event_on": "2023-05-01", "months_received_in_365": 5}],
             "as_of": "2023-05-03"},
)  # fmt: skip
def general_relief_state(events: Any, as_of: Any, regime: Any, lookback_days: Any, holidays: Any) -> Any:
    """Where does a participant stand after a failure, since when, and what comes next?

    Boundary: an event on a last day is read before that day passes.
    Boundary: a blank cause, classification or approving person never leads to a sanction or termination.
    Reading: a further failure while one is open joins it; findings are forgotten after a termination that stands.
    """
    for at, line in enumerate(events):
        if line["event"] == NONE:
            raise Lacking("events", line=at)
    for at, line in enumerate(events):
        if line["event_on"] == NONE:
            refuse("events", "not_a_date", at)
    if as_of == NONE:
        raise Lacking("as_of")
    rules = regime if regime != NONE else _regime(events, as_of)
    machine = hearings.MACHINE if rules == REGIMES.icm_page else reviews.MACHINE
    run = played(machine, events, as_of, fresh(lookback_days=lookback_days))
    return answer(run, next_steps(run, holidays), STATES)


def _regime(events: Any, as_of: Any) -> Any:
    failures = [line["event_on"] for line in events
                if EVENTS.names[line["event"]] == "failed" and line["event_on"] <= as_of]  # fmt: skip
    return regime_on(min(failures, default=as_of))


def next_steps(run: Run, holidays: Any) -> list[tuple[str, Any]]:
    """The steps of the state, in the order of the policy."""
    memory = run.memory
    months = [("record_months", NONE)] if memory["waiting"] else []
    if run.state == "compliant":
        return _compliant(run, holidays)
    if run.state in ("grace", "noa_due"):
        told_by = business_day(memory["failed_on"], law("gr.notice_business_days"), holidays)
        telling = [] if memory["notified"] else [("notify_participant", told_by)]
        last = reviews.grace_ends(run)
        return [*telling, ("resolve_noncompliance", last) if run.state == "grace" else ("issue_noa", last + 1)]
    if run.state == "noa_issued":
        return months or [("decide_classification", memory["effective_on"])]
    if run.state == "penalty":
        return [("reapply", memory["reapply_on"])]
    days = {"hearing_scheduled": memory["hearing_on"], "noncompliance_initiated": memory["failed_on"],
            "termination_due": memory["effective_on"], "denied": run.since}  # fmt: skip
    if run.state == "terminated":
        days["terminated"] = reviews.suspense_last_day(run)
    step = _STEPS.get(run.state)
    return [(step, days.get(run.state, NONE)), *months] if step else []


_STEPS = {
    "noncompliance_initiated": "set_hearing", "hearing_scheduled": "hold_hearing", "cause_pending": "decide_cause",
    "manual_review": "decide_missed_hearing", "sanction_proposed": "approve_sanction",
    "sanctioned": "established_procedures", "termination_due": "approve_termination",
    "terminated": "comply_to_rescind", "may_reapply": "reapply", "denied": "reapply",
}  # fmt: skip


def _compliant(run: Run, holidays: Any) -> list[tuple[str, Any]]:
    """What follows a hearing or a completed component."""
    step = run.memory["step"]
    if step == "icm_appointment":
        on = run.since
        return [(step, rolled(on, on + law("icm.appointment_days", on), ROLLS.inside_else_next, holidays))]
    return [(step, run.since)] if step else []

