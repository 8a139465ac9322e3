"""Exemptions (WTW-24), duties beside a sanction (WTW-26), intake (WTW-54, 55), barriers (WTW-61)."""

from __future__ import annotations

from typing import Any

from rules.answers import Case, agree, each_of, invalid, missing

FOUR = ["status_and_reason_verified", "clock_stopped_checked", "case_comment_length", "review_date_set"]


def review(expired: bool, due: bool) -> dict[str, bool]:
    return {"expired": expired, "review_due": due}


EXEMPTION: list[Case] = [
    ("care for a disabled spouse or child goes to IHSS", "WTW-24.steps",
     {"reason": "caring_for_disabled_family", "checked": FOUR},
     {"refer_to": "ihss", "complete": False, "unchecked": ["referral"]}),
    ("a temporary disability is referred to nobody", "WTW-24.steps",
     {"reason": "temporarily_disabled", "checked": [*FOUR, "referral"]},
     {"refer_to": None, "complete": True, "unchecked": []}),
    ("a blank reason decides the referral even when all is ticked", "WTW-24.steps",
     {"reason": None, "checked": [*FOUR, "referral"]}, missing("reason")),
    ("on the last day not over, review due", "WTW-24.review", {"ends_on": "2020-08-31", "as_of": "2020-08-31"},
     review(False, True)),
    ("a review day that passed is due before the end", "WTW-24.review",
     {"ends_on": "2020-12-31", "review_on": "2020-08-30", "as_of": "2020-08-31"}, review(False, True)),
    ("a review day after the end does not keep it from being over", "WTW-24.review",
     {"ends_on": "2020-08-31", "review_on": "2020-09-30", "as_of": "2020-09-01"}, review(True, False)),
    ("without an end it is never over", "WTW-24.review",
     {"ends_on": "2020-08-31", "open_ended": True, "review_on": "2020-10-01", "as_of": "2020-09-15"},
     review(False, False)),
    ("without an end the end is not asked for", "WTW-24.review",
     {"ends_on": None, "open_ended": True, "review_on": "2020-08-01", "as_of": "2020-09-15"}, review(False, True)),
    ("without an end the review day is asked for, whatever the end says", "WTW-24.review",
     {"ends_on": "2020-08-31", "open_ended": True, "as_of": "2020-09-15"}, missing("review_on")),
    ("an unknown end decides", "WTW-24.review", {"ends_on": None, "review_on": "2020-08-01", "as_of": "2020-09-15"},
     missing("ends_on")),
    ("all blank: whatever may decide is named", "WTW-24.review", {"open_ended": None},
     missing("ends_on", "open_ended", "review_on", "as_of")),
    ("a blank end set aside by the review day of an open one", "WTW-24.review",
     {"ends_on": None, "open_ended": True, "review_on": None, "as_of": None}, missing("review_on", "as_of")),
]  # fmt: skip

SIX = ["imposed_correctly", "status_sanction", "activity_end_unsatisfactory", "other_activities_end_dated",
       "services_ended_and_notified", "case_comments"]  # fmt: skip


def duties(contact: str) -> dict[str, object]:
    return {"complete": True, "unchecked": [], "contact_due_on": contact}


def activity(name: Any, ended: str | None, status: str | None) -> dict[str, Any]:
    return {"activity_id": name, "ended_on": ended, "end_status": status}


ENDED = "end_unsatisfactory_participation"


def closed(ok: bool, still_open: list[Any], wrong: list[Any]) -> dict[str, object]:
    return {"ok": ok, "open_activities": still_open, "wrong_status": wrong}


SANCTION: list[Case] = [
    ("a contact before the sanction does not count", "WTW-26.steps",
     {"checked": SIX, "sanctioned_on": "2020-08-01", "last_contact_on": "2020-07-31"}, duties("2020-08-31")),
    ("a contact on its first day does", "WTW-26.steps",
     {"checked": SIX, "sanctioned_on": "2020-08-01", "last_contact_on": "2020-08-01"}, duties("2020-09-30")),
    ("without a contact the beginning is needed, beside the list", "WTW-26.steps", {},
     missing("checked", "sanctioned_on")),
    ("other activities may end in any way", "WTW-26.activities",
     {"activities": [activity("a", "2020-08-01", ENDED), activity("b", "2020-08-01", None)],
      "sanctioned_activity": "a"}, closed(True, [], [])),
    ("an end date does not replace the status", "WTW-26.activities",
     {"activities": [activity("a", "2020-08-01", None)], "sanctioned_activity": "a"}, closed(False, [], ["a"])),
    ("when every activity is closed with that status, any may be the sanctioned one", "WTW-26.activities",
     {"activities": [activity(1, "2020-08-01", ENDED), activity(2, "2020-08-01", ENDED)],
      "sanctioned_activity": None}, closed(True, [], [])),
    ("when one is not, it must be known", "WTW-26.activities",
     {"activities": [activity(1, "2020-08-01", ENDED), activity(2, "2020-08-01", "end_other")],
      "sanctioned_activity": None}, missing("sanctioned_activity")),
    ("a line without a name may be the sanctioned activity", "WTW-26.activities",
     {"activities": [activity(None, "2020-08-01", ENDED)], "sanctioned_activity": 1}, closed(True, [], [])),
    ("no activity can be the sanctioned one", "WTW-26.activities", {"activities": [], "sanctioned_activity": "a"},
     invalid("sanctioned_activity", "not_allowed")),
    ("an unknown status is refused as the list", "WTW-26.activities",
     {"activities": [activity("a", "2020-08-01", "ended")], "sanctioned_activity": "b"},
     invalid("activities", "not_allowed")),
]  # fmt: skip


