"""Every address of the server that answers, and who may use it. What is not listed here does not exist."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from caseload.hosts.buttons import ROLES
from caseload.hosts.server import shapes
from caseload.hosts.server.verbs import VERBS

RUN = "/caseload/run/"
"""A verb on an open workbook. xlwings-server's own scripts are shut: they would be read and written several times over,
on the loop that answers cells."""
FUNCTIONS = "/xlwings/custom-functions-call"
BATCH = "/caseload/batch"
ME = "/caseload/me"
LINK = "/caseload/link"
DOCUMENTS = "/caseload/documents/"
"""Followed by a sealed link, which stands for a sign-in here: a browser opens it by itself."""
PAGES = frozenset({
    "/", "/health", "/favicon.ico", "/taskpane", "/taskpane.html", "/manifest", "/manifest.xml", "/manifest/download",
    *(f"/xlwings/{name}" for name in (
        "custom-functions-meta", "custom-functions-meta.json", "custom-functions-code", "custom-functions-code.js",
        "custom-scripts-meta", "custom-scripts-meta.json")),
})  # fmt: skip
"""Pages without anybody's data: read without sign-in, since Office loads them before anybody can sign in."""
STATIC = "/static/"


@dataclass(frozen=True)
class Door:
    """One way in: ``roles`` that may use it (none: open to all), and what its body must look like.

    ``book``: the body is a workbook, which is worked on in turn, beside the loop.
    """

    roles: tuple[str, ...] = ()
    check: Callable[[Any], str] | None = None
    book: bool = False


def find(method: str, path: str) -> Door | None:
    """The door at an address, or None."""
    if method in ("GET", "HEAD"):
        if path in PAGES or (path.startswith(STATIC) and ".." not in path):
            return Door()
        if path.startswith(DOCUMENTS):
            return Door()
        return Door(ROLES) if path == ME else None
    if method != "POST":
        return None
    if path == FUNCTIONS:
        return Door(ROLES, shapes.one_call)
    if path == BATCH:
        return Door(ROLES, shapes.many_calls)
    if path == LINK:
        return Door(VERBS["notices_copies"].roles, shapes.notices)
    name = path.removeprefix(RUN)
    return Door(VERBS[name].roles, shapes.book, book=True) if path != name and name in VERBS else None
