"""Real Python functions for a host's decorators, made from the registry: one for each cell function.

A host's adapter passes its own ``func``, ``arg`` and ``ret`` (xlwings' COM ones, or the server's). Arguments are taken
raw and results given raw: all reading is done in ``cells``, the same for every host.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import ModuleType
from typing import Any

from caseload.cells import call, functions
from caseload.cells.linting import problems
from caseload.hosts.others import others


class _Omitted:
    """An argument that the caller left out (not the same as an empty cell)."""

    def __repr__(self) -> str:
        return "OMITTED"


OMITTED: Any = _Omitted()


@dataclass(frozen=True)
class Decorators:
    """A host's own decorators: ``func(**options)``, ``arg(name, converter, doc=…)``, ``ret(converter)``."""

    func: Callable[..., Any]
    arg: Callable[..., Any]
    ret: Callable[..., Any]
    options: Mapping[str, Any]


def given(args: tuple[Any, ...]) -> list[Any]:
    """The arguments up to the last one that was not left out; one left out between others is an empty cell."""
    kept = list(args)
    while kept and kept[-1] is OMITTED:
        kept.pop()
    return [None if each is OMITTED else each for each in kept]


def _made(name: str, arguments: list[tuple[str, bool]], answer: Callable[[list[Any]], Any], help: str) -> Any:
    """A Python function with this name and these (name, optional) arguments."""
    signature = ", ".join(f"{word}=OMITTED" if optional else word for word, optional in arguments)
    body = f"def {name}({signature}):\n    return answer(({''.join(f'{word}, ' for word, _ in arguments)}))\n"
    space: dict[str, Any] = {"OMITTED": OMITTED, "answer": lambda args: answer(given(args))}
    exec(compile(body, f"<cell function {name}>", "exec"), space)
    made = space[name]
    made.__doc__, made.__module__ = help, __name__
    return made


def _register(made: Any, arguments: list[tuple[str, str]], host: Decorators) -> Any:
    """A function with a host's decorators."""
    for name, help in reversed(arguments):
        made = host.arg(name, "raw", doc=help)(made)
    return host.func(**host.options)(host.ret("raw")(made))


def register(host: Decorators, module: ModuleType) -> ModuleType:
    """Put every cell function, and the ``others``, decorated into a module.

    Raises ``ValueError`` when a name or text is one that a host would not take.
    """
    wrong = list(problems([*functions().values(), *others().values()]))
    if wrong:
        raise ValueError("; ".join(wrong))
    answers = {name: partial(call, name) for name in functions()} | {name: each.call for name, each in others().items()}
    for each in [*functions().values(), *others().values()]:
        names = [(a.word, a.optional) for a in each.arguments]
        made = _made(each.name, names, answers[each.name], each.help)
        setattr(module, each.name, _register(made, [(a.word, a.help) for a in each.arguments], host))
    return module
