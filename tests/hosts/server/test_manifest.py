"""The manifest is one that Office takes: every name resolves, nothing is too long, and it holds what the buttons hold."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from lxml import etree

from caseload.hosts.buttons import BUTTONS, GROUPS
from hosts.office_stub.running import Running, running

if find_spec("xlwings_server") is None:
    pytest.skip("needs the extra caseload[server]", allow_module_level=True)

HOST = "caseload.example.gov"
LONGEST = {"ShortStrings": 125, "LongStrings": 250}


@pytest.fixture(scope="module")
def behind_proxy(tmp_path_factory: pytest.TempPathFactory) -> Running:  # type: ignore[misc]
    """A server that is reached under a name of its own."""
    with running(tmp_path_factory.mktemp("named"), CASELOAD_SERVER_HOSTNAME=HOST) as made:
        yield made


@pytest.fixture(scope="module")
def manifest(behind_proxy: Running) -> etree._Element:
    status, text = behind_proxy.ask("GET", "/manifest.xml")
    assert status == 200
    return etree.fromstring(text.encode())


def _all(tree: etree._Element, name: str) -> list[etree._Element]:
    return list(tree.iter(f"{{*}}{name}"))


def test_every_resource_is_there_and_each_is_used(manifest: etree._Element) -> None:
    there = [each.get("id") for kind in ("Image", "Url", "String") for each in _all(manifest, kind) if each.get("id")]
    used = {each.get("resid") for each in manifest.iter("{*}*") if each.get("resid")}
    assert len(there) == len(set(there))
    assert used == set(there)
    assert all(len(each) <= 32 for each in there)


def test_ids_are_unique_and_short_enough(manifest: etree._Element) -> None:
    ids = [each.get("id") for kind in ("Control", "Group", "CustomTab") for each in _all(manifest, kind)]
    assert len(ids) == len(set(ids)) == len(BUTTONS) + len(GROUPS) + 1
    assert all(len(each) <= 125 and re.fullmatch(r"[A-Za-z][\w.]*", each) for each in ids)


@pytest.mark.parametrize("kind", LONGEST)
def test_texts_are_short_enough_in_both_languages(manifest: etree._Element, kind: str) -> None:
    [part] = _all(manifest, kind)
    texts = [each.get("DefaultValue") or each.get("Value") for each in part.iter("{*}String", "{*}Override")]
    assert len(texts) >= len(BUTTONS)
    assert all(0 < len(each) <= LONGEST[kind] for each in texts)


def test_every_address_is_of_this_server_and_secure(manifest: etree._Element) -> None:
    places = [each.get("DefaultValue") for kind in ("Image", "Url", "IconUrl", "SourceLocation", "HighResolutionIconUrl", "SupportUrl")
              for each in _all(manifest, kind) if each.get("DefaultValue")]  # fmt: skip
    assert len(places) > 30
    assert all(each.startswith(f"https://{HOST}/") for each in places)


def test_every_address_of_the_manifest_answers(manifest: etree._Element, behind_proxy: Running) -> None:
    places = {each.get("DefaultValue") for kind in ("Image", "Url", "IconUrl") for each in _all(manifest, kind)} - {None}
    for place in places:
        assert behind_proxy.fetch(place.removeprefix(f"https://{HOST}"))[0] == 200, place


def test_the_ribbon_has_the_buttons_of_the_pane_in_their_groups(manifest: etree._Element, behind_proxy: Running) -> None:
    found = {group.get("id"): [each.get("id") for each in _all(group, "Control")] for group in _all(manifest, "Group")}
    assert found == {f"Group.{group.name}": [f"Button.{each.name}" for each in group.buttons] for group in GROUPS}
    actions = [each.text for each in _all(manifest, "FunctionName")]
    assert actions == [f"caseload-{each.name}" for group in GROUPS for each in group.buttons]
    script = Path("addin/caseload/hosts/server/project/static/js/ribbon.js")
    assert "Office.actions.associate(`caseload-${name}`" in (Path(__file__).resolve().parents[3] / script).read_text(encoding="utf-8")


def test_functions_have_no_namespace_and_each_that_is_named_is_there(manifest: etree._Element, behind_proxy: Running) -> None:
    assert _all(manifest, "Namespace") == []
    _, meta = behind_proxy.ask("GET", "/xlwings/custom-functions-meta.json")
    script = behind_proxy.fetch("/xlwings/custom-functions-code.js")[1].decode()
    associated = set(re.findall(r'CustomFunctions\.associate\("([^"]+)"', script))
    assert {each["id"] for each in meta["functions"]} == associated
    for each in meta["functions"]:
        assert re.fullmatch(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)+", each["name"]), each["name"]
        assert all(0 < len(part["description"]) <= 255 for part in (each, *each["parameters"]))
        assert not each.get("options", {}).get("volatile")
        optional = [bool(part.get("optional")) for part in each["parameters"]]
        assert optional == sorted(optional), "no required argument after an optional one"


def test_with_entra_the_manifest_names_the_application(tmp_path: Path) -> None:
    entra = {"CASELOAD_SERVER_SIGN_IN": "entraid", "XLWINGS_AUTH_ENTRAID_CLIENT_ID": "11111111-2222-3333-4444-555555555555",
             "XLWINGS_AUTH_ENTRAID_TENANT_ID": "66666666-7777-8888-9999-000000000000"}  # fmt: skip
    with running(tmp_path, CASELOAD_SERVER_HOSTNAME=HOST, **entra) as server:
        tree = etree.fromstring(server.ask("GET", "/manifest.xml")[1].encode())
    [about] = _all(tree, "WebApplicationInfo")
    client = entra["XLWINGS_AUTH_ENTRAID_CLIENT_ID"]
    assert [each.text for each in about][:2] == [client, f"api://{HOST}/{client}"]
