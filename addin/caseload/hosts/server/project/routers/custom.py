"""Health, who is signed in, many cells at once, and documents by a link."""

from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response
from pydantic import BaseModel
from xlwings_server.templates import env

from caseload.errors import CaseloadError
from caseload.hosts.buttons import GROUPS
from caseload.hosts.server import links
from caseload.hosts.server.doors import DOCUMENTS
from caseload.hosts.server.pages import page
from caseload.hosts.server.signin import settings

router = APIRouter()
env.globals.update(caseload=page(), caseload_groups=GROUPS)


class Calls(BaseModel):
    """Many cells: pairs of a function's name and its arguments."""

    calls: list[Any]


class Documents(BaseModel):
    """Documents of the register, by their ids."""

    notices: list[str]


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
def batch(body: Calls) -> dict[str, Any]:
    """The answers of many cells, in order."""
    import custom_functions

    from caseload.hosts.server.batch import answer_calls

    return {"results": answer_calls(body.calls, custom_functions)}


@router.post("/caseload/link")
def link(body: Documents) -> dict[str, str]:
    """An address at which these documents can be had for a few minutes, by whoever knows it."""
    return {"address": DOCUMENTS + links.make(settings().data, body.notices)}


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
