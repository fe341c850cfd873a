"""A person with a browser, played over HTTP: reads the consent page and presses a button."""

from __future__ import annotations

import http.client
import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode, urlsplit

_REQUEST = re.compile(r'name="request" value="([^"]+)"')
_CODE = re.compile(r'id="code">([^<]+)<')
_SECONDS = 60.0


class Decision(StrEnum):
    """The two buttons."""

    ALLOW = "allow"
    DENY = "deny"


class NoButton(Exception):
    """The page has no buttons; its text says why."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where the browser is sent, or the code that the page shows instead."""

    location: str | None
    code: str | None


def decide(plain_url: str, decision: Decision) -> Outcome:
    """Open the consent page at *plain_url* and press a button. Raises NoButton, OSError."""
    _, _, html = _fetch("GET", plain_url)
    request = _REQUEST.search(html)
    if request is None:
        raise NoButton(html)
    form = urlencode({"request": request[1], "decision": decision})
    target = urlsplit(plain_url)._replace(query="").geturl()
    status, location, html = _fetch("POST", target, form)
    code = _CODE.search(html)
    if status == http.client.FOUND:
        return Outcome(location, None)
    return Outcome(None, code[1] if code else None)


def visit(plain_url: str) -> int:
    """Open *plain_url* as a browser would; gives the status. Raises OSError."""
    return _fetch("GET", plain_url)[0]


def _fetch(method: str, url: str, form: str | None = None) -> tuple[int, str | None, str]:
    address = urlsplit(url)
    headers = {} if form is None else {"Content-Type": "application/x-www-form-urlencoded"}
    connection = http.client.HTTPConnection(
        address.hostname or "", address.port or 80, timeout=_SECONDS
    )
    try:
        target = address._replace(scheme="", netloc="").geturl() or "/"
        connection.request(method, target, form, headers)
        response = connection.getresponse()
        return response.status, response.headers["location"], response.read().decode()
    finally:
        connection.close()
