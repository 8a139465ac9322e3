"""A participant goes from one caseload to another: to another worker, or, once the record is closed, into the archive.

What lives here: what belongs to a participant, the move itself (both files change or neither), and the two verbs. What
does not: the decision. A transfer needs the supervisor's finding where a rule asks for it, and both need a name.
"""

from caseload.app.moving.archive import archive
from caseload.app.moving.transfer import transfer

__all__ = ["archive", "transfer"]
