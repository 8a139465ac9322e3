"""Yes and no, one code of a list, ticked codes of a list."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kind import BLANK, Kind
from caseload.rules.engine.refusals import Refused
from caseload.rules.engine.units import UNKNOWN_BELOW


class Flag(Kind):
    """Yes or no."""

    reads = "flag"

    def take(self, raw: Any) -> bool:
        if raw is True or raw is False:
            return raw
        if str(getattr(raw, "dtype", "")) == "bool":
            return bool(raw)
        raise Refused("not_a_bool")

    def show(self, value: Any) -> bool | None:
        return None if value < UNKNOWN_BELOW else bool(value)

    def extremes(self) -> list[Any]:
        return [False, True]

    def allowed(self) -> str:
        return "true, false"


class Choice(Kind):
    """One code of a list; ``open_list`` lets other codes through as the place after the last."""

    reads = "code"

    def __init__(self, codes: Codes, label: str = "", es: str = "", *, open_list: bool = False,
                 folded: bool = False, **more: Any):  # fmt: skip
        self.codes, self.open_list, self.folded = codes, open_list, folded
        self.not_given = len(codes)
        super().__init__(label, es, **more)

    def take(self, raw: Any) -> int:
        if self.folded and isinstance(raw, str):
            raw = "_".join(raw.casefold().split())
        place = self.codes.place(raw)
        if place is None:
            if self.open_list and isinstance(raw, str):
                return len(self.codes)
            raise Refused("not_allowed")
        return place

    def show(self, value: Any) -> str | None:
        return None if not 0 <= value < len(self.codes) else self.codes.names[int(value)]

    def extremes(self) -> list[int]:
        return list(range(len(self.codes) + self.open_list))

    def allowed(self) -> str:
        return ", ".join(self.codes.names) + (" … (open)" if self.open_list else "")


class Ticks(Kind):
    """Ticked codes of a list, in any order, repeats allowed; shown in the order of the list."""

    reads = "codes"

    def __init__(self, codes: Codes, label: str = "", es: str = "", **more: Any):
        self.codes = codes
        super().__init__(label, es, **more)

    def take(self, raw: Any) -> Any:
        if isinstance(raw, (str, bytes, dict)) or not hasattr(raw, "__iter__"):
            raise Refused("not_a_list")
        bits, gap = 0, False
        for code in raw:
            place = self.codes.place(code)
            if place is None:
                gap = gap or code is None or (isinstance(code, str) and not code.strip())
                if not gap:
                    raise Refused("not_allowed")
                continue
            bits |= 1 << place
        return BLANK if gap else bits

    def show(self, value: Any) -> list[str] | None:
        return None if value < UNKNOWN_BELOW else self.codes.ticked(int(value))

    def extremes(self) -> list[int]:
        return [0, self.codes.bits()]

    def allowed(self) -> str:
        return "any of: " + ", ".join(self.codes.names)
