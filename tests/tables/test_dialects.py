"""A call of ours is spelled as each host writes it, and nothing else in the formula moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.formula import Tokenizer

from caseload.tables.dialects import Call, Dialect, calls, convert

NAMES = frozenset({"WTW_REQUIRED_HOURS", "GROW_DUE", "VR_PES_END"})
SPELLED = {
    Dialect.PLAIN: "WTW_REQUIRED_HOURS(A1)",
    Dialect.LINKED: "[1]!WTW_REQUIRED_HOURS(A1)",
    Dialect.OFFICE: "_xldudf_WTW_REQUIRED_HOURS(A1)",
    Dialect.CALC: "WTW.REQUIRED_HOURS(A1)",
}


@pytest.mark.parametrize("start", Dialect)
@pytest.mark.parametrize("to", Dialect)
def test_every_dialect_leads_to_every_other(start, to):
    assert convert(SPELLED[start], to, NAMES) == SPELLED[to]
    assert convert("=" + SPELLED[start], to, NAMES) == "=" + SPELLED[to]
    assert list(calls(SPELLED[start], NAMES)) == [Call("WTW_REQUIRED_HOURS", start)]


@pytest.mark.parametrize(
    "broken",
    [
        r"'C:\Users\Ann O''Neil\AddIns\caseload.xlam'!GROW_DUE(1)",
        r"'\\server\share [new]\caseload.xlam'!GROW_DUE(1)",
        "caseload.xlam!GROW_DUE(1)",
        "[12]!GROW_DUE(1)",
        "grow_due(1)",
        "_XLDUDF_Grow_Due(1)",
        "Grow.Due(1)",
    ],
)
def test_what_excel_shows_when_it_lost_the_function_is_mended(broken):
    """Paths, other link numbers and other cases: the plain name in its own spelling comes back."""
    assert convert(broken, Dialect.PLAIN, NAMES) == "GROW_DUE(1)"


@pytest.mark.parametrize(
    "formula",
    [
        '"GROW_DUE(1)"',
        '"say ""GROW_DUE(1)"" twice"',
        "'GROW_DUE(1)'!A1",
        "'It''s GROW_DUE(1)'!A1",
        "T[GROW_DUE(1)]",
        "T[[#This Row],[GROW_DUE(x)]]",
        "T['[GROW_DUE(x)]",
        "[GROW_DUE(]",
        "GROW_DUE",
        "GROW_DUE+1",
        "GROW_DUE2(1)",
        "MY_GROW_DUE(1)",
        "X.GROW_DUE(1)",
        "_xldudf_OTHER_DUE(1)",
        "[1]!OTHER_DUE(1)",
        "[1]Sheet1!A1",
        "_xlfn.XLOOKUP(1,A:A,B:B)",
        "SUM( A1 ,  B1 )",
        "A1#",
        "",
        "=",
    ],
)
@pytest.mark.parametrize("to", Dialect)
def test_what_is_no_call_of_ours_stays_to_the_last_blank(formula, to):
    """Text, sheet names, column names, names without brackets, functions of others."""
    assert convert(formula, to, NAMES) == formula
    assert list(calls(formula, NAMES)) == []


def test_calls_inside_calls_and_beside_traps_are_all_found():
    formula = (
        "IF(GROW_DUE(WTW.REQUIRED_HOURS(T[[#This Row],[A '[x']]]&\"\")),\"GROW_DUE(\",'a(b'!A1+[1]!VR_PES_END(B2))"
    )
    assert [call.name for call in calls(formula, NAMES)] == ["GROW_DUE", "WTW_REQUIRED_HOURS", "VR_PES_END"]
    assert convert(formula, Dialect.OFFICE, NAMES) == (
        "IF(_xldudf_GROW_DUE(_xldudf_WTW_REQUIRED_HOURS(T[[#This Row],[A '[x']]]&\"\")),"
        "\"GROW_DUE(\",'a(b'!A1+_xldudf_VR_PES_END(B2))"
    )


def test_a_workbook_may_link_to_the_add_in_under_another_number():
    assert convert("GROW_DUE(1)", Dialect.LINKED, NAMES, link=3) == "[3]!GROW_DUE(1)"


plain_calls = st.sampled_from(sorted(NAMES))
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
leaves = (
    texts.map(lambda text: '"' + text.replace('"', '""') + '"')
    | texts.filter(bool).map(lambda text: "'" + text.replace("'", "''").replace("[", "(") + "'!B$2")
    | st.sampled_from(["A1", "$B$2:C9", "T[Col]", "T[[#This Row],[GROW_DUE(1)]]", "[1]S!A1", "TRUE", "1.5E+3", "#N/A"])
)


def wrapped(inner):
    arguments = st.lists(inner, min_size=0, max_size=3).map(", ".join)
    ours = st.builds(lambda name, given: f"{name}({given})", plain_calls, arguments)
    theirs = st.builds(
        lambda name, given: f"{name}({given})", st.sampled_from(["SUM", "_xlfn.LET", "MY_DUE"]), arguments
    )
    return ours | theirs | st.builds(lambda a, b: f"({a} + {b})", inner, inner)


formulas = st.recursive(leaves, wrapped, max_leaves=12)


@given(formulas, st.lists(st.sampled_from(Dialect), max_size=4), st.integers(1, 99))
def test_any_chain_of_dialects_comes_back_to_the_same_formula(formula, chain, link):
    """Plain, through any others, to plain again: not one character differs; and once more changes nothing."""
    now = formula
    for to in chain:
        now = convert(now, to, NAMES, link)
        assert convert(now, to, NAMES, link) == now
    assert convert(now, Dialect.PLAIN, NAMES) == formula


@given(formulas, st.sampled_from(Dialect))
def test_a_formula_keeps_its_structure_for_another_reader(formula, to):
    """openpyxl's tokenizer sees the same tokens but for the names of our calls."""
    before = Tokenizer("=" + formula).items
    after = Tokenizer("=" + convert(formula, to, NAMES)).items
    assert [(t.type, t.subtype) for t in before] == [(t.type, t.subtype) for t in after]
    for old, new in zip(before, after):
        if old.type == "FUNC" and old.subtype == "OPEN" and old.value.rstrip("(") in NAMES:
            assert new.value == convert(old.value, to, NAMES)
        else:
            assert new.value == old.value


@given(formulas)
def test_the_calls_found_are_the_function_tokens_of_another_reader(formula):
    theirs = [t.value[:-1] for t in Tokenizer("=" + formula).items if t.type == "FUNC" and t.subtype == "OPEN"]
    assert [call.name for call in calls(formula, NAMES)] == [name for name in theirs if name in NAMES]


@given(st.text(max_size=60), st.sampled_from(Dialect))
def test_any_text_at_all_is_taken_without_an_error(text, to):
    """Also what is no formula; and without a name of ours in it nothing changes."""
    converted = convert(text, to, NAMES)
    assert converted == text or list(calls(text, NAMES))
