"""A refresh that is stopped at any moment leaves the old file or the new one, whole, and the next one goes on."""

from __future__ import annotations

import multiprocessing
import os
import random
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from caseload.app.making import new
from caseload.app.refreshing import refresh_one
from caseload.tables.backup import backup_of

DAY = date(2026, 11, 25)
KILLS = 50


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kills") / "wtw.xlsx"
    new("wtw", path, participants=4, as_of=DAY)
    return path


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can split a process: POSIX")
def test_fifty_kills_at_random_moments_of_a_refresh_leave_the_old_or_the_new_file_whole(small: Path, tmp_path: Path) -> None:
    book, chosen, apart = tmp_path / "wtw.xlsx", random.Random(50), multiprocessing.get_context("fork")
    book.write_bytes(small.read_bytes())
    for turn in range(4):  # until the two days take turns with the same bytes
        began = time.perf_counter()
        refresh_one(book, DAY + timedelta(days=33 * (turn % 2)), backup=False)
        most = (time.perf_counter() - began) * 1.5
    versions = {1: book.read_bytes()}
    refresh_one(book, DAY, backup=False)
    versions[0] = book.read_bytes()
    assert versions[0] != versions[1]
    seen, stopped = set(), 0
    for turn in range(KILLS):
        run = apart.Process(target=refresh_one, args=(book, DAY + timedelta(days=33 * (turn % 2))))
        run.start()
        time.sleep(chosen.random() * most)
        stopped += run.is_alive()
        most *= 1.2 if run.is_alive() else 0.85  # however busy the machine is, some come too early and some too late
        run.kill()
        run.join()
        now = book.read_bytes()
        assert now in versions.values(), f"kill {turn} left something else"
        assert not backup_of(book).exists() or backup_of(book).read_bytes() in versions.values()
        seen.add(now)
    assert stopped >= KILLS / 5, "the kills came too late to mean anything"
    assert len(seen) == 2, "no run came as far as its swap"
    for turn in (0, 1):  # the next write takes over what a killed one left beside the file
        refresh_one(book, DAY + timedelta(days=33 * turn))
        assert book.read_bytes() == versions[turn]
    assert {path.name for path in tmp_path.iterdir()} == {"wtw.xlsx", backup_of(book).name}


def test_a_refresh_of_many_that_is_stopped_is_taken_up_where_it_was(small: Path, tmp_path: Path) -> None:
    """What was finished changes no byte when the same command runs again; the rest is done then."""
    from caseload.app.refreshing import refresh

    for number in range(4):
        (tmp_path / f"w{number}.xlsx").write_bytes(small.read_bytes())
    running = refresh([tmp_path], DAY + timedelta(days=33))
    done = [next(running).file, next(running).file]
    running.close()
    moments = {name: (tmp_path / name).stat().st_mtime_ns for name in done}
    reports = {report.file: report for report in refresh([tmp_path], DAY + timedelta(days=33))}
    assert {name: (tmp_path / name).stat().st_mtime_ns for name in done} == moments
    assert [reports[f"w{number}.xlsx"].cells_changed > 0 for number in range(4)] == [False, False, True, True]
