"""``python -m caseload.hosts.desktop [FILE]``: write the add-in (caseload.xlam)."""

from __future__ import annotations

import sys
from pathlib import Path

from caseload.hosts.desktop.build import FILE, build

if __name__ == "__main__":
    print(build(Path(sys.argv[1] if len(sys.argv) > 1 else FILE)))
