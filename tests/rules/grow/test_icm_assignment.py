"""Intensive Case Management, assignment and appointments: boundaries and blanks worked out from the text (003)."""

from __future__ import annotations

from rules.answers import Case, agree, each_of, invalid, missing, no_parameter

GAPS: list[Case] = [
    ("a difference of seven days is covered", "ICM-01",
     {"completed_on": "2022-03-01", "next_component_on": "2022-03-08"}, {"gap_days": 7, "icm": True}),
    ("the same day is a gap of none", "ICM-01",
     {"completed_on": "2022-03-01", "next_component_on": "2022-03-01"}, {"gap_days": 0, "icm": False}),
    ("the same day leaves no idle day either, never fewer than none", "ICM-01",
     {"completed_on": "2022-03-01", "next_component_on": "2022-03-01", "gap_reading": "any_gap"},
     {"gap_days": 0, "icm": False}),
    ("nothing scheduled is covered, whenever the last activity ended", "ICM-01", {},
     {"gap_days": None, "icm": True}),
    ("a next activity before the end of the last is refused", "ICM-01",
     {"completed_on": "2022-03-02", "next_component_on": "2022-03-01"}, invalid("next_component_on", "order")),
    ("a blank reading is the difference", "ICM-01",
     {"completed_on": "2022-03-01", "next_component_on": "2022-03-08", "gap_reading": None},
     {"gap_days": 7, "icm": True}),
    ("an open component decides, whatever is blank", "ICM-02", {"open_components": ["jspc"]}, {"icm": False}),
    ("Intensive Case Management itself is no open component", "ICM-02",
     {"open_components": ["icm"], "weekly_hours": 0, "days_left": 1}, {"icm": True}),
    ("19.99 hours are not employed", "ICM-02",
     {"open_components": [], "weekly_hours": 19.99, "days_left": 1}, {"icm": True}),
    ("20 hours are", "ICM-02", {"open_components": None, "weekly_hours": 20, "days_left": None}, {"icm": False}),
    ("no list is not an empty list", "ICM-02", {"weekly_hours": 0, "days_left": 1}, missing("open_components")),
    ("everything blank is named", "ICM-02", {}, missing("open_components", "weekly_hours", "days_left")),
    ("half a day is no day", "ICM-02", {"open_components": ["jspc"], "weekly_hours": 0, "days_left": 0.5},
     invalid("days_left", "not_an_integer")),
    ("available on the day of approval", "ICM-04",
     {"gr_approved_on": "2022-03-01", "as_of": "2022-03-01", "weekly_hours": 19.99, "days_left": 1},
     {"available": True}),
    ("a blank duty elsewhere decides, an absent one is none", "ICM-04",
     {"gr_approved_on": "2022-03-01", "as_of": "2022-03-01", "weekly_hours": 0, "days_left": 1,
      "in_other_component": None}, missing("in_other_component")),
    ("one known no decides", "ICM-04", {"in_other_component": True}, {"available": False}),
]  # fmt: skip

HOURS: list[Case] = [
    ("nothing else: all hours", "ICM-03.hours", {"other_hours": []},
     {"icm_hours": 20, "combined": 20, "flag": None}),
    ("no list is not an empty list", "ICM-03.hours", {"other_hours": None}, missing("other_hours")),
    ("one blank activity leaves the sum open", "ICM-03.hours", {"other_hours": [25, None]}, missing("other_hours")),
    ("hours of a whole week are a value, more are not", "ICM-03.hours", {"other_hours": [168.01]},
     invalid("other_hours", "out_of_range")),
    ("negative hours are refused under the name of the list", "ICM-03.hours", {"other_hours": [10, -1]},
     invalid("other_hours", "negative")),
    ("together exactly 20 is no remark", "ICM-03.hours", {"other_hours": [12], "icm_hours_assigned": 8},
     {"icm_hours": 8, "combined": 20, "flag": None}),
    ("a hundredth above is one", "ICM-03.hours", {"other_hours": [12], "icm_hours_assigned": 8.01},
     {"icm_hours": 8, "combined": 20.01, "flag": "exceeds_20"}),
    ("the full hours beside none", "ICM-03.hours", {"other_hours": [20], "icm_hours_assigned": 0},
     {"icm_hours": 0, "combined": 20, "flag": None}),
    ("a job beside it is listed and not limited to once", "ICM-03.concurrent", {"activity": "part_time_employment"},
     {"listed": True, "once_only": False}),
]  # fmt: skip

CLOSED = {"began_on": "2022-01-10", "ends_on": "2022-02-04"}
PAUSE: list[Case] = [
    ("the first day of the next activity belongs to it", "ICM-07",
     {"as_of": "2022-03-01", "spans": [CLOSED, {"began_on": "2022-03-01"}]},
     {"icm_required": False, "reason": "in_other_activity"}),
    ("the day after the last is in the gap", "ICM-07",
     {"as_of": "2022-02-05", "spans": [CLOSED, {"began_on": "2022-03-01"}]},
     {"icm_required": True, "reason": "gap"}),
    ("a gap of seven days is one", "ICM-07", {"as_of": "2022-02-07", "spans": [CLOSED, {"began_on": "2022-02-11"}]},
     {"icm_required": True, "reason": "gap"}),
    ("the gap is counted from the latest end, in any order of the list", "ICM-07",
     {"as_of": "2022-02-07", "spans": [{"began_on": "2022-02-10"}, CLOSED,
                                       {"began_on": "2021-11-01", "ends_on": "2021-12-01"}]},
     {"icm_required": False, "reason": "short_gap"}),
    ("nothing scheduled after it is a gap", "ICM-07", {"as_of": "2022-02-05", "spans": [CLOSED]},
     {"icm_required": True, "reason": "gap"}),
    ("no other activity at all, on whatever day", "ICM-07", {"spans": []},
     {"icm_required": True, "reason": "no_other_activity"}),
    ("an end before its beginning is refused under the name of the list", "ICM-07",
     {"spans": [{"began_on": "2022-01-10", "ends_on": "2022-01-09"}]}, invalid("spans", "order")),
    ("a blank first day leaves it open", "ICM-07",
     {"as_of": "2022-02-07", "spans": [{"began_on": None, "ends_on": "2022-02-10"}]}, missing("spans")),
    ("a blank first day of an activity that had ended changes nothing", "ICM-07",
     {"as_of": "2022-02-07", "spans": [{"began_on": None, "ends_on": "2022-01-31"}]},
     {"icm_required": True, "reason": "gap"}),
    ("the day asked about decides", "ICM-07", {"spans": [CLOSED]}, missing("as_of")),
]  # fmt: skip

