"""«Este de fapt…»: the owner's own word on what a document is.

What waits goes by its new name. What is archived is moved within the archive, with its history,
and only then is the ledger told: a crash in between leaves bytes that lie where they should, and
correcting once more finds them there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from time import time

from gsmos_tray import errors
from gsmos_tray.documents.document import Certainty, Reading, Shop, Why, WhyCode
from gsmos_tray.documents.kinds import EFACTURA, Kind
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.documents.reader import Reader
from gsmos_tray.engine.judging import Choices, judge
from gsmos_tray.engine.moving import MovesDocuments, move
from gsmos_tray.engine.patience import Patience
from gsmos_tray.folders.looking import look_at
from gsmos_tray.ledger.catalogue import Catalogue
from gsmos_tray.ledger.correcting import correct
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.ledger.moves import Archived
from gsmos_tray.ledger.values import Delivery, DeliveryState, Judged
from gsmos_tray.settings import WatchedFolder

PROVED_BY_STRUCTURE = EFACTURA | {
    Kind.EFACTURA_SEAL,
    Kind.EFACTURA_ERROR,
    Kind.SPV_ARCHIVE,
    Kind.SPV_MESSAGE,
}
CORRECTABLE = tuple(it for it in Kind if it not in PROVED_BY_STRUCTURE and it is not Kind.UNKNOWN)
"""What a person can know better than the program. An XML says itself what it is."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What correcting would do: *was* becomes *kind*, and the archive's copy moves to *target*.

    *lies* is ``None`` while it is not archived, *target* if this kind is not to be archived.
    """

    path: Path
    was: Kind
    kind: Kind
    judged: Judged
    delivery: Delivery | None

    @property
    def lies(self) -> ArchivePath | None:
        """Where it lies in the archive."""
        archived = self.delivery is not None and self.delivery.state is DeliveryState.ARCHIVED
        return self.delivery.archive_path if archived and self.delivery else None

    @property
    def target(self) -> ArchivePath | None:
        """Where it would lie, if that place is free."""
        places = self.judged.paper.places
        return places.paths[0] if places else None


@dataclass(frozen=True, slots=True)
class AlsoCorrected:
    """One of several: where it lies since, if it is archived; or the *error* that it met."""

    path: Path
    lies: ArchivePath | None = None
    error: errors.GsmosError | None = None


class Corrector:
    """Any thread but the UI's may call any method: files are read and the network is asked."""

    def __init__(
        self,
        ledger: Ledger,
        new_reader: Callable[[], Reader],
        choices: Callable[[], Choices],
        archive: Callable[[], MovesDocuments],
        recorded: Callable[[], None],
    ) -> None:
        self._ledger = ledger
        self._catalogue = Catalogue(ledger.store)
        self._new_reader = new_reader
        self._choices = choices
        self._archive = archive
        self._recorded = recorded

    def look(self, path: Path, kind: Kind) -> Correction:
        """Say what correcting would do. Changes nothing.

        Raises BadValue, TellsItself, SourceVanished, SourceUnreadable or SourceChanged.
        """
        kind = correctable(kind)
        if (look := look_at(path)) is None:
            raise errors.SourceVanished(path=path)
        choices = self._choices()
        with closing(self._new_reader()) as reader:
            told = _ToldByOwner(reader, kind)
            judged = judge(path, look, WatchedFolder(path.parent), choices, told)
        if told.was in PROVED_BY_STRUCTURE:
            raise errors.TellsItself(path=path)
        around = choices.folder_of(path)
        judged = replace(judged, stamp=choices.stamp(around)) if around else judged
        id = self._catalogue.document_of(judged.paper.fingerprint.content_hash)
        known = self._ledger.deliveries.of([] if id is None else [id])
        return Correction(path, told.was, kind, judged, known[0] if known else None)

    def carry_out(self, correction: Correction) -> ArchivePath | None:
        """Correct it; gives where it lies since, if it is archived. Asks the network then.

        Raises AlteredInDropbox if other bytes lie there, NameTaken if no name is free.
        """
        moved = self._moved(correction)
        correct(self._ledger.store, correction.judged, moved, time())
        self._recorded()
        return moved.path if moved else None

    def correct_also(self, paths: Iterable[Path], kind: Kind) -> Iterator[AlsoCorrected]:
        """Correct these, too: one that cannot be does not stop the others. Asks the network.

        Raises NeedsPerson, since then none of them could be.
        """
        for path in paths:
            try:
                lies = self.carry_out(self.look(path, kind))
            except (errors.DocumentError, errors.TryAgainLater, errors.Refused) as error:
                yield AlsoCorrected(path, error=error)
            else:
                yield AlsoCorrected(path, lies)

    def _moved(self, correction: Correction) -> Archived | None:
        delivery, lies = correction.delivery, correction.lies
        places = correction.judged.paper.places
        if delivery is None or lies is None or places is None:
            return None
        archive = self._archive()
        # Its answer may be lost: moving once more finds where it lies.
        stored = Patience(Event()).ask(
            lambda: move(archive, lies, places.paths, delivery.fingerprint)
        )
        return Archived(delivery.id, ArchivePath(stored.path), stored.rev)


class _ToldByOwner:
    """A reader that is told what the document is, and still reads what it says."""

    def __init__(self, reader: Reader, kind: Kind) -> None:
        self._reader = reader
        self._kind = kind
        self.was = Kind.UNKNOWN

    def read(self, path: Path, shop: Shop) -> Reading:
        reading = self._reader.read(path, shop)
        self.was = reading.recognition.kind
        told = replace(
            reading.recognition,
            kind=self._kind,
            certainty=Certainty.CONTENT,
            why=Why(WhyCode.CORRECTED),
            faulty=False,
        )
        return replace(reading, recognition=told)


def correctable(text: str) -> Kind:
    """Read a kind that a person can give. Raises BadValue."""
    if text not in CORRECTABLE:
        choices = " ".join(CORRECTABLE)
        raise errors.BadValue(name="kind", value=text, fault="not_a_choice", choices=choices)
    return Kind(text)
