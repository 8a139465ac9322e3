"""How a template becomes Python: Jinja's own compiler, but a value is printed, and a record's field read, in one step.

Jinja escapes each printed value into an object of its own and asks the environment for each field; with dozens of
values in a notice that took most of the time of filling it.
"""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator


class Compiler(CodeGenerator):
    """Jinja's generator of code; the environment lends ``printed`` (value to text) and ``record`` (see below)."""

    def _output_child_pre(self, node: nodes.Expr, frame: Any, finalize: Any) -> None:
        self.write("environment.printed(")

    def _output_child_post(self, node: nodes.Expr, frame: Any, finalize: Any) -> None:
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Any) -> None:
        """``row.hours``: straight from the record where it is one (``environment.record``) and has the field."""
        if not isinstance(node.node, nodes.Name):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f"[{node.attr!r}] if (")
        self.visit(node.node, frame)
        self.write(f").__class__ is environment.record and {node.attr!r} in ")
        self.visit(node.node, frame)
        self.write(" else ")
        super().visit_Getattr(node, frame)
        self.write(")")
