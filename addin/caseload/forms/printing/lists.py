"""Numbered lists that begin anew in each document of a file."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from caseload.forms.printing.xml import serialized
from caseload.forms.safety import W

# What stands before the list settings of a paragraph (ECMA-376 part 1, CT_PPr).
_BEFORE = tuple(W + tag for tag in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"))
_LEVELS = 9


class Lists:
    """The lists of one file, from its numbering and styles parts (None when there is no such part)."""

    def __init__(self, numbering: Any, styles: Any):
        self.changed = False
        self._root = numbering
        self._kinds = {one.get(W + "abstractNumId"): one for one in _children(numbering, "abstractNum")}
        self._lists = {one.get(W + "numId"): one for one in _children(numbering, "num")}
        self._next = 1 + max((int(number) for number in self._lists if number), default=0)
        self._styles = {style.get(W + "styleId"): style for style in _children(styles, "style")}
        self._used: set[str] = set()

    def contents(self) -> bytes:
        """The numbering part with the lists added."""
        return serialized(self._root)

    def restart(self, body: Any, number: int) -> None:
        """Let the numbered lists of document ``number`` (from 1) count from their beginning."""
        anew: dict[str, str] = {}
        for paragraph in body.iter(W + "p") if self._lists else ():
            settings = paragraph.find(W + "pPr")
            if settings is None:
                continue
            own = settings.find(f"{W}numPr/{W}numId")
            style = settings.find(W + "pStyle")
            old = own.get(W + "val") if own is not None else self._of_style(style)
            if old is None or not self._counts(old):
                continue
            if old not in anew:
                anew[old] = self._copied(old) if old in self._used else old
            if own is not None:
                own.set(W + "val", anew[old])
            elif anew[old] != old:
                self._give(settings, style, anew[old])
        self._used |= set(anew)

    def _of_style(self, style: Any) -> str | None:
        found = self._inherited(style, f"{W}numPr/{W}numId")
        return found.get(W + "val") if found is not None else None

    def _inherited(self, style: Any, path: str) -> Any:
        """A paragraph setting of a style, or of the style it is based on."""
        name = style.get(W + "val") if style is not None else None
        for _ in range(20):
            known = self._styles.get(name)
            if known is None:
                return None
            found = known.find(f"{W}pPr/{path}")
            if found is not None:
                return found
            based = known.find(W + "basedOn")
            name = based.get(W + "val") if based is not None else None
        return None

    def _counts(self, old: str) -> bool:
        """Whether a list has numbers (and not only bullets)."""
        if old not in self._lists:
            return False
        kind = self._kind(old)
        formats = {one.get(W + "val") for one in kind.iter(W + "numFmt")} if kind is not None else set()
        return not formats or bool(formats - {"bullet", "none"})

    def _kind(self, old: str) -> Any:
        link = self._lists[old].find(W + "abstractNumId")
        return self._kinds.get(link.get(W + "val")) if link is not None else None

    def _copied(self, old: str) -> str:
        """The same list under a new number, with every level counting from its beginning."""
        from lxml import etree

        copy, number = deepcopy(self._lists[old]), str(self._next)
        self._next += 1
        copy.set(W + "numId", number)
        starts = self._starts(old)
        for level in range(_LEVELS):
            override = next((one for one in _children(copy, "lvlOverride") if one.get(W + "ilvl") == str(level)), None)
            if override is None:
                override = etree.SubElement(copy, W + "lvlOverride", {W + "ilvl": str(level)})
            if override.find(W + "startOverride") is None:
                start = etree.Element(W + "startOverride", {W + "val": starts.get(str(level), "1")})
                override.insert(0, start)
        last = list(self._root.iter(W + "num"))[-1]
        last.addnext(copy)
        self.changed = True
        return number

    def _starts(self, old: str) -> dict[str, str]:
        kind = self._kind(old)
        levels = kind.findall(W + "lvl") if kind is not None else []
        found = {level.get(W + "ilvl"): level.find(W + "start") for level in levels}
        return {level: start.get(W + "val", "1") for level, start in found.items() if start is not None}

    def _give(self, settings: Any, style: Any, number: str) -> None:
        """List settings of the paragraph's own, in place of those of its style; the style's indents stay."""
        from lxml import etree

        entry = etree.Element(W + "numPr")
        etree.SubElement(entry, W + "ilvl", {W + "val": self._level(style)})
        etree.SubElement(entry, W + "numId", {W + "val": number})
        earlier = [child for child in settings if child.tag in _BEFORE]
        settings.insert(settings.index(earlier[-1]) + 1 if earlier else 0, entry)
        indent = self._inherited(style, W + "ind")
        if indent is not None and settings.find(W + "ind") is None:
            _place_indent(settings, deepcopy(indent))

    def _level(self, style: Any) -> str:
        found = self._inherited(style, f"{W}numPr/{W}ilvl")
        if found is not None:
            return found.get(W + "val", "0")
        old = self._of_style(style)
        kind = self._kind(old) if old else None
        for level in kind.findall(W + "lvl") if kind is not None else ():
            link = level.find(W + "pStyle")
            if link is not None and link.get(W + "val") == style.get(W + "val"):
                return level.get(W + "ilvl", "0")
        return "0"


def _place_indent(settings: Any, indent: Any) -> None:
    """An indent, before the settings that must follow it (ECMA-376 part 1, CT_PPr)."""
    later = "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap".split()
    later += "outlineLvl divId cnfStyle rPr sectPr pPrChange".split()
    tags = {W + tag for tag in later}
    following = next((child for child in settings if child.tag in tags), None)
    if following is None:
        settings.append(indent)
    else:
        following.addprevious(indent)


def _children(root: Any, tag: str) -> list[Any]:
    return [] if root is None else root.findall(W + tag)
