"""The keys with which Entra ID signs: from a file for servers without internet, else from Microsoft."""

from typing import Any

from caseload.hosts.server.keys import entra_keys
from caseload.hosts.server.signin import settings


async def get_jwks_json() -> Any:
    """The key set of the file, read again whenever it changed; None lets xlwings-server fetch Microsoft's."""
    return entra_keys(settings().entra_keys)
