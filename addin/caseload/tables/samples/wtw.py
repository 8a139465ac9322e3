"""An invented Welfare-to-Work caseload."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

from caseload.tables.sample import Tables, days, person, workday
from caseload.tables.samples import wtw_papers, wtw_stories

TABLES = ("Participants", "Children", "Activities", "Contacts", "Attendance", "Schedule", "Plans", "Team", "Noncompliance",
          "Exemptions", "NewCases", "Reviews", *wtw_papers.TABLES)  # fmt: skip


def add(made: Tables, number: int, chance: random.Random, as_of: date) -> None:
    """The records of one invented person."""
    who = person(number, chance)
    key, trouble = {"participant_id": who["participant_id"]}, number % 10
    adults = 2 if trouble in (2, 8) else 1
    assigned = days(as_of, days=-chance.randrange(60, 700))
    who |= {
        "eligibility_worker": "Lee Muestra", "safe_address": "PO Box 100" if who["confidential"] and number != 27 else None,
        "safe_city": "Oakland, CA 94600" if who["confidential"] and number != 27 else None,
        "registration": "mandatory", "adults": adults, "disabled_adult": adults == 2 and number % 20 == 8,
        "pregnant_only": False, "assigned_on": assigned, "good_cause_deferral": False,
        "months_on_case": chance.randrange(6, 58), "months_exempt": chance.randrange(0, 4), "months_sanctioned": 0,
    }  # fmt: skip
    made["Participants"].append(who)
    _children(made, key, number, chance, as_of)
    _activities(made, key, number, chance, as_of)
    _schedule(made, key, number)
    _contacts(made, key, number, chance, as_of)
    _trouble(made, who, key, trouble, chance, as_of)
    wtw_stories.tell(made, who, number, as_of)
    wtw_papers.papers(made, who, number, as_of)


def _children(made: Tables, key: dict[str, Any], number: int, chance: random.Random, as_of: date) -> None:
    for child in range(chance.randrange(1, 4)):
        born = days(as_of, days=-chance.randrange(200, 6000))
        if number == 4 and child == 0:
            born = date(2020, 2, 29)
        made["Children"].append({**key, "child_name": f"Child {child + 1}", "birth_on": born})
    if number % 30 == 11:
        made["Children"].append({**key, "child_name": "Child not verified", "birth_on": None})


def _activities(made: Tables, key: dict[str, Any], number: int, chance: random.Random, as_of: date) -> None:
    kinds = (("Community college, office skills", "education"), ("Job club", "job_search"),
             ("Work experience, library", "work_experience"), ("Part-time job", "employment"))  # fmt: skip
    name, kind = kinds[number % len(kinds)]
    began = workday(days(as_of, days=-chance.randrange(10, 200)))
    hours = None if number % 15 == 6 else chance.choice([12, 15, 20, 20, 24, 30, 32])
    made["Activities"].append({**key, "activity": name, "activity_kind": kind, "place": "Example Training Center",
                               "began_on": began, "ends_on": None, "weekly_hours": hours})  # fmt: skip
    if number % 3 == 0:
        made["Activities"].append({**key, "activity": "Orientation", "activity_kind": "orientation", "place": "Example Office",
                                   "began_on": workday(days(began, days=-30)), "ends_on": workday(days(began, days=-30)),
                                   "weekly_hours": 3})  # fmt: skip
    month = days(as_of.replace(day=1), days=-1)
    attended = None if hours is None else round(hours * chance.choice([3.2, 4.0, 4.33, 4.5]), 2)
    excused, unexcused = chance.choice([0, 0, 3, 6]), chance.choice([0, 0, 4])
    scheduled = None if attended is None else attended + excused + unexcused + (2 if number == 11 else 0)
    made["Attendance"].append({**key, "attended_month": f"{month:%Y-%m}", "scheduled_hours": scheduled, "month_hours": attended,
                               "excused_hours": excused, "unexcused_hours": unexcused})  # fmt: skip


def _schedule(made: Tables, key: dict[str, Any], number: int) -> None:
    """Weekly times of some people; with one of them two activities lie on each other."""
    if number % 6 == 2:
        for day in ("mon", "wed", "fri"):
            made["Schedule"].append({**key, "activity": "Job club", "day": day, "starts_at": "09:00", "ends_at": "12:00"})
        made["Schedule"].append({**key, "activity": "Work experience, library", "day": "wed",
                                 "starts_at": "11:30" if number == 14 else "13:00", "ends_at": "16:00"})  # fmt: skip


def _contacts(made: Tables, key: dict[str, Any], number: int, chance: random.Random, as_of: date) -> None:
    last = days(as_of, days=-chance.choice([3, 8, 15, 22, 28, 40, 65]))
    if number % 12 == 9:
        return
    for back in range(chance.randrange(1, 4)):
        on = workday(days(last, days=-31 * back))
        made["Contacts"].append({
            **key, "contact_on": on, "contact_kind": chance.choice(["telephone", "face_to_face"]),
            "purpose": "Monthly contact", "results": "Attendance and next steps were discussed.",
            "forms": "none" if back else None, "documents": "none" if number % 5 else None,
        })  # fmt: skip


def _trouble(made: Tables, who: dict[str, Any], key: dict[str, Any], trouble: int, chance: random.Random,
             as_of: date) -> None:  # fmt: skip
    if trouble == 1:
        sent = days(as_of, days=-chance.choice([4, 12, 19, 20, 23]))
        made["Noncompliance"].append({**key, "problem": "unsatisfactory_progress", "notice_on": sent, "good_cause": None,
                                      "open": True})  # fmt: skip
    elif trouble == 3:
        amended = days(as_of, days=-chance.choice([0, 1, 2, 5]))
        made["Plans"].append({**key, "signed_on": days(amended, days=-200), "amended_on": amended,
                              "change": "hours", "change_text": wtw_papers.SAID["change"][who["language"]],
                              "told_3_days": True, "told_30_days": True, "copy_given": True,
                              "activity_kind": "training", "initial": True, "began_on": workday(days(amended, days=-10)),
                              "already_used": False})  # fmt: skip
    elif trouble == 4:
        began = days(as_of.replace(day=1), days=-1).replace(day=1)
        approved, sent = days(began, days=-5), days(began, days=-55)
        who.update(registration="sanction", sanction_began_on=began, sanction_approved_by="Sam Example",
                   sanction_approved_on=approved, months_sanctioned=1)  # fmt: skip
        made["Noncompliance"].append({
            **key, "problem": "activity_not_completed", "notice_on": sent, "good_cause": False,
            "cause_decided_by": "Robin Specimen", "cause_decided_on": days(sent, days=9), "open": False,
            "resolved_on": approved, "sanction_approved_by": "Sam Example", "sanction_approved_on": approved,
        })  # fmt: skip
    elif trouble == 5:
        off = days(as_of, days=-chance.choice([10, 30, 31, 45]))
        who.update(discontinued_on=off, discontinued_because="cash_aid_closed")
    elif trouble == 6:
        who["registration"] = "exempt"
        made["Exemptions"].append({**key, "reason": _exemption(), "began_on": days(as_of, days=-90),
                                   "ends_on": days(as_of, days=chance.choice([-3, 5, 60])), "open_ended": False,
                                   "approved_by": "Sam Example"})  # fmt: skip
    elif trouble == 7:
        who.update(assigned_on=None, months_on_case=None)
    elif trouble == 9:
        made["Team"].append({**key, "sp_notified_on": days(as_of, days=-chance.choice([2, 7, 9])),
                             "plan_completed_on": days(as_of, days=-5), "same_day_as_appraisal": False})  # fmt: skip
        made["NewCases"].append({**key, "received_on": days(as_of, days=-6), "wtw2_applicable": False,
                                 "checked": "alerts, activity_statuses, case_comments"})  # fmt: skip
    if trouble in (0, 5):
        on = _reviewed(int(who["participant_id"][1:]), chance.randrange(1, 60), as_of)
        made["Reviews"].append({"ec": "EX42", "case_number": who["case_number"], "reviewed_on": on,
                                "findings": "In order.", "reviewed_by": "Sam Example"})  # fmt: skip


def _reviewed(number: int, back: int, as_of: date) -> date:
    """Four reviews of the worker's cases in each month before this one; ``back`` spreads them over the month."""
    earlier = 1 + (number // 5 - 1) // 4 % 12
    month = as_of.year * 12 + as_of.month - 1 - earlier
    return workday(date(month // 12, month % 12 + 1, 4 + back % 24))


def _exemption() -> str:
    from caseload.rules.wtw.exemptions import EXEMPTIONS

    return EXEMPTIONS.names[0]
