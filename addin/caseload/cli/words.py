"""Words that several verbs take or say: a day, who is acting, a number with its noun."""

from __future__ import annotations

import argparse
import getpass
from datetime import date


def day(text: str) -> date:
    """A day written YYYY-MM-DD."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day: write it as YYYY-MM-DD") from None


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: ``1 workbook``, ``2 workbooks``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def add_day(verb: argparse.ArgumentParser, name: str = "--as-of", help: str = "the day asked about") -> None:
    """Let a verb take a day."""
    verb.add_argument(name, type=day, metavar="DAY", help=help)


def add_who(verb: argparse.ArgumentParser) -> None:
    """Let a verb take the name of the person who acts (default: the user of this computer)."""
    verb.add_argument("--who", default=_user(), metavar="NAME", help="who is acting (default: this computer's user)")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
