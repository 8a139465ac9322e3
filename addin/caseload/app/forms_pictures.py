"""The pictures on the page of forms: for each program one sheet of small first pages, filled with invented people.

``python -m caseload.app.forms_pictures [DIR]`` draws them (docs/images). It needs LibreOffice, pdftoppm and Pillow.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from caseload.app.forms_page import TITLES, shelf_of
from caseload.forms import read_catalogue
from caseload.tables.schema import PROGRAMS

DAY = date(2026, 11, 25)
WIDE, HIGH, ROOM, CAPTION, ACROSS = 300, 390, 16, 22, 5
"""Width and height of a small page, room between pages, height of a caption (all in dots), pages side by side."""
SHADES = 16
PROFILE = """
[agency]
cap_information = "The Example Client Assistance Program answers questions about your rights: (402) 555-0103."
center = "Example Resource Center"
[hearing]
days = 90
"""


def draw(folder: Path) -> Iterator[Path]:
    """Draw every sheet into a folder; yields the files."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        work = Path(made)
        books = {code: _book(code, work) for code in PROGRAMS}
        for shelf in TITLES:
            forms = [form for form in read_catalogue().forms.values() if shelf_of(form) == shelf]
            pages = _first_pages([_document(form, books[form.programs[0]], work) for form in forms], work)
            target = folder / f"forms-{shelf}.png"
            _sheet(forms, pages, target)
            yield target


def shown_on(folder: Path) -> dict[str, list[str]]:
    """Which forms each picture in a folder shows, as it says itself."""
    from PIL import Image

    found = {}
    for path in sorted(folder.glob("forms-*.png")):
        with Image.open(path) as picture:
            found[path.stem.removeprefix("forms-")] = str(picture.info.get("forms", "")).split()
    return found


def _book(code: str, work: Path) -> Path:
    """A workbook of invented people with the profile of an invented agency beside it."""
    from caseload.app.making import new

    path = work / code / f"{code}.xlsx"
    path.parent.mkdir()
    path.with_name("caseload.toml").write_text(PROFILE, encoding="utf-8")
    new(code, path, participants=60, as_of=DAY)
    return path


def _document(form: Any, book: Path, work: Path) -> Path:
    """The first complete document of a form; in English and ordinary print, where there is one."""
    from caseload.app.notices import choose
    from caseload.errors import DataProblems
    from caseload.forms import sample_documents

    chosen, _ = choose(book, form.code)
    for row in sorted(chosen.rows, key=lambda each: (each["language"] == "es", bool(each.get("large_print")))):
        try:
            (document,) = sample_documents([row], chosen.form, as_of=DAY, count=1)
        except DataProblems:
            continue
        path = work / f"{form.code}.docx"
        path.write_bytes(document)
        return path
    raise LookupError(f"no document of {form.code} is complete")


def _first_pages(documents: list[Path], work: Path) -> list[Path]:
    """The first page of each document as a picture."""
    from caseload.forms import to_pdf

    made = []
    for pdf in to_pdf(documents, work):
        command = ["pdftoppm", "-png", "-r", "80", "-f", "1", "-l", "1", "-singlefile", str(pdf), str(pdf.with_suffix(""))]
        subprocess.run(command, check=True, capture_output=True)
        made.append(pdf.with_suffix(".png"))
    return made


def _sheet(forms: list[Any], pages: list[Path], target: Path) -> None:
    """Small pages side by side, each with the number or code of its form below it."""
    from PIL import Image, ImageDraw, ImageFont, ImageOps
    from PIL.PngImagePlugin import PngInfo

    down = -(-len(pages) // ACROSS)
    across = min(ACROSS, len(pages))
    size = (ROOM + across * (WIDE + ROOM), ROOM + down * (HIGH + CAPTION + ROOM))
    sheet = Image.new("L", size, 225)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(14)
    for at, (form, page) in enumerate(zip(forms, pages, strict=True)):
        left, top = ROOM + at % ACROSS * (WIDE + ROOM), ROOM + at // ACROSS * (HIGH + CAPTION + ROOM)
        with Image.open(page) as picture:
            small = ImageOps.contain(picture.convert("L"), (WIDE, HIGH), Image.Resampling.LANCZOS)
        sheet.paste(small, (left, top))
        pen.text((left, top + HIGH + 3), f"{form.number}  {form.code}".strip(), fill=0, font=font)
    told = PngInfo()
    told.add_text("forms", " ".join(form.code for form in forms))
    sheet.quantize(SHADES).save(target, optimize=True, pnginfo=told)


if __name__ == "__main__":
    for drawn in draw(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/images")):
        print(f"{drawn}  {drawn.stat().st_size:,} bytes")
