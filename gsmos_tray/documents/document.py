"""What is known about one document. Plain values: no files, no database, nothing third-party."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from gsmos_tray.documents.kinds import Kind


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The identity of some bytes: Dropbox's content hash, in hexadecimal, and their number."""

    content_hash: str
    size: int


class Certainty(StrEnum):
    """What a recognition rests on. The values are stored."""

    CONTENT = "content"
    NAME = "name"
    NONE = "none"


class WhyCode(StrEnum):
    """The kind of evidence. Its sentence is in ``ui.texts``, with *detail* put in."""

    TITLE = "title"  # detail: the title as it stands on the page
    TEXT = "text"  # detail: the words that were found
    FILE_NAME = "file_name"  # detail: the pattern that fits
    OWN_RULE = "own_rule"  # detail: the name of the owner's rule
    CORRECTED = "corrected"  # the owner said so
    UBL_ISSUED = "ubl_issued"  # supplier = the shop
    UBL_RECEIVED = "ubl_received"  # customer = the shop
    UBL_NO_CUI = "ubl_no_cui"  # no CUI is set
    UBL_NEITHER = "ubl_neither"  # the shop is neither party
    CII = "cii"
    ATTACHED_XML = "attached_xml"  # the invoice XML inside a Factur-X PDF
    SEAL = "seal"  # the ministry's detached seal
    TEST_SEAL = "test_seal"  # the sealed copy of ANAF's test system
    ANAF_ERRORS = "anaf_errors"  # detail: the ministry's sentences, as they are
    ANAF_ANSWER = "anaf_answer"
    BUYER_MESSAGE = "buyer_message"
    SAFT = "saft"
    FOREIGN_XML = "foreign_xml"  # detail: the root's namespace
    SPV_ZIP = "spv_zip"
    FOREIGN_ZIP = "foreign_zip"
    NOT_WELL_FORMED = "not_well_formed"
    HOSTILE = "hostile"  # entities, nesting or size beyond what any invoice has
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    NO_TEXT = "no_text"  # a scan or a photo
    NO_RULE = "no_rule"  # read, and nothing known was found
    AMBIGUOUS = "ambiguous"  # detail: the candidates
    TOO_LARGE = "too_large"
    READER_GAVE_UP = "reader_gave_up"  # the reading process died, or took too long
    ERROR_PAGE = "error_page"
    UNREADABLE_TYPE = "unreadable_type"  # a type of file that is never read


@dataclass(frozen=True, slots=True)
class Why:
    """The reason for a recognition."""

    code: WhyCode
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """Issuer or customer. *cui* holds digits alone, and never a personal number (CNP)."""

    name: str | None = None
    cui: str | None = None


@dataclass(frozen=True, slots=True)
class Fields:
    """What was found. ``None`` means it is not there, never a guess."""

    number: str | None = None
    issue_date: date | None = None
    issuer: Party = Party()
    customer: Party = Party()
    total: Decimal | None = None
    currency: str | None = None
    repair_code: str | None = None
    upload_index: str | None = None


class Seal(StrEnum):
    """How the ministry's seal of an e-Factura was checked. The values are stored."""

    PROVED = "proved"  # the digest is that of the XML's bytes
    CANNOT_CHECK = "cannot_check"
    DOES_NOT_MATCH = "does_not_match"


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a document is, what was read from it, and why that is believed.

    *from_name* lists the fields (names of ``Fields``) that only the file's name told. *faulty*
    is set for an error page saved as a document: it must be downloaded again.
    """

    kind: Kind
    certainty: Certainty
    why: Why
    fields: Fields = Fields()
    from_name: frozenset[str] = frozenset()
    seal: Seal | None = None
    faulty: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """One document inside a ZIP. *name* is the member's own, as the ZIP has it."""

    name: str
    fingerprint: Fingerprint
    recognition: Recognition


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file turned out to hold: a document, and the documents inside it if it is a ZIP."""

    recognition: Recognition
    members: tuple[Member, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Shop:
    """What recognition must know of the shop. *cui*: digits, or ``None`` while it is not set."""

    cui: str | None = None
