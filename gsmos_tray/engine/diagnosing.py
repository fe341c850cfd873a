"""Looks at everything that archiving needs, one thing after the other, and says what is wrong.

Each probe is a plain function that returns if its thing is well and raises or names what is not;
``Diagnosis`` runs them in their order, each in bounded time, and leaves out those that cannot be
well since something before them is not. Nothing is mended here, and nothing is changed.
"""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from ipaddress import IPv4Address
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from gsmos_tray import errors
from gsmos_tray.disk import system_path
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine.status import Status

if TYPE_CHECKING:
    from gsmos_tray.archive.dropbox_archive import DropboxArchive
    from gsmos_tray.archive.reaching import FirstHop
    from gsmos_tray.documents.reader import Reader

_log = logging.getLogger(__name__)

PATIENCE = 20.0
"""Seconds that one probe may take."""

_SOMEWHERE = ("192.0.2.1", 9)  # an address that is nobody's: nothing is sent to it
_TO_CONNECT = 10.0
_CLOCK_TOLERANCE = timedelta(minutes=5)
_PROBE_FILE = "gsmOS Tray"  # a name under the root at which nothing lies


class Thing(StrEnum):
    """What is looked at, in this order."""

    FOLDERS = "folders"
    READING = "reading"
    KEYRING = "keyring"
    NETWORK = "network"
    NAMES = "names"
    PROXY = "proxy"
    CERTIFICATE = "certificate"
    CLOCK = "clock"
    ACCOUNT = "account"
    PERMISSIONS = "permissions"
    SPACE = "space"
    DOCUMENTS = "documents"


class Ill(StrEnum):
    """What may be wrong and is no error of the program's; the others are named by their codes."""

    NO_NETWORK = "no_network"
    NAME_NOT_FOUND = "name_not_found"  # *host*
    PROXY_UNREACHABLE = "proxy_unreachable"  # *host*
    CLOCK_WRONG = "clock_wrong"  # *there*, what the time is, and *minutes* between the two
    NO_FOLDER = "no_folder"
    NOT_ARCHIVED = "not_archived"  # *set_aside* and *waiting*, how many documents
    NO_ANSWER = "no_answer"  # the probe took too long
    NOT_LOOKED_AT = "not_looked_at"  # *first*, the thing that has to be well before


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one probe. Without a *code* all is well; *facts* fill in the sentence."""

    thing: Thing
    code: str | None = None
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def is_well(self) -> bool:
        """Whether the line is green."""
        return self.code is None


class NotWell(Exception):
    """What a probe raises where no error of the program's says it."""

    def __init__(self, what: Ill, **facts: object) -> None:
        super().__init__(what)
        self.what = what
        self.facts = facts


def network(towards: tuple[str, int] = _SOMEWHERE) -> None:
    """See that the workstation is on a network: that a way leads *towards* there. Sends nothing."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
            way.connect(towards)
    except OSError as cause:
        raise NotWell(Ill.NO_NETWORK) from cause


def _towards(hop: FirstHop) -> tuple[str, int]:
    """Give an address in the direction of *hop*: its own, unless that has to be looked up first."""
    try:
        return str(IPv4Address(hop.host)), hop.port
    except ValueError:
        return _SOMEWHERE


def names(hop: FirstHop) -> None:
    """See that the name of Dropbox, or of the proxy, leads to an address."""
    try:
        socket.getaddrinfo(hop.host, hop.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as cause:  # a name may be no name
        raise NotWell(Ill.NAME_NOT_FOUND, host=hop.host) from cause


def proxy(hop: FirstHop, reach: Callable[[], object]) -> None:
    """See that the proxy, where one is set, is there and lets the program out."""
    if not hop.is_proxy:
        return
    try:
        socket.create_connection((hop.host, hop.port), _TO_CONNECT).close()
    except OSError as cause:
        raise NotWell(Ill.PROXY_UNREACHABLE, host=hop.host) from cause
    try:
        reach()
    except errors.ProxyRefused:
        raise
    except errors.GsmosError:  # behind it, and therefore another probe's
        _log.debug("the proxy answers, what is behind it does not")


def clock(now: datetime, told: datetime | None) -> None:
    """See that this clock agrees with Dropbox's; both with their zones."""
    if told is not None and abs(now - told) > _CLOCK_TOLERANCE:
        minutes = round(abs(now - told).total_seconds() / 60)
        raise NotWell(Ill.CLOCK_WRONG, there=told.isoformat(), minutes=minutes)


def permissions(archive: DropboxArchive, root: ArchivePath) -> None:
    """See that the archive may be listed, read and written. Nothing is left there."""
    nowhere = ArchivePath(f"{root}/{_PROBE_FILE}")
    archive.find(nowhere)
    try:
        archive.read(nowhere)
    except errors.UnforeseenAnswer as answer:  # nothing lies there, and that is as it should be
        if "not_found" not in str(answer.facts.get("tag")):
            raise
    archive.open_uploads(1)  # Dropbox forgets an upload that nothing comes of


def space(archive: DropboxArchive, needed: int) -> None:
    """See that there is room for *needed* bytes, which wait."""
    room = archive.space()
    if (missing := room.used + needed - room.allocated) > 0:
        raise errors.ArchiveFull(missing=missing)


