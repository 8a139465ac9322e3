"""The command line: thin verbs over ``caseload.app``; each verb's module is loaded only when it is asked for.

Exit codes: 0 done, 1 problems found in the data (listed), 2 wrong use, 3 something failed (nothing half-written).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from caseload.cli.verbs import VERBS
from caseload.errors import CaseloadError


def parser(wanted: str | None = None) -> argparse.ArgumentParser:
    """The parser of all verbs; only the wanted verb's own arguments are loaded."""
    from caseload import __version__

    top = argparse.ArgumentParser(
        prog="caseload",
        description="Excel functions, due lists and Word notices for welfare-to-work and vocational-rehabilitation "
        "caseloads.",
        epilog="Exit codes: 0 done, 1 problems found in the data, 2 wrong use, 3 something failed.",
    )
    top.add_argument("--version", action="version", version=f"caseload {__version__}")
    verbs = top.add_subparsers(dest="verb", metavar="VERB", required=True)
    for name, sentence in VERBS.items():
        verb = verbs.add_parser(name, help=sentence, description=sentence)
        if name == wanted:
            import_module(f"caseload.cli.verbs.{name}").arguments(verb)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    chosen = next((word for word in words if word in VERBS), None)
    given = parser(chosen).parse_args(words)
    try:
        return int(import_module(f"caseload.cli.verbs.{given.verb}").run(given))
    except CaseloadError as error:
        print(f"caseload {given.verb}: {error.sentence()}", file=sys.stderr)
        for problem in getattr(error, "problems", ()):
            print(f"  {problem.sentence()}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print(f"caseload {given.verb}: stopped; what was finished stays, nothing is half-written.", file=sys.stderr)
        return 3
    except BrokenPipeError:
        sys.stderr.close()
        return 0
