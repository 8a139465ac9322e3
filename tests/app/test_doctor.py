"""The doctor finds what is there and says what to do about what is not."""

from __future__ import annotations

import pytest

from caseload.app import doctor


def test_everything_that_caseload_needs_is_found_here() -> None:
    found = doctor.doctor()
    assert all(each["ok"] for each in found)
    assert {"Python", "numpy", "templates", "rules"} <= {each["part"] for each in found}


def test_a_package_that_is_missing_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "PACKAGES", ("no-such-package",))
    lost = next(each for each in doctor.doctor() if each["part"] == "no-such-package")
    assert not lost["ok"] and "Install" in lost["todo"]
