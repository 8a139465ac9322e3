"""One step of the noncompliance process: every row of its table (CW-NC-03)."""

from __future__ import annotations

from typing import Any

from rules.answers import Case, agree, each_of, missing


def after(state: str, document: str | None = None, blocked: str | None = None) -> dict[str, Any]:
    return {"state": state, "document": document, "blocked": blocked}


def step(state: str | None, event: str | None, **known: Any) -> dict[str, Any]:
    return {"state": state, "event": event, **known}


def row(said: str, asked: dict[str, Any], answer: dict[str, Any]) -> Case:
    return (said, "CW-NC-03", asked, answer)


BEGINNING = [
    row("a missed meeting of the Program Support Team starts nothing", step("curing", "pst_missed"),
        after("curing", None, "not_a_trigger")),
    row("a contact is no step", step("discontinued", "contacted"), after("discontinued")),
    row("good cause keeps the process from starting, whoever volunteers",
        step("cured", "participation_problem", good_cause=True, volunteers=None), after("cured", None, "good_cause")),
    row("a volunteer leaves the activity, whoever the notice would be for",
        step("compliant", "participation_problem", volunteers=True, other_parent=None), after("closed_from_activity")),
    row("a notice without a day has not gone out",
        step("compliant", "participation_problem", notice_dated=None, other_parent=None), after("problem_found")),
    row("hours below what is required start it again at rest",
        step("resolved_compliance", "hours_below_required"), after("notice_issued", "NA 840")),
    row("a problem during the process has no row", step("notice_issued", "participation_problem"),
        after("notice_issued", None, "no_row")),
    row("the notice goes out later", step("problem_found", "notice_sent"), after("notice_issued", "NA 840")),
    row("to the second parent on its own form", step("problem_found", "notice_sent", other_parent=True),
        after("notice_issued", "NA 845")),
    row("who the notice is for decides its form", step("problem_found", "notice_sent", other_parent=None),
        missing("other_parent")),
    row("whether a person volunteers decides before the notice",
        step("compliant", "participation_problem", volunteers=None, notice_dated=False), missing("volunteers")),
    row("both decide, in order", step("compliant", "participation_problem", volunteers=None, other_parent=None),
        missing("volunteers", "other_parent")),
]  # fmt: skip
TWENTY_DAYS = [
    row("no good cause before the notice is only recorded", step("problem_found", "no_good_cause_found"),
        after("problem_found")),
    row("good cause before the notice ends it", step("problem_found", "good_cause_found"),
        after("resolved_good_cause")),
    row("good cause found late still ends it", step("cause_undetermined", "good_cause_found"),
        after("resolved_good_cause")),
    row("no good cause on day 21 leads on", step("notice_issued", "no_good_cause_found", day=21),
        after("sanction_pending")),
    row("no contact on day 20 leaves time, whatever is known of the cause",
        step("notice_issued", "no_contact", day=20, good_cause=False), after("notice_issued", None, "still_time")),
    row("no contact on day 21 with the cause pending needs a person", step("notice_issued", "no_contact", day=21),
        after("cause_undetermined", None, "cause_pending")),
    row("no contact on day 21 without good cause leads on",
        step("notice_issued", "no_contact", day=21, good_cause=False), after("sanction_pending")),
    row("the day does not matter beside good cause", step("notice_issued", "no_contact", good_cause=True),
        after("resolved_good_cause", None, "good_cause")),
    row("once the cause is undetermined the day does not matter", step("cause_undetermined", "no_contact"),
        after("cause_undetermined", None, "cause_pending")),
    row("a plan agreed on day 20", step("notice_issued", "plan_agreed", day=20), after("compliance_plan", "WTW 32")),
    row("a plan is not needed beside good cause", step("notice_issued", "plan_agreed", day=20, good_cause=True),
        after("resolved_good_cause", None, "good_cause")),
    row("a plan on day 21 without good cause comes too late",
        step("notice_issued", "plan_agreed", day=21, good_cause=False),
        after("sanction_pending", None, "after_day_20")),
    row("so does one when the cause is undetermined", step("cause_undetermined", "plan_agreed"),
        after("cause_undetermined", None, "after_day_20")),
    row("the first move of the appointment", step("notice_issued", "rescheduled", day=20), after("notice_issued")),
    row("the second is refused", step("notice_issued", "rescheduled", day=20, reschedules=1),
        after("notice_issued", None, "already_rescheduled")),
    row("after day 20 the moves made do not matter", step("notice_issued", "rescheduled", day=21, reschedules=None),
        after("notice_issued", None, "after_day_20")),
    row("before it they do", step("notice_issued", "rescheduled", day=20, reschedules=None), missing("reschedules")),
    row("without a day both may", step("notice_issued", "rescheduled", reschedules=None),
        missing("day", "reschedules")),
]  # fmt: skip
SANCTION = [
    row("a completed plan", step("compliance_plan", "completed"), after("resolved_compliance")),
    row("a plan that failed with good cause goes on", step("compliance_plan", "failed_good_cause"),
        after("compliance_plan")),
    row("with the cause pending too", step("compliance_plan", "failed_cause_pending"),
        after("compliance_plan", None, "cause_pending")),
    row("good cause found before the sanction", step("sanction_pending", "good_cause_found"),
        after("resolved_good_cause")),
    row("an approval is only recorded", step("sanction_pending", "supervisor_approved"), after("sanction_pending")),
    row("good cause on the effective day",
        step("sanction_pending", "effective_reached", good_cause=True, supervisor_approved=True),
        after("resolved_good_cause", None, "good_cause")),
    row("the notice is looked at before the approval",
        step("sanction_pending", "effective_reached", good_cause=False, notice_dated=False),
        after("sanction_pending", None, "no_notice_date")),
    row("a blank approval is none",
        step("sanction_pending", "effective_reached", good_cause=False, supervisor_approved=None),
        after("sanction_pending", None, "not_approved")),
    row("asking to cure", step("sanctioned", "asks_to_cure"), after("curing", "WTW 29")),
    row("the federal rate ends a sanction at once", step("sanctioned", "meets_federal_rate"), after("cured", "WTW 2")),
    row("and a cure", step("curing", "meets_federal_rate"), after("cured", "WTW 2")),
    row("a cure that failed with good cause goes on", step("curing", "failed_good_cause"), after("curing")),
    row("asking to cure before the sanction has no row", step("sanction_pending", "asks_to_cure"),
        after("sanction_pending", None, "no_row")),
]  # fmt: skip
AROUND = [
    row("an exempt person is not exempted again", step("exempt", "exempt_found"), after("exempt", None, "no_row")),
    row("nor one who left the activity", step("closed_from_activity", "exempt_found"),
        after("closed_from_activity", None, "no_row")),
    row("who left the activity can resume", step("closed_from_activity", "resumed"), after("compliant")),
    row("who complies has nothing to resume", step("compliant", "resumed"), after("compliant", None, "no_row")),
    row("aid ends in any state", step("sanction_pending", "discontinued"), after("discontinued")),
    row("but only once", step("discontinued", "discontinued"), after("discontinued", None, "no_row")),
    row("an unfinished process does not come back with aid",
        step("discontinued", "aid_restored", previous_state="notice_issued"), after("compliant")),
    row("a blank state before is none", step("discontinued", "aid_restored", previous_state=None),
        after("compliant")),
    row("a sanction does come back", step("discontinued", "aid_restored", previous_state="sanctioned"),
        after("sanctioned")),
    row("what is not used may be blank",
        step("compliant", "completed", day=None, reschedules=None, volunteers=None, other_parent=None),
        after("compliant", None, "no_row")),
    row("what happened is needed", step("compliant", None), missing("event")),
]  # fmt: skip


@each_of(BEGINNING)
def test_a_problem_starts_the_process_unless_there_is_good_cause(case: Case) -> None:
    agree(case)


@each_of(TWENTY_DAYS)
def test_the_twenty_days_are_for_finding_the_cause(case: Case) -> None:
    agree(case)


@each_of(SANCTION)
def test_a_sanction_takes_a_finding_a_dated_notice_and_an_approval(case: Case) -> None:
    agree(case)


@each_of(AROUND)
def test_exemption_and_the_end_of_aid_stand_around_the_process(case: Case) -> None:
    agree(case)
