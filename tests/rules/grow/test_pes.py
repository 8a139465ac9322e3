"""Post-employment services of GROW: boundaries and blanks worked out from the text (000)."""

from __future__ import annotations

from rules.answers import Case, agree, each_of, invalid, missing, no_parameter

ELIGIBILITY: list[Case] = [
    ("not eligible to aid, nothing is available, whatever the hours", "GROW-PES-01",
     {"weekly_hours": None, "gr_eligible": False, "volunteers": None}, {"available": False, "enrolled": False}),
    ("19.99 hours are too few, whoever volunteers", "GROW-PES-01",
     {"weekly_hours": 19.99, "gr_eligible": None}, {"available": False, "enrolled": False}),
    ("who does not volunteer is not enrolled", "GROW-PES-01",
     {"weekly_hours": 20, "gr_eligible": True, "volunteers": False}, {"available": True, "enrolled": False}),
    ("hours outside a week are refused before blanks are named", "GROW-PES-01", {"weekly_hours": 168.01},
     invalid("weekly_hours", "out_of_range")),
    ("hours as text are no number", "GROW-PES-01", {"weekly_hours": "20", "gr_eligible": True},
     invalid("weekly_hours", "not_a_number")),
    ("yes as a number is refused", "GROW-PES-01", {"weekly_hours": 20, "gr_eligible": 1},
     invalid("gr_eligible", "not_a_bool")),
    ("20.00 hours keep the services", "GROW-PES-17", {"weekly_hours": 20, "gr_eligible": True},
     {"pes_ends": False, "reason": None, "grow_required": False}),
    ("blank hours of a participant on aid decide", "GROW-PES-17", {"gr_eligible": True}, missing("weekly_hours")),
    ("with too few hours the services end either way, the reason hangs on aid", "GROW-PES-17",
     {"weekly_hours": 0}, missing("gr_eligible")),
    ("assigned without an appointment: only the appointment is open", "GROW-PES-07",
     {"volunteers": True, "pes_component_on": "2022-06-10"},
     {"steps": ["arrange_exit_appointment"], "documents": ["ABP 1460"]}),
    ("appointment arranged: the component is left, and no notice", "GROW-PES-07",
     {"volunteers": True, "exit_appointment_on": "2022-06-10"}, {"steps": ["assign_pes_component"], "documents": []}),
    ("both steps are open at the start", "GROW-PES-07", {"volunteers": True},
     {"steps": ["arrange_exit_appointment", "assign_pes_component"], "documents": ["ABP 1460"]}),
]  # fmt: skip

VERIFICATION: list[Case] = [
    ("no day at all: all three are named", "GROW-PES-02", {"as_of": "2022-03-01"},
     missing("verified_on", "reached_20_on", "employment_started_on")),
    ("no day at all and a roll that does not exist: the roll is refused", "GROW-PES-02", {"roll": "back"},
     invalid("roll", "not_allowed")),
    ("a blank roll is that of an appointment: July 9, 2022 is a Saturday", "GROW-PES-02",
     {"reached_20_on": "2022-05-10", "roll": None}, {"due_on": "2022-07-08", "overdue": None}),
    ("rolled back to Friday, the counted Saturday is still on time", "GROW-PES-02",
     {"reached_20_on": "2022-05-10", "as_of": "2022-07-09"}, {"due_on": "2022-07-08", "overdue": False}),
    ("the Sunday after it is overdue", "GROW-PES-02",
     {"reached_20_on": "2022-05-10", "as_of": "2022-07-10"}, {"due_on": "2022-07-08", "overdue": True}),
    ("rolled forward, it is overdue only after the later day", "GROW-PES-02",
     {"reached_20_on": "2022-05-10", "as_of": "2022-07-11", "roll": "following"},
     {"due_on": "2022-07-11", "overdue": False}),
    ("sixty days over a leap February", "GROW-PES-02", {"verified_on": "2024-01-01", "roll": "none"},
     {"due_on": "2024-03-01", "overdue": None}),
    ("years without a calendar cannot be rolled", "GROW-PES-02", {"verified_on": "2030-01-01"},
     no_parameter("calendar.los_angeles.2030")),
    ("day 31 is late", "GROW-PES-03", {"requested_on": "2022-01-15", "returned_on": "2022-02-15"},
     {"due_on": "2022-02-14", "on_time": False}),
    ("moved to Monday the form is in time on the Monday", "GROW-PES-03",
     {"requested_on": "2022-01-13", "returned_on": "2022-02-14", "roll": "following", "holidays": []},
     {"due_on": "2022-02-14", "on_time": True}),
    ("unmoved it is late on the Monday", "GROW-PES-03",
     {"requested_on": "2022-01-13", "returned_on": "2022-02-14"}, {"due_on": "2022-02-12", "on_time": False}),
    ("returned on the day it was given is in time", "GROW-PES-03",
     {"requested_on": "2022-01-15", "returned_on": "2022-01-15"}, {"due_on": "2022-02-14", "on_time": True}),
    ("without a day of request nothing is counted", "GROW-PES-03", {"returned_on": "2022-02-15"},
     missing("requested_on")),
]  # fmt: skip

