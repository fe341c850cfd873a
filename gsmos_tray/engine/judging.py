"""Judges one settled file: what leaves it out, or what it holds and where that belongs.

The same judgement serves the archive, ``recognise`` and the previews of the settings. Where a
document ends up in the end (names may be taken) is not decided here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path, PurePath
from typing import Protocol

from gsmos_tray import __version__, errors
from gsmos_tray.documents.document import (
    Certainty,
    Fingerprint,
    Reading,
    Recognition,
    Shop,
    Why,
    WhyCode,
)
from gsmos_tray.documents.fingerprints import fingerprint
from gsmos_tray.documents.kinds import UNRECOGNISED, Kind
from gsmos_tray.documents.layout import Layout, Origin
from gsmos_tray.engine.sources import open_file
from gsmos_tray.folders.archive_copy import lies_in
from gsmos_tray.folders.looking import Look, look_at
from gsmos_tray.folders.names import is_online_only, left_out
from gsmos_tray.ledger import carried
from gsmos_tray.ledger.values import Judged, Paper, Seen
from gsmos_tray.settings import Settings, WatchedFolder

EMPTY = "empty"
BEFORE = "before"
ARCHIVE_ITSELF = "archive_itself"
ONLINE_ONLY = "online_only"
NOT_RECOGNISED = "not_recognised"
KIND_OFF = "kind_off"


class ReadsDocuments(Protocol):
    """Reads untrusted files, each in bounded time and memory. Owned by one thread."""

    def read(self, path: Path, shop: Shop) -> Reading:
        """Say what *path* holds. Never fails for what is in it.

        Raises SourceVanished or SourceUnreadable.
        """


@dataclass(frozen=True, slots=True)
class Choices:
    """All that a judgement depends on, but for the file. Made anew when settings change."""

    layout: Layout
    shop: Shop
    kinds_off: frozenset[str]
    members: bool
    folders: tuple[WatchedFolder, ...]
    archive_copies: tuple[Path, ...]
    rules_stamp: str
    corrected: Mapping[str, Kind] = field(default_factory=dict)
    """What the owner said at another workstation, by content hash."""

    @classmethod
    def of(cls, settings: Settings, archive_copies: tuple[Path, ...], rules_stamp: str) -> Choices:
        """Put together what *settings* say. Raises BadValue for a layout that cannot be."""
        shop = Shop(settings.cui)
        return cls(
            layout=Layout.checked(
                settings.archive_root, settings.organisation, settings.templates, shop
            ),
            shop=shop,
            kinds_off=settings.kinds_off,
            members=settings.spv_members,
            folders=settings.folders,
            archive_copies=archive_copies,
            rules_stamp=rules_stamp,
        )

    def folder_of(self, path: Path) -> WatchedFolder | None:
        """Give the innermost watched folder in which *path* lies."""
        around = [folder for folder in self.folders if path.is_relative_to(folder.path)]
        return max(around, key=lambda folder: len(folder.path.parts), default=None)

    def stamp(self, folder: WatchedFolder) -> str:
        """Give a short text that changes when files in *folder* may be judged otherwise."""
        place, since = folder.path, folder.since
        copies = [
            copy for copy in self.archive_copies if lies_in(copy, [place]) or lies_in(place, [copy])
        ]
        return _short(
            self.recognition_stamp,
            self.layout,
            sorted(self.kinds_off),
            self.members,
            (str(place), folder.mixed, since, sorted(map(str, copies))),
        )

    @property
    def recognition_stamp(self) -> str:
        """The same for what bytes are taken for, whatever folder and settings make of that."""
        return _short(__version__, self.rules_stamp, self.shop)


def _short(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def left_out_unread(path: Path, look: Look, folder: WatchedFolder, choices: Choices) -> str | None:
    """Name the rule that leaves a file out before it is opened, or give ``None``."""
    if rule := left_out(path, folder.path, look.attributes):
        return rule
    if lies_in(path, choices.archive_copies):
        return ARCHIVE_ITSELF
    if look.size == 0:
        return EMPTY
    if folder.since and _day(look.mtime_ns) < folder.since:
        return BEFORE
    return ONLINE_ONLY if is_online_only(look.attributes) else None


def judge(
    path: Path, look: Look, folder: WatchedFolder, choices: Choices, reader: ReadsDocuments
) -> Judged:
    """Read a settled file and judge it.

    Raises SourceVanished, SourceUnreadable, or SourceChanged if it changed meanwhile.
    """
    with open_file(path) as stream:
        identity = fingerprint(stream)
    reading = reader.read(path, choices.shop)
    if look_at(path) != look:
        raise errors.SourceChanged(path=path)
    seen = Seen(path, look.size, look.mtime_ns, look.attributes)
    day = _day(look.mtime_ns)
    found = _as_told(reading.recognition, identity, choices)
    paper = _paper(found, identity, _origin(path, day), folder, choices)
    members = tuple(
        (
            member.name,
            _paper(
                member.recognition,
                member.fingerprint,
                _origin(PurePath(member.name), day),
                folder,
                choices,
                wanted=choices.members,
            ),
        )
        for member in reading.members
    )
    archived = paper.places or any(member.places for _, member in members)
    rule = None if archived else _why_left_out(found, folder)
    return Judged(
        seen, choices.stamp(folder), paper, members, rule, rules=choices.recognition_stamp
    )


def _as_told(found: Recognition, identity: Fingerprint, choices: Choices) -> Recognition:
    """Take the owner's word, which came from another workstation, for what was recognised."""
    kind = choices.corrected.get(identity.content_hash)
    if kind is None:
        return found
    why = Why(WhyCode.CORRECTED, carried.CARRIED)
    return replace(found, kind=kind, certainty=Certainty.CONTENT, why=why, faulty=False)


def _paper(
    found: Recognition,
    identity: Fingerprint,
    origin: Origin,
    folder: WatchedFolder,
    choices: Choices,
    *,
    wanted: bool = True,
) -> Paper:
    wanted = wanted and found.kind not in choices.kinds_off and _belongs(found, folder)
    places = choices.layout.places(found, identity, origin) if wanted else None
    fault = errors.ErrorPage.code() if found.faulty and wanted else None
    return Paper(identity, found, places, fault)


def _belongs(found: Recognition, folder: WatchedFolder) -> bool:
    """Take from a mixed folder what is recognised alone; a broken download, by its name."""
    if not folder.mixed:
        return True
    return found.kind not in UNRECOGNISED or (found.faulty and found.certainty is Certainty.NAME)


def _why_left_out(found: Recognition, folder: WatchedFolder) -> str:
    return KIND_OFF if _belongs(found, folder) else NOT_RECOGNISED


def _origin(path: PurePath, modified: date) -> Origin:
    return Origin(path.stem, path.suffix.lower(), modified)


def _day(mtime_ns: int) -> date:
    """Give the local date of a file's own time; of an impossible one, the last or the first day.

    Damaged disks have files of the year 60000. Windows knows no local time before 1970.
    """
    seconds = mtime_ns / 1e9
    try:
        return datetime.fromtimestamp(seconds).astimezone().date()
    except (OverflowError, OSError, ValueError):
        return date.max if seconds > 0 else date(1970, 1, 1)
