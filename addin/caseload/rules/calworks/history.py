"""CalWORKs noncompliance: one step, and where a person stands (machine in ``process``)."""

from __future__ import annotations

from typing import Any

from caseload.rules.calworks.process import EVENTS, FRESH, MACHINE, PROBLEM, STATES
from caseload.rules.calworks.sanction import FIRST_DAYS, PLACE
from caseload.rules.calworks.sanction_days import cure_last_day, plan_last_day, sanction_day, twentieth_day
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.dated import is_in_force
from caseload.rules.engine.days import end_of_month
from caseload.rules.engine.events import answer, day_asked, event_list, played, require_days, standing
from caseload.rules.engine.kinds import DEFAULT, NOTHING, Choice, Count, Day, Filled, Flag, Lacking, Text, refuse
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.machines import Run
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE

law = parameters("california")
BLOCKED = Codes(
    "no_row", "not_a_trigger", "good_cause", "still_time", "after_day_20", "already_rescheduled", "cause_pending",
    "no_notice_date", "not_approved",
)  # fmt: skip
PARENTS = Codes("first", "second")
CAUSE = Flag("good cause", "causa justificada", default=None, blank=NOTHING)


@question(
    "CW-NC-03",
    cell={"CW_STEP_STATE": "state", "CW_STEP_DOCUMENT": "document", "CW_STEP_BLOCKED": "blocked"},
    cites="004:125, 152, 273, 321-325; P-12 to P-20",
    looked_up_on="notice_on",
    over_lists=True,
    inputs={
        "state": Choice(STATES, "state before", "estado anterior"),
        "event": Choice(EVENTS, "what happened", "qué pasó"),
        "day": Count("days since the notice", "días desde el aviso", probes=(20, 21)),
        "good_cause": CAUSE,
        "volunteers": Flag("an exempt person who volunteers", "persona exenta que participa por voluntad propia",
                           default=False),
        "other_parent": Flag("the notice is for the second parent", "el aviso es para el segundo padre", default=False),
        "notice_dated": Flag("the notice bears its date", "el aviso lleva fecha", default=True, blank=NOTHING,
                             nothing=False),
        "reschedules": Count("appointments moved before", "citas cambiadas antes", default=0),
        "supervisor_approved": Flag("a named supervisor approved", "un supervisor lo aprobó", default=False,
                                    blank=DEFAULT),
        "previous_state": Choice(STATES, "state before aid ended", "estado antes de terminar la ayuda",
                                 default="compliant", blank=DEFAULT),
    },
    gives={
        "state": Choice(STATES, "state after", "estado después"),
        "document": Text("form", "formulario"),
        "blocked": Choice(BLOCKED, "why nothing was done", "por qué no se hizo nada"),
    },
    example={"state": "notice_issued", "event": "plan_agreed", "day": 20},
)  # fmt: skip
def one_step(state: Any, event: Any, day: Any, good_cause: Any, volunteers: Any, other_parent: Any,
             notice_dated: Any, reschedules: Any, supervisor_approved: Any, previous_state: Any) -> Any:  # fmt: skip
    """Where does one event lead, which form does it call for, and what kept it from doing what it asked for?

    Boundary: a plan agreed on day 20 counts, on day 21 no more; the appointment is moved once.
    Boundary: an event for which the table has no row leaves everything as it is.
    """
    run = MACHINE.begin({
        **FRESH, "good_cause": good_cause, "reschedules": reschedules, "notice_dated": notice_dated,
        "reschedule_limit": law("calworks.nc_reschedules"), "approved": supervisor_approved,
        "previous": STATES.names[previous_state],
    })  # fmt: skip
    run.state = STATES.names[state]
    MACHINE.step(run, {
        "event": event, "event_on": 0, "good_cause": good_cause, "volunteers": volunteers,
        "notice_dated": notice_dated, "after_day_20": day > law("calworks.nc_period_days"),
    })  # fmt: skip
    entry = run.history[-1]
    return {"state": STATES[run.state], "document": _form(entry.document, other_parent),
            "blocked": BLOCKED[entry.blocked] if entry.blocked else NONE}  # fmt: skip


