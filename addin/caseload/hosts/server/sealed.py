"""Small records under a seal: readable by whoever holds one, made only by whoever knows the secret."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import zlib
from typing import Any

LONGEST = 4000


class Broken(ValueError):
    """A text under no seal of ours; ``ours`` says whether it has at least the shape of one."""

    def __init__(self, ours: bool):
        self.ours = ours
        super().__init__("the seal is broken")


def seal(secret: str, mark: str, record: Any) -> str:
    """A record as ``mark.BODY.SIGNATURE``; the mark says what the record is for, and is under the seal too."""
    data = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
    body = text_of(zlib.compress(data, 9))
    return f"{mark}.{body}.{_signature(secret, mark, body)}"


def unseal(secret: str, mark: str, text: str) -> Any:
    """The record of a sealed text; raises ``Broken``."""
    parts = text.split(".")
    if len(text) > LONGEST or len(parts) != 3 or parts[0] != mark:
        raise Broken(False)
    if not hmac.compare_digest(_signature(secret, mark, parts[1]).encode(), parts[2].encode()):
        raise Broken(True)
    return peek(text)


def peek(text: str) -> Any:
    """The record of a sealed text, its seal not looked at; raises ``ValueError`` when there is none."""
    try:
        return json.loads(zlib.decompress(_bytes(text.split(".")[1])))
    except (IndexError, zlib.error) as error:
        raise ValueError("no record") from error


def _signature(secret: str, mark: str, body: str) -> str:
    return text_of(hmac.new(secret.encode(), f"{mark}.{body}".encode(), hashlib.sha256).digest())


def text_of(data: bytes) -> str:
    """Bytes as letters that may stand in an address."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
