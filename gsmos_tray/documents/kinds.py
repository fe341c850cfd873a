"""The kinds of documents that a shop has. Their names are stored and shown by ``--json``."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a document is. The values are stored, so they never change meaning."""

    INVOICE = "invoice"
    PROFORMA = "proforma"
    STORNO = "storno"
    RECEIPT = "receipt"
    ESTIMATE = "estimate"
    EFACTURA_ISSUED = "efactura_issued"
    EFACTURA_RECEIVED = "efactura_received"
    EFACTURA = "efactura"  # direction unknown: no CUI set, or the shop is neither party
    EFACTURA_SEAL = "efactura_seal"
    EFACTURA_ERROR = "efactura_error"  # a refused invoice, with the ministry's sentences
    SPV_ARCHIVE = "spv_archive"
    SPV_MESSAGE = "spv_message"
    RECEPTION_PROTOCOL = "reception_protocol"
    HANDOVER_PROTOCOL = "handover_protocol"
    WARRANTY = "warranty"
    TECHNICAL_SHEET = "technical_sheet"
    REPAIR_DOCUMENT = "repair_document"
    OTHER = "other"  # read, and none of these
    UNKNOWN = "unknown"  # cannot be known


EFACTURA = frozenset({Kind.EFACTURA, Kind.EFACTURA_ISSUED, Kind.EFACTURA_RECEIVED})
"""Invoices in XML. Which of the three depends on the shop's CUI alone."""

INVOICES = EFACTURA | {Kind.INVOICE, Kind.STORNO, Kind.PROFORMA}
"""Kinds whose number belongs to an issuer, so that his CUI can tell two apart."""

UNRECOGNISED = frozenset({Kind.OTHER, Kind.UNKNOWN})
"""What a mixed folder leaves out."""