REPORT: list[Case] = [
    ("nothing filled in: all seven are open, none is missing", "GROW-PES-04", {},
     {"complete": False, "unfilled": ["employer", "job_title", "employment_started_on", "weekly_hours", "hourly_wage",
                                      "pay_cycle", "work_schedule"]}),
    ("spaces are a blank, 0 hours are a value", "GROW-PES-04",
     {"employer": "  ", "job_title": "packer", "employment_started_on": "2022-05-10", "weekly_hours": 0,
      "hourly_wage": 16.5, "pay_cycle": "other", "work_schedule": "evenings"},
     {"complete": False, "unfilled": ["employer"]}),
    ("a wage below 0 is refused", "GROW-PES-04", {"hourly_wage": -0.01}, invalid("hourly_wage", "negative")),
    ("19.99 hours start nothing, on aid or not", "GROW-PES-05.start", {"weekly_hours": 19.99},
     {"documents": [], "component": None, "offer_pes": False, "advice": []}),
    ("at 20 hours the offer hangs on aid", "GROW-PES-05.start", {"weekly_hours": 20}, missing("remains_on_aid")),
    ("on the flagged day an unsent form is still open", "GROW-PES-05.notify",
     {"learned_on": "2022-03-11", "as_of": "2022-03-14"},
     {"due_on": "2022-03-11", "flag_after": "2022-03-14", "on_time": None}),
    ("the day after it is late", "GROW-PES-05.notify", {"learned_on": "2022-03-11", "as_of": "2022-03-15"},
     {"due_on": "2022-03-11", "flag_after": "2022-03-14", "on_time": False}),
    ("the county's holiday is skipped: Presidents' Day 2022", "GROW-PES-05.notify", {"learned_on": "2022-02-18"},
     {"due_on": "2022-02-18", "flag_after": "2022-02-22", "on_time": None}),
    ("learned on a Sunday, flagged after Monday", "GROW-PES-05.notify",
     {"learned_on": "2022-03-13", "sent_on": "2022-03-14"},
     {"due_on": "2022-03-13", "flag_after": "2022-03-14", "on_time": True}),
    ("sent before it was known is refused", "GROW-PES-05.notify",
     {"learned_on": "2022-03-11", "sent_on": "2022-03-10"}, invalid("sent_on", "order")),
]  # fmt: skip

TICKS: list[Case] = [
    ("no list is not an empty list", "GROW-PES-06", {"checked": None}, missing("checked")),
    ("ticked twice, in another order", "GROW-PES-06",
     {"checked": ["other_resources", "earned_income_tax_credit", "other_resources", "earned_income_disregards"]},
     {"complete": True, "unchecked": []}),
    ("authorised and not posted", "GROW-PES-14",
     {"checked": ["discussed_services", "made_referrals", "connected_job_developer", "reviewed_expenses",
                  "authorized_expenses"], "expenses_requested": True},
     {"complete": False, "unchecked": ["posted_expenses"]}),
    ("what was not needed may be ticked", "GROW-PES-14",
     {"checked": ["posted_expenses", "authorized_expenses"]},
     {"complete": False, "unchecked": ["discussed_services", "made_referrals", "connected_job_developer",
                                       "reviewed_expenses"]}),
    ("no list of outcomes: only the list is asked for where nothing else matters", "GROW-PES-16",
     {"volunteers": True, "remains_on_aid": True, "expenses_needed": True}, missing("checked")),
    ("volunteers matter only to those who may stay on aid", "GROW-PES-16",
     {"checked": ["explained_disregards_eitc", "offered_pes", "expenses_authorized", "grow_updated"]},
     missing("volunteers", "remains_on_aid")),
    ("who does not volunteer needs no referrals, with or without aid, once the offer is ticked", "GROW-PES-16",
     {"checked": ["explained_disregards_eitc", "offered_pes", "grow_updated"], "volunteers": False,
      "expenses_needed": False}, {"complete": True, "unchecked": []}),
    ("an offer that is not ticked makes aid matter", "GROW-PES-16",
     {"checked": ["explained_disregards_eitc", "grow_updated"], "volunteers": False, "expenses_needed": False},
     missing("remains_on_aid")),
]  # fmt: skip

