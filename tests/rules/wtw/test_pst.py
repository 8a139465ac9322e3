"""The Program Support Team: dates (WTW-08, 09, 59), attendance (WTW-10), papers (WTW-11, 12), missed ones (WTW-13)."""

from __future__ import annotations

from caseload.law import store
from caseload.law.rows import rows_of
from caseload.rules import evaluate
from rules.answers import Case, agree, each_of, invalid, missing, no_parameter


def scheduled(by: str, assist: str) -> dict[str, str]:
    return {"due_on": by, "sp_assist_from_on": assist}


DATES: list[Case] = [
    ("a week after the notice, on the same weekday", "WTW-08.schedule", {"sp_notified_on": "2020-08-25"},
     scheduled("2020-09-01", "2020-09-02")),
    ("the provider's day is never rolled", "WTW-08.schedule",
     {"sp_notified_on": "2020-08-28", "roll": "following"}, scheduled("2020-09-04", "2020-09-05")),
    ("a seventh day on a Sunday goes inside to Friday", "WTW-08.schedule",
     {"sp_notified_on": "2020-08-30", "roll": "inside_else_next", "holidays": []},
     scheduled("2020-09-04", "2020-09-07")),
    ("with a whole week closed the first open day after it counts", "WTW-08.schedule",
     {"sp_notified_on": "2020-08-28", "roll": "inside_else_next",
      "holidays": ["2020-08-31", "2020-09-01", "2020-09-02", "2020-09-03", "2020-09-04"]},
     scheduled("2020-09-07", "2020-09-05")),
    ("a blank roll does not matter on an open day", "WTW-08.schedule",
     {"sp_notified_on": "2020-08-25", "roll": None}, scheduled("2020-09-01", "2020-09-02")),
    ("a blank roll matters on Labor Day", "WTW-08.schedule", {"sp_notified_on": "2020-08-31", "roll": None},
     missing("roll")),
    ("unrolled, no calendar is looked at", "WTW-08.schedule", {"sp_notified_on": "1999-01-01"},
     scheduled("1999-01-08", "1999-01-09")),
    ("a meeting's 30 days end inside, on the Friday", "WTW-08.meet",
     {"plan_completed_on": "2020-08-07", "same_day_as_appraisal": False}, {"due_on": "2020-09-04"}),
    ("rolled forward instead, past Labor Day", "WTW-08.meet",
     {"plan_completed_on": "2020-08-07", "same_day_as_appraisal": False, "roll": "following"},
     {"due_on": "2020-09-08"}),
    ("held with the appraisal leaves nothing due in any year", "WTW-08.meet",
     {"plan_completed_on": "1999-01-01", "same_day_as_appraisal": True}, {"due_on": None}),
    ("both blank are both named", "WTW-08.meet", {"plan_completed_on": None, "same_day_as_appraisal": None},
     missing("plan_completed_on", "same_day_as_appraisal")),
    ("a year without a calendar is refused", "WTW-08.meet",
     {"plan_completed_on": "1999-01-01", "same_day_as_appraisal": False}, no_parameter("calendar.alameda.1999")),
    ("nobody is told while the appraisal is open", "WTW-08.notify", {"pst_scheduled": None}, {"notify": []}),
    ("weekly is seven days later, inside the week", "WTW-09.due",
     {"last_pst_on": "2020-08-31", "frequency": "weekly"}, {"due_on": "2020-09-04"}),
    ("monthly from the 31st is clamped, here to the leap day, a Saturday", "WTW-09.due",
     {"last_pst_on": "2020-01-31", "frequency": "monthly", "roll": "none"}, {"due_on": "2020-02-29"}),
    ("and rolled inside it is the Friday", "WTW-09.due", {"last_pst_on": "2020-01-31", "frequency": "monthly"},
     {"due_on": "2020-02-28"}),
    ("what a month means is not asked of a weekly meeting", "WTW-09.due",
     {"last_pst_on": "2020-08-25", "frequency": "weekly", "reading": None}, {"due_on": "2020-09-01"}),
    ("no further meeting asks for nothing", "WTW-09.due",
     {"last_pst_on": None, "frequency": "none_needed", "reading": None, "roll": None}, {"due_on": None}),
    ("a blank frequency decides", "WTW-09.due", {"last_pst_on": "2020-08-25", "frequency": None},
     missing("frequency")),
    ("blank day, frequency and reading are all named", "WTW-09.due",
     {"last_pst_on": None, "frequency": None, "reading": None}, missing("last_pst_on", "frequency", "reading")),
    ("in person needs no unavailable participant", "WTW-09.mode", {"mode": "in_person", "client_unavailable": None},
     {"allowed": True}),
    ("a blank way decides when the participant is available", "WTW-09.mode", {"mode": None}, missing("mode")),
    ("any way is allowed when the participant is unavailable", "WTW-09.mode",
     {"mode": None, "client_unavailable": True}, {"allowed": True}),
    ("the day of the appraisal itself is allowed", "WTW-59",
     {"meeting_on": "2020-09-14", "appraisal_completed_on": "2020-09-14"}, {"ok": True}),
]  # fmt: skip

