"""Excel on Windows, through xlwings' own COM code with pywin32 replaced."""

from __future__ import annotations

import re

from caseload.cells import call, functions
from caseload.hosts.others import others
from hosts.com import MISSING, Excel


def test_a_cell_gets_what_plain_python_gives(com: Excel) -> None:
    given = (1.0, 43831.0, 1.0, 46000.0)
    assert com.call("WTW_REQUIRED_HOURS", *given) == call("WTW_REQUIRED_HOURS", given) == 20


def test_an_argument_that_is_left_out_means_its_default_and_an_empty_cell_is_a_blank(com: Excel) -> None:
    assert com.call("WTW_REQUIRED_HOURS", 2.0, 43831.0, 1.0, 46000.0, MISSING, MISSING) == 35
    assert com.call("WTW_REQUIRED_HOURS", 2.0, 43831.0, 1.0, 46000.0, MISSING, None) == "? missing: disabled_adult"


def test_ranges_spill(com: Excel) -> None:
    assert com.call("WTW_REQUIRED_HOURS", ((1.0,), (2.0,)), 43831.0, 1.0, 46000.0) == [[20], [35]]


def test_an_error_in_a_cell_is_named_and_never_raised(com: Excel) -> None:
    assert com.call("WTW_REQUIRED_HOURS", -2146826246, 43831.0, 1.0, 46000.0) == "? adults is an error: #N/A"


def test_every_function_stands_in_the_module_for_excels_own_language(com: Excel) -> None:
    found = set(re.findall(r"^Function (\w+)\(", com.vba(), re.MULTILINE))
    assert found == {*functions(), *others()}


def test_no_argument_is_a_word_that_excel_keeps_for_itself(com: Excel) -> None:
    arguments = re.findall(r"^Function \w+\((.*)\)$", com.vba(), re.MULTILINE)
    words = {word.removeprefix("Optional ").strip() for line in arguments for word in line.split(",")}
    assert not words & {"end", "type", "next", "date", "case", "event", "to", "step", "loop", "string", "is", "me"}


def test_the_reason_behind_a_cell_can_be_asked_for(com: Excel) -> None:
    told = com.call("CASE_WHY", "WTW_REQUIRED_HOURS", 1.0, 43831.0, 1.0, 46000.0)
    assert "Required hours a week: 20 hours." in told
    assert com.call("CASE_SOURCE", "WTW_REQUIRED_HOURS").startswith("WTW-01: 004:64-67")
