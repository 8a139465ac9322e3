"""Does a cell show a new content already?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from caseload.tables.editor.celltext import inline_text, read_text
from caseload.tables.editor.contents import EMPTY, ERROR, FLAG, NUMBER, TEXT, Content, serial
from caseload.tables.editor.sheet import Body


class Shown:
    """Compares what cells show with new contents; ``strings`` gives the shared strings when they are first needed."""

    def __init__(self, strings: Callable[[], list[str]], date1904: bool):
        self._strings, self._date1904 = strings, date1904
        self._kinds = {b"n": self._number, b"s": self._shared, b"str": self._text, b"b": self._flag, b"e": self._error, b"d": self._day}

    def same(self, kind: bytes, body: Body, new: Content) -> bool:
        """Whether a cell of a kind (its attribute ``t``) shows the new content already."""
        value = body.value
        if value is None:
            if body.inline is None:
                return new.kind == EMPTY
            return kind == b"inlineStr" and new.kind == TEXT and inline_text(body.inline) == new.value
        compared = self._kinds.get(kind)
        try:
            return compared is not None and compared(value, new)
        except (ValueError, IndexError):
            return False

    def _number(self, value: bytes, new: Content) -> bool:
        return new.kind == NUMBER and bool(value == new.text or float(value) == new.value)

    def _text(self, value: bytes, new: Content) -> bool:
        return new.kind == TEXT and bool(read_text(value) == new.value)

    def _shared(self, value: bytes, new: Content) -> bool:
        return new.kind == TEXT and bool(self._strings()[int(value)] == new.value)

    def _flag(self, value: bytes, new: Content) -> bool:
        return new.kind == FLAG and (value.strip() in (b"1", b"true")) == new.value

    def _error(self, value: bytes, new: Content) -> bool:
        return new.kind == ERROR and bool(read_text(value) == new.value)

    def _day(self, value: bytes, new: Content) -> bool:
        moment = datetime.fromisoformat(value.decode())
        return new.kind == NUMBER and serial(moment, self._date1904) == new.value
