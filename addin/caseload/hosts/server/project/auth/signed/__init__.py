"""Signed tokens for small offices, as a provider of xlwings-server."""

from typing import Any

from caseload.hosts.server.signin import signed_user


async def validate_token(token_string: str) -> Any:
    """The user of an Authorization header; raises 401."""
    return signed_user(token_string)
