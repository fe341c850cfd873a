"""«Recunoaște de acum la fel»: a correction becomes a rule of the owner's, once he has seen it.

What the rule would change is worked out beforehand, from the names that the ledger knows and what
it took them for: no file is opened. Once it is kept, what is not archived is judged again in the
background; what is archived stays where it lies, and is offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from threading import Lock

from gsmos_tray import errors
from gsmos_tray.documents.document import WhyCode
from gsmos_tray.documents.file_names import NamePattern
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.name_recognition import may_decide, told_by_name
from gsmos_tray.documents.own_rules import (
    read_own,
    rules_with,
    suggested_pattern,
    with_rule,
    write_own,
)
from gsmos_tray.documents.rules import Rules
from gsmos_tray.engine.correcting import PROVED_BY_STRUCTURE, Correction
from gsmos_tray.engine.judging import KIND_OFF, NOT_RECOGNISED
from gsmos_tray.ledger.catalogue import Catalogue, Selection
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ledger.values import FileState

_PAGE = 500
_SEARCHABLE = 3  # letters; shorter words are looked for at the beginning of others only
_STANDS = frozenset({WhyCode.CORRECTED, WhyCode.ATTACHED_XML})
_MAY_CHANGE = frozenset({None, NOT_RECOGNISED, KIND_OFF})


@dataclass(frozen=True, slots=True)
class ProposedRule:
    """A rule that could be kept. *matches* are the other known documents whose names fit it."""

    kind: Kind
    pattern: str
    suffix: str
    matches: tuple[DocumentRow, ...]

    @property
    def changed(self) -> tuple[DocumentRow, ...]:
        """Those that it would make something else of."""
        return tuple(filter(self.changes, self.matches))

    @property
    def offered(self) -> tuple[DocumentRow, ...]:
        """Those among them that are archived: they are moved only if the owner says so."""
        return tuple(row for row in self.changed if row.state is FileState.ARCHIVED)

    def changes(self, row: DocumentRow) -> bool:
        """Tell whether it would make something else of one of its *matches*."""
        return row.kind != self.kind and row.why not in _STANDS and row.rule in _MAY_CHANGE


class RuleMaker:
    """Any thread but the UI's may call any method. *own* is the owner's file, *now* what counts.

    *obey* reads the file anew and recognises by it from then on.
    """

    def __init__(
        self, ledger: Ledger, own: Path, now: Callable[[], Rules], obey: Callable[[], None]
    ) -> None:
        self._catalogue = Catalogue(ledger.store)
        self._own = own
        self._now = now
        self._obey = obey
        self._keeping = Lock()

    def propose(self, correction: Correction) -> ProposedRule:
        """Make a rule for names like the corrected one and say what it would match.

        Changes nothing. Raises NameTellsNothing or OlderRuleDecides; BadValue if the owner's file
        is damaged.
        """
        path, kind = correction.path, correction.kind
        pattern = suggested_pattern(path.name, kind)
        if pattern is None or not may_decide(path.name):
            raise errors.NameTellsNothing(path=path)
        rules = rules_with(self._now(), self._with(pattern, kind, path.suffix))
        if (deciding := _deciding(path, rules)) != pattern:
            raise errors.OlderRuleDecides(rule=deciding)
        this = correction.judged.paper.fingerprint.content_hash
        others = (row for row in self._named_like(pattern) if row.content_hash != this)
        matches = tuple(row for row in others if _fits(row, pattern, rules))
        return ProposedRule(kind, pattern, path.suffix, matches)

    def keep(self, proposed: ProposedRule) -> None:
        """Write the rule into the owner's file, and recognise by it from now on.

        Raises BadValue, ProfileReadOnly or DiskFull: then nothing has changed.
        """
        with self._keeping:
            text = self._with(proposed.pattern, proposed.kind, proposed.suffix)
            write_own(self._own, text)
            self._obey()

    def _with(self, pattern: str, kind: Kind, suffix: str) -> str:
        return with_rule(read_own(self._own), pattern, kind, pattern, suffix)

    def _named_like(self, pattern: str) -> Iterator[DocumentRow]:
        words = [it for it in NamePattern.checked(pattern).own_words if len(it) >= _SEARCHABLE]
        found = self._catalogue.find(Selection(search=" ".join(words)))
        for first in range(0, found.count, _PAGE):
            yield from filter(None, found.rows(first, _PAGE))


def _fits(row: DocumentRow, pattern: str, rules: Rules) -> bool:
    if row.file is None or row.member is not None or row.kind in PROVED_BY_STRUCTURE:
        return False
    return _deciding(PurePath(row.file), rules) == pattern


def _deciding(path: PurePath, rules: Rules) -> str | None:
    """Name the owner's rule that decides of this name; a new one is called after its pattern."""
    told = told_by_name(path.name, rules)
    return told.why.detail if told and told.why.code is WhyCode.OWN_RULE else None
