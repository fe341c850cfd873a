"""Says which documents of the archive are wanted: those of a month, a kind or a client.

What the ledger knows decides; where it knows nothing, the place in the archive does, as far as it
tells anything; and where that leaves a doubt, what reading the document tells. ``None`` is an
answer, too: nobody knows. Pure, and never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from gsmos_tray import errors
from gsmos_tray.documents import romanian
from gsmos_tray.documents.document import Fields
from gsmos_tray.documents.kinds import EFACTURA, Kind
from gsmos_tray.documents.layout import Layout
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.documents.templates import Piece, Template
from gsmos_tray.ledger.rows import DocumentRow

_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)
_SUFFIX = r"(?:_\d{1,10}| \([0-9a-f]{8}\))?(?:\.[^./]+)?"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of the archive; all of it, if nothing is said. *month*: ``YYYY-MM``."""

    month: str | None = None
    kind: Kind | None = None
    client: str | None = None

    @classmethod
    def checked(cls, month: str | None, kind: str | None, client: str | None) -> Wish:
        """Read what a person typed. Raises BadValue."""
        found = _MONTH.fullmatch(month) if month else None
        if month and not (found and 1 <= int(found[2]) <= 12):  # noqa: PLR2004 - months
            raise errors.BadValue(name="--month", value=month, fault="not_a_month")
        if kind and kind not in set(Kind):
            choices = " ".join(Kind)
            raise errors.BadValue(name="--kind", value=kind, fault="not_a_choice", choices=choices)
        return cls(month or None, Kind(kind) if kind else None, (client or "").strip() or None)


@dataclass(frozen=True)
class Chooser:
    """Answers with yes, no, or ``None``: not known. *layout* is how the archive is divided now."""

    wish: Wish
    layout: Layout

    def knows(self, path: ArchivePath, row: DocumentRow | None) -> bool | None:
        """Say whether the document at *path* is wanted, by the ledger's *row* or by its place."""
        if row is None:
            return _all(
                (self._month(None, path), self._kind_at(path), self._client((), (), path)),
            )
        names, numbers = (row.issuer_name, row.customer_name), (row.issuer_cui, row.customer_cui)
        return _all(
            (
                self._month(row.issue_date, path),
                self._kind(row.kind),
                self._client(names, numbers, None),
            )
        )

    def tells(self, path: ArchivePath, kind: Kind, fields: Fields) -> bool | None:
        """Say the same by what was read from the document."""
        parties = (fields.issuer, fields.customer)
        issued = fields.issue_date.isoformat() if fields.issue_date else None
        return _all(
            (
                self._month(issued, path),
                self._kind(kind),
                self._client([it.name for it in parties], [it.cui for it in parties], path),
            )
        )

    def _month(self, issued: str | None, path: ArchivePath) -> bool | None:
        if self.wish.month is None:
            return True
        if issued is not None:
            return issued.startswith(self.wish.month)
        folders = str(path).split("/")[:-1]
        for year, month in zip(folders, [*folders[1:], ""], strict=True):
            if _YEAR.fullmatch(year):
                if re.fullmatch(r"0[1-9]|1[0-2]", month):
                    return f"{year}-{month}" == self.wish.month
                return None if year == self.wish.month[:4] else False
        return None

    def _kind(self, kind: str | None) -> bool | None:
        if self.wish.kind is None:
            return True
        if kind == self.wish.kind:
            return True
        unclear = kind == Kind.EFACTURA and self.wish.kind in EFACTURA  # issued, or received?
        return None if unclear or kind in (None, Kind.UNKNOWN) else False

    def _kind_at(self, path: ArchivePath) -> bool | None:
        """Let the place decide only where one kind alone, or none but others, would lie there."""
        if self.wish.kind is None:
            return True
        fitting = {kind for kind, place in self._places.items() if place.fullmatch(str(path))}
        if fitting == {self.wish.kind}:
            return True
        return None if not fitting or self.wish.kind in fitting else False

    def _client(
        self, names: Iterable[str | None], numbers: Iterable[str | None], path: ArchivePath | None
    ) -> bool | None:
        if self.wish.client is None:
            return True
        wanted = romanian.folded(self.wish.client)
        known = [romanian.folded(name) for name in names if name]
        told = [number for number in numbers if number]
        if any(wanted in name for name in known):
            return True
        if (number := romanian.cui(self.wish.client)) is not None and number in told:
            return True
        if path is not None and wanted in romanian.folded(str(path).rpartition("/")[0]):
            return True  # a folder is called after the client
        return False if known else None

    @cached_property
    def _places(self) -> Mapping[Kind, re.Pattern[str]]:
        return {kind: self._place(it) for kind, it in self.layout.templates.items()}

    def _place(self, template: Template) -> re.Pattern[str]:
        folders = "".join("/" + _pattern(folder) for folder in template.folders)
        root = re.escape("/" + self.layout.root)
        name = _pattern(template.name)
        return re.compile(f"{root}{folders}/{name}{_SUFFIX}", re.IGNORECASE)


def _pattern(pieces: tuple[Piece, ...]) -> str:
    return "".join("[^/]+?" if piece.field else re.escape(piece.text) for piece in pieces)


def _all(answers: Iterable[bool | None]) -> bool | None:
    """Say no where one of *answers* does, and else that it is not known where one of them does."""
    told = list(answers)
    if False in told:
        return False
    return None if None in told else True
