"""Makes names that Dropbox, Windows and macOS all accept. Knows no document and no template."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

LONGEST_PATH = 199
"""With the folder that Dropbox lies in, Windows has room for about 260 characters."""

_LONGEST_NAME = 250
_LONGEST_BYTES = 250
"""ext4 and APFS count the bytes of a name, NTFS its UTF-16 units. All three end at 255."""

_FORBIDDEN = frozenset('\\/:*?"<>|')
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Control characters, invisible marks (they can turn a name around on the screen), halves of
characters, and what Unicode has not assigned."""

_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"}
)
_REFUSED = frozenset(
    {"desktop.ini", "thumbs.db", ".ds_store", "icon", ".dropbox", ".dropbox.attr", ".dropbox.cache"}
)
_NOBODY = "_"


@dataclass(frozen=True, slots=True)
class ArchivePath:
    """An absolute path in Dropbox: ``/Facturi SPV/Facturi/2026/11/Factura_000123.pdf``."""

    value: str

    def __str__(self) -> str:
        return self.value

    @property
    def folded(self) -> str:
        """The same for all paths that Dropbox takes for one: capitals and composition do not count.

        As Dropbox's own ``path_lower``, small letters and no more: ``ß`` and ``ss``, which Python's
        ``casefold`` takes for one, lie there side by side.
        """
        return unicodedata.normalize("NFC", unicodedata.normalize("NFC", self.value).lower())

    def is_below(self, folder: ArchivePath) -> bool:
        """Tell whether this lies in *folder*, at any depth."""
        return self.folded.startswith(folder.folded + "/")


def units(text: str) -> int:
    """Count as Windows does: a character outside the basic plane is two."""
    return len(text) + sum(one > "\uffff" for one in text)


def safe_name(text: str, longest: int = _LONGEST_NAME) -> str:
    """Give the nearest name, of one part, that every system accepts."""
    name = clean(text)
    name = cut(name, longest).strip(" .~") or _NOBODY
    if _refused(name):
        name = cut(_NOBODY + name, longest).rstrip(" .~")
    return name


def clean(text: str) -> str:
    """Take out of *text* what no name may hold; what is left may still be a forbidden name."""
    text = unicodedata.normalize("NFC", text.replace("\t", " ").replace("\n", " "))
    seen = "".join(one for one in text if unicodedata.category(one) not in _UNSEEN)
    plain = "".join("-" if one in _FORBIDDEN else one for one in seen)
    return unicodedata.normalize("NFC", " ".join(plain.split()))


def cut(name: str, longest: int, most_bytes: int = _LONGEST_BYTES) -> str:
    """Shorten *name* to *longest* units, and to what file systems that count bytes can hold."""
    name = name[:longest]
    while units(name) > longest or len(name.encode()) > most_bytes:
        name = name[:-1]
    return name


def _refused(name: str) -> bool:
    plain = name.casefold()
    return plain in _REFUSED or plain.partition(".")[0].rstrip(" ") in _DEVICES


def windows_name(text: str) -> str:
    """Give the nearest name that Windows can have: *text* as it stands, wherever it can.

    For what others put into Dropbox; ``C:`` in it would lead to another disk.
    """
    fits = forbidden_in(text) is None and text == text.rstrip(" .") and not _refused(text)
    return text if fits else safe_name(text)


def forbidden_in(text: str) -> int | None:
    """Say where the first character stands that no name may hold."""
    return next(
        (
            at
            for at, one in enumerate(text)
            if one in _FORBIDDEN or unicodedata.category(one) in _UNSEEN
        ),
        None,
    )


def is_safe(text: str) -> bool:
    """Whether *text* may be a name just as it stands."""
    return safe_name(text) == unicodedata.normalize("NFC", text)