MON = {"day": "mon", "starts_at": "09:00", "ends_at": "13:00"}
CLASSES: list[Case] = [
    ("a class that begins when work ends is no conflict", "GROW-PES-09",
     {"work_slots": [MON], "class_slots": [{"day": "mon", "starts_at": "13:00", "ends_at": "15:00"}]},
     {"conflicts": []}),
    ("no classes: unknown work does not matter", "GROW-PES-09", {"work_slots": None, "class_slots": []},
     {"conflicts": []}),
    ("no work: unknown classes do not matter", "GROW-PES-09", {"work_slots": []}, {"conflicts": []}),
    ("both unknown: both are named", "GROW-PES-09", {}, missing("work_slots", "class_slots")),
    ("start and end alike is refused, also beside an empty list", "GROW-PES-09",
     {"work_slots": [], "class_slots": [{**MON, "ends_at": "09:00"}]}, invalid("class_slots", "empty")),
    ("a time that no clock shows is refused", "GROW-PES-09", {"work_slots": [{**MON, "ends_at": "13:60"}]},
     invalid("work_slots", "not_allowed")),
    ("a blank day of a class decides", "GROW-PES-09", {"work_slots": [MON], "class_slots": [{**MON, "day": None}]},
     missing("class_slots")),
    ("a shift until midnight does not reach the next day", "GROW-PES-09",
     {"work_slots": [{"day": "mon", "starts_at": "22:00", "ends_at": "00:00"}],
      "class_slots": [{"day": "tue", "starts_at": "00:00", "ends_at": "01:00"}]}, {"conflicts": []}),
    ("pieces of two days that touch at midnight stay two", "GROW-PES-09",
     {"work_slots": [{"day": "mon", "starts_at": "22:00", "ends_at": "02:00"}],
      "class_slots": [{"day": "mon", "starts_at": "22:00", "ends_at": "02:00"}]},
     {"conflicts": [{"day": "mon", "starts_at": "22:00", "ends_at": "24:00"},
                    {"day": "tue", "starts_at": "00:00", "ends_at": "02:00"}]}),
    ("pieces with a minute between them stay two", "GROW-PES-09",
     {"work_slots": [{"day": "mon", "starts_at": "09:00", "ends_at": "10:59"},
                     {"day": "mon", "starts_at": "11:00", "ends_at": "13:00"}], "class_slots": [MON]},
     {"conflicts": [{"day": "mon", "starts_at": "09:00", "ends_at": "10:59"},
                    {"day": "mon", "starts_at": "11:00", "ends_at": "13:00"}]}),
]  # fmt: skip

