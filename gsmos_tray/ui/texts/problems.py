"""A title, a sentence and a remedy for everything that can go wrong.

An error carries facts; here they become words. Of several sentences the first is taken whose
facts are all known.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from gsmos_tray.ui.saying import QT_TRANSLATE_NOOP, filled, richest, translate
from gsmos_tray.ui.texts.figures import size
from gsmos_tray.ui.texts.mistakes import mistake_sentence


class Remedy(StrEnum):
    """What mends a problem: one button."""

    CONNECT = "connect"
    PASTE_CODE = "paste_code"
    RETRY = "retry"
    FREE_SPACE = "free_space"  # Dropbox's page about the plan
    FOLDERS = "folders"  # the settings' page of watched folders
    ARCHIVE_FOLDER = "archive_folder"  # the settings' page of Dropbox
    LOOK_AGAIN = "look_again"
    DROPBOX_SITE = "dropbox_site"


_REMEDIES: Mapping[Remedy, str] = {
    Remedy.CONNECT: QT_TRANSLATE_NOOP("remedies", "Connect Dropbox"),
    Remedy.PASTE_CODE: QT_TRANSLATE_NOOP("remedies", "Connect with a code"),
    Remedy.RETRY: QT_TRANSLATE_NOOP("remedies", "Try again"),
    Remedy.FREE_SPACE: QT_TRANSLATE_NOOP("remedies", "See the Dropbox plan"),
    Remedy.FOLDERS: QT_TRANSLATE_NOOP("remedies", "Choose the folders"),
    Remedy.ARCHIVE_FOLDER: QT_TRANSLATE_NOOP("remedies", "Choose the archive's folder"),
    Remedy.LOOK_AGAIN: QT_TRANSLATE_NOOP("remedies", "Look again"),
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
    "dropbox_unforeseen": QT_TRANSLATE_NOOP("titles", "Unexpected answers from Dropbox"),
    "consent_refused": _NOT_CONNECTED,
    "consent_timed_out": _NOT_CONNECTED,
    "consent_invalid": _NOT_CONNECTED,
    "ports_busy": _NOT_CONNECTED,
    "disk_full": QT_TRANSLATE_NOOP("titles", "This computer's disk is full"),
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

_LATER = QT_TRANSLATE_NOOP("errors", "This passes by itself; the program tries again.")
_PERSON = QT_TRANSLATE_NOOP("errors", "Nothing can be archived until somebody sees to it.")
_UNEXPECTED = QT_TRANSLATE_NOOP("errors", "Dropbox answered something unexpected.")
_START = QT_TRANSLATE_NOOP("errors", "The program cannot work with its files.")

_SENTENCES: Mapping[str, tuple[str, ...]] = {
    "gsmos_error": (QT_TRANSLATE_NOOP("errors", "Something went wrong."),),
    "document_error": (QT_TRANSLATE_NOOP("errors", "This document cannot be archived as it is."),),
    "source_vanished": (
        QT_TRANSLATE_NOOP(
            "errors", "The file was deleted or moved before it was archived. Put it back and retry."
        ),
    ),
    "error_page": (
        QT_TRANSLATE_NOOP(
            "errors", "The file holds an error message instead of the document: download it again."
        ),
    ),
    "name_taken": (
        QT_TRANSLATE_NOOP("errors", "Other documents already have all of its names in Dropbox."),
    ),
    "name_refused": (QT_TRANSLATE_NOOP("errors", "Dropbox does not accept this name."),),
    "place_taken": (
        QT_TRANSLATE_NOOP(
            "errors",
            "Something that the program did not put there stands in its place in Dropbox. "
            "Move it or rename it, then retry.",
        ),
    ),
    "not_proved": (
        QT_TRANSLATE_NOOP(
            "errors",
            "Sent three times, and Dropbox still holds a copy that differs from the file. "
            "Nothing is lost here; retry later.",
        ),
    ),
    "deleted_in_dropbox": (
        QT_TRANSLATE_NOOP("errors", "It was archived, and then deleted from Dropbox."),
    ),
    "altered_in_dropbox": (
        QT_TRANSLATE_NOOP("errors", "It was archived, and then changed in Dropbox."),
    ),
    "unforeseen": (
        QT_TRANSLATE_NOOP(
            "errors", "Dropbox refuses this document five times over and says: “{tag}”."
        ),
        QT_TRANSLATE_NOOP("errors", "Dropbox refuses this document without a clear reason."),
    ),
    "try_again_later": (_LATER,),
    "source_changed": (
        QT_TRANSLATE_NOOP("errors", "The file is changing; it is archived once it rests."),
    ),
    "source_unreadable": (
        QT_TRANSLATE_NOOP(
            "errors", "The file cannot be opened now: another program has it, or its disk is away."
        ),
    ),
    "archive_unreachable": (
        QT_TRANSLATE_NOOP(
            "errors",
            "Dropbox cannot be reached. Check the internet connection; "
            "the program goes on by itself when it is back.",
        ),
    ),
    "archive_busy": (
        QT_TRANSLATE_NOOP("errors", "Dropbox asks to go slower; the program goes on in a while."),
    ),
    "archive_damaged": (
        QT_TRANSLATE_NOOP("errors", "The document was damaged on its way; it is sent again."),
    ),
    "unforeseen_answer": (_UNEXPECTED,),
    "needs_person": (_PERSON,),
    "not_connected": (
        QT_TRANSLATE_NOOP("errors", "Connect your Dropbox account so that documents are archived."),
    ),
    "link_revoked": (
        QT_TRANSLATE_NOOP(
            "errors",
            "Dropbox no longer accepts this program. Connect the account again; "
            "what waits is then sent by itself.",
        ),
    ),
    "permission_missing": (
        QT_TRANSLATE_NOOP(
            "errors", "A permission is missing. Connect the account again and allow all of them."
        ),
    ),
    "access_refused": (
        QT_TRANSLATE_NOOP(
            "errors",
            "This account may not write into the archive's folder. "
            "Choose another folder, or ask its owner for access.",
        ),
    ),
    "account_suspended": (
        QT_TRANSLATE_NOOP("errors", "Dropbox suspended the account; their site says why."),
    ),
    "archive_full": (
        QT_TRANSLATE_NOOP(
            "errors",
            "{missing} more are needed. Make room in Dropbox or choose a larger plan; "
            "what waits is then sent by itself.",
        ),
        QT_TRANSLATE_NOOP(
            "errors",
            "The account is full. Make room in Dropbox or choose a larger plan; "
            "what waits is then sent by itself.",
        ),
    ),
    "transfer_limit": (
        QT_TRANSLATE_NOOP(
            "errors", "Your team has used up what Dropbox lets it transfer in a month."
        ),
    ),
    "certificate_untrusted": (
        QT_TRANSLATE_NOOP(
            "errors",
            "Dropbox cannot prove that it is Dropbox, so nothing is sent. "
            "Check this computer's date and hour, then the antivirus program.",
        ),
    ),
    "proxy_refused": (
        QT_TRANSLATE_NOOP(
            "errors", "The network asks for a name and a password before it lets programs out."
        ),
    ),
    "keyring_locked": (
        QT_TRANSLATE_NOOP(
            "errors",
            "The system's password store is locked. Unlock it, then try again: "
            "the access to Dropbox is kept there.",
        ),
    ),
    "keyring_absent": (
        QT_TRANSLATE_NOOP(
            "errors",
            "This system has no password store in which the access to Dropbox can be kept safely.",
        ),
    ),
    "keyring_silent": (
        QT_TRANSLATE_NOOP(
            "errors",
            "The system's password store does not answer. It may be asking for its password "
            "in another window.",
        ),
    ),
    "keyring_refused": (
        QT_TRANSLATE_NOOP(
            "errors", "The system's password store refuses to keep the access to Dropbox."
        ),
    ),
    "dropbox_unforeseen": (
        QT_TRANSLATE_NOOP("errors", "Dropbox refuses one document after another: “{tag}”."),
        QT_TRANSLATE_NOOP("errors", "Dropbox refuses one document after another."),
    ),
    "consent_refused": (
        QT_TRANSLATE_NOOP("errors", "Access was refused in the browser. Nothing was changed."),
    ),
    "consent_timed_out": (
        QT_TRANSLATE_NOOP("errors", "The answer in the browser did not come in time."),
    ),
    "consent_invalid": (
        QT_TRANSLATE_NOOP(
            "errors", "Dropbox does not accept the code: mistyped, too old, or used before."
        ),
    ),
    "ports_busy": (
        QT_TRANSLATE_NOOP(
            "errors",
            "Another program stands where the browser's answer should arrive. "
            "Connect with a code instead.",
        ),
    ),
    "disk_full": (
        QT_TRANSLATE_NOOP(
            "errors", "This computer has no room left. Free some space; the program goes on then."
        ),
    ),
    "refused": (QT_TRANSLATE_NOOP("errors", "This cannot be done."),),
    "bad_value": (QT_TRANSLATE_NOOP("errors", "This value cannot be used."),),
    "no_such_folder": (
        QT_TRANSLATE_NOOP(
            "errors",
            "The folder {path} is not there. If it is on a network or on a stick, connect it; "
            "nothing of what was archived is lost.",
        ),
        QT_TRANSLATE_NOOP("errors", "The folder is not there."),
    ),
    "folder_unreadable": (
        QT_TRANSLATE_NOOP("errors", "The folder {path} may not be read by this user."),
        QT_TRANSLATE_NOOP("errors", "The folder may not be read by this user."),
    ),
    "folder_is_archive": (
        QT_TRANSLATE_NOOP(
            "errors", "The folder {path} belongs to Dropbox itself; it would archive the archive."
        ),
        QT_TRANSLATE_NOOP("errors", "The folder belongs to Dropbox itself."),
    ),
    "folder_known": (
        QT_TRANSLATE_NOOP("errors", "The folder {path} is watched already."),
        QT_TRANSLATE_NOOP("errors", "The folder is watched already."),
    ),
    "folder_not_watched": (
        QT_TRANSLATE_NOOP("errors", "The folder {path} is not among those that are watched."),
        QT_TRANSLATE_NOOP("errors", "The folder is not among those that are watched."),
    ),
    "no_such_file": (
        QT_TRANSLATE_NOOP("errors", "There is no file {path}, and none is remembered."),
        QT_TRANSLATE_NOOP("errors", "There is no such file."),
    ),
    "cannot_start": (_START,),
    "profile_in_use": (
        QT_TRANSLATE_NOOP("errors", "The program runs already, but does not answer."),
    ),
    "profile_read_only": (
        QT_TRANSLATE_NOOP("errors", "The program may not write into {path}."),
        _START,
    ),
    "settings_broken": (
        QT_TRANSLATE_NOOP(
            "errors", "The settings file {path} cannot be understood. It was left as it is."
        ),
        _START,
    ),
    "settings_too_new": (
        QT_TRANSLATE_NOOP(
            "errors", "The settings file {path} was written by a newer version of the program."
        ),
        _START,
    ),
    "ledger_broken": (
        QT_TRANSLATE_NOOP(
            "errors", "The program's memory {path} is damaged. It was left as it is."
        ),
        _START,
    ),
    "ledger_too_new": (
        QT_TRANSLATE_NOOP(
            "errors", "The program's memory {path} was written by a newer version of it."
        ),
        _START,
    ),
    "ledger_foreign": (
        QT_TRANSLATE_NOOP("errors", "The file {path} belongs to another program."),
        _START,
    ),
}

_MENDED_BY: Mapping[str, Remedy] = {
    "not_connected": Remedy.CONNECT,
    "link_revoked": Remedy.CONNECT,
    "permission_missing": Remedy.CONNECT,
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
}


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
    chosen = richest(_SENTENCES.get(code, _SENTENCES["gsmos_error"]), known)
    return filled(translate("errors", chosen), known)


def remedy(code: str) -> Remedy:
    """Say which button mends a problem. *Try again* where no other does."""
    return _MENDED_BY.get(code, Remedy.RETRY)


def remedy_label(what: Remedy) -> str:
    """Give the words on a remedy's button."""
    return translate("remedies", _REMEDIES[what])


def is_known(code: str) -> bool:
    """Tell whether *code* has a sentence of its own."""
    return code in _SENTENCES
