"""A scanner for the tests: what the barcodes on the pages of a PDF say."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest


def scanned(pdf: Path, dots: int = 200) -> list[list[str]]:
    """The texts of the Code 128 barcodes on each page, seen with ``dots`` dots an inch as an office scanner does."""
    from PIL import Image

    zxingcpp = pytest.importorskip("zxingcpp", reason="needs zxing-cpp (pip install caseload[test])")
    subprocess.run(["pdftoppm", "-r", str(dots), "-gray", str(pdf), str(pdf.with_suffix(""))], check=True)
    pages = sorted(pdf.parent.glob(f"{pdf.stem}-*.pgm"))
    found = []
    for page in pages:
        with Image.open(page) as picture:
            read = zxingcpp.read_barcodes(picture)
        found.append([one.text for one in read if "128" in one.format.name])
        page.unlink()
    return found
