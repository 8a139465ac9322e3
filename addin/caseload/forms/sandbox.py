"""The small language that templates may speak: values, conditions, loops and a list of harmless filters.

Everything is Jinja2's immutable sandbox, narrowed by an allow-list of syntax and with limits, so that neither
a template nor a value can call, run or flood anything. Strict: what is not there is an error, never a gap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from numbers import Number
from typing import Any

from jinja2 import StrictUndefined, Undefined, nodes, pass_context, pass_environment
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS, make_attrgetter
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import escape

from caseload.forms.compiler import Compiler
from caseload.forms.escaping import escaped, fitting

TEXT_LIMIT = 1 << 20
"""The longest text an expression inside a template may build, in characters."""

LOOP_LIMIT = 1_000_000
"""How many rows all loops of a part may go over, those in other loops each time."""

_STEPS = "steps of all loops"
_FILTERS = (
    "abs capitalize count dictsort e escape first float int last length lower max min reject "
    "rejectattr reverse round select selectattr sort string sum title trim unique upper groupby"
).split()
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


@pass_context
def _counted(context: Context, rows: Any) -> Any:
    """What a loop goes over; all loops of a document together have a limit, whether they print or not."""
    if isinstance(rows, Undefined) or rows is None:
        return rows
    rows = rows if hasattr(rows, "__len__") else list(rows)
    steps = context.parent.get(_STEPS, 0) + len(rows)
    if steps > LOOP_LIMIT:
        raise SecurityError(f"its loops would take more than {LOOP_LIMIT:,} steps")
    context.parent[_STEPS] = steps
    return rows


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of all templates; ``marked`` lets values bring their own document markup.

    ``printed`` is what the compiled code calls for each printed value: its text, escaped, fit for XML.
    """

    intercepted_binops = frozenset("+ - * / // %".split())
    code_generator_class = Compiler
    record: type | None = dict
    printed: Callable[[Any], str]

    def __init__(
        self,
        *,
        marked: bool = False,
        autoescape: bool = True,
        undefined: type[Undefined] = StrictUndefined,
    ):
        super().__init__(autoescape=autoescape, undefined=undefined, finalize=_constant)
        self.filters = dict(ALLOWED_FILTERS)
        self.globals = {}
        self.printed = _unescaped if not autoescape else _marked if marked else _plain

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


def _plain(value: Any) -> str:
    """The value as it is printed: escaped text; anything blank or unprintable raises."""
    if type(value) is str and value.isprintable():
        return escaped(value)
    return fitting(_as_text(_judged(value, marked=False)))


def _marked(value: Any) -> str:
    """The same, and what brings its own markup as it is."""
    return fitting(_as_text(_judged(value, marked=True)))


def _as_text(value: Any) -> str:
    return str(escape(value))


def _unescaped(value: Any) -> str:
    return str(_judged(value, marked=True))


def _constant(value: Any) -> Any:
    """Constants are printed each time like any value, since here one is text already, and ``none`` looks like a word."""
    raise nodes.Impossible


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


ALLOWED_FILTERS = {
    **{name: _guarded(FILTERS[name]) for name in _FILTERS},
    **{name: FILTERS[name] for name in ("default", "d")},
    "join": _guarded(_joined),
    "_shown": lambda value: _judged(value, marked=True),
    "_counted": _counted,
}
