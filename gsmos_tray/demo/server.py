"""The local Dropbox, whole: a real HTTPS server on loopback that the unchanged SDK talks to.

    local = LocalDropbox()
    os.environ.update(local.environment())    # before the SDK is imported for the first time
    with local:
        ...

Addresses and certificate exist as soon as the object does; the SDK, whose types the routes use,
is imported by ``start``. One port speaks TLS for API, content, notifications and website; another
one shows the website without TLS to browsers, which do not know the certificate.
"""

from __future__ import annotations

import importlib
import ssl
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Self
from urllib.parse import urlsplit

import trustme

from gsmos_tray.demo import tokens, website
from gsmos_tray.demo.account import Account, Stored
from gsmos_tray.demo.fault_plan import FaultPlan
from gsmos_tray.demo.faults import Fault
from gsmos_tray.demo.listener import LOOPBACK, Listener
from gsmos_tray.demo.oauth import ALL_SCOPES, App, Tokens
from gsmos_tray.demo.refusals import Unsettled
from gsmos_tray.demo.requests_log import Recorded, RequestsLog
from gsmos_tray.demo.rules import Rules
from gsmos_tray.demo.visitor import Decision, Outcome, decide, visit
from gsmos_tray.demo.wire import Reply, Request

TOKEN_ROUTE = "oauth2/token"  # noqa: S105 - an address