SERVICES: list[Case] = [
    ("a number is no service", "GROW-PES-08", {"service": 5}, invalid("service", "not_allowed")),
    ("the first and the last service of the list", "GROW-PES-08", {"service": "mentoring"},
     {"listed": True, "group": "job_retention"}),
    ("the last one", "GROW-PES-08", {"service": "substance_abuse"}, {"listed": True, "group": "supportive_services"}),
    ("without a service nothing is said", "GROW-PES-08", {}, missing("service")),
    ("a request that is not listed is not guessed", "GROW-PES-12", {"service_request": "literacy"},
     {"listed": False, "route": None}),
    ("outside the services nothing is allowed, whatever is blank", "GROW-PES-10", {"in_pes": False},
     {"allowed": False, "cap": "none"}),
    ("outside a program neither", "GROW-PES-10", {"in_education": False, "education_transport_capped": True},
     {"allowed": False, "cap": "none"}),
    ("a blank reading is that of the law", "GROW-PES-10",
     {"expense": "transportation", "in_pes": True, "in_education": True, "education_transport_capped": None},
     {"allowed": True, "cap": "none"}),
    ("where no limit can bind, the kind of expense does not matter", "GROW-PES-10",
     {"in_pes": True, "in_education": True}, {"allowed": True, "cap": "none"}),
    ("where it can, it does", "GROW-PES-10",
     {"in_pes": True, "in_education": True, "education_transport_capped": True}, missing("expense")),
    ("an expense outside the list is refused", "GROW-PES-10", {"expense": "meals", "in_pes": False},
     invalid("expense", "not_allowed")),
    ("a referral on the day after the loss is late", "GROW-PES-11",
     {"job_lost_on": "2022-06-03", "referred_on": "2022-06-04"},
     {"due_on": "2022-06-03", "on_time": False, "steps": []}),
    ("not referred by the day after", "GROW-PES-11", {"job_lost_on": "2022-06-03", "as_of": "2022-06-04"},
     {"due_on": "2022-06-03", "on_time": False, "steps": ["job_search_assistance", "job_developer_referral"]}),
    ("not asked for, nothing to arrange", "GROW-PES-15", {"asked_for_appointment": False},
     {"to_arrange": False, "due_on": None}),
]  # fmt: skip

TRANSPORT: list[Case] = [
    ("below 20 hours there is none, and no day is asked for", "GROW-PES-13", {"weekly_hours": 19.99},
     {"last_day": None, "allowed": False}),
    ("at 20 hours the first day decides", "GROW-PES-13", {"weekly_hours": 20}, missing("reached_20_on")),
    ("both blank: both are named", "GROW-PES-13", {}, missing("reached_20_on", "weekly_hours")),
    ("the first day is inside", "GROW-PES-13",
     {"reached_20_on": "2022-06-01", "weekly_hours": 20, "issued_on": "2022-06-01"},
     {"last_day": "2022-07-01", "allowed": True}),
    ("the rules of 2026 end a day earlier", "GROW-PES-13",
     {"reached_20_on": "2026-01-22", "weekly_hours": 20, "issued_on": "2026-02-21"},
     {"last_day": "2026-02-20", "allowed": False}),
    ("a regime that is given wins over the day", "GROW-PES-13",
     {"reached_20_on": "2026-01-22", "weekly_hours": 20, "issued_on": "2026-02-21", "regime": "grow_page"},
     {"last_day": "2026-02-21", "allowed": True}),
    ("aid that ends on the first day leaves that day", "GROW-PES-13",
     {"reached_20_on": "2022-06-01", "weekly_hours": 20, "last_day_of_aid": "2022-06-01", "issued_on": "2022-06-01"},
     {"last_day": "2022-06-01", "allowed": True}),
    ("aid that ended before leaves none, whatever the hours", "GROW-PES-13",
     {"reached_20_on": "2022-06-01", "last_day_of_aid": "2022-05-31"}, {"last_day": None, "allowed": False}),
    ("issued after the last day of aid", "GROW-PES-13",
     {"reached_20_on": "2022-06-01", "weekly_hours": 30, "last_day_of_aid": "2022-06-10", "issued_on": "2022-06-11"},
     {"last_day": "2022-06-10", "allowed": False}),
    ("a first day that is no date is refused, also below 20 hours", "GROW-PES-13",
     {"reached_20_on": "06/01/2022", "weekly_hours": 5}, invalid("reached_20_on", "not_a_date")),
]  # fmt: skip


@each_of(ELIGIBILITY)
def test_eligibility_and_the_volunteers_path(case: Case) -> None:
    agree(case)


@each_of(VERIFICATION)
def test_verification_of_employment(case: Case) -> None:
    agree(case)


@each_of(REPORT)
def test_what_a_report_of_employment_starts(case: Case) -> None:
    agree(case)


@each_of(TICKS)
def test_checklists_around_employment(case: Case) -> None:
    agree(case)


@each_of(CLASSES)
def test_education_outside_the_work_schedule(case: Case) -> None:
    agree(case)


@each_of(SERVICES)
def test_services_requests_and_expenses(case: Case) -> None:
    agree(case)


@each_of(TRANSPORT)
def test_transportation_after_employment(case: Case) -> None:
    agree(case)
