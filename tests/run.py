"""Run every test: make the environment, install what is needed, lint, type-check, test.

Usage: ``tests/run [pytest arguments]``. On Debian as root (or with sudo without a password) the system packages are
installed too; elsewhere the tests that need them are skipped and named at the end, with what to install.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv-tests"
DEBIAN = {
    "soffice": ["libreoffice-calc", "libreoffice-writer", "python3-uno"],
    "pdftoppm": ["poppler-utils"],
    "chromium": ["chromium"],
    "npm": ["nodejs", "npm"],
    "fc-list": ["fontconfig", "fonts-liberation", "fonts-dejavu-core"],
}
"""Program that shows a package is there -> the Debian packages that bring it."""


def main(arguments: list[str]) -> int:
    """Set up and run; returns the exit code of the first step that failed."""
    install_system_packages()
    python = make_environment()
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    steps = [
        [python, "-m", "ruff", "check", "addin", "tests"],
        [python, "-m", "mypy"],
        [python, "-m", "codespell_lib", "addin", "docs", "tests", "README.md", "CHANGELOG.md"],
        [python, "-m", "pytest", "-n", "2", *arguments],
    ]
    for step in steps if not arguments else steps[-1:]:
        code = subprocess.run(step, cwd=ROOT, env=environment, check=False).returncode
        if code:
            print(f"failed: {' '.join(step[1:])}", file=sys.stderr)
            return code
    return 0


def install_system_packages() -> None:
    """Install missing Debian packages when that is possible without asking."""
    wanted = [name for program, names in DEBIAN.items() if shutil.which(program) is None for name in names]
    if not wanted or shutil.which("apt-get") is None:
        return
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not root and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode:
        return
    before = [] if root else ["sudo", "-n"]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print("installing", ", ".join(wanted), flush=True)
    for words in (["update"], ["install", "-y", "--no-install-recommends", *wanted]):
        subprocess.run([*before, "apt-get", "-qq", *words], env=quiet, check=False, stdout=subprocess.DEVNULL)


def make_environment() -> str:
    """The interpreter of the tests' own environment, with the project and its test extra installed."""
    python = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        venv.create(ENVIRONMENT, with_pip=True)
    print("installing the project and what its tests need", flush=True)
    subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-e", f"{ROOT}[test]"],
                   check=True, stderr=subprocess.DEVNULL if "CI" in os.environ else None)  # fmt: skip
    fetch_pyodide()
    return str(python)


def fetch_pyodide() -> None:
    """Fetch Pyodide for the tests of xlwings Lite, in the versions that are locked; without npm they are skipped."""
    wanted, folder = ROOT / "tests" / "hosts" / "node", ENVIRONMENT / "pyodide"
    npm = shutil.which("npm")
    lock = (wanted / "package-lock.json").read_bytes()
    there = folder / "package-lock.json"
    if npm is None or (there.is_file() and there.read_bytes() == lock and (folder / "node_modules").is_dir()):
        return
    folder.mkdir(parents=True, exist_ok=True)
    for each in wanted.glob("package*.json"):
        shutil.copyfile(each, folder / each.name)
    words = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    if subprocess.run(words, cwd=folder, check=False).returncode:
        there.unlink(missing_ok=True)  # it is tried again the next time


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
