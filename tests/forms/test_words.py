"""Values become the words that a reader expects, in the reader's language, or a reason why they cannot."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from caseload.forms import words
from caseload.forms.words import Unfit

DAY = date(2026, 8, 25)


@pytest.mark.parametrize(
    ("kind", "value", "english", "spanish"),
    [
        ("date", DAY, "August 25, 2026", "25 de agosto de 2026"),
        ("date", datetime(2026, 8, 25, 17, 30), "August 25, 2026", "25 de agosto de 2026"),
        ("date", " 2026-08-25 ", "August 25, 2026", "25 de agosto de 2026"),
        ("date", "2026-08-25 00:00:00", "August 25, 2026", "25 de agosto de 2026"),
        ("month", DAY, "August 2026", "agosto de 2026"),
        ("month", "2026-08", "August 2026", "agosto de 2026"),
        ("hours", 32.0, "32", "32"),
        ("hours", 32.5, "32.5", "32.5"),
        ("hours", 19.995, "20", "20"),
        ("hours", 100, "100", "100"),
        ("hours", "7.25", "7.25", "7.25"),
        ("money", 1099, "$1,099.00", "$1,099.00"),
        ("money", 1.005, "$1.01", "$1.01"),
        ("money", "$1,099.5", "$1,099.50", "$1,099.50"),
        ("money", Decimal("-3"), "-$3.00", "-$3.00"),
        ("count", 1234.0, "1,234", "1,234"),
        ("flag", True, "Yes", "Sí"),
        ("flag", "no", "No", "No"),
        ("text", "  O'Neil \t & \r\n Sons ", "O'Neil & Sons", "O'Neil & Sons"),
        ("text", 1234567.0, "1234567", "1234567"),
        ("text", DAY, "August 25, 2026", "25 de agosto de 2026"),
        ("text", time(13, 5), "1:05 p.m.", "1:05 p. m."),
        ("text", time(0, 30), "12:30 a.m.", "12:30 a. m."),
        ("text", "a\x00b\x07\u202ec", "abc", "abc"),
        ("text", "😀 שלום", "😀 שלום", "😀 שלום"),
        ("paragraph", "one\r\ntwo\x0bthree\n", "one\ntwo\nthree", "one\ntwo\nthree"),
        ("lines", "one\n\n two ", ["one", "two"], ["one", "two"]),
        ("lines", ["one", None, DAY], ["one", "August 25, 2026"], ["one", "25 de agosto de 2026"]),
    ],
)
def test_words_in_both_languages(kind, value, english, spanish):
    assert words.WORDS[kind](value, "en") == english
    assert words.WORDS[kind](value, "es") == spanish


@pytest.mark.parametrize(
    ("kind", "value", "reason"),
    [
        ("date", 46259, "not_a_date"),
        ("date", "8/25/26", "not_a_date"),
        ("date", date(1776, 7, 4), "out_of_range"),
        ("date", True, "not_a_date"),
        ("month", "August", "not_a_month"),
        ("month", "2026-13", "not_a_month"),
        ("hours", -1, "negative"),
        ("hours", "7,5", "decimal_comma"),
        ("hours", "seven", "not_a_number"),
        ("hours", True, "not_a_number"),
        ("hours", float("inf"), "not_a_number"),
        ("money", 10**15, "out_of_range"),
        ("money", DAY, "not_a_number"),
        ("count", 2.5, "not_an_integer"),
        ("count", -1, "negative"),
        ("flag", 1, "not_a_bool"),
        ("flag", "maybe", "not_a_bool"),
        ("text", {"a": 1}, "not_a_text"),
        ("text", True, "not_a_text"),
        ("lines", 5, "not_a_list"),
    ],
)
def test_what_cannot_be_right_is_refused(kind, value, reason):
    with pytest.raises(Unfit) as refused:
        words.WORDS[kind](value, "en")
    assert refused.value.reason == reason


def test_a_flag_prints_its_word_and_answers_its_truth():
    no, yes = words.flag(False, "es"), words.flag(True, "es")
    assert (str(no), bool(no)) == ("No", False)
    assert (str(yes), bool(yes)) == ("Sí", True)


def test_a_code_is_known_by_itself_or_by_its_words():
    codes = {"job_search": {"en": "Job search", "es": "Búsqueda de trabajo"}, "only": {"en": "Only English"}}
    assert words.code("job_search", "es", codes) == words.code("Job search", "es", codes) == "Búsqueda de trabajo"
    for unknown in ("jobs", "only"):
        with pytest.raises(Unfit, match="not_allowed"):
            words.code(unknown, "es", codes)


@pytest.mark.parametrize("blank", [None, "", "  \t", "\u200b", "\xa0", "\x00", float("nan")])
def test_what_shows_nothing_on_paper_is_blank(blank):
    assert words.is_blank(blank)


def test_zero_and_no_are_not_blank():
    assert not any(map(words.is_blank, (0, 0.0, False, "0")))


def test_values_of_pandas_and_numpy_are_read():
    import numpy
    import pandas

    assert words.day(pandas.Timestamp("2026-08-25"), "en") == "August 25, 2026"
    assert words.is_blank(pandas.NaT)
    assert words.hours(numpy.float64(7.5), "en") == "7.5"
    assert words.text(numpy.int64(12), "en") == "12"
    assert words.flag(numpy.bool_(True), "en") == "Yes"
