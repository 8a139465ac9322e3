"""Time on aid (CW-TOA-01, 02)."""

from __future__ import annotations

from typing import Any

from caseload.rules import ask
from rules.answers import Case, agree, each_of, invalid, missing, no_parameter

LIMIT = "calworks.toa_limit_months"
LIMITS: list[Case] = [
    ("the first day of the limit", "CW-TOA-01", {"as_of": "1998-01-01"}, {"limit": 60}),
    ("the day before has no limit on record", "CW-TOA-01", {"as_of": "1997-12-31"}, no_parameter(LIMIT)),
    ("the last day of 48 months", "CW-TOA-01", {"as_of": "2022-04-30"}, {"limit": 48}),
    ("the last day before a county's later change-over", "CW-TOA-01",
     {"as_of": "2022-06-30", "county_automated_on": "2022-07-01"}, {"limit": 48}),
    ("the day of the change-over", "CW-TOA-01", {"as_of": "2022-07-01", "county_automated_on": "2022-07-01"},
     {"limit": 60}),
    ("a blank change-over does not matter before May 2022", "CW-TOA-01",
     {"as_of": "2022-04-30", "county_automated_on": None}, {"limit": 48}),
    ("it does on the first day of the new law", "CW-TOA-01", {"as_of": "2022-05-01", "county_automated_on": None},
     missing("county_automated_on")),
    ("without a day both may decide", "CW-TOA-01", {"as_of": None, "county_automated_on": None},
     missing("as_of", "county_automated_on")),
    ("a change-over that is no day", "CW-TOA-01", {"as_of": None, "county_automated_on": "2022-13-01"},
     invalid("county_automated_on", "not_a_date")),
]  # fmt: skip


@each_of(LIMITS)
def test_the_limit_is_the_one_in_force_in_the_county(case: Case) -> None:
    agree(case)


def stands(counted: int, limit: int, remaining: int, reached: bool, **more: Any) -> dict[str, Any]:
    return {"counted": counted, "limit": limit, "remaining": remaining, "reached": reached, **more}


def totals(on_case: Any, exempt: Any = 0, sanctioned: Any = 0, as_of: Any = "2020-08-25",
           **more: Any) -> dict[str, Any]:  # fmt: skip
    return {"months_on_case": on_case, "months_exempt": exempt, "months_sanctioned": sanctioned, "as_of": as_of, **more}


TALLY: list[Case] = [
    ("no months on aid", "CW-TOA-02.tally", totals(0), stands(0, 48, 48, False)),
    ("months beyond the limit leave none", "CW-TOA-02.tally", totals(70, as_of="2022-05-01"),
     stands(70, 60, 0, True)),
    ("all months taken off leave none counted", "CW-TOA-02.tally", totals(5, 3, 2), stands(0, 48, 48, False)),
    ("one more than all is too many", "CW-TOA-02.tally", totals(5, 3, 2, months_other=1),
     invalid("months_on_case", "exceeds_total")),
    ("too many already, whatever the blank holds", "CW-TOA-02.tally", totals(2, 3, None),
     invalid("months_on_case", "exceeds_total")),
    ("a blank among the months taken off decides", "CW-TOA-02.tally", totals(50, None, 0), missing("months_exempt")),
    ("other months that are blank are not none", "CW-TOA-02.tally", totals(50, months_other=None),
     missing("months_other")),
    ("with no months at all nothing can be taken off", "CW-TOA-02.tally", totals(0, None, None),
     stands(0, 48, 48, False)),
    ("the county's change-over counts here too", "CW-TOA-02.tally",
     totals(48, as_of="2022-06-01", county_automated_on="2022-07-01"), stands(48, 48, 0, True)),
    ("what is wrong comes before what is missing", "CW-TOA-02.tally", totals(None, -1),
     invalid("months_exempt", "negative")),
    ("before 1998 there is no limit", "CW-TOA-02.tally", totals(1, as_of="1997-06-01"), no_parameter(LIMIT)),
    ("everything blank is named in order", "CW-TOA-02.tally", {},
     missing("months_on_case", "months_exempt", "months_sanctioned", "as_of")),
]  # fmt: skip


@each_of(TALLY)
def test_months_count_that_are_neither_exempt_nor_sanctioned(case: Case) -> None:
    agree(case)


def months(*aided: Any, as_of: str = "2020-10-31", **more: Any) -> dict[str, Any]:
    return {"aided_months": list(aided), "as_of": as_of, **more}


def left_out(month: Any, cause: Any = "exempt") -> dict[str, Any]:
    return {"month": month, "cause": cause}