MEETING: list[Case] = [
    ("with a blank kind it stands when both came", "WTW-10", {"meeting_kind": None, "attendees": ["sp", "ec"]},
     {"valid": True, "absent": []}),
    ("with a blank kind it stands when only the provider came", "WTW-10", {"meeting_kind": None, "attendees": ["sp"]},
     {"valid": False, "absent": ["ec"]}),
    ("with a blank kind nobody there is decided by the kind", "WTW-10", {"meeting_kind": None, "attendees": []},
     missing("meeting_kind")),
    ("a participant who stays away makes nothing invalid", "WTW-10",
     {"meeting_kind": "subsequent", "attendees": ["ec", "job_developer"]}, {"valid": True, "absent": []}),
    ("unknown attendees decide, and so does the kind", "WTW-10", {}, missing("meeting_kind", "attendees")),
    ("the number of attempts moves on when it is reached", "WTW-13",
     {"missed_attempts": 3, "pst_held": False, "move_on_after": 3}, {"start_noncompliance": False, "move_on": True}),
    ("one attempt fewer does not", "WTW-13", {"missed_attempts": 2, "pst_held": False, "move_on_after": 3},
     {"start_noncompliance": False, "move_on": False}),
    ("with no number set the counselor decides", "WTW-13", {"missed_attempts": 9, "pst_held": False},
     {"start_noncompliance": False, "move_on": False}),
    ("too few attempts settle it, held or not", "WTW-13",
     {"missed_attempts": 0, "pst_held": None, "move_on_after": 1}, {"start_noncompliance": False, "move_on": False}),
    ("a number of zero attempts is refused", "WTW-13", {"missed_attempts": 1, "pst_held": False, "move_on_after": 0},
     invalid("move_on_after", "out_of_range")),
]  # fmt: skip

EIGHT = ["purpose", "supportive_services", "goal_status", "opportunities_changes", "job_opportunities", "wen_cs",
         "wtw2_amendments", "goal_revision"]  # fmt: skip


def agenda(ok: bool, unchecked: list[str], timing: str) -> dict[str, object]:
    return {"ok": ok, "unchecked": unchecked, "timing": timing}


PAPERS: list[Case] = [
    ("final on the day of the meeting is in time", "WTW-12",
     {"checked": EIGHT, "finalized_on": "2020-09-15", "meeting_on": "2020-09-15"}, agenda(True, [], "in_time")),
    ("final the day after is late", "WTW-12",
     {"checked": EIGHT, "finalized_on": "2020-09-16", "meeting_on": "2020-09-15"}, agenda(False, [], "late")),
    ("further topics change nothing, blank ones neither", "WTW-12",
     {"checked": EIGHT, "other_topics": ["housing", None], "finalized_on": "2020-09-15", "meeting_on": "2020-09-15"},
     agenda(True, [], "in_time")),
    ("a blank list of further topics has no effect", "WTW-12",
     {"checked": EIGHT, "other_topics": None, "finalized_on": "2020-09-15", "meeting_on": "2020-09-15"},
     agenda(True, [], "in_time")),
    ("further topics are a list", "WTW-12", {"checked": EIGHT, "other_topics": "housing"},
     invalid("other_topics", "not_a_list")),
    ("not final, a blank list of topics decides", "WTW-12", {"checked": None}, missing("checked")),
    ("final, topics and meeting blank", "WTW-12", {"checked": None, "finalized_on": "2020-09-15"},
     missing("checked", "meeting_on")),
    ("a summary without its signatures is not final", "WTW-11",
     {"checked": ["client_information", "barriers_recommendations_ocat", "goals_plan_cw20",
                  "ec_review_recommendations"]},
     {"complete": False, "unchecked": ["ec_signed", "supervisor_initials"]}),
]  # fmt: skip


@each_of(DATES)
def test_meetings_of_the_team_have_their_dates(case: Case) -> None:
    agree(case)


@each_of(MEETING)
def test_a_meeting_needs_counselor_and_provider_and_penalises_nobody(case: Case) -> None:
    agree(case)


@each_of(PAPERS)
def test_the_papers_of_a_meeting_are_complete_and_in_time(case: Case) -> None:
    agree(case)


def test_an_absent_number_of_attempts_is_the_one_that_the_agency_set() -> None:
    three = {"key": "alameda.pst_attempts", "label": "", "es": "", "unit": "attempts",
             "rows": [{"value": 3, "place": "alameda", "source": "invented"}]}  # fmt: skip
    with store.amended(rows_of(three, "office")):
        assert evaluate("WTW-13", {"missed_attempts": 3, "pst_held": False})["move_on"] is True
        assert evaluate("WTW-13", {"missed_attempts": 3, "pst_held": False, "move_on_after": None})["move_on"] is False
