"""An invented GAIN caseload of people in post-employment services."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date
from typing import Any

from caseload.tables.sample import Tables, days, person
from caseload.tables.samples import gain_after
from caseload.tables.samples.los_angeles import OFFICE

TABLES = ("Participants", "Course", "Employment", "SelfEmployment", "FreeRent", "Activities", "Attendance", "Contacts",
          "Reports", "Verifications", "Supports", "Screenings", "CareerPlans", "Parents", "Children", "Appointments",
          "Recipients", "Documents")  # fmt: skip
CITIES = ("Los Angeles, CA 90000", "El Monte, CA 91730", "Pomona, CA 91760", "Lancaster, CA 93530")
JOBS = (("Example Market", "Cashier"), ("Sample Clinic", "Clerk"), ("Specimen Bakery", "Baker's helper"),
        ("Placeholder Logistics", "Packer"))  # fmt: skip
CLASSES = (("education", "Community college, office skills"), ("training", "Nursing assistant course"),
           ("education", "English classes"), ("sss", "Counseling group"))  # fmt: skip
PLAN = {
    "en": {"goal": "Medical assistant with full hours", "steps": "Finish the course; Apply at two clinics"},
    "es": {"goal": "Asistente médico con horas completas", "steps": "Terminar el curso; Pedir empleo en dos clínicas"},
}
TOPICS = "job_going_well, hours_and_pay, next_job, child_care, transportation"

SETTINGS: Mapping[str, Any] = {
    **OFFICE,
    "contact_topics": TOPICS, "career_plan_items": "goal, skills, training, steps, dates",
    "support_requirements": "needed_for_activity, lowest_cost, asked_in_time",
    "documents_new": "employer_letter, offer_letter, pay_stub", "documents_ongoing": "pay_stub, employer_letter",
}  # fmt: skip


def add(made: Tables, number: int, chance: random.Random, as_of: date) -> None:
    """The records of one invented person."""
    who, trouble = person(number, chance), number % 10
    key = {"participant_id": who["participant_id"]}
    hidden = who["confidential"] and number != 27
    began = days(as_of, days=-chance.randrange(160, 420))
    family = "two_parent" if trouble == 8 else chance.choice(["single", "single_child_under_6"])
    who |= {
        "case_number": f"LA{600000 + number:06d}", "phone": f"(213) 555-01{number % 100:02d}",
        "city": CITIES[number % len(CITIES)], "safe_address": "PO Box 300" if hidden else None,
        "safe_city": CITIES[0] if hidden else None, "case_open": True, "special_family": trouble == 9,
        "family": None if trouble == 9 else family, "adults": 2 if trouble == 9 else None,
        "disabled_adult": True if trouble == 9 else None, "two_parent": trouble == 8,
        "months_on_case": chance.randrange(8, 52), "months_exempt": chance.randrange(0, 4), "months_sanctioned": 0,
        "months_other": 0, "extender": False, "aid_began_on": began, "eligibility_worker": "Lee Muestra",
        "gn6010_sent_on": days(as_of, days=-40) if number % 4 else None,
    }  # fmt: skip
    made["Participants"].append(who)
    job_began = days(as_of, days=-chance.randrange(40, 150))
    made["Course"].append({**key, "event": "pes_began", "event_on": job_began, "recorded_by": "Robin Specimen"})
    _job(made, key, number, chance, job_began, as_of)
    _activity(made, key, number, chance, job_began, as_of)
    _contacts(made, key, number, chance, job_began, as_of)
    _papers(made, who, key, number, as_of)
    gain_after.trouble(made, who, key, number, as_of)


def _job(made: Tables, key: dict[str, Any], number: int, chance: random.Random, began: date, as_of: date) -> None:
    employer, job = JOBS[number % len(JOBS)]
    hours = None if number % 15 == 6 else chance.choice([16, 20, 24, 30, 32, 35])
    made["Employment"].append({
        **key, "employer": employer, "job_title": job, "employment_started_on": began, "ends_on": None,
        "weekly_hours": hours, "hourly_wage": chance.choice([17.81, 18.5, 19.25]),
        "pay_cycle": chance.choice(["weekly", "biweekly", "monthly"]), "subsidized": False,
        "third_party_document": number % 6 != 2, "cis_reviewed": number % 6 != 5, "in_cis": False,
        "document": "pay_stub" if number % 6 != 2 else None, "verified_on": days(began, days=12) if number % 6 != 2 else None,
        "hours_vary": number % 7 == 4, "cycle_received": number % 14 == 4, "verifiable": True,
        "release_signed": None if number % 11 == 3 else True, "state_applies": True, "federal_applies": True,
        "state_minimum_wage": 17.81, "job_lost": False,
    })  # fmt: skip


def _activity(made: Tables, key: dict[str, Any], number: int, chance: random.Random, job_began: date, as_of: date) -> None:
    kind, name = CLASSES[number % len(CLASSES)]
    if number % 5 == 3:
        return
    began = days(job_began, days=-chance.randrange(5, 40))
    made["Activities"].append({
        **key, "activity_kind": kind, "activity": name, "provider": "Example Learning Center", "began_on": began,
        "ends_on": None, "weekly_hours": None if number % 16 == 7 else chance.choice([4, 6, 10, 12]), "approved": True,
        "in_plan_on": began, "service": "educational_development" if kind == "education" else "job_skills_training",
    })  # fmt: skip
    for back in (1, 0):
        month = days(as_of.replace(day=1), days=-1).replace(day=1) if back else as_of.replace(day=1)
        returned = days(as_of, days=-chance.randrange(2, 12)) if back and number % 4 != 1 else None
        made["Attendance"].append({
            **key, "report_month": f"{month:%Y-%m}", "activity": kind, "provider": "Example Learning Center",
            "mailed_on": days(month, days=-7) if back or number % 4 != 2 else None, "returned_on": returned,
            "month_hours": chance.choice([18, 26, 39, 44]) if returned else None,
            "provider_verified": True if returned else None,
        })  # fmt: skip


def _contacts(made: Tables, key: dict[str, Any], number: int, chance: random.Random, job_began: date, as_of: date) -> None:
    if number % 12 == 9:
        return
    last = days(as_of, days=-chance.choice([2, 9, 17, 26, 38, 64]))
    for back in range(chance.randrange(1, 4)):
        on = days(last, days=-31 * back)
        if on >= job_began:
            made["Contacts"].append({
                **key, "contact_on": on, "contact_kind": chance.choice(["telephone", "face_to_face"]),
                "forms": "none", "documents": None if number % 5 == 0 else "none", "purpose": "Monthly contact",
                "results": "The job and the next steps were discussed.",
                "topics_done": ", ".join(TOPICS.split(", ")[: chance.randrange(2, 6)]),
            })  # fmt: skip


def _papers(made: Tables, who: dict[str, Any], key: dict[str, Any], number: int, as_of: date) -> None:
    month = days(as_of.replace(day=1), days=31 * (number // 6 % 3 - 1)) if number % 2 else as_of
    received = days(month.replace(day=1), days=6) if month < as_of and number % 8 != 1 else None
    made["Reports"].append({**key, "submit_month": f"{month:%Y-%m}", "sar7_received_on": received,
                            "evidence_attached": None if received is None else number % 6 != 3})  # fmt: skip
    if number % 4 == 0:
        made["Documents"].append({**key, "document": "Pay stubs", "dated_on": days(as_of, days=-9), "pages": 2,
                                  "imaged_on": None, "dv_case": False, "open_activity": True})  # fmt: skip
    if number % 6 == 1:
        made["Verifications"].append({**key, "occasion_on": days(as_of, days=-3), "occasion": "income", "income": 2950,
                                      "irt": 1933, "given_on": None})  # fmt: skip
    if number % 7 == 5:
        made["CareerPlans"].append({**key, "made_on": days(as_of, days=-30), **PLAN[who["language"]],
                                    "items_done": "goal, skills",
                                    "review_on": days(as_of, days=61)})  # fmt: skip
    if number % 9 == 2:
        made["Screenings"].append({**key, "screened_on": days(as_of, days=-14), "dv_disclosed": False,
                                   "sud_screen": "negative", "mh_screen": "positive" if number % 2 else None})  # fmt: skip
    if number % 5 == 1:
        made["Supports"].append({
            **key, "support": "transportation", "requested_on": days(as_of, days=-8), "for_activity": "education",
            "approved": True, "after_aid": False, "in_plan": True, "activity_in_plan_on": days(as_of, days=-120),
            "requirements_done": "needed_for_activity, asked_in_time",
        })  # fmt: skip
    if number % 13 == 5:
        made["Recipients"].append({**key, "recipient": "representative", "recipient_name": "Ari Advocate-Sample",
                                   "recipient_address": "7 Advocate Way", "recipient_city": CITIES[0],
                                   "recipient_language": "en", "copies": True})  # fmt: skip
    if number % 11 == 4:
        made["Appointments"].append({**key, "purpose": "career_plan", "appointment_on": days(as_of, days=5),
                                     "appointment_time": "10:00 a.m.", "place": "Example Office, room 2"})  # fmt: skip
