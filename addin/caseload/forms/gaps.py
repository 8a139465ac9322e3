"""Which fields one document would lack.

The template's own conditions and loops are followed with the document's values, noting every field that is needed
and has no value instead of stopping at the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from types import CodeType
from typing import Any

from jinja2 import Undefined

from caseload.forms.sandbox import Sandbox, is_blank

_NOTES: ContextVar[list[tuple[Any, str]]] = ContextVar("notes")


class _Noted(Undefined):
    """A field that is not there: noted at any use, then treated as empty."""

    def _note(self, *_: Any, **__: Any) -> _Noted:
        _NOTES.get().append((self._undefined_obj, self._undefined_name or "?"))
        return self

    def __str__(self) -> str:
        self._note()
        return ""

    def __len__(self) -> int:
        self._note()
        return 0

    def __iter__(self) -> Iterator[Any]:
        self._note()
        return iter(())

    def __bool__(self) -> bool:
        self._note()
        return False

    def __eq__(self, other: object) -> bool:
        self._note()
        return False

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __lt__(self, other: object) -> bool:  # type: ignore[override]
        self._note()
        return False

    def __hash__(self) -> int:
        return id(type(self))

    __le__ = __gt__ = __ge__ = __contains__ = __lt__  # type: ignore[assignment]
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _note  # type: ignore[assignment]
    __truediv__ = __rtruediv__ = __floordiv__ = __mod__ = __neg__ = __pos__ = _note  # type: ignore[assignment]
    __getitem__ = __call__ = _note  # type: ignore[assignment]

    def __getattr__(self, name: str) -> Any:
        if name[:2] == "__":
            raise AttributeError(name)
        return self._note()


class _Blank(_Noted):
    """A field that is there and blank: a condition may ask for it, nothing may print it."""

    def __bool__(self) -> bool:
        return False

    def __eq__(self, other: object) -> bool:
        return other is None or isinstance(other, _Blank)

    __hash__ = _Noted.__hash__


class _Recording(Sandbox):
    """Follows a template with fields that may be missing, and notes which are needed."""

    record = None  # every field is asked for here, so that it can be noted

    def __init__(self) -> None:
        super().__init__(marked=True, undefined=_Noted)
        self.printed = _noted_blank
        self.filters = {**self.filters, "default": _default, "d": _default}
        self.tests = {
            **self.tests,
            "none": lambda value: value is None or isinstance(value, _Blank),
            "defined": lambda value: isinstance(value, _Blank) or not isinstance(value, Undefined),
            "undefined": lambda value: not isinstance(value, _Blank) and isinstance(value, Undefined),
        }

    def getattr(self, obj: Any, attribute: str) -> Any:
        found = obj._note() if isinstance(obj, _Noted) else super().getattr(obj, attribute)
        return _Blank(obj=obj, name=attribute) if is_blank(found) else found

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        gaps = [side for side in (left, right) if isinstance(side, _Noted)]
        for gap in gaps:
            gap._note()
        return 1 if gaps else super().call_binop(context, operator, left, right)


def _default(value: Any, otherwise: Any = "", boolean: bool = False) -> Any:
    absent = isinstance(value, Undefined) and not isinstance(value, _Blank)
    return otherwise if absent or (boolean and not value) else value


def _noted_blank(value: Any) -> str:
    if is_blank(value):
        _NOTES.get().append((None, "an entry of a list"))
        return ""
    return str(value)


class Gaps:
    """The check of one template: ``of(context)`` names what a document would lack."""

    def __init__(self, codes: Iterable[CodeType]):
        self._environment = _RECORDING
        self._templates = [_RECORDING.template_class.from_code(_RECORDING, code, {}) for code in codes]

    def of(self, context: Mapping[str, Any]) -> list[str]:
        """The names of the missing fields, each once, in the order of the document."""
        values = {name: _Blank(name=name) if is_blank(value) else value for name, value in context.items()}
        notes: list[tuple[Any, str]] = []
        token = _NOTES.set(notes)
        try:
            for template in self._templates:
                _follow(template, values)
        finally:
            _NOTES.reset(token)
        return list(dict.fromkeys(_full_name(obj, name, values) for obj, name in notes))


_RECORDING = _Recording()


def _follow(template: Any, values: dict[str, Any]) -> None:
    try:
        for _ in template.root_render_func(template.new_context(values)):
            pass
    except Exception:  # what else is wrong with the template is told when it is filled
        return


def _full_name(obj: Any, name: str, values: Mapping[str, Any]) -> str:
    place = "" if obj is None or isinstance(obj, Undefined) else _place(obj, values)
    return f"{place}.{name}" if place else name


def _place(obj: Any, values: Any, depth: int = 0) -> str:
    """Where a record stands in the values: ``activities[2]``."""
    if depth > 8 or isinstance(values, str):
        return ""
    if isinstance(values, Mapping):
        steps = [(f".{key}" if depth else str(key), value) for key, value in values.items()]
    elif isinstance(values, (list, tuple)):
        steps = [(f"[{number}]", value) for number, value in enumerate(values, 1)]
    else:
        return ""
    for step, value in steps:
        if value is obj:
            return step
        below = _place(obj, value, depth + 1)
        if below:
            return step + below
    return ""
