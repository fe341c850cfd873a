"""Who may do what: consent, codes, tokens. No HTTP, no pages.

As Dropbox's OAuth guide and RFC 6749 / 7636 have it, for an app without a secret: PKCE with S256
alone, exact redirect addresses, codes that serve once, short-lived access tokens, a refresh token
for ``token_access_type=offline``. Tokens without an end (``legacy``) are refused.
"""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlencode

CODE_LIFETIME = timedelta(minutes=10)  # RFC 6749, 4.1.2: "a maximum of 10 minutes is recommended"
ALL_SCOPES = (
    "account_info.read",
    "files.metadata.read",
    "files.content.read",
    "files.content.write",
    "sharing.read",
    "sharing.write",
)
LOCAL_APP_KEY = "localdropboxapp"  # as long as real ones
_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")
_VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")
_ASKED = {
    "client_id",
    "code_challenge",
    "code_challenge_method",
    "locale",
    "redirect_uri",
    "response_type",
    "scope",
    "state",
    "token_access_type",
}


@dataclass(frozen=True, slots=True)
class App:
    """An app as its vendor registered it."""

    key: str = LOCAL_APP_KEY
    name: str = "gsmOS Tray"
    redirect_uris: tuple[str, ...] = tuple(
        f"http://127.0.0.1:{port}/" for port in range(38917, 38921)
    )
    scopes: tuple[str, ...] = ALL_SCOPES


class ConsentImpossible(Exception):
    """The authorize address is wrong: the person sees why, and is sent nowhere."""


class GrantRefused(Exception):
    """The token endpoint says no. *error* is one of RFC 6749, 5.2."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__(error, description)
        self.error = error
        self.description = description


class TokenFault(StrEnum):
    """The tags of the API specification's ``AuthError`` that can happen here."""

    INVALID = "invalid_access_token"
    EXPIRED = "expired_access_token"
    MISSING_SCOPE = "missing_scope"


