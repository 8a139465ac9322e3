"""What xlwings-server may run on an open workbook: one script for each verb of a button, and nothing else."""

import sys

from caseload.hosts.server.scripts import load

load(sys.modules[__name__])
