"""Text as XML can hold it: its marks escaped, and without the characters that no XML document may have."""

from __future__ import annotations

import re

try:  # markupsafe's own routine, without the wrapper around its result that costs ten times as much
    from markupsafe._speedups import _escape_inner as escaped
except ImportError:  # another release of markupsafe, or one without compiled code
    from html import escape as escaped

# XML 1.0, production 2: what is no Char. \a and \f have a meaning of their own in values (see ``engine.spread``).
_NO_CHARACTER = "\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_UNFIT = re.compile(f"[{_NO_CHARACTER}]")
_BREAKS = re.compile("[\a\f]")


def fitting(text: str) -> str:
    """The text without what XML cannot hold; docxtpl's marks for a new paragraph and a new page stay."""
    return text if text.isprintable() else _UNFIT.sub("", text)


def without_breaks(text: str) -> str:
    """The text without docxtpl's marks for a new paragraph and a new page, which XML cannot hold either."""
    return _BREAKS.sub("", text) if "\a" in text or "\f" in text else text


__all__ = ["escaped", "fitting", "without_breaks"]
