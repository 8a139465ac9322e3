"""What cells hand over and what they show."""

from __future__ import annotations

import logging
from datetime import date, datetime
from typing import Any

import numpy as np
import pytest

from caseload.cells import call, functions, shown_text, source, why
from caseload.cells.hostvalues import COM_ERRORS, grid
from caseload.errors import WrongUse
from caseload.rules import evaluate
from hosts.parity import MESS, Case, as_python, ranges, single_cells

DAY = 46000.0


def required(**cells: Any) -> Any:
    given = {"adults": 1.0, "youngest": 43831.0, "children": 1.0, "as_of": DAY} | cells
    return call("WTW_REQUIRED_HOURS", list(given.values()))


def test_a_function_gives_what_its_question_gives() -> None:
    answer = evaluate("WTW-01", {"adults": 1, "child_births": ["2020-01-01"], "as_of": "2025-12-09"})
    assert required() == answer["required_hours"]


@pytest.mark.parametrize("day", ["2025-12-09", "12/9/2025", " 12/09/2025 ", date(2025, 12, 9), 46000, 46000.75,
                                 datetime(2025, 12, 9, 8, 30), np.datetime64("2025-12-09"),
                                 {"basicValue": 46000}])  # fmt: skip
def test_a_day_may_come_in_any_form(day: Any) -> None:
    assert required(as_of=day) == required()


@pytest.mark.parametrize(("cells", "shown"), [
    ({"as_of": "13/45/2026"}, "? unreadable date: 13/45/2026 (as_of)"),
    ({"as_of": "12/9/25"}, "? year with two digits: 12/9/25 (as_of)"),
    ({"as_of": 0}, "? missing: as_of"),
    ({"as_of": None}, "? missing: as_of"),
    ({"as_of": "  "}, "? missing: as_of"),
    ({"as_of": 60}, "? unreadable date: 60 (as_of)"),
    ({"as_of": 3_000_000}, "? out of range: 3000000 (as_of)"),
    ({"adults": "one"}, "? not a number: one (adults)"),
    ({"adults": "1,0"}, "? decimal comma: 1,0 (adults)"),
    ({"adults": True}, "? not a number: TRUE (adults)"),
    ({"adults": 3}, "? cannot be right: adults (not allowed)"),
    ({"adults": -2146826246}, "? adults is an error: #N/A"),
    ({"adults": "#DIV/0!"}, "? adults is an error: #DIV/0!"),
    ({"age_basis": "weeks"}, "? cannot be right: age_basis (not allowed)"),
    ({"age_basis": "day", "disabled_adult": 1}, "? neither yes nor no: 1 (disabled_adult)"),
])  # fmt: skip
def test_what_cannot_be_answered_is_told_in_the_cell(cells: Any, shown: str) -> None:
    assert required(**cells) == shown


def test_a_number_as_text_is_a_number_and_an_empty_text_is_a_blank() -> None:
    assert call("WTW_HOURS_MET", ["32", "0", "30"]) is True
    assert call("WTW_HOURS_MET", [32, 0, ""]) == "? missing: required_hours"


def test_a_code_may_be_typed_in_capitals_and_with_blanks() -> None:
    given = ["2022-07-01", "  Inside else NEXT "]
    assert call("CW_NOTICE_LAST_DAY", given) == call("CW_NOTICE_LAST_DAY", ["2022-07-01", "inside_else_next"])


def test_every_error_of_excel_is_known_by_its_com_number() -> None:
    assert {grid(number) for number in COM_ERRORS} == set(COM_ERRORS.values())
    assert grid([[1, -2146826246]]).values == [1, "#N/A"]


def test_too_many_arguments_are_told() -> None:
    assert call("WTW_HOURS_MET", [1, 2, 3, 4]) == "? too many arguments: WTW_HOURS_MET takes 3"


# ranges ----------------------------------------------------------------------------------------------------------


def test_a_column_gives_a_column_and_a_row_a_row() -> None:
    assert required(adults=[[1], [2]]) == [[20], [35]]
    assert required(adults=[[1, 2]]) == [[20, 35]]


def test_a_column_and_a_row_give_a_table() -> None:
    assert required(adults=[[1], [2]], as_of=[[46000, 46100, None]]) == [
        [20, 30, "? missing: as_of"], [35, 35, "? missing: as_of"]]  # fmt: skip


def test_a_range_of_one_is_a_single_cell() -> None:
    assert required(adults=[[1]]) == 20


def test_ranges_that_do_not_fit_are_told_with_their_sizes() -> None:
    shown = required(adults=[[1], [2]], as_of=[[DAY], [DAY], [DAY]])
    assert shown == "? ranges of different size: adults 2 x 1, as_of 3 x 1"


def test_a_bad_cell_in_a_column_spoils_its_own_row_only() -> None:
    shown = [each for (each,) in required(adults=[[1], ["one"], ["#N/A"], [None], [2]])]
    assert shown[1:4] == ["? not a number: one (adults)", "? adults is an error: #N/A", "? missing: adults"]
    assert (shown[0], shown[4]) == (20, 35)


def all_columns() -> list[Case]:
    return [case for function in functions().values() for case in ranges(function) if "column of all" in case.about]


def test_a_column_gives_what_its_cells_give_one_by_one() -> None:
    """For every argument of every function, and every kind of cell."""
    for case in all_columns():
        arguments = functions()[case.function].arguments
        at = [each.name for each in arguments].index(case.about.split(":")[0])
        if arguments[at].takes_list:
            continue
        column = call(case.function, [as_python(cell) for cell in case.cells])
        alone = [call(case.function, [as_python(each) for each in (*case.cells[:at], cell, *case.cells[at + 1 :])])
                 for cell in MESS.values()]  # fmt: skip
        assert column == [[value] for value in alone], (case.function, case.about)


