"""What the program's own names are called on the screen: kinds, states, choices."""

from __future__ import annotations

from collections.abc import Mapping

from gsmos_tray.documents.default_templates import Organisation
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.events import Activity
from gsmos_tray.ledger.values import FileState
from gsmos_tray.settings import Frequency, Language, NotificationLevel
from gsmos_tray.ui.saying import QT_TRANSLATE_NOOP, translate

_KINDS: Mapping[str, tuple[str, str]] = {
    Kind.INVOICE: (QT_TRANSLATE_NOOP("kinds", "Invoice"), QT_TRANSLATE_NOOP("kinds", "Invoices")),
    Kind.PROFORMA: (
        QT_TRANSLATE_NOOP("kinds", "Proforma"),
        QT_TRANSLATE_NOOP("kinds", "Proforma invoices"),
    ),
    Kind.STORNO: (
        QT_TRANSLATE_NOOP("kinds", "Credit note"),
        QT_TRANSLATE_NOOP("kinds", "Credit notes"),
    ),
    Kind.RECEIPT: (QT_TRANSLATE_NOOP("kinds", "Receipt"), QT_TRANSLATE_NOOP("kinds", "Receipts")),
    Kind.ESTIMATE: (
        QT_TRANSLATE_NOOP("kinds", "Estimate"),
        QT_TRANSLATE_NOOP("kinds", "Estimates"),
    ),
    Kind.EFACTURA_ISSUED: (
        QT_TRANSLATE_NOOP("kinds", "e-Factura issued"),
        QT_TRANSLATE_NOOP("kinds", "e-Factura issued (XML)"),
    ),
    Kind.EFACTURA_RECEIVED: (
        QT_TRANSLATE_NOOP("kinds", "e-Factura received"),
        QT_TRANSLATE_NOOP("kinds", "e-Factura received (XML)"),
    ),
    Kind.EFACTURA: (
        QT_TRANSLATE_NOOP("kinds", "e-Factura"),
        QT_TRANSLATE_NOOP("kinds", "e-Factura of unclear direction (XML)"),
    ),
    Kind.EFACTURA_SEAL: (
        QT_TRANSLATE_NOOP("kinds", "Ministry's seal"),
        QT_TRANSLATE_NOOP("kinds", "Ministry's seals"),
    ),
    Kind.EFACTURA_ERROR: (
        QT_TRANSLATE_NOOP("kinds", "Refused e-Factura"),
        QT_TRANSLATE_NOOP("kinds", "e-Factura refused by ANAF"),
    ),
    Kind.SPV_ARCHIVE: (
        QT_TRANSLATE_NOOP("kinds", "SPV archive"),
        QT_TRANSLATE_NOOP("kinds", "SPV archives (ZIP with seal)"),
    ),
    Kind.SPV_MESSAGE: (
        QT_TRANSLATE_NOOP("kinds", "SPV message"),
        QT_TRANSLATE_NOOP("kinds", "SPV messages"),
    ),
    Kind.RECEPTION_PROTOCOL: (
        QT_TRANSLATE_NOOP("kinds", "Reception protocol"),
        QT_TRANSLATE_NOOP("kinds", "Reception protocols"),
    ),
    Kind.HANDOVER_PROTOCOL: (
        QT_TRANSLATE_NOOP("kinds", "Hand-over protocol"),
        QT_TRANSLATE_NOOP("kinds", "Hand-over protocols"),
    ),
    Kind.WARRANTY: (
        QT_TRANSLATE_NOOP("kinds", "Warranty certificate"),
        QT_TRANSLATE_NOOP("kinds", "Warranty certificates"),
    ),
    Kind.TECHNICAL_SHEET: (
        QT_TRANSLATE_NOOP("kinds", "Technical sheet"),
        QT_TRANSLATE_NOOP("kinds", "Technical sheets"),
    ),
    Kind.REPAIR_DOCUMENT: (
        QT_TRANSLATE_NOOP("kinds", "Repair document"),
        QT_TRANSLATE_NOOP("kinds", "Other repair documents"),
    ),
    Kind.OTHER: (
        QT_TRANSLATE_NOOP("kinds", "Other document"),
        QT_TRANSLATE_NOOP("kinds", "Other documents"),
    ),
    Kind.UNKNOWN: (
        QT_TRANSLATE_NOOP("kinds", "Not recognised"),
        QT_TRANSLATE_NOOP("kinds", "Documents that are not recognised"),
    ),
}

_STATES: Mapping[str, str] = {
    FileState.ARCHIVED: QT_TRANSLATE_NOOP("states", "Archived"),
    FileState.WAITING: QT_TRANSLATE_NOOP("states", "Waiting"),
    FileState.SET_ASIDE: QT_TRANSLATE_NOOP("states", "Needs attention"),
    FileState.LEFT_OUT: QT_TRANSLATE_NOOP("states", "Left out"),
}

