"""What documents need in the invented Welfare-to-Work caseload: appointments, services, plans, papers, recipients."""

from __future__ import annotations

from datetime import date
from typing import Any

from caseload.tables.sample import Tables, days, workday

TABLES = ("Appointments", "Authorizations", "Routings", "OneOnOne", "Documents", "Recipients")

SAID = {
    "change": {"en": "Your class now meets from Monday to Thursday.", "es": "Su clase ahora es de lunes a jueves."},
    "decision": {"en": "Your class begins and your child needs care.",
                 "es": "Empieza su clase y su hijo necesita quien lo cuide."},
    "cure": {"en": "Job club, 20 hours a week", "es": "Club de empleo, 20 horas por semana"},
    "cure_place": {"en": "Example Training Center, Mon to Fri, 9 a.m.", "es": "Example Training Center, lunes a viernes, 9 a.m."},
    "missed": {"en": "Our list shows that you were not there on three days.",
               "es": "Nuestra lista muestra que faltó tres días."},
    "not_done": {"en": "The job club: you were there on two of ten days.",
                 "es": "El club de empleo: usted fue dos de diez días."},
}  # fmt: skip
"""What a worker would write for the participant, by language."""


def papers(made: Tables, who: dict[str, Any], number: int, as_of: date) -> None:
    """Rows for one person, by the same troubles as the rest of the caseload."""
    key, trouble = {"participant_id": who["participant_id"]}, number % 10
    who["large_print"] = number % 17 == 6
    for each in made["Activities"]:
        if each["participant_id"] == who["participant_id"] and each["activity_kind"] != "orientation":
            each["starts_at"] = "Mon to Thu, 9 a.m."
    _recipients(made, who, key, number)
    if number % 4 == 0:
        made["Documents"].append({**key, "document": "Attendance report, signed", "dated_on": days(as_of, days=-4),
                                  "pages": 1 + number % 3, "imaged_on": None})  # fmt: skip
    if trouble == 0:
        made["Authorizations"].append({
            **key, "service": "child_care", "requested": True, "needed": True, "authorized": False,
            "decided_on": days(as_of, days=-1), "decided_by": "Robin Specimen", "amount": 180, "amount_per": "month",
            "authorized_from_on": days(as_of, days=5), "effective_on": days(as_of, days=5),
            "decision_text": SAID["decision"][who["language"]],
        })  # fmt: skip
    elif trouble == 3 and number % 20 == 3 and number < 80:
        made["Reviews"].append({"ec": "EX42", "case_number": who["case_number"], "reviewed_on": as_of,
                                "findings": None, "reviewed_by": "Sam Example"})  # fmt: skip
    elif trouble in _MORE:
        _MORE[trouble](made, key, number, as_of)
    if number % 15 == 2:
        made["OneOnOne"].append({**key, "orientation_on": workday(days(as_of, days=-(number % 20))), "reason": "work_schedule",
                                 "orientation_needed_for_next": True, "options_exhausted": True,
                                 "supervisor_approved": True, "approved_by": "Sam Example"})  # fmt: skip


def _recipients(made: Tables, who: dict[str, Any], key: dict[str, Any], number: int) -> None:
    home = {"recipient_address": who["address"], "recipient_city": who["city"], "recipient_language": who["language"]}
    if who["adults"] == 2:
        made["Recipients"].append({**key, "recipient": "second_parent", "copies": True, **home,
                                   "recipient_name": f"Alex {who['last_name']}"})  # fmt: skip
    if number % 13 == 5:
        made["Recipients"].append({**key, "recipient": "representative", "recipient_name": "Ari Helper-Sample",
                                   "recipient_address": "7 Advocate Way", "recipient_city": "Oakland, CA 94600",
                                   "recipient_language": "en", "copies": True})  # fmt: skip


def _notice(made: Tables, key: dict[str, Any], number: int, as_of: date) -> None:
    """A meeting inside the twenty days of the notice; some notices are to go out today."""
    if number % 20 == 11:
        made["Noncompliance"][-1]["notice_on"] = as_of
    sent = made["Noncompliance"][-1]["notice_on"]
    made["Appointments"].append({**key, "purpose": "noncompliance", "appointment_on": days(sent, days=14),
                                 "appointment_time": "9:30 a.m.", "place": "Example Office, room 4"})  # fmt: skip
    kind = next(row["activity_kind"] for row in made["Activities"] if row["participant_id"] == key["participant_id"])
    made["Noncompliance"][-1] |= {"problem_on": workday(days(sent, days=-2)), "problem_activity": kind,
                                  "problem_text": SAID["missed"][made["Participants"][-1]["language"]]}  # fmt: skip


