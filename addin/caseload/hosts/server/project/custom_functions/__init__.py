"""What xlwings-server offers in cells: the cell functions, and nothing else."""

import sys

from caseload.hosts.server.udfs import load

load(sys.modules[__name__])
