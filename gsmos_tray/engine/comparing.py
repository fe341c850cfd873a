"""Compares what Dropbox lists with what the ledger remembers: one pure function.

Verifying, rebuilding a lost ledger, joining as a second workstation and noticing deletions are
ways to act on its findings. It asks nobody and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gsmos_tray import errors
from gsmos_tray.ledger.listing import Listed
from gsmos_tray.ledger.values import Delivery, DeliveryState

LOST = frozenset(
    it.code() for it in (errors.DeletedInDropbox, errors.AlteredInDropbox, errors.CannotBringBack)
)
"""Why a delivery is set aside that was archived once."""

_MANY = 5  # more than one in so many
_FEW = 2  # so few are never many


class Found(StrEnum):
    """What became of one delivery. ``--json`` shows these names."""

    IN_PLACE = "in_place"
    ELSEWHERE = "elsewhere"  # the same bytes at another path
    GONE = "gone"
    ALTERED = "altered"  # its place holds other bytes, and its own lie nowhere


_THERE = (Found.IN_PLACE, Found.ELSEWHERE)


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one delivery; *listed* is where its bytes, or the other bytes, lie."""

    found: Found
    delivery: Delivery
    listed: Listed | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All findings, in the order of the deliveries, and how many files are somebody else's.

    *copies* are further places at which bytes of ours lie: somebody copied them, or moved a file
    whose arrival this program had not heard of when it was killed. No harm, but told.
    """

    findings: tuple[Finding, ...]
    not_ours: int
    copies: tuple[Listed, ...] = ()

    def of(self, found: Found) -> list[Finding]:
        """List the findings of one kind."""
        return [finding for finding in self.findings if finding.found is found]

    @property
    def newly_gone(self) -> list[Delivery]:
        """The deliveries that are gone and were not yet noted as such."""
        gone = (finding.delivery for finding in self.of(Found.GONE))
        return [delivery for delivery in gone if delivery.state is DeliveryState.ARCHIVED]

    @property
    def many_gone(self) -> bool:
        """Whether so much is gone at once that it is rather the folder than the documents.

        A renamed root, or one that somebody stopped sharing: one question, no thousand rows.
        """
        gone = len(self.newly_gone)
        return gone > _FEW and gone * _MANY > len(self.findings)


def compare(listing: Iterable[Listed], ledger: Iterable[Delivery]) -> Comparison:
    """Say what became of each delivery. One that is not archived yet is found, or not told.

    Memory grows with the listing, time with both. What lies in the place of an altered document
    belongs to that finding, and is not counted once more as somebody else's.
    """
    by_place: dict[str, Listed] = {}
    by_hash: dict[str, Listed] = {}
    for listed in listing:
        by_place[listed.path.folded] = listed
        by_hash.setdefault(listed.fingerprint.content_hash, listed)
    findings = []
    ours: dict[str, str | None] = {}  # where each lies that is ours, by its content hash
    for delivery in ledger:
        there = by_place.get(delivery.archive_path.folded)
        if (finding := _finding(delivery, there, by_hash)) is not None:
            findings.append(finding)
        lies = finding.listed if finding and finding.found in _THERE else None
        ours[delivery.fingerprint.content_hash] = lies.path.folded if lies else None
    altered = {it.delivery.archive_path.folded for it in findings if it.found is Found.ALTERED}
    foreign, copies = 0, []
    for place, listed in by_place.items():
        content_hash = listed.fingerprint.content_hash
        if content_hash not in ours:
            foreign += place not in altered
        elif ours[content_hash] not in (None, place):
            copies.append(listed)
    return Comparison(tuple(findings), foreign, tuple(copies))


def was_archived(delivery: Delivery) -> bool:
    """Tell whether a delivery was proved to lie in the archive once."""
    return delivery.state is DeliveryState.ARCHIVED or delivery.reason in LOST


def _finding(
    delivery: Delivery, there: Listed | None, by_hash: dict[str, Listed]
) -> Finding | None:
    content_hash = delivery.fingerprint.content_hash
    if there and there.fingerprint.content_hash == content_hash:
        return Finding(Found.IN_PLACE, delivery, there)
    if same := by_hash.get(content_hash):
        return Finding(Found.ELSEWHERE, delivery, same)
    if not was_archived(delivery):
        return None  # it is still to be sent
    return Finding(Found.ALTERED if there else Found.GONE, delivery, there)
