"""The server's settings, all from the environment, and what makes it refuse to start."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path

from caseload.errors import WrongUse
from caseload.hosts.server.keys import entra_keys

PROJECT = Path(__file__).resolve().parent / "project"
PREFIX = "CASELOAD_SERVER_"
SHORTEST_SECRET = 32
PROVIDERS = {"signed": (), "entraid": ("XLWINGS_AUTH_ENTRAID_CLIENT_ID", "XLWINGS_AUTH_ENTRAID_TENANT_ID")}
"""How people sign in -> what must be set for it besides."""
MANIFEST_ID = "5d0c2f5e-7c1b-4b55-9f0e-0c5a5e10ad01"
POLICY = ("default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
          "font-src 'self' https://res-1.cdn.office.net; object-src 'none'; base-uri 'none'; "
          "form-action 'none'")  # fmt: skip
"""What the task pane may load: only what this server gives (Office on the web adds styles and a font of its own)."""


MOST_BYTES = 40_000_000
"""Of one request, unless a setting says otherwise: a workbook of 10,000 people has room in it."""


@dataclass(frozen=True)
class Settings:
    """How this server runs.

    ``sign_in``: signed, entraid, or nothing (development only). ``entra_keys``: a file with the keys of Entra ID, for
    servers without internet. ``data``: folder of the register, the agency's profile and the list of withdrawn tokens.
    ``most_bytes`` of one request; ``most_requests`` of one person in a minute, for each worker.
    """

    development: bool = False
    sign_in: str = ""
    secret: str = ""
    data: Path = Path("caseload-data")
    most_bytes: int = MOST_BYTES
    most_requests: int = 900
    hostname: str = ""
    entra_keys: Path | None = None
    add_in_id: str = MANIFEST_ID

    @property
    def register(self) -> Path:
        """The office's register of documents."""
        return self.data / "register.sqlite"

    @property
    def withdrawn(self) -> Path:
        """The list of tokens that no longer count, one id to a line."""
        return self.data / "withdrawn-tokens.txt"


def read(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings; raises ``WrongUse`` for what cannot be read and for a server without sign-in in production."""
    given = os.environ if environment is None else environment

    def word(name: str, default: str = "") -> str:
        return given.get(PREFIX + name, default).strip()

    mode = word("ENVIRONMENT", "production")
    if mode not in ("production", "development"):
        raise WrongUse(f"{PREFIX}ENVIRONMENT is {mode!r}", todo="Write production or development.")
    found = Settings(
        mode == "development", word("SIGN_IN"), _secret(word("SECRET"), word("SECRET_FILE")),
        Path(word("DATA", "caseload-data")), _number(given, "MOST_BYTES", MOST_BYTES),
        _number(given, "MOST_REQUESTS", 900), word("HOSTNAME"),
        Path(word("ENTRA_KEYS")) if word("ENTRA_KEYS") else None, word("ADD_IN_ID", MANIFEST_ID),
    )  # fmt: skip
    _refuse_unsafe(found, given)
    return found


def _secret(secret: str, file: str) -> str:
    if secret or not file:
        return secret
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise WrongUse("the file of the secret cannot be read", where=f"{PREFIX}SECRET_FILE", why=error.strerror or "",
                       todo="Make one with `caseload serve --new-secret FILE`.") from None  # fmt: skip


def _number(given: Mapping[str, str], name: str, default: int) -> int:
    text = given.get(PREFIX + name, str(default)).strip()
    if not text.isdecimal() or int(text) == 0:
        raise WrongUse(f"{PREFIX}{name} is {text!r}", todo="Write a whole number above 0.")
    return int(text)


def _refuse_unsafe(found: Settings, given: Mapping[str, str]) -> None:
    if not found.sign_in:
        if not found.development:
            raise WrongUse("the server does not start without sign-in", why="anybody could read and write caseloads",
                           todo=f"Set {PREFIX}SIGN_IN to signed or entraid (docs/it.md), or, on a PC of your own with "
                           "invented people only, start it with --development.")  # fmt: skip
        return
    if found.sign_in not in PROVIDERS:
        raise WrongUse(f"{PREFIX}SIGN_IN is {found.sign_in!r}", todo=f"Write one of {', '.join(PROVIDERS)}.")
    missing = [name for name in PROVIDERS[found.sign_in] if not given.get(name, "").strip()]
    if missing:
        raise WrongUse(f"sign-in by {found.sign_in} needs {', '.join(missing)}", todo="Set them, see docs/it.md.")
    if found.entra_keys is not None:
        try:
            entra_keys(found.entra_keys)
        except (OSError, ValueError) as error:
            raise WrongUse("the keys of Entra ID cannot be read", where=f"{PREFIX}ENTRA_KEYS", why=str(error),
                           todo="Save the file again that the tenant's jwks_uri names (docs/it.md).") from None  # fmt: skip
    if found.sign_in == "signed" and len(found.secret) < SHORTEST_SECRET:
        todo = f"`caseload serve --new-secret FILE` makes one; name it in {PREFIX}SECRET_FILE."
        raise WrongUse(f"signed sign-in needs a secret of at least {SHORTEST_SECRET} characters", todo=todo)


def export(found: Settings, environment: MutableMapping[str, str] | None = None) -> None:
    """Set what xlwings-server reads: our project, our sign-in, no namespace, and everything that is not used off."""
    given = os.environ if environment is None else environment
    fixed = {
        "PROJECT_DIR": str(PROJECT), "ENVIRONMENT": "prod", "FUNCTIONS_NAMESPACE": "", "PROJECT_NAME": "Caseload",
        "AUTH_PROVIDERS": json.dumps([found.sign_in] if found.sign_in else []), "AUTH_REQUIRED_ROLES": "[]",
        "AUTH_ENTRAID_MULTITENANT": "false",
        "MANIFEST_ID_PROD": found.add_in_id, "CUSTOM_HEADERS": json.dumps({"Content-Security-Policy": POLICY}),
        "ENABLE_SOCKETIO": "false", "ENABLE_HOTRELOAD": "false", "ENABLE_HTMX": "false", "ENABLE_WASM": "false",
        "ENABLE_ALPINEJS_CSP": "false", "ENABLE_BOOTSTRAP": "false", "ENABLE_EXAMPLES": "false",
        "ENABLE_TESTS": "false", "ADD_SECURITY_HEADERS": "true",
    }  # fmt: skip
    given.update({f"XLWINGS_{name}": value for name, value in fixed.items()})
    given["DOTENV_PATH"] = str(PROJECT / "none.env")  # settings come from the environment alone, never from a file
    given.setdefault("XLWINGS_CORS_ALLOW_ORIGINS", "[]")
    given.setdefault("XLWINGS_LOG_LEVEL", "WARNING")
    given.setdefault("XLWINGS_REQUEST_TIMEOUT", "120")  # seconds that a pane waits
    given.setdefault("XLWINGS_CUSTOM_FUNCTIONS_MAX_RETRIES", "1")  # our own client tries again, and in words
    if found.hostname:
        given["XLWINGS_HOSTNAME"] = found.hostname
