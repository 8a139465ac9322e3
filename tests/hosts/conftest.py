"""The hosts, each started once for the tests that ask it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

import pytest

from hosts.calc import Calc, python_matches
from hosts.com import Excel, excel
from hosts.server import Server, server


@pytest.fixture(scope="module")
def com() -> Iterator[Excel]:
    with excel() as session:
        yield session


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if find_spec("xlwings_server") is None:
        pytest.skip("needs xlwings-server (pip install caseload[server])")
    with server(tmp_path_factory.mktemp("server") / "project") as running:
        yield running


@pytest.fixture(scope="session")
def calc(tmp_path_factory: pytest.TempPathFactory) -> Calc:
    if not python_matches():
        pytest.skip("needs LibreOffice with this Python's version")
    folder = tmp_path_factory.mktemp("calc") / "calc"
    folder.mkdir()
    return Calc(folder)
