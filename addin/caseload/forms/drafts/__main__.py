"""Writes the templates again: ``python -m caseload.forms.drafts [CODE ...]``."""

from __future__ import annotations

import sys

from caseload import resources
from caseload.errors import CaseloadError
from caseload.forms.drafts.build import documents


def main(codes: list[str]) -> int:
    """Writes the templates of the forms named (all of them when none is named); returns the exit code."""
    try:
        made = list(documents(*codes))
    except CaseloadError as problem:
        print(problem, file=sys.stderr)
        return problem.exit_code
    for name, content in made:
        path = resources.templates() / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(f"{name}  {len(content):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