def _sanctioned(made: Tables, key: dict[str, Any], number: int, as_of: date) -> None:
    """A compliance plan that failed; half of them ask to end the sanction."""
    problem = made["Noncompliance"][-1]
    began = days(problem["notice_on"], days=15)
    problem.update(problem_activity="job_search", plan_agreed_on=began, plan_from_on=began,
                   plan_failed_on=days(problem["resolved_on"], days=-10), plan_good_cause=False)  # fmt: skip
    if number % 20 == 4:
        language = made["Participants"][-1]["language"]
        problem.update(cure_activity=SAID["cure"][language], cure_place=SAID["cure_place"][language],
                       cure_from_on=workday(days(as_of, days=5)), cure_contact_on=as_of)  # fmt: skip


def _closing(made: Tables, key: dict[str, Any], number: int, as_of: date) -> None:
    made["Participants"][-1]["benefit"] = "tcf" if number % 20 == 5 else "nacf"


def _plan(made: Tables, key: dict[str, Any], number: int, as_of: date) -> None:
    """Two-parent units: a compliance plan under way or failed, a notice to the other parent."""
    if number in (48, 58):
        _failed_plan(made, key, as_of)
    elif number % 20 == 8:
        made["Noncompliance"].append({**key, "problem": "unsatisfactory_progress", "notice_on": days(as_of, days=-16),
                                      "good_cause": False, "cause_decided_by": "Robin Specimen",
                                      "cause_decided_on": days(as_of, days=-1),
                                      "open": True, "plan_agreed_on": as_of,
                                      "plan_from_on": days(as_of, days=5)})  # fmt: skip
    else:
        made["Noncompliance"].append({**key, "problem": "activity_not_completed", "notice_on": as_of,
                                      "good_cause": None, "open": True, "other_parent": True})  # fmt: skip
        _notice(made, key, number, as_of)


def _failed_plan(made: Tables, key: dict[str, Any], as_of: date) -> None:
    """A compliance plan that failed without good cause; a supervisor approved the sanction."""
    made["Noncompliance"].append({
        **key, "problem": "unsatisfactory_progress", "notice_on": days(as_of, days=-80), "good_cause": False,
        "cause_decided_by": "Robin Specimen", "cause_decided_on": days(as_of, days=-66), "open": True,
        "plan_agreed_on": days(as_of, days=-63), "plan_from_on": days(as_of, days=-62),
        "plan_failed_on": days(as_of, days=-1), "plan_failed_text": SAID["not_done"][made["Participants"][-1]["language"]],
        "plan_good_cause": False, "sanction_approved_by": "Sam Example",
        "sanction_approved_on": days(as_of, days=-1),
    })  # fmt: skip


def _transfer(made: Tables, key: dict[str, Any], number: int, as_of: date) -> None:
    made["Routings"].append({**key, "handed_in_on": days(as_of, days=-1), "destination": "Example North Office, unit 7",
                             "transfer_reason": "Moved to the north of the county.",
                             "destination_correct": True})  # fmt: skip


def _new(made: Tables, key: dict[str, Any], number: int, as_of: date) -> None:
    """A new case waits for its introduction; an older one signs its plan, and its support team is to meet."""
    if number % 20 == 9:
        made["Plans"].append({**key, "signed_on": as_of, "activity_kind": "training", "initial": True,
                              "began_on": as_of, "already_used": False})  # fmt: skip
        made["Team"][-1].update(
            sp="Toni Provider-Sample", meeting_on=days(as_of, days=9), meeting_time="1:00 p.m.", mode="video",
            attendees="ec, sp, participant", client_information="Two children in school. Speaks two languages.",
            barriers_and_recommendations="No car. Recommended: bus pass.", goals_and_plan="Office work within a year.",
            recommendations_for_ec="Agree on child care before the class begins.",
        )  # fmt: skip
        return
    made["NewCases"][-1].update(from_office="Example Intake Unit", to_office="Example Office, unit 3",
                                orientation_on=days(as_of, days=12))  # fmt: skip
    made["Appointments"].append({**key, "purpose": "introduction", "appointment_on": days(as_of, days=6),
                                 "appointment_time": "10:00 a.m.", "place": "Example Office, room 2",
                                 "orientation_on": days(as_of, days=12)})  # fmt: skip


_MORE = {1: _notice, 2: _plan, 4: _sanctioned, 5: _closing, 7: _transfer, 8: _plan, 9: _new}
