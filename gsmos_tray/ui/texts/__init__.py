"""Every sentence that the program says, for windows and for commands. Needs QtCore alone.

Codes and facts come in, words in the language of ``ui.language`` go out. A test proves that no
code lacks its sentence.
"""

from __future__ import annotations

from gsmos_tray.ui.saying import number
from gsmos_tray.ui.texts.figures import money, size
from gsmos_tray.ui.texts.mistakes import cui_doubt, fault_sentence, mistake_sentence
from gsmos_tray.ui.texts.moments import ago, day, lasting, month, weekday, when
from gsmos_tray.ui.texts.problems import (
    Remedy,
    error_sentence,
    error_title,
    remedy,
    remedy_label,
)
from gsmos_tray.ui.texts.reasons import (
    is_unread,
    rule_sentence,
    seal_sentence,
    unread_sentence,
    why_sentence,
)
from gsmos_tray.ui.texts.situation import (
    STATES,
    counted,
    held_sentence,
    pause_sentence,
    run_sentence,
    status_sentence,
    syncing_sentence,
    waiting_count,
)
from gsmos_tray.ui.texts.words import (
    activity_name,
    field_name,
    folder_mode,
    frequency_name,
    kind_name,
    language_name,
    level_name,
    organisation_name,
    plan_name,
    state_name,
)

__all__ = [
    "STATES",
    "Remedy",
    "activity_name",
    "ago",
    "counted",
    "cui_doubt",
    "day",
    "error_sentence",
    "error_title",
    "fault_sentence",
    "field_name",
    "folder_mode",
    "frequency_name",
    "held_sentence",
    "is_unread",
    "kind_name",
    "language_name",
    "lasting",
    "level_name",
    "mistake_sentence",
    "money",
    "month",
    "number",
    "organisation_name",
    "pause_sentence",
    "plan_name",
    "remedy",
    "remedy_label",
    "rule_sentence",
    "run_sentence",
    "seal_sentence",
    "size",
    "state_name",
    "status_sentence",
    "syncing_sentence",
    "unread_sentence",
    "waiting_count",
    "weekday",
    "when",
    "why_sentence",
]
