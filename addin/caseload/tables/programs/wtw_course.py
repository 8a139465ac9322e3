"""What happens in the Welfare-to-Work workbook: two sheets of steps, and which columns tell of which event."""

from __future__ import annotations

from collections.abc import Callable

from caseload.rules.calworks.process import EVENTS
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import Choice
from caseload.tables.courses import Course, Happens, Listed, Row, Shown
from caseload.tables.programs.common import PARTICIPANT, feeds, text, typed
from caseload.tables.schema import Table

_N, _P = "Noncompliance", "Participants"
_DECIDED = ("cause_decided_by",)
_WHOSE = {"other_parent": "other_parent"}
STEPS = Codes(*(each for each in EVENTS if each != "effective_reached"))
"""What people can enter; the day on which a sanction takes effect comes by itself."""

NONCOMPLIANCE_STEPS = Table(
    "NoncomplianceSteps", "Noncompliance steps",
    about="Steps of a noncompliance that have no column on the sheet Noncompliance: a moved appointment, no contact, a "
          "defect that the supervisor found … They decide nothing by themselves.",
    columns=(
        PARTICIPANT,
        typed("event", "What happened", Choice(STEPS, "what happened"), "Choose from the list.", 24, required=True),
        feeds("event_on", "On", "CW-NC.state", "Day on which it happened.", 12, field="event_on", input="events",
              required=True),
        feeds("good_cause", "Good cause", "CW-NC.state", "As known that day; blank: pending.", 11, field="good_cause",
              input="events"),
        feeds("began_on", "Plan or cure from", "CW-NC.state", "First day of the plan or cure.", 13, field="began_on",
              input="events"),
        feeds("activity_ends_on", "Its activity ends", "CW-NC.state", "Last day of the activity, if it ends sooner.",
              13, field="activity_ends_on", input="events"),
        text("decided_by", "Decided by", "Name of the person who decided or approved it.", 18),
    ),
)  # fmt: skip

CLOSING_STEPS = Table(
    "ClosingSteps", "Closing steps",
    about="Steps of closing a record, as they are taken: handed in, reviewed by the supervisor, routed, commented; and "
          "the days of a deferral.",
    columns=(
        PARTICIPANT,
        feeds("event", "What happened", "WTW-29.state", "Choose from the list.", 24, field="event", input="events",
              required=True),
        feeds("event_on", "On", "WTW-29.state", "Day on which it happened.", 12, field="event_on", input="events",
              required=True),
        text("decided_by", "Decided by", "Name of the person who reviewed or approved it.", 18),
    ),
)  # fmt: skip


# what a row of the sheet Noncompliance tells -------------------------------------------------------


def _is_problem(row: Row) -> bool:
    """A missed meeting of the support team starts nothing, and no problem is none."""
    return row["problem"] not in ("pst_missed", "none", None)


def _found_before_notice(row: Row) -> bool:
    """Was the problem found on a day before the notice is dated?"""
    found, notice = row["problem_on"], row["notice_on"]
    return _is_problem(row) and found is not None and (notice is None or found < notice)


def _begins_with_notice(row: Row) -> bool:
    return _is_problem(row) and row["notice_on"] is not None and not _found_before_notice(row)


def _begins_undated(row: Row) -> bool:
    return _is_problem(row) and row["notice_on"] is None and row["problem_on"] is None


def _notice_follows(row: Row) -> bool:
    return _found_before_notice(row) and row["notice_on"] is not None


def _ended_by_plan(row: Row) -> bool:
    """Did the plan end it? It was neither failed nor followed by a sanction, and the row is closed."""
    over = row["open"] is False and row["plan_from_on"] is not None and row["good_cause"] is not True
    return over and row["plan_failed_on"] is None and row["sanction_approved_on"] is None


def _says(column: str, value: bool | None, besides: str = "") -> Callable[[Row], bool]:
    """A test: a column says one thing, and another one is filled."""
    return lambda row: row[column] is value and (not besides or row[besides] is not None)


def _approved(row: Row) -> bool:
    return row["sanction_approved_by"] is not None or row["sanction_approved_on"] is not None