def folders(watched: Iterable[Path]) -> None:
    """See that folders are watched, and that each is there and can be listed."""
    none = True
    for path in watched:
        none = False
        try:
            with os.scandir(system_path(str(path))) as entries:
                next(entries, None)
        except PermissionError as cause:
            raise errors.FolderUnreadable(path=path) from cause
        except OSError as cause:
            raise errors.NoSuchFolder(path=path) from cause
    if none:
        raise NotWell(Ill.NO_FOLDER)


def reading(reader: Reader) -> None:
    """See that a process can be started that reads documents."""
    with reader:
        reader.check()


def documents(status: Status) -> None:
    """See that nothing is missing in the archive, of what belongs there."""
    kept, files = status.documents, status.counts
    set_aside = max(kept.set_aside, files.set_aside)
    waiting = max(kept.waiting, files.waiting)  # of a file in use nobody knows what it holds
    if set_aside or waiting:
        raise NotWell(Ill.NOT_ARCHIVED, set_aside=set_aside, waiting=waiting)


def look(thing: Thing, probe: Callable[[], object], patience: float = PATIENCE) -> Outcome:
    """Run one probe, but not longer than *patience* seconds; what still runs then is abandoned."""
    answers: SimpleQueue[Outcome] = SimpleQueue()
    Thread(
        target=lambda: answers.put(_outcome(thing, probe)), name=f"probe-{thing}", daemon=True
    ).start()
    try:
        return answers.get(timeout=patience)
    except Empty:
        return Outcome(thing, Ill.NO_ANSWER)


def _outcome(thing: Thing, probe: Callable[[], object]) -> Outcome:
    try:
        probe()
    except NotWell as found:
        return Outcome(thing, found.what, _written(found.facts))
    except errors.GsmosError as error:
        return Outcome(thing, error.code(), _written(error.facts))
    except Exception:  # noqa: BLE001 - the probe's thread begins here, and its answer is awaited
        _log.exception("the probe %s failed", thing)
        return Outcome(thing, errors.GsmosError.code())
    return Outcome(thing)


def _written(facts: dict[str, object]) -> dict[str, str]:
    return {name: str(fact) for name, fact in facts.items()}


_AFTER: dict[Thing, tuple[Thing, ...]] = {
    Thing.NAMES: (Thing.NETWORK,),
    Thing.PROXY: (Thing.NETWORK, Thing.NAMES),
    Thing.CERTIFICATE: (Thing.NETWORK, Thing.NAMES, Thing.PROXY),
    Thing.CLOCK: (Thing.CERTIFICATE,),
    Thing.ACCOUNT: (Thing.KEYRING, Thing.CERTIFICATE),
    Thing.PERMISSIONS: (Thing.ACCOUNT,),
    Thing.SPACE: (Thing.ACCOUNT,),
    Thing.DOCUMENTS: (Thing.ACCOUNT,),
}
"""What has to be well before a probe can tell anything."""


class Diagnosis:
    """One look at everything. What it needs of the engine is handed in as questions."""

    def __init__(  # noqa: PLR0913 - each is a question of its own
        self,
        *,
        watched: Iterable[Path],
        reader: Callable[[], Reader],
        read_secret: Callable[[], object],
        archive: Callable[[], DropboxArchive],
        root: ArchivePath,
        status: Callable[[], Status],
        waiting: Callable[[], tuple[int, int]],
    ) -> None:
        self._watched = tuple(watched)
        self._reader = reader
        self._read_secret = read_secret
        self._archive = archive
        self._root = root
        self._status = status
        self._waiting = waiting
        self._told: datetime | None = None

    def outcomes(self) -> Iterator[Outcome]:
        """Give one outcome after the other, in the order of ``Thing``. Asks network and keyring."""
        from gsmos_tray.archive.reaching import first_hop  # noqa: PLC0415 - it imports the SDK

        hop = first_hop()
        probes: dict[Thing, Callable[[], object]] = {
            Thing.FOLDERS: lambda: folders(self._watched),
            Thing.READING: lambda: reading(self._reader()),
            Thing.KEYRING: self._read_secret,
            Thing.NETWORK: lambda: network(_towards(hop)),
            Thing.NAMES: lambda: names(hop),
            Thing.PROXY: lambda: proxy(hop, self._reach),
            Thing.CERTIFICATE: self._reach,
            Thing.CLOCK: lambda: clock(datetime.now(UTC), self._told),
            Thing.ACCOUNT: lambda: self._archive().account(),
            Thing.PERMISSIONS: lambda: permissions(self._archive(), self._root),
            Thing.SPACE: lambda: space(self._archive(), self._waiting()[1]),
            Thing.DOCUMENTS: lambda: documents(self._status()),
        }
        ill: set[Thing] = set()
        for thing, probe in probes.items():
            first = next((one for one in _AFTER.get(thing, ()) if one in ill), None)
            if first is not None:
                outcome = Outcome(thing, Ill.NOT_LOOKED_AT, {"first": first})
            else:
                outcome = look(thing, probe)
            if not outcome.is_well:
                ill.add(thing)
            yield outcome

    def _reach(self) -> None:
        from gsmos_tray.archive.reaching import reach  # noqa: PLC0415 - as above

        self._told = reach()
