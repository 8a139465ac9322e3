"""The small language that templates may speak: values, conditions, loops and a list of harmless filters.

Everything is Jinja2's immutable sandbox, narrowed by an allow-list of syntax and with limits, so that neither
a template nor a value can call, run or flood anything. Strict: what is not there is an error, never a gap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from numbers import Number
from typing import Any

from jinja2 import StrictUndefined, Undefined, nodes, pass_environment
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS, make_attrgetter
from jinja2.sandbox import ImmutableSandboxedEnvironment

TEXT_LIMIT = 1 << 20
"""The longest text an expression inside a template may build, in characters."""

_FILTERS = (
    "abs capitalize count dictsort e escape first float int last length lower max min reject "
    "rejectattr reverse round select selectattr sort string sum title trim unique upper groupby"
).split()
_SYNTAX = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Assign, nodes.Name, nodes.Const,
    nodes.Getattr, nodes.Getitem, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Neg,
    nodes.Pos, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Concat,
    nodes.CondExpr, nodes.Filter, nodes.Test, nodes.List, nodes.Tuple, nodes.Dict, nodes.Pair, nodes.Keyword,
    nodes.Call,
)  # fmt: skip
_GROWING = (nodes.Concat, nodes.Add)
_NEVER_BLANK = frozenset({str, int, bool, dict, list, tuple})


class BlankValue(Exception):
    """A value that would print as None, nan or NaT."""


class MarkedValue(Exception):
    """A value that brings its own document markup (RichText, InlineImage, Subdoc …)."""


@pass_environment
def _joined(environment: Sandbox, values: Iterable[Any], between: str = "", attribute: str | int | None = None) -> str:
    """Jinja's ``join`` as plain text (escaped later, once), with a limit on what it may build."""
    pick = make_attrgetter(environment, attribute) if attribute is not None else lambda value: value
    texts = [str(pick(value)) for value in values]
    if sum(map(len, texts)) + len(between) * len(texts) > TEXT_LIMIT:
        raise SecurityError("a joined text would be too long")
    return between.join(texts)


def _guarded(function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that takes no blank for a text: ``{{ name|upper }}`` must not print NONE."""
    at = 1 if hasattr(function, "jinja_pass_arg") else 0

    @wraps(function)
    def filtered(*given: Any, **named: Any) -> Any:
        if is_blank(given[at]):
            raise BlankValue
        return function(*given, **named)

    return filtered


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of all templates; ``marked`` lets values bring their own document markup."""

    intercepted_binops = frozenset("+ - * / // %".split())

    def __init__(
        self,
        *,
        marked: bool = False,
        autoescape: bool = True,
        undefined: type[Undefined] = StrictUndefined,
    ):
        super().__init__(autoescape=autoescape, undefined=undefined, finalize=_printed_marked if marked else _printed)
        self.filters = dict(_ALLOWED_FILTERS)
        self.globals = {}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A record's field; for dicts the key alone, so that ``row.items`` is a field like any other."""
        if isinstance(obj, dict):
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """``row["name"]``, the same as ``row.name`` for dicts."""
        if isinstance(obj, dict) and isinstance(argument, str):
            return self.getattr(obj, argument)
        return super().getitem(obj, argument)

    def is_safe_callable(self, obj: Any) -> bool:
        """Only ``loop.cycle`` may be called; the syntax check lets nothing else through."""
        return getattr(obj, "__name__", "") == "cycle"

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic with numbers, and texts put together; no repeating, no formatting."""
        if isinstance(left, Undefined) or isinstance(right, Undefined):
            return super().call_binop(context, operator, left, right)  # raises, with the field's name
        numbers = isinstance(left, Number) and isinstance(right, Number)
        texts = operator == "+" and isinstance(left, str) and isinstance(right, str)
        if not numbers and not (texts and len(left) + len(right) <= TEXT_LIMIT):
            raise SecurityError(f"{operator} works on numbers only")
        return super().call_binop(context, operator, left, right)


def _printed(value: Any) -> Any:
    """The value as it is printed: escaped text; anything blank or unprintable raises."""
    kind = type(value)
    return value if kind is str or kind is int else _judged(value, marked=False)


def _printed_marked(value: Any) -> Any:
    return value if type(value) is str else _judged(value, marked=True)


def _judged(value: Any, *, marked: bool) -> Any:
    if isinstance(value, Undefined):
        return value  # printing it raises, with its name
    if is_blank(value):
        raise BlankValue
    if hasattr(value, "__html__"):
        if not marked and not _is_listing(value):
            raise MarkedValue
    elif callable(value):
        raise SecurityError("a function would be printed")
    return value


def is_blank(value: Any) -> bool:
    """Whether a value is None, NaN or NaT (the two that differ from themselves)."""
    if value is None:
        return True
    if type(value) in _NEVER_BLANK or isinstance(value, Undefined):
        return False
    try:
        return bool(value != value)
    except (TypeError, ValueError):
        return False


def _is_listing(value: Any) -> bool:
    """docxtpl's Listing is escaped text with line breaks: no markup of its own."""
    return type(value).__name__ == "Listing" and type(value).__module__ == "docxtpl.listing"


_ALLOWED_FILTERS = {
    **{name: _guarded(FILTERS[name]) for name in _FILTERS},
    **{name: FILTERS[name] for name in ("default", "d")},
    "join": _guarded(_joined),
    "_shown": lambda value: _judged(value, marked=True),
}


def guarded(tree: nodes.Template) -> nodes.Template:
    """The tree with each text put together by ``~`` made sure of: no part of it may be blank."""
    for joined in list(tree.find_all(nodes.Concat)):
        joined.nodes = [_shown(part) for part in joined.nodes]
    return tree


def _shown(part: nodes.Expr) -> nodes.Expr:
    if isinstance(part, nodes.Const):
        return part
    shown = nodes.Filter(part, "_shown", [], [], None, None, lineno=part.lineno)
    shown.environment = part.environment
    return shown


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
    if node.name not in _ALLOWED_FILTERS or node.name.startswith("_"):
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
