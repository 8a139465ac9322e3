"""Values that are made when they are first asked for: a caseload is read and computed only as far as somebody needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")


class WhenAsked(Mapping[str, T]):
    """Values by name, each made by ``make`` when it is first asked for, and kept. Names are known from the start."""

    def __init__(self, names: Iterable[str], make: Callable[[str], T]):
        self._names, self._make, self._made = dict.fromkeys(names), make, dict[str, T]()

    def __getitem__(self, name: str) -> T:
        if name not in self._made:
            if name not in self._names:
                raise KeyError(name)
            self._made[name] = self._make(name)
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
