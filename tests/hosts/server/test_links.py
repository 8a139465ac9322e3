"""Links to documents: made here, for a few minutes, for exactly what they name."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from caseload.hosts.server import doors, links
from caseload.hosts.server.sealed import seal
from hosts.office_stub.pane import Pane
from hosts.office_stub.running import Running

IDS = ["N-2026-000001", "N-2026-000007"]


def test_a_link_names_its_documents_for_five_minutes(tmp_path: Path) -> None:
    text = links.make(tmp_path, IDS, now=1000)
    assert links.follow(tmp_path, text, now=1000 + 5 * 60 - 1) == IDS
    assert links.follow(tmp_path, text, now=1000 + 5 * 60) == []


def test_a_link_of_another_office_or_a_changed_one_leads_nowhere(tmp_path: Path) -> None:
    mark, body, signature = links.make(tmp_path / "a", IDS).split(".")
    other = links.make(tmp_path / "b", ["N-2026-000002"])
    for wrong in (other, f"{mark}.{body}.x", f"{mark}.{other.split('.')[1]}.{signature}", "", "x", f"{mark}.{body}"):
        assert links.follow(tmp_path / "a", wrong) == []


def test_a_sign_in_code_is_no_link(tmp_path: Path) -> None:
    assert links.follow(tmp_path, seal(links.key(tmp_path), "cl1", [9_999_999_999, *IDS])) == []


def test_two_hundred_documents_fit_in_one_address(tmp_path: Path) -> None:
    assert len(links.make(tmp_path, [f"N-2026-{number:06d}" for number in range(0, 9000, 45)])) < 2000


@pytest.mark.parametrize("body", [{}, {"notices": []}, {"notices": "N-2026-000001"}, {"notices": ["x"]}, {"notices": [1]},
                                  {"notices": ["N-2026-000001"] * 201}, {"notices": ["../../x"]}])  # fmt: skip
def test_documents_are_named_by_their_ids(server: Running, body: Any) -> None:
    assert server.ask("POST", doors.LINK, body, server.code())[0] == 400


def test_documents_that_are_not_in_the_register_are_not_there(server: Running) -> None:
    _, made = server.ask("POST", doors.LINK, {"notices": ["N-1999-000001"]}, server.code())
    assert server.ask("GET", made["address"])[0] == 404


@pytest.mark.chromium
def test_on_a_mac_the_browser_fetches_the_documents(pane: Pane, sheets: list[dict[str, Any]], server: Running) -> None:
    """Excel on a Mac saves nothing that a pane holds."""
    pane.open(sheets)
    pane.page.run("Office.context.platform = 'Mac'")
    pane.press("notices")
    pane.click(pane.line("Let Us Talk"))
    pane.page.wait("document.querySelector('#all')")
    pane.click("#view .row .act")
    pane.page.wait("document.querySelector('.file')")
    count = int(pane.title().split()[0])
    pane.click(".file")
    pane.page.wait("stub.windows.length")
    address = pane.page.run("stub.windows[0]")
    assert address.startswith(f"{server.address}{doors.DOCUMENTS}")
    status, data, kind = server.fetch(address.removeprefix(server.address))
    assert (status, kind) == (200, "application/zip")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len(set(archive.namelist())) == count > 0
