"""Whether Dropbox can be reached from here at all, without an account: for a diagnosis.

Asks as everything else does, with the same proxies and the same trust in certificates, so that
what is green here is green there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import requests
from dropbox.exceptions import AuthError
from dropbox.session import API_HOST
from requests.utils import get_environ_proxies, select_proxy

from gsmos_tray import __version__
from gsmos_tray.archive.client import TO_CONNECT, Client
from gsmos_tray.archive.sorting import sorted_errors

_NOBODY = "nobody"  # no token: Dropbox refuses it, and that is an answer
_TO_READ = 10  # seconds; the answer has no body to speak of
_HTTPS = 443
_PROXY_PORT = 8080


@dataclass(frozen=True, slots=True)
class FirstHop:
    """Whither a connection to Dropbox goes first: to a proxy, where one is set, or to Dropbox."""

    host: str
    port: int
    is_proxy: bool


def first_hop() -> FirstHop:
    """Say whither the next connection would go. Asks nobody."""
    url = f"https://{API_HOST}"
    if proxy := select_proxy(url, get_environ_proxies(url)):
        try:
            parts = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
            return FirstHop(parts.hostname or proxy, parts.port or _PROXY_PORT, is_proxy=True)
        except ValueError:  # no address: as a name it leads nowhere, and that is said
            return FirstHop(proxy.rpartition("@")[2], _PROXY_PORT, is_proxy=True)
    parts = urlsplit(url)
    return FirstHop(parts.hostname or API_HOST, parts.port or _HTTPS, is_proxy=False)


def reach() -> datetime | None:
    """Exchange a word with Dropbox. Gives the time that its answer bears, if it bears one.

    Raises ArchiveUnreachable, CertificateUntrusted, ProxyRefused, or what else an answer may mean.
    """
    dates: list[str] = []

    def note(answer: requests.Response, *_: object, **__: object) -> None:
        dates.append(answer.headers.get("date", ""))

    with requests.Session() as session:
        session.hooks["response"].append(note)
        nobody = Client(
            oauth2_access_token=_NOBODY,
            session=session,
            user_agent=f"gsmos-tray/{__version__}",
            max_retries_on_error=0,
            max_retries_on_rate_limit=0,
            timeout=(TO_CONNECT, _TO_READ),
        )
        with sorted_errors():
            try:
                nobody.users_get_current_account()
            except AuthError:
                return _time(dates[-1])
    return None


def _time(date: str) -> datetime | None:
    try:
        told = parsedate_to_datetime(date)
    except ValueError:
        return None
    return told.replace(tzinfo=told.tzinfo or UTC)
