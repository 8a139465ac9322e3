"""The 90 days: their start (VR-PES-05, 06), the restart after services (VR-PES-07), and the closure (VR-PES-08)."""

from __future__ import annotations

from typing import Any

from rules.answers import Case, agree, each_of, invalid, missing

JOB = {"employment_outcome_on": "2022-01-10"}


def paid(on: str | None, ends_on: str | None = None, **more: Any) -> dict[str, Any]:
    return {"ends_on": ends_on, "paid_in_full": True, "paid_on": on, **more}


def unpaid(ends_on: str | None, **more: Any) -> dict[str, Any]:
    return {"ends_on": ends_on, "paid_in_full": False, **more}


def records(*lines: Any, **more: Any) -> dict[str, Any]:
    return {**JOB, "authorizations": list(lines), **more}


def started(day: str, closes: str) -> dict[str, Any]:
    return {"started_on": day, "closure_eligible_on": closes, "result": "started"}


OPEN = {"started_on": None, "closure_eligible_on": None, "result": "open_authorization"}
AT_THE_JOB = started("2022-01-10", "2022-04-10")

START: list[Case] = [
    ("a payment before the end of the service counts, literally", "VR-PES-05",
     records(paid("2022-02-01", "2022-06-30")), started("2022-02-01", "2022-05-02")),
    ("in the other reading the later of payment and end counts", "VR-PES-05",
     records(paid("2022-02-01", "2022-06-30"), prepaid="later_of_both"), started("2022-06-30", "2022-09-28")),
    ("in the other reading a payment without an end counts by itself", "VR-PES-05",
     records(paid("2022-02-01"), prepaid="later_of_both"), started("2022-02-01", "2022-05-02")),
    ("a blank reading means the usual one", "VR-PES-05",
     records(paid("2022-02-01", "2022-06-30"), prepaid=None, count_first_day=None),
     started("2022-02-01", "2022-05-02")),
    ("an authorization that ends the day after the job starts moves the start", "VR-PES-05",
     records(unpaid("2022-01-11")), started("2022-01-11", "2022-04-11")),
    ("one that ends on the day of the job changes nothing", "VR-PES-05", records(unpaid("2022-01-10")), AT_THE_JOB),
    ("a service given without an authorization is none and is skipped", "VR-PES-05",
     records({"authorized": False, "ends_on": "2022-03-01"}), AT_THE_JOB),
    ("nor does one without an end keep the count from starting", "VR-PES-05",
     records({"authorized": False, "ends_on": None}), AT_THE_JOB),
    ("of a service without an authorization the payment is not read", "VR-PES-05",
     records({"authorized": False, "paid_in_full": True, "paid_on": None, "state": "cancelled"}), AT_THE_JOB),
    ("with a blank authorization the date decides", "VR-PES-05",
     records(unpaid("2022-03-01", authorized=None)), missing("authorizations")),
    ("with a blank authorization an early date does not", "VR-PES-05",
     records(unpaid("2022-01-09", authorized=None)), AT_THE_JOB),
    ("a closed record without an end is not complete", "VR-PES-05",
     records(unpaid(None, state="closed")), missing("authorizations")),
    ("a closed record that is paid needs no end", "VR-PES-05",
     records(paid("2022-03-01", state="closed")), started("2022-03-01", "2022-05-30")),
    ("a requested record without an end is skipped", "VR-PES-05",
     records(unpaid(None, state="requested")), AT_THE_JOB),
    ("requested and paid in full cannot both be right", "VR-PES-05",
     records(paid("2022-03-01", state="requested")), invalid("state", "contradicts_payment")),
    ("a blank state of a paid record can only be open or closed: the payment counts", "VR-PES-05",
     records(paid("2022-03-01", state=None)), started("2022-03-01", "2022-05-30")),
    ("a blank state of an unpaid one decides when its end is late", "VR-PES-05",
     records(unpaid("2022-03-01", state=None)), missing("authorizations")),
    ("a blank state does not decide when its end is early", "VR-PES-05",
     records(unpaid("2022-01-10", state=None)), AT_THE_JOB),
    ("a blank state decides when there is no end", "VR-PES-05",
     records(unpaid(None, state=None)), missing("authorizations")),
    ("paid or not does not matter when both days are the same", "VR-PES-05",
     records({"ends_on": "2022-03-01", "paid_in_full": None, "paid_on": "2022-03-01"}),
     started("2022-03-01", "2022-05-30")),
    ("a payment flag that is left out is blank", "VR-PES-05", records({"ends_on": "2022-03-01"}),
     missing("authorizations")),
    ("an open end decides beside a record full of blanks", "VR-PES-05",
     {"employment_outcome_on": None, "authorizations": [
         unpaid(None), {"authorized": None, "paid_in_full": None, "state": None}]}, OPEN),
    ("both blanks that decide are named, in order, the list once", "VR-PES-05",
     {"employment_outcome_on": None, "authorizations": [paid(None), paid(None)]},
     missing("employment_outcome_on", "authorizations")),
    ("whether it is a later service is not read here", "VR-PES-05",
     records(unpaid("2022-03-01", post_employment=None)), started("2022-03-01", "2022-05-30")),
    ("the order of the records does not matter", "VR-PES-05",
     records(paid("2022-03-20"), unpaid("2022-02-15")), started("2022-03-20", "2022-06-18")),
    ("a payment day that is no date is refused under its own name", "VR-PES-05",
     records(paid("soon")), invalid("paid_on", "not_a_date")),
    ("the job comes before the records in what is refused", "VR-PES-05",
     {"employment_outcome_on": "soon", "authorizations": [paid("soon")], "prepaid": "never"},
     invalid("employment_outcome_on", "not_a_date")),
    ("records that are no list are refused", "VR-PES-05", {**JOB, "authorizations": "none"},
     invalid("authorizations", "not_a_list")),
    ("an unknown reading is refused", "VR-PES-05", records(prepaid="earlier"), invalid("prepaid", "not_allowed")),
    ("the first day may be counted", "VR-PES-06",
     {"transition_completed_on": "2022-05-31", "authorizations": [], "count_first_day": True},
     started("2022-05-31", "2022-08-28")),
    ("without the agreement there is no start", "VR-PES-06",
     {**JOB, "transition_completed_on": None, "authorizations": []}, missing("transition_completed_on")),
    ("a job start that is no date is refused though it changes nothing", "VR-PES-06",
     {"employment_outcome_on": "10/1/2022", "transition_completed_on": "2022-05-31", "authorizations": []},
     invalid("employment_outcome_on", "not_a_date")),
]  # fmt: skip

