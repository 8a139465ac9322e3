"""The functions as hosts see them: names, arguments, help."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from caseload.cells import functions
from caseload.cells.linting import LONGEST_NAME, LONGEST_TEXT, problems
from caseload.errors import WrongUse
from cells.snapshot import FILE, lines


def test_names_and_texts_are_such_that_every_host_takes_them() -> None:
    assert list(problems(functions().values())) == []


def test_no_function_or_argument_changed_that_workbooks_may_hold() -> None:
    """A function that is gone, or whose arguments changed (except for optional ones at the end), breaks workbooks."""
    now = {line.partition("(")[0]: line.rstrip(")") for line in lines()}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        name = line.partition("(")[0]
        assert name in now, f"{name} is gone; renew the file only on purpose (docs/hosts.md)"
        before, after = line.rstrip(")"), now[name]
        longer = after.startswith((f"{before}, [", f"{before}[")) if before != after else True
        assert longer, f"{before}) became {after}); renew the file only on purpose (docs/hosts.md)"


def test_the_list_of_functions_is_up_to_date() -> None:
    missing = set(lines()) - set(FILE.read_text(encoding="utf-8").splitlines())
    assert not missing, f"new functions; renew the file (docs/hosts.md): {sorted(missing)}"


def argument(word: str, optional: bool = False, help: str = "some help") -> Any:
    return SimpleNamespace(word=word, optional=optional, help=help)


def made(name: str = "WTW_TRIAL", help: str = "what it answers", arguments: Any = ()) -> Any:
    return SimpleNamespace(name=name, help=help, arguments=arguments)


@pytest.mark.parametrize(("function", "told"), [
    (made("DUE2026"), "a name has"),
    (made("WTW.TRIAL"), "a name has"),
    (made("WTW_" + "X" * LONGEST_NAME), "a name has"),
    (made(help=""), "its help"),
    (made(help="x" * (LONGEST_TEXT + 1)), "its help"),
    (made(arguments=[argument("end")]), "'end'"),
    (made(arguments=[argument("Type")]), "'Type'"),
    (made(arguments=[argument("caller")]), "'caller'"),
    (made(arguments=[argument("wtw_trial")]), "'wtw_trial'"),
    (made(arguments=[argument("day", help="x" * 256)]), "the help of day"),
    (made(arguments=[argument("day"), argument("day")]), "the same name"),
    (made(arguments=[argument("day", True), argument("hours")]), "hours is required but follows"),
    (made(arguments=[argument(f"a{at}") for at in range(61)]), "more than 60"),
])  # fmt: skip
def test_what_no_host_would_take_is_told(function: Any, told: str) -> None:
    assert told in " ".join(problems([function]))


def test_an_unknown_function_is_told_with_its_neighbours() -> None:
    from caseload.cells.made import find

    with pytest.raises(WrongUse) as told:
        find("WTW_REQUIRED_HOUR")
    assert "WTW_REQUIRED_HOURS" in told.value.sentence()
