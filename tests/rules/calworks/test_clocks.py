"""The 24-month clock and vocational education (CW-24M-01, CW-VOC-01)."""

from __future__ import annotations

from typing import Any

from rules.answers import Case, agree, each_of, invalid, missing, no_parameter

CLOCK = "calworks.wtw_24_month_clock"


def clock(started: str, last_day: str | None) -> dict[str, Any]:
    return {"clock_started_on": started, "last_day": last_day, "repealed_first": last_day is None}


CLOCKS: list[Case] = [
    ("the first clock there was", "CW-24M-01.clock", {"signed_on": "2012-12-01"}, clock("2013-01-01", "2014-12-31")),
    ("signed in the last month that gives one", "CW-24M-01.clock", {"signed_on": "2022-03-31"},
     clock("2022-04-01", None)),
    ("signed a day later there is none", "CW-24M-01.clock", {"signed_on": "2022-04-01"}, no_parameter(CLOCK)),
    ("stopped months push the end, over a leap February", "CW-24M-01.clock",
     {"signed_on": "2014-01-31", "months_stopped": 1}, clock("2014-02-01", "2016-02-29")),
    ("blank stopped months decide", "CW-24M-01.clock", {"signed_on": "2014-01-31", "months_stopped": None},
     missing("months_stopped")),
    ("not where the clock was repealed first in any case", "CW-24M-01.clock",
     {"signed_on": "2022-01-31", "months_stopped": None}, clock("2022-02-01", None)),
    ("stopped months are not negative", "CW-24M-01.clock", {"signed_on": None, "months_stopped": -1},
     invalid("months_stopped", "negative")),
    ("both blanks decide", "CW-24M-01.clock", {"signed_on": None, "months_stopped": None},
     missing("signed_on", "months_stopped")),
]  # fmt: skip


@each_of(CLOCKS)
def test_the_24_months_start_after_the_plan_is_signed(case: Case) -> None:
    agree(case)


def state(code: str, remaining: int | None, federal: bool = False) -> dict[str, Any]:
    return {"state": code, "remaining": remaining, "federal_standards": federal}


STATES: list[Case] = [
    ("nothing used", "CW-24M-01.state", {"clock_months": 0, "as_of": "2013-01-01"}, state("running", 24)),
    ("24 months use it up", "CW-24M-01.state", {"clock_months": 24, "as_of": "2022-04-30"},
     state("exhausted", 0, True)),
    ("more than 24 too", "CW-24M-01.state", {"clock_months": 30, "as_of": "2015-01-01"}, state("exhausted", 0, True)),
    ("repealed", "CW-24M-01.state", {"clock_months": 10, "as_of": "2022-05-01"}, state("repealed", None)),
    ("before there was a clock", "CW-24M-01.state", {"clock_months": 0, "as_of": "2012-12-31"}, no_parameter(CLOCK)),
    ("the day decides between running and repealed", "CW-24M-01.state", {"clock_months": 3, "as_of": None},
     missing("as_of")),
    ("both blanks decide", "CW-24M-01.state", {}, missing("clock_months", "as_of")),
]  # fmt: skip


@each_of(STATES)
def test_the_24_month_clock_runs_is_used_up_or_gone(case: Case) -> None:
    agree(case)


def inform(now: bool, late: bool = False) -> dict[str, bool]:
    return {"inform_cw2208": now, "late": late}


INFORM: list[Case] = [
    ("month 18", "CW-24M-01.inform", {"clock_months": 18, "as_of": "2015-06-01"}, inform(True)),
    ("month 21 is still in time", "CW-24M-01.inform", {"clock_months": 21, "as_of": "2022-04-30"}, inform(True)),
    ("month 22 is late", "CW-24M-01.inform", {"clock_months": 22, "as_of": "2022-04-30"}, inform(True, True)),
    ("whether it was sent decides from month 18", "CW-24M-01.inform",
     {"clock_months": 18, "as_of": "2015-06-01", "informed": None}, missing("informed")),
    ("the month does not matter once it was sent", "CW-24M-01.inform",
     {"clock_months": None, "as_of": "2015-06-01", "informed": True}, inform(False)),
    ("nor after the repeal", "CW-24M-01.inform", {"clock_months": None, "as_of": "2022-05-01", "informed": None},
     inform(False)),
    ("both decide", "CW-24M-01.inform", {"clock_months": None, "as_of": "2015-06-01", "informed": None},
     missing("clock_months", "informed")),
    ("before there was a clock", "CW-24M-01.inform", {"clock_months": 18, "as_of": "2012-12-31"},
     no_parameter("calworks.wtw_24_month_inform")),
]  # fmt: skip


@each_of(INFORM)
def test_cw_2208_goes_out_from_month_18_on(case: Case) -> None:
    agree(case)


def vocational(limit: int | None, remaining: int | None, reached: bool, over: bool = False) -> dict[str, Any]:
    return {"limit": limit, "remaining": remaining, "reached": reached, "over_limit": over}


VOCATIONAL: list[Case] = [
    ("nothing used", "CW-VOC-01", {"months_used": 0, "as_of": "2022-04-30"}, vocational(12, 12, False)),
    ("long before the text was written", "CW-VOC-01", {"months_used": 12, "as_of": "1999-01-01"},
     vocational(12, 0, True)),
    ("without a limit the months do not matter", "CW-VOC-01", {"months_used": None, "as_of": "2022-05-01"},
     vocational(None, None, False)),
    ("with one they do", "CW-VOC-01", {"months_used": None, "as_of": "2022-04-30"}, missing("months_used")),
    ("the day decides whether there is one", "CW-VOC-01", {"months_used": 5, "as_of": None}, missing("as_of")),
    ("both blanks decide", "CW-VOC-01", {}, missing("months_used", "as_of")),
]  # fmt: skip


@each_of(VOCATIONAL)
def test_twelve_months_of_vocational_education_reach_the_limit_of_their_time(case: Case) -> None:
    agree(case)
