"""A package exports its names without loading the modules they live in."""

from __future__ import annotations

import subprocess
import sys

import pytest

from caseload.lazily import exports


def test_a_name_is_loaded_when_it_is_first_used():
    names, load, shown = exports("json", {"JSONDecoder": ".decoder", "JSONEncoder": "json.encoder"})
    assert names == shown() == ["JSONDecoder", "JSONEncoder"]
    assert load("JSONDecoder").__module__ == "json.decoder"
    assert load("JSONEncoder").__module__ == "json.encoder"


def test_an_unknown_name_is_an_attribute_error_that_names_the_package():
    _, load, _ = exports("json", {})
    with pytest.raises(AttributeError, match="'json' has no attribute 'nothing'"):
        load("nothing")


@pytest.mark.parametrize(("package", "heavy"), [("forms", "docxtpl"), ("tables", "caseload.tables.editor.patch")])
def test_importing_a_package_loads_nothing_heavy(package, heavy):
    code = f"import sys, caseload.{package} as it; assert it.__all__ == dir(it); print({heavy!r} in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
