"""The calendar file holds each thing due once, as an entry of its day, and names nobody unless asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from caseload.app.making import new
from caseload.app.worklist import Worklist, worklist, write_calendar
from caseload.cli import main
from caseload.errors import WrongUse

DAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def due(tmp_path_factory: pytest.TempPathFactory) -> Worklist:
    place = tmp_path_factory.mktemp("calendar") / "wtw.xlsx"
    new("wtw", place, participants=30, as_of=DAY)
    return worklist([place], DAY, 7)


def entries(found: Worklist, target: Path, *, names: bool = False) -> list[dict[str, str]]:
    write_calendar(found, target, names=names)
    read = Calendar.from_ical(target.read_bytes())
    return [{key: str(each.get(key)) for key in ("uid", "summary", "description", "class")}
            | {"on": each.decoded("dtstart")} for each in read.walk("VEVENT")]  # fmt: skip


def test_each_line_is_one_all_day_entry_and_the_overdue_stand_on_the_day_asked_about(due: Worklist, tmp_path: Path) -> None:
    made = entries(due, tmp_path / "due.ics")
    assert [each["on"] for each in made] == [max(line.due_on, DAY) for _, line in due.lines]
    late = [each["summary"] for each in made if each["summary"].startswith("overdue since ")]
    assert len(late) == sum(line.standing == "overdue" for _, line in due.lines) > 0


def test_no_name_and_no_reason_stands_in_it_unless_asked(due: Worklist, tmp_path: Path) -> None:
    write_calendar(due, tmp_path / "due.ics")
    text = "".join((tmp_path / "due.ics").read_text(encoding="utf-8").replace("\n ", "").split("\\"))
    for _, line in due.lines:
        assert line.participant_id in text
        assert not any(name and name in text for name in line.person.replace("&", "").split(", "))
    assert {each["class"] for each in entries(due, tmp_path / "due.ics")} == {"PRIVATE"}


def test_with_names_people_whose_address_is_secret_or_not_known_stay_numbers(due: Worklist, tmp_path: Path) -> None:
    made = entries(due, tmp_path / "due.ics", names=True)
    assert any(f"({line.participant_id}, {line.person})" in each["summary"] and line.why in each["description"]
               for each, (_, line) in zip(made, due.lines, strict=True))  # fmt: skip
    secret = Worklist(due.lines, as_of=DAY)
    assert all(line.person not in each["summary"] for each, (_, line) in
               zip(entries(secret, tmp_path / "two.ics", names=True), due.lines, strict=True))  # fmt: skip


def test_made_twice_it_is_the_same_file_so_that_nothing_is_doubled(due: Worklist, tmp_path: Path) -> None:
    first = entries(due, tmp_path / "one.ics")
    again = Worklist(due.lines, as_of=date(2026, 11, 26))
    assert [each["uid"] for each in entries(again, tmp_path / "two.ics")] == [each["uid"] for each in first]
    assert len({each["uid"] for each in first}) == len({(line.place, line.due_on) for _, line in due.lines})
    write_calendar(due, tmp_path / "three.ics")
    assert (tmp_path / "one.ics").read_bytes() == (tmp_path / "three.ics").read_bytes()


def test_another_kind_of_file_is_refused(due: Worklist, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match=r"\.ics"):
        write_calendar(due, tmp_path / "due.xlsx")


def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new("wtw", tmp_path / "wtw.xlsx", participants=12, as_of=DAY)
    (tmp_path / "broken.xlsx").write_text("no workbook", encoding="utf-8")
    assert main(["worklist", str(tmp_path), "--as-of", "2026-11-25", "--ics", str(tmp_path / "due.ics")]) == 3
    shown = capsys.readouterr()
    assert "broken.xlsx" in shown.err and "Overdue:" in shown.out
    assert (tmp_path / "due.ics").exists()
