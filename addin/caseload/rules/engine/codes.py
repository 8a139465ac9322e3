"""A closed list of codes: each code is its place in the list, ticked codes are bits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


class Codes:
    """A list of codes in the catalogue's order; ``CODES.single`` is the place of ``single``.

    Codes that are no Python names (form numbers) are read with ``CODES["NA 840"]``.
    """

    def __init__(self, *names: str):
        self.names = tuple(names)
        self._place = {name: place for place, name in enumerate(self.names)}
        self.__dict__.update({name: place for name, place in self._place.items() if not hasattr(Codes, name)})

    def __getattr__(self, name: str) -> int:
        raise AttributeError(f"{name!r} is not one of {', '.join(self.__dict__.get('names', ()))}")

    def __getitem__(self, name: str) -> int:
        return self._place[name]

    def __contains__(self, name: object) -> bool:
        return name in self._place

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)

    def place(self, name: object) -> int | None:
        """The place of a code, or None when it is not in the list."""
        return self._place.get(name) if isinstance(name, str) else None

    def bits(self, *names: str) -> int:
        """The bits of some of the codes (all of them when none is named)."""
        return sum(1 << self._place[name] for name in (names or self.names))

    def ticked(self, bits: int) -> list[str]:
        """The codes whose bit is set, in the order of the list."""
        return [name for place, name in enumerate(self.names) if bits >> place & 1]

    def extended(self, names: Iterable[str]) -> Codes:
        """The same list with further codes at its end."""
        return Codes(*self.names, *names)
