"""The agency's own settings on a server: ``caseload.toml`` in the folder of its data, for every workbook alike."""

from __future__ import annotations

from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path
from typing import Any

_FOR_GOOD = ExitStack()


@lru_cache(maxsize=1)
def profile(data: Path) -> Any:
    """The profile in a folder, read once; raises ``DataProblems`` for mistakes in it."""
    from caseload.app.profile import FILE, read_profile

    return read_profile(data / FILE)


def put_in_force(data: Path) -> None:
    """Let the agency's own values of parameters be in force as long as this process runs.

    Once, before the first question: they hold for all threads, so that no question may change them.
    """
    _FOR_GOOD.enter_context(profile(data).in_force())
