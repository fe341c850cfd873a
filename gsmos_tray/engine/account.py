"""Knows the linked account: links it, forgets it, and opens its archive when there is one.

The SDK is imported here, at the first use, and not with the module: it costs 0.2 s and 9 MB,
which the tray icon should not wait for.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import asdict, replace
from threading import Lock
from typing import TYPE_CHECKING

from gsmos_tray import errors
from gsmos_tray.archive.tokens import TokenStore
from gsmos_tray.archive.values import Account
from gsmos_tray.engine.status import AccountStatus
from gsmos_tray.ledger.notes import Notes

if TYPE_CHECKING:
    from gsmos_tray.archive.dropbox_archive import DropboxArchive
    from gsmos_tray.archive.linking import BrowserConsent, Pages, PastedConsent

_log = logging.getLogger(__name__)

_NOTE = "account"
_ARCHIVE_OF = "archive_of"
"""The note that holds in whose account the archive is; it outlives disconnecting."""

_NOBODY = "null"  # asked, and no account is linked


class AccountKeeper:
    """The one linked account. Any thread but the UI's may call any method; ``known`` is for all."""

    def __init__(
        self,
        tokens: TokenStore,
        app_key: str,
        notes: Notes,
        holds_archive: Callable[[], bool] = lambda: True,
    ) -> None:
        self._holds_archive = holds_archive
        self._another: str | None = None
        self._tokens = tokens
        self._app_key = app_key
        self._notes = notes
        self._lock = Lock()
        self._archive: DropboxArchive | None = None
        self._known = stored_account(notes)

    @property
    def known(self) -> AccountStatus | None:
        """Whose account is linked, as it was last seen. Asks nobody."""
        return self._known

    def archive(self) -> DropboxArchive:
        """Open the account's archive.

        Raises NotConnected or Keyring…, and a request's errors if the ledger was lost: then
        Dropbox is asked whose account it is.
        """
        with self._lock:
            if self._archive is None:
                if self._notes.read(_NOTE) == _NOBODY:  # no need to ask the keyring
                    raise errors.NotConnected
                if (secret := self._tokens.read()) is None:
                    self._remember(None)
                    raise errors.NotConnected
                self._archive = self._opened(secret, self._namespace())
            if self._known is None:  # the ledger was lost, the authorisation was not
                whose = self._archive.account()
                self._remember(_status(whose))
                self._notes.write(_ARCHIVE_OF, _written(whose, self._archive.namespace))
            return self._archive

    def browser_consent(self, pages: Pages) -> BrowserConsent:
        """Begin to link an account through the browser. Raises PortsBusy."""
        from gsmos_tray.archive.linking import BrowserConsent  # noqa: PLC0415 - see the module

        return BrowserConsent(self._app_key, pages)

    def pasted_consent(self) -> PastedConsent:
        """Begin to link an account by a code that the owner pastes."""
        from gsmos_tray.archive.linking import PastedConsent  # noqa: PLC0415 - see the module

        return PastedConsent(self._app_key)

    def link(self, refresh_token: str) -> AccountStatus:
        """Keep the authorisation and say whose account it is.

        Raises Keyring… or a request's errors; nothing is kept then. Raises AnotherAccount if the
        archive is in another one: the authorisation then waits for ``link_another``.
        """
        archive = self._opened(refresh_token)
        try:
            whose = archive.account()
            self._refuse_another(whose)
            with self._lock:
                self._keep(refresh_token, whose, archive)
        except errors.AnotherAccount:
            self.drop_another()
            self._another = refresh_token
            raise
        except errors.NeedsPerson:
            _give_back(archive)
            raise
        self.refresh_space()
        return self._known or _status(whose)

    def check_another(self) -> None:
        """Raise NothingAsked if no account waits for ``link_another``."""
        if self._another is None:
            raise errors.NothingAsked

    def link_another(self, begin_anew: Callable[[], object]) -> AccountStatus:
        """Link the account that waits, and call *begin_anew* to forget where anything lies.

        Nobody gets at an archive between the two: what was found in the one of before would count
        as archived in this one. Raises NothingAsked, and what ``link`` or *begin_anew* does; the
        account has then to be agreed to once more.
        """
        self.check_another()
        waiting, self._another = self._another or "", None
        archive = self._opened(waiting)
        try:
            whose = archive.account()
            self._tokens.read()  # a locked keyring says so before anything is forgotten
            with self._lock:
                begin_anew()
                if self._archive is not None:
                    self._archive.leave()
                self._keep(waiting, whose, archive)
        except errors.GsmosError:
            _give_back(archive)
            raise
        self.refresh_space()
        return self._known or _status(whose)

    def drop_another(self) -> None:
        """Give the authorisation back that waits for an answer, if one does."""
        waiting, self._another = self._another, None
        if waiting is not None:
            _give_back(self._opened(waiting))

    def unlink(self) -> None:
        """Give the authorisation back and forget it, also where Dropbox cannot be reached.

        Raises Keyring… if it could not be forgotten; it is not used any more all the same.
        """
        try:
            _give_back(self.archive())
        except errors.GsmosError as error:
            _log.info("there is no authorisation to give back: %s", error.code())
        with self._lock:
            self._archive = None
            self._remember(None)
            self._tokens.forget()

    def check_keyring(self) -> None:
        """Raise Keyring… if what it keeps cannot be read."""
        self._tokens.read()

    def refresh_space(self) -> None:
        """Ask how much room there is. A failure changes nothing: it is said where one sends."""
        try:
            space = self.archive().space()
        except errors.GsmosError as error:
            _log.info("the account's space is not known: %s", error.code())
            return
        with self._lock:
            if self._known is not None:
                self._remember(replace(self._known, used=space.used, allocated=space.allocated))

    def _refuse_another(self, whose: Account) -> None:
        """Raise AnotherAccount. A ledger of before the note knows the e-mail alone."""
        if stored := self._notes.read(_ARCHIVE_OF):
            before = json.loads(stored)
            same, was = before["id"] == whose.id, before["email"]
        elif self._known is not None:
            same, was = self._known.email == whose.email, self._known.email
        else:
            return
        if not same and self._holds_archive():
            raise errors.AnotherAccount(email=whose.email, was=was)

    def _opened(self, secret: str, namespace: str | None = None) -> DropboxArchive:
        from gsmos_tray.archive.dropbox_archive import DropboxArchive  # noqa: PLC0415 - see above

        return DropboxArchive(secret, self._app_key, namespace)

    def _namespace(self) -> str | None:
        """Give the team's folder in which the archive was begun; ``None``: it is in no team's."""
        stored = self._notes.read(_ARCHIVE_OF)
        return json.loads(stored).get("namespace") if stored else None

    def _keep(self, refresh_token: str, whose: Account, archive: DropboxArchive) -> None:
        self._tokens.write(refresh_token)
        self._remember(_status(whose))
        self._notes.write(_ARCHIVE_OF, _written(whose, archive.namespace))
        self._archive = archive

    def _remember(self, account: AccountStatus | None) -> None:
        self._notes.write(_NOTE, json.dumps(asdict(account)) if account else _NOBODY)
        self._known = account


def stored_account(notes: Notes) -> AccountStatus | None:
    """Read from the ledger whose account is linked."""
    stored = notes.read(_NOTE)
    return AccountStatus(**json.loads(stored)) if stored and stored != _NOBODY else None


def _written(whose: Account, namespace: str | None) -> str:
    return json.dumps({"id": whose.id, "email": whose.email, "namespace": namespace})


def _give_back(archive: DropboxArchive) -> None:
    """Revoke the authorisation, if Dropbox can be reached: nobody keeps it any more."""
    try:
        archive.revoke()
    except errors.GsmosError as error:
        _log.info("the authorisation could not be given back: %s", error.code())


def _status(account: Account) -> AccountStatus:
    return AccountStatus(account.name, account.email, account.plan)
