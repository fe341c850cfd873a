"""Everything that can go wrong, sorted by what the program does next.

GsmosError
├── DocumentError          this document cannot go on as it is: set it aside, go on with the others
│   ├── SourceVanished         no file holds its bytes any more
│   ├── ErrorPage              the file is an error message saved as a document: download it again
│   ├── NameTaken              its place holds other bytes: the next name is tried
│   ├── NameRefused            Dropbox refuses the name: our naming failed
│   ├── PlaceTaken             a folder, or a file, of somebody else's stands in the way
│   ├── NotProved              Dropbox stored other bytes than ours, three times
│   ├── DeletedInDropbox       it was archived, and is gone from Dropbox
│   ├── AlteredInDropbox       it was archived, and now holds other bytes
│   ├── CannotBringBack        neither a file nor Dropbox's history has its bytes any more
│   ├── DestinationTaken       another file of its name lies where it is to be restored
│   ├── ArrivedDamaged         Dropbox's bytes came damaged, three times
│   └── Unforeseen             Dropbox answered what no rule foresees, five times
├── TryAgainLater          nothing is wrong with the document: wait, then repeat
│   ├── SourceChanged          the file is not the one that was recognised
│   ├── SourceUnreadable       locked by another program, or a network share that is away
│   ├── ArchiveUnreachable     no connection, no answer, or a broken one
│   ├── ArchiveBusy            Dropbox asks us to slow down
│   ├── ArchiveDamaged         the bytes were damaged on their way
│   ├── TooMuchAtOnce          the request was larger than Dropbox takes: send less in one
│   ├── UploadLost             Dropbox has finished or forgotten an upload: see what lies there
│   └── UnforeseenAnswer       what no rule foresees, for the first times
├── NeedsPerson            no document can go on until somebody acts: stop, say so once
│   ├── NotConnected           no Dropbox account is linked
│   ├── LinkRevoked            Dropbox no longer accepts our authorisation
│   ├── PermissionMissing      the authorisation lacks a permission
│   ├── AccessRefused          the account may not write there
│   ├── AccountSuspended
│   ├── ArchiveFull            the account has no room left
│   ├── TransferLimit          the team's monthly data-transport limit is reached
│   ├── CertificateUntrusted   clock, antivirus program, or somebody in between
│   ├── ProxyRefused           the proxy wants a name and a password
│   ├── KeyringLocked · KeyringAbsent · KeyringSilent · KeyringRefused
│   ├── ManyGone               much of the archive is gone at once: was its folder renamed?
│   ├── DropboxUnforeseen      three documents in a row met what no rule foresees
│   ├── AnotherAccount         not the account in which the documents are archived
│   ├── ConsentRefused · ConsentTimedOut · ConsentInvalid · PortsBusy   while connecting
│   ├── DiskFull               the workstation has no room for the ledger
│   └── NothingIsRead          no reading process: meanwhile documents go by their names
├── Refused                the person asked for something that cannot be: say why (exit 2)
│   ├── BadValue               a setting, template or argument; *sentence arguments* say where
│   ├── NoSuchFolder · FolderUnreadable · FolderIsArchive · FolderKnown · FolderNotWatched
│   ├── NoSuchFile · TellsItself · NotArchived · NotGone · NoSuchRevision · NothingAsked
│   ├── NameTellsNothing · OlderRuleDecides · ArchiveEmpty · TooLittleRoom
│   ├── ExportBroken · ExportTooNew
│   ├── PlanTooSmall · EmailUnverified · TooManyInvitations · FolderNested · NotOutsideTeam
│   └── AddressRefused · NotInvited · NotLinked · NotShared · SharingRefused   while sharing
└── CannotStart            this profile cannot be worked on: say why, touch nothing
    ├── ProfileInUse
    ├── ProfileReadOnly
    ├── SettingsBroken · SettingsTooNew
    └── LedgerBroken · LedgerTooNew · LedgerForeign

Anything else that is raised is a bug. It is caught only where a thread begins. Errors carry
facts; the sentences are in ``ui.texts``, and a test proves that none lacks one.
"""

from __future__ import annotations

import errno
import re


class GsmosError(Exception):
    """A failure that was foreseen. *facts* fill in its sentence."""

    def __init__(self, **facts: object) -> None:
        super().__init__(", ".join(f"{name}={fact}" for name, fact in facts.items()))
        self.facts = facts

    @classmethod
    def code(cls) -> str:
        """Name it for the ledger and for ``--json``: ``LinkRevoked`` → ``link_revoked``."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


class DocumentError(GsmosError):
    """This document cannot be archived as it is."""


class SourceVanished(DocumentError):
    """No file holds the document's bytes any more, and it was not archived."""


