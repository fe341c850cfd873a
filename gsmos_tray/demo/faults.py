"""What can go wrong with a request, on request. Each fault is a value; ``FaultPlan`` deals them.

A fault strikes *before* its request has any effect, or *after*: the request is carried out, and
the caller does not learn of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from gsmos_tray.demo.wire import Reach, Reply

# Seconds (``None``: until released) for which a request stands still.
Pause = Callable[[float | None], None]
_JSON = {"content-type": "application/json"}
_PORTAL = "<html><title>Wi-Fi</title><body>Acceptați condițiile pentru a continua.</body></html>"
_HASH = re.compile(rb'("content_hash": ")([0-9a-f]{64})')


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A fault that strikes neither before nor after: those that a route asks for."""

    after_effect: bool = False

    def instead(self, _pause: Pause) -> Reply | None:
        """Strike before the effect: the answer to give in its place, or ``None`` to go on."""
        return None

    def spoil(self, reply: Reply, _pause: Pause) -> Reply:
        """Strike after the effect: what becomes of the true answer."""
        return reply


@dataclass(frozen=True, slots=True)
class Answered(Fault):
    """Another answer than the true one."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)

    def instead(self, _pause: Pause) -> Reply | None:
        """See ``Fault``."""
        return None if self.after_effect else Reply(self.status, self.body, self.headers)

    def spoil(self, reply: Reply, _pause: Pause) -> Reply:
        """See ``Fault``."""
        if not self.after_effect:
            return reply
        return Reply(self.status, self.body, self.headers)


@dataclass(frozen=True, slots=True)
class Cut(Fault):
    """The connection ends without an answer."""

    def instead(self, _pause: Pause) -> Reply | None:
        """See ``Fault``."""
        return None if self.after_effect else Reply(0, reach=Reach.NOTHING)

    def spoil(self, reply: Reply, _pause: Pause) -> Reply:
        """See ``Fault``."""
        return replace(reply, reach=Reach.NOTHING)


@dataclass(frozen=True, slots=True)
class Stalled(Fault):
    """Nothing happens for *seconds*, or until it is released; then all goes its way."""

    seconds: float | None = None

    def instead(self, pause: Pause) -> Reply | None:
        """See ``Fault``."""
        if not self.after_effect:
            pause(self.seconds)
        return None

    def spoil(self, reply: Reply, pause: Pause) -> Reply:
        """See ``Fault``."""
        if self.after_effect:
            pause(self.seconds)
        return reply


@dataclass(frozen=True, slots=True)
class Truncated(Fault):
    """Half of the answer arrives: and then the connection ends, or it claims to be the whole."""

    claims_to_be_whole: bool = False

    def spoil(self, reply: Reply, _pause: Pause) -> Reply:
        """See ``Fault``."""
        if self.claims_to_be_whole:
            return replace(reply, body=reply.body[: len(reply.body) // 2])
        return replace(reply, reach=Reach.HALF)


@dataclass(frozen=True, slots=True)
class StoredDamaged(Fault):
    """One bit of the body is turned on its way to the disk, after its hash was checked."""


@dataclass(frozen=True, slots=True)
class LyingHash(Fault):
    """The bytes are stored well; the first content hash of the answer is another's."""

    def spoil(self, reply: Reply, _pause: Pause) -> Reply:
        """See ``Fault``."""

        def lie(match: re.Match[bytes]) -> bytes:
            return match[1] + bytes(match[2][::-1])

        return replace(reply, body=_HASH.sub(lie, reply.body, count=1))


@dataclass(frozen=True, slots=True)
class EntriesFailed(Fault):
    """Entries of a batch fail with *tag*, without effect; *positions* ``None``: all of them."""

    tag: str
    positions: frozenset[int] | None = None

    def strikes(self, position: int) -> bool:
        """Whether the entry at *position* fails."""
        return self.positions is None or position in self.positions


def api_error(
    status: int, error: object, *, headers: Mapping[str, str] | None = None, **more: object
) -> Answered:
    """Give an answer with a JSON error of any shape, as from a Dropbox of years to come."""
    body = {"error_summary": "fault/", "error": error} | more
    return Answered(status, json.dumps(body).encode(), _JSON | dict(headers or {}))


def too_many(reason: str = "too_many_requests", retry_after: int = 1) -> Answered:
    """Status 429; *reason* is a tag of the API specification's ``RateLimitReason``."""
    return api_error(
        429,
        {"reason": {".tag": reason}, "retry_after": retry_after},
        headers={"retry-after": str(retry_after)},
    )


def server_error(status: int = 503, *, after_effect: bool = False) -> Answered:
    """Dropbox has trouble."""
    return Answered(status, b"Service unavailable", after_effect=after_effect)


def captive_portal() -> Answered:
    """Put a hotel's or café's page where Dropbox should be."""
    return Answered(200, _PORTAL.encode(), {"content-type": "text/html; charset=utf-8"})


def transfer_limit() -> Answered:
    """Say that a team's data-transport limit is reached; only the sentence for the person tells."""
    text = "The team has reached its monthly data transport limit."
    return api_error(
        403, {".tag": "data_transport_limit"}, user_message={"text": text, "locale": "en"}
    )


def suspended() -> Answered:
    """Say that the account was suspended."""
    return api_error(401, {".tag": "user_suspended"})


EVERY_KIND: tuple[Fault, ...] = (
    Cut(),
    Cut(after_effect=True),
    server_error(500),
    server_error(503, after_effect=True),
    too_many("too_many_requests"),
    too_many("too_many_write_operations"),
    captive_portal(),
    Truncated(),
    Truncated(claims_to_be_whole=True),
    StoredDamaged(),
    LyingHash(),
)
"""What a bad day brings. Stalls are left out: each costs the caller a whole time-out."""
