"""A batch writes each document once, tells every problem first, and survives being killed."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from caseload.errors import DataProblems, FileBusy, TemplateRefused
from caseload.forms import Register, issue, sample_documents
from forms.make import part
from forms.office import DAY, office, row


@pytest.fixture
def form(tmp_path):
    return office(tmp_path / "templates")


def run(form, folder, rows, **more):
    return issue(rows, form, folder / "out", folder / "register.sqlite", issued_by="Pat Muster", as_of=DAY, **more)


def test_each_row_gives_one_file_and_one_line_in_the_register(form, tmp_path):
    seen = []
    report = run(form, tmp_path, [row(1), row(2, language="es")], on_progress=lambda *at: seen.append(at))
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == [
        "C00001_plan_letter_2026-11-25_N-2026-000001.docx", "C00002_plan_letter_2026-11-25_N-2026-000002.docx",
    ]  # fmt: skip
    assert [issued.file for issued in report.written] == names
    assert seen == [(1, 2), (2, 2)]
    spanish = (tmp_path / "out" / names[1]).read_bytes()
    assert "Hola Participant2 Ejemplo, changed on 2 de noviembre de 2026" in part(spanish)
    assert "Case C00002 Notice N-2026-000002" in part(spanish, "word/header1.xml")
    first = Register(tmp_path / "register.sqlite").list()[0]
    assert {name: first[name] for name in ("id", "state", "case_number", "recipient", "issued_by", "language")} == {
        "id": "N-2026-000001", "state": "rendered", "case_number": "C00001", "recipient": "participant",
        "issued_by": "Pat Muster", "language": "en",
    }  # fmt: skip
    assert first["starts"] == [{"due": "WTW-22", "on": "2026-11-02"}, {"due": "WTW-21", "on": "2026-11-25"}]


def test_a_second_run_writes_no_second_notice(form, tmp_path):
    run(form, tmp_path, [row(1), row(2)])
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    again = run(form, tmp_path, [row(1), row(2), row(3)])
    assert [issued.case_number for issued in again.already] == ["C00001", "C00002"]
    assert [issued.case_number for issued in again.written] == ["C00003"]
    after = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    assert {name: after[name] for name in before} == before
    assert len(after) == 3


def test_another_day_or_recipient_is_another_notice(form, tmp_path):
    rows = [row(1), row(1, trigger_on=date(2026, 12, 1)), row(1, recipient="representative")]
    assert len(run(form, tmp_path, rows).written) == 3


def test_every_problem_of_every_row_is_told_and_nothing_is_written(form, tmp_path):
    rows = [row(1, name="", amended_on="soon"), row(2), row(3, trigger_on=None), row(2), row(5, case_number=None)]
    with pytest.raises(DataProblems, match="4 of 5") as refused:
        run(form, tmp_path, rows)
    told = [problem.sentence() for problem in refused.value.problems]
    assert [line.split(":")[0].split("(")[0] for line in told] == [
        "Participant is missing ", "Changed on cannot be printed ",
        "the day that makes the notice due is missing or no date ", "the notice is asked for twice ",
        "Case number is missing ",
    ]  # fmt: skip
    assert "row 1, case C00001: name" in told[0]
    assert "Ejemplo" not in " ".join(told)
    assert not (tmp_path / "out").exists()
    assert not (tmp_path / "register.sqlite").exists()


def test_incomplete_rows_can_be_left_out(form, tmp_path):
    report = run(form, tmp_path, [row(1, name=None), row(2)], skip_incomplete=True)
    assert [issued.case_number for issued in report.written] == ["C00002"]
    assert (report.skipped, len(report.problems)) == (1, 1)


def test_a_template_with_an_unknown_field_is_refused_before_anything_is_written(form, tmp_path):
    from forms.make import template

    template(form.template("en"), "{{ nmae }}")
    with pytest.raises(TemplateRefused, match="nmae"):
        run(form, tmp_path, [row(1)])
    assert not (tmp_path / "out").exists()


def test_hostile_values_stay_text_and_out_of_file_names(form, tmp_path):
    name = "O'Neil & Sons <b> {{ 7*7 }} =cmd|' /C calc'!A0"
    report = run(form, tmp_path, [row(1, name=name, case_number="..\\..\\con<>:|?* x")])
    file = tmp_path / "out" / report.written[0].file
    assert file.name == "con-x_plan_letter_2026-11-25_N-2026-000001.docx"
    assert "Dear O&#39;Neil &amp; Sons &lt;b&gt; {{ 7*7 }} =cmd" in part(file.read_bytes())


def test_ctrl_c_keeps_what_was_written_and_the_next_run_goes_on(form, tmp_path):
    def stop(done, total):
        if done == 3:
            raise KeyboardInterrupt

    rows = [row(number) for number in range(8)]
    report = run(form, tmp_path, rows, on_progress=stop)
    assert report.interrupted
    assert len(report.written) == 3
    again = run(form, tmp_path, rows)
    assert (len(again.already), len(again.written)) == (3, 5)


def test_a_folder_that_cannot_be_written_is_told(form, tmp_path):
    (tmp_path / "out").write_text("a file where the folder should be")
    with pytest.raises(FileBusy, match="out"):
        run(form, tmp_path, [row(1)])


def test_a_full_disk_keeps_the_register_true(form, tmp_path, monkeypatch):
    real, calls = os.replace, []

    def replace(source, target):
        calls.append(target)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    rows = [row(number) for number in range(5)]
    with pytest.raises(FileBusy, match="no space left"):
        run(form, tmp_path, rows)
    monkeypatch.undo()
    states = [line["state"] for line in Register(tmp_path / "register.sqlite").list()]
    assert states == ["rendered", "rendered", "planned", "planned", "planned"]
    assert not list((tmp_path / "out").glob("*.part"))
    assert len(run(form, tmp_path, rows).written) == 3


def test_a_folder_without_the_right_to_write_is_told_and_nothing_counts_as_written(form, tmp_path, monkeypatch):
    real = Path.open

    def refused(path, mode="r", *more, **named):
        if path.name.endswith(".part"):
            raise PermissionError(13, "Permission denied")
        return real(path, mode, *more, **named)

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(FileBusy, match=r"cannot be written.*permission denied.*write-protected"):
        run(form, tmp_path, [row(1), row(2)])
    monkeypatch.undo()
    assert {line["state"] for line in Register(tmp_path / "register.sqlite").list()} == {"planned"}
    assert list((tmp_path / "out").iterdir()) == []
    assert len(run(form, tmp_path, [row(1), row(2)]).written) == 2


def test_a_disk_that_is_full_for_the_register_leaves_it_true(form, tmp_path):
    """Documents that were written but could not be entered are planned, and written again by the next run."""
    run(form, tmp_path, [row(0)])
    book = Register(tmp_path / "register.sqlite")
    pages = book._db.execute("PRAGMA page_count").fetchone()[0]
    book._db.execute(f"PRAGMA max_page_count = {pages + 20}")
    rows = [row(number, note="x" * 5000) for number in range(1, 200)]
    with pytest.raises(FileBusy, match=r"register cannot be used.*full"):
        issue(rows, form, tmp_path / "out", book, issued_by="Pat", as_of=DAY)
    book.close()
    kept = {line["case_number"]: line["state"] for line in Register(tmp_path / "register.sqlite").list()}
    assert kept["C00000"] == "rendered"
    assert set(kept.values()) <= {"rendered", "planned"}
    assert len(run(form, tmp_path, rows).written) == 199
    assert {line["state"] for line in Register(tmp_path / "register.sqlite").list()} == {"rendered"}


def test_a_template_that_breaks_in_one_row_leaves_the_others_to_be_written(form, tmp_path):
    """A value that no check foresees stops its own document only, and its plan is taken back."""
    from forms.make import template

    template(form.template("en"), "{{ name }} {% for row in activities %}{{ row.hours * 2 }}{% endfor %}")
    report = run(form, tmp_path, [row(1), row(2, language="es")])
    assert [issued.case_number for issued in report.written] == ["C00002"]
    assert "row 1, case C00001" in report.problems[0].where
    assert [line["case_number"] for line in Register(tmp_path / "register.sqlite").list()] == ["C00002"]


def test_documents_can_be_looked_at_before_anything_is_written(form, tmp_path):
    shown = sample_documents((row(number) for number in range(9)), form, as_of=DAY, count=2)
    assert ["Participant0" in part(shown[0]), "Participant1" in part(shown[1]), len(shown)] == [True, True, 2]
    assert [path.name for path in tmp_path.iterdir()] == ["templates"]
    with pytest.raises(DataProblems, match="cannot be shown"):
        sample_documents([row(1, name="")], form, as_of=DAY)


def test_two_runs_at_once_are_kept_apart(form, tmp_path):
    run(form, tmp_path, [row(1)])
    with Register(tmp_path / "register.sqlite").issuing(), pytest.raises(FileBusy, match="another run"):
        run(form, tmp_path, [row(2)])
    assert len(run(form, tmp_path, [row(2)]).written) == 1


@pytest.fixture
def two(monkeypatch):
    """Two processes, however few documents there are."""
    from caseload.forms import crew

    monkeypatch.setattr(crew, "WORTH", 1)
    return {"jobs": 2}


def test_two_processes_give_the_very_same_documents(form, tmp_path, two):
    rows = [row(number, language="es" if number % 3 else "en", large_print=number % 5 == 0) for number in range(130)]
    seen = []
    report = run(form, tmp_path, rows, on_progress=lambda *at: seen.append(at), **two)
    alone = run(form, tmp_path / "alone", rows)
    assert report.record() == alone.record()
    assert seen == [(number, 130) for number in range(1, 131)]
    for issued in report.written:
        assert (tmp_path / "out" / issued.file).read_bytes() == (tmp_path / "alone" / "out" / issued.file).read_bytes()
    book, other = (Register(folder / "register.sqlite") for folder in (tmp_path, tmp_path / "alone"))
    assert [line["digest"] for line in book.list()] == [line["digest"] for line in other.list()]
    assert book.document("N-2026-000007") == other.document("N-2026-000007")


def test_two_processes_tell_every_problem_in_order(form, tmp_path, two):
    rows = [row(number, name="" if number % 40 == 0 else "Ana") for number in range(130)]
    with pytest.raises(DataProblems, match="4 of 130") as refused:
        run(form, tmp_path, rows, **two)
    assert [problem.where for problem in refused.value.problems] == [
        f"row {number + 1}, case C{number:05d}: name" for number in (0, 40, 80, 120)
    ]
    assert not (tmp_path / "out").exists()


def test_a_file_that_another_process_cannot_write_is_told_as_ever(form, tmp_path, two):
    (tmp_path / "out" / "C00001_plan_letter_2026-11-25_N-2026-000002.docx").mkdir(parents=True)
    with pytest.raises(FileBusy, match=r"C00001_plan_letter.*Close it everywhere"):
        run(form, tmp_path, [row(0), row(1), row(2)], **two)
    assert {line["state"] for line in Register(tmp_path / "register.sqlite").list()} == {"planned"}


def test_ctrl_c_with_two_processes_keeps_what_was_written(form, tmp_path, two):
    def stop(done, total):
        if done == 60:
            raise KeyboardInterrupt

    rows = [row(number) for number in range(130)]
    report = run(form, tmp_path, rows, on_progress=stop, **two)
    assert (report.interrupted, len(report.written)) == (True, 60)
    again = run(form, tmp_path, rows, **two)
    assert (len(again.already), len(again.written)) == (60, 70)


_KILLED = """
import sys
from pathlib import Path
from forms.office import DAY, row
from caseload.forms import crew, issue, read_catalogue
if __name__ == "__main__":
    folder, count, jobs = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    crew.WORTH = 1
    form = read_catalogue(folder / "templates").form("plan_letter")
    rows = [row(number) for number in range(count)]
    said = lambda done, total: print("first", flush=True) if done == 1 else None
    print("ready", flush=True)
    issue(rows, form, folder / "out", folder / "register.sqlite", issued_by="Pat", as_of=DAY, jobs=jobs, on_progress=said)
