"""A VBA project as a file, without Excel: compound file, compression, project streams ([MS-CFB], [MS-OVBA]).

What lives here: ``project(...)``, which gives the bytes of ``vbaProject.bin`` for modules given as text. Only source is
written, no compiled code: Excel compiles it when it opens the file. What does not: what the modules say.
"""

from __future__ import annotations

from caseload.hosts.desktop.vba.project import Module, project

__all__ = ["Module", "project"]