class TokenRefused(Exception):
    """An access token does not open this route."""

    def __init__(self, fault: TokenFault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class ConsentRequest:
    """What an app asks of the person."""

    id: str
    redirect_uri: str | None
    state: str | None
    scopes: tuple[str, ...]
    offline: bool
    challenge: str

    def answer(self, **outcome: str) -> str:
        """Give the address that tells the app the outcome. There must be a redirect address."""
        state = {} if self.state is None else {"state": self.state}
        return f"{self.redirect_uri}?{urlencode(outcome | state)}"


@dataclass(frozen=True, slots=True)
class Tokens:
    """What the token endpoint gives. *refresh_token* is ``None`` where none was asked for."""

    access_token: str
    refresh_token: str | None
    expires_in: int
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Code:
    request: ConsentRequest
    until: datetime


@dataclass(frozen=True, slots=True)
class _Grant:
    id: str
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Access:
    grant: _Grant
    scopes: tuple[str, ...]
    until: datetime


class Authority:
    """Gives and takes permissions for one app and one account. Any thread may call any method."""

    def __init__(self, app: App, lifetime: timedelta, now: Callable[[], datetime]) -> None:
        self.app = app
        self.lifetime = lifetime
        self._now = now
        self._lock = threading.Lock()
        self._asked: dict[str, ConsentRequest] = {}
        self._codes: dict[str, _Code] = {}
        self._access: dict[str, _Access] = {}
        self._refresh: dict[str, _Grant] = {}

    @property
    def is_connected(self) -> bool:
        """Whether the app can use the account now."""
        with self._lock:
            return bool(self._refresh or self._access)

    # The person

    def ask(self, query: Mapping[str, str]) -> ConsentRequest:
        """Take in an authorize address. Raises ConsentImpossible."""
        self._check_app(query)
        if query.get("response_type") != "code":
            raise ConsentImpossible("response_type must be code")
        access = query.get("token_access_type", "online")
        if access not in ("online", "offline"):
            raise ConsentImpossible("token_access_type must be online or offline")
        if query.get("code_challenge_method") != "S256" or not _CHALLENGE.fullmatch(
            query.get("code_challenge", "")
        ):
            raise ConsentImpossible("PKCE with S256 is needed: the app has no secret")
        request = ConsentRequest(
            id=secrets.token_urlsafe(16),
            redirect_uri=query.get("redirect_uri"),
            state=query.get("state"),
            scopes=tuple(query.get("scope", " ".join(self.app.scopes)).split()),
            offline=access == "offline",
            challenge=query["code_challenge"],
        )
        if not set(request.scopes) <= set(self.app.scopes):
            raise ConsentImpossible("the app is not registered for these scopes")
        with self._lock:
            self._asked[request.id] = request
        return request

    def take(self, id: str) -> ConsentRequest:
        """Take the open request *id*; it can be answered once. Raises ConsentImpossible."""
        with self._lock:
            request = self._asked.pop(id, None)
        if request is None:
            raise ConsentImpossible("this question was answered already")
        return request

    def allow(self, request: ConsentRequest) -> str:
        """Take the person's yes; gives the code for the app."""
        code = secrets.token_urlsafe(32)
        with self._lock:
            self._codes[code] = _Code(request, self._now() + CODE_LIFETIME)
        return code

    # The app

    def exchange(self, form: Mapping[str, str]) -> Tokens:
        """Answer the token endpoint. Raises GrantRefused."""
        if form.get("client_id") != self.app.key:
            raise GrantRefused("invalid_client", "unknown client_id")
        if "client_secret" in form:
            raise GrantRefused("invalid_client", "this app has no secret")
        match form.get("grant_type"):
            case "authorization_code":
                return self._for_code(form)
            case "refresh_token":
                return self._for_refresh_token(form)
            case other:
                raise GrantRefused("unsupported_grant_type", f"grant_type {other}")

    def grant(self, scopes: tuple[str, ...] = ALL_SCOPES, *, offline: bool = True) -> Tokens:
        """Give tokens without asking anybody, for tests that begin after the consent."""
        grant = _Grant(secrets.token_hex(8), scopes)
        refresh_token = secrets.token_urlsafe(32) if offline else None
        with self._lock:
            if refresh_token:
                self._refresh[refresh_token] = grant
        return self._tokens(grant, scopes, refresh_token)

    def require(self, access_token: str, scope: str | None) -> None:
        """Let a call pass. Raises TokenRefused."""
        with self._lock:
            access = self._access.get(access_token)
        if access is None:
            raise TokenRefused(TokenFault.INVALID)
        if access.until <= self._now():
            raise TokenRefused(TokenFault.EXPIRED)
        if scope is not None and scope not in access.scopes:
            raise TokenRefused(TokenFault.MISSING_SCOPE)

    # Endings

    def revoke(self, access_token: str) -> None:
        """End *access_token*, its refresh token, and the latter's other access tokens."""
        with self._lock:
            access = self._access.get(access_token)
            if access is None:
                return  # a second call at the same moment was first
            ended = access.grant
            self._access = {t: a for t, a in self._access.items() if a.grant is not ended}
            self._refresh = {t: g for t, g in self._refresh.items() if g is not ended}

    def revoke_everything(self) -> None:
        """Disconnect the app as its owner, on Dropbox's site."""
        with self._lock:
            self._access.clear()
            self._refresh.clear()
            self._codes.clear()

    def expire_access_tokens(self) -> None:
        """Let all access tokens end now; refresh tokens go on."""
        with self._lock:
            ended = self._now()
            self._access = {t: _Access(a.grant, a.scopes, ended) for t, a in self._access.items()}

    def _check_app(self, query: Mapping[str, str]) -> None:
        if query.get("client_id") != self.app.key:
            raise ConsentImpossible("unknown client_id")
        redirect_uri = query.get("redirect_uri")
        if redirect_uri is not None and redirect_uri not in self.app.redirect_uris:
            raise ConsentImpossible("redirect_uri is not registered, letter by letter")
        unknown = query.keys() - _ASKED
        if unknown:
            raise ConsentImpossible(f"not understood here: {', '.join(sorted(unknown))}")

    def _for_code(self, form: Mapping[str, str]) -> Tokens:
        with self._lock:
            code = self._codes.pop(form.get("code", ""), None)
        if code is None or code.until <= self._now():
            raise GrantRefused("invalid_grant", "code doesn't exist or has expired")
        if form.get("redirect_uri") != code.request.redirect_uri:
            raise GrantRefused("invalid_grant", "redirect_uri mismatch")
        verifier = form.get("code_verifier", "")
        if not _VERIFIER.fullmatch(verifier) or _challenge(verifier) != code.request.challenge:
            raise GrantRefused("invalid_grant", "invalid code verifier")
        return self.grant(code.request.scopes, offline=code.request.offline)

    def _for_refresh_token(self, form: Mapping[str, str]) -> Tokens:
        with self._lock:
            grant = self._refresh.get(form.get("refresh_token", ""))
        if grant is None:
            raise GrantRefused("invalid_grant", "refresh token is invalid or revoked")
        scopes = tuple(form["scope"].split()) if "scope" in form else grant.scopes
        if not set(scopes) <= set(grant.scopes):
            raise GrantRefused("invalid_scope", "the grant has not all of these scopes")
        return self._tokens(grant, scopes, refresh_token=None)

    def _tokens(self, grant: _Grant, scopes: tuple[str, ...], refresh_token: str | None) -> Tokens:
        access_token = f"sl.{secrets.token_urlsafe(48)}"
        with self._lock:
            self._access[access_token] = _Access(grant, scopes, self._now() + self.lifetime)
        return Tokens(access_token, refresh_token, int(self.lifetime.total_seconds()), scopes)


def _challenge(verifier: str) -> str:
    """RFC 7636, 4.2."""
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")