BEGUN = {"started_on": "2022-01-10"}


def service(ends_on: str | None, **more: Any) -> dict[str, Any]:
    return {"post_employment": True, "ends_on": ends_on, "paid_in_full": False, **more}


def given(ends_on: str | None, **more: Any) -> dict[str, Any]:
    return {"post_employment": True, "authorized": False, "ends_on": ends_on, **more}


def services(*lines: Any, **more: Any) -> dict[str, Any]:
    return {**BEGUN, "authorizations": list(lines), **more}


def restarted(day: str | None, counts_from: str | None, closes: str | None, result: str) -> dict[str, Any]:
    return {"restarted_on": day, "counts_from": counts_from, "closure_eligible_on": closes, "result": result}


NO_PES = restarted(None, "2022-01-10", "2022-04-10", "no_pes")
STOPPED = restarted(None, None, None, "open_authorization")

RESTART: list[Case] = [
    ("a service that was completed before the start leaves the start standing", "VR-PES-07.restart",
     services(service("2022-01-05")), restarted("2022-01-05", "2022-01-10", "2022-04-10", "completed")),
    ("a service that was only asked for has no effect", "VR-PES-07.restart",
     services(service(None, state="requested")), NO_PES),
    ("one open service of several lets no count run", "VR-PES-07.restart",
     services(service("2022-02-28"), service(None)), STOPPED),
    ("a service without an end stops the count whatever the start", "VR-PES-07.restart",
     {"started_on": None, "authorizations": [service(None)]}, STOPPED),
    ("one given without authorization and without a last day stops it too", "VR-PES-07.restart",
     services(given(None)), STOPPED),
    ("in the other reading it does not", "VR-PES-07.restart",
     services(given(None), unauthorised_pes_restarts=False), NO_PES),
    ("a closed service without authorization needs its last day", "VR-PES-07.restart",
     services(given(None, state="closed")), missing("authorizations")),
    ("its payment is not read", "VR-PES-07.restart",
     services(given("2022-02-20", paid_in_full=True, paid_on="2022-08-01")),
     restarted("2022-02-20", "2022-02-20", "2022-05-21", "completed")),
    ("a blank that says whether it is a later service decides", "VR-PES-07.restart",
     services({"ends_on": "2022-03-31", "paid_in_full": False}), missing("authorizations")),
    ("such a blank stands when it was cancelled", "VR-PES-07.restart",
     services({"post_employment": None, "ends_on": "2022-03-31", "paid_in_full": False, "state": "cancelled"}), NO_PES),
    ("an earlier service may have any blank", "VR-PES-07.restart",
     services({"post_employment": False, "authorized": None, "paid_in_full": None, "state": None}), NO_PES),
    ("a blank payment of the only service decides even before the start, since the restart is shown",
     "VR-PES-07.restart",
     services({"post_employment": True, "ends_on": "2022-01-01", "paid_in_full": None, "paid_on": "2022-01-02"}),
     missing("authorizations")),
    ("a blank state beside a later service does not", "VR-PES-07.restart",
     services(service("2022-03-31"), service("2022-03-31", state=None)),
     restarted("2022-03-31", "2022-03-31", "2022-06-29", "completed")),
    ("a blank start is the only thing missing", "VR-PES-07.restart",
     {"started_on": None, "authorizations": []}, missing("started_on")),
    ("the first day may be counted", "VR-PES-07.restart",
     services(count_first_day=True), restarted(None, "2022-01-10", "2022-04-09", "no_pes")),
    ("withdrawn and paid cannot both be right", "VR-PES-07.restart",
     services(service("2022-03-31", paid_in_full=True, paid_on="2022-04-01", state="cancelled")),
     invalid("state", "contradicts_payment")),
]  # fmt: skip


