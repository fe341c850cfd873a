"""What kind of account, limits and line the local Dropbox imitates. Values alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum, auto

MIB = 1024 * 1024


class Overlap(Enum):
    """What becomes of a commit that meets another one of the same account.

    The API specification: commits take one lock an account, and what comes too soon gets
    ``too_many_write_operations``; inside ``finish_batch`` for each of its entries.
    """

    QUEUED = auto()  # it waits: nothing in a test depends on the luck of two threads
    REFUSED = auto()  # 429, and for a batch the tag at each entry, as Dropbox does
    REFUSED_WHOLE = auto()  # 429 for batches, too


@dataclass(frozen=True, slots=True)
class TimeModel:
    """How long things take, in seconds; nothing by default.

    A new connection costs two more round trips (TCP, TLS 1.3). ``files/upload`` costs a commit
    and no data call: kind to those who send documents one by one, so that nobody's advantage over
    them is flattered. *bytes_per_second* is the line, shared by all connections, each way.
    """

    round_trip: float = 0.0
    data_call: float = 0.0
    commit: float = 0.0
    commit_entry: float = 0.0  # for each entry of a batch, on top
    bytes_per_second: float = 0.0  # 0: no limit


ACCOUNT_ID = "dbid:AALocalDropboxLocalDropboxLocalDrop"
NAMESPACE_ID = "1"


@dataclass(frozen=True, slots=True)
class Person:
    """The account's owner, invented."""

    given_name: str = "Ana"
    surname: str = "Exemplu"
    email: str = "ana@atelier.example"
    plan: str = "basic"  # a tag of the specification's ``AccountType``
    id: str = ACCOUNT_ID

    @property
    def name(self) -> str:
        """As shown."""
        return f"{self.given_name} {self.surname}"


@dataclass(frozen=True, slots=True)
class Team:
    """A team whose members have folders of their own within its space: the guide on team files.

    What a request without ``Dropbox-API-Path-Root`` calls ``/`` is the member's own folder.
    """

    name: str = "Atelier Exemplu"
    root_namespace: str = "2"
    home: str = "/Ana Exemplu"


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything that a test may want different, in one value."""

    person: Person = field(default_factory=Person)
    allocated: int = 2 * 1024 * MIB  # bytes; a free account's
    token_lifetime: timedelta = timedelta(hours=4)  # the OAuth guide on short-lived tokens
    payload_limit: int = 150 * MIB  # bytes of one request's body: the specification
    header_limit: int = 64 * 1024  # bytes of the argument header; nobody states Dropbox's …
    header_status: int = 431  # … nor what it says then: 400, 413 and 431 have been seen
    overlap: Overlap = Overlap.QUEUED
    retry_after: int = 1  # seconds, in answers with status 429
    longpoll_jitter: float = 0.0  # seconds; the real one adds up to 90
    longpoll_backoff: int | None = None  # seconds
    time: TimeModel = field(default_factory=TimeModel)
    team: Team | None = None
    email_verified: bool = True
    outside_team: bool = True  # whether the team may share with others
    invitations_a_day: int = 20  # the specification names a limit, not how many
    share_in_background: bool = False  # "large folders will be completed asynchronously"
    job_polls: int = 0  # how often a job is found in progress
    links_a_page: int = 100
