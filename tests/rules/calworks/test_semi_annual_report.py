"""The semi-annual report (CW-SAR-01)."""

from __future__ import annotations

from typing import Any

from rules.answers import Case, agree, each_of, invalid, missing


def cycle(data: str, submit: str, redetermination: str) -> dict[str, Any]:
    return {"data_month": data, "submit_month": submit, "due_on": f"{submit}-05", "last_day": f"{submit}-11",
            "redetermination_month": redetermination}  # fmt: skip


def following(sar7: str, redetermination: str) -> dict[str, Any]:
    return {"next_sar7_on": sar7, "next_redetermination_on": redetermination}


def received(code: str) -> dict[str, Any]:
    return {"due_on": "2022-06-05", "last_day": "2022-06-11", "result": code}


SUBMIT = {"submit_month": "2022-06"}
CASES: list[Case] = [
    ("the last day of a month is that month", "CW-SAR-01.cycle", {"aid_began_on": "2022-01-31"},
     cycle("2022-05", "2022-06", "2022-12")),
    ("aid from July hands in at the year's end", "CW-SAR-01.cycle", {"aid_began_on": "2022-07-01"},
     cycle("2022-11", "2022-12", "2023-06")),
    ("the day after a due day looks a year ahead", "CW-SAR-01.next",
     {"aid_began_on": "2022-01-01", "as_of": "2022-06-06"}, following("2023-06-05", "2022-12-31")),
    ("on the day aid begins", "CW-SAR-01.next", {"aid_began_on": "2022-01-31", "as_of": "2022-01-31"},
     following("2022-06-05", "2022-12-31")),
    ("on the last day of the redetermination month", "CW-SAR-01.next",
     {"aid_began_on": "2022-03-15", "as_of": "2023-02-28"}, following("2023-08-05", "2023-02-28")),
    ("the day after it", "CW-SAR-01.next", {"aid_began_on": "2022-03-15", "as_of": "2023-03-01"},
     following("2023-08-05", "2024-02-29")),
    ("both blanks decide", "CW-SAR-01.next", {}, missing("aid_began_on", "as_of")),
    ("received on the 5th", "CW-SAR-01.received", {**SUBMIT, "received_on": "2022-06-05", "as_of": "2022-06-05"},
     received("on_time")),
    ("received before the month", "CW-SAR-01.received", {**SUBMIT, "received_on": "2022-05-30", "as_of": "2022-06-20"},
     received("on_time")),
    ("received on the 6th", "CW-SAR-01.received", {**SUBMIT, "received_on": "2022-06-06", "as_of": "2022-06-20"},
     received("accepted")),
    ("received on the 11th", "CW-SAR-01.received", {**SUBMIT, "received_on": "2022-06-11", "as_of": "2022-06-20"},
     received("accepted")),
    ("not received on the 6th", "CW-SAR-01.received", {**SUBMIT, "as_of": "2022-06-06"}, received("overdue")),
    ("a blank receipt decides while it may also be on time", "CW-SAR-01.received",
     {**SUBMIT, "received_on": None, "as_of": "2022-06-05"}, missing("received_on")),
    ("what is in hand does not depend on today", "CW-SAR-01.received",
     {**SUBMIT, "received_on": "2022-06-05", "as_of": None}, received("on_time")),
    ("received tomorrow", "CW-SAR-01.received", {**SUBMIT, "received_on": "2022-06-06", "as_of": "2022-06-05"},
     invalid("received_on", "after_as_of")),
    ("a month that is a day", "CW-SAR-01.received", {"submit_month": "2022-06-01", "as_of": "2022-06-05"},
     invalid("submit_month", "not_a_month")),
    ("a month that is blank", "CW-SAR-01.received", {"submit_month": None, "as_of": "2022-06-05"},
     missing("submit_month")),
    ("reported on the tenth day", "CW-SAR-01.report", {"event_on": "2022-06-01", "reported_on": "2022-06-11"},
     {"due_on": "2022-06-11", "on_time": True}),
    ("reported at once", "CW-SAR-01.report", {"event_on": "2022-06-01", "reported_on": "2022-06-01"},
     {"due_on": "2022-06-11", "on_time": True}),
    ("when the change became known is needed", "CW-SAR-01.report", {"reported_on": "2022-06-11"},
     missing("event_on")),
]  # fmt: skip


@each_of(CASES)
def test_the_sar7_is_due_on_the_5th_and_late_after_the_11th(case: Case) -> None:
    agree(case)
