"""Why a document was taken for what it is, why a file is left out, and why one still waits."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gsmos_tray.documents.document import Seal, WhyCode
from gsmos_tray.engine import judging
from gsmos_tray.ledger import let_go
from gsmos_tray.ledger.values import Unread
from gsmos_tray.ui.saying import QT_TRANSLATE_NOOP, filled, translate

_WHYS: Mapping[str, tuple[str, str]] = {  # with a detail, and without
    WhyCode.TITLE: (
        QT_TRANSLATE_NOOP("whys", "Its title is “{detail}”."),
        QT_TRANSLATE_NOOP("whys", "Recognised by its title."),
    ),
    WhyCode.TEXT: (
        QT_TRANSLATE_NOOP("whys", "Its text says “{detail}”."),
        QT_TRANSLATE_NOOP("whys", "Recognised by its text."),
    ),
    WhyCode.FILE_NAME: (
        QT_TRANSLATE_NOOP("whys", "Recognised by the file's name ({detail})."),
        QT_TRANSLATE_NOOP("whys", "Recognised by the file's name."),
    ),
    WhyCode.OWN_RULE: (
        QT_TRANSLATE_NOOP("whys", "Recognised by your own rule “{detail}”."),
        QT_TRANSLATE_NOOP("whys", "Recognised by a rule of your own."),
    ),
    WhyCode.CORRECTED: ("", QT_TRANSLATE_NOOP("whys", "You said so.")),
    WhyCode.UBL_ISSUED: (
        "",
        QT_TRANSLATE_NOOP("whys", "An e-Factura in which your shop is the supplier."),
    ),
    WhyCode.UBL_RECEIVED: (
        "",
        QT_TRANSLATE_NOOP("whys", "An e-Factura in which your shop is the customer."),
    ),
    WhyCode.UBL_NO_CUI: (
        "",
        QT_TRANSLATE_NOOP(
            "whys",
            "An e-Factura; with the shop's CUI its direction would be known.",
        ),
    ),
    WhyCode.UBL_NEITHER: (
        "",
        QT_TRANSLATE_NOOP("whys", "An e-Factura between other firms: the shop's CUI is not in it."),
    ),
    WhyCode.CII: ("", QT_TRANSLATE_NOOP("whys", "An electronic invoice in the CII format.")),
    WhyCode.ATTACHED_XML: (
        "",
        QT_TRANSLATE_NOOP("whys", "The PDF carries its invoice in XML."),
    ),
    WhyCode.SEAL: (
        "",
        QT_TRANSLATE_NOOP("whys", "The ministry's electronic seal of an e-Factura."),
    ),
    WhyCode.TEST_SEAL: (
        "",
        QT_TRANSLATE_NOOP("whys", "A sealed copy made by ANAF's test system."),
    ),
    WhyCode.ANAF_ERRORS: (
        QT_TRANSLATE_NOOP("whys", "ANAF refused the invoice: “{detail}”."),
        QT_TRANSLATE_NOOP("whys", "ANAF refused the invoice."),
    ),
    WhyCode.ANAF_ANSWER: ("", QT_TRANSLATE_NOOP("whys", "An answer of ANAF's system.")),
    WhyCode.BUYER_MESSAGE: ("", QT_TRANSLATE_NOOP("whys", "A buyer's message, sent through SPV.")),
    WhyCode.SAFT: ("", QT_TRANSLATE_NOOP("whys", "A SAF-T declaration (D406).")),
    WhyCode.FOREIGN_XML: ("", QT_TRANSLATE_NOOP("whys", "An XML file, but not an e-Factura.")),
    WhyCode.SPV_ZIP: ("", QT_TRANSLATE_NOOP("whys", "A ZIP downloaded from SPV.")),
    WhyCode.FOREIGN_ZIP: ("", QT_TRANSLATE_NOOP("whys", "A ZIP, but not one from SPV.")),
    WhyCode.NOT_WELL_FORMED: ("", QT_TRANSLATE_NOOP("whys", "The XML is damaged.")),
    WhyCode.HOSTILE: (
        "",
        QT_TRANSLATE_NOOP("whys", "Built as no invoice is; for safety it was not read."),
    ),
    WhyCode.ENCRYPTED: ("", QT_TRANSLATE_NOOP("whys", "Protected by a password.")),
    WhyCode.BROKEN: ("", QT_TRANSLATE_NOOP("whys", "The file is damaged.")),
    WhyCode.NO_TEXT: (
        "",
        QT_TRANSLATE_NOOP("whys", "A scan or a photo: it has no text."),
    ),
    WhyCode.NO_RULE: ("", QT_TRANSLATE_NOOP("whys", "Nothing in it looks like a shop's document.")),
    WhyCode.AMBIGUOUS: (
        QT_TRANSLATE_NOOP("whys", "It could be several things: {detail}."),
        QT_TRANSLATE_NOOP("whys", "It could be several things."),
    ),
    WhyCode.TOO_LARGE: ("", QT_TRANSLATE_NOOP("whys", "Too large to be read.")),
    WhyCode.READER_GAVE_UP: (
        "",
        QT_TRANSLATE_NOOP("whys", "Reading it took too long or failed; its name had to do."),
    ),
    WhyCode.ERROR_PAGE: (
        "",
        QT_TRANSLATE_NOOP("whys", "An error message that was saved in place of the document."),
    ),
    WhyCode.UNREADABLE_TYPE: ("", QT_TRANSLATE_NOOP("whys", "A type of file that is not read.")),
}

_RULES: Mapping[str, str] = {
    "temporary": QT_TRANSLATE_NOOP("rules", "A temporary file of another program."),
    "hidden": QT_TRANSLATE_NOOP("rules", "A hidden file, or one that belongs to the system."),
    "strange_name": QT_TRANSLATE_NOOP(
        "rules", "Its name holds characters that cannot be written; rename it to have it archived."
    ),
    judging.EMPTY: QT_TRANSLATE_NOOP("rules", "The file is empty."),
    judging.BEFORE: QT_TRANSLATE_NOOP("rules", "Older than the day from which the folder counts."),
    judging.ARCHIVE_ITSELF: QT_TRANSLATE_NOOP(
        "rules", "It lies in this computer's copy of the archive itself."
    ),
    judging.ONLINE_ONLY: QT_TRANSLATE_NOOP(
        "rules", "It is only online; it is archived once it is kept on this computer."
    ),
    judging.NOT_RECOGNISED: QT_TRANSLATE_NOOP(
        "rules", "Not recognised as a shop's document, in a mixed folder."
    ),
    let_go.RULE: QT_TRANSLATE_NOOP(
        "rules", "Deleted in Dropbox, and you said that it shall stay so."
    ),
    judging.KIND_OFF: QT_TRANSLATE_NOOP(
        "rules", "You chose not to archive documents of this kind."
    ),
}

_UNREAD: Mapping[str, str] = {
    Unread.SETTLING: QT_TRANSLATE_NOOP("unread", "It changed a moment ago; it is read soon."),
    Unread.IN_USE: QT_TRANSLATE_NOOP("unread", "Another program has it open."),
    Unread.UNREADABLE: QT_TRANSLATE_NOOP("unread", "It may not be opened by this user."),
    Unread.UNJUDGED: QT_TRANSLATE_NOOP("unread", "It is read again, since the settings changed."),
}

_SEALS: Mapping[str, str] = {
    Seal.PROVED: QT_TRANSLATE_NOOP("seals", "with the ministry's seal, checked"),
    Seal.CANNOT_CHECK: QT_TRANSLATE_NOOP("seals", "with a seal that cannot be checked"),
    Seal.DOES_NOT_MATCH: QT_TRANSLATE_NOOP("seals", "the seal does not belong to this XML"),
}


_PATTERNS = frozenset({WhyCode.FILE_NAME, WhyCode.OWN_RULE})
_FIELD = re.compile(r"\{\w+\}|\*")


def as_read(pattern: str) -> str:
    """Write a pattern of names as a person reads it: ``nota {numar}`` is “nota …”."""
    return _FIELD.sub("…", pattern)


def why_sentence(why: str, detail: str = "") -> str:
    """Say why a document was taken for what it is."""
    with_detail, without = _WHYS[why]
    if detail and with_detail:
        told = as_read(detail) if why in _PATTERNS else detail
        return filled(translate("whys", with_detail), {"detail": told})
    return translate("whys", without)


def rule_sentence(rule: str) -> str:
    """Say which rule leaves a file out."""
    return translate("rules", _RULES[rule])


def unread_sentence(reason: str) -> str:
    """Say why a file has not been read yet."""
    return translate("unread", _UNREAD[reason])


def seal_sentence(seal: str | None) -> str:
    """Say how the ministry's seal of an e-Factura stands; ``None``: there is none."""
    return translate("seals", _SEALS[seal]) if seal else translate("seals", "without a seal")


def is_unread(reason: str) -> bool:
    """Tell whether *reason* says why a file was not read, rather than name an error."""
    return reason in _UNREAD
