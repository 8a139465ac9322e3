"""The house style: every look of our papers, as the styles and lists of one document.

Twelve-point sans serif, dark text on white, headings in order, wide line spacing. Colours keep a contrast of
at least 7:1 on white and on the light grey of table heads and notes.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from caseload.forms.drafts.markup import w

FONT = "Arial"
INK = "1F3864"
SHADE = "EDF1F7"
RULE = "6B7A94"
FACT = 3300
"""Where values begin to the right of their labels."""
MATTER = 5616
"""Where date, case and notice stand in a letterhead, to the right of the agency."""
LOCALES = {"en": "en-US", "es": "es-US"}


def styles(language: str, width: int) -> ET.Element:
    """The styles part for text in ``language`` (``en`` or ``es``) that is ``width`` twips wide."""
    return w(
        "styles",
        w("docDefaults", w("rPrDefault", _default_run(language)), w("pPrDefault", w("pPr", _spacing(20, 70)))),
        _style("Normal", "Normal", default=True),
        _style(
            "Heading1", "heading 1", _keep(), _underline(), _spacing(120, 80), _level(0), size=18, bold=True, ink=INK
        ),
        _style("Heading2", "heading 2", _keep(), _spacing(140, 40), _level(1), size=14, bold=True, ink=INK),
        _style("Heading3", "heading 3", _keep(), _spacing(140, 60), _level(2), size=12, bold=True, ink=INK),
        _style("Reference", "Form reference", _spacing(0, 120), size=10),
        _style("AgencyName", "Agency name", _underline(6), _spacing(0, 60), size=14, bold=True, ink=INK),
        _style("Letterhead", "Letterhead", _column(MATTER), _spacing(0, 20), _hanging(MATTER), size=11),
        _style("FileHead", "File head", _shade(), _column(width, "right"), _spacing(0, 20), size=11),
        _style("Address", "Window address", w("keepLines"), _spacing(310, 700), size=12),
        _style("Addressee", "Addressee", _spacing(1500, 0), w("ind", left=5700), size=12),
        _style("Label", "Address label", _spacing(100, 0), size=10),
        _style("Fact", "Fact", _column(FACT), _spacing(0, 40), _hanging(FACT)),
        _style("Note", "Note", _box(), _shade(), _spacing(140, 100)),
        _style("Act", "What to do", w("keepLines"), _bar(), _shade(), _spacing(60, 100), w("ind", left=250, right=110)),
        _style("DraftMark", "Draft mark", _box(), _spacing(0, 40), w("jc", val="center"), size=10, bold=True),
        _style("ListBullet", "List Bullet", _list(1), _spacing(0, 60)),
        _style("ListNumber", "List Number", _list(2), _spacing(0, 60)),
        _style("Check", "Check list", _spacing(0, 60), _hanging(440)),
        _style("WriteLine", "Line to write on", w("keepLines"), _line_tabs(width), _spacing(160, 40)),
        _style("Signature", "Signature line", w("keepLines"), _signature_tabs(width), _spacing(360, 40)),
        _style("TableHead", "Table head", w("keepNext"), _spacing(40, 40), size=11, bold=True),
        _style("TableText", "Table text", _spacing(40, 40), size=11),
        _style("Footer", "footer", _column(width, "right"), _spacing(0, 0), size=10),
        _style("Header", "header", _spacing(0, 60), size=10),
        _table_style(),
    )


def numbering(restarts: int) -> ET.Element:
    """The lists part: bullets, numbers, and one fresh count for each numbered list after the first."""
    bullet = _abstract(0, "bullet", "\u2022", style="ListBullet")
    decimal = _abstract(1, "decimal", "%1.", style="ListNumber")
    fresh = [w("num", w("abstractNumId", val=1), _restart(), numId=3 + place) for place in range(max(restarts, 0))]
    return w(
        "numbering",
        bullet,
        decimal,
        w("num", w("abstractNumId", val=0), numId=1),
        w("num", w("abstractNumId", val=1), numId=2),
        *fresh,
    )


def _default_run(language: str) -> ET.Element:
    locale = LOCALES[language]
    return w(
        "rPr",
        w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT),
        w("sz", val=24),
        w("szCs", val=24),
        w("lang", val=locale, eastAsia=locale, bidi="ar-SA"),
    )


def _style(
    identity: str,
    name: str,
    *paragraph: ET.Element,
    size: int | None = None,
    bold: bool = False,
    ink: str | None = None,
    default: bool = False,
) -> ET.Element:
    runs = [w("b") if bold else None, w("color", val=ink) if ink else None]
    runs += [w("sz", val=size * 2), w("szCs", val=size * 2)] if size else []
    run_properties = w("rPr", *runs)
    return w(
        "style",
        w("name", val=name),
        None if default else w("basedOn", val="Normal"),
        w("next", val="Normal") if identity.startswith("Heading") else None,
        w("qFormat"),
        w("pPr", *paragraph) if paragraph else None,
        run_properties if len(run_properties) else None,
        type_="paragraph",
        styleId=identity,
        **({"default": 1} if default else {} if identity in _BUILT_IN else {"customStyle": 1}),
    )


_BUILT_IN = {"Heading1", "Heading2", "Heading3", "ListBullet", "ListNumber", "Footer", "Header"}


def _keep() -> ET.Element:
    return w("keepNext")


def _spacing(before: int, after: int) -> ET.Element:
    return w("spacing", before=before, after=after, line=247, lineRule="auto")


def _level(level: int) -> ET.Element:
    return w("outlineLvl", val=level)


def _tabs(*stops: tuple[str, int, str | None]) -> ET.Element:
    return w(
        "tabs",
        *(
            w("tab", val=kind, leader=leader, pos=place) if leader else w("tab", val=kind, pos=place)
            for kind, place, leader in stops
        ),
    )


def _line_tabs(width: int) -> ET.Element:
    return _tabs(("right", width, "underscore"))


def _signature_tabs(width: int) -> ET.Element:
    return _tabs(("left", width - 3260, "underscore"), ("left", width - 3060, None), ("right", width, "underscore"))


def _column(place: int, kind: str = "left") -> ET.Element:
    return _tabs((kind, place, None))


def _hanging(width: int) -> ET.Element:
    return w("ind", left=width, hanging=width)


def _shade() -> ET.Element:
    return w("shd", val="clear", color="auto", fill=SHADE)


def _box() -> ET.Element:
    side = {"val": "single", "sz": 8, "space": 4, "color": RULE}
    return w("pBdr", w("top", **side), w("left", **side), w("bottom", **side), w("right", **side))


def _underline(size: int = 12) -> ET.Element:
    return w("pBdr", w("bottom", val="single", sz=size, space=3, color=INK))


def _bar() -> ET.Element:
    """A broad line at the left, and room above and below in the colour of the ground."""
    room = {"val": "single", "sz": 4, "space": 5, "color": SHADE}
    sides = w("left", val="single", sz=36, space=8, color=INK)
    return w("pBdr", w("top", **room), sides, w("bottom", **room), w("right", **room))


def _list(number: int) -> ET.Element:
    return w("numPr", w("numId", val=number))


def _abstract(identity: int, kind: str, text: str, *, style: str) -> ET.Element:
    level = w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=kind),
        w("pStyle", val=style),
        w("lvlText", val=text),
        w("lvlJc", val="left"),
        w("pPr", _hanging(440)),
        ilvl=0,
    )
    return w("abstractNum", w("multiLevelType", val="singleLevel"), level, abstractNumId=identity)


def _restart() -> ET.Element:
    return w("lvlOverride", w("startOverride", val=1), ilvl=0)


def _table_style() -> ET.Element:
    side = {"val": "single", "sz": 4, "space": 0, "color": RULE}
    names = ("top", "left", "bottom", "right", "insideH", "insideV")
    return w(
        "style",
        w("name", val="House table"),
        w(
            "tblPr",
            w("tblBorders", *(w(name, **side) for name in names)),
            w("tblCellMar", w("left", w=90, type_="dxa"), w("right", w=90, type_="dxa")),
        ),
        w("tblStylePr", w("tcPr", _shade()), type_="firstRow"),
        type_="table",
        customStyle=1,
        styleId="HouseTable",
    )
