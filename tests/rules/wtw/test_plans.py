"""The WTW 2 plan: owed (WTW-05, 19), amended (WTW-20, 23), and the two times to ask for a change (WTW-21, 22)."""

from __future__ import annotations

from rules.answers import Case, agree, each_of, invalid, missing, no_parameter


def owed(required: bool, to_sign: bool) -> dict[str, bool]:
    return {"wtw2_required": required, "still_to_sign": to_sign}


OWED: list[Case] = [
    ("a mandatory participant owes a plan with nothing else known", "WTW-05", {}, owed(True, True)),
    ("signed leaves nothing to sign", "WTW-05", {"signed_on": "2020-08-25"}, owed(True, False)),
    ("full hours of work do not replace the plan", "WTW-05",
     {"employed": True, "weekly_hours": 40, "required_hours": 20}, owed(True, True)),
    ("a plan that is not owed is not left to sign, signed or not", "WTW-05",
     {"exempt": True, "signed_on": "2020-08-25"}, owed(False, False)),
    ("exempt and choice blank are both named", "WTW-05", {"exempt": None, "volunteers": None},
     missing("exempt", "volunteers")),
    ("a blank choice does not matter for the mandatory", "WTW-05", {"exempt": False, "volunteers": None},
     owed(True, True)),
    ("hours that do not matter are still looked at", "WTW-05", {"weekly_hours": 169, "exempt": None},
     invalid("weekly_hours", "out_of_range")),
    ("one condition that fails settles a volunteer's plan", "WTW-19",
     {"exempt": None, "volunteers": None, "orientation_completed": False}, {"volunteer_wtw2": False}),
    ("all three blank are all named", "WTW-19", {}, missing("exempt", "volunteers", "orientation_completed")),
    ("all three true", "WTW-19", {"exempt": True, "volunteers": True, "orientation_completed": True},
     {"volunteer_wtw2": True}),
]  # fmt: skip


def amend(yes: bool, reappraise: bool = False) -> dict[str, bool]:
    return {"amend": yes, "reappraise": reappraise}


AMEND: list[Case] = [
    ("a new telephone number is a case comment", "WTW-20", {"change": "telephone"}, amend(False)),
    ("a new address is a case comment", "WTW-20", {"change": "address"}, amend(False)),
    ("a concurrent activity amends the plan", "WTW-20", {"change": "concurrent_activity_added"}, amend(True)),
    ("any other change within an activity amends it", "WTW-20", {"change": "other_within_activity"}, amend(True)),
    ("an exempt person who becomes mandatory", "WTW-20", {"change": "exempt_becomes_mandatory"}, amend(True)),
    ("an exempt person who volunteers", "WTW-20", {"change": "exempt_becomes_volunteer"}, amend(True)),
    ("a hundredth of an hour is a change", "WTW-20", {"change": "hours", "planned_hours": 24, "new_hours": 24.01},
     amend(True)),
    ("hours fallen to zero are a change", "WTW-20", {"change": "hours", "planned_hours": 24, "new_hours": 0},
     amend(True)),
    ("neither figure given is taken as a change", "WTW-20", {"change": "hours"}, amend(True)),
    ("equal hours beside another change do not matter", "WTW-20",
     {"change": "location", "planned_hours": 24, "new_hours": 24}, amend(True)),
    ("left school, school in the plan: settled, whatever the job", "WTW-20",
     {"change": "left_school", "school_in_plan": True}, amend(True)),
    ("left school, job not in the plan: settled, whatever else", "WTW-20",
     {"change": "left_school", "job_in_plan": False}, amend(True)),
    ("left school with nothing known asks all three", "WTW-20", {"change": "left_school"},
     missing("full_time_employed", "school_in_plan", "job_in_plan")),
    ("the three are asked for when school was left only", "WTW-20",
     {"change": "sip_completed", "full_time_employed": None}, amend(True)),
    ("the list of changes is closed", "WTW-20", {"change": "new_car"}, invalid("change", "not_allowed")),
    ("five ticks in any order complete an amendment", "WTW-23",
     {"checked": ["entered_on_plan_tab", "grace_periods_told", "copy_given", "signed", "reviewed_with_participant"]},
     {"complete": True, "unchecked": []}),
    ("one open point keeps it open", "WTW-23",
     {"checked": ["entered_on_plan_tab", "copy_given", "signed", "reviewed_with_participant"]},
     {"complete": False, "unchecked": ["grace_periods_told"]}),
    ("a blank list is not an empty one", "WTW-23", {"checked": None}, missing("checked")),
]  # fmt: skip


def until(day: str, in_time: bool | None) -> dict[str, object]:
    return {"last_day": day, "in_time": in_time}