@question(
    "CW-NC.state",
    cites="004:125, 152, 273, 321-325; P-12 to P-22",
    looked_up_on="notice_on",
    over_lists=True,
    inputs={
        "events": event_list(MACHINE, {
            "parent": Choice(PARENTS, "whose event", "de quién", default="first"),
            "good_cause": CAUSE,
            "volunteers": Flag("volunteers", "participa por voluntad propia", default=False, blank=NOTHING),
            "notice_dated": Flag("the notice bears its date", "el aviso lleva fecha", default=True, blank=NOTHING,
                                 nothing=False),
            "began_on": Day("first day of the plan or cure", "primer día del plan", blank=NOTHING),
            "activity_ends_on": Day("end of its activity", "fin de su actividad", blank=NOTHING),
            "approved_by": Filled("approved by", "aprobado por", default="a named supervisor"),
            "other_parent": Flag("the notice is for the second parent", "el aviso es para el segundo padre",
                                 default=False, blank=NOTHING, nothing=False),
        }),
        "as_of": day_asked(),
        "parent": Choice(PARENTS, "whose history", "de quién es la historia", default="first"),
    },
    gives=standing(MACHINE),
    example={"events": [{"event": "participation_problem", "event_on": "2022-06-01"}], "as_of": "2022-06-21"},
)  # fmt: skip
def noncompliance_state(events: Any, as_of: Any, parent: Any) -> Any:
    """Where does a person stand in the noncompliance process, since when, and what comes next?

    Boundary: on day 20 the notice still stands, on day 21 the state has moved; that day's events meet the new state.
    Boundary: nobody is sanctioned without a finding of no good cause, a dated notice and a supervisor's approval;
    an approval under a blank name is none.
    Reading: a late approval moves the effective day, never backwards; after restored aid a sanction goes on.
    """
    require_days(events, as_of)
    for at, line in enumerate(events):
        if EVENTS.names[line["event"]] == "effective_reached":
            refuse("events", "not_allowed", at)
        line["line"] = at
    own = [line for line in events if line["parent"] == parent]
    for line in own:
        problem = EVENTS.names[line["event"]] in PROBLEM
        if problem and line["volunteers"] == NONE and line["good_cause"] != 1:
            raise Lacking("events", line=line["line"])
    run = played(MACHINE, own, as_of, {
        **FRESH, "previous": "", "contacted_on": NONE, "began_on": NONE, "activity_ends_on": NONE,
        "reschedule_limit": law("calworks.nc_reschedules"),
    })  # fmt: skip
    found = answer(run, next_steps(run), asked=_asked_first(run))
    for line in found["history"]:
        own_notice = line["line"] != NONE and events[line["line"] - 1]["other_parent"] == 1
        line["document"] = _form(line["document"], own_notice or PARENTS.names[parent] == "second")
    return found


def _form(document: str, other_parent: Any) -> str:
    """The form that a step calls for; a notice to the other parent has one of its own."""
    return "NA 845" if document == "NA 840" and other_parent else document


def _asked_first(run: Run) -> dict[str, str]:
    """The rule that the supervisor asks before approving a sanction, where its day falls under newer law."""
    if run.state != "sanction_pending":
        return {}
    guarded = is_in_force(FIRST_DAYS, _effective(run), PLACE)
    return {"supervisor_review": "CW-NC-07", "sanction_effective": "CW-NC-07"} if guarded else {}


def _effective(run: Run) -> Any:
    """The earliest day of the sanction that waits."""
    memory = run.memory
    return sanction_day(memory["notice_on"], memory["na817_on"], memory["approved_on"])


def next_steps(run: Run) -> list[tuple[str, Any]]:
    """What is to be done next, and by which day."""
    memory, known_cause = run.memory, run.memory["good_cause"] == 0
    if run.state == "problem_found":
        return [("send_notice", run.since)]
    if run.state in ("notice_issued", "cause_undetermined"):
        step = "agree_plan" if known_cause and run.state == "notice_issued" else "determine_cause"
        return [(step, twentieth_day(memory["notice_on"]) if memory["notice_on"] != NONE else NONE)]
    if run.state == "compliance_plan":
        return [("record_plan_result", plan_last_day(memory["began_on"], memory["activity_ends_on"]))]
    if run.state == "curing":
        return [("record_cure_result", cure_last_day(memory["began_on"], memory["activity_ends_on"]))]
    if run.state == "sanction_pending":
        effective = _effective(run)
        if memory["approved_on"] == NONE:
            return [("supervisor_review", max(effective - 1, run.since))]
        return [("sanction_effective", effective)]
    if run.state == "sanctioned":
        seen = memory["contacted_on"]
        return [("monthly_contact", end_of_month(seen, 1) if seen >= run.since else end_of_month(run.since))]
    return []
