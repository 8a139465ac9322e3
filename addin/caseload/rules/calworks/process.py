"""The CalWORKs noncompliance process as a transition table (004:125, 152, 273, 321-325; P-12 to P-20).

Good cause is remembered as True, False or ``NONE`` (pending). Nothing leads to a sanction from a blank: it takes good
cause false, a dated notice, and a named supervisor's approval.
"""

from __future__ import annotations

from typing import Any

from caseload.rules.calworks.sanction_days import sanction_day, twentieth_day
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.machines import STAYS, Machine, Move, Passing, Run, Step
from caseload.rules.engine.registry import machine
from caseload.rules.engine.units import NONE

STATES = Codes(
    "compliant", "problem_found", "notice_issued", "cause_undetermined", "compliance_plan", "sanction_pending",
    "sanctioned", "curing", "resolved_good_cause", "resolved_compliance", "cured", "exempt", "closed_from_activity",
    "discontinued",
)  # fmt: skip
EVENTS = Codes(
    "participation_problem", "hours_below_required", "pst_missed", "notice_sent", "good_cause_found",
    "no_good_cause_found", "no_contact", "rescheduled", "plan_agreed", "completed", "failed_good_cause",
    "failed_no_good_cause", "failed_cause_pending", "defect_found", "supervisor_approved", "effective_reached",
    "asks_to_cure", "meets_federal_rate", "exempt_found", "resumed", "contacted", "discontinued", "aid_restored",
)  # fmt: skip
ANY = tuple(STATES)
AT_REST = ("compliant", "resolved_good_cause", "resolved_compliance", "cured")
PROBLEM = ("participation_problem", "hours_below_required")
OPEN_NOTICE = ("notice_issued", "cause_undetermined")
_TWENTY, _PLAN, _CURE = "CW-NC-01.last_day", "CW-NC-04.last_day", "CW-NC-05.last_day"
_MOVED, _SANCTION = "CW-NC-01.reschedule", "CW-NC-02.effective"
FRESH = {"good_cause": NONE, "notice_on": NONE, "na817_on": NONE, "approved_on": NONE, "reschedules": 0}
"""What a new problem starts with."""


# guards: what is known of the cause, the day, the approval -----------------------------------------


def cause(run: Run, event: Any) -> Any:
    """Good cause as known at a step: a problem brings its own, ``no_contact`` may; else the remembered one."""
    own = event.get("good_cause", NONE)
    name = EVENTS.names[event["event"]]
    return own if name in PROBLEM or (name == "no_contact" and own != NONE) else run.memory["good_cause"]


def _found(run: Run, event: Any) -> bool:
    return bool(cause(run, event) == 1)


def _refused(run: Run, event: Any) -> bool:
    return bool(cause(run, event) == 0)


def _pending(run: Run, event: Any) -> bool:
    return bool(cause(run, event) == NONE)


def _not_dated(run: Run, event: Any) -> bool:
    return not event.get("notice_dated", True)


def _after_twenty(run: Run, event: Any) -> bool:
    if "after_day_20" in event:
        return bool(event["after_day_20"])
    return bool(event["event_on"] > twentieth_day(run.memory["notice_on"]))


def _in_time(run: Run, event: Any) -> bool:
    return not _after_twenty(run, event)


def _rescheduled_before(run: Run, event: Any) -> bool:
    return bool(run.memory["reschedules"] >= run.memory["reschedule_limit"])


def _nobody_named(run: Run, event: Any) -> bool:
    """An approval under which no name stands; one that says nothing of it was entered for a named person."""
    return not event.get("approved_by", True)


def _was_sanctioned(run: Run, event: Any) -> bool:
    return run.memory["previous"] in ("sanctioned", "curing")


# effects: what is remembered -----------------------------------------------------------------------


def _new_problem(run: Run, event: Any) -> None:
    run.memory.update(FRESH, good_cause=event.get("good_cause", NONE))
    if event.get("notice_dated", True):
        run.memory["notice_on"] = event["event_on"]


def _no_cause(run: Run, event: Any) -> None:
    run.memory["good_cause"] = False


def _cause_told(run: Run, event: Any) -> None:
    run.memory["good_cause"] = cause(run, event)


def _day_in(name: str) -> Any:
    def does(run: Run, event: Any) -> None:
        run.memory[name] = event["event_on"]

    return does


