"""Puts the lines of the commands about Dropbox itself into words. Beside ``printing``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from gsmos_tray.archive.values import Access
from gsmos_tray.engine.restoring import Came
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.texts import error_sentence, size
from gsmos_tray.ui.texts.far_side import access_name, imported_sentences, restored_sentences

Line = dict[str, Any]


def _version(line: Line) -> str:
    stored = f"{datetime.fromisoformat(line['stored_at']):%d.%m.%Y %H:%M}"
    now = translate("printing", " (lies there now)") if line.get("now") else ""
    return f"{line['number']}  {stored}  {size(line['size'])}{now}"


def _member(line: Line) -> str:
    access = access_name(Access(line["access"]))
    waits = translate("printing", ", has not accepted yet") if line["invited"] else ""
    return f"{line['folder']}: {line['member']} ({access}{waits})"


def _shared(line: Line) -> str:
    if line["access"] is None:
        said = translate("printing", "{email} no longer has access to {shared}.")
    else:
        said = translate("printing", "{email} is invited to {shared} ({access}).")
        line = {**line, "access": access_name(Access(line["access"]))}
    return said.format_map(line)


def _restored(line: Line) -> str:
    counted = Counter({it: line["summary"][it] for it in Came})
    first, *further = restored_sentences(counted)
    return "\n".join([f"{first} ({line['restored_into']})", *further])


_CAME: Mapping[str, Callable[[], str]] = {
    Came.RESTORED: lambda: translate("printing", "restored"),
    Came.FAILED: lambda: translate("printing", "not restored"),
    Came.GONE: lambda: translate("printing", "is no longer in Dropbox"),
    Came.UNJUDGED: lambda: translate("printing", "left out, since it may be meant or not"),
}


def _came(line: Line) -> str:
    why = f" ({error_sentence(line['detail'], {})})" if line["detail"] else ""
    return f"{_CAME[line['finding']]()}: {line['archive_path']}{why}"


WORDS: Mapping[str, Callable[[Line], str]] = {
    "restored_into": _restored,
    "into": _came,
    "restored_version": lambda line: translate(
        "printing", "The version of {stored} lies at {archive_path} again."
    ).format(
        stored=f"{datetime.fromisoformat(line['stored_at']):%d.%m.%Y %H:%M}",
        archive_path=line["archive_path"],
    ),
    "saved": lambda line: translate("printing", "Saved as {path}").format(path=line["saved"]),
    "version": _version,
    "link": lambda line: f"{line['archive_path']}: {line['link']}",
    "revoked": lambda line: translate("printing", "Leads nowhere any more: {link}").format(
        link=line["revoked"]
    ),
    "shared": _shared,
    "unshared": lambda line: translate("printing", "No longer shared: {path}").format(
        path=line["unshared"]
    ),
    "member": _member,
    "exported": lambda line: translate(
        "printing", "Settings, own rules and corrections are in {path}"
    ).format(path=line["exported"]),
    "imported": lambda line: "\n".join(
        imported_sentences(line["corrections"], line["missing_folders"], line["rules_kept"])
    ),
    "page": lambda line: str(line["page"]),
}
"""How each line is said, by a key that only such lines have."""
