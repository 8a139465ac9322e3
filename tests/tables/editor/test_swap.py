"""A file is replaced in one step, kept as it was when anything goes wrong, and never while others use it."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest

from caseload.errors import FileBusy
from caseload.tables import edit_workbook, patch_cells
from caseload.tables.editor import swap

EDIT = {"Cases": {"B2": 99}}
posix = pytest.mark.skipif(os.name == "nt", reason="permissions and signals of POSIX")


def left(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_workbook_can_be_its_own_target(book):
    report = patch_cells(book, book, EDIT)
    assert report.cells_changed == 1
    assert openpyxl.load_workbook(book)["Cases"]["B2"].value == 99
    assert left(book.parent) == {"book.xlsx"}


def test_nothing_is_written_when_nothing_changes(book):
    """Not even the same bytes again: the time of the file stays."""
    before = book.stat()
    patch_cells(book, book, {"Cases": {"B2": 20}})
    assert (book.stat().st_mtime_ns, book.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


@pytest.mark.parametrize("lock", ["~$book.xlsx", ".~lock.book.xlsx#"])
def test_a_target_that_is_open_in_a_spreadsheet_program_is_refused(book, lock):
    (book.parent / lock).write_bytes(b"")
    before = book.read_bytes()
    with pytest.raises(FileBusy, match=r"open.*stands beside it.*Close it"):
        patch_cells(book, book, EDIT)
    assert book.read_bytes() == before


def test_a_lock_that_appears_while_we_work_is_seen(book, monkeypatch):
    """The last look is just before the swap."""
    settle = swap._settle

    def opened_meanwhile(file):
        settle(file)
        (book.parent / "~$book.xlsx").write_bytes(b"")

    monkeypatch.setattr(swap, "_settle", opened_meanwhile)
    before = book.read_bytes()
    with pytest.raises(FileBusy, match="open"):
        patch_cells(book, book, EDIT)
    assert book.read_bytes() == before and left(book.parent) == {"book.xlsx", "~$book.xlsx"}


@pytest.mark.parametrize("change", [b"other", None])
def test_a_source_that_changed_since_it_was_read_is_refused(book, monkeypatch, change):
    """Saved by someone else meanwhile (a same-sized change too), or deleted."""
    before, settle = book.read_bytes(), swap._settle
    theirs = before[:-1] + b"\x01" if change else b""

    def saved_meanwhile(file):
        settle(file)
        book.write_bytes(theirs) if change else book.unlink()

    monkeypatch.setattr(swap, "_settle", saved_meanwhile)
    with pytest.raises(FileBusy, match="changed while it was worked on"):
        edit_workbook(book, book, EDIT, backup=book.with_name("kept.xlsx"))
    assert left(book.parent) == ({"book.xlsx"} if change else set())
    assert not change or book.read_bytes() == theirs


def test_the_backup_holds_what_was_replaced(book):
    before, kept = book.read_bytes(), book.with_name("kept.xlsx")
    edit_workbook(book, book, EDIT, backup=kept)
    assert kept.read_bytes() == before != book.read_bytes()
    edit_workbook(book, book, EDIT, backup=kept)
    assert kept.read_bytes() == before, "an edit that changes nothing leaves the backup alone"


def test_a_refused_write_leaves_the_last_backup_alone(book, monkeypatch):
    """The way back to the refresh before is not lost to one that never happened."""
    kept = book.with_name("kept.xlsx")
    kept.write_bytes(b"from last week")
    monkeypatch.setattr(swap, "holds", lambda path, data: False)
    with pytest.raises(FileBusy):
        edit_workbook(book, book, EDIT, backup=kept)
    assert kept.read_bytes() == b"from last week" and left(book.parent) == {"book.xlsx", "kept.xlsx"}


@pytest.mark.parametrize("where", ["write", "fsync", "replace"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_disk_that_fails_leaves_the_old_file_and_nothing_else(book, monkeypatch, where, code):
    """Full, forbidden or broken, at any step."""
    before = book.read_bytes()

    def fail(*_args):
        raise OSError(code, os.strerror(code))

    if where == "write":
        monkeypatch.setattr("caseload.tables.editor.package.Package._record", fail)
    else:
        monkeypatch.setattr(os, where, fail)
    with pytest.raises(FileBusy, match="cannot be written") as caught:
        edit_workbook(book, book, EDIT, backup=book.with_name("kept.xlsx") if where == "write" else None)
    assert ("room" in str(caught.value)) == (code == errno.ENOSPC), "what to do fits the reason"
    monkeypatch.undo()
    assert book.read_bytes() == before and left(book.parent) == {"book.xlsx"}


@posix
def test_a_full_disk_is_told_by_the_disk_itself(book):
    """Linux has a device that is always full."""
    with pytest.raises(OSError) as caught, Path("/dev/full").open("wb") as full:
        full.write(b"x")
        full.flush()
    assert caught.value.errno in swap._TODO


def test_a_folder_that_is_not_there_is_told(book, tmp_path):
    with pytest.raises(FileBusy, match=r"cannot be written.*Make the folder first"):
        patch_cells(book, tmp_path / "no" / "new.xlsx", EDIT)


def test_a_target_that_is_a_folder_stays_one(book, tmp_path):
    (tmp_path / "new.xlsx").mkdir()
    with pytest.raises(FileBusy, match="Choose another name"):
        patch_cells(book, tmp_path / "new.xlsx", EDIT)
    assert left(tmp_path) == {"book.xlsx", "new.xlsx"}


def test_a_read_only_file_is_not_replaced(book):
    book.chmod(0o444)
    before = book.read_bytes()
    with pytest.raises(FileBusy, match="read-only"):
        patch_cells(book, book, EDIT)
    assert book.read_bytes() == before and left(book.parent) == {"book.xlsx"}


@posix
def test_nobody_may_read_the_new_file_or_the_backup_who_could_not_read_the_old_one(book, monkeypatch):
    """From the first byte on: the mode is looked at while the part is being written."""
    book.chmod(0o600)
    seen, settle = [], swap._settle

    def look(file):
        seen.append(os.fstat(file.fileno()).st_mode & 0o777)
        settle(file)

    monkeypatch.setattr(swap, "_settle", look)
    edit_workbook(book, book, EDIT, backup=book.with_name("kept.xlsx"))
    assert seen == [0o600, 0o600]
    assert {path.stat().st_mode & 0o777 for path in book.parent.iterdir()} == {0o600}


@posix
def test_a_link_is_followed_to_the_file_it_stands_for(book, tmp_path):
    link = tmp_path / "here" / "link.xlsx"
    link.parent.mkdir()
    link.symlink_to(book)
    patch_cells(link, link, EDIT)
    assert link.is_symlink() and openpyxl.load_workbook(book)["Cases"]["B2"].value == 99
    (tmp_path / "~$book.xlsx").touch()
    with pytest.raises(FileBusy):
        patch_cells(link, link, {"Cases": {"B2": 1}})


@posix
def test_a_planted_link_in_place_of_the_part_is_not_written_through(book, tmp_path):
    victim = tmp_path / "victim.txt"
    victim.write_text("mine")
    (tmp_path / "book.xlsx.part").symlink_to(victim)
    with pytest.raises(FileBusy):
        patch_cells(book, book, EDIT)
    assert victim.read_text() == "mine"


def test_the_part_of_a_killed_run_is_taken_over(book, tmp_path):
    (tmp_path / "book.xlsx.part").write_bytes(b"x" * 100_000)
    patch_cells(book, book, EDIT)
    assert openpyxl.load_workbook(book)["Cases"]["B2"].value == 99
    assert left(tmp_path) == {"book.xlsx"}


@posix
def test_two_runs_do_not_write_one_file_at_once(book):
    with swap._part(book, like=book), pytest.raises(FileBusy, match="by another run"):
        patch_cells(book, book, EDIT)
    patch_cells(book, book, EDIT)


_EDITING = """
import sys
from caseload.tables import edit_workbook
path, value = sys.argv[1], 0
print("ready", flush=True)
while True:
    value += 1
    edit_workbook(path, path, {"Cases": {f"A{row}": f"{value} of {row}" for row in range(1, 200)}},
                  backup=path + ".kept.xlsx")
