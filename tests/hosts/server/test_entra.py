"""Signing in with Entra ID: tokens signed with keys of our own making, which stand in for Microsoft's."""

from __future__ import annotations

import hmac
import json
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from caseload.errors import WrongUse
from caseload.hosts.buttons import ROLES
from caseload.hosts.server import doors
from caseload.hosts.server.sealed import text_of
from caseload.hosts.server.settings import read
from hosts.office_stub.browser import Page
from hosts.office_stub.pane import Pane
from hosts.office_stub.running import BATCH, CALL, Running, running
from hosts.office_stub.sheets import request

if find_spec("xlwings_server") is None:
    pytest.skip("needs the extra caseload[server]", allow_module_level=True)

CLIENT, TENANT = "11111111-2222-3333-4444-555555555555", "66666666-7777-8888-9999-000000000000"
OURS = {"CASELOAD_SERVER_SIGN_IN": "entraid", "CASELOAD_SERVER_SECRET": "",
        "XLWINGS_AUTH_ENTRAID_CLIENT_ID": CLIENT, "XLWINGS_AUTH_ENTRAID_TENANT_ID": TENANT}  # fmt: skip


@pytest.fixture(scope="module")
def key() -> Any:
    """A key that stands in for Microsoft's."""
    from joserfc.jwk import RSAKey

    return RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})


