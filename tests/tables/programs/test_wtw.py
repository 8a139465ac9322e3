"""The Welfare-to-Work workbook shows what the text says, from rows as a counselor enters them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from caseload.tables.build import build
from caseload.tables.refresh import opened
from caseload.tables.schema import program
from caseload.worklist.due import due_list

from .made import shown

NOTICE = date(2026, 8, 3)
KEY = {"participant_id": "P1"}
ONE = {**KEY, "last_name": "Example", "first_name": "Avery", "case_number": "A1", "language": "en", "confidential": False,
       "registration": "mandatory", "adults": 1, "good_cause_deferral": False, "assigned_on": date(2026, 1, 5)}  # fmt: skip
CLASS = {**KEY, "activity": "Office work", "activity_kind": "training", "began_on": date(2026, 1, 5), "weekly_hours": 20}
TALK = {**KEY, "contact_on": date(2026, 9, 1), "contact_kind": "telephone"}
PROBLEM = {**KEY, "problem": "unsatisfactory_progress", "notice_on": NOTICE, "open": True}
PLAN = {"plan_agreed_on": date(2026, 8, 20), "plan_from_on": date(2026, 8, 24)}


def categories(path: Path, day: date, *problems: dict[str, Any]) -> str:
    cells = shown("wtw", path, day, Participants=[ONE], Activities=[CLASS], Contacts=[TALK], Noncompliance=list(problems))
    return str(cells("Participants", "report_608")[0])


def test_a_notice_without_an_answer_nears_day_twenty_and_is_then_overdue(tmp_path: Path) -> None:
    """004:161: day 15 is the first of the last five days, day 20 the last one, day 21 too late."""
    found = {day: categories(tmp_path / str(day), NOTICE + timedelta(day), PROBLEM) for day in (14, 15, 20, 21)}
    near, late = "approaching_or_at_day_20", "past_overdue_noncompliance"
    assert found == {14: "", 15: near, 20: near, 21: late}


def test_a_compliance_plan_settles_the_notice_from_the_day_it_was_agreed_through_its_last_day(tmp_path: Path) -> None:
    problem = {**PROBLEM, **PLAN}
    cells = shown("wtw", tmp_path / "end", NOTICE, Participants=[ONE], Noncompliance=[problem])
    last = cells("Participants", "nc_plan_to_on")[0]
    assert last == cells("Noncompliance", "plan_to_on")[0] > PLAN["plan_from_on"]
    talk = {**TALK, "contact_on": last}
    for day, expected in ((date(2026, 8, 19), "approaching_or_at_day_20"), (date(2026, 8, 20), ""), (last, ""),
                          (last + timedelta(1), "past_overdue_noncompliance")):  # fmt: skip
        cells = shown("wtw", tmp_path / str(day), day, Participants=[ONE], Activities=[CLASS], Contacts=[TALK, talk],
                      Noncompliance=[problem])  # fmt: skip
        assert cells("Participants", "report_608") == [expected], day


def test_a_plan_agreed_after_day_twenty_ends_the_overdue_notice(tmp_path: Path) -> None:
    late = {**PROBLEM, "plan_agreed_on": date(2026, 9, 1), "plan_from_on": date(2026, 9, 2)}
    assert categories(tmp_path / "before", date(2026, 8, 31), late) == "past_overdue_noncompliance"
    assert categories(tmp_path / "after", date(2026, 9, 1), late) == ""


def test_a_failed_plan_opens_the_noncompliance_again(tmp_path: Path) -> None:
    failed = {**PROBLEM, **PLAN, "plan_failed_on": date(2026, 9, 3)}
    assert categories(tmp_path, date(2026, 9, 4), failed) == "past_overdue_noncompliance"


def test_the_plan_of_another_notice_settles_nothing(tmp_path: Path) -> None:
    """An older line still open keeps its own plan; the latest notice is the one that is asked about."""
    later = {**PROBLEM, "notice_on": date(2026, 9, 1)}
    assert categories(tmp_path, date(2026, 9, 17), {**PROBLEM, **PLAN}, later) == "approaching_or_at_day_20"


def test_a_plan_without_its_first_day_is_asked_for(tmp_path: Path) -> None:
    """When it ends is not known, so nobody can say whether the notice is settled."""
    agreed = {**PROBLEM, "plan_agreed_on": date(2026, 8, 20)}
    assert categories(tmp_path, date(2026, 8, 25), agreed) == "? missing: plan_ends_on"


def test_day_twenty_is_not_due_any_more_once_a_plan_is_made(tmp_path: Path) -> None:
    def due(*problems: dict[str, Any]) -> list[str]:
        day, path = date(2026, 8, 25), tmp_path / f"{len(problems[0])}.xlsx"
        build(program("wtw"), path, {"Participants": [ONE], "Noncompliance": list(problems)}, {"as_of": day}, live=False)
        caseload, results, _ = opened(path, day)
        return [line.what for line in due_list(caseload, results, day) if line.table == "Noncompliance"]

    assert due(PROBLEM) == ["Day 20 of the notice: decide the cause or agree a plan"]
    assert due({**PROBLEM, **PLAN}) == []
