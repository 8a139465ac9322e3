"""The column Alerts counts the lines of Today for each person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from caseload.app.opening import opened
from caseload.tables.read import read_caseload
from tables.conftest import DAY, SAMPLED, samples

__all__ = ["samples"]


@pytest.mark.parametrize("code", SAMPLED)
def test_each_person_s_lines_of_today_are_counted_by_their_standing(code: str, samples: Callable[[str], Path]) -> None:
    people = read_caseload(samples(code)).people
    today = read_caseload(samples(code))["Today"]
    lines = Counter(zip(today.columns["participant_id"], today.columns["standing"], strict=True))
    told = dict(zip(people.columns["participant_id"], people.columns["alerts"], strict=True))
    assert len(lines) > 10
    for person, said in told.items():
        counts = {word: int(number) for number, word in (part.split() for part in (said or "").split(", ") if part)}
        assert counts == {word: number for (who, word), number in lines.items() if who == person}


def test_what_is_opened_says_the_same_as_what_was_written(samples: Callable[[str], Path]) -> None:
    with opened(samples("wtw"), DAY) as (caseload, results, _):
        written = [each or "" for each in caseload.people.columns["alerts"]]
        assert results.shown["Participants"]["alerts"] == written
