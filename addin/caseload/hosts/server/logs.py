"""What the server writes down: what failed and where, never what stood in a cell."""

from __future__ import annotations

import logging
from pathlib import Path
from traceback import extract_tb


def where(error: BaseException) -> str:
    """The kind of an exception and the line of code it came from; never its text."""
    lines = extract_tb(error.__traceback__)
    place = f" at {Path(lines[-1].filename).name}:{lines[-1].lineno}" if lines else ""
    return f"{type(error).__name__}{place}"


class WithoutData(logging.Filter):
    """Keeps the kind of an exception and drops its text and values, which may hold a client's data."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets the record through, with what it may say."""
        if isinstance(record.msg, BaseException):
            record.msg, record.args = type(record.msg).__name__, ()
        if record.exc_info:
            kind = record.exc_info[0] if isinstance(record.exc_info, tuple) else None
            record.msg, record.args = f"{record.getMessage()} [{kind.__name__ if kind else 'error'}]", ()
            record.exc_info = record.exc_text = None
        return True


def quiet() -> None:
    """Put the filter on every logger of the servers and on what the root writes to."""
    keep = WithoutData()
    for handler in logging.getLogger().handlers:
        handler.addFilter(keep)
    for name in list(logging.Logger.manager.loggerDict):
        if name.split(".")[0] in ("uvicorn", "xlwings_server", "xlwings"):
            logging.getLogger(name).addFilter(keep)
