"""Referrals, notices, supportive services, information and the start of noncompliance (WTW-36 to 40, 51)."""

from __future__ import annotations

from typing import Any

from rules.answers import Case, agree, each_of, invalid, missing


def told(required: bool, informed: bool | None, problem: str | None) -> dict[str, Any]:
    return {"required": required, "informed": informed, "problem": problem}


INFORMED: list[Case] = [
    ("told on the day before the rule began is not told, wherever it was", "WTW-36.informed",
     {"plan_on_file": None, "informed_on": "2012-12-31", "informed_at": None, "as_of": "2020-08-25"},
     told(True, False, "before_2013")),
    ("told at the other occasion counts with a warning", "WTW-36.informed",
     {"plan_on_file": True, "informed_on": "2013-01-01", "informed_at": "orientation", "as_of": "2013-01-01"},
     told(True, True, "other_place")),
    ("where it was and where it should be are both asked for", "WTW-36.informed",
     {"informed_on": "2013-01-01", "as_of": "2022-04-30"}, missing("plan_on_file", "informed_at")),
    ("the day after the clock ended neither is", "WTW-36.informed",
     {"informed_on": "2013-01-01", "as_of": "2022-05-01"}, told(False, None, None)),
    ("the day before the rule began nothing is required", "WTW-36.informed", {"as_of": "2012-12-31"},
     told(False, None, None)),
    ("told after the clock ended: the day asked about is later still", "WTW-36.informed",
     {"plan_on_file": True, "informed_on": "2022-05-01", "informed_at": "orientation"}, told(False, None, None)),
    ("without the day asked about nothing can be said of a person who was not told", "WTW-36.informed",
     {"plan_on_file": True}, missing("as_of")),
    ("told after the day asked about is refused, required or not", "WTW-36.informed",
     {"plan_on_file": True, "informed_on": "2023-01-02", "as_of": "2023-01-01"},
     invalid("informed_on", "after_as_of")),
    ("a place outside the list is refused, required or not", "WTW-36.informed",
     {"plan_on_file": True, "informed_at": "by_mail", "as_of": "2023-01-01"}, invalid("informed_at", "not_allowed")),
    ("a plan on file calls for an appointment", "WTW-36.where", {"plan_on_file": True},
     {"where": "sb1041_appointment"}),
]  # fmt: skip


def start(started: bool, cause: str | None) -> dict[str, Any]:
    return {"start_noncompliance": started, "cause": cause, "documents": ["42-6", "NA 840"] if started else []}


FAILED = {"problem": "activity_not_completed"}
NONCOMPLIANCE: list[Case] = [
    ("good cause is named before exemption", "WTW-37", {**FAILED, "good_cause": True, "exempt": True},
     start(False, "good_cause")),
    ("with good cause nobody asks for the exemption", "WTW-37", {**FAILED, "good_cause": True},
     start(False, "good_cause")),
    ("the exempt are never put through it, also when good cause was denied", "WTW-37",
     {**FAILED, "good_cause": False, "exempt": True}, start(False, None)),
    ("of the exempt the problem is not asked while no good cause was found", "WTW-37",
     {"problem": None, "good_cause": False, "exempt": True}, start(False, None)),
    ("without a problem there is no cause", "WTW-37", {"problem": "none", "good_cause": True}, start(False, None)),
    ("all blank: the problem and the exemption, never the cause", "WTW-37", {}, missing("problem", "exempt")),
]  # fmt: skip


def request(referral: Any, requested_on: Any, referred_on: Any = None) -> dict[str, Any]:
    return {"referral": referral, "requested_on": requested_on, "referred_on": referred_on}


def notice(notice_id: Any, needed: Any, register_state: Any) -> dict[str, Any]:
    return {"notice_id": notice_id, "needed": needed, "register_state": register_state}


