"""caseload serve: the Office add-in server, and the secret and sign-in codes of small offices."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

BUSY = 60
"""Seconds after which a worker that does not answer is taken for dead and replaced; before, it may only be busy."""


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this computer only)")
    verb.add_argument("--port", type=int, default=8000, help="port to listen on (default: 8000)")
    verb.add_argument("--workers", type=int, default=1, help="processes that answer (default: 1)")
    verb.add_argument("--certificate", metavar="FILE", help="TLS certificate (PEM); without one, put a proxy before it")
    verb.add_argument("--key", metavar="FILE", help="the certificate's private key (PEM)")
    verb.add_argument("--development", action="store_true", help="no sign-in, this computer only, invented people only")
    codes = verb.add_argument_group("sign-in codes (instead of starting the server)")
    codes.add_argument("--new-secret", metavar="FILE", help="make the secret with which codes are signed")
    codes.add_argument("--new-code", metavar="NAME", help="make a sign-in code for a person")
    codes.add_argument("--role", action="append", default=[], help="caseworker, clerk or supervisor; may be repeated")
    codes.add_argument("--days", type=int, default=90, help="how long the code counts (default: 90)")
    codes.add_argument("--withdraw", metavar="CODE", help="a code, or its id, that no longer counts")


def run(given: argparse.Namespace) -> int:
    if given.new_secret:
        return _new_secret(Path(given.new_secret))
    if given.development:
        os.environ["CASELOAD_SERVER_ENVIRONMENT"] = "development"
    from caseload.hosts.server.settings import read

    settings = read()
    if given.withdraw or given.new_code:
        return _codes(given, settings)
    _serve(given, settings.development)
    return 0


def _new_secret(file: Path) -> int:
    import secrets

    from caseload.errors import WrongUse

    try:
        with file.open("x", encoding="utf-8", newline="\n") as made:
            made.write(secrets.token_urlsafe(48) + "\n")
        file.chmod(0o600)
    except FileExistsError:
        todo = "Name another file; with a new secret, no code given out so far counts."
        raise WrongUse(f"{file.name} exists already", todo=todo) from None
    except OSError as error:
        raise WrongUse(f"{file.name} cannot be written", why=error.strerror or "") from None
    print(f"{file}: keep it readable for the server only, and name it in CASELOAD_SERVER_SECRET_FILE.")
    return 0


def _codes(given: argparse.Namespace, settings: object) -> int:
    from caseload.errors import WrongUse
    from caseload.hosts.server import tokens

    if getattr(settings, "sign_in", "") != "signed":
        raise WrongUse("there are no sign-in codes here", why="CASELOAD_SERVER_SIGN_IN is not signed")
    if given.withdraw:
        print(f"{tokens.withdraw(given.withdraw, settings.withdrawn)} no longer counts.")  # type: ignore[attr-defined]
        return 0
    print(tokens.issue(settings.secret, given.new_code, given.role, given.days))  # type: ignore[attr-defined]
    return 0


def _serve(given: argparse.Namespace, development: bool) -> None:
    from caseload.errors import WrongUse

    if development and given.host not in ("127.0.0.1", "localhost", "::1"):
        raise WrongUse("in development the server listens on this computer only", todo="Leave --host out.")
    if bool(given.certificate) != bool(given.key):
        raise WrongUse("a certificate needs its key, and a key its certificate")
    try:
        import uvicorn
    except ImportError:
        raise WrongUse("the Office add-in server is not installed",
                       todo='Install it with `pip install "caseload[server]"`.') from None  # fmt: skip
    from caseload.hosts.server.main import create

    if given.workers == 1:
        application = create()
    else:
        create()  # what keeps it from starting is said here, once, and not by every worker
        application = "caseload.hosts.server.main:create"
    secure = "https" if given.certificate else "http"
    print(f"Caseload is at {secure}://{given.host}:{given.port}; the manifest is at /manifest.xml. Ctrl+C stops it.")
    uvicorn.run(application, factory=given.workers > 1, host=given.host, port=given.port, workers=given.workers,
                ssl_certfile=given.certificate, ssl_keyfile=given.key, log_level="warning", server_header=False,
                ws="none", limit_concurrency=None, timeout_keep_alive=30,
                timeout_worker_healthcheck=BUSY)  # fmt: skip
