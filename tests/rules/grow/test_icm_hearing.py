"""When noncompliance starts, which instance it is, and what follows the hearing (ICM-17, ICM-18)."""

from __future__ import annotations

from typing import Any

from rules.answers import Case, agree, each_of, invalid, missing

START, OUTCOME, INSTANCE = "ICM-17", "ICM-18.outcome", "ICM-18.instance"


def start(initiate: bool, cause: str | None) -> dict[str, Any]:
    return {"initiate": initiate, "cause": cause, "refer_to": "hearing_liaison" if initiate else None}


STARTS: list[Case] = [
    ("a cause accepted beforehand starts nothing", START, {"problem": "did_not_complete", "good_cause": True},
     start(False, "good_cause")),
    ("a cause that is left out is pending", START, {"problem": "did_not_complete"}, start(True, "pending")),
    ("without a problem a cause means nothing", START, {"problem": "none", "good_cause": True}, start(False, None)),
    ("a blank problem is asked for, even with a cause", START, {"problem": None, "good_cause": True},
     missing("problem")),
]  # fmt: skip

BACK = {"action": "return_to_activity", "sanction": False}
SANCTION = {"action": "sanction", "sanction": True}
BY_HAND = {"action": "manual", "sanction": False}
OUTCOMES: list[Case] = [
    ("the second instance proposes a sanction", OUTCOME, {"good_cause": False, "instance": 2}, SANCTION),
    ("a missed hearing never sanctions by itself", OUTCOME, {"good_cause": False, "instance": 4, "attended": False},
     BY_HAND),
    ("after a missed hearing the number does not matter", OUTCOME,
     {"good_cause": False, "instance": None, "attended": False}, BY_HAND),
    ("good cause needs neither number nor attendance", OUTCOME,
     {"good_cause": True, "instance": None, "attended": None}, BACK),
    ("a first instance goes back whatever the cause", OUTCOME, {"good_cause": None, "instance": 1}, BACK),
    ("a blank cause never sanctions", OUTCOME, {"good_cause": None, "instance": 2}, missing("good_cause")),
    ("whether they came decides without good cause", OUTCOME, {"good_cause": False, "instance": 1, "attended": None},
     missing("attended")),
    ("three blanks that decide are named in order", OUTCOME,
     {"good_cause": None, "instance": None, "attended": None}, missing("good_cause", "instance", "attended")),
    ("an instance below zero is negative", OUTCOME, {"good_cause": True, "instance": -1},
     invalid("instance", "negative")),
]  # fmt: skip


def line(failed_on: str | None, good_cause: bool | None) -> dict[str, Any]:
    return {"failed_on": failed_on, "good_cause": good_cause}


OLD, NEW = line("2021-03-01", False), line("2022-03-01", False)
INSTANCES: list[Case] = [
    ("a single failure is the first", INSTANCE, {"history": [NEW]}, {"instance": 1, **BACK}),
    ("one day more than the look-back is outside", INSTANCE,
     {"history": [line("2021-02-28", False), NEW], "lookback_days": 365}, {"instance": 1, **BACK}),
    ("a look-back of no days leaves the same day", INSTANCE, {"history": [NEW, NEW, OLD], "lookback_days": 0},
     {"instance": 2, **SANCTION}),
    ("without a look-back the age of an instance does not matter", INSTANCE,
     {"history": [line("1999-01-04", False), NEW], "lookback_days": None}, {"instance": 2, **SANCTION}),
    ("the order of the lines does not matter", INSTANCE, {"history": [NEW, OLD]}, {"instance": 2, **SANCTION}),
    ("a present failure that is excused goes back, however many came before", INSTANCE,
     {"history": [OLD, line("2021-06-01", False), line("2022-03-01", True)]}, {"instance": 2, **BACK}),
    ("a blank cause inside the look-back is asked for", INSTANCE,
     {"history": [line("2021-03-01", None), NEW], "lookback_days": 365}, missing("history")),
    ("a blank cause outside the look-back does not matter", INSTANCE,
     {"history": [line("2021-02-28", None), NEW], "lookback_days": 365}, {"instance": 1, **BACK}),
    ("a present failure without a finding is asked for", INSTANCE, {"history": [OLD, line("2022-03-01", None)]},
     missing("history")),
    ("no failure has no number", INSTANCE, {"history": []}, missing("history")),
    ("an unknown history has none either", INSTANCE, {"history": None}, missing("history")),
    ("a blank day may lie inside the look-back", INSTANCE,
     {"history": [line(None, False), NEW], "lookback_days": 365}, missing("history")),
    ("a look-back below zero is refused", INSTANCE, {"history": [NEW], "lookback_days": -1},
     invalid("lookback_days", "negative")),
    ("a day that does not exist is refused under the list", INSTANCE, {"history": [line("2022-02-30", False)]},
     invalid("history", "not_a_date")),
]  # fmt: skip


@each_of(STARTS)
def test_the_start_of_noncompliance(case: Case) -> None:
    agree(case)


@each_of(OUTCOMES)
def test_what_follows_a_hearing(case: Case) -> None:
    agree(case)


@each_of(INSTANCES)
def test_the_number_of_the_instance(case: Case) -> None:
    agree(case)
