"""What lies in Dropbox, who sees it and what came back from it, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gsmos_tray.archive.values import Access
from gsmos_tray.engine.restoring import Came
from gsmos_tray.ui.saying import QT_TRANSLATE_NOOP, tr, translate

_ACCESS: Mapping[Access, str] = {
    Access.OWNER: QT_TRANSLATE_NOOP("far_side", "owner"),
    Access.EDITOR: QT_TRANSLATE_NOOP("far_side", "can edit"),
    Access.VIEWER: QT_TRANSLATE_NOOP("far_side", "can only view"),
    Access.OTHER: QT_TRANSLATE_NOOP("far_side", "has some access"),
}


def access_name(access: Access) -> str:
    """Say what somebody may do in a shared folder."""
    return translate("far_side", _ACCESS[access])


def restored_sentences(counted: Mapping[Came, int], *, stopped: bool = False) -> list[str]:
    """Say what a restoring came to: first whether all is there, then what is not, and why."""
    lacks = counted[Came.FAILED] + counted[Came.GONE] + counted[Came.UNJUDGED]
    there = counted[Came.RESTORED] + counted[Came.IN_PLACE]
    if stopped:
        first = translate("far_side", "Stopped. Begun again, it goes on from here.")
    elif lacks:
        first = translate("far_side", "Not everything could be restored.")
    elif there:
        first = translate("far_side", "All that was asked for is there, checked.")
    else:
        first = translate("far_side", "Nothing in the archive is of this kind, month or client.")
    told = [
        (Came.RESTORED, tr("%n document(s) restored", "", counted[Came.RESTORED])),
        (Came.IN_PLACE, tr("%n document(s) were there already", "", counted[Came.IN_PLACE])),
        (Came.FAILED, tr("%n document(s) could not be restored", "", counted[Came.FAILED])),
        (Came.GONE, tr("%n document(s) are gone from Dropbox", "", counted[Came.GONE])),
        (
            Came.UNJUDGED,
            tr(
                "of %n document(s) it is not known whether they were meant; they were left out",
                "",
                counted[Came.UNJUDGED],
            ),
        ),
    ]
    return [first, *(sentence for came, sentence in told if counted[came])]


def imported_sentences(
    corrections: int, missing: Sequence[object], rules_kept: object | None
) -> list[str]:
    """Say what came of an import of another workstation's settings."""
    told = [translate("far_side", "The settings were taken over.")]
    if corrections:
        told.append(tr("%n correction(s) are new here", "", corrections))
    if rules_kept:
        kept = translate("far_side", "Your own rules of before are in {path}")
        told.append(kept.format(path=rules_kept))
    if missing:
        lack = translate("far_side", "Not on this computer, and so not watched: {folders}")
        told.append(lack.format(folders=", ".join(map(str, missing))))
    return told
