"""What may become of a delivery that was being sent: one value for each way it can go."""

from __future__ import annotations

from dataclasses import dataclass

from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.errors import GsmosError
from gsmos_tray.ledger.values import DeliveryId


@dataclass(frozen=True, slots=True)
class Archived:
    """Its bytes lie at *path*: Dropbox itself said so, by their content hash."""

    id: DeliveryId
    path: ArchivePath
    rev: str


@dataclass(frozen=True, slots=True)
class Postponed:
    """It is to be tried again at *until*, in seconds since 1970."""

    id: DeliveryId
    until: float
    error: GsmosError


@dataclass(frozen=True, slots=True)
class SetAside:
    """It waits for a person."""

    id: DeliveryId
    error: GsmosError


@dataclass(frozen=True, slots=True)
class Released:
    """It waits as it did before: it was not its fault."""

    id: DeliveryId


@dataclass(frozen=True, slots=True)
class TakesPlace:
    """It waits to be tried at *path*: the place before it holds another document."""

    id: DeliveryId
    path: ArchivePath


@dataclass(frozen=True, slots=True)
class Repairs:
    """It waits to replace *damaged*, a revision with damaged bytes of its own.

    Remembered, because a restart that forgot it would put a second copy beside the first.
    """

    id: DeliveryId
    until: float
    error: GsmosError
    damaged: str


@dataclass(frozen=True, slots=True)
class StartsOver:
    """A newer version that can no longer replace the older one goes as a document of its own."""

    id: DeliveryId


Move = Archived | Postponed | SetAside | Released | TakesPlace | Repairs | StartsOver
