"""Places whose law applies, from the narrowest to the widest."""

from __future__ import annotations

WIDER: dict[str, str | None] = {
    "us": None,
    "california": "us",
    "nebraska": "us",
    "los_angeles": "california",
    "alameda": "california",
    "santa_clara": "california",
    "san_diego": "california",
}
"""Each place and the next wider one whose law it shares."""


def chain(place: str) -> tuple[str, ...]:
    """A place and the wider ones around it, narrowest first; raises ``KeyError`` for an unknown place."""
    found, next_one = [place], WIDER[place]
    while next_one is not None:
        found.append(next_one)
        next_one = WIDER[next_one]
    return tuple(found)