def mail(name: str | None, attached: bool | None, subject: str | None = None) -> dict[str, Any]:
    return {"mail_id": name, "received_on": "2020-08-25", "has_50_20": attached, "subject": subject}


def queue(waiting: list[str], assigned: list[str]) -> dict[str, list[str]]:
    return {"waiting": waiting, "to_assignment": assigned}


WAITS = "FW: CLIENT in the Waiting Room - EC information"

INTAKE: list[Case] = [
    ("an empty field names no counselor", "WTW-54", {}, {"assigned": False}),
    ("a referral to the provider changes nothing", "WTW-54", {"ec": "EC1", "referred_to_sp": None},
     {"assigned": True}),
    ("the waiting words settle a blank attachment, in any letters", "WTW-55.queue",
     {"mails": [mail("m1", None, WAITS)]}, queue(["m1"], [])),
    ("a mail that waits with a 50-20 and was seen is no assignment", "WTW-55.queue",
     {"mails": [mail("m1", True, WAITS)], "seen": ["m1"]}, queue([], [])),
    ("both lists keep the order of the mails", "WTW-55.queue",
     {"mails": [mail("m3", False), mail("m2", True), mail("m1", False), mail("m0", True)]},
     queue(["m3", "m1"], ["m2", "m0"])),
    ("who was seen matters while somebody waits", "WTW-55.queue", {"mails": [mail("m1", False)], "seen": None},
     missing("seen")),
    ("and not when nobody does", "WTW-55.queue", {"mails": [mail("m1", True)], "seen": None}, queue([], ["m1"])),
    ("a blank line among those seen may be the one who waits", "WTW-55.queue",
     {"mails": [mail("m1", False)], "seen": [None]}, missing("seen")),
    ("a mail without a name is a gap", "WTW-55.queue", {"mails": [mail(None, False)]}, missing("mails")),
    ("the day of receipt never matters", "WTW-55.queue",
     {"mails": [{"mail_id": "m1", "received_on": None, "has_50_20": True}]}, queue([], ["m1"])),
    ("an attachment is there or not", "WTW-55.queue",
     {"mails": [{"mail_id": None, "has_50_20": "yes"}], "seen": None}, invalid("mails", "not_a_bool")),
    ("all five points of the meeting", "WTW-55.meeting",
     {"checked": ["programs_promoted", "client_met", "questions_answered", "referrals_started",
                  "sanction_cure_guidance"]}, {"complete": True, "unchecked": []}),
]  # fmt: skip


def barrier(kind: str | None, on: str | None, action: str | None) -> dict[str, str | None]:
    return {"kind": kind, "evaluated_on": on, "action": action}


BARRIERS: list[Case] = [
    ("an action without an evaluation is still not evaluated", "WTW-61",
     {"barriers": [barrier("housing", None, "referral")]},
     {"complete": False, "not_evaluated": ["housing"], "without_action": []}),
    ("an action of spaces is none", "WTW-61", {"barriers": [barrier("housing", "2020-08-03", "  ")]},
     {"complete": False, "not_evaluated": [], "without_action": ["housing"]}),
    ("a barrier without a name matters when it is listed", "WTW-61", {"barriers": [barrier(None, None, "referral")]},
     missing("barriers")),
    ("and not when it is done", "WTW-61", {"barriers": [barrier(None, "2020-08-03", "referral")]},
     {"complete": True, "not_evaluated": [], "without_action": []}),
    ("unknown barriers are not none", "WTW-61", {"barriers": None}, missing("barriers")),
]  # fmt: skip


@each_of(EXEMPTION)
def test_an_exemption_has_its_steps_and_its_review(case: Case) -> None:
    agree(case)


@each_of(SANCTION)
def test_a_sanction_leaves_duties_and_a_monthly_contact(case: Case) -> None:
    agree(case)


@each_of(INTAKE)
def test_intake_finds_the_waiting_and_the_unassigned(case: Case) -> None:
    agree(case)


@each_of(BARRIERS)
def test_barriers_are_evaluated_and_addressed(case: Case) -> None:
    agree(case)
