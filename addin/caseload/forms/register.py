"""The register: every document that was planned, written, printed, mailed, returned or made void.

One SQLite file beside the documents, and the truth about them. The natural key (form, case, trigger date,
recipient) keeps anything from being issued twice; the stored bytes make a reprint the exact document that was sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from os import PathLike
from pathlib import Path
from typing import Any

from caseload.errors import CaseloadError, TemplateRefused, WrongUse
from caseload.forms import register_entry as entry
from caseload.forms.register_entry import Key, Plan
from caseload.forms.register_file import RegisterFile

STATES = ("planned", "rendered", "printed", "mailed", "returned", "void")
SETTLED = "settled"
"""A step of a document's history, not a state: nothing is awaited any more."""
STATE_FORM_SENT = "the State's own form was sent"
_NEXT = {
    "planned": {"rendered", "void"},
    "rendered": {"printed", "mailed", "void"},
    "printed": {"mailed", "returned", "void"},
    "mailed": {"returned", "void"},
    "returned": {"mailed", "void"},
    "void": set[str](),
}


class Register(RegisterFile):
    """The register in ``path``; it is made when the first document is planned.

    Raises ``FileBusy`` when the file cannot be opened or written, ``CaseloadError`` when it is no register.
    """

    def known(self, form: str) -> dict[Key, tuple[str, str, str]]:
        """Id, state and file of each document of a form that is not void, by its key."""
        if not self.exists:
            return {}
        sql = (
            "SELECT form, case_number, trigger_on, recipient, id, state, file FROM notice "
            "WHERE form = ? AND state <> 'void'"
        )
        with self._told():
            return {tuple(row[:4]): tuple(row[4:]) for row in self._db.execute(sql, (form,))}

    def plan(self, plans: Sequence[Plan], name: Callable[[Plan, str], str]) -> list[tuple[str, str]]:
        """Enter documents as planned, one change for all; gives the id and file name of each, in order.

        ``name(plan, id)`` makes the file name. A document that an earlier run only planned keeps its id.
        """
        placed: list[tuple[str, str]] = []
        fresh, again = [], []
        with self._change() as database:
            number = database.execute("SELECT COALESCE(MAX(number), 0) FROM notice").fetchone()[0]
            old = {key: found[0] for form in {plan.key[0] for plan in plans} for key, found in self.known(form).items()}
            at = entry.now()
            for plan in plans:
                notice = old.get(plan.key)
                if notice is None:
                    number += 1
                    notice = f"N-{plan.as_of[:4]}-{number:06d}"
                    file = name(plan, notice)
                    fresh.append((number, notice, *plan.key, at, *entry.facts(plan, file)))
                else:
                    file = name(plan, notice)
                    again.append((*entry.facts(plan, file), notice))
                placed.append((notice, file))
            database.executemany(entry.PLANNED, fresh)
            database.executemany(entry.PLANNED_AGAIN, again)
        return placed

    def rendered(self, written: Iterable[tuple[str, str, bytes, bytes]]) -> None:
        """Enter documents as written, one change for all: id, digest, prefix and tail of each."""
        kept: dict[int, tuple[str, bytes]] = {}
        rows, at = [], entry.now()
        for notice, digest, prefix, tail in written:
            if id(prefix) not in kept:
                kept[id(prefix)] = (sha256(prefix).hexdigest(), prefix)
            rows.append((at, digest, kept[id(prefix)][0], tail, notice))
        with self._change() as database:
            database.executemany("INSERT OR IGNORE INTO skeleton VALUES (?, ?)", kept.values())
            database.executemany(
                "UPDATE notice SET state = 'rendered', rendered_at = ?, digest = ?, skeleton = ?, tail = ? "
                "WHERE id = ?",
                rows,
            )

    def forget(self, notices: Iterable[str]) -> None:
        """Take back plans that came to nothing."""
        with self._change() as database:
            found = [(notice,) for notice in notices]
            database.executemany("DELETE FROM notice WHERE id = ? AND state = 'planned'", found)

    def mark(
        self, notices: Iterable[str], state: str, *, who: str, on: date, note: str = "", state_form_sent: bool = False
    ) -> None:
        """Enter that documents were printed, mailed, returned or made void: all of them, or none.

        A draft of a State form is mailed only as ``state_form_sent``: the State's own form went out in its place.
        Raises ``WrongUse`` for an unknown document or state, for a step that cannot follow the last one, and for a
        document made void without a reason (``note``).
        """
        if state not in STATES[2:]:
            raise WrongUse(f"a notice cannot be marked {state}", todo=f"Use one of: {', '.join(STATES[2:])}.")
        if state == "void" and not note.strip():
            raise WrongUse("a notice is made void only with a reason")
        self._must_exist()
        with self._change() as database:
            for notice in notices:
                record = self._one(notice)
                if state not in _NEXT[record["state"]]:
                    raise WrongUse(f"{notice} is {record['state']} and cannot become {state}")
                told = _told_of_draft(record, state, state_form_sent)
                database.execute("UPDATE notice SET state = ? WHERE id = ?", (state, notice))
                entry.noted(database, notice, state, who, on.isoformat(), "; ".join(filter(None, (told, note))))

    def settle(self, notices: Iterable[str], *, who: str, on: date, note: str = "") -> None:
        """Enter that nothing is awaited any more of the due dates that documents started: all of them, or none."""
        self._must_exist()
        with self._change() as database:
            for notice in notices:
                self._one(notice)
                entry.noted(database, notice, SETTLED, who, on.isoformat(), note)

    def void(self, notices: Iterable[str], *, who: str, on: date, reason: str) -> None:
        """Make documents void; they may then be issued anew."""
        self.mark(notices, "void", who=who, on=on, note=reason)

    def list(
        self, *, form: str = "", case_number: str = "", state: str = "", since: date | None = None
    ) -> list[dict[str, Any]]:
        """The documents as records, oldest first, with their history; each condition narrows the list."""
        if not self.exists:
            return []
        wanted = {"form": form, "case_number": case_number, "state": state}
        where = [f"{name} = :{name}" for name, value in wanted.items() if value]
        values: dict[str, str] = {**wanted, "since": since.isoformat() if since else ""}
        if since:
            where.append("as_of >= :since")
        sql = f"SELECT {', '.join(entry.COLUMNS)} FROM notice WHERE {' AND '.join(where) or '1'} ORDER BY number"
        with self._told():
            found = [entry.record_of(row) for row in self._db.execute(sql, values)]
            steps: dict[str, list[dict[str, str]]] = {}
            for notice, *step in self._db.execute("SELECT notice, at, state, who, day, note FROM history"):
                steps.setdefault(notice, []).append(entry.step(*step))
        return [{**record, "history": [*entry.made(record), *steps.get(record["id"], [])]} for record in found]

    def _one(self, notice: str) -> dict[str, Any]:
        sql = f"SELECT {', '.join(entry.COLUMNS)} FROM notice WHERE id = ?"
        row = self._db.execute(sql, (notice,)).fetchone()
        if row is None:
            raise WrongUse(f"the register has no notice {notice}", where=self.path.name)
        return entry.record_of(row)

    def document(self, notice: str) -> bytes:
        """The exact bytes of a document as it was written; ``WrongUse`` when it never was."""
        self._must_exist()
        with self._told():
            record = self._one(notice)
            sql = "SELECT data, tail FROM notice JOIN skeleton ON skeleton.id = skeleton WHERE notice.id = ?"
            row = self._db.execute(sql, (notice,)).fetchone()
        if row is None:
            raise WrongUse(f"{notice} was planned and never written", where=self.path.name)
        data = bytes(row[0]) + bytes(row[1])
        if not _is_whole(data, record["digest"]):
            raise CaseloadError(f"the register's copy of {notice} is damaged", where=self.path.name)
        return data

    def mention(self, notices: Iterable[str], what: str, *, who: str, on: date, note: str) -> None:
        """Enter in the history of documents what became of their case (it was transferred …); their state stays."""
        self._must_exist()
        with self._change() as database:
            for notice in notices:
                self._one(notice)
                entry.noted(database, notice, what, who, on.isoformat(), note)

    def reprint(self, notice: str, folder: str | PathLike[str], *, who: str, on: date) -> Path:
        """Write the exact document again into ``folder``, and note that it was reprinted."""
        from caseload.forms.writing import put

        data = self.document(notice)
        path = Path(folder) / self._one(notice)["file"]
        put(path, data)
        with self._change() as database:
            entry.noted(database, notice, "reprinted", who, on.isoformat())
        return path


def _told_of_draft(record: Mapping[str, Any], state: str, state_form_sent: bool) -> str:
    """What the history says of a draft that is mailed; a draft itself never is."""
    if state != "mailed" or not record["draft"]:
        return ""
    if not state_form_sent:
        why = f"it is a draft of {record['form']}, a form that the State issues, and drafts are not sent"
        todo = "Send the State's own form, then mark it with --state-form-sent; or make the draft void."
        raise WrongUse(f"{record['id']} cannot be marked mailed", why=why, todo=todo)
    return STATE_FORM_SENT


def _is_whole(data: bytes, digest: str) -> bool:
    from caseload.forms.filled import digest_of

    try:
        return digest_of(data) == digest
    except TemplateRefused:
        return False
