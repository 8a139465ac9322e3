"""An invented GROW caseload."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

from caseload.tables.sample import Tables, days, person
from caseload.tables.samples import grow_papers
from caseload.tables.samples.los_angeles import OFFICE

TABLES = ("Participants", "Visits", "Components", "Beside", "Weeks", "Schedule", "SignIns", "Attendance", "Employment",
          "Noncompliance", "Aid", "Contacts", "Referrals", *grow_papers.TABLES)  # fmt: skip
CITIES = ("Los Angeles, CA 90000", "Compton, CA 90220", "Pasadena, CA 91100", "Long Beach, CA 90800")
COMPONENTS = ("Job readiness training", "Orientation", "Early job search", "Computer classes")
STEPS = "abp85_given, abp1463_icm_explained, signed_by_participant, signed_by_case_manager"
DUTIES = "obligation_explained, twenty_hours_explained, end_conditions_explained, days_left_told"


SETTINGS = OFFICE


def add(made: Tables, number: int, chance: random.Random, as_of: date) -> None:
    """The records of one invented person."""
    who = person(number, chance)
    key, trouble = {"participant_id": who["participant_id"]}, number % 10
    approved = max(days(as_of, days=-chance.randrange(40, 330)), days(as_of, days=-330 if number % 10 == 9 else -240))
    hidden = who["confidential"] and number != 27
    made["Participants"].append(who | {
        "case_number": f"GR{500000 + number:06d}", "phone": f"(213) 555-01{number % 100:02d}",
        "city": CITIES[number % len(CITIES)], "on_aid": trouble != 5, "paid_hours": None if trouble == 7 else 0,
        "approved_on": approved, "orientation_on": days(approved, days=chance.randrange(3, 20)),
        "aided_every_day": trouble not in (5, 6), "eligibility_worker": "Lee Muestra",
        "safe_address": "PO Box 100" if hidden else None, "safe_city": CITIES[0] if hidden else None,
    })  # fmt: skip
    made["Aid"].append({**key, "began_on": approved, "ends_on": days(as_of, days=-20) if trouble == 5 else None,
                        "employable": trouble != 6})  # fmt: skip
    _activities(made, key, number, chance, as_of)
    _visits(made, key, number, chance, as_of)
    _contacts(made, key, number, chance, as_of)
    _trouble(made, key, trouble, chance, as_of)
    grow_papers.papers(made, made["Participants"][-1], number, as_of)


def _activities(made: Tables, key: dict[str, Any], number: int, chance: random.Random, as_of: date) -> None:
    began = _monday(days(as_of, days=-chance.randrange(30, 120)))
    over = number % 3 != 0
    completed = days(as_of, days=-chance.choice([1, 2, 4, 9, 21])) if over else None
    made["Components"].append({
        **key, "component": COMPONENTS[number % len(COMPONENTS)], "began_on": began,
        "ends_on": completed or (None if number % 6 == 0 else days(as_of, days=20)), "completed_on": completed,
        "next_component_on": days(as_of, days=chance.choice([3, 12, 25])) if over and number % 4 == 1 else None,
        "appointment_held_on": days(completed, days=1) if completed and number % 2 else None,
    })  # fmt: skip
    if number % 4 == 2:
        made["Beside"].append({
            **key, "activity": chance.choice(["education_training", "jspc", "youth_policy_program"])
            if number % 8 == 2 else "part_time_employment", "provider": "Example Learning Center",
            "began_on": days(as_of, days=-15), "ends_on": None,
            "weekly_hours": None if number % 16 == 6 else chance.choice([4, 8, 12, 20]),
            "prior_jspc": 1 if number % 12 == 2 else 0,
        })  # fmt: skip
    monday = days(_monday(as_of), days=-7)
    hours: list[Any] = [chance.choice([0, 4, 4, 5, 8]) for _ in range(5)]
    if number % 9 == 4:
        hours[3] = None
    made["Weeks"].append({**key, "week_of": monday, "monday": hours[0], "tuesday": hours[1], "wednesday": hours[2],
                          "thursday": hours[3], "friday": hours[4], "icm_hours": None})  # fmt: skip


def _visits(made: Tables, key: dict[str, Any], number: int, chance: random.Random, as_of: date) -> None:
    if number % 11 == 5:
        return
    on = days(as_of, days=-chance.choice([2, 6, 11, 13, 15, 20]))
    first = number % 5 == 1
    made["Visits"].append({
        **key, "visit_on": on, "first_icm": first, "components_left": number % 3 != 0,
        "signed_on": on if number % 2 else None, "told_on": None, "referred_on": on if first and number % 2 else None,
        "abp821_updated_on": on if number % 4 else None, "searches": chance.choice([3, 6, 12, None]),
        "authorized_on": on if number % 6 == 1 else None, "steps_done": STEPS if number % 2 else "abp85_given",
        "resume_in_order": number % 3 == 0, "duties_done": DUTIES if number % 3 else None,
        "next_component_on": days(as_of, days=12) if number % 8 == 3 else None,
    })  # fmt: skip
    monday = days(_monday(as_of), days=-7)
    for day in range(5):
        if chance.random() < 0.8:
            made["SignIns"].append({**key, "signed_in_on": days(monday, days=day),
                                    "tasks_done": chance.choice(["networked, made_phone_calls", "checked_newspapers",
                                                                 None])})  # fmt: skip
    if number % 5 == 3:
        made["Schedule"] += [
            {**key, "is_work": True, "is_class": False, "activity": "Example Bakery", "day": "mon",
             "starts_at": "05:00", "ends_at": "11:00"},
            {**key, "is_work": False, "is_class": True, "activity": "Computer class", "day": "mon",
             "starts_at": "10:30" if number == 13 else "13:00", "ends_at": "15:00"},
        ]  # fmt: skip
    made["Attendance"].append({**key, "began_on": monday, "ends_on": days(monday, days=4)})


def _contacts(made: Tables, key: dict[str, Any], number: int, chance: random.Random, as_of: date) -> None:
    made["Contacts"].append({
        **key, "contact_on": days(as_of, days=-chance.choice([3, 8, 15, 22])),
        "session_form": chance.choice(["one_on_one", "small_group", "supportive_call", "text_message"]),
        "purpose": "Meeting of the two weeks", "results": "Job leads and next steps were discussed.",
    })  # fmt: skip
    if number % 12 == 8:
        made["Referrals"].append({**key, "referral": chance.choice(["literacy", "mental_health", "medical_evaluation"]),
                                  "referred_on": days(as_of, days=-12), "to": "Example Health Services",
                                  "answered_on": None, "outcome": None})  # fmt: skip


def _monday(day: date) -> date:
    """The Monday of a day's week."""
    return days(day, days=-day.weekday())


