"""The semi-annual report SAR 7: its months, its days, and reports in between (001:12-13; P-41)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.days import add_months, day_in_month, first_day, last_day_of, month_of
from caseload.rules.engine.kinds import NOT_GIVEN, NOTHING, Choice, Day, Flag, Month
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.primitives import choose, first_true, known
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE

law = parameters("california")
CITES = "001:12-13; P-41"
RESULTS = Codes("on_time", "accepted", "late", "open", "overdue")
AID_BEGAN = Day("beginning date of aid", "fecha de inicio de la ayuda")
DUE_ON = Day("SAR 7 due on", "SAR 7 vence el")
LAST_DAY = Day("last day that is not late", "último día sin atraso")


def month_of_cycle(aid_began_on: Any, key: str) -> Any:
    """The first month of aid that has the number which a parameter gives; the month aid began is number one."""
    return month_of(aid_began_on) + law(key) - 1


def due_day(submit_month: Any) -> Any:
    """The day on which the SAR 7 of a submit month is due."""
    return day_in_month(submit_month, law("calworks.sar7_due_day", first_day(submit_month)))


def last_day_in_time(submit_month: Any) -> Any:
    """The last day of a submit month on which the SAR 7 is not late."""
    return day_in_month(submit_month, law("calworks.sar7_late_after_day", first_day(submit_month)))


def _comes_next(month: Any, earliest: Any) -> Any:
    """The first month on or after ``earliest`` that lies whole cycles after ``month``."""
    return earliest + (month - earliest) % law("calworks.redetermination_month")


@question(
    "CW-SAR-01.cycle",
    cell={"CW_SAR7_DUE": "due_on", "CW_SAR7_SUBMIT_MONTH": "submit_month", "CW_SAR7_DATA_MONTH": "data_month",
          "CW_REDETERMINATION_MONTH": "redetermination_month"},
    cites=CITES,
    looked_up_on="submit_month",
    inputs={"aid_began_on": AID_BEGAN},
    gives={
        "data_month": Month("data month", "mes de datos"),
        "submit_month": Month("submit month", "mes de entrega"),
        "due_on": DUE_ON,
        "last_day": LAST_DAY,
        "redetermination_month": Month("redetermination month", "mes de redeterminación"),
    },
    example={"aid_began_on": "2022-01-01"},
)  # fmt: skip
def first_cycle(aid_began_on: Any) -> Any:
    """Which months and days has the first SAR 7 cycle?

    Boundary: only the month in which aid began matters: it is month 1, the report is about month 5.
    Reading: closed days move neither the 5th nor the 11th.
    """
    submit_month = month_of_cycle(aid_began_on, "calworks.sar7_submit_month")
    return {
        "data_month": month_of_cycle(aid_began_on, "calworks.sar7_data_month"),
        "submit_month": submit_month,
        "due_on": due_day(submit_month),
        "last_day": last_day_in_time(submit_month),
        "redetermination_month": month_of_cycle(aid_began_on, "calworks.redetermination_month"),
    }


@question(
    "CW-SAR-01.next",
    cell={"CW_SAR7_NEXT": "next_sar7_on", "CW_REDETERMINATION_NEXT": "next_redetermination_on"},
    cites=CITES,
    looked_up_on="submit_month",
    inputs={
        "aid_began_on": Day("beginning date of aid", "fecha de inicio de la ayuda", not_after="as_of",
                            around=lambda day: [add_months(day, -1)]),
        "as_of": Day("day asked about", "día consultado"),
    },
    gives={
        "next_sar7_on": Day("next SAR 7 due on", "próximo SAR 7 vence el"),
        "next_redetermination_on": Day("next redetermination by", "próxima redeterminación hasta el"),
    },
    example={"aid_began_on": "2022-01-01", "as_of": "2022-06-05"},
)
def next_reports(aid_began_on: Any, as_of: Any) -> Any:
    """When are the next SAR 7 and the next redetermination due?

    Boundary: a day that is due today is still the next one; the cycle repeats every twelve months.
    Reading: a redetermination is due by the last day of its month.
    """
    this_month = month_of(as_of)
    still_to_come = choose(as_of <= due_day(this_month), this_month, this_month + 1)
    submit_month = _comes_next(month_of_cycle(aid_began_on, "calworks.sar7_submit_month"), still_to_come)
    redetermination = _comes_next(month_of_cycle(aid_began_on, "calworks.redetermination_month"), this_month)
    return {"next_sar7_on": due_day(submit_month), "next_redetermination_on": last_day_of(redetermination)}


@question(
    "CW-SAR-01.received",
    cell="CW_SAR7_RESULT",
    cites=CITES,
    looked_up_on="submit_month",
    inputs={
        "submit_month": Month("submit month", "mes de entrega"),
        "received_on": Day("SAR 7 received on", "SAR 7 recibido el", default=NOT_GIVEN, not_after="as_of"),
        "as_of": Day("day asked about", "día consultado"),
    },
    gives={
        "result": Choice(RESULTS, "standing of the SAR 7", "situación del SAR 7"),
        "due_on": DUE_ON,
        "last_day": LAST_DAY,
    },
    example={"submit_month": "2022-06", "received_on": "2022-06-11", "as_of": "2022-06-20"},
)
def report_received(submit_month: Any, received_on: Any, as_of: Any) -> Any:
    """Is the SAR 7 on time, accepted, late, still open, or overdue?

    Boundary: received on the 5th is on time, by the 11th accepted, on the 12th late.
    Reading: late is a mark for the worker; nothing is closed by it.
    """
    due_on, last_day = due_day(submit_month), last_day_in_time(submit_month)
    received = known(received_on)
    in_hand = first_true(
        (received_on <= due_on, RESULTS.on_time), (received_on <= last_day, RESULTS.accepted), otherwise=RESULTS.late
    )
    waited_for = first_true(
        (as_of <= due_on, RESULTS.open), (as_of <= last_day, RESULTS.overdue), otherwise=RESULTS.late
    )
    return {"result": choose(received, in_hand, waited_for), "due_on": due_on, "last_day": last_day}


@question(
    "CW-SAR-01.report",
    cell={"CW_CHANGE_REPORT_DUE": "due_on", "CW_CHANGE_REPORT_ON_TIME": "on_time"},
    cites="P-41",
    looked_up_on="event_on",
    for_participant=True,
    inputs={
        "event_on": Day("day the change became known", "día en que se supo del cambio"),
        "reported_on": Day("day it was reported", "día en que se informó", blank=NOTHING, not_before="event_on"),
    },
    gives={
        "due_on": Day("report due on", "informe vence el"),
        "on_time": Flag("reported on time", "informado a tiempo"),
    },
    example={"event_on": "2022-06-01", "reported_on": "2022-06-11"},
)
def change_reported(event_on: Any, reported_on: Any) -> Any:
    """By which day must a change between two SAR 7 be reported, and was it?

    Boundary: the tenth day is on time, the eleventh is not.
    """
    due_on = event_on + law("calworks.midperiod_report_days", event_on)
    return {"due_on": due_on, "on_time": choose(known(reported_on), reported_on <= due_on, NONE)}
