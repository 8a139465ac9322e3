"""A running server, a browser and a caseload of invented people, once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hosts.office_stub.browser import Page, browser
from hosts.office_stub.pane import Pane
from hosts.office_stub.running import Running, needs_server, running
from hosts.office_stub.sheets import sheets_of

AS_OF = date(2026, 11, 25)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server with signed sign-in."""
    needs_server()
    with running(tmp_path_factory.mktemp("server"), CASELOAD_SERVER_MOST_REQUESTS="100000") as made:
        yield made


@pytest.fixture(scope="module")
def caseload(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Welfare-to-Work workbook of 60 invented people."""
    from caseload.app.making import new

    path = tmp_path_factory.mktemp("caseload") / "wtw.xlsx"
    new("wtw", path, participants=60, as_of=AS_OF)
    return path


@pytest.fixture(scope="module")
def sheets(caseload: Path) -> list[dict[str, Any]]:
    """That workbook as the sheets of an open one."""
    return sheets_of(caseload)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A browser."""
    with browser(tmp_path_factory.mktemp("browser")) as made:
        yield made


@pytest.fixture
def pane(page: Page, server: Running) -> Iterator[Pane]:
    """The task pane; whatever a test makes it say, no script of it may fail."""
    page.errors.clear()
    yield Pane(page, server)
    page.release()
    assert page.errors == []
