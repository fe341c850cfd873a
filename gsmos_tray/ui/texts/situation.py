"""The status in one sentence: what icon, menu, window, notifications and commands all say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from gsmos_tray.engine.gate import FOR_EVER
from gsmos_tray.engine.status import Status
from gsmos_tray.events import Activity, Progress
from gsmos_tray.settings import Frequency
from gsmos_tray.ui.saying import number, tr, translate
from gsmos_tray.ui.texts.moments import ago, when
from gsmos_tray.ui.texts.problems import error_title

_BETWEEN = " · "


def status_sentence(
    status: Status,
    now: datetime,
    progress: Progress | None = None,
    *,
    is_half_set_up: bool = False,
) -> str:
    """Say how things stand. *now* is local; *progress* is that of the run under way.

    *is_half_set_up*: the assistant was closed before its end, and has left automatic sync off.
    """
    if is_half_set_up and status.activity is Activity.WAITING and not status.paused_until:
        return _with_what_waits(translate("situation", "Setting up is not finished"), status)
    match status.activity:
        case Activity.NOT_CONNECTED:
            return _not_connected(status)
        case Activity.ATTENTION:
            return _attention(status)
        case Activity.SYNCING:
            return syncing_sentence(progress)
        case Activity.WAITING:
            return _waiting(status, now)
        case Activity.UP_TO_DATE:
            return _up_to_date(status, now)


def syncing_sentence(progress: Progress | None) -> str:
    """Say how far a run is, in one short sentence."""
    if progress is None or not progress.total:
        return translate("situation", "Documents are being archived…")
    said = tr("Archiving: {done} of %n document(s)", "", progress.total)
    return said.format(done=number(progress.done))


def pause_sentence(until: datetime, now: datetime) -> str:
    """Say how long a pause lasts."""
    if until == FOR_EVER:
        return translate("situation", "Paused until you resume")
    return translate("situation", "Paused until {when}").format(when=when(until, now))


def held_sentence(status: Status, now: datetime) -> str:
    """Say by which choice of the owner's nothing goes by itself now; empty if it does."""
    return _switched_off(status, now) or _next_sync(status, now)


def waiting_count(count: int) -> str:
    """Count what waits, as part of a sentence."""
    return tr("%n document(s) wait(s)", "", count)


def counted(counts: Mapping[str, int]) -> list[str]:
    """Count files or documents by state, in words: ``one archived``. *counts*: by ``STATES``."""
    return [_SO_MANY[state](count) for state, count in counts.items()]


_SO_MANY: Mapping[str, Callable[[int], str]] = {
    "archived": lambda count: tr("%n archived", "", count),
    "waiting": lambda count: tr("%n waiting", "", count),
    "set_aside": lambda count: tr("%n need(s) attention", "", count),
    "left_out": lambda count: tr("%n left out", "", count),
}
STATES = tuple(_SO_MANY)


def run_sentence(archived: int, *, complete: bool = True) -> str:
    """Say what a finished run came to. Not *complete*: some could not be archived."""
    if not archived:
        return translate("situation", "Everything was archived already.")
    if not complete:
        return tr("%n document(s) archived", "", archived)
    return tr("Sync complete: %n document(s) archived", "", archived)


def _not_connected(status: Status) -> str:
    parts = [error_title("not_connected")]
    if status.counts.waiting:
        parts.append(waiting_count(status.counts.waiting))
    return _BETWEEN.join(parts)


def _attention(status: Status) -> str:
    if status.problem:
        return error_title(status.problem.code)
    aside = status.documents.set_aside
    return tr("%n document(s) need(s) your attention", "", aside)


def _waiting(status: Status, now: datetime) -> str:
    return _with_what_waits(_why_waiting(status, now), status)


def _with_what_waits(why: str, status: Status) -> str:
    waiting = status.documents.waiting or status.counts.waiting
    return _BETWEEN.join(filter(None, (why, waiting_count(waiting) if waiting else "")))


def _why_waiting(status: Status, now: datetime) -> str:
    if off := _switched_off(status, now):
        return off
    if status.trouble:
        return error_title(status.trouble)
    return _waits_for(status, now)


def _switched_off(status: Status, now: datetime) -> str:
    if status.paused_until:
        return pause_sentence(status.paused_until, now)
    if not status.settings.sync.automatic:
        return translate("situation", "Automatic sync is off")
    return ""


def _waits_for(status: Status, now: datetime) -> str:
    if not status.settings.folders:
        return translate("situation", "No folder is watched yet")
    if next_sync := _next_sync(status, now):
        return next_sync
    if not status.documents.waiting:
        return translate("situation", "New files are being read")
    return ""


def _next_sync(status: Status, now: datetime) -> str:
    if status.settings.sync.frequency is Frequency.IMMEDIATE or status.next_run is None:
        return ""
    return translate("situation", "Next sync {when}").format(when=when(status.next_run, now))


def _up_to_date(status: Status, now: datetime) -> str:
    parts = [translate("situation", "The archive is up to date")]
    if status.last_run:
        parts.append(
            translate("situation", "last sync {ago}").format(ago=ago(status.last_run, now))
        )
    return _BETWEEN.join(parts)
