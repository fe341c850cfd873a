"""Answers the window of documents: filters, sorts and searches, and gives any part of the answer.

A question is answered once, by the numbers of all its lines in their order: 100,000 of them are
800 KB and take SQLite 0.02 to 0.3 s, during which it lets other threads run. Lines themselves are
read page by page. So the count is exact, every page costs the same, and scrolling sees one moment
although the ledger goes on changing.

A search is for parts of words, at least three letters long, by a trigram index; one or two letters
are looked for at the beginning of words. The shop's own CUI stands in nearly every document: a part
of it is not looked for there; whoever types it whole asks for it.
"""

# ruff: noqa: S608 - what a person typed travels as parameters; the rest is this module's own
from __future__ import annotations

import json
import re
import sqlite3
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from gsmos_tray.documents.romanian import folded, without_signs
from gsmos_tray.ledger.rows import BARE, DELIVERED, OF_ITS_OWN, DocumentRow, bare, delivered
from gsmos_tray.ledger.store import Store
from gsmos_tray.ledger.values import FileState

_SHORT = 3  # letters that a trigram has
_KEPT_NAMES = 4096


class Order(StrEnum):
    """What lines can be sorted by. What lacks it comes last, whichever way it is sorted."""

    STATE = "state"  # what needs attention first
    KIND = "kind"
    NUMBER = "number"  # 9 before 10
    DATE = "date"
    PARTY = "party"
    TOTAL = "total"
    FILE = "file"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class Selection:
    """One question. ``None`` and empty ones ask for all.

    *period* begins a document's own date: ``2026-11`` or ``2026``. *order* of ``None``: files that
    are not read yet, then documents, the newest first. *own_cui* is the shop's, *kinds_in_order*
    how kinds are sorted: both are needed where the order asks for them. *readings* are pairs: a
    word of *search*, and what it may mean as well, with the spaces that have to stand around it.
    """

    states: frozenset[FileState] | None = None
    kinds: frozenset[str] | None = None
    period: str = ""
    search: str = ""
    readings: tuple[tuple[str, str], ...] = ()
    order: Order | None = None
    descending: bool = False
    own_cui: str | None = None
    kinds_in_order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """The answer. A number above zero is a document's, one below a file's without a delivery."""

    _store: Store
    numbers: array[int]

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self.numbers)

    def rows(self, first: int, count: int) -> list[DocumentRow | None]:
        """Give up to *count* lines from the place *first*, each as it is now.

        ``None`` stands for a line that is gone meanwhile, so that the others keep their places.
        """
        asked = self.numbers[first : first + count]
        with self._store.reading() as db:
            found = {**_documents(db, asked), **_files(db, asked)}
        return [found.get(number) for number in asked]


