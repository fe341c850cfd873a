"""What an answer means for one delivery: the whole policy, as one pure function.

``dropbox.md``'s table *Errors, by what happens next* in code: a row that concerns one document
is here, a row that concerns all of them is ``concerns_all``.
"""

from __future__ import annotations

from gsmos_tray import errors
from gsmos_tray.archive.values import Stored
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine.waits import before_attempt
from gsmos_tray.ledger.moves import (
    Archived,
    Move,
    Postponed,
    Released,
    Repairs,
    SetAside,
    StartsOver,
    TakesPlace,
)
from gsmos_tray.ledger.values import Delivery

Outcome = Stored | errors.GsmosError

DAMAGED_AT_MOST = 3
UNFORESEEN_AT_MOST = 5
IN_A_ROW = 3
"""So many different documents with an unforeseen answer one after the other: it is not they."""

_SETTLING = 3  # attempts that a changed source skips: it has only just begun to rest


def verdict(  # noqa: C901, PLR0911 - the policy, whole
    delivery: Delivery, outcome: Outcome, now: float
) -> Move:
    """Say what becomes of *delivery*. *now* in seconds since 1970."""
    match outcome:
        case Stored():
            return _stored(delivery, outcome, now)
        case errors.NameTaken() if delivery.replaces is not None:
            return StartsOver(delivery.id)
        case errors.NameTaken():
            following = next_place(delivery, delivery.archive_path)
            return (
                TakesPlace(delivery.id, following) if following else SetAside(delivery.id, outcome)
            )
        case errors.DocumentError():
            return SetAside(delivery.id, outcome)
        case errors.SourceChanged() | errors.SourceUnreadable():
            wait = before_attempt(delivery.attempts + _SETTLING)
            return Postponed(delivery.id, now + wait, outcome)
        case errors.ArchiveDamaged():
            return _again(delivery, outcome, errors.NotProved(), DAMAGED_AT_MOST, now)
        case errors.UnforeseenAnswer():
            aside = errors.Unforeseen(**outcome.facts)
            return _again(delivery, outcome, aside, UNFORESEEN_AT_MOST, now)
        case errors.UploadLost():
            return Postponed(delivery.id, now, outcome)
        case _:
            return Released(delivery.id)


def concerns_all(outcome: Outcome) -> bool:
    """Tell whether an error would meet every other document just as well."""
    return isinstance(outcome, (errors.NeedsPerson, errors.ArchiveUnreachable, errors.ArchiveBusy))


def next_place(delivery: Delivery, after: ArchivePath) -> ArchivePath | None:
    """Give the name that the design's order tries after that one."""
    places = delivery.places
    tried = places.index(after) if after in places else -1
    return places[tried + 1] if tried + 1 < len(places) else None


def _stored(delivery: Delivery, stored: Stored, now: float) -> Move:
    if stored.fingerprint == delivery.fingerprint:
        return Archived(delivery.id, ArchivePath(stored.path), stored.rev)
    if delivery.attempts >= DAMAGED_AT_MOST:
        return SetAside(delivery.id, errors.NotProved())
    # Our own damaged copy lies there: it is replaced, by that revision's number.
    error = errors.ArchiveDamaged(rev=stored.rev)
    return Repairs(delivery.id, now, error, stored.rev)


def _again(
    delivery: Delivery,
    error: errors.TryAgainLater,
    aside: errors.DocumentError,
    at_most: int,
    now: float,
) -> Move:
    if delivery.attempts >= at_most:
        return SetAside(delivery.id, aside)
    return Postponed(delivery.id, now + before_attempt(delivery.attempts, error.after), error)
