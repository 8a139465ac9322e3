"""Signed sign-in codes: who, in which role, until when; nothing else counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from caseload.errors import WrongUse
from caseload.hosts.server.tokens import DAY, NotSignedIn, issue, read, withdraw

SECRET, OTHER = "a" * 40, "b" * 40


def test_a_code_names_its_person_and_roles() -> None:
    person = read(SECRET, issue(SECRET, "Robin Specimen", ["clerk", "caseworker"], 1))
    assert (person.name, person.roles) == ("Robin Specimen", ("clerk", "caseworker"))


def test_a_code_ends_on_its_last_second() -> None:
    code = issue(SECRET, "Robin Specimen", ["clerk"], 2, now=1000)
    assert read(SECRET, code, now=1000 + 2 * DAY - 1)
    with pytest.raises(NotSignedIn, match="expired"):
        read(SECRET, code, now=1000 + 2 * DAY)


def test_a_code_of_another_server_or_a_changed_one_does_not_count() -> None:
    code = issue(SECRET, "Robin Specimen", ["clerk"], 1)
    mark, body, signature = code.split(".")
    stronger = issue(OTHER, "Robin Specimen", ["supervisor"], 1).split(".")[1]
    for wrong in (issue(OTHER, "Robin Specimen", ["clerk"], 1), f"{mark}.{stronger}.{signature}", f"{mark}.{body}."):
        with pytest.raises(NotSignedIn, match="not from this server"):
            read(SECRET, wrong)


@pytest.mark.parametrize("wrong", ["", "x", "Bearer", "cl1..", "cl2.a.b", "a.b.c", "é.ü.ñ", "cl1." + "a" * 3000 + ".b"])
def test_anything_else_is_not_signed_in(wrong: str) -> None:
    with pytest.raises(NotSignedIn):
        read(SECRET, wrong)


def test_a_withdrawn_code_no_longer_counts_from_that_moment(tmp_path: Path) -> None:
    code, file = issue(SECRET, "Robin Specimen", ["clerk"], 1), tmp_path / "withdrawn.txt"
    assert read(SECRET, code, file)
    withdraw(code, file)
    with pytest.raises(NotSignedIn, match="withdrawn"):
        read(SECRET, code, file)
    assert read(SECRET, issue(SECRET, "Robin Specimen", ["clerk"], 1), file)


@pytest.mark.parametrize(("name", "roles", "days"), [("A", [], 1), ("A", ["boss"], 1), (" ", ["clerk"], 1), ("A", ["clerk"], 0)])
def test_no_code_without_name_known_role_and_a_day(name: str, roles: list[str], days: int) -> None:
    with pytest.raises(WrongUse):
        issue(SECRET, name, roles, days)
