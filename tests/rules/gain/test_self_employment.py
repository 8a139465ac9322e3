"""GAIN self-employment: hours (13), net earnings (14), change of method (15), who is (36); free rent (16)."""

from __future__ import annotations

from typing import Any

from rules.answers import Case, agree, each_of, invalid, missing, no_parameter

WAGE = "us.federal_minimum_wage"
MARCH = {"month": "2022-03", "required_hours": 30}


def counted(hours: float, meets: bool, method: str = "wage") -> dict[str, Any]:
    return {"hours": hours, "meets": meets, "method": method}


HOURS: list[Case] = [
    ("30 hours are 941.775 dollars: the cent above reaches them", "GAIN-PES-13", {**MARCH, "net": 941.78},
     counted(30, True)),
    ("half a cent does too", "GAIN-PES-13", {**MARCH, "net": 941.775}, counted(30, True)),
    ("a weekly factor of many digits stays exact", "GAIN-PES-13",
     {**MARCH, "net": 942.4999999, "fmw": 7.25, "weeks_per_month": 4.333333333}, counted(30, False)),
    ("another wage divides", "GAIN-PES-13", {**MARCH, "net": 600, "fmw": 10, "weeks_per_month": 2},
     counted(30, True)),
    ("September 2022 is the last month of the wage", "GAIN-PES-13",
     {"month": "2022-09", "net": 941.78, "required_hours": 30}, counted(30, True)),
    ("for the federal rate it goes on", "GAIN-PES-13",
     {"month": "2022-10", "net": 941.78, "required_hours": 30, "purpose": "federal_rate"}, counted(30, True)),
    ("from October the hours reported count and nothing else is needed", "GAIN-PES-13",
     {"month": "2022-10", "net": None, "required_hours": 30, "self_reported_hours": 29.999},
     counted(30, False, "self_reported")),
    ("the hours reported are not asked for before", "GAIN-PES-13",
     {**MARCH, "net": 941.78, "self_reported_hours": None}, counted(30, True)),
    ("nor for the federal rate", "GAIN-PES-13",
     {"month": "2023-01", "net": None, "required_hours": 30, "purpose": "federal_rate"}, missing("net")),
    ("without a month they are not asked for yet", "GAIN-PES-13", {"net": 941.78, "required_hours": 30},
     missing("month")),
    ("in July 2009 the wage was not in force on the first", "GAIN-PES-13",
     {"month": "2009-07", "net": 600, "required_hours": 20}, no_parameter(WAGE)),
    ("in August it was", "GAIN-PES-13", {"month": "2009-08", "net": 627.85, "required_hours": 20}, counted(20, True)),
    ("a wage that is given needs no row", "GAIN-PES-13",
     {"month": "2009-07", "net": 627.85, "required_hours": 20, "fmw": 7.25}, counted(20, True)),
    ("a wage given as blank is not the row", "GAIN-PES-13", {**MARCH, "net": 941.78, "fmw": None}, missing("fmw")),
    ("nothing can be divided by no wage", "GAIN-PES-13", {**MARCH, "net": 1, "fmw": 0}, invalid("fmw", "out_of_range")),
    ("nor by no weeks", "GAIN-PES-13", {**MARCH, "net": 1, "weeks_per_month": 0},
     invalid("weeks_per_month", "out_of_range")),
    ("a month is written with four and two digits", "GAIN-PES-13", {**MARCH, "month": "2022-3"},
     invalid("month", "not_a_month")),
    ("a loss beside no requirement", "GAIN-PES-13", {**MARCH, "net": -1, "required_hours": 0}, counted(0, True)),
]  # fmt: skip