class ErrorPage(DocumentError):
    """The file is an error message that was saved in place of a document."""


class NameTaken(DocumentError):
    """The place holds another document: the next name in the design's order is tried."""


class NameRefused(DocumentError):
    """Dropbox does not accept the path that the layout gave."""


class PlaceTaken(DocumentError):
    """A folder stands where the document belongs, or a file where a folder is needed."""


class NotProved(DocumentError):
    """What Dropbox stored is not what was sent, however often it was sent."""


class DeletedInDropbox(DocumentError):
    """The document was archived and is no longer in Dropbox."""


class AlteredInDropbox(DocumentError):
    """The document was archived and its place now holds other bytes."""


class CannotBringBack(DocumentError):
    """No file holds the document any more, and Dropbox no longer keeps it in its history."""


class DestinationTaken(DocumentError):
    """At *path*, where a copy was to be written, lies another file. It is left as it is."""


class ArrivedDamaged(DocumentError):
    """What came from Dropbox is not what it says to hold, however often it was asked for."""


class Unforeseen(DocumentError):
    """Dropbox keeps answering what no rule foresees. *tag* is its own word for it."""


class TryAgainLater(GsmosError):
    """A passing condition. *after* is the wait that the other side asked for, in seconds."""

    def __init__(self, *, after: float | None = None, **facts: object) -> None:
        super().__init__(**facts)
        self.after = after


class SourceChanged(TryAgainLater):
    """The file is no longer the one that was recognised: it goes when it rests."""


class SourceUnreadable(TryAgainLater):
    """The file cannot be opened now."""


class ArchiveUnreachable(TryAgainLater):
    """No connection to Dropbox, or no usable answer."""


class ArchiveBusy(TryAgainLater):
    """Dropbox asks us to slow down."""


class ArchiveDamaged(TryAgainLater):
    """The bytes that Dropbox holds or received are not ours. *rev* is the damaged revision."""


class TooMuchAtOnce(TryAgainLater):
    """The request was larger than Dropbox takes."""


class UploadLost(TryAgainLater):
    """Dropbox knows an upload no more: it was committed, its answer lost, or it grew too old."""


class UnforeseenAnswer(TryAgainLater):
    """Dropbox answered what no rule foresees; *tag* is its own word for it."""


class NeedsPerson(GsmosError):
    """Nothing can be archived until somebody acts."""


class NotConnected(NeedsPerson):
    """No Dropbox account is linked."""


class LinkRevoked(NeedsPerson):
    """Dropbox no longer accepts our authorisation."""


class PermissionMissing(NeedsPerson):
    """The authorisation lacks the permission *scope*."""


class AccessRefused(NeedsPerson):
    """The account may not write where the archive is."""


class AccountSuspended(NeedsPerson):
    """Dropbox has suspended the account."""


class ArchiveFull(NeedsPerson):
    """The Dropbox account has no room left. *missing* bytes, where they are known."""


class TransferLimit(NeedsPerson):
    """The team has used up its monthly data-transport limit."""


class CertificateUntrusted(NeedsPerson):
    """Dropbox's certificate is not trusted: clock, antivirus program, or an eavesdropper."""


class ProxyRefused(NeedsPerson):
    """The proxy between here and the internet wants a name and a password."""


class KeyringLocked(NeedsPerson):
    """The system's keyring is locked, and the person did not unlock it."""


class KeyringAbsent(NeedsPerson):
    """The system has no keyring that keeps secrets."""


class KeyringSilent(NeedsPerson):
    """The system's keyring does not answer in time; it may be asking for its password."""


class KeyringRefused(NeedsPerson):
    """The system's keyring refuses to keep or to give the secret."""


class ManyGone(NeedsPerson):
    """So much is gone at once that nothing is done before somebody says what happened.

    *gone* of *of* documents; *moved_to* is the folder in which they seem to lie now.
    """


class DropboxUnforeseen(NeedsPerson):
    """Three documents in a row met an answer that no rule foresees."""


class AnotherAccount(NeedsPerson):
    """The account of *email* was agreed to, and the archive is in that of *was*."""


class ConsentRefused(NeedsPerson):
    """The owner pressed *Deny* on Dropbox's page."""


class ConsentTimedOut(NeedsPerson):
    """Nobody answered Dropbox's page in time."""


class ConsentInvalid(NeedsPerson):
    """Dropbox does not accept the code: mistyped, too old, or used before."""