MONTHS: list[Case] = [
    ("no months on aid", "CW-TOA-02.months", months(), stands(0, 48, 48, False, skipped_months=[])),
    ("the month of the day asked about counts", "CW-TOA-02.months", months("2020-10"),
     stands(1, 48, 47, False, skipped_months=[])),
    ("the month after it cannot be", "CW-TOA-02.months", months("2020-11"), invalid("aided_months", "after_as_of")),
    ("a month of the future beside a blank one", "CW-TOA-02.months", months(None, "2020-11"),
     invalid("aided_months", "after_as_of")),
    ("a blank month decides", "CW-TOA-02.months", months("2020-01", None), missing("aided_months")),
    ("no list is not an empty one", "CW-TOA-02.months", {"aided_months": None, "as_of": "2020-10-31"},
     missing("aided_months")),
    ("skipped months ascend, each once", "CW-TOA-02.months",
     months("2020-05", "2019-12", "2020-05", "1997-11", not_counted=[left_out("2020-05"), left_out("2019-12")]),
     stands(0, 48, 48, False, skipped_months=["1997-11", "2019-12", "2020-05"])),
    ("a month left out twice is left out once", "CW-TOA-02.months",
     months("2020-05", "2020-06", not_counted=[left_out("2020-05"), left_out("2020-05", "sanctioned")]),
     stands(1, 48, 47, False, skipped_months=["2020-05"])),
    ("why it is left out does not matter to the count", "CW-TOA-02.months",
     months("2020-05", not_counted=[left_out("2020-05", None)]),
     stands(0, 48, 48, False, skipped_months=["2020-05"])),
    ("a cause that is unknown is refused", "CW-TOA-02.months",
     months("2020-05", not_counted=[left_out("2020-05", "holiday")]), invalid("not_counted", "not_allowed")),
    ("which month is left out matters", "CW-TOA-02.months", months("2020-05", not_counted=[left_out(None)]),
     missing("not_counted")),
    ("unless there is no month of aid", "CW-TOA-02.months", months(not_counted=[left_out(None)]),
     stands(0, 48, 48, False, skipped_months=[])),
    ("blank months left out are not none", "CW-TOA-02.months", months("2020-05", not_counted=None),
     missing("not_counted")),
    ("another county waived nothing", "CW-TOA-02.months", months("2020-03", county="alameda"),
     stands(1, 48, 47, False, skipped_months=[])),
    ("nor did a blank one", "CW-TOA-02.months", months("2020-03", county=None),
     stands(1, 48, 47, False, skipped_months=[])),
    ("a place that is unknown is refused", "CW-TOA-02.months", months("2020-03", county="orange"),
     invalid("county", "not_allowed")),
    ("48 months reach the limit", "CW-TOA-02.months",
     months(*[f"{2015 + at // 12}-{at % 12 + 1:02d}" for at in range(48)]),
     stands(48, 48, 0, True, skipped_months=[])),
]  # fmt: skip


@each_of(MONTHS)
def test_each_month_of_aid_counts_once_unless_it_is_left_out(case: Case) -> None:
    agree(case)


NOTICES_KEY = "calworks.toa_notice_months"
NOTICES: list[Case] = [
    ("between the first and the second", "CW-TOA-02.notices", {"counted": 43, "as_of": "2020-08-25"},
     {"notice_due": False, "next_at": 46}),
    ("one before the last", "CW-TOA-02.notices", {"counted": 47, "as_of": "2020-08-25"},
     {"notice_due": False, "next_at": 48}),
    ("after the last", "CW-TOA-02.notices", {"counted": 49, "as_of": "2020-08-25"},
     {"notice_due": False, "next_at": None}),
    ("the first day of the 48-month years", "CW-TOA-02.notices", {"counted": 46, "as_of": "2011-07-01"},
     {"notice_due": True, "next_at": 48}),
    ("the day before them", "CW-TOA-02.notices", {"counted": 46, "as_of": "2011-06-30"}, no_parameter(NOTICES_KEY)),
    ("the last day of them", "CW-TOA-02.notices", {"counted": 46, "as_of": "2022-04-30"},
     {"notice_due": True, "next_at": 48}),
    ("the day after them", "CW-TOA-02.notices", {"counted": 46, "as_of": "2022-05-01"}, no_parameter(NOTICES_KEY)),
    ("a blank county is not Los Angeles", "CW-TOA-02.notices",
     {"counted": 46, "as_of": "2020-08-25", "county": None}, missing("county")),
    ("the State sends none", "CW-TOA-02.notices", {"counted": 46, "as_of": "2020-08-25", "county": "california"},
     no_parameter(NOTICES_KEY)),
    ("all blanks are named", "CW-TOA-02.notices", {"counted": None, "as_of": None, "county": None},
     missing("counted", "as_of", "county")),
]  # fmt: skip


@each_of(NOTICES)
def test_notices_of_the_limit_go_out_at_their_months(case: Case) -> None:
    agree(case)


def test_each_row_of_a_column_has_the_notices_of_its_own_county() -> None:
    answers = ask("CW-TOA-02.notices", {"counted": [42, 42, 47], "as_of": "2020-08-25",
                                        "county": ["los_angeles", "alameda", None]}, 3)  # fmt: skip
    assert answers.records() == [
        {"notice_due": True, "next_at": 46}, no_parameter(NOTICES_KEY), missing("county")
    ]  # fmt: skip
