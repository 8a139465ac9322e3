"""Papers of the noncompliance process: to the participant, to the other parent, to the eligibility worker.

Nothing here decides anything. A notice is dated by the sheet of noncompliance, and the papers that take something
away are due only where the sheet names who approved that.
"""

from __future__ import annotations

from typing import Any

from caseload.forms.sources.case import Case, cited
from caseload.forms.sources.occasion import Occasion
from caseload.forms.sources.sentences import say
from caseload.forms.sources.wtw_plans import activities


def _answers(case: Case, output: str) -> Any:
    return case.ask("WTW-37", output, problem=case.value("problem"), good_cause=case.value("good_cause"),
                    exempt=case.value("registration") == "exempt")  # fmt: skip


def _papers(case: Case) -> str:
    papers = _answers(case, "documents") or []
    other = "NA 845" if case.yes("other_parent") else "NA 840"
    return ", ".join(other if paper == "NA 840" else paper for paper in papers if paper != "42-6")


def _step(case: Case) -> Any:
    """Where the person stands in the noncompliance process."""
    problem = {"event": "participation_problem", "event_on": case.value("notice_on").isoformat(),
               "good_cause": case.value("good_cause")}  # fmt: skip
    return case.ask("CW-NC.state", "state", events=[problem], as_of=case.as_of)


def _notice_reason(case: Case) -> str:
    problem = case.why("WTW-37", ("problem",), problem=case.value("problem"), good_cause=case.value("good_cause"),
                       exempt=False)  # fmt: skip
    last = case.why("CW-NC-01.last_day", ("notice_on", "last_day"), notice_on=case.value("notice_on"))
    return f"{problem} {last}"


def _told_why(case: Case) -> str:
    """The reason in the participant's own words: what was not done, and until when it can be explained."""
    done = say(case, f"problem_{case.value('problem')}")
    return f"{done} {say(case, 'answer_by', day=case.value('day_twenty'))}"


def _meeting(case: Case, name: str) -> Any:
    """A column of the appointment inside the days of the notice."""
    found = case.latest("Appointments", "appointment_on", purpose="noncompliance")
    if found is None:
        return None
    fits = case.ask("CW-NC-01.appointment", "appointment_ok", notice_on=case.value("notice_on"),
                    appointment_on=found.value("appointment_on"))  # fmt: skip
    return found.value(name) if fits else None


def _to_send(case: Case) -> bool:
    """Is the notice dated today or in the next days, with the problem open and no good cause found?"""
    on = case.value("notice_on")
    return case.yes("open") and case.value("good_cause") is not True and case.ahead(on) and case.soon(on)


def _after_plan(case: Case) -> Any:
    return case.ask("CW-NC-02.after_plan", "sanction_effective_on", notice_on=case.value("notice_on"),
                    na817_on=case.as_of)  # fmt: skip


def _failed(case: Case) -> bool:
    """Did the plan fail without good cause, by a finding that a supervisor approved?"""
    return (case.yes("open") and case.value("plan_failed_on") is not None and case.value("plan_good_cause") is False
            and bool(case.value("sanction_approved_by")))  # fmt: skip


def _loses(case: Case, sentence: str) -> str:
    """What stops; in a unit of two parents nothing is promised about the other one."""
    return say(case, f"{sentence}_two_parents" if case.value("adults") == 2 else sentence)


_NOTICE = {
    "action": lambda case: _loses(case, "sanction_action"),
    "activity": lambda case: case.value("problem_activity"),
    "reason_text": _told_why,
    "rule_cited": lambda case: cited(case, "CW-NC-01.last_day"),
    "effective_on": lambda case: case.value("earliest_sanction"),
    "day_20_on": lambda case: case.value("day_twenty"),
    "appointment_on": lambda case: _meeting(case, "appointment_on"),
    "appointment_time": lambda case: _meeting(case, "appointment_time"),
    "place": lambda case: _meeting(case, "place"),
}

OCCASIONS = (
    Occasion("na840", "Noncompliance", "notice_on", lambda case: _to_send(case) and not case.yes("other_parent"),
             _NOTICE, part=lambda case: case.value("problem")),
    Occasion("na845", "Noncompliance", "notice_on", lambda case: _to_send(case) and case.yes("other_parent"), _NOTICE,
             part=lambda case: case.value("problem")),
    Occasion(
        "notice_42_6", "Noncompliance", "notice_on", lambda case: case.yes("open"),
        {"cause": lambda case: _answers(case, "cause"), "step": _step, "notice_form": _papers,
         "reason_text": _notice_reason, "rule_cited": lambda case: cited(case, "CW-NC-01.last_day"),
         "day_20_on": lambda case: case.value("day_twenty"),
         "sanction_on": lambda case: case.value("earliest_sanction"),
         "approved_by": lambda case: case.value("sanction_approved_by"),
         "approved_on": lambda case: case.value("sanction_approved_on"), "activity": lambda case: case.value("problem_activity")},
    ),
    Occasion(
        "na817", "Noncompliance", "plan_failed_on", _failed,
        {"action": lambda case: _loses(case, "sanction_stops"), "effective_on": _after_plan, "plan_activities": activities,
         "reason_text": lambda case: say(case, "na817_reason", began=case.value("plan_from_on"),
                                         ended=case.value("plan_to_on")),
         "rule_cited": lambda case: cited(case, "CW-NC-02.after_plan")},
    ),
    Occasion(
        "wtw31", "Participants", "sanction_began_on",
        lambda case: bool(case.value("sanction_approved_by")) and case.value("sanction_ended_on") is None
        and case.soon(case.value("sanction_began_on")),
        {"sanction_on": lambda case: case.value("sanction_began_on")},
    ),
)  # fmt: skip
