"""Health, who is signed in, many cells at once, and documents by a link."""

import json
from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response
from xlwings_server.templates import env

from caseload.errors import CaseloadError
from caseload.hosts.buttons import GROUPS
from caseload.hosts.server import links
from caseload.hosts.server.doors import DOCUMENTS
from caseload.hosts.server.gate import Turned
from caseload.hosts.server.pages import page
from caseload.hosts.server.signin import settings
from caseload.hosts.server.turns import in_turn

router = APIRouter()
env.globals.update(caseload=page(), caseload_groups=GROUPS)


@router.get("/health")
def health() -> dict[str, Any]:
    """Is this worker up, and with which version?"""
    from caseload import __version__

    return {"status": "ok", "version": __version__}


@router.get("/caseload/me")
def me(request: Request) -> dict[str, Any]:
    """The name and roles of the person who asks."""
    person = request.state.person
    return {"name": person.name, "roles": list(person.roles)}


@router.post("/caseload/batch")
def batch(request: Request) -> Response:
    """The answers of many cells, in order: of calls each by itself, and of columns of calls."""
    import custom_functions

    from caseload.hosts.server.batch import answer_calls, answer_columns

    asked = request.state.body
    found = {"results": answer_calls(asked["calls"], custom_functions),
             "columns": [answer_columns(name, count, columns, custom_functions) for name, count, columns in asked["columns"]]}  # fmt: skip
    return Response(json.dumps(found, allow_nan=False, separators=(",", ":")), media_type="application/json")


@router.post("/caseload/run/{name}")
async def run(name: str, request: Request) -> Response:
    """A verb on an open workbook, in its turn."""
    from caseload.hosts.server import scripts

    state = request.state
    try:
        found = await in_turn(scripts.run, name, state.read, str(state.person.name or ""), settings())
    except Turned as turned:
        raise HTTPException(turned.status, turned.why) from None
    return Response(found, media_type="application/json")


@router.post("/caseload/link")
def link(request: Request) -> dict[str, str]:
    """An address at which these documents can be had for a few minutes, by whoever knows it."""
    return {"address": DOCUMENTS + links.make(settings().data, request.state.body["notices"])}


@router.get("/caseload/documents/{text}")
def documents(text: str) -> Response:
    """The documents of a link, as one archive."""
    notices = links.follow(settings().data, text)
    if not notices:
        raise HTTPException(401, "this link does not count any more: press the button in Excel again")
    try:
        found = links.archive(settings().register, notices)
    except CaseloadError:
        raise HTTPException(404, "these documents are not in the register") from None
    headers = {"Content-Disposition": 'attachment; filename="documents.zip"'}
    return Response(found, media_type="application/zip", headers=headers)
