"""Is a service a post-employment service: purposes, criteria, the tables of the purposes, decision and steps."""

from __future__ import annotations

from typing import Any

from rules.answers import Case, agree, each_of, invalid, missing

FOUR = ("limited", "readily_available", "easy", "routine")


def criteria(*true: str, blank: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    known = {name: name in true for name in FOUR} | dict.fromkeys(blank)
    return {**known, "complex": False, "beyond_scope": False, **more}


def verdict(pes: bool | None, *actions: str) -> dict[str, Any]:
    return {"pes": pes, "review": pes is None, "actions": list(actions)}


YES, STOP, DOUBT = verdict(True), verdict(False, "cancel_ef"), verdict(None, "review_criteria")

CRITERIA: list[Case] = [
    ("beyond the present job is a stop, even with everything else blank", "VR-PES-03", {"beyond_scope": True}, STOP),
    ("two needed, one met, the blanks cannot make up the number", "VR-PES-03",
     criteria("limited", criteria_needed=2), DOUBT),
    ("two needed, one met, a blank could make up the number", "VR-PES-03",
     criteria("limited", blank=("routine",), criteria_needed=2), missing("routine")),
    ("three needed, all blanks that could help are named", "VR-PES-03",
     criteria("limited", blank=("easy", "routine"), criteria_needed=3), missing("easy", "routine")),
    ("three needed, one met and one blank is too few either way", "VR-PES-03",
     criteria("limited", blank=("routine",), criteria_needed=3), DOUBT),
    ("four needed and met", "VR-PES-03", criteria(*FOUR, criteria_needed=4), YES),
    ("a blank stop and blank criteria are named together, in the order of the inputs", "VR-PES-03",
     criteria(blank=("easy",), complex=None), missing("easy", "complex")),
    ("with the criteria met only the blank stops are named", "VR-PES-03",
     criteria("easy", blank=("limited",), complex=None, beyond_scope=None), missing("complex", "beyond_scope")),
    ("with the criteria failed only the blank stop is named", "VR-PES-03",
     criteria(complex=None), missing("complex")),
    ("a blank number means the usual one", "VR-PES-03", criteria("easy", criteria_needed=None), YES),
    ("none needed is no rule", "VR-PES-03", criteria(criteria_needed=0), invalid("criteria_needed", "out_of_range")),
    ("five of four is none either", "VR-PES-03", criteria(criteria_needed=5),
     invalid("criteria_needed", "out_of_range")),
    ("one and a half is no number of criteria", "VR-PES-03", criteria(criteria_needed=1.5),
     invalid("criteria_needed", "not_an_integer")),
    ("a stop does not hide a value that cannot be right", "VR-PES-03", criteria(complex=True, easy="no"),
     invalid("easy", "not_a_bool")),
]  # fmt: skip

KEEP = {"others_fulfilled": True, "others_can_meet": False, "worksite_modification": False,
        "simple_accommodation": False}  # fmt: skip
MOVE_UP = {"same_pathway": True, "greater_pay": False, "more_hours": False, "promotion": False, "benefits": False,
           "employer_help": False}  # fmt: skip

TABLES: list[Case] = [
    ("nothing to do: it goes on", "VR-PES-10", KEEP, YES),
    ("a change of the worksite includes the employer", "VR-PES-10", {**KEEP, "worksite_modification": True},
     verdict(None, "involve_employer")),
    ("a simple accommodation is tried first", "VR-PES-10", {**KEEP, "simple_accommodation": True},
     verdict(None, "use_simple_accommodation")),
    ("every blank is named", "VR-PES-10", {}, missing(*KEEP)),
    ("two blanks about another job", "VR-PES-11.decision", {}, missing("same_soc", "needs_vr")),
    ("the code is missing also when nothing keeps the client from seeking work", "VR-PES-11.decision",
     {"same_soc": None, "needs_vr": False}, missing("same_soc")),
    ("an ending after the point is dropped, and spaces", "VR-PES-11.soc",
     {"old_soc": " 43-4051.00 ", "new_soc": "43-4051"}, {"same_soc": True}),
    ("the last digit counts", "VR-PES-11.soc", {"old_soc": "43-4051", "new_soc": "43-4052"}, {"same_soc": False}),
    ("of two digits the second counts", "VR-PES-11.soc",
     {"old_soc": "43-4051", "new_soc": "41-4051", "soc_digits": 2}, {"same_soc": False}),
    ("a blank number of digits means all", "VR-PES-11.soc",
     {"old_soc": "43-4051", "new_soc": "43-4171", "soc_digits": None}, {"same_soc": False}),
    ("two blank codes are both missing", "VR-PES-11.soc", {"old_soc": " "}, missing("old_soc", "new_soc")),
    ("an ending of one digit is another shape", "VR-PES-11.soc", {"old_soc": "43-4051.0", "new_soc": None},
     invalid("old_soc", "not_a_soc_code")),
    ("a number is no code", "VR-PES-11.soc", {"old_soc": 434051, "new_soc": "43-4051"},
     invalid("old_soc", "not_a_soc_code")),
    ("digits of other scripts are no code", "VR-PES-11.soc", {"old_soc": "43-405\u0661", "new_soc": "43-4051"},
     invalid("old_soc", "not_a_soc_code")),
    ("four digits are not compared", "VR-PES-11.soc", {"old_soc": "43-4051", "new_soc": "43-4051", "soc_digits": 4},
     invalid("soc_digits", "out_of_range")),
    ("nor is one", "VR-PES-11.soc", {"old_soc": "43-4051", "new_soc": "43-4051", "soc_digits": 1},
     invalid("soc_digits", "out_of_range")),
    ("more hours are a gain", "VR-PES-12", {**MOVE_UP, "more_hours": True}, YES),
    ("help of the employer is used first", "VR-PES-12", {**MOVE_UP, "promotion": True, "employer_help": True},
     verdict(None, "use_employer_help")),
    ("another pathway leaves nothing to do for the employer", "VR-PES-12",
     {**MOVE_UP, "same_pathway": False, "greater_pay": True, "employer_help": True}, STOP),
    ("one gain makes the other blanks idle", "VR-PES-12",
     {**MOVE_UP, "promotion": True, "benefits": None, "greater_pay": None}, YES),
    ("help is asked for when nothing has stopped it", "VR-PES-12",
     {**MOVE_UP, "promotion": True, "employer_help": None}, missing("employer_help")),
    ("every blank that may decide is named", "VR-PES-12",
     {**MOVE_UP, "same_pathway": None, "benefits": None, "employer_help": None},
     missing("same_pathway", "benefits", "employer_help")),
    ("regain is another job", "VR-PES-01", {"purpose": "regain"},
     {"situation": "another_job", "table": "VR-PES-11"}),
    ("without a purpose there is no table", "VR-PES-01", {}, missing("purpose")),
]  # fmt: skip


def decided(pes: bool | None, failed: tuple[str, ...] = (), *actions: str) -> dict[str, Any]:
    return {"pes": pes, "review": pes is None, "failed": list(failed), "actions": list(actions)}


WITH_IPE = ["check_other_agencies", "authorize_if_needed", "task_note", "update_work_history_if_needed"]

DECISION: list[Case] = [
    ("nothing known: a person decides", "VR-PES-13.decision", {}, decided(None)),
    ("one open part leaves it to a person", "VR-PES-13.decision",
     {"in_pes_period": True, "necessary": True, "criteria": None, "table": True}, decided(None)),
    ("a failed part decides over open ones", "VR-PES-13.decision", {"table": False},
     decided(False, ("table",), "cancel_ef")),
    ("not necessary is no reason to leave Employment Follow-Up", "VR-PES-13.decision", {"necessary": False},
     decided(False, ("necessary",))),
    ("all four fail, in their order", "VR-PES-13.decision",
     {"table": False, "criteria": False, "necessary": False, "in_pes_period": False},
     decided(False, ("in_pes_period", "necessary", "criteria", "table"), "cancel_ef")),
    ("the plan is asked for when the service goes on", "VR-PES-13.steps", {"pes": True, "category_on_ipe": None},
     missing("category_on_ipe")),
    ("without a decision it is not", "VR-PES-13.steps", {"pes": None, "category_on_ipe": None}, missing("pes")),
    ("every step done is complete", "VR-PES-13.open",
     {"pes": True, "category_on_ipe": True, "checked": WITH_IPE}, {"unchecked": [], "complete": True}),
    ("a blank plan stands when the steps it could add are done", "VR-PES-13.open",
     {"pes": True, "category_on_ipe": None, "checked": ["ipe_amendment", "copy_to_client", "enter_qe2"]},
     {"unchecked": WITH_IPE, "complete": False}),
    ("outside Employment Follow-Up other ticks are ignored", "VR-PES-13.open",
     {"pes": False, "checked": [*WITH_IPE, "cancel_ef"]},
     {"unchecked": ["provide_service_outside_ef"], "complete": False}),
    ("a blank decision leaves the steps open to question", "VR-PES-13.open",
     {"pes": None, "category_on_ipe": True, "checked": []}, missing("pes")),
    ("an unknown step is refused", "VR-PES-13.open", {"pes": None, "checked": ["letter"]},
     invalid("checked", "not_allowed")),
    ("not necessary needs neither purpose nor reason", "VR-PES-16", {"necessary": False}, {"ok": False}),
    ("an unknown purpose is refused even then", "VR-PES-16", {"purpose": "promote", "necessary": False},
     invalid("purpose", "not_allowed")),
    ("blank in all three is missing in all three", "VR-PES-16", {}, missing("purpose", "necessary", "reason")),
    ("with purpose and reason only the necessity is open", "VR-PES-16", {"purpose": "regain", "reason": "tools"},
     missing("necessary")),
    ("all eight attested", "VR-PES-15",
     {"checked": ["strengths", "resources", "priorities", "concerns", "abilities", "capabilities", "interests",
                  "informed_choice"]}, {"unchecked": [], "complete": True}),
]  # fmt: skip


@each_of(CRITERIA)
def test_the_criteria_of_a_service_are_weighed_after_the_two_stops(case: Case) -> None:
    agree(case)


@each_of(TABLES)
def test_only_another_occupation_another_pathway_or_no_gain_ends_the_matter(case: Case) -> None:
    agree(case)


@each_of(DECISION)
def test_the_parts_join_into_a_decision_with_its_steps(case: Case) -> None:
    agree(case)
