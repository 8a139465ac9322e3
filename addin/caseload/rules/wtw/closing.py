"""How the closing of a Welfare-to-Work record stands: one machine per person (004:220-273)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.events import answer, day_asked, event_list, played, require_days, standing
from caseload.rules.engine.kinds import Filled
from caseload.rules.engine.machines import STAYS, Machine, Move, Passing, Run, Step
from caseload.rules.engine.registry import machine, question
from caseload.rules.engine.units import NONE
from caseload.rules.wtw.discontinuance import closing_day

STATES = Codes(
    "active", "sanctioned", "deferred", "discontinued", "held", "close_due", "with_supervisor", "returned_to_ec",
    "with_clerical", "routed", "closed",
)  # fmt: skip
EVENTS = Codes(
    "discontinued", "sanction_imposed", "sanction_ended", "deferral_began", "deferral_ended", "aid_restored",
    "form_50_20e_submitted", "supervisor_approved", "supervisor_returned", "routed_to_bank", "comment_completed",
)  # fmt: skip
OFF_AID = tuple(state for state in STATES if state not in ("active", "sanctioned", "deferred"))
_CLOSING, _REVIEW, _ROUTING, _DEFERRED = "WTW-29.due", "WTW-30", "WTW-31.steps", "WTW-33"
STEPS = {
    "sanctioned": "monthly_contact", "deferred": "keep_with_ec", "discontinued": "wait", "held": "keep_with_ec",
    "close_due": "complete_steps", "with_supervisor": "supervisor_review", "returned_to_ec": "correct_and_resubmit",
    "with_clerical": "route_to_bank", "routed": "complete_comment",
}  # fmt: skip


def closing_begins(run: Run) -> Any:
    """The day from which the record may be closed: the day after the days that must have passed."""
    return closing_day(run.memory["off_on"])


def _sanctioned(run: Run, event: Any = None) -> bool:
    return bool(run.memory["sanction"])


def _not_sanctioned(run: Run, event: Any = None) -> bool:
    return not run.memory["sanction"]


def _nobody_named(run: Run, event: Any) -> bool:
    """An approval under which no name stands; one that says nothing of it was entered for a named supervisor."""
    return not event.get("approved_by", True)


def _remember(**values: Any) -> Any:
    def does(run: Run, event: Any) -> None:
        run.memory.update(values)

    return does


def _goes_off_aid(run: Run, event: Any) -> None:
    run.memory["off_on"] = event["event_on"]


def _after_deferral(run: Run, event: Any) -> str:
    return "close_due" if event["event_on"] >= closing_begins(run) else "discontinued"


def _back_on_aid(run: Run, event: Any) -> str:
    return "sanctioned" if _sanctioned(run) else "active"


MACHINE = machine(Machine(
    "WTW-29",
    "Closing of a Welfare-to-Work record",
    "004:220-273",
    STATES, EVENTS, "active",
    moves=(
        Move(("active", "sanctioned"), ("discontinued",), "discontinued", does=_goes_off_aid,
             rule="WTW-28"),
        Move(("deferred",), ("discontinued",), "held", does=_goes_off_aid, rule=_DEFERRED),
        Move(("active",), ("sanction_imposed",), "sanctioned", does=_remember(sanction=True), rule="WTW-28"),
        Move(("sanctioned",), ("sanction_ended",), "active", does=_remember(sanction=False)),
        Move(tuple(each for each in OFF_AID if each != "held"), ("sanction_ended",), STAYS, _sanctioned,
             "a sanction stands", _remember(sanction=False)),
        Move(("active",), ("deferral_began",), "deferred", rule=_DEFERRED),
        Move(("discontinued", "close_due", "with_supervisor", "returned_to_ec", "with_clerical"), ("deferral_began",),
             "held", _not_sanctioned, "no sanction stands", rule=_DEFERRED),
        Move(("deferred",), ("deferral_ended",), "active", rule=_DEFERRED),
        Move(("held",), ("deferral_ended",), _after_deferral, reaches=("discontinued", "close_due"), rule=_CLOSING),
        Move(("held",), ("aid_restored",), "deferred", rule=_CLOSING),
        Move(tuple(each for each in OFF_AID if each != "held"), ("aid_restored",), _back_on_aid,
             reaches=("active", "sanctioned"), rule=_CLOSING),
        Move(("close_due", "returned_to_ec"), ("form_50_20e_submitted",), "with_supervisor", document="50-20e",
             rule="WTW-29.steps"),
        Move(("with_supervisor",), ("supervisor_approved",), STAYS, _nobody_named, "nobody named",
             blocked="not_approved", rule=_REVIEW),
        Move(("with_supervisor",), ("supervisor_approved",), "with_clerical", rule=_REVIEW),
        Move(("with_supervisor",), ("supervisor_returned",), "returned_to_ec", rule=_REVIEW),
        Move(("with_clerical",), ("routed_to_bank",), "routed", rule=_ROUTING),
        Move(("routed",), ("comment_completed",), "closed", rule=_ROUTING),
    ),
    passings=(Passing(("discontinued",), closing_begins, "close_due", "more than the days of waiting have passed",
                       rule=_CLOSING),),
    steps={
        "monthly_contact": Step("worker", rule="WTW-27.due"),
        "keep_with_ec": Step("worker", rule=_DEFERRED),
        "wait": Step("day", rule=_CLOSING),
        "complete_steps": Step("worker", "50-20e", "WTW-29.steps"),
        "supervisor_review": Step("supervisor", "50-20e", _REVIEW),
        "correct_and_resubmit": Step("worker", "50-20e", _REVIEW),
        "route_to_bank": Step("clerical", "50-20e", _ROUTING),
        "complete_comment": Step("clerical", rule=_ROUTING),
    },
    exclusive=(("supervisor_approved", "supervisor_returned"), ("discontinued", "aid_restored")),
))  # fmt: skip


@question(
    "WTW-29.state",
    cites="004:220-273",
    place="alameda",
    looked_up_on="discontinued_on",
    over_lists=True,
    inputs={
        "events": event_list(MACHINE, {
            "approved_by": Filled("approved by", "aprobado por", default="a named supervisor"),
        }),
        "as_of": day_asked(),
    },
    gives=standing(MACHINE),
    example={"events": [{"event": "discontinued", "event_on": "2020-07-31"}], "as_of": "2020-08-31"},
)  # fmt: skip
def closing_state(events: Any, as_of: Any) -> Any:
    """Where does the closing of a person's record stand?

    Boundary: on day 30 after the discontinuance it still waits; from day 31 on closing is due.
    Boundary: a supervisor's approval under a blank name is none.
    Reading: the days go on counting while a good cause or deferral holds the case; restored aid ends every step.
    Reading: a deferral that begins after the form was handed in takes the case back to the counselor of record.
    """
    require_days(events, as_of)
    run = played(MACHINE, events, as_of, {"sanction": False, "off_on": NONE})
    step = STEPS.get(run.state)
    due = closing_begins(run) if run.state == "discontinued" else NONE
    return answer(run, [(step, due)] if step else [])