class PortsBusy(NeedsPerson):
    """All the ports on which Dropbox's answer could come are taken: use the pasted code."""


class DiskFull(NeedsPerson):
    """The workstation has no room left for what the program remembers."""


class NothingIsRead(NeedsPerson):
    """No process that reads documents can be started; meanwhile they are archived by their names.

    It stops nothing, unlike the others: a paper by its name in the archive is safer than none.
    """


class Refused(GsmosError):
    """The person asked for something that cannot be."""


class BadValue(Refused):
    """The value *value* does not fit *name*; *fault* is a code that says why, *at* where."""


class NoSuchFolder(Refused):
    """There is no folder *path*."""


class FolderUnreadable(Refused):
    """The folder *path* may not be read by this user."""


class FolderIsArchive(Refused):
    """The folder *path* lies inside the archive's own copy on this workstation."""


class FolderKnown(Refused):
    """The folder *path* is watched already."""


class FolderNotWatched(Refused):
    """The folder *path* is not among those that are watched."""


class NoSuchFile(Refused):
    """There is no file *path*, and none is remembered."""


class TellsItself(Refused):
    """The document *path* says by its structure what it is: nobody can know better."""


class NameTellsNothing(Refused):
    """The name of the file *path* holds nothing by which others like it could be known."""


class OlderRuleDecides(Refused):
    """Of names like this, the owner's own *rule* decides, which is more precise than a new one."""


class NotArchived(Refused):
    """Nothing that is archived, or was, lies at *path*."""


class NotGone(Refused):
    """The document *path* is in Dropbox: there is nothing to bring back."""


class NoSuchRevision(Refused):
    """Dropbox keeps no version *rev* of *path*."""


class NothingAsked(Refused):
    """An answer came to a question that nobody asks."""


class ArchiveEmpty(Refused):
    """The account holds nothing at *path*, where the archive should be."""


class TooLittleRoom(Refused):
    """The disk of the folder *path* lacks *missing* bytes for what is to come."""


class ExportBroken(Refused):
    """The file *path* is not what an export of the settings looks like."""


class ExportTooNew(Refused):
    """The file *path* was exported by a newer version of the program."""


class PlanTooSmall(Refused):
    """The account's plan does not have this: inviting somebody who may only read."""


class EmailUnverified(Refused):
    """Dropbox wants the account's own address confirmed before anything is shared."""


class TooManyInvitations(Refused):
    """Dropbox takes no more invitations today."""


class FolderNested(Refused):
    """The folder *path* lies in a shared one, or one lies in it: Dropbox does not nest them."""


class NotOutsideTeam(Refused):
    """The team does not share with people outside it."""


class AddressRefused(Refused):
    """Dropbox cannot invite the address *email*."""


class NotInvited(Refused):
    """*email* has no access to *path* that could be taken away."""


class NotLinked(Refused):
    """No link leads to *path*."""


class NotShared(Refused):
    """The folder *path* is not shared."""


class SharingRefused(Refused):
    """Dropbox does not share this, and *tag* is its own word for why."""


class CannotStart(GsmosError):
    """This profile cannot be worked on now. Nothing in it was touched."""


class ProfileInUse(CannotStart):
    """Another process works on the profile and does not answer."""


class ProfileReadOnly(CannotStart):
    """The profile *path* cannot be written."""


class SettingsBroken(CannotStart):
    """The settings file *path* cannot be understood."""


class SettingsTooNew(CannotStart):
    """The settings file *path* was written by a newer version of the program."""


class LedgerBroken(CannotStart):
    """The ledger *path* is damaged."""


class LedgerTooNew(CannotStart):
    """The ledger *path* was written by a newer version of the program."""


class LedgerForeign(CannotStart):
    """The file *path* is a database of another program."""


def every(kind: type[GsmosError] = GsmosError) -> list[type[GsmosError]]:
    """List *kind* and all that descends from it."""
    return [kind, *(deeper for below in kind.__subclasses__() for deeper in every(below))]


_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
_WINDOWS_HAS_NO_ROOM = frozenset({39, 112, 1295})  # …HANDLE_DISK_FULL, …DISK_FULL, …DISK_QUOTA_…


def unwritable(cause: OSError, folder: object) -> GsmosError:
    """Sort a failed write into *folder*: no room is one matter, no permission another."""
    if cause.errno in _NO_ROOM or getattr(cause, "winerror", None) in _WINDOWS_HAS_NO_ROOM:
        return DiskFull(path=folder)
    return ProfileReadOnly(path=folder)
