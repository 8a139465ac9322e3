"""The law's data files: every value and every closed day is usable, dated and says where it comes from."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from caseload.law import calendars, store
from caseload.law.places import WIDER
from caseload.law.rows import day_number

DATA = store.DATA.parent
FILES = sorted((DATA / "parameters").glob("*.yaml"))
PREFIXES = {
    "calworks": {"calworks"},
    "gain": {"gain"},
    "grow": {"grow", "icm", "gr"},
    "vr": {"vr"},
    "alameda": {"alameda"},
    "shared": {"hours", "us"},
}
ENTRY = {"key", "label", "es", "unit", "looked_up_on", "rows"}
ROW = {"value", "place", "from", "to", "source", "text_dated", "reading", "to_verify", "read_only_in"}
CLOSED = {"day", "name", "source", "computed", "to_verify"}
FIRST, LAST = 2019, 2027
MONDAY, THURSDAY, SATURDAY, SUNDAY = 0, 3, 5, 6


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


ENTRIES = [(path.stem, entry) for path in FILES for entry in _read(path)]
ROWS = [(entry, row) for _, entry in ENTRIES for row in entry["rows"]]
TABLES = {agency: _read(DATA / "calendars" / f"{agency}.yaml") for agency in calendars.AGENCIES}
every_agency = pytest.mark.parametrize("agency", calendars.AGENCIES)


def _days(agency: str) -> dict[date, str]:
    return {row["day"]: row["name"] for row in TABLES[agency]["days"]}


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    first = date(year, month, 1)
    return date(year, month, 1 + (weekday - first.weekday()) % 7 + 7 * (number - 1))


def _wrong(lines: list[str]) -> None:
    assert not lines, "\n".join(lines)


# parameters ------------------------------------------------------------------------------------


def test_every_key_is_entered_once_in_the_file_of_its_program() -> None:
    keys = [entry["key"] for _, entry in ENTRIES]
    assert len(keys) == len(set(keys)) > 80
    _wrong([e["key"] for stem, e in ENTRIES if e["key"].split(".")[0] not in PREFIXES[stem]])


def test_every_parameter_has_a_unit_and_a_label_in_english_and_spanish_of_its_own() -> None:
    _wrong([e["key"] for _, e in ENTRIES if not (e.get("unit") and e.get("label") and e.get("es"))])
    for language in ("label", "es"):
        labels = [entry[language] for _, entry in ENTRIES]
        assert len(labels) == len(set(labels)), f"two parameters share a {language}"


def test_entries_and_rows_hold_only_fields_that_the_store_knows() -> None:
    _wrong([f"{e['key']}: {sorted(set(e) - ENTRY)}" for _, e in ENTRIES if set(e) - ENTRY])
    _wrong([f"{e['key']}: {sorted(set(row) - ROW)}" for e, row in ROWS if set(row) - ROW])


def test_every_row_has_a_value_a_source_and_a_known_place() -> None:
    _wrong([e["key"] for e, row in ROWS if "value" not in row or not row.get("source")])
    _wrong([e["key"] for e, row in ROWS if row.get("place") not in WIDER])
    _wrong([e["key"] for e, row in ROWS if row.get("read_only_in", "us") not in WIDER])


def test_rows_begin_and_end_on_days_and_never_end_before_they_begin() -> None:
    for entry, row in ROWS:
        ends = [row[end] for end in ("from", "to") if end in row]
        assert all(type(end) is date for end in ends), entry["key"]
        assert ends == sorted(ends), entry["key"]


def test_no_two_rows_of_one_key_and_place_are_in_force_on_the_same_day() -> None:
    for _, entry in ENTRIES:
        for one, other in combinations(entry["rows"], 2):
            if one["place"] == other["place"]:
                apart = one.get("to", date.max) < other.get("from", date.min) or (
                    other.get("to", date.max) < one.get("from", date.min)
                )
                assert apart, f"{entry['key']} has two values in {one['place']}"


def test_the_values_of_one_parameter_are_of_one_kind() -> None:
    for _, entry in ENTRIES:
        kinds = {type(row["value"]) for row in entry["rows"]} - {type(None)}
        assert len(kinds) <= 1, entry["key"]
        assert not kinds & {date, dict}, f"{entry['key']}: days and months that are values are text"


def test_flags_are_yes_or_no_and_nothing_else_is() -> None:
    for entry, row in ROWS:
        assert (entry["unit"] == "flag") == isinstance(row["value"], bool), entry["key"]


def test_a_value_that_needs_checking_is_a_reading_or_says_what_was_read() -> None:
    for entry, row in ROWS:
        if row.get("to_verify"):
            assert row.get("reading") or "only" in row["source"], entry["key"]


def test_an_amount_that_changes_every_year_names_the_day_it_is_looked_up_on() -> None:
    _wrong([e["key"] for _, e in ENTRIES if len(e["rows"]) > 1 and not e.get("looked_up_on")])


@pytest.mark.parametrize(
    ("key", "place", "on", "value"),
    [
        ("calworks.toa_limit_months", "alameda", date(2022, 4, 30), 48),
        ("calworks.toa_limit_months", "alameda", date(2022, 5, 1), 60),
        ("calworks.voc_ed_limit_months", "alameda", date(2022, 5, 1), None),
        ("gain.pes_months_after_discontinuance", "santa_clara", date(2020, 1, 1), 12),
        ("gr.extended_suspend_end", "los_angeles", date(2025, 9, 22), "last_day_next_month"),
        ("vr.same_job_required", "nebraska", date(2025, 8, 20), False),
        ("calworks.iik_housing.region1", "los_angeles", date(2025, 6, 30), (408, 541, 593, 624)),
    ],
)
def test_the_store_answers_with_the_row_in_force(key: str, place: str, on: date, value: object) -> None:
    row = store.in_force(key, day_number(on), place)
    assert row is not None
    assert row.value == value


@pytest.mark.parametrize(
    ("key", "place", "on"),
    [
        ("calworks.required_hours.single", "alameda", date(2012, 12, 31)),
        ("calworks.toa_notice_months", "alameda", date(2020, 8, 25)),
        ("us.federal_minimum_wage", "los_angeles", date(2009, 7, 23)),
        ("gain.contact_topics", "los_angeles", date(2024, 1, 1)),
        ("gr.grace_days", "los_angeles", date(2014, 2, 28)),
    ],
)
def test_there_is_no_value_where_the_law_is_not_known(key: str, place: str, on: date) -> None:
    known = store.all_keys()
    assert key in known
    assert store.in_force(key, day_number(on), place) is None


# sources ---------------------------------------------------------------------------------------


def test_every_short_mark_in_a_source_is_explained_in_the_list_of_sources() -> None:
    sources = _read(DATA / "sources.yaml")
    known = [entry["id"] for entry in sources]
    assert len(known) == len(set(known))
    assert all(entry["title"] and entry["publisher"] for entry in sources)
    texts = [row["source"] for _, row in ROWS]
    texts += [row["source"] for table in TABLES.values() for row in table["days"]]
    used = {mark for text in texts for mark in re.findall(r"\bP-\d+\b|\b\d{3}(?=:)", text)}
    assert {"004", "P-03", "P-33"} <= used <= set(known)


# calendars -------------------------------------------------------------------------------------


@every_agency
def test_a_calendar_covers_every_year_it_names_and_no_other(agency: str) -> None:
    first, last = TABLES[agency]["years"]
    assert first <= FIRST
    assert last >= LAST
    assert {day.year for day in _days(agency)} == set(range(first, last + 1))
    assert TABLES[agency]["agency"] == agency
    assert TABLES[agency]["name"]


@every_agency
def test_closed_days_are_weekdays_in_order_and_named_once(agency: str) -> None:
    days = [row["day"] for row in TABLES[agency]["days"]]
    assert days == sorted(set(days))
    assert all(type(day) is date and day.weekday() < SATURDAY for day in days)


@every_agency
def test_every_closed_day_has_a_name_and_a_source(agency: str) -> None:
    rows = TABLES[agency]["days"]
    _wrong([str(row) for row in rows if not (row.get("name") and row.get("source")) or set(row) - CLOSED])


@every_agency
def test_the_days_that_every_office_keeps_are_there_in_every_year(agency: str) -> None:
    first, last = TABLES[agency]["years"]
    days = _days(agency)
    for year in range(first, last + 1):
        thanksgiving = _nth(year, 11, THURSDAY, 4)
        due = {_nth(year, 1, MONDAY, 3), _nth(year, 2, MONDAY, 3), _nth(year, 9, MONDAY, 1)}
        due |= {thanksgiving, date.fromordinal(thanksgiving.toordinal() + 1)}
        assert due <= set(days), f"{agency} lacks {sorted(due - set(days))}"
        assert "Memorial Day" in {name for day, name in days.items() if day.year == year and day.month == 5}


@every_agency
def test_a_holiday_on_a_sunday_is_kept_on_monday(agency: str) -> None:
    first, last = TABLES[agency]["years"]
    days = _days(agency)
    for month, number in ((1, 1), (7, 4), (11, 11), (12, 25)):
        for year in range(first, last + 1):
            if date(year, month, number).weekday() == SUNDAY:
                monday = date.fromordinal(date(year, month, number).toordinal() + 1)
                assert days.get(monday, "").endswith("(observed)"), monday


@every_agency
def test_a_holiday_on_a_saturday_is_kept_on_friday_but_in_california_only_veterans_day_is(agency: str) -> None:
    first, last = TABLES[agency]["years"]
    days = _days(agency)
    for month, number in ((1, 1), (7, 4), (11, 11), (12, 25)):
        for year in range(first + 1, last + 1):
            day = date(year, month, number)
            if day.weekday() == SATURDAY:
                friday = date.fromordinal(day.toordinal() - 1)
                assert (friday in days) == (agency != "california" or month == 11), friday


@pytest.mark.parametrize(
    ("agency", "day", "open_"),
    [
        ("los_angeles", date(2017, 3, 27), False),
        ("los_angeles", date(2019, 3, 25), False),
        ("los_angeles", date(2021, 3, 29), False),
        ("los_angeles", date(2019, 4, 1), True),
        ("los_angeles", date(2021, 3, 31), True),
        ("california", date(2019, 4, 1), False),
        ("california", date(2021, 3, 31), False),
        ("california", date(2019, 3, 25), True),
        ("california", date(2021, 3, 29), True),
        ("nebraska", date(2021, 4, 30), False),
    ],
)
def test_the_days_known_from_public_notices_hold(agency: str, day: date, open_: bool) -> None:
    assert calendars.Calendar.of_agency(agency).is_open(day_number(day)) is open_


def test_nebraska_keeps_arbor_day_on_the_last_friday_of_april() -> None:
    arbor = [day for day, name in _days("nebraska").items() if name == "Arbor Day"]
    assert len(arbor) == TABLES["nebraska"]["years"][1] - TABLES["nebraska"]["years"][0] + 1
    assert all(day.month == 4 and day.weekday() == 4 and day.day > 23 for day in arbor)


def test_los_angeles_keeps_cesar_chavez_day_on_the_last_monday_of_march() -> None:
    kept = [day for day, name in _days("los_angeles").items() if name == "Cesar Chavez Day"]
    assert {day.year for day in kept} == set(range(2017, LAST + 1))
    assert all(day.month == 3 and day.weekday() == 0 and day.day > 24 for day in kept)


def test_juneteenth_closes_the_counties_and_nebraska_but_not_california_state_offices() -> None:
    for agency in calendars.AGENCIES:
        years = {day.year for day, name in _days(agency).items() if name.startswith("Juneteenth")}
        since = {"california": LAST + 1, "nebraska": 2021}.get(agency, 2022)
        assert years == set(range(since, LAST + 1)), agency


def test_alameda_keeps_lincolns_birthday_and_works_on_cesar_chavez_day_and_in_october() -> None:
    days = _days("alameda")
    assert date(2024, 2, 12) in days
    assert not [day for day in days if day.month in (3, 10)]