def _off_aid(row: Row) -> bool:
    """Off aid for another reason than the sanction itself."""
    return row["discontinued_on"] is not None and row["discontinued_because"] != "wtw_sanction"


def _back_on_aid(row: Row) -> bool:
    return _off_aid(row) and row["restored_on"] is not None


_AID = (Happens(_P, "discontinued", "discontinued_on", when=_off_aid),
        Happens(_P, "aid_restored", "restored_on", when=_back_on_aid))  # fmt: skip

COURSES = (
    Course("CW-NC.state", (
        Happens(_N, "pst_missed", "problem_on", when=lambda row: row["problem"] == "pst_missed", instead="notice_on"),
        Happens(_N, "participation_problem", "problem_on", when=_found_before_notice, given={"notice_dated": False},
                fields=_WHOSE),
        Happens(_N, "participation_problem", "notice_on", when=_begins_undated),
        Happens(_N, "notice_sent", "notice_on", when=_notice_follows, fields=_WHOSE),
        Happens(_N, "participation_problem", "notice_on", when=_begins_with_notice, fields=_WHOSE),
        Happens(_N, "good_cause_found", "cause_decided_on", when=_says("good_cause", True), needs=_DECIDED,
                by="cause_decided_by"),
        Happens(_N, "no_good_cause_found", "cause_decided_on", when=_says("good_cause", False), needs=_DECIDED,
                by="cause_decided_by"),
        Happens(_N, "plan_agreed", "plan_agreed_on", when=lambda row: row["plan_from_on"] is not None,
                instead="plan_from_on", fields={"began_on": "plan_from_on", "activity_ends_on": "plan_activity_ends_on"}),
        Happens(_N, "failed_cause_pending", "plan_failed_on", when=_says("plan_good_cause", None, "plan_failed_on")),
        Happens(_N, "failed_good_cause", "plan_failed_on", when=_says("plan_good_cause", True, "plan_failed_on"),
                needs=_DECIDED, by="cause_decided_by"),
        Happens(_N, "failed_no_good_cause", "plan_failed_on", when=_says("plan_good_cause", False, "plan_failed_on"),
                needs=_DECIDED, by="cause_decided_by"),
        Happens(_N, "completed", "resolved_on", when=_ended_by_plan),
        Happens(_N, "supervisor_approved", "sanction_approved_on", when=_approved, needs=("sanction_approved_by",),
                fields={"approved_by": "sanction_approved_by"}, by="sanction_approved_by"),
        Happens(_N, "asks_to_cure", "cure_contact_on", fields={"began_on": "cure_from_on"}),
        Happens(_P, "completed", "sanction_ended_on"),
        Happens("Exemptions", "exempt_found", "began_on", needs=("approved_by",), by="approved_by"),
        Happens("Exemptions", "resumed", "ends_on", later=1, aside=True),
        *_AID,
        Happens("Contacts", "contacted", "contact_on"),
        Listed("NoncomplianceSteps", {
            "event": "event", "event_on": "event_on", "good_cause": "good_cause", "began_on": "began_on",
            "activity_ends_on": "activity_ends_on", "approved_by": "decided_by",
        }),
    )),
    Course("WTW-29.state", (
        Happens(_P, "sanction_imposed", "sanction_began_on", needs=("sanction_approved_by", "sanction_approved_on"),
                by="sanction_approved_by"),
        Happens(_P, "sanction_ended", "sanction_ended_on"),
        *_AID,
        Listed("ClosingSteps", {"event": "event", "event_on": "event_on", "approved_by": "decided_by"}),
    )),
)  # fmt: skip

SHOWN = (
    Shown("Contacts", "contact_on", "Contact", "results"),
    Shown("Plans", "signed_on", "Plan signed", "", "approved_by"),
    Shown("Plans", "amended_on", "Plan amended", "change_text", "approved_by"),
    Shown("Noncompliance", "notice_on", "Noncompliance notice", "problem_text"),
    Shown("Authorizations", "decided_on", "Service decided", "decision_text", "decided_by"),
    Shown("Team", "held_on", "Support team meeting"),
    Shown("Routings", "routed_on", "Transfer", "transfer_reason"),
)
