"""The pages tell the truth: their commands exist, their links lead somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from caseload.cli import parser
from caseload.cli.verbs import VERBS

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])


def commands() -> list[tuple[str, str]]:
    """Every ``caseload …`` line of a code block, without the remark behind it."""
    found = []
    for page in PAGES:
        for block in re.findall(r"```\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
            for line in block.splitlines():
                words = re.split(r"\s{2,}", line.strip())[0]
                if words.startswith("caseload "):
                    found.append((page.name, words))
    return found


@pytest.mark.parametrize(("page", "line"), commands())
def test_a_command_on_a_page_is_one_that_the_program_takes(page: str, line: str) -> None:
    words = shlex.split(line.split(" | ")[0])[1:]
    assert words[0] in VERBS, page
    parser(words[0]).parse_args(words)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_link_of_a_page_leads_to_a_file(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