@pytest.fixture(scope="module")
def entra(key: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server that takes tokens of this key."""
    folder = tmp_path_factory.mktemp("entra")
    (folder / "keys.json").write_text(json.dumps({"keys": [key.as_dict(private=False)]}), encoding="utf-8")
    with running(folder, **OURS, CASELOAD_SERVER_ENTRA_KEYS=str(folder / "keys.json")) as made:
        yield made


def _token(key: Any, header: dict[str, Any] | None = None, **claims: Any) -> str:
    from joserfc import jwt

    now = int(time.time())
    body = {"ver": "2.0", "aud": CLIENT, "iss": f"https://login.microsoftonline.com/{TENANT}/v2.0", "oid": "person-1",
            "name": "Robin Specimen", "roles": ["caseworker"], "iat": now, "nbf": now - 5, "exp": now + 600, **claims}  # fmt: skip
    return "Bearer " + jwt.encode(header or {"alg": "RS256", "kid": "one"}, {k: v for k, v in body.items() if v is not None}, key)


def test_a_token_of_the_tenant_names_its_person_and_roles(entra: Running, key: Any) -> None:
    status, found = entra.ask("GET", doors.ME, code=_token(key))
    assert (status, found) == (200, {"name": "Robin Specimen", "roles": ["caseworker"]})
    assert entra.cell("WTW_REQUIRED_HOURS", 1, 43831, 1, 46000, code=_token(key)) == (200, {"result": 20})


def test_a_token_of_the_older_form_counts_too(entra: Running, key: Any) -> None:
    old = _token(key, ver="1.0", aud=f"api://{CLIENT}", iss=f"https://sts.windows.net/{TENANT}/")
    assert entra.ask("GET", doors.ME, code=old)[0] == 200


@pytest.mark.parametrize("claims", [
    {"aud": "another-application"}, {"iss": "https://login.microsoftonline.com/another-tenant/v2.0"}, {"ver": "3.0"}, {"ver": None},
    {"exp": 1_700_000_000}, {"nbf": 4_000_000_000}, {"aud": None}, {"iss": None}, {"exp": None},
])  # fmt: skip
def test_any_other_token_does_not_count(entra: Running, key: Any, claims: dict[str, Any]) -> None:
    for method, path in (("GET", doors.ME), ("POST", CALL), ("POST", BATCH), ("POST", doors.RUN + "refresh"), ("POST", doors.LINK)):
        status, answer = entra.ask(method, path, {} if method == "POST" else None, _token(key, **claims))
        assert (status, answer["detail"]) == (401, "please sign in again")


def _shared(secret: bytes, body: str) -> str:
    """A token that takes the public key, which everybody knows, for a shared secret."""
    head = text_of(b'{"alg":"HS256","kid":"one"}')
    return f"{head}.{body}.{text_of(hmac.digest(secret, f'{head}.{body}'.encode(), 'sha256'))}"


def test_a_token_of_another_key_an_unsigned_one_and_what_is_none_do_not_count(entra: Running, key: Any) -> None:
    from joserfc.jwk import RSAKey

    stranger = RSAKey.generate_key(2048, {"kid": "one"})
    body = _token(key).removeprefix("Bearer ").split(".")[1]
    unsigned = f"Bearer eyJhbGciOiJub25lIn0.{body}."
    confused = f"Bearer {_shared(key.as_pem(private=False), body)}"
    for wrong in (_token(stranger), unsigned, confused, "", "Bearer", "Bearer x", "Bearer a.b.c", "Error 13001: nobody",
                  _token(key).removeprefix("Bearer "), _token(key)[:-4] + "AAAA"):  # fmt: skip
        assert entra.ask("GET", doors.ME, code=wrong)[0] == 401, wrong


@pytest.mark.parametrize("roles", [None, [], ["boss"], ["Caseworker"]])
def test_without_one_of_our_roles_nothing_is_had(entra: Running, key: Any, roles: Any) -> None:
    for method, path in (("GET", doors.ME), ("POST", CALL), ("POST", BATCH), ("POST", doors.RUN + "check"), ("POST", doors.LINK)):
        assert entra.ask(method, path, {} if method == "POST" else None, _token(key, roles=roles, oid="person-2"))[0] == 403


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_do_what_its_buttons_say(entra: Running, key: Any, role: str, caseload: Path) -> None:
    status, _ = entra.run("refresh", request(caseload), _token(key, roles=[role], oid=f"a-{role}"))
    assert status == (403 if role == "clerk" else 200)
    assert entra.run("check", request(caseload), _token(key, roles=[role], oid=f"b-{role}"))[0] == 200


def test_a_token_ends_in_its_second_though_it_was_seen_before(entra: Running, key: Any) -> None:
    ends = int(time.time()) + 2
    short = _token(key, exp=ends)
    assert entra.ask("GET", doors.ME, code=short)[0] == 200
    while (status := entra.ask("GET", doors.ME, code=short)[0]) == 200:
        assert time.time() < ends + 1, "it counts beyond its end"
        time.sleep(0.1)  # so many calls a minute are allowed
    assert (status, time.time() >= ends) == (401, True)


def test_a_new_key_counts_without_a_restart(key: Any, tmp_path: Path) -> None:
    from joserfc.jwk import RSAKey

    file, fresh = tmp_path / "keys.json", RSAKey.generate_key(2048, {"kid": "two"})
    file.write_text(json.dumps({"keys": [key.as_dict(private=False)]}), encoding="utf-8")
    with running(tmp_path, **OURS, CASELOAD_SERVER_ENTRA_KEYS=str(file)) as server:
        signed = _token(fresh, {"alg": "RS256", "kid": "two"})
        assert server.ask("GET", doors.ME, code=signed)[0] == 401
        file.write_text(json.dumps({"keys": [fresh.as_dict(private=False)]}), encoding="utf-8")
        assert server.ask("GET", doors.ME, code=signed)[0] == 200
        assert server.ask("GET", doors.ME, code=_token(key))[0] == 401, "and the old one no longer does"


def test_when_microsoft_cannot_be_reached_it_is_said_and_nobody_is_let_in(key: Any, tmp_path: Path) -> None:
    """Every way out leads to a closed door of this computer."""
    closed = {"HTTPS_PROXY": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9", "NO_PROXY": "", "no_proxy": ""}
    with running(tmp_path, **OURS, **closed) as server:
        status, answer = server.ask("GET", doors.ME, code=_token(key))
    assert status == 503
    assert "try again" in answer["detail"]


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"keys": []}', None])
def test_a_file_of_keys_that_holds_none_keeps_the_server_from_starting(tmp_path: Path, text: str | None) -> None:
    file = tmp_path / "keys.json"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    with pytest.raises(WrongUse, match="keys of Entra ID"):
        read({**OURS, "CASELOAD_SERVER_ENTRA_KEYS": str(file)})


def test_no_other_tenant_is_ever_let_in_by_a_setting(tmp_path: Path, key: Any) -> None:
    (tmp_path / "keys.json").write_text(json.dumps({"keys": [key.as_dict(private=False)]}), encoding="utf-8")
    more = {"XLWINGS_AUTH_ENTRAID_MULTITENANT": "true", "CASELOAD_SERVER_ENTRA_KEYS": str(tmp_path / "keys.json")}
    with running(tmp_path, **OURS, **more) as server:
        foreign = _token(key, iss="https://login.microsoftonline.com/99999999-7777-8888-9999-000000000000/v2.0")
        assert server.ask("GET", doors.ME, code=foreign)[0] == 401


def test_no_token_is_written_down(entra: Running, key: Any) -> None:
    token = _token(key, aud="another-application")
    entra.ask("GET", doors.ME, code=token)
    entra.ask("GET", doors.ME, code="Error 13001: Zzyzx-Testmark")
    assert token.split(".")[1] not in entra.log
    assert "Zzyzx" not in entra.log
    assert "Traceback" not in entra.log


@pytest.mark.chromium
def test_the_pane_signs_in_by_office_itself(page: Page, entra: Running, key: Any, sheets: list[dict[str, Any]]) -> None:
    """No code is asked for; when Office has nobody signed in, the pane says so and tries again on a press."""
    pane = Pane(page, entra)
    page.release()
    page.open(f"{entra.address}/taskpane.html", sheets)
    assert "not signed in" in page.run("document.querySelector('#view .error').innerText")
    page.run(f"stub.token = () => '{_token(key).removeprefix('Bearer ')}'")
    pane.click("#view .act")
    page.wait("document.querySelector('#do-refresh')")
    assert "Signed in as Robin Specimen" in page.text()
    assert not page.run("document.querySelector('#out').checkVisibility()"), "signing out is Office's own"
    pane.day("2026-11-25")
    pane.press("refresh")
    assert pane.title() == "As of Nov 25, 2026"
    assert page.run("stub.compute('Guide', 'D1', 'WTW_REQUIRED_HOURS', [1, 43831, 1, 46000])") == [[20]]
