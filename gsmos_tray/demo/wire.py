"""HTTP/1.1 as bytes: reads requests, writes answers. Knows nothing of Dropbox.

Not ``http.server``: its header lines end at 64 KiB, less than the argument of a full batch, and
answers have to be broken on purpose here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from http import HTTPStatus
from typing import BinaryIO
from urllib.parse import parse_qsl, unquote, urlsplit

LONGEST_HEAD = 1024 * 1024
LARGEST_BODY = 1024 * 1024 * 1024


class Reach(Enum):
    """How much of an answer arrives."""

    WHOLE = auto()
    HALF = auto()  # then the connection is cut
    NOTHING = auto()


class NotHttp(Exception):
    """What came is no request that is understood here; the connection is of no more use."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request, read whole. Header names are in lower case."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def path(self) -> str:
        """The path, still percent-encoded."""
        return urlsplit(self.target).path

    @property
    def parts(self) -> list[str]:
        """The path's parts, decoded one by one: a ``%2F`` stays within its part."""
        return [unquote(part) for part in self.path.split("/") if part]

    @property
    def query(self) -> dict[str, str]:
        """What stands behind the question mark."""
        return dict(parse_qsl(urlsplit(self.target).query, keep_blank_values=True))

    @property
    def form(self) -> dict[str, str]:
        """The body as a form. Not a form: nothing is in it."""
        if not self.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
            return {}
        return dict(parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True))


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    reach: Reach = Reach.WHOLE


def read_request(stream: BinaryIO) -> Request | None:
    """Read the next request, ``None`` if there are no more. Raises NotHttp, OSError."""
    line = stream.readline(LONGEST_HEAD)
    if not line:
        return None
    try:
        method, target, _ = line.decode("latin-1").split()
    except ValueError as cause:
        raise NotHttp from cause
    headers = _read_headers(stream)
    if "transfer-encoding" in headers:
        raise NotHttp  # the SDK sends bytes, whose length it knows
    size = headers.get("content-length", "0")
    if not size.isdecimal() or int(size) > LARGEST_BODY:
        raise NotHttp
    body = stream.read(int(size))
    if len(body) < int(size):
        return None  # the caller went away in the middle: nothing has happened
    return Request(method, target, headers, body)


def write_reply(send: Callable[[bytes], None], reply: Reply) -> bool:
    """Send *reply*; gives whether the connection can go on. Raises OSError."""
    if reply.reach is Reach.NOTHING:
        return False
    body = reply.body
    head = [f"HTTP/1.1 {reply.status} {_phrase(reply.status)}"]
    head += [f"{name}: {value}" for name, value in reply.headers.items()]
    head += [f"content-length: {len(body)}", "", ""]
    if reply.reach is Reach.HALF:
        body = body[: len(body) // 2]
    send("\r\n".join(head).encode("latin-1") + body)
    return reply.reach is Reach.WHOLE


def _read_headers(stream: BinaryIO) -> dict[str, str]:
    headers: dict[str, str] = {}
    room = LONGEST_HEAD
    while (line := stream.readline(room)) not in (b"\r\n", b"\n"):
        room -= len(line)
        name, colon, value = line.decode("latin-1").partition(":")
        if not colon or not line.endswith(b"\n"):
            raise NotHttp
        headers[name.strip().lower()] = value.strip()
    return headers


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
