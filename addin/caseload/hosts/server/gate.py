"""The gate before xlwings-server: only listed addresses, only known people in the right role, only readable requests.

Nothing behind it is reached otherwise, and whatever goes wrong behind it is answered in words, never with status 500.
"""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from caseload.hosts.server import doors
from caseload.hosts.server.limits import Buckets
from caseload.hosts.server.logs import where
from caseload.hosts.server.settings import Settings

App = Callable[[Any, Any, Any], Awaitable[None]]
_log = logging.getLogger(__name__)


class Turned(Exception):
    """A request that goes no further: status, and why in words."""

    def __init__(self, status: int, why: str, headers: tuple[tuple[bytes, bytes], ...] = ()):
        self.status, self.why, self.headers = status, why, headers
        super().__init__(why)


class Gate:
    """An ASGI application around another one; ``authenticate(authorization)`` gives a user or raises ``Turned``."""

    def __init__(self, inner: App, settings: Settings, authenticate: Callable[[str], Awaitable[Any]]):
        self.inner, self.settings, self._authenticate = inner, settings, authenticate
        self._buckets = Buckets(settings.most_requests)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] == "lifespan":
            await self.inner(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        answer = _Answer(send)
        try:
            inside = await self._admitted(scope, receive)
            await self.inner(scope, inside, answer)
        except Turned as turned:
            await answer.say(turned.status, turned.why, turned.headers)
        except Exception as wrong:
            _log.error("%s failed: %s", scope["path"], where(wrong))
        if answer.failed or not answer.began:
            await answer.say(400, "the request could not be understood, and nothing was changed")

    async def _admitted(self, scope: Any, receive: Any) -> Any:
        """What the application inside receives; raises ``Turned``."""
        method, path = scope["method"], scope["path"]
        preflight = method == "OPTIONS"
        door = doors.find("POST" if preflight else method, path)
        if door is None:
            raise Turned(404, "there is nothing here")
        if preflight or not door.roles:
            return receive
        headers = {name.lower(): value for name, value in scope["headers"]}
        user = await self._authenticate(headers.get(b"authorization", b"").decode("latin-1"))
        if not set(door.roles) & set(user.roles):
            raise Turned(403, f"your role may not do this: it is for {', '.join(door.roles)}")
        if seconds := self._buckets.wait(str(user.id)):
            wait = str(math.ceil(seconds)).encode()
            raise Turned(429, "too many requests in one minute: it goes on by itself", ((b"retry-after", wait),))
        scope.setdefault("state", {})["person"] = user
        if door.check is None:
            return receive
        body = await self._body(headers, receive)
        scope["state"]["read"] = partial(read, door.check, body)
        if not door.book:
            scope["state"]["body"] = read(door.check, body)
        return _replay(body, receive)

    async def _body(self, headers: dict[bytes, bytes], receive: Any) -> bytes:
        most = self.settings.most_bytes
        too_large = Turned(413, f"the workbook or range is too large to send (more than {most // 1_000_000} MB)")
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length) > most:
            raise too_large
        parts, size = [], 0
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise Turned(400, "the request broke off")
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if size > most:
                raise too_large
            if not message.get("more_body"):
                return b"".join(parts)


def read(check: Callable[[Any], str], body: bytes) -> Any:
    """The body of a request, read as JSON and looked at; raises ``Turned``."""
    found = _parsed(body)
    if wrong := check(found):
        raise Turned(400, wrong)
    return found


def _parsed(body: bytes) -> Any:
    def refuse(word: str) -> Any:
        raise ValueError(word)

    try:
        return json.loads(body.decode("utf-8"), parse_constant=refuse)
    except (ValueError, RecursionError):
        raise Turned(400, "the request is not readable JSON") from None


def _replay(body: bytes, receive: Any) -> Any:
    """The body once more, for the application inside."""
    told = False

    async def inside() -> Any:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return inside


class _Answer:
    """What goes back: passed on as it comes, except that an answer with status 500 is held back."""

    def __init__(self, send: Any):
        self._send, self.began, self.failed = send, False, False

    async def __call__(self, message: Any) -> None:
        if message["type"] == "http.response.start" and message["status"] == 500:
            self.failed = True
        if not self.failed:
            self.began = True
            await self._send(message)

    async def say(self, status: int, why: str, headers: tuple[tuple[bytes, bytes], ...] = ()) -> None:
        """Answer with a status and words, unless an answer is under way already."""
        if self.began:
            return
        self.began, self.failed = True, False
        body = json.dumps({"detail": why}).encode()
        about = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode()),
                 (b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff"), *headers]  # fmt: skip
        await self._send({"type": "http.response.start", "status": status, "headers": about})
        await self._send({"type": "http.response.body", "body": body})
