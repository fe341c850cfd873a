"""What happened and what to do, for every error. Words alone; ``problems`` puts the facts in.

Of several sentences the first is taken whose facts are all known; the last needs none.
"""

from __future__ import annotations

from collections.abc import Mapping

from gsmos_tray.ui.saying import QT_TRANSLATE_NOOP

_LATER = QT_TRANSLATE_NOOP("errors", "This passes by itself; the program tries again.")
_PERSON = QT_TRANSLATE_NOOP("errors", "Nothing can be archived until somebody sees to it.")
_UNEXPECTED = QT_TRANSLATE_NOOP("errors", "Dropbox answered something unexpected.")
_START = QT_TRANSLATE_NOOP("errors", "The program cannot work with its files.")

SENTENCES: Mapping[str, tuple[str, ...]] = {
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
        QT_TRANSLATE_NOOP(
            "errors",
            "It was archived, and then deleted or moved away in Dropbox, "
            "which can bring it back at least until {until}.",
        ),
        QT_TRANSLATE_NOOP("errors", "It was archived, and then deleted from Dropbox."),
    ),
    "altered_in_dropbox": (
        QT_TRANSLATE_NOOP("errors", "It was archived, and then changed in Dropbox."),
    ),
    "cannot_bring_back": (
        QT_TRANSLATE_NOOP(
            "errors", "No file holds it any more, and Dropbox no longer keeps it in its history."
        ),
    ),
    "destination_taken": (
        QT_TRANSLATE_NOOP(
            "errors",
            "Another file called {path} is there already. It was left as it is; move it away or "
            "choose another folder.",
        ),
        QT_TRANSLATE_NOOP("errors", "Another file of this name is there; it was left as it is."),
    ),
    "arrived_damaged": (
        QT_TRANSLATE_NOOP(
            "errors", "It arrived damaged from Dropbox three times. Nothing was kept; try later."
        ),
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
    "too_much_at_once": (
        QT_TRANSLATE_NOOP("errors", "Dropbox takes less at once; the rest follows by itself."),
    ),
    "upload_lost": (
        QT_TRANSLATE_NOOP("errors", "The sending was interrupted; it is begun anew by itself."),
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
    "many_gone": (
        QT_TRANSLATE_NOOP(
            "errors",
            "{gone} of {of} documents are no longer in the archive's folder: was it renamed, "
            "moved or deleted? Nothing is brought back before you say what happened.",
        ),
        QT_TRANSLATE_NOOP(
            "errors",
            "Much of the archive is no longer in its folder: was it renamed, moved or deleted? "
            "Nothing is brought back before you say what happened.",
        ),
    ),
    "dropbox_unforeseen": (
        QT_TRANSLATE_NOOP("errors", "Dropbox refuses one document after another: “{tag}”."),
        QT_TRANSLATE_NOOP("errors", "Dropbox refuses one document after another."),
    ),
    "another_account": (
        QT_TRANSLATE_NOOP(
            "errors",
            "This is the account of {email}, and the archive is in that of {was}. It can begin "
            "anew here: what this computer still has is sent, and what is in the other account "
            "stays there. Or connect the account of {was}.",
        ),
        QT_TRANSLATE_NOOP(
            "errors",
            "This is another account than the one in which the archive is. It can begin anew "
            "here, or you connect the other one.",
        ),
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
    "nothing_is_read": (
        QT_TRANSLATE_NOOP(
            "errors",
            "The part of the program that reads documents does not start; an antivirus program may "
            "hold it back. Meanwhile documents are archived by their names.",
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
    "tells_itself": (
        QT_TRANSLATE_NOOP(
            "errors", "{path} says itself what it is; it cannot be called something else."
        ),
        QT_TRANSLATE_NOOP(
            "errors", "It says itself what it is; it cannot be called something else."
        ),
    ),
    "older_rule_decides": (
        QT_TRANSLATE_NOOP(
            "errors",
            "Of names like this your own rule “{rule}” decides, which is more precise. "
            "Change that one, in rules.toml beside the settings.",
        ),
        QT_TRANSLATE_NOOP(
            "errors", "Of names like this another rule of your own decides, which is more precise."
        ),
    ),
    "name_tells_nothing": (
        QT_TRANSLATE_NOOP(
            "errors",
            "Nothing in the name “{path}” tells documents like it from others, so no rule can be "
            "made of it.",
        ),
        QT_TRANSLATE_NOOP(
            "errors",
            "Nothing in its name tells documents like it from others, so no rule can be made of "
            "it.",
        ),
    ),
    "not_archived": (
        QT_TRANSLATE_NOOP("errors", "{path} is not in the archive."),
        QT_TRANSLATE_NOOP("errors", "This is not in the archive."),
    ),
    "not_gone": (
        QT_TRANSLATE_NOOP("errors", "{path} is in Dropbox: there is nothing to bring back."),
        QT_TRANSLATE_NOOP("errors", "It is in Dropbox: there is nothing to bring back."),
    ),
    "no_such_revision": (QT_TRANSLATE_NOOP("errors", "Dropbox no longer keeps this version."),),
    "nothing_asked": (
        QT_TRANSLATE_NOOP("errors", "There is no question that waits for an answer."),
    ),
    "archive_empty": (
        QT_TRANSLATE_NOOP(
            "errors",
            "There is nothing in {path} in this Dropbox account. If the archive's folder is called "
            "otherwise, choose it in the settings.",
        ),
        QT_TRANSLATE_NOOP("errors", "There is no archive in this Dropbox account."),
    ),
    "too_little_room": (
        QT_TRANSLATE_NOOP(
            "errors",
            "The disk of {path} lacks {missing}. Free some space or choose another folder; "
            "nothing was brought yet.",
        ),
        QT_TRANSLATE_NOOP("errors", "The disk has too little room for this."),
    ),
    "export_broken": (
        QT_TRANSLATE_NOOP(
            "errors", "The file {path} holds no settings of this program. Nothing was changed."
        ),
        QT_TRANSLATE_NOOP("errors", "The file holds no settings of this program."),
    ),
    "export_too_new": (
        QT_TRANSLATE_NOOP(
            "errors",
            "The file {path} was written by a newer version of the program. Bring this one up to "
            "date first; nothing was changed.",
        ),
        QT_TRANSLATE_NOOP("errors", "The file was written by a newer version of the program."),
    ),
    "plan_too_small": (
        QT_TRANSLATE_NOOP(
            "errors",
            "The Dropbox plan of this account has no members who may only read. Let them change "
            "files too, or choose a larger plan.",
        ),
    ),
    "email_unverified": (
        QT_TRANSLATE_NOOP(
            "errors",
            "Dropbox wants you to confirm your own e-mail address first: press the link in the "
            "message that it sent you, then try again.",
        ),
    ),
    "too_many_invitations": (
        QT_TRANSLATE_NOOP(
            "errors", "Dropbox takes no more invitations for now. Try again tomorrow."
        ),
    ),
    "folder_nested": (
        QT_TRANSLATE_NOOP(
            "errors",
            "The folder {path} lies in a shared folder or holds one, and Dropbox does not allow "
            "both. Share that one, or stop sharing it first.",
        ),
        QT_TRANSLATE_NOOP(
            "errors",
            "This folder lies in a shared folder or holds one, and Dropbox does not allow both. "
            "Share that one, or stop sharing it first.",
        ),
    ),
    "not_outside_team": (
        QT_TRANSLATE_NOOP(
            "errors",
            "Your team does not share with people outside it. Ask whoever looks after the team's "
            "Dropbox to allow it.",
        ),
    ),
    "address_refused": (
        QT_TRANSLATE_NOOP(
            "errors", "Dropbox cannot invite {email}. Check how the address is written."
        ),
        QT_TRANSLATE_NOOP("errors", "Dropbox cannot invite this address. Check how it is written."),
    ),
    "not_invited": (
        QT_TRANSLATE_NOOP("errors", "{email} has no access that could be taken away."),
        QT_TRANSLATE_NOOP("errors", "This person has no access that could be taken away."),
    ),
    "not_linked": (
        QT_TRANSLATE_NOOP("errors", "There is no link to {path}."),
        QT_TRANSLATE_NOOP("errors", "There is no link to it."),
    ),
    "not_shared": (
        QT_TRANSLATE_NOOP("errors", "The folder {path} is not shared."),
        QT_TRANSLATE_NOOP("errors", "This folder is not shared."),
    ),
    "sharing_refused": (
        QT_TRANSLATE_NOOP(
            "errors", "Dropbox does not share this and says: “{tag}”. Try on its site."
        ),
        QT_TRANSLATE_NOOP("errors", "Dropbox does not share this. Try on its site."),
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
