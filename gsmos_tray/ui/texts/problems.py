"""A title, a sentence and a remedy for everything that can go wrong.

An error carries facts; here they become words. Of several sentences the first is taken whose
facts are all known.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from gsmos_tray.ui.saying import QT_TRANSLATE_NOOP, filled, number, richest, translate
from gsmos_tray.ui.texts.figures import size
from gsmos_tray.ui.texts.mistakes import mistake_sentence
from gsmos_tray.ui.texts.moments import day
from gsmos_tray.ui.texts.problem_sentences import SENTENCES


class Remedy(StrEnum):
    """What mends a problem: one button."""

    CONNECT = "connect"
    RECONNECT = "reconnect"  # the same, as its sentence calls it
    PASTE_CODE = "paste_code"
    RETRY = "retry"
    FREE_SPACE = "free_space"  # Dropbox's page about the plan
    FOLDERS = "folders"  # the settings' page of watched folders
    ARCHIVE_FOLDER = "archive_folder"  # the settings' page of Dropbox
    LOOK_AGAIN = "look_again"
    SYNC = "sync"
    DROPBOX_SITE = "dropbox_site"
    RECOVER = "recover"  # the window of what is gone


_REMEDIES: Mapping[Remedy, str] = {
    Remedy.CONNECT: QT_TRANSLATE_NOOP("remedies", "Connect Dropbox"),
    Remedy.RECONNECT: QT_TRANSLATE_NOOP("remedies", "Reconnect"),
    Remedy.PASTE_CODE: QT_TRANSLATE_NOOP("remedies", "Connect with a code"),
    Remedy.RETRY: QT_TRANSLATE_NOOP("remedies", "Try again"),
    Remedy.FREE_SPACE: QT_TRANSLATE_NOOP("remedies", "See the Dropbox plan"),
    Remedy.FOLDERS: QT_TRANSLATE_NOOP("remedies", "Choose the folders"),
    Remedy.ARCHIVE_FOLDER: QT_TRANSLATE_NOOP("remedies", "Choose the archive's folder"),
    Remedy.LOOK_AGAIN: QT_TRANSLATE_NOOP("remedies", "Look again"),
    Remedy.SYNC: QT_TRANSLATE_NOOP("remedies", "Sync now"),
    Remedy.RECOVER: QT_TRANSLATE_NOOP("remedies", "Say what happened"),
    Remedy.DROPBOX_SITE: QT_TRANSLATE_NOOP("remedies", "Open Dropbox"),
}

_GENERAL = QT_TRANSLATE_NOOP("titles", "Something went wrong")
_CONNECTION = QT_TRANSLATE_NOOP("titles", "Connection failed")
_AUTHENTICATION = QT_TRANSLATE_NOOP("titles", "Authentication error")
_NOT_CONNECTED = QT_TRANSLATE_NOOP("titles", "Dropbox could not be connected")
_KEYRING = QT_TRANSLATE_NOOP("titles", "The password store does not open")
_SPACE = QT_TRANSLATE_NOOP("titles", "Not enough space in Dropbox")
_FOLDER = QT_TRANSLATE_NOOP("titles", "A watched folder is missing")
_NO_START = QT_TRANSLATE_NOOP("titles", "The program cannot start")

_TITLES: Mapping[str, str] = {
    "archive_unreachable": _CONNECTION,
    "archive_busy": QT_TRANSLATE_NOOP("titles", "Dropbox asks for patience"),
    "certificate_untrusted": QT_TRANSLATE_NOOP("titles", "The connection is not safe"),
    "proxy_refused": _CONNECTION,
    "not_connected": QT_TRANSLATE_NOOP("titles", "Dropbox is not connected"),
    "link_revoked": _AUTHENTICATION,
    "permission_missing": _AUTHENTICATION,
    "access_refused": QT_TRANSLATE_NOOP("titles", "Dropbox refuses access"),
    "account_suspended": QT_TRANSLATE_NOOP("titles", "The Dropbox account is suspended"),
    "archive_full": _SPACE,
    "transfer_limit": QT_TRANSLATE_NOOP("titles", "Transfer limit reached"),
    "keyring_locked": _KEYRING,
    "keyring_absent": _KEYRING,
    "keyring_silent": _KEYRING,
    "keyring_refused": _KEYRING,
    "many_gone": QT_TRANSLATE_NOOP("titles", "Much of the archive is gone"),
    "dropbox_unforeseen": QT_TRANSLATE_NOOP("titles", "Unexpected answers from Dropbox"),
    "another_account": QT_TRANSLATE_NOOP("titles", "This is another Dropbox account"),
    "consent_refused": _NOT_CONNECTED,
    "consent_timed_out": _NOT_CONNECTED,
    "consent_invalid": _NOT_CONNECTED,
    "ports_busy": _NOT_CONNECTED,
    "disk_full": QT_TRANSLATE_NOOP("titles", "This computer's disk is full"),
    "nothing_is_read": QT_TRANSLATE_NOOP("titles", "Documents cannot be read"),
    "no_such_folder": _FOLDER,
    "folder_unreadable": _FOLDER,
    "profile_in_use": _NO_START,
    "profile_read_only": _NO_START,
    "settings_broken": _NO_START,
    "settings_too_new": _NO_START,
    "ledger_broken": _NO_START,
    "ledger_too_new": _NO_START,
    "ledger_foreign": _NO_START,
}

_MENDED_BY: Mapping[str, Remedy] = {
    "not_connected": Remedy.CONNECT,
    "link_revoked": Remedy.RECONNECT,
    "permission_missing": Remedy.RECONNECT,
    "another_account": Remedy.CONNECT,
    "consent_refused": Remedy.CONNECT,
    "consent_timed_out": Remedy.CONNECT,
    "consent_invalid": Remedy.CONNECT,
    "ports_busy": Remedy.PASTE_CODE,
    "archive_full": Remedy.FREE_SPACE,
    "transfer_limit": Remedy.FREE_SPACE,
    "account_suspended": Remedy.DROPBOX_SITE,
    "access_refused": Remedy.ARCHIVE_FOLDER,
    "folder_unreadable": Remedy.FOLDERS,
    "no_such_folder": Remedy.LOOK_AGAIN,
    "deleted_in_dropbox": Remedy.RETRY,
    "many_gone": Remedy.RECOVER,
}


_COUNTS = {"gone", "of"}
"""Facts that are numbers of documents."""


def error_title(code: str) -> str:
    """Name a problem in a few words, as a heading or a notification's title."""
    return translate("titles", _TITLES.get(code, _GENERAL))


def error_sentence(code: str, facts: Mapping[str, object] | None = None) -> str:
    """Say what happened and what to do. A code that is not known gets a general sentence."""
    known = dict(facts or {})
    if code == "bad_value" and "fault" in known:
        return mistake_sentence(known)
    if str(known.get("missing", "")).isdecimal():
        known["missing"] = size(int(str(known["missing"])))
    for counted in known.keys() & _COUNTS:
        known[counted] = number(int(str(known[counted])))
    if "until" in known:
        known["until"] = day(str(known["until"]))
    chosen = richest(SENTENCES.get(code, SENTENCES["gsmos_error"]), known)
    return filled(translate("errors", chosen), known)


def remedy(code: str) -> Remedy:
    """Say which button mends a problem. *Try again* where no other does."""
    return _MENDED_BY.get(code, Remedy.RETRY)


def remedy_label(what: Remedy) -> str:
    """Give the words on a remedy's button."""
    return translate("remedies", _REMEDIES[what])


def is_known(code: str) -> bool:
    """Tell whether *code* has a sentence of its own."""
    return code in SENTENCES
