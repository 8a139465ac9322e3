"""The history of one person: what happened, day by day, where each process stands, what is awaited from whom.

What lives here: the machines' answers put beside the rows of the workbook and said in plain sentences. What does not:
which columns tell of an event (``tables.courses``), where an event leads (``rules``), the document (``forms``).
"""

from caseload.worklist.history.review import record_problems
from caseload.worklist.history.story import History, history
from caseload.worklist.history.strand import Strand, strand

__all__ = ["History", "Strand", "history", "record_problems", "strand"]
