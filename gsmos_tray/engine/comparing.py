"""Compares what Dropbox lists with what the ledger remembers: one pure function.

Verifying, rebuilding a lost ledger, joining as a second workstation and noticing deletions are
ways to act on its findings. It asks nobody and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.ledger.values import DeliveryId


class Found(StrEnum):
    """What became of one delivery. ``--json`` shows these names."""

    IN_PLACE = "in_place"
    ELSEWHERE = "elsewhere"  # the same bytes at another path
    GONE = "gone"
    ALTERED = "altered"  # its place holds other bytes, and its own lie nowhere


@dataclass(frozen=True, slots=True)
class Listed:
    """A file that the archive holds."""

    path: ArchivePath
    content_hash: str
    rev: str


@dataclass(frozen=True, slots=True)
class Expected:
    """A delivery as the ledger has it. *archived*: it was proved once to be at *path*."""

    id: DeliveryId
    path: ArchivePath
    content_hash: str
    archived: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one delivery; *listed* is where its bytes, or the other bytes, lie."""

    found: Found
    expected: Expected
    listed: Listed | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All findings, in the order of the deliveries, and how many files are somebody else's."""

    findings: tuple[Finding, ...]
    not_ours: int


def compare(listing: Iterable[Listed], ledger: Iterable[Expected]) -> Comparison:
    """Say what became of each delivery; of one that is not archived yet, only where it is found.

    Memory grows with the listing, time with both. A stranger's file in the place of an altered
    one belongs to that finding, and is not counted among those that are not ours.
    """
    by_place: dict[str, Listed] = {}
    by_hash: dict[str, Listed] = {}
    for listed in listing:
        by_place[listed.path.folded] = listed
        by_hash.setdefault(listed.content_hash, listed)
    findings = []
    ours: set[str] = set()
    altered: set[str] = set()
    for expected in ledger:
        finding = _finding(expected, by_place.get(expected.path.folded), by_hash)
        if finding is not None:
            findings.append(finding)
            if finding.found is Found.ALTERED:
                altered.add(expected.path.folded)
        ours.add(expected.content_hash)
    foreign = sum(
        listed.content_hash not in ours and place not in altered
        for place, listed in by_place.items()
    )
    return Comparison(tuple(findings), foreign)


def _finding(
    expected: Expected, there: Listed | None, by_hash: dict[str, Listed]
) -> Finding | None:
    if there and there.content_hash == expected.content_hash:
        return Finding(Found.IN_PLACE, expected, there)
    if same := by_hash.get(expected.content_hash):
        return Finding(Found.ELSEWHERE, expected, same)
    if not expected.archived:
        return None  # it is still to be sent
    return Finding(Found.ALTERED if there else Found.GONE, expected, there)
