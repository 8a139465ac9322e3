"""Which of Jinja's syntax a template may use; everything else is refused before it is compiled."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import nodes

from caseload.forms.sandbox import ALLOWED_FILTERS

_SYNTAX = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Assign, nodes.Name, nodes.Const,
    nodes.Getattr, nodes.Getitem, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Neg,
    nodes.Pos, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Concat,
    nodes.CondExpr, nodes.Filter, nodes.Test, nodes.List, nodes.Tuple, nodes.Dict, nodes.Pair, nodes.Keyword,
    nodes.Call,
)  # fmt: skip
_GROWING = (nodes.Concat, nodes.Add)


def guarded(tree: nodes.Template) -> nodes.Template:
    """The tree made sure of: no text put together by ``~`` holds a blank, and loops are counted."""
    for joined in list(tree.find_all(nodes.Concat)):
        joined.nodes = [_through("_shown", part) for part in joined.nodes]
    for loop in list(tree.find_all(nodes.For)):
        loop.iter = _through("_counted", loop.iter)
    return tree


def _through(name: str, part: Any) -> nodes.Expr:
    """An expression passed through one of the sandbox's own filters."""
    if isinstance(part, nodes.Const):
        return part
    passed = nodes.Filter(part, name, [], [], None, None, lineno=part.lineno)
    passed.environment = part.environment
    return passed


def forbidden(tree: nodes.Template) -> list[str]:
    """What in a template's syntax is not allowed, in words; empty when all is."""
    found = [_reason(node) for node in _all_nodes(tree)]
    return sorted({reason for reason in found if reason})


def _all_nodes(node: nodes.Node) -> Iterable[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _all_nodes(child)


def _reason(node: nodes.Node) -> str:
    if not isinstance(node, _SYNTAX):
        return f"{type(node).__name__.lower()} is not allowed in a template"
    if isinstance(node, nodes.Call) and not _is_cycle(node):
        return "calling a function is not allowed in a template"
    check: Callable[[Any], str] | None = _CHECKS.get(type(node))
    return check(node) if check else ""


def _is_cycle(node: nodes.Call) -> bool:
    called = node.node
    return (
        isinstance(called, nodes.Getattr)
        and called.attr == "cycle"
        and isinstance(called.node, nodes.Name)
        and called.node.name == "loop"
        and node.dyn_args is None
        and node.dyn_kwargs is None
    )


def _private(name: Any) -> str:
    private = isinstance(name, str) and name.startswith("_")
    return f"the name {name} begins with an underscore" if private else ""


def _filter_reason(node: nodes.Filter) -> str:
    if node.name not in ALLOWED_FILTERS or node.name.startswith("_"):
        return f"the filter {node.name} is not allowed in a template"
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        return "starred arguments are not allowed in a template"
    given = [*node.args, *(pair.value for pair in node.kwargs)]
    named = [part for one in given if isinstance(one, nodes.Const) for part in str(one.value).split(".")]
    return next((reason for reason in map(_private, named) if reason), "")


def _for_reason(node: nodes.For) -> str:
    if node.recursive:
        return "a loop that calls itself is not allowed in a template"
    return _growing(node.iter)


def _growing(node: nodes.Node) -> str:
    """Joined texts kept under a name could double again and again; printed ones cannot."""
    grows = any(isinstance(part, _GROWING) for part in _all_nodes(node))
    return "putting texts together is allowed only where they are printed" if grows else ""


def _item_reason(node: nodes.Getitem) -> str:
    return _private(node.arg.value) if isinstance(node.arg, nodes.Const) else ""


_CHECKS: dict[type, Callable[[Any], str]] = {
    nodes.Name: lambda node: _private(node.name),
    nodes.Getattr: lambda node: _private(node.attr),
    nodes.Getitem: _item_reason,
    nodes.Filter: _filter_reason,
    nodes.For: _for_reason,
    nodes.Assign: lambda node: _growing(node.node),
}