NET: list[Case] = [
    ("sixty percent of the gross", "GAIN-PES-14", {"gross": 2000, "method": "standard_40"}, {"net": 1200}),
    ("fees kept back are earned too", "GAIN-PES-14",
     {"gross": 1500, "platform_fees": 500, "method": "standard_40"}, {"net": 1200}),
    ("half a cent goes up", "GAIN-PES-14", {"gross": 0.025, "method": "standard_40"}, {"net": 0.02}),
    ("a cent and a half too", "GAIN-PES-14", {"gross": 1.005, "method": "actual", "expenses": 0}, {"net": 1.01}),
    ("nothing known asks for gross and method only", "GAIN-PES-14", {}, missing("gross", "method")),
    ("blank fees are not no fees", "GAIN-PES-14", {"gross": 2000, "platform_fees": None, "method": "standard_40"},
     missing("platform_fees")),
    ("gross is not below zero", "GAIN-PES-14", {"gross": -1, "method": None}, invalid("gross", "negative")),
    ("August 31 and six months", "GAIN-PES-15.next",
     {"chosen_on": "2022-08-31", "next_redetermination_on": "2023-08-01"}, {"next_change_on": "2023-02-28"}),
    ("the redetermination on the day of the choice is first", "GAIN-PES-15.next",
     {"chosen_on": "2022-01-15", "next_redetermination_on": "2022-01-15"}, {"next_change_on": "2022-01-15"}),
    ("the day before it cannot be the next one", "GAIN-PES-15.next",
     {"chosen_on": "2022-01-15", "next_redetermination_on": "2022-01-14"},
     invalid("next_redetermination_on", "order")),
    ("the redetermination may come first, so it is missing", "GAIN-PES-15.allowed",
     {"chosen_on": "2022-01-15", "requested_on": "2022-07-15"}, missing("next_redetermination_on")),
    ("everything is missing in order", "GAIN-PES-15.allowed", {},
     missing("chosen_on", "next_redetermination_on", "requested_on")),
    ("one no decides who is self-employed", "GAIN-PES-36", {"works_for_self": None, "own_business_income": False},
     {"self_employed": False}),
    ("one yes does not", "GAIN-PES-36", {"works_for_self": True}, missing("own_business_income")),
]  # fmt: skip

FREE = {"rent_paid": 0, "actual_value": 1500}
RENT: list[Case] = [
    ("one cent of rent", "GAIN-PES-16.hours", {"rent_paid": 0.01, "ew_earned_value": 593}, {"hours": 0}),
    ("no value gives no hours, whatever the rent", "GAIN-PES-16.hours", {"rent_paid": None, "ew_earned_value": 0},
     {"hours": 0}),
    ("the row in force divides", "GAIN-PES-16.hours", {"rent_paid": 0, "ew_earned_value": 627.85}, {"hours": 20}),
    ("a free rent without a value", "GAIN-PES-16.hours", {"rent_paid": 0}, missing("ew_earned_value")),
    ("a unit of one", "GAIN-PES-16.value", {**FREE, "au_size": 1, "as_of": "2024-07-01"}, {"earned_value": 408}),
    ("a unit of four and one of nine share a level", "GAIN-PES-16.value",
     {**FREE, "au_size": 9, "as_of": "2026-06-30"}, {"earned_value": 645}),
    ("the day before the first table", "GAIN-PES-16.value", {**FREE, "au_size": 1, "as_of": "2024-06-30"},
     no_parameter("calworks.iik_housing.region1")),
    ("a level that is given needs neither unit nor day", "GAIN-PES-16.value", {**FREE, "level": 700},
     {"earned_value": 700}),
    ("a level given as blank is the table's", "GAIN-PES-16.value", {**FREE, "level": None},
     missing("au_size", "as_of")),
    ("a small value needs no unit", "GAIN-PES-16.value",
     {"rent_paid": 0, "actual_value": 408, "as_of": "2024-07-01"}, {"earned_value": 408}),
    ("a cent more does", "GAIN-PES-16.value",
     {"rent_paid": 0, "actual_value": 408.01, "as_of": "2024-07-01"}, missing("au_size")),
    ("the day is asked for, since the law may not be there", "GAIN-PES-16.value", {**FREE, "au_size": 1},
     missing("as_of")),
    ("rent that is paid needs nothing else", "GAIN-PES-16.value", {"rent_paid": 1}, {"earned_value": 0}),
    ("a unit of none", "GAIN-PES-16.value", {**FREE, "au_size": 0, "as_of": "2024-07-01"},
     invalid("au_size", "out_of_range")),
    ("a unit below none", "GAIN-PES-16.value", {**FREE, "au_size": -1, "as_of": "2024-07-01"},
     invalid("au_size", "out_of_range")),
]  # fmt: skip


@each_of(HOURS)
def test_earnings_become_hours_without_rounding_first(case: Case) -> None:
    agree(case)


@each_of(NET)
def test_the_participant_chooses_how_net_earnings_are_found(case: Case) -> None:
    agree(case)


@each_of(RENT)
def test_only_completely_free_rent_counts(case: Case) -> None:
    agree(case)
