"""The machines as tables: nothing unreachable, no gap, no overlap, every paper and rule known, every word said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from caseload.app.reference.diagrams import mermaid
from caseload.forms import read_catalogue
from caseload.rules import find, questions
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.machines import STAYS, Machine, Move, Passing
from caseload.rules.engine.reach import faults, outcomes, reachable, rows
from caseload.rules.engine.registry import MACHINES
from caseload.worklist.history.sayings import sayings

questions()
ALL = list(MACHINES.values())
IDS = [each.id for each in ALL]
TABLES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("machine_tables.yaml").read_text(encoding="utf-8"))
ASKED = {"CW-NC": "CW-NC.state", "WTW-29": "WTW-29.state", "VR-PES": "VR-PES.state", "GAIN-PES": "GAIN-PES.state",
         "GR-NC.icm_page": "GR-NC.state", "GR-NC.gr_2014": "GR-NC.state"}  # fmt: skip
OPEN, SHUT = Codes("open", "shut"), Codes("close", "open")


def door(*moves: Move, states: Codes = OPEN, passings: tuple[Passing, ...] = (), **more: Any) -> Machine:
    return Machine("DOOR", "A door", "none", states, SHUT, "open", moves, passings, **more)


# what is found when a table is wrong ---------------------------------------------------------------


def test_a_state_that_only_leads_to_itself_is_not_reached() -> None:
    stuck = door(Move(("open",), ("close",), STAYS), Move(("shut",), ("open",), STAYS))
    assert reachable(stuck) == {"open"}
    assert "nothing leads to shut" in faults(stuck)


def test_a_state_reached_from_an_unreached_one_only_is_not_reached() -> None:
    far = door(Move(("shut",), ("open",), "gone"), Move(("open",), ("close",), STAYS), states=Codes("open", "shut", "gone"))
    assert [each for each in faults(far) if "nothing leads" in each] == ["nothing leads to shut", "nothing leads to gone"]


def test_a_row_behind_one_that_always_holds_overlaps() -> None:
    twice = door(Move(("open",), ("close",), "shut"), Move(("open",), ("close",), "open"), Move(("shut",), ("open",), "open"))
    assert faults(twice) == ["the row close in open comes after one without a guard"]


def test_a_pair_whose_guards_may_all_fail_is_told_as_refused() -> None:
    guarded = door(Move(("open",), ("close",), "shut", lambda run, event: False, "never"))
    assert outcomes(guarded, "open", "close") == ["shut", "!"]
    assert outcomes(guarded, "shut", "close") == ["!"]
    assert outcomes(door(no_row=True), "shut", "close") == ["shut"]


def test_a_diagram_shows_only_ways_between_states() -> None:
    drawn = mermaid(door(Move(("open", "shut"), ("close",), STAYS), Move(("open",), ("open",), "shut", words="why")))
    assert drawn.splitlines()[2:] == ["    open --> shut : open (why)"]


def test_a_row_from_many_states_is_drawn_as_one_arrow() -> None:
    rooms = Codes("hall", "kitchen", "cellar", "attic", "study", "garden")
    moves = (Move(tuple(rooms.names[:5]), ("open",), "garden"), Move(("garden",), ("close",), "hall"))
    drawn = mermaid(Machine("HOUSE", "A house", "none", rooms, SHUT, "hall", moves)).splitlines()
    assert drawn[2:] == ['    state "any state but garden" as many_1', "    many_1 --> garden : open", "    garden --> hall : close"]


# the tables as they are ----------------------------------------------------------------------------


@pytest.mark.parametrize("machine", ALL, ids=IDS)
def test_a_machine_has_no_unreachable_state_no_overlap_and_no_row_that_cannot_be_taken(machine: Machine) -> None:
    assert faults(machine) == []


@pytest.mark.parametrize("machine", ALL, ids=IDS)
def test_every_pair_of_state_and_event_leads_where_the_text_says(machine: Machine) -> None:
    """Every pair, those that are refused too: so there is no gap."""
    wanted: dict[tuple[str, str], list[str]] = {}
    for event, ways in TABLES[machine.id].items():
        for states, targets in ways.items():
            for state in states.split():
                wanted[state, event] = list(dict.fromkeys(state if to == STAYS else to for to in targets.split()))
    assert {event for _, event in wanted} == set(machine.events) - set(machine.strangers)
    for state in machine.states:
        for event in machine.events:
            expected = wanted.get((state, event), ["!"])
            if machine.no_row:
                expected = list(dict.fromkeys(state if to == "!" else to for to in expected))
            assert sorted(outcomes(machine, state, event)) == sorted(expected), (state, event)


@pytest.mark.parametrize("machine", ALL, ids=IDS)
def test_every_document_is_a_form_of_ours_or_said_to_be_another_ones(machine: Machine) -> None:
    forms = read_catalogue().forms.values()
    known = {each.number for each in forms} | {each.code for each in forms} | set(machine.outside)
    named = [each.document for each in (*rows(machine), *machine.steps.values())]
    assert {part for document in named for part in document.split(", ") if part} <= known
    assert set(machine.outside) <= {part for document in named for part in document.split(", ")}


def test_papers_of_the_calworks_process_are_marked_as_the_states_own() -> None:
    machine = MACHINES["CW-NC"]
    named = {each.document for each in (*rows(machine), *machine.steps.values())} - {""}
    states_own = {each.number for each in read_catalogue().forms.values() if each.state_form}
    assert named and named <= states_own


@pytest.mark.parametrize("machine", ALL, ids=IDS)
def test_every_rule_behind_a_row_or_a_step_is_a_question_with_its_texts(machine: Machine) -> None:
    assert all(find(each.rule).cites for each in (*rows(machine), *machine.steps.values()) if each.rule)


@pytest.mark.parametrize("machine", [each for each in ALL if each.id in ASKED], ids=lambda each: each.id)
def test_a_history_has_words_for_every_state_event_step_and_passing_day(machine: Machine) -> None:
    words = sayings()[ASKED[machine.id]]
    assert set(machine.states) <= set(words["states"])
    assert set(machine.events) - set(machine.strangers) <= set(words["events"])
    assert set(machine.steps) <= set(words["steps"])
    assert {to for each in machine.passings for state in each.states for to in each.targets(state)} <= set(words["days"])
    sentences = [*words["states"].values(), *words["events"].values(), *words["days"].values()]
    assert all(each[0].isupper() and each.endswith(".") for each in sentences)


@pytest.mark.parametrize("question", sorted(set(ASKED.values())))
def test_no_word_of_a_history_is_left_over(question: str) -> None:
    machines = [each for each in ALL if ASKED.get(each.id) == question]
    words = sayings()[question]
    assert set(words["states"]) == {state for each in machines for state in each.states}
    assert set(words["steps"]) == {step for each in machines for step in each.steps}
    assert {move.blocked for each in ALL for move in each.moves if move.blocked} <= set(sayings()["blocked"])


@pytest.mark.parametrize("machine", ALL, ids=IDS)
def test_events_that_exclude_each_other_are_events_of_the_machine(machine: Machine) -> None:
    assert all(event in machine.events for group in machine.exclusive for event in group)