"""
COUNT, KILLS = 1000, 10


@pytest.mark.skipif(os.name == "nt", reason="kills by signal")
@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_at_random_moments_and_resumed_gives_exactly_the_right_documents(form, tmp_path, jobs):
    """A thousand notices, killed ten times: while rows are checked, planned, written, entered, at any moment."""
    chosen = random.Random(5)
    script = tmp_path / "killed.py"
    script.write_text(_KILLED, encoding="utf-8")
    arguments, in_the_midst = [str(tmp_path), str(COUNT), str(jobs)], 0
    for turn in range(KILLS):
        in_the_midst += _killed_after(script, arguments, "ready" if turn % 2 else "first", chosen.uniform(0, 0.12))
    assert in_the_midst >= 3  # the others came when everything was done
    rows = [row(number) for number in range(COUNT)]
    run(form, tmp_path, rows)
    register = Register(tmp_path / "register.sqlite")
    lines = register.list()
    assert sorted(line["case_number"] for line in lines) == [row["case_number"] for row in rows]
    assert {line["state"] for line in lines} == {"rendered"}
    assert sorted(path.name for path in (tmp_path / "out").glob("*.docx")) == sorted(line["file"] for line in lines)
    for line in lines:
        data = (tmp_path / "out" / line["file"]).read_bytes()
        assert data == register.document(line["id"])
        assert f"Case {line['case_number']} Notice {line['id']}" in part(data, "word/header1.xml")


def _killed_after(script: Path, arguments: list[str], word: str, seconds: float) -> bool:
    """Start a run, wait for its word and a little more, kill it; whatever it has started must end by itself.

    Gives whether it was still running.
    """
    paths = os.pathsep.join(str(path) for path in sys.path if path)
    command = [sys.executable, str(script), *arguments]
    worker = subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": paths})
    assert worker.stdout is not None
    for line in worker.stdout:
        if line.strip() == word.encode():
            break
    time.sleep(seconds)
    worker.send_signal(signal.SIGKILL)
    worker.communicate(timeout=30)  # the end of its output is the end of all that hold it
    return worker.returncode == -signal.SIGKILL


def test_the_register_is_in_wal_mode(form, tmp_path):
    run(form, tmp_path, [row(1)])
    assert sqlite3.connect(tmp_path / "register.sqlite").execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_names_fit_every_computer():
    from caseload.forms.naming import file_name, safe

    assert [safe(text) for text in ("1B23456", "a b/c", "  ", "x" * 99, "..", "ñandú")] == [
        "1B23456", "a-b-c", "-", "x" * 40, "-", "and",
    ]  # fmt: skip
    assert file_name("CON", "f", DAY, "N-1") == "CON_f_2026-11-25_N-1.docx"
    assert not Path(file_name("-", "-", DAY, "-")).name.startswith(("-", "."))
