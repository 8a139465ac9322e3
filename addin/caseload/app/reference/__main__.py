"""Writes the reference: ``python -m caseload.app.reference [DIR]`` (default docs/reference)."""

import sys
from pathlib import Path

from caseload.app.reference import write

for page in write(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/reference")):
    print(page)