class LocalDropbox:
    """One account behind one server. Any thread may call any method.

    *refusals* lists what was asked for and is not served, *bugs* what went wrong in the server
    itself: a test that leaves either non-empty has found something.
    """

    def __init__(
        self,
        rules: Rules | None = None,
        app: App | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._first_rules = rules or Rules()
        self._first_app = app or App()
        self._now = now
        self._folder = tempfile.TemporaryDirectory(prefix="local-dropbox-")
        self._routes: ModuleType | None = None
        authority = trustme.CA(organization_name="Local Dropbox")
        self.ca_path = Path(self._folder.name) / "ca.pem"
        authority.cert_pem.write_to_path(str(self.ca_path))
        self._tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert(LOOPBACK, "localhost").configure_cert(self._tls)
        self._secure = Listener(self._respond, self._connected, self._bug, self._tls)
        self._plain = Listener(self._respond_plainly, lambda: None, self._bug)
        self._set_up(self._first_rules, self._first_app)

    def _set_up(self, rules: Rules, app: App) -> None:
        self._stop = threading.Event()
        self.account = Account(rules, app, self.web_url, self._now, self._stop)
        self.faults = FaultPlan(self._stop)
        self.requests = RequestsLog()
        self.refusals: list[str] = []
        self.bugs: list[Exception] = []

    # Its life

    def start(self) -> None:
        """Be reachable."""
        # Not at the top: the SDK reads the environment, and so our ports, when it is imported.
        self._routes = importlib.import_module("gsmos_tray.demo.routes.table")
        self.go_online()

    def stop(self) -> None:
        """End for good: ports, threads, files."""
        self._end_account()
        self._secure.close()
        self._plain.close()
        self._folder.cleanup()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def reset(self, rules: Rules | None = None, app: App | None = None) -> None:
        """Be as new, under the same addresses: another account, empty, nothing planned or logged.

        Without arguments with the rules and the app from the beginning.
        """
        self._end_account()
        self._set_up(rules or self._first_rules, app or self._first_app)
        if self._routes is not None:
            self.go_online()

    def _end_account(self) -> None:
        """Let every call end before what it works on goes: the next account inherits nothing."""
        self.go_offline()
        self._stop.set()
        self.faults.clear()
        self.account.listing.invalidate_cursors()  # wakes the long polls
        self._secure.wait_until_quiet()
        self._plain.wait_until_quiet()
        self.account.close()

    def go_offline(self) -> None:
        """Refuse connections, and cut those that stand."""
        self._secure.vanish()
        self._plain.vanish()

    def go_online(self) -> None:
        """Be back under the same addresses."""
        self._secure.listen()
        self._plain.listen()

    # Its addresses

    @property
    def host(self) -> str:
        """Address and port, as the SDK's host variables take them."""
        return f"{LOOPBACK}:{self._secure.port}"

    @property
    def web_url(self) -> str:
        """The website, over TLS as the SDK would open it."""
        return f"https://{self.host}"

    def environment(self) -> dict[str, str]:
        """Give what a process needs in its environment before it imports the SDK."""
        hosts = ("API_HOST", "API_CONTENT_HOST", "API_NOTIFY_HOST", "WEB_HOST")
        around_proxies = {"NO_PROXY": LOOPBACK, "no_proxy": LOOPBACK}
        return (
            {f"DROPBOX_{name}": self.host for name in hosts}
            | {"REQUESTS_CA_BUNDLE": str(self.ca_path)}
            | around_proxies
        )

    def plain_url(self, https_url: str) -> str:
        """Give the same page's address without TLS. Raises ValueError for a foreign one."""
        address = urlsplit(https_url)
        if (address.scheme, address.netloc) != ("https", self.host):
            raise ValueError(https_url)
        return address._replace(scheme="http", netloc=f"{LOOPBACK}:{self._plain.port}").geturl()

    def view_url(self, path: str) -> str:
        """Where the website shows the file *path*."""
        return self.web_url + website.link_to(path)

    # Its owner

    def consent(
        self, authorize_url: str, decision: Decision = Decision.ALLOW, *, follow: bool = True
    ) -> Outcome:
        """Open *authorize_url*, press a button and, with *follow*, go where the browser is sent.

        Raises NoButton if the page only says what is wrong, OSError if nobody listens there.
        """
        outcome = decide(self.plain_url(authorize_url), decision)
        if follow and outcome.location is not None:
            visit(outcome.location)
        return outcome

    def link(self, scopes: tuple[str, ...] = ALL_SCOPES) -> Tokens:
        """Tokens without a consent, for tests that begin after it."""
        return self.account.authority.grant(scopes)

    def revoke_everything(self) -> None:
        """Disconnect the app as its owner, on Dropbox's site."""
        self.account.authority.revoke_everything()

    def expire_access_tokens(self) -> None:
        """Let all access tokens end now; refresh tokens go on."""
        self.account.authority.expire_access_tokens()

    def suspend(self, *, suspended: bool = True) -> None:
        """Suspend the account, or let it go on."""
        self.account.suspended = suspended

    def fill_up(self, free: int = 0) -> None:
        """Leave *free* bytes of room."""
        self.account.tree.allocated = self.account.tree.used + free

    def move_team(self, root_namespace: str) -> None:
        """Give the team's space another namespace, as when a team is converted."""
        team = self.account.team
        self.account.team = replace(team, root_namespace=root_namespace) if team else None

    def write_lock_held(self) -> AbstractContextManager[None]:
        """Be a commit that does not end, for as long as the context lasts."""
        return self.account.write_lock_held()

    def tree(self) -> dict[str, Stored]:
        """Every file by its path as displayed, with its bytes, read without the API."""
        return self.account.stored()

    # Its work

    def _respond(self, request: Request) -> Reply:
        route = request.path.removeprefix("/2/")
        if request.path.startswith("/2/"):
            return self._call(route, request, self._answer)
        if request.path == f"/{TOKEN_ROUTE}":
            return self._call(TOKEN_ROUTE, request, self._give_tokens)
        return website.respond(self.account, request)

    def _connected(self) -> None:
        self.account.pace.connection()

    def _respond_plainly(self, request: Request) -> Reply:
        if request.path.startswith("/2/"):
            return Reply(400, b"The API speaks HTTPS alone.")
        return website.respond(self.account, request)

    def _call(
        self, route: str, request: Request, serve: Callable[[str, Request, Fault | None], Reply]
    ) -> Reply:
        """One call of the API, with its log entry, its time and its fault."""
        assert self._routes is not None  # noqa: S101 - nobody calls before it listens
        began = time.monotonic()
        account, faults, log = self.account, self.faults, self.requests
        account.pace.request(len(request.body))
        fault = faults.draw(route, self._routes.argument_of(request))
        reply = fault.instead(faults.pause) if fault else None
        if reply is None:
            reply = serve(route, request, fault)
            if fault:
                reply = fault.spoil(reply, faults.pause)
        account.pace.answer(len(reply.body))
        log.add(
            Recorded(
                route=route,
                bytes_in=len(request.body),
                argument_bytes=len(request.headers.get("dropbox-api-arg", "")),
                status=reply.status,
                began=began,
                ended=time.monotonic(),
                fault=repr(fault) if fault else None,
            )
        )
        return reply

    def _answer(self, route: str, request: Request, fault: Fault | None) -> Reply:
        assert self._routes is not None  # noqa: S101 - nobody calls before it listens
        try:
            reply: Reply = self._routes.answer(self.account, route, request, fault)
        except Unsettled as unsettled:
            sentence = f"The local Dropbox does not serve {unsettled} ({route})."
            self.refusals.append(sentence)
            return Reply(400, sentence.encode(), {"content-type": "text/plain; charset=utf-8"})
        return reply

    def _give_tokens(self, _route: str, request: Request, _fault: Fault | None) -> Reply:
        return tokens.answer(self.account.authority, self.account.rules.person.id, request)

    def _bug(self, bug: Exception) -> None:
        self.bugs.append(bug)
