"""The schema of every program names only what is there, and every computed column has its formula."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from openpyxl.formula import Tokenizer

from caseload.cells import functions
from caseload.rules import find
from caseload.rules.engine.kinds import Flag
from caseload.tables.dialects import calls
from caseload.tables.editor.address import Area
from caseload.tables.editor.workbook import TablePart
from caseload.tables.formulas import formula, has_formula
from caseload.tables.references import without_tables
from caseload.tables.schema import (
    PROGRAMS,
    AnyLine,
    Chosen,
    Column,
    Computed,
    Counted,
    Each,
    LastMonth,
    Latest,
    Lookup,
    Own,
    Program,
    Says,
    Setting,
    Standing,
    Sum,
    Table,
    Ticked,
    Total,
    program,
)

LONGEST = 8192
"""Characters that Excel takes in one formula."""


@pytest.fixture(params=PROGRAMS)
def made(request: pytest.FixtureRequest) -> Program:
    return program(request.param)


def computed(made: Program) -> Iterator[tuple[Table, Column]]:
    return ((table, column) for table in made.tables for column in table.computed)


def test_headers_and_names_are_unique_in_every_table(made: Program) -> None:
    for table in made.tables:
        headers = Counter(column.header.casefold() for column in table.columns)
        assert max(headers.values()) == 1, (table.name, headers.most_common(1))
        assert len(set(table.names)) == len(table.names), table.name
    assert len({table.title.casefold() for table in made.tables}) == len(made.tables)


def test_titles_are_sheet_names_that_excel_takes(made: Program) -> None:
    for table in made.tables:
        assert 0 < len(table.title) <= 31
        assert not set(table.title) & set("[]:*?/\\")
        assert table.title not in ("Settings", "Guide", "Functions", "Lists")


def test_every_table_has_its_key_and_says_what_it_is_for(made: Program) -> None:
    for table in made.tables:
        assert table.key in table.names, table.name
        assert set(table.unique) <= set(table.names), table.name
        assert table.about.endswith("."), table.name


def test_every_computed_column_asks_a_question_that_there_is_and_shows_one_of_its_outputs(made: Program) -> None:
    for table, column in computed(made):
        if isinstance(column.computed, Computed):
            question = find(column.computed.question)
            output, _, field = column.computed.output.partition(".")
            assert output in question.gives, (table.name, column.name)
            assert not field or field in question.gives[output].fields, (table.name, column.name)
            unknown = set(column.computed.inputs) - set(question.inputs)
            assert not unknown, (table.name, column.name, unknown)


def test_every_required_input_of_a_question_is_given(made: Program) -> None:
    for table, column in computed(made):
        if isinstance(column.computed, Computed):
            question = find(column.computed.question)
            needed = {name for name, kind in question.inputs.items() if not kind.optional}
            assert needed <= set(column.computed.inputs), (table.name, column.name)


def test_every_source_of_an_input_is_a_column_or_setting_that_there_is(made: Program) -> None:
    settings = {each.name for each in made.settings}
    for table, column in computed(made):
        for source in _sources(column):
            if isinstance(source, Own):
                assert source.column in table.names, (table.name, column.name, source)
            elif isinstance(source, Setting):
                assert source.name in settings, (table.name, column.name, source)
            elif isinstance(source, Each):
                named = {*source.fields.values(), *source.helpers.values(), *filter(None, [source.where])}
                assert named <= set(made.table(source.table).names), (table.name, column.name, source)
            elif isinstance(source, (Lookup, Latest, Total)):
                assert source.column in made.table(source.table).names, (table.name, column.name, source)
            elif isinstance(source, (Says, LastMonth)):
                assert source.column in table.names, (table.name, column.name, source)
            elif isinstance(source, Sum):
                assert set(source.columns) <= set(table.names), (table.name, column.name, source)
            elif isinstance(source, Chosen):
                assert {source.by, *source.columns.values()} <= set(table.names), (table.name, column.name, source)


def _sources(column: Column) -> list[object]:
    made = column.computed
    return list(made.inputs.values()) if isinstance(made, Computed) else [made]


def test_conditions_on_lines_are_yes_or_no_columns(made: Program) -> None:
    for table, column in computed(made):
        for source in _sources(column):
            if isinstance(source, (Each, Latest, AnyLine, Counted, Total)) and source.where:
                assert isinstance(made.table(source.table).column(source.where).kind, Flag), (table.name, column.name)


def test_what_is_due_names_columns_that_there_are(made: Program) -> None:
    for table, column in computed(made):
        if column.due is not None:
            assert {*column.due.ends, column.due.only_when, column.due.unless} - {""} <= set(table.names), (table.name, column.name)


def test_every_formula_is_one_that_excel_parses_with_references_that_resolve(made: Program) -> None:
    parts = [TablePart(table.name, f"xl/tables/{table.name}.xml", table.title, Area(1, 1, 3, len(table.columns)),
                       tuple(column.header for column in table.columns), frozenset(), 1, 0)
             for table in made.tables]  # fmt: skip
    for table, column in computed(made):
        if has_formula(column):
            text = formula(made, table, column)
            assert len(text) <= LONGEST, (table.name, column.name)
            kinds = Counter((token.type, token.subtype) for token in Tokenizer(text).items)
            assert kinds["FUNC", "OPEN"] == kinds["FUNC", "CLOSE"] > 0
            assert without_tables(text, parts, table.title, 2)


def test_a_formula_calls_functions_with_as_many_arguments_as_they_take(made: Program) -> None:
    for table, column in computed(made):
        if has_formula(column) and isinstance(column.computed, Computed):
            text = formula(made, table, column)
            called = [call.name for call in calls(text, functions())]
            assert called, (table.name, column.name)
            for name in called:
                assert _arguments(text, name) <= len(functions()[name].arguments), (table.name, column.name)


def _arguments(text: str, name: str) -> int:
    """How many arguments stand in the call of a function."""
    depth, number = 0, 0
    tokens = Tokenizer(text).items
    start = next(at for at, token in enumerate(tokens) if token.value == f"{name}(")
    for token in tokens[start:]:
        depth += {"OPEN": 1, "CLOSE": -1}.get(token.subtype, 0)
        number += token.type == "SEP" and token.subtype == "ARG" and depth == 1
        if depth == 0:
            break
    return number + 1


def test_computed_columns_have_a_formula_unless_they_read_whole_lists(made: Program) -> None:
    """Everything else computes as it is typed."""
    without = [(table.name, column.name) for table, column in computed(made) if not has_formula(column)]
    for name, column in without:
        declared = made.table(name).column(column).computed
        if isinstance(declared, Standing):
            continue  # events from several sheets
        if isinstance(declared, Computed) and any(isinstance(each, Ticked) for each in declared.inputs.values()):
            continue  # ticks of another sheet
        assert isinstance(declared, Computed)
        question = find(declared.question)
        assert question.over_lists or declared.output not in question.cells.values(), (name, column)


def test_computed_columns_say_what_they_answer(made: Program) -> None:
    for table, column in computed(made):
        assert column.help, (table.name, column.name)


def test_the_checklists_of_the_month_are_columns_of_points(made: Program) -> None:
    """And what they count by are columns of the same sheet."""
    for duties in made.duties:
        table = made.table(duties.table)
        assert {duties.column, duties.day, duties.until, *duties.ended} - {""} <= set(table.names)
        assert set(made.table("Checklist").grows) <= set(made.table("Checklist").names)
    assert made.duties
