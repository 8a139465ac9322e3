"""A running server and a caseload of invented people, once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hosts.office_stub.running import Running, running

AS_OF = date(2026, 11, 25)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server with signed sign-in."""
    pytest.importorskip("xlwings_server", reason="needs the extra caseload[server]")
    with running(tmp_path_factory.mktemp("server")) as made:
        yield made


@pytest.fixture(scope="session")
def caseload(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Welfare-to-Work workbook of 60 invented people."""
    from caseload.app.caseloads import new

    path = tmp_path_factory.mktemp("caseload") / "wtw.xlsx"
    new("wtw", path, participants=60, as_of=AS_OF)
    return path