def test_no_function_ever_fails(caplog: pytest.LogCaptureFixture) -> None:
    """Nothing that stands in a cell makes a function fail, and the log holds no value of a case."""
    with caplog.at_level(logging.ERROR):
        for function in functions().values():
            for case in [*single_cells(function), *ranges(function)][::3]:
                call(case.function, [as_python(cell) for cell in case.cells])
    assert caplog.records == []


def test_a_failure_inside_is_a_text_and_the_log_names_no_value(
        monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:  # fmt: skip
    from caseload.cells import calling

    def broken(*args: Any) -> Any:
        raise ZeroDivisionError("Jane Invented")

    monkeypatch.setattr(calling, "one", broken)
    assert required() == "? WTW_REQUIRED_HOURS failed (ZeroDivisionError): please report it"
    assert "Jane" not in caplog.text


def test_the_example_of_every_question_is_answered() -> None:
    """No example is refused by the cell function, except where the question itself refuses it."""
    for function in functions().values():
        case = next(single_cells(function))
        shown = call(case.function, [as_python(cell) for cell in case.cells])
        answered = "status" not in function.question(**function.question.example)
        assert answered != str(shown).startswith("? "), (case, shown)


# lists -----------------------------------------------------------------------------------------------------------


def test_a_range_is_a_list_where_a_list_is_asked_for() -> None:
    holidays = [[46010.0], [46011.0]]
    assert call("CW_NOTICE_LAST_DAY", [[[46000], [46001]], "none", holidays]) == [[46020], [46021]]


def test_a_table_is_a_list_of_records() -> None:
    slots = [["training", "mon", 0.375, 0.5], ["internship", "mon", "11:30", "16:00"], [None, None, None, None]]
    assert call("WTW_SCHEDULE_CONFLICTS", [slots]) == "training internship mon 11:30 12:00"
    as_json = '[{"activity": "a", "day": "mon", "starts_at": "9:00", "ends_at": "10:00"}]'
    assert call("WTW_SCHEDULE_CONFLICTS", [as_json]) == ""


@pytest.mark.parametrize(("slots", "shown"), [
    ([["training", "mon", "9:00", "25:00"]], "? cannot be right: slots (not allowed)"),
    ([["training", "mon", "9:00", "#REF!"]], "? an error in the list: #REF!"),
    ([["a", "mon", "9:00", "10:00", "more"]], "? 5 columns where 4 are known: activity, day, starts_at, ends_at"),
    ('[{"task": 1}]', "? unknown field task: known are activity, day, starts_at, ends_at"),
    ("[1,", "? unreadable list: [1,"),
    (None, "? missing: slots"),
    ([[None] * 4] * 2, "? missing: slots"),
])  # fmt: skip
def test_a_list_that_cannot_be_read_is_told(slots: Any, shown: str) -> None:
    assert call("WTW_SCHEDULE_CONFLICTS", [slots]).startswith(shown)


def test_an_empty_cell_between_filled_ones_is_a_gap_and_at_the_end_of_a_list_nothing() -> None:
    months = ["2020-01", None, "2020-03"]
    assert call("CW_TOA_MONTHS_COUNTED", [[[m] for m in [*months, None]], "2020-06-01"]) == "? missing: aided_months"
    assert call("CW_TOA_MONTHS_COUNTED", [[["2020-01"], ["2020-02"], [None]], "2020-06-01"]) == 2


def test_none_is_a_list_known_to_be_empty_and_an_empty_cell_is_not() -> None:
    assert call("CW_TOA_MONTHS_COUNTED", ["none", "2020-06-01"]) == 0
    assert call("CW_TOA_MONTHS_COUNTED", [0.0, "2020-06-01"]) == "? missing: aided_months"


# about a function ------------------------------------------------------------------------------------------------


def test_why_tells_the_reasons_behind_a_cell() -> None:
    told = why("WTW_REQUIRED_HOURS", [1.0, 43831.0, 1.0, DAY])
    assert "Required hours a week: 20 hours." in told.splitlines()
    assert why("WTW_REQUIRED_HOURS", ["#N/A"]) == "? adults is an error: #N/A"
    assert why("WTW_REQUIRED_HOURS", [1] * 9).startswith("? too many arguments")
    assert why("WTW_REQUIRED_HOURS", [[[1], [2]], 43831.0, 1.0, DAY]) == "? not a number: 2 x 1 cells (adults)"


def test_source_names_the_citation_and_for_a_cell_the_parameter_in_force() -> None:
    assert source("wtw_required_hours").startswith("WTW-01: 004:64-67")
    told = source("WTW_REQUIRED_HOURS", [1.0, 43831.0, 1.0, DAY]).splitlines()
    assert told[1].startswith("calworks.required_hours.single_child_under_6 = 20: 004:65")
    assert source("WTW_REQUIRED_HOURS", ["#N/A"]) == "? adults is an error: #N/A"


def test_an_unknown_function_is_wrong_use() -> None:
    with pytest.raises(WrongUse):
        why("WTW_NO_SUCH", [])


def test_a_shown_day_reads_as_a_day() -> None:
    assert shown_text("CW_NOTICE_LAST_DAY", [[46020], ["? missing: notice_on"]]) == "2025-12-29\n? missing: notice_on"


def test_a_pandas_column_is_a_column() -> None:
    import pandas
    days = pandas.Series(pandas.to_datetime(["2025-12-09", None]))
    texts = [["2025-12-09", ""]]
    assert call("CW_NOTICE_PERIOD", [days, "2025-12-10"]) == call("CW_NOTICE_PERIOD", [texts, "2025-12-10"])