WAITING: list[Case] = [
    ("another referral is not listed and not refused", "WTW-38", {"referral": "legal_aid"}, {"listed": False}),
    ("spaces are blank", "WTW-38", {"referral": "  "}, missing("referral")),
    ("a referral outside the list waits like any other", "WTW-38.open",
     {"referrals": [request("legal_aid", "2020-08-03")]}, {"open": ["legal_aid"]}),
    ("what nobody asked for does not wait, with or without a name", "WTW-38.open",
     {"referrals": [request(None, None), request("ihss", None)]}, {"open": []}),
    ("what waits must have a name", "WTW-38.open", {"referrals": [request(None, "2020-08-03")]},
     missing("referrals")),
    ("the need of a notice that is sent or voided is not asked for", "WTW-39",
     {"notices": [notice("N1", None, "sent"), notice("N2", None, "voided")]}, {"to_send": [], "to_delete": []}),
    ("a needed notice that was voided is not sent again, an unneeded one that was sent not deleted", "WTW-39",
     {"notices": [notice("N1", True, "voided"), notice("N2", False, "sent")]}, {"to_send": [], "to_delete": []}),
    ("the need of one that was not made yet is", "WTW-39", {"notices": [notice("N1", None, None)]},
     missing("notices")),
    ("no list is not an empty one", "WTW-39", {}, missing("notices")),
    ("a copy to the counselor of record is none to the counselor", "WTW-51",
     {"made_by": "other", "copied_to": ["ec_of_record", "sp"]}, {"ok": False, "add": ["ec"]}),
    ("with a copy nobody asks who made it", "WTW-51", {"copied_to": ["ec"]}, {"ok": True, "add": []}),
    ("made by the counselor, nobody asks for copies", "WTW-51", {"made_by": "ec"}, {"ok": True, "add": []}),
    ("otherwise both are asked for", "WTW-51", {}, missing("made_by", "copied_to")),
]  # fmt: skip


def months(from_on: Any, to_on: Any, as_of: Any = "2020-08-25") -> dict[str, Any]:
    return {"authorized_from_on": from_on, "authorized_to_on": to_on, "as_of": as_of}


def covered(first_uncovered_on: str | None) -> dict[str, Any]:
    return {"covered": first_uncovered_on is None, "first_uncovered_on": first_uncovered_on}


COVERED: list[Case] = [
    ("without a last day it goes on", "WTW-40.covers", months("2020-08-01", None), covered(None)),
    ("February of a leap year has a 29th", "WTW-40.covers", months("2020-02-01", "2020-02-28", "2020-02-10"),
     covered("2020-02-29")),
    ("ended last month: not covered from the first", "WTW-40.covers", months("2020-01-01", "2020-07-31"),
     covered("2020-08-01")),
    ("ended last month: the first day does not matter", "WTW-40.covers", months(None, "2020-07-31"),
     covered("2020-08-01")),
    ("ended on the first: the first day does not matter either", "WTW-40.covers", months(None, "2020-08-01"),
     covered("2020-08-02")),
    ("ended on the 2nd it does", "WTW-40.covers", months(None, "2020-08-02"), missing("authorized_from_on")),
    ("one day that ends before it begins is refused", "WTW-40.covers", months("2020-08-10", "2020-08-09", None),
     invalid("authorized_to_on", "order")),
    ("which month is unknown", "WTW-40.covers", months("2020-08-01", None, None), missing("as_of")),
]  # fmt: skip


def option(requested: Any, needed: Any, authorized: Any) -> dict[str, Any]:
    return {"requested": requested, "needed": needed, "authorized": authorized}


OPTIONS: list[Case] = [
    ("authorised and needed is issued without a notice, asked for or not", "WTW-40.option", option(None, True, True),
     {"option": "issue", "notice": False}),
    ("authorised and not needed is discontinued with one", "WTW-40.option", option(None, False, True),
     {"option": "discontinue", "notice": True}),
    ("neither asked for nor authorised: no step, whatever the need", "WTW-40.option", option(False, None, False),
     {"option": None, "notice": False}),
    ("not authorised, the asking decides", "WTW-40.option", option(None, True, False), missing("requested")),
    ("all blank", "WTW-40.option", option(None, None, None), missing("requested", "needed", "authorized")),
]  # fmt: skip


@each_of(INFORMED)
def test_the_participant_was_told_of_sb_1041(case: Case) -> None:
    agree(case)


@each_of(NONCOMPLIANCE)
def test_what_starts_noncompliance(case: Case) -> None:
    agree(case)


@each_of(WAITING)
def test_referrals_and_notices_that_wait(case: Case) -> None:
    agree(case)


@each_of(COVERED)
def test_services_of_the_current_month(case: Case) -> None:
    agree(case)


@each_of(OPTIONS)
def test_the_step_open_to_the_worker(case: Case) -> None:
    agree(case)
