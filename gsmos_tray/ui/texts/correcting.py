"""What a correction of a document's kind would do, and what a rule made of it would match."""

from __future__ import annotations

from collections.abc import Sequence

from gsmos_tray import errors
from gsmos_tray.ui.saying import tr, translate
from gsmos_tray.ui.texts.problems import error_sentence
from gsmos_tray.ui.texts.reasons import as_read

_NAMED = 5  # of those that could not be moved; for more there is no room


def place_sentence(lies: object | None, target: object | None) -> str:
    """Say where the document would lie. *lies*: where it does, if it is archived."""
    if target is None:
        if lies is None:
            return translate("correcting", "Documents of this kind are not archived.")
        return translate(
            "correcting",
            "You chose not to archive documents of this kind. What is in Dropbox stays: {lies}",
        ).format(lies=lies)
    if lies is None:
        return translate("correcting", "It is archived as {target}").format(target=target)
    if lies == target:
        return translate("correcting", "It stays in Dropbox where it is: {lies}").format(lies=lies)
    return translate(
        "correcting", "In Dropbox it is moved, with its history.\nFrom: {lies}\nTo: {target}"
    ).format(lies=lies, target=target)


def rule_sentences(pattern: str, matches: int, changed: int) -> str:
    """Say what a rule would match among the documents that are known."""
    called = translate("correcting", "Files called “{name}”.").format(name=as_read(pattern))
    if not matches:
        return called + " " + translate("correcting", "No other one is known yet.")
    told = [tr("%n other known one(s) become(s) this kind.", "", changed)] if changed else []
    if rest := matches - changed:
        told.append(tr("%n known one(s) stay(s) what it is (they are).", "", rest))
    return " ".join([called, *told])


def not_moved_sentences(failed: Sequence[tuple[str, errors.GsmosError]]) -> str:
    """Say which documents, by their names, could not be moved, and why; a few of them."""
    told = [f"{name}: {error_sentence(error.code(), error.facts)}" for name, error in failed]
    return "\n".join([tr("%n document(s) could not be moved", "", len(failed)), *told[:_NAMED]])


def better_places_sentence(count: int) -> str:
    """Say that archived documents could be moved."""
    return tr("%n archived document(s) recognised since could be moved.", "", count)


def offer(count: int) -> str:
    """Offer to move what is archived and would be called otherwise."""
    return tr("Move %n archived document(s) of these, too", "", count)