class Catalogue:
    """Reads only. Any thread may call any method; what it gives may be used in any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def document_of(self, content_hash: str) -> int | None:
        """Give the number of the document with these bytes; ``None``: there is none."""
        with self._store.reading() as db:
            row = db.execute(
                "SELECT id FROM document WHERE content_hash = ?", (content_hash,)
            ).fetchone()
        return None if row is None else int(row[0])

    def find(self, selection: Selection) -> Findings:
        """Answer *selection* as the ledger is now."""
        with self._store.reading() as db:
            return Findings(self._store, array("q", _numbers(db, selection)))


def _documents(db: sqlite3.Connection, numbers: array[int]) -> dict[int, DocumentRow]:
    asked = json.dumps([number for number in numbers if number > 0])
    rows = db.execute(
        f"{DELIVERED} WHERE document.id IN (SELECT value FROM json_each(?))", (asked,)
    ).fetchall()
    return {row["id"]: delivered(db, row) for row in rows}


def _files(db: sqlite3.Connection, numbers: array[int]) -> dict[int, DocumentRow]:
    asked = json.dumps([-number for number in numbers if number < 0])
    rows = db.execute(
        f"{BARE} AND file.id IN (SELECT value FROM json_each(?))", (asked,)
    ).fetchall()
    return {-row["file_id"]: bare(row) for row in rows}


def _numbers(db: sqlite3.Connection, selection: Selection) -> Iterator[int]:
    question = _Question(selection)
    if selection.order is None:
        # Two questions, each in the order of an index: sorting everything costs three times more.
        yield from _firsts(db, question.of_files("-file.id") + " ORDER BY file.id DESC", question)
        yield from _firsts(
            db, question.of_documents("document_id") + " ORDER BY document_id DESC", question
        )
        return
    of_document, of_file = _KEYS[selection.order]
    db.create_function("folded", 1, _folded, deterministic=True)
    db.create_function("counted", 1, counted, deterministic=True)
    way = "DESC" if selection.descending else "ASC"
    asked = f"""
        SELECT number FROM (
            {question.of_documents(f"delivery.document_id AS number, {of_document} AS key")}
            UNION ALL {question.of_files(f"-file.id, {of_file}")}
        ) ORDER BY key IS NULL, key {way}, number DESC
        """
    yield from _firsts(db, asked, question)


def _firsts(db: sqlite3.Connection, asked: str, question: _Question) -> Iterator[int]:
    return (row[0] for row in db.execute(asked, question.facts))


class _Question:
    """A selection as SQL: what it asks of documents, and what of files without a delivery."""

    def __init__(self, selection: Selection) -> None:
        self.facts: dict[str, object] = {
            "own": selection.own_cui,
            "ranks": f" {' '.join(selection.kinds_in_order)} ",
        }
        self._of_documents: list[str] = []
        self._of_files: list[str] = []
        self._read = bool(selection.kinds is not None or selection.period or selection.order)
        if selection.states is not None:
            self._by_states(selection.states)
        if selection.kinds is not None:
            self.facts["kinds"] = json.dumps(sorted(selection.kinds))
            self._both("document.kind IN (SELECT value FROM json_each(:kinds))")
        if selection.period:
            self.facts["period"] = selection.period
            self._both("substr(document.issue_date, 1, length(:period)) = :period")
        for at, word in enumerate(words_of(selection.search)):
            others = (other for typed, other in selection.readings if typed == word)
            self._by_word(f"word{at}", [*_spellings(word), *others], selection.own_cui)

    def of_documents(self, columns: str) -> str:
        """Ask for *columns* of what has a delivery; of the document only if it is needed."""
        document = "JOIN document ON document.id = delivery.document_id" if self._read else ""
        return f"""
            SELECT {columns} FROM delivery {document}
            WHERE {" AND ".join(self._of_documents) or "true"}
            """

    def of_files(self, columns: str) -> str:
        """Ask for *columns* of the other files."""
        return f"""
            SELECT {columns} FROM file LEFT JOIN document
            ON document.id = file.document_id AND file.reason IS NULL AND file.size > 0
            WHERE {OF_ITS_OWN}
            AND {" AND ".join(self._of_files) or "true"}
            """

    def _both(self, condition: str) -> None:
        self._of_documents.append(condition)
        self._of_files.append(condition)

    def _by_states(self, states: frozenset[FileState]) -> None:
        wanted = {*states, *({"sending"} if FileState.WAITING in states else set())}
        self.facts["states"] = json.dumps(sorted(wanted))
        among = "IN (SELECT value FROM json_each(:states))"
        if not states >= _OF_DELIVERIES:
            self._of_documents.append(f"delivery.state {among}")
        self._of_files.append(f"iif(file.rule IS NULL, 'waiting', 'left_out') {among}")

    def _by_word(self, name: str, readings: list[str], own: str | None) -> None:
        if len(word := readings[0]) < _SHORT:
            self.facts[name] = f" {word}"
            readings = [f" {word}"]
            documents = f"SELECT id FROM document WHERE instr(' ' || searched, :{name})"
            files = f"SELECT id FROM file WHERE instr(' ' || {_WORDS_OF_A_NAME}, :{name})"
        else:
            self.facts[name] = " OR ".join(map(_quoted, readings))
            documents = f"SELECT rowid FROM document_search WHERE document_search MATCH :{name}"
            files = f"SELECT rowid FROM file_search WHERE file_search MATCH :{name}"
        if own and word != own and any(reading in f" {own} " for reading in readings):
            documents = self._elsewhere_than_in_own(name, readings, documents)
        self._of_documents.append(
            f"delivery.document_id IN ({documents} UNION ALL "
            f"SELECT document_id FROM file WHERE id IN ({files}) AND document_id IS NOT NULL)"
        )
        self._of_files.append(f"(file.id IN ({files}) OR document.id IN ({documents}))")

    def _elsewhere_than_in_own(self, name: str, readings: list[str], documents: str) -> str:
        """Leave those of *documents* that hold a reading elsewhere too than in the shop's own CUI.

        The index cannot tell: 100,000 lines are read for it in 0.1 s, by such a word alone.
        """
        holds = []
        for at, reading in enumerate(readings):
            self.facts[f"{name}_{at}"] = reading
            holds.append(f"instr({_WITHOUT_OWN}, :{name}_{at})")
        return f"SELECT id FROM document WHERE id IN ({documents}) AND ({' OR '.join(holds)})"


_DOTTED = re.compile(r"-?\d+(?:\.\d+)+", re.ASCII)


def _spellings(word: str) -> list[str]:
    """Give a word and, as numbers of documents are compared, what it is without its signs.

    But not a sum: ``1234.56`` would be ``123456``, which is a part of many a number.
    """
    bare = "" if _DOTTED.fullmatch(word) else without_signs(word)
    return [word] if bare in ("", word) else [word, bare]


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


_OF_DELIVERIES = frozenset({FileState.ARCHIVED, FileState.WAITING, FileState.SET_ASIDE})

_WORDS_OF_A_NAME = "replace(replace(replace(searched, '_', ' '), '-', ' '), '(', ' ')"

_WITHOUT_OWN = "replace(' ' || searched || ' ', ' ' || :own || ' ', '  ')"

_PARTY = """
    folded(nullif(iif(
        document.kind = 'efactura_received'
        OR (document.customer_cui = :own AND document.issuer_cui IS NOT :own),
        document.issuer_name, coalesce(document.customer_name, document.issuer_name)
    ), ''))
