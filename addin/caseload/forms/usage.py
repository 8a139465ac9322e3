"""Which fields a template names, read from its syntax tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jinja2 import nodes


@dataclass(frozen=True)
class Use:
    """One field named in a template: ``participant_name``, or ``activities[].hours`` inside a loop.

    ``printed`` says whether it is shown (otherwise a condition asks for it or a loop goes over it);
    ``conditional`` whether it stands inside a condition or a loop.
    """

    name: str
    printed: bool
    conditional: bool


def uses(trees: Iterable[nodes.Template]) -> list[Use]:
    """The fields named in these syntax trees, each once per way of use, in the order of the document."""
    found: dict[Use, None] = {}
    for tree in trees:
        for use in _in_body(tree.body, {}, False):
            found.setdefault(use)
    return list(found)


def _in_body(body: list[nodes.Node], scope: dict[str, str], conditional: bool) -> Iterator[Use]:
    scope = dict(scope)
    for node in body:
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                yield from _named(part, scope, True, conditional)
        elif isinstance(node, nodes.If):
            yield from _in_condition(node, scope, conditional)
        elif isinstance(node, nodes.For):
            yield from _in_loop(node, scope, conditional)
        elif isinstance(node, nodes.Assign):
            yield from _named(node.node, scope, False, conditional)
            scope.update(dict.fromkeys(_targets(node.target), ""))


def _in_condition(node: nodes.If, scope: dict[str, str], conditional: bool) -> Iterator[Use]:
    yield from _named(node.test, scope, False, conditional)
    yield from _in_body(node.body, scope, True)
    for branch in node.elif_:
        yield from _in_condition(branch, scope, True)
    yield from _in_body(node.else_, scope, True)


def _in_loop(node: nodes.For, scope: dict[str, str], conditional: bool) -> Iterator[Use]:
    yield from _named(node.iter, scope, False, conditional)
    path = _path(node.iter, scope)
    names = _targets(node.target)
    row = f"{path}[]" if path and len(names) == 1 else ""
    inner = {**scope, **dict.fromkeys(names, row), "loop": ""}
    if node.test is not None:
        yield from _named(node.test, inner, False, True)
    yield from _in_body(node.body, inner, True)
    yield from _in_body(node.else_, scope, True)


def _targets(node: nodes.Node) -> list[str]:
    return [name.name for name in (node, *node.find_all(nodes.Name)) if isinstance(name, nodes.Name)]


def _named(node: nodes.Node, scope: dict[str, str], printed: bool, conditional: bool) -> Iterator[Use]:
    if isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem)):
        path = _path(node, scope)
        if path is not None:
            if path:
                yield Use(path, printed, conditional)
            return
    if isinstance(node, nodes.CondExpr):
        yield from _named(node.test, scope, False, conditional)
        for branch in (node.expr1, node.expr2):
            if branch is not None:
                yield from _named(branch, scope, printed, True)
        return
    for child in node.iter_child_nodes():
        yield from _named(child, scope, printed, conditional)


def _path(node: nodes.Node, scope: dict[str, str]) -> str | None:
    """The name of the field; "" for a name of the template's own; None for what is no plain name."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)
    if isinstance(node, nodes.Filter):
        return _path(node.node, scope) if node.node is not None else None
    if isinstance(node, nodes.Getattr):
        return _below(_path(node.node, scope), node.attr)
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        key = node.arg.value
        return _below(_path(node.node, scope), key) if isinstance(key, str) else _path(node.node, scope)
    return None


def _below(path: str | None, name: str) -> str | None:
    return f"{path}.{name}" if path else path
