"""Texts as inputs and outputs: read by a body over lists, or only whether they are there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from caseload.rules.engine.kind import NOTHING, Kind
from caseload.rules.engine.refusals import Refused
from caseload.rules.engine.units import NONE


class Filled(Kind):
    """A text of which only matters whether it is there; the body gets true or false."""

    reads = "text"
    nothing = False

    def __init__(self, label: str = "", es: str = "", **more: Any):
        super().__init__(label, es, **{"blank": NOTHING, **more} if "needed" not in more else more)

    def take(self, raw: Any) -> bool:
        return True

    def extremes(self) -> list[bool]:
        return [True]

    def allowed(self) -> str:
        return "text"


class Text(Kind):
    """A text that the body itself reads (bodies over lists only); a blank that is an answer is ``""``."""

    reads = "text"
    nothing = ""

    def take(self, raw: Any) -> Any:
        if isinstance(raw, (list, tuple, dict, set)):
            raise Refused("not_allowed")
        return raw.strip() if isinstance(raw, str) else raw

    def show(self, value: Any) -> Any:
        return None if value is None or value == "" or value == NONE else value

    def extremes(self) -> list[str]:
        return ["\u2014", "\u2015"]

    def near(self, words: Sequence[Any]) -> list[Any]:
        """The texts to try for a blank beside those that stand elsewhere in the case."""
        return list(words)

    def allowed(self) -> str:
        return "text"