_ACTIVITIES: Mapping[str, str] = {
    Activity.UP_TO_DATE: QT_TRANSLATE_NOOP("states", "Up to date"),
    Activity.SYNCING: QT_TRANSLATE_NOOP("states", "Syncing"),
    Activity.WAITING: QT_TRANSLATE_NOOP("states", "On hold"),
    Activity.ATTENTION: QT_TRANSLATE_NOOP("states", "Needs your attention"),
    Activity.NOT_CONNECTED: QT_TRANSLATE_NOOP("states", "Not connected"),
}

_PLANS: Mapping[str, str] = {  # Dropbox's three words cover more plans than they name
    "basic": QT_TRANSLATE_NOOP("choices", "free account"),
    "pro": QT_TRANSLATE_NOOP("choices", "paid account"),
    "business": QT_TRANSLATE_NOOP("choices", "team account"),
}

_FREQUENCIES: Mapping[str, str] = {
    Frequency.IMMEDIATE: QT_TRANSLATE_NOOP("choices", "Immediately"),
    Frequency.DAILY: QT_TRANSLATE_NOOP("choices", "Daily"),
    Frequency.WEEKLY: QT_TRANSLATE_NOOP("choices", "Weekly"),
}

_LEVELS: Mapping[str, str] = {
    NotificationLevel.ALL: QT_TRANSLATE_NOOP("choices", "All"),
    NotificationLevel.IMPORTANT: QT_TRANSLATE_NOOP("choices", "Only important ones"),
    NotificationLevel.FAILURES: QT_TRANSLATE_NOOP("choices", "Only failures"),
}

_ORGANISATIONS: Mapping[str, str] = {
    Organisation.MONTH: QT_TRANSLATE_NOOP("choices", "By month"),
    Organisation.YEAR: QT_TRANSLATE_NOOP("choices", "By year"),
    Organisation.CLIENT: QT_TRANSLATE_NOOP("choices", "By client"),
    Organisation.OWN: QT_TRANSLATE_NOOP("choices", "By your own templates"),
}

_LANGUAGES: Mapping[str, str] = {
    Language.AUTO: QT_TRANSLATE_NOOP("choices", "As the system"),
    Language.ROMANIAN: "Română",  # a language calls itself by its own name
    Language.ENGLISH: "English",
}

_FIELDS: Mapping[str, str] = {
    "an": QT_TRANSLATE_NOOP("fields", "year of the document"),
    "luna": QT_TRANSLATE_NOOP("fields", "month, two digits"),
    "zi": QT_TRANSLATE_NOOP("fields", "day, two digits"),
    "numar": QT_TRANSLATE_NOOP("fields", "series and number"),
    "client": QT_TRANSLATE_NOOP("fields", "the other party: who bought from you, or sold to you"),
    "furnizor": QT_TRANSLATE_NOOP("fields", "who issued it"),
    "cumparator": QT_TRANSLATE_NOOP("fields", "whom it was issued to"),
    "cui": QT_TRANSLATE_NOOP("fields", "the issuer's CUI"),
    "cod_reparatie": QT_TRANSLATE_NOOP("fields", "repair code"),
    "index": QT_TRANSLATE_NOOP("fields", "upload index in SPV"),
    "nume_fisier": QT_TRANSLATE_NOOP("fields", "the file's own name"),
    "tip": QT_TRANSLATE_NOOP("fields", "kind of document"),
}


def kind_name(kind: str, *, many: bool = False) -> str:
    """Name a kind of document, or all documents of that kind."""
    one, all_of_them = _KINDS[kind]
    return translate("kinds", all_of_them if many else one)


def state_name(state: str) -> str:
    """Name a state of a file or document."""
    return translate("states", _STATES[state])


def activity_name(activity: str) -> str:
    """Name what the program is doing in two or three words."""
    return translate("states", _ACTIVITIES[activity])


def plan_name(plan: str) -> str:
    """Name a Dropbox plan; one that is new to us by its own name."""
    return translate("choices", _PLANS[plan]) if plan in _PLANS else plan


def frequency_name(frequency: str) -> str:
    """Name a frequency."""
    return translate("choices", _FREQUENCIES[frequency])


def level_name(level: str) -> str:
    """Name a level of notifications."""
    return translate("choices", _LEVELS[level])


def organisation_name(organisation: str) -> str:
    """Name a way to divide the archive."""
    return translate("choices", _ORGANISATIONS[organisation])


def language_name(language: str) -> str:
    """Name a language."""
    return translate("choices", _LANGUAGES[language])


def field_name(field: str) -> str:
    """Say what a field of a template stands for."""
    return translate("fields", _FIELDS[field])


def folder_mode(*, mixed: bool) -> str:
    """Say how much of a watched folder is archived."""
    if mixed:
        return translate("choices", "Mixed: only what is recognised is archived")
    return translate("choices", "Dedicated: everything in it is archived")
