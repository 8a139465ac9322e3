"""The server refuses to start where it would be open to anybody, and says what to set."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from caseload.cli import main
from caseload.errors import WrongUse
from caseload.hosts.server.settings import export, read

SIGNED = {"CASELOAD_SERVER_SIGN_IN": "signed", "CASELOAD_SERVER_SECRET": "x" * 32}


@pytest.mark.parametrize(("given", "said"), [
    ({}, "does not start without sign-in"),
    ({"CASELOAD_SERVER_ENVIRONMENT": "prod"}, "Write production or development"),
    ({"CASELOAD_SERVER_SIGN_IN": "custom"}, "signed, entraid"),
    ({"CASELOAD_SERVER_SIGN_IN": "signed"}, "at least 32 characters"),
    ({**SIGNED, "CASELOAD_SERVER_SECRET": "short"}, "at least 32 characters"),
    ({"CASELOAD_SERVER_SIGN_IN": "entraid"}, "XLWINGS_AUTH_ENTRAID_CLIENT_ID, XLWINGS_AUTH_ENTRAID_TENANT_ID"),
    ({"CASELOAD_SERVER_SIGN_IN": "signed", "CASELOAD_SERVER_SECRET_FILE": "/no/such/file"}, "--new-secret"),
    ({**SIGNED, "CASELOAD_SERVER_MOST_BYTES": "-1"}, "whole number above 0"),
])  # fmt: skip
def test_an_unsafe_or_unreadable_setting_keeps_the_server_from_starting(given: dict[str, str], said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        read(given)


def test_only_development_starts_without_sign_in() -> None:
    assert read({"CASELOAD_SERVER_ENVIRONMENT": "development"}).development


def test_a_wrong_sign_in_is_refused_in_development_too() -> None:
    with pytest.raises(WrongUse):
        read({"CASELOAD_SERVER_ENVIRONMENT": "development", "CASELOAD_SERVER_SIGN_IN": "none"})


def test_xlwings_server_gets_our_sign_in_no_namespace_and_no_examples() -> None:
    given = {"XLWINGS_AUTH_PROVIDERS": "[]", "XLWINGS_FUNCTIONS_NAMESPACE": "OTHER", "XLWINGS_ENABLE_EXAMPLES": "true"}
    export(read(SIGNED), given)
    assert json.loads(given["XLWINGS_AUTH_PROVIDERS"]) == ["signed"]
    assert (given["XLWINGS_ENVIRONMENT"], given["XLWINGS_FUNCTIONS_NAMESPACE"]) == ("prod", "")
    assert given["XLWINGS_ENABLE_EXAMPLES"] == "false"
    assert "XLWINGS_LICENSE_KEY" not in given


def test_the_command_says_what_is_missing_and_starts_nothing(
        capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    for name in ("CASELOAD_SERVER_SIGN_IN", "CASELOAD_SERVER_ENVIRONMENT"):
        monkeypatch.delenv(name, raising=False)
    assert main(["serve"]) == 2
    assert "CASELOAD_SERVER_SIGN_IN" in capsys.readouterr().err


def test_development_never_listens_to_other_computers(
        capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setenv("CASELOAD_SERVER_ENVIRONMENT", "production")
    monkeypatch.delenv("CASELOAD_SERVER_SIGN_IN", raising=False)
    assert main(["serve", "--development", "--host", "0.0.0.0"]) == 2
    assert "this computer only" in capsys.readouterr().err


def test_a_secret_is_made_once_and_codes_are_made_from_it(
        tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    secret = tmp_path / "secret.txt"
    assert main(["serve", "--new-secret", str(secret)]) == 0
    assert main(["serve", "--new-secret", str(secret)]) == 2
    monkeypatch.setenv("CASELOAD_SERVER_SIGN_IN", "signed")
    monkeypatch.setenv("CASELOAD_SERVER_SECRET_FILE", str(secret))
    monkeypatch.setenv("CASELOAD_SERVER_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("CASELOAD_SERVER_SECRET", raising=False)
    capsys.readouterr()
    assert main(["serve", "--new-code", "Robin Specimen", "--role", "clerk"]) == 0
    code = capsys.readouterr().out.strip()
    assert code.startswith("cl1.")
    assert main(["serve", "--withdraw", code]) == 0
    assert (tmp_path / "data" / "withdrawn-tokens.txt").read_text(encoding="utf-8").strip()