"""
_NUMBER = "counted(coalesce(document.number, document.repair_code, document.upload_index))"
_KIND = "nullif(instr(:ranks, ' ' || document.kind || ' '), 0)"
_TOTAL = "CAST(document.total AS REAL)"
_FILE = """
    counted(coalesce(
        (SELECT searched FROM file WHERE file.document_id = document.id ORDER BY gone, id LIMIT 1),
        (SELECT name FROM member WHERE member.document_id = document.id LIMIT 1)
    ))
"""
_STATE = "CASE delivery.state WHEN 'set_aside' THEN 0 WHEN 'archived' THEN 2 ELSE 1 END"

_KEYS = {  # what a document sorts by, and what a file without a delivery
    Order.STATE: (_STATE, "iif(file.rule IS NULL, 1, 3)"),
    Order.KIND: (_KIND, _KIND),
    Order.NUMBER: (_NUMBER, _NUMBER),
    Order.DATE: ("document.issue_date", "document.issue_date"),
    Order.PARTY: (_PARTY, _PARTY),
    Order.TOTAL: (_TOTAL, _TOTAL),
    Order.FILE: (_FILE, "counted(file.searched)"),
    Order.ARCHIVED: ("delivery.archived_at", "NULL"),
}


def words_of(search: str) -> list[str]:
    """Split what somebody typed into the words that are all to be found, folded."""
    readable = "".join(letter if letter.isprintable() else " " for letter in search)
    return folded(readable).split()


@lru_cache(maxsize=_KEPT_NAMES)  # a shop's clients are fewer than its documents
def _folded(text: str | None) -> str | None:
    return None if text is None else folded(text)


_DIGITS = re.compile(r"0*(\d+)", re.ASCII)


def counted(text: str | None) -> str | None:
    """Give what sorts as people count: 9 before 10, and digits before letters."""
    if text is None:
        return None
    return _DIGITS.sub(lambda digits: f"{len(digits[1]):03}{digits[1]}", folded(text))