def _trouble(made: Tables, key: dict[str, Any], trouble: int, chance: random.Random, as_of: date) -> None:
    if trouble in (2, 3):
        began = days(as_of, days=-chance.choice([5, 35, 61, 75]))
        made["Employment"].append({
            **key, "employer": "Example Diner" if trouble == 2 else "Sample Hardware", "job_title": "Line cook",
            "employment_started_on": began, "weekly_hours": 24 if trouble == 2 else 15, "hourly_wage": 17.81,
            "pay_cycle": "biweekly", "work_schedule": "Mon to Thu, mornings" if trouble == 2 else None,
            "reached_20_on": began if trouble == 2 else None, "learned_on": days(as_of, days=-2),
            "sent_on": days(as_of, days=-1) if trouble == 2 else None, "requested_on": days(as_of, days=-1),
            "returned_on": None, "verified_on": None, "remains_on_aid": True, "gr_eligible": True,
            "volunteers": trouble == 2, "expenses_requested": False,
            "outcomes_done": "explained_disregards_eitc" if trouble == 2 else None,
        })  # fmt: skip
    elif trouble == 1:
        made["Noncompliance"].append({
            **key, "problem": "resource_center_missed", "failed_on": days(as_of, days=-chance.choice([1, 4, 6])),
            "good_cause_before": None, "notified_on": None, "months_received": 5,
        })  # fmt: skip
    elif trouble == 4:
        failed = days(as_of, days=-39)
        made["Noncompliance"].append({
            **key, "problem": "did_not_complete", "failed_on": failed, "good_cause_before": None,
            "notified_on": days(failed, days=1), "noa_on": days(failed, days=7), "effective_on": days(failed, days=31),
            "hearing_set_on": days(failed, days=9), "hearing_on": days(failed, days=16), "attended": True,
            "good_cause": False, "instance": 2, "classification": "willful", "negligent_count": 1, "months_received": 6,
            "approved_by": "Sam Example", "approved_on": days(failed, days=19), "prior_sanctions": 1,
            "last_day_of_aid": days(failed, days=30),
        })  # fmt: skip
    elif trouble == 8:
        made["Employment"].append({
            **key, "employer": "Placeholder Cleaning", "job_title": "Cleaner",
            "employment_started_on": days(as_of, days=-90), "weekly_hours": 20, "hourly_wage": 17.28,
            "pay_cycle": "weekly", "work_schedule": "Evenings", "learned_on": days(as_of, days=-88),
            "sent_on": days(as_of, days=-88), "requested_on": days(as_of, days=-80), "returned_on": days(as_of, days=-70),
            "verified_on": days(as_of, days=-70), "job_lost_on": days(as_of, days=-chance.choice([0, 2])),
        })  # fmt: skip