APPOINTMENTS: list[Case] = [
    ("completed on a Friday: Monday", "ICM-05", {"completed_on": "2022-03-11"}, {"due_on": "2022-03-14"}),
    ("in business days a Friday leads to Tuesday", "ICM-05", {"completed_on": "2022-03-11", "basis": "business"},
     {"due_on": "2022-03-15"}),
    ("a roll changes nothing in business days", "ICM-05",
     {"completed_on": "2022-03-10", "basis": "business", "roll": "following"}, {"due_on": "2022-03-14"}),
    ("rolled forward a Thursday leads to Monday", "ICM-05", {"completed_on": "2022-03-10", "roll": "following"},
     {"due_on": "2022-03-14"}),
    ("calendar days without a roll need no calendar", "ICM-05", {"completed_on": "2030-03-07", "roll": "none"},
     {"due_on": "2030-03-09"}),
    ("business days do", "ICM-05", {"completed_on": "2030-03-07", "basis": "business"},
     no_parameter("calendar.los_angeles.2030")),
    ("what is blank is asked for even where no calendar is", "ICM-05", {"basis": "business"},
     missing("completed_on")),
    ("a later appointment has no practice application", "ICM-06.documents", {"first_icm": False},
     {"documents": ["ABP 85", "ABP 1463-ICM", "ABP 821"]}),
    ("a later one with nothing left to schedule", "ICM-06.steps",
     {"checked": ["abp85_given", "abp1463_icm_explained", "signed_by_participant", "signed_by_case_manager",
                  "abp821_updated"], "first_icm": False, "components_left": False},
     {"complete": True, "unchecked": []}),
    ("both conditions are asked for", "ICM-06.steps", {"checked": []}, missing("first_icm", "components_left")),
]  # fmt: skip

VISITS: list[Case] = [
    ("a component on day 14: the open day before it", "ICM-09",
     {"visit_on": "2022-03-14", "next_component_on": "2022-03-28"}, {"due_on": "2022-03-25", "flag": None}),
    ("a component the day after: no room, the day is given all the same", "ICM-09",
     {"visit_on": "2022-03-14", "next_component_on": "2022-03-15"},
     {"due_on": "2022-03-14", "flag": "no_room_for_return_visit"}),
    ("a component on Monday after a visit on Saturday lies before the visit", "ICM-09",
     {"visit_on": "2022-03-12", "next_component_on": "2022-03-14"},
     {"due_on": "2022-03-11", "flag": "no_room_for_return_visit"}),
    ("two days on there is room", "ICM-09", {"visit_on": "2022-03-14", "next_component_on": "2022-03-16"},
     {"due_on": "2022-03-15", "flag": None}),
    ("a component that began before the visit", "ICM-09",
     {"visit_on": "2022-03-14", "next_component_on": "2022-03-01"},
     {"due_on": None, "flag": "component_already_began"}),
    ("began before the visit: no calendar is needed", "ICM-09",
     {"visit_on": "2030-03-14", "next_component_on": "2030-03-14"},
     {"due_on": None, "flag": "component_already_began"}),
    ("the visit decides", "ICM-09", {"next_component_on": "2022-03-14"}, missing("visit_on")),
    ("the county's calendar: Cesar Chavez Day 2022 is skipped", "ICM-10", {"appointment_on": "2022-03-29"},
     {"remind_on": "2022-03-25"}),
    ("an appointment on that day is refused", "ICM-10", {"appointment_on": "2022-03-28"},
     invalid("appointment_on", "closed_day")),
    ("with an empty list of closed days it is not", "ICM-10", {"appointment_on": "2022-03-28", "holidays": []},
     {"remind_on": "2022-03-25"}),
    ("a Sunday is refused in a year without a calendar", "ICM-10", {"appointment_on": "2030-03-10"},
     invalid("appointment_on", "closed_day")),
    ("a weekday of such a year has no answer", "ICM-10", {"appointment_on": "2030-03-11"},
     no_parameter("calendar.los_angeles.2030")),
    ("without an appointment there is nothing to remind of", "ICM-10", {}, missing("appointment_on")),
]  # fmt: skip


@each_of(GAPS)
def test_gaps_and_availability(case: Case) -> None:
    agree(case)


@each_of(HOURS)
def test_hours_beside_other_activities(case: Case) -> None:
    agree(case)


@each_of(PAUSE)
def test_rest_while_another_activity_runs(case: Case) -> None:
    agree(case)


@each_of(APPOINTMENTS)
def test_first_appointment(case: Case) -> None:
    agree(case)


@each_of(VISITS)
def test_return_visit_and_reminder(case: Case) -> None:
    agree(case)
