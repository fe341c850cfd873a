"""The SDK's client, made fit for a slow line and for an answer of a later year.

Three things that the SDK leaves to chance: a body may travel for as long as it is waited for,
certificates are those that the operating system trusts, and nothing that an answer says is lost.
What an answer means is ``sorting``'s business.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from time import monotonic
from typing import Any

import requests
import truststore
from dropbox import Dropbox
from dropbox.common import PathRoot, PathRoot_validator
from dropbox.exceptions import ApiError, PathRootError
from dropbox.stone_serializers import json_encode
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.poolmanager import PoolManager

from gsmos_tray import __version__
from gsmos_tray.archive.lean_sdk import keep
from gsmos_tray.archive.sorting import RouteRefused, of_status

_log = logging.getLogger(__name__)

TO_CONNECT = 10  # seconds
_TO_READ = 30  # seconds, and as long again as the body takes on a line of
_SLOWEST_LINE = 50_000  # bytes a second

_TAG_OTHER = re.compile(r'("\.tag"\s*:\s*)"other"')  # in a text, quotation marks are escaped

# Antivirus programs that look into TLS install their certificate where the operating system keeps
# its own. ``REQUESTS_CA_BUNDLE`` keeps working.
truststore.inject_into_ssl()

keep()


def patience(body: int) -> float:
    """Give the seconds for which an answer to a request of *body* bytes is waited for."""
    return _TO_READ + body / _SLOWEST_LINE


@dataclass
class Root:
    """Where ``/`` is: the team's space with this number, or the account's own; for all threads."""

    namespace: str | None = None


class Client(Dropbox):  # type: ignore[misc]
    """A linked account's client; never waits by itself, and repeats for the sake of a root only."""

    _answer = ""
    _root = Root()

    @classmethod
    def of(cls, refresh_token: str, app_key: str, root: Root) -> Client:
        """Make a client with a connection of its own."""
        client = cls(
            oauth2_refresh_token=refresh_token,
            app_key=app_key,
            session=_session(),
            user_agent=f"gsmos-tray/{__version__}",
            max_retries_on_error=0,
            max_retries_on_rate_limit=0,
            timeout=(TO_CONNECT, patience(0)),
            auto_content_hash=False,  # we know it already
        )
        client._root = root
        return client

    def patient_for(self, body: int) -> Client:
        """Give a copy that waits long enough for the answer to a request of *body* bytes."""
        copy: Client = self.clone(timeout=(TO_CONNECT, patience(body)))
        copy._root = self._root
        return copy

    @property
    def answer(self) -> str:
        """The JSON of the last answer, as it came."""
        return self._answer

    def request(self, *args: Any, **more: Any) -> Any:  # noqa: ANN401 - as the SDK has it
        """Make a request, as the SDK does. Raises RouteRefused where the SDK raises ApiError.

        A team's space may get another number: the refusal tells it, and nothing has happened yet.
        """
        try:
            return self._request_below_root(*args, **more)
        except PathRootError as cause:
            if cause.error is None or not cause.error.is_invalid_root():
                raise
            self._root.namespace = str(cause.error.get_invalid_root().root_namespace_id)
        return self._request_below_root(*args, **more)

    def _request_below_root(self, *args: Any, **more: Any) -> Any:  # noqa: ANN401 - the same
        if (namespace := self._root.namespace) is not None:
            root = json_encode(PathRoot_validator, PathRoot.root(namespace))
            self._headers = {"Dropbox-API-Path-Root": root}
        else:
            self._headers = {}
        began = monotonic()
        try:
            return super().request(*args, **more)
        except ApiError as cause:
            raise RouteRefused(cause, self._answer) from cause
        finally:
            _log.debug("%s took %.2f s", args[0].name, monotonic() - began)

    def request_json_string(self, *args: Any, **more: Any) -> Any:  # noqa: ANN401 - the same
        """Give an answer's JSON so that the SDK can decode it.

        It takes the tag ``other`` for a mistake (12.2.4), also in one entry of a thousand; one
        that it does not know is ``other`` to it.
        """
        result = super().request_json_string(*args, **more)
        self._answer = result.obj_result
        result.obj_result = _TAG_OTHER.sub(r'\g<1>"other_"', self._answer)
        return result

    def raise_dropbox_error_for_resp(self, res: requests.Response) -> None:
        """Sort by the status alone what it tells enough of, before the SDK drops its headers."""
        if (error := of_status(res)) is not None:
            raise error
        super().raise_dropbox_error_for_resp(res)


class _Connection(HTTPSConnection):
    """Gives a body its time.

    urllib3 sends with the time-out meant for connecting, and for the whole body at once (m): in
    ten seconds, 8 MiB would need a line of 7 Mbit/s.
    """

    def request(  # type: ignore[override]
        self,
        method: str,
        url: str,
        body: bytes | str | None = None,
        **more: Any,  # noqa: ANN401 - passed on as it is
    ) -> None:
        self.timeout = patience(len(body or b""))
        super().request(method, url, body, **more)


class _Pool(HTTPSConnectionPool):
    ConnectionCls = _Connection  # type: ignore[assignment]


class _Adapter(HTTPAdapter):
    """What requests hands a session's requests to, with connections of ours."""

    def init_poolmanager(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 - as requests has it
        super().init_poolmanager(*args, **more)
        _use_our_connections(self.poolmanager)

    def proxy_manager_for(self, proxy: str, **more: Any) -> PoolManager:  # noqa: ANN401 - the same
        manager: PoolManager = super().proxy_manager_for(proxy, **more)
        if not proxy.lower().startswith("socks"):
            _use_our_connections(manager)
        return manager


def _use_our_connections(manager: PoolManager) -> None:
    manager.pool_classes_by_scheme = {"http": HTTPConnectionPool, "https": _Pool}


def _session() -> requests.Session:
    session = requests.Session()
    session.mount("https://", _Adapter())
    return session