"""


@posix
def test_fifty_kills_at_random_moments_leave_the_old_or_the_new_file_whole(tmp_path, book):
    """After each kill the workbook opens, holds one edit entirely, and the next run goes on from there."""
    chosen, package = random.Random(50), Path(__file__).resolve().parents[3] / "addin"
    for _ in range(50):
        run = subprocess.Popen(
            [sys.executable, "-c", _EDITING, str(book)],
            env={**os.environ, "PYTHONPATH": str(package)},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert run.stdout.readline() == "ready\n"
        time.sleep(chosen.random() * 0.08)
        run.send_signal(signal.SIGKILL)
        run.wait()
        run.stdout.close()
        for path in (book, Path(f"{book}.kept.xlsx")):
            if path.exists():
                sheet = openpyxl.load_workbook(path, read_only=True)["Cases"]
                values = [row[0] for row in sheet.iter_rows(max_col=1, values_only=True)]
                edits = {str(value).split(" of ")[0] for value in values}
                assert len(edits) == 1 or values[0] == "Case", "one edit entirely, or the file as it was"
    assert left(tmp_path) <= {"book.xlsx", "book.xlsx.kept.xlsx", "book.xlsx.part", "book.xlsx.kept.xlsx.part"}
    assert Path(f"{book}.kept.xlsx").exists(), "some runs came as far as a swap"
    patch_cells(book, book, {"Cases": {"A1": "after"}})