def _plan_dates(run: Run, event: Any) -> None:
    began = event.get("began_on", NONE)
    run.memory["began_on"] = event["event_on"] if began == NONE else began
    run.memory["activity_ends_on"] = event.get("activity_ends_on", NONE)


def _plan_failed(run: Run, event: Any) -> None:
    run.memory.update(good_cause=False, na817_on=event["event_on"])


def _one_more(run: Run, event: Any) -> None:
    run.memory["reschedules"] += 1


def _keep_state(run: Run, event: Any) -> None:
    run.memory["previous"] = run.state


# days that move by themselves ----------------------------------------------------------------------


def _day_after_twenty(run: Run) -> Any:
    on = run.memory["notice_on"]
    return None if on == NONE else twentieth_day(on) + 1


def _effective(run: Run) -> Any:
    """The effective day of an approved sanction; only with a recorded finding that there is no good cause."""
    memory = run.memory
    if memory["approved_on"] == NONE or memory["notice_on"] == NONE or memory["good_cause"] != 0:
        return None
    return sanction_day(memory["notice_on"], memory["na817_on"], memory["approved_on"])


def _by_cause(run: Run) -> str:
    return "sanction_pending" if run.memory["good_cause"] == 0 else "cause_undetermined"


MACHINE = machine(Machine(
    "CW-NC",
    "CalWORKs noncompliance",
    "004:125, 152, 273, 321-325; P-12 to P-22",
    STATES, EVENTS, "compliant", no_row=True,
    moves=(
        Move(ANY, ("pst_missed",), blocked="not_a_trigger", rule="WTW-37"),
        Move(ANY, ("contacted",), does=_day_in("contacted_on"), rule="WTW-27.due"),
        Move(AT_REST, PROBLEM, when=_found, words="good cause", blocked="good_cause", rule="WTW-37"),
        Move(AT_REST, PROBLEM, "closed_from_activity", lambda run, event: bool(event.get("volunteers")), "volunteers",
             rule="WTW-37"),
        Move(AT_REST, PROBLEM, "problem_found", _not_dated, "no dated notice yet", _new_problem, rule="WTW-37"),
        Move(AT_REST, PROBLEM, "notice_issued", does=_new_problem, document="NA 840", rule="WTW-37"),
        Move(("problem_found",), ("notice_sent",), "notice_issued", does=_day_in("notice_on"), document="NA 840",
             rule=_TWENTY),
        Move(("problem_found", *OPEN_NOTICE), ("good_cause_found",), "resolved_good_cause"),
        Move(("problem_found",), ("no_good_cause_found",), does=_no_cause),
        Move(("notice_issued",), ("no_good_cause_found",), STAYS, _in_time, "to day 20", _no_cause, rule=_TWENTY),
        Move(("notice_issued",), ("no_good_cause_found",), "sanction_pending", _after_twenty, "after day 20",
             _no_cause, rule=_TWENTY),
        Move(("cause_undetermined",), ("no_good_cause_found",), "sanction_pending", does=_no_cause, rule=_TWENTY),
        Move(OPEN_NOTICE, ("no_contact", "plan_agreed"), "resolved_good_cause", _found, "good cause",
             blocked="good_cause"),
        Move(("notice_issued",), ("no_contact",), STAYS, _in_time, "to day 20", _cause_told, blocked="still_time",
             rule=_TWENTY),
        Move(OPEN_NOTICE, ("no_contact",), "cause_undetermined", _pending, "cause pending", blocked="cause_pending",
             rule=_TWENTY),
        Move(OPEN_NOTICE, ("no_contact",), "sanction_pending", _refused, "no good cause", _cause_told, rule=_TWENTY),
        Move(("notice_issued",), ("plan_agreed",), "compliance_plan", _in_time, "to day 20", _plan_dates, "WTW 32",
             rule=_PLAN),
        Move(OPEN_NOTICE, ("plan_agreed",), "cause_undetermined", _pending, "after day 20, cause pending",
             blocked="after_day_20", rule=_TWENTY),
        Move(OPEN_NOTICE, ("plan_agreed",), "sanction_pending", _refused, "after day 20, no good cause",
             blocked="after_day_20", rule=_TWENTY),
        Move(("notice_issued",), ("rescheduled",), STAYS, _after_twenty, "after day 20", blocked="after_day_20",
             rule=_MOVED),
        Move(("notice_issued",), ("rescheduled",), STAYS, _rescheduled_before, "rescheduled before",
             blocked="already_rescheduled", rule=_MOVED),
        Move(("notice_issued",), ("rescheduled",), does=_one_more, rule=_MOVED),
        Move(("compliance_plan",), ("completed",), "resolved_compliance", rule=_PLAN),
        Move(("compliance_plan",), ("failed_good_cause",), does=_plan_dates, rule=_PLAN),
        Move(("curing",), ("failed_good_cause",), does=_plan_dates, rule=_CURE),
        Move(("compliance_plan",), ("failed_no_good_cause",), "sanction_pending", does=_plan_failed,
             document="NA 817", rule="CW-NC-02.after_plan"),
        Move(("compliance_plan", "curing"), ("failed_cause_pending",), blocked="cause_pending"),
        Move(("sanction_pending",), ("defect_found", "good_cause_found"), "resolved_good_cause"),
        Move(("sanction_pending",), ("supervisor_approved",), STAYS, _nobody_named, "nobody named",
             blocked="not_approved"),
        Move(("sanction_pending",), ("supervisor_approved",), does=_day_in("approved_on")),
        Move(("sanction_pending",), ("effective_reached",), "resolved_good_cause", _found, "good cause",
             blocked="good_cause"),
        Move(("sanction_pending",), ("effective_reached",), STAYS, _pending, "cause pending", blocked="cause_pending"),
        Move(("sanction_pending",), ("effective_reached",), STAYS,
             lambda run, event: not run.memory.get("notice_dated", True), "no dated notice", blocked="no_notice_date"),
        Move(("sanction_pending",), ("effective_reached",), STAYS,
             lambda run, event: not run.memory.get("approved"), "not approved", blocked="not_approved"),
        Move(("sanction_pending",), ("effective_reached",), "sanctioned", document="WTW 31", rule=_SANCTION),
        Move(("sanctioned",), ("asks_to_cure",), "curing", does=_plan_dates, document="WTW 29", rule=_CURE),
        Move(("sanctioned", "curing"), ("meets_federal_rate",), "cured", document="WTW 2", rule=_CURE),
        Move(("curing",), ("completed",), "cured", rule=_CURE),
        Move(("curing",), ("failed_no_good_cause",), "sanctioned", rule=_CURE),
        Move(tuple(s for s in STATES if s not in ("exempt", "closed_from_activity", "discontinued")),
             ("exempt_found",), "exempt", rule="WTW-24.steps"),
        Move((*AT_REST[1:], "closed_from_activity"), ("resumed",), "compliant"),
        Move(("exempt",), ("resumed",), "compliant", document="WTW 2", rule="WTW-20"),
        Move(tuple(s for s in STATES if s != "discontinued"), ("discontinued",), "discontinued", does=_keep_state),
        Move(("discontinued",), ("aid_restored",), "sanctioned", _was_sanctioned, "sanctioned before"),
        Move(("discontinued",), ("aid_restored",), "compliant"),
    ),
    passings=(
        Passing(("notice_issued",), _day_after_twenty, _by_cause, "day 21",
                reaches=("sanction_pending", "cause_undetermined"), rule=_TWENTY),
        Passing(("sanction_pending",), _effective, "sanctioned",
                "effective day, approved by a supervisor", document="WTW 31", rule=_SANCTION),
    ),
    steps={
        "send_notice": Step("worker", "NA 840", "WTW-37"),
        "determine_cause": Step("worker", rule=_TWENTY),
        "agree_plan": Step("participant", "WTW 32", _TWENTY),
        "record_plan_result": Step("worker", rule=_PLAN),
        "supervisor_review": Step("supervisor", rule=_SANCTION),
        "sanction_effective": Step("day", "WTW 31", _SANCTION),
        "monthly_contact": Step("worker", rule="WTW-27.due"),
        "record_cure_result": Step("worker", rule=_CURE),
    },
    exclusive=(("good_cause_found", "no_good_cause_found"),
               ("completed", "failed_good_cause", "failed_no_good_cause", "failed_cause_pending"),
               ("supervisor_approved", "defect_found")),
))  # fmt: skip
