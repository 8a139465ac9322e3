"""What happens in the GROW workbook: a sheet of steps, and which columns tell of which event."""

from __future__ import annotations

from caseload.tables.courses import Course, Happens, Listed, Row, Shown
from caseload.tables.programs.common import PARTICIPANT, feeds, text
from caseload.tables.schema import Table

_N, _Q = "Noncompliance", "GR-NC.state"

STEPS = Table(
    "Course", "Course",
    about="Steps that have no column elsewhere: a hearing set anew or missed, an approval that was rejected, an "
          "applicant's failure … They decide nothing by themselves.",
    columns=(
        PARTICIPANT,
        feeds("event", "What happened", _Q, "Choose from the list.", 20, field="event", input="events", required=True),
        feeds("event_on", "On", _Q, "Day on which it happened.", 12, field="event_on", input="events", required=True),
        feeds("hearing_on", "Hearing on", _Q, "With a hearing that was set: its day.", 12, field="hearing_on",
              input="events"),
        feeds("effective_on", "Takes effect on", _Q, "With a notice: first day of the action.", 12,
              field="effective_on", input="events"),
        feeds("applicant", "Applicant", _Q, "With a failure: still an applicant, yes or no.", 10, field="applicant",
              input="events"),
        feeds("good_cause", "Good cause", _Q, "With a decision: yes or no.", 10, field="good_cause", input="events"),
        feeds("classification", "Finding", _Q, "With a decision: the finding.", 13, field="classification",
              input="events"),
        feeds("last_day_of_aid", "Last day of aid", _Q, "With an approval: last day with aid.", 12,
              field="last_day_of_aid", input="events"),
        text("decided_by", "Decided by", "Name of the person who decided or approved it.", 18),
    ),
)  # fmt: skip


def _decided(row: Row) -> bool:
    return row["good_cause"] is not None or row["classification"] is not None


def _approved(row: Row) -> bool:
    return row["approved_by"] is not None or row["approved_on"] is not None


def _missed(row: Row) -> bool:
    return row["hearing_on"] is not None and row["attended"] is False


def _set(row: Row) -> bool:
    return row["hearing_on"] is not None


_FINDING = {"good_cause": "good_cause", "classification": "classification"}
COURSES = (
    Course(_Q, (
        Happens(_N, "failed", "failed_on", fields={"months_received_in_365": "months_received"}),
        Happens(_N, "notified", "notified_on"),
        Happens(_N, "resolved", "resolved_on"),
        Happens(_N, "noa_issued", "noa_on", fields={"effective_on": "effective_on"}),
        Happens(_N, "hearing_set", "hearing_set_on", when=_set, instead="hearing_on",
                fields={"hearing_on": "hearing_on"}),
        Happens(_N, "hearing_missed", "hearing_on", when=_missed),
        Happens(_N, "decided", "decided_on", when=_decided, needs=("officer",), fields=_FINDING,
                by="officer"),
        Happens(_N, "approved", "approved_on", when=_approved, needs=("approved_by",),
                fields={"approved_by": "approved_by", "last_day_of_aid": "last_day_of_aid"}, by="approved_by"),
        Happens(_N, "complied", "complied_on"),
        Happens("Components", "component_began", "began_on", aside=True),
        Happens("Components", "component_completed", "completed_on", aside=True),
        Happens("Employment", "employed", "learned_on", fields={"weekly_hours": "weekly_hours"}, aside=True),
        Happens("Employment", "employed", "job_lost_on", given={"weekly_hours": 0}, aside=True),
        Listed("Course", {
            "event": "event", "event_on": "event_on", "hearing_on": "hearing_on", "effective_on": "effective_on",
            "applicant": "applicant", "good_cause": "good_cause", "classification": "classification",
            "last_day_of_aid": "last_day_of_aid", "approved_by": "decided_by",
        }),
    )),
)  # fmt: skip

SHOWN = (
    Shown("Contacts", "contact_on", "Contact", "results"),
    Shown("Visits", "visit_on", "ICM visit"),
    Shown("Components", "began_on", "Component", "component"),
    Shown("Employment", "employment_started_on", "Job", "job_title"),
    Shown("Referrals", "referred_on", "Referral", "outcome"),
    Shown("Noncompliance", "failed_on", "Failure", "problem"),
)
