"""The commands about single things in Dropbox: ``history``, ``link``, ``share``, ``open``.

A name is a file on this workstation, or a path in the archive; such a path may leave the archive's
own folder out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Any

from gsmos_tray import errors
from gsmos_tray.archive.values import Access, Link, Revision
from gsmos_tray.archive.web import web_host
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine.engine import Engine
from gsmos_tray.engine.sharing import Invitation
from gsmos_tray.ui.addresses import Addresses

Line = dict[str, Any]

_ACCESS = (Access.VIEWER, Access.EDITOR)


def history(engine: Engine, request: Line, stop: Event) -> Iterator[Line]:
    """List the versions of a document, bring one back into its place, or save one beside.

    Versions are numbered from the newest, which is 1.
    """
    engine.check_connected()
    path = engine.far_side.whereabouts.of(str(request["name"]))
    versions = engine.far_side.versions
    past = versions.of(path)
    if (number := request.get("restore")) is not None:
        chosen = _numbered(path, past.versions, number)
        versions.restore(path, chosen)
        yield {"restored_version": int(number), **_version(path, int(number), chosen)}
    elif (wanted := request.get("save")) is not None:
        number, into = wanted
        chosen = _numbered(path, past.versions, number)
        target = _beside(Path(str(into)), path)
        versions.save(chosen, target, stop)
        yield {"saved": str(target), **_version(path, int(number), chosen)}
    else:
        for number, version in enumerate(past.versions, 1):
            now = number == 1 and not past.gone
            yield {"version": number, "now": now, **_version(path, number, version)}
    yield {"exit": 0}


def link(engine: Engine, request: Line, _stop: Event) -> Iterator[Line]:
    """Make a link to a part of the archive, revoke one, or list those that there are."""
    engine.check_connected()
    links = engine.far_side.links
    if not request.get("name"):
        yield from map(_link, links.all())
    else:
        path = engine.far_side.whereabouts.of(str(request["name"]))
        if request.get("revoke"):
            yield {"revoked": links.revoke(path).url, "archive_path": str(path)}
        else:
            yield _link(links.make(path))
    yield {"exit": 0}


def share(engine: Engine, request: Line, stop: Event) -> Iterator[Line]:
    """Invite somebody to the archive or a folder of it, list who has access, or take it away."""
    engine.check_connected()
    sharing = engine.far_side.sharing
    path = engine.far_side.whereabouts.below(str(request.get("folder") or ""))
    if (email := request.get("with")) is not None:
        access = _access(str(request.get("role")))
        invitation = Invitation(str(email), access, str(request.get("message") or ""))
        sharing.invite(path, invitation, stop)
        yield {"shared": str(path), "email": str(email), "access": str(access)}
    elif (email := request.get("remove")) is not None:
        sharing.remove(path, str(email), stop)
        yield {"shared": str(path), "email": str(email), "access": None}
    elif request.get("stop"):
        sharing.stop(path, stop)
        yield {"unshared": str(path)}
    else:
        asked = [path] if request.get("folder") else sharing.folders()
        for folder in asked:
            for member in sharing.members(folder):
                yield {
                    "member": member.email,
                    "access": str(member.access),
                    "invited": member.invited,
                    "folder": str(folder),
                }
    yield {"exit": 0}


def open_in_dropbox(engine: Engine, request: Line, _stop: Event) -> Iterator[Line]:
    """Give the page on Dropbox's site that shows a document, or a folder, to its owner."""
    engine.check_connected()
    page = engine.far_side.page(str(request.get("name") or ""))
    addresses = Addresses(web_host())
    path = str(page.path)
    url = addresses.document(path) if page.is_file else addresses.folder(path)
    yield {"page": url, "archive_path": path}
    yield {"exit": 0}


def import_settings(engine: Engine, request: Line, _stop: Event) -> Iterator[Line]:
    """Work as another workstation's exported file says. Exit 1 if folders of it are not here."""
    path = Path(str(request["path"]))
    came = engine.carrying.take_over(path, engine.settings)
    yield {
        "imported": str(path),
        "missing_folders": [str(it) for it in came.missing],
        "corrections": came.corrections,
        "rules_kept": str(came.rules_kept) if came.rules_kept else None,
    }
    yield {"exit": 1 if came.missing else 0}


def _numbered(path: ArchivePath, versions: tuple[Revision, ...], number: object) -> Revision:
    if not str(number).isdecimal() or not 1 <= int(str(number)) <= len(versions):
        raise errors.NoSuchRevision(path=path, rev=number)
    return versions[int(str(number)) - 1]


def _version(path: ArchivePath, number: int, version: Revision) -> Line:
    return {
        "number": number,
        "archive_path": str(path),
        "stored_at": datetime.fromtimestamp(version.stored_at).astimezone().isoformat(),
        "size": version.fingerprint.size,
        "content_hash": version.fingerprint.content_hash,
        "rev": version.rev,
    }


def _beside(into: Path, path: ArchivePath) -> Path:
    return into / str(path).rpartition("/")[2] if into.is_dir() else into


def _link(made: Link) -> Line:
    return {"link": made.url, "archive_path": made.path}


def _access(role: str) -> Access:
    if role not in _ACCESS:
        choices = " ".join(_ACCESS)
        raise errors.BadValue(name="--role", value=role, fault="not_a_choice", choices=choices)
    return Access(role)