def counted(result: str, restart: str | None, counts_from: str | None, closes: str | None,
            days: int | None) -> dict[str, Any]:  # fmt: skip
    return {"result": result, "restarted_on": restart, "counts_from": counts_from, "closure_eligible_on": closes,
            "days_elapsed": days}  # fmt: skip


IN_PROGRESS = counted("in_progress", None, None, None, None)

COUNT: list[Case] = [
    ("the day before the start the count has not begun, and its days are shown", "VR-PES-07.count",
     services(as_of="2022-01-09"), counted("not_started", None, "2022-01-10", "2022-04-10", None)),
    ("on the day of the start it runs with day 0", "VR-PES-07.count",
     services(as_of="2022-01-10"), counted("running", None, "2022-01-10", "2022-04-10", 0)),
    ("the day before the last completion a service is in progress", "VR-PES-07.count",
     services(service("2022-03-31"), as_of="2022-03-30"), IN_PROGRESS),
    ("one of two completed is not yet all of them", "VR-PES-07.count",
     services(service("2022-02-28"), service("2022-03-31"), as_of="2022-03-15"), IN_PROGRESS),
    ("a service completed before a later start: not started", "VR-PES-07.count",
     {"started_on": "2022-05-01", "authorizations": [service("2022-03-31")], "as_of": "2022-04-15"},
     counted("not_started", "2022-03-31", "2022-05-01", "2022-07-30", None)),
    ("an open end needs no day", "VR-PES-07.count",
     {"started_on": None, "authorizations": [service(None)], "as_of": None}, IN_PROGRESS),
    ("without services the day decides", "VR-PES-07.count", services(as_of=None), missing("as_of")),
    ("start and day are both missing, in order", "VR-PES-07.count",
     {"started_on": None, "authorizations": [], "as_of": None}, missing("started_on", "as_of")),
    ("a payment day that lies ahead whatever it is cannot be told, so it is missing", "VR-PES-07.count",
     services(service("2022-02-01", paid_in_full=True, paid_on=None), as_of="2022-03-01"), missing("authorizations")),
]  # fmt: skip


@each_of(START)
def test_the_count_starts_with_the_latest_of_the_job_and_all_authorizations(case: Case) -> None:
    agree(case)


@each_of(RESTART)
def test_the_count_starts_over_when_all_later_services_are_completed(case: Case) -> None:
    agree(case)


@each_of(COUNT)
def test_the_count_stands_somewhere_on_every_day(case: Case) -> None:
    agree(case)
