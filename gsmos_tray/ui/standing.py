"""How a document is called, and how it stands, in words."""

from __future__ import annotations

import json

from gsmos_tray.documents.kinds import Kind
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ledger.values import FileState
from gsmos_tray.ui.clock import local_now
from gsmos_tray.ui.document_cells import file_name, local_time, number_of
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.texts import (
    ago,
    error_sentence,
    is_unread,
    kind_name,
    rule_sentence,
    unread_sentence,
    when,
)


def heading_of(row: DocumentRow) -> str:
    """Name a document: its kind and number, else its file."""
    if row.kind is None or row.kind in (Kind.UNKNOWN, Kind.OTHER):
        return file_name(row)
    return " ".join(filter(None, (kind_name(row.kind), number_of(row))))


def state_sentence(row: DocumentRow) -> str:
    """Say in a sentence how a document stands, and why."""
    match row.state:
        case FileState.ARCHIVED:
            told = translate("details", "Archived, and checked in Dropbox, {ago}.")
            moment = local_time(row.archived_at) if row.archived_at else local_now()
            return told.format(ago=ago(moment, local_now()))
        case FileState.LEFT_OUT:
            return rule_sentence(row.rule or "")
        case FileState.SET_ASIDE:
            return _reason(row)
        case FileState.WAITING:
            return " ".join(filter(None, (_reason(row), _waits(row))))


def _reason(row: DocumentRow) -> str:
    if row.reason is None:
        return ""
    if is_unread(row.reason):
        return unread_sentence(row.reason)
    return error_sentence(row.reason, json.loads(row.facts) if row.facts else {})


def _waits(row: DocumentRow) -> str:
    now = local_now()
    if row.due_at is None or (due := local_time(row.due_at)) <= now:
        return translate("details", "Waits to be archived.")
    return translate("details", "Is tried again {when}.").format(when=when(due, now))
