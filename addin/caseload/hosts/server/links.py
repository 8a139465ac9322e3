"""Links to documents for programs that cannot save what a pane holds (Excel on a Mac): short-lived, under a seal.

Whoever holds such a link gets the documents it names for a few minutes. Nothing is kept in memory: any worker that
reads the same folder of data can make and follow one.
"""

from __future__ import annotations

import io
import os
import secrets
import time
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from caseload.hosts.server.sealed import Broken, seal, unseal

MARK = "doc1"
MINUTES = 5
KEY = "link-key.txt"


def key(data: Path) -> str:
    """The secret of this office's links, made when it is first needed."""
    file = data / KEY
    data.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError), os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as made:
        made.write(secrets.token_urlsafe(48))
    while not (text := file.read_text(encoding="utf-8")):
        time.sleep(0.01)  # another worker is just writing it
    return text


def make(data: Path, notices: Sequence[str], now: float | None = None) -> str:
    """The text of a link to some documents of the register."""
    until = int((time.time() if now is None else now) + MINUTES * 60)
    return seal(key(data), MARK, [until, *notices])


def follow(data: Path, text: str, now: float | None = None) -> list[str]:
    """The documents of a link; nothing when it does not count (any more)."""
    try:
        until, *notices = unseal(key(data), MARK, text)
    except Broken:
        return []
    return notices if until > (time.time() if now is None else now) else []


def archive(register: Path, notices: Sequence[str]) -> bytes:
    """These documents of the register, exactly as they were written, as one zip archive."""
    from caseload.forms import Register

    book, made = Register(register), io.BytesIO()
    try:
        files = {each["id"]: each["file"] for each in book.list()}
        with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as found:
            for notice in notices:
                found.writestr(files.get(notice, f"{notice}.docx"), book.document(notice))
    finally:
        book.close()
    return made.getvalue()