THREE_DAYS: list[Case] = [
    ("signed on a Saturday, Monday is the first day", "WTW-21", {"amended_on": "2020-08-22", "holidays": []},
     until("2020-08-26", None)),
    ("signed on a holiday, the day after is the first", "WTW-21", {"amended_on": "2020-09-07"},
     until("2020-09-10", None)),
    ("the third working day is in time", "WTW-21", {"amended_on": "2020-08-24", "requested_on": "2020-08-27"},
     until("2020-08-27", True)),
    ("a request on the Saturday after a Friday's last day is late", "WTW-21",
     {"amended_on": "2020-08-25", "requested_on": "2020-08-29", "holidays": []}, until("2020-08-28", False)),
    ("over New Year the county's calendar counts", "WTW-21", {"amended_on": "2020-12-30"},
     until("2021-01-05", None)),
    ("a blank list of holidays means the county's calendar", "WTW-21", {"amended_on": "2020-09-03", "holidays": None},
     until("2020-09-09", None)),
    ("a year without a calendar is refused by name", "WTW-21", {"amended_on": "2016-05-02"},
     no_parameter("calendar.alameda.2016")),
    ("a given list needs no calendar", "WTW-21", {"amended_on": "2016-05-02", "holidays": []},
     until("2016-05-05", None)),
    ("holidays that are no list are refused", "WTW-21", {"amended_on": None, "holidays": 5},
     invalid("holidays", "not_a_list")),
]  # fmt: skip


def change(day: str | None, in_time: bool | None, reason: str | None) -> dict[str, object]:
    return {"last_day": day, "in_time": in_time, "reason": reason}


FIRST = {"activity_kind": "training", "initial": True, "began_on": "2020-08-25"}

THIRTY_DAYS: list[Case] = [
    ("without a request there is nothing in time or late", "WTW-22", FIRST, change("2020-09-24", None, None)),
    ("a request before the beginning is in time", "WTW-22", {**FIRST, "requested_on": "2020-08-24"},
     change("2020-09-24", True, None)),
    ("a second training has no right", "WTW-22",
     {**FIRST, "initial": False, "began_on": None, "requested_on": "2020-08-30"}, change(None, False, "not_initial")),
    ("the right is used once; the last day is shown all the same", "WTW-22",
     {**FIRST, "already_used": True, "requested_on": "2020-08-30"}, change("2020-09-24", False, "once_only")),
    ("used already goes before too late", "WTW-22", {**FIRST, "already_used": True, "requested_on": "2020-12-01"},
     change("2020-09-24", False, "once_only")),
    ("used already is said without a request too", "WTW-22", {**FIRST, "already_used": True},
     change("2020-09-24", None, "once_only")),
    ("whether it was used is not asked of another activity", "WTW-22",
     {"activity_kind": "employment", "already_used": None}, change(None, None, "not_training_or_education")),
    ("over the leap day 30 days end on March 1", "WTW-22", {**FIRST, "began_on": "2020-01-31"},
     change("2020-03-01", None, None)),
    ("rolled from Sunday to Monday by the county's calendar", "WTW-22",
     {**FIRST, "began_on": "2020-01-31", "roll": "following"}, change("2020-03-02", None, None)),
    ("a blank roll does not matter on an open last day", "WTW-22", {**FIRST, "roll": None},
     change("2020-09-24", None, None)),
    ("a blank roll matters on a closed one", "WTW-22", {**FIRST, "began_on": "2020-01-31", "roll": None},
     missing("roll")),
    ("a meeting's roll is none of a deadline's", "WTW-22", {**FIRST, "roll": "inside_else_next"},
     invalid("roll", "not_allowed")),
    ("no roll looks at no calendar", "WTW-22", {**FIRST, "began_on": "1999-01-01"}, change("1999-01-31", None, None)),
    ("rolling in a year without a calendar is refused", "WTW-22",
     {**FIRST, "began_on": "1999-03-01", "roll": "following"}, no_parameter("calendar.alameda.1999")),
    ("another kind of activity asks for no calendar", "WTW-22",
     {**FIRST, "activity_kind": "other", "began_on": "1999-03-01", "roll": "following"},
     change(None, None, "not_training_or_education")),
    ("a blank kind beside blanks names all that may decide", "WTW-22",
     {"activity_kind": None, "initial": None, "began_on": None, "already_used": False},
     missing("activity_kind", "initial", "began_on")),
]  # fmt: skip


@each_of(OWED)
def test_a_plan_is_owed_by_the_mandatory_and_by_volunteers(case: Case) -> None:
    agree(case)


@each_of(AMEND)
def test_a_change_of_the_activity_amends_the_plan(case: Case) -> None:
    agree(case)


@each_of(THREE_DAYS)
def test_three_working_days_follow_an_amendment(case: Case) -> None:
    agree(case)


@each_of(THIRTY_DAYS)
def test_thirty_days_follow_the_first_training(case: Case) -> None:
    agree(case)
