"""The structure of the archive as the manual shows it, and how it is divided otherwise.

Data alone: how a template is filled in is ``filling``'s business.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from gsmos_tray.documents.kinds import EFACTURA, Kind


class Organisation(StrEnum):
    """By what the archive's folders are divided."""

    MONTH = "month"
    YEAR = "year"
    CLIENT = "client"
    OWN = "own"  # by the owner's own templates; kinds without one are divided by month


_SERVICE = "Service/Reparatii/{an}/{luna}/{cod_reparatie}"
_EFACTURA = "SPV/XML/{an}/{luna}/XML_{numar}"
_MISCELLANEOUS = "Diverse/{an}/{luna}/{nume_fisier}"
LONE_SEAL = "SPV/XML/{an}/{luna}/semnatura_{index}"
SAFT = "SPV/Declaratii/{an}/{luna}/{nume_fisier}"

DEFAULT_TEMPLATES: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.INVOICE: "Facturi/{an}/{luna}/Factura_{numar}",
        Kind.STORNO: "Facturi/{an}/{luna}/Factura_{numar}",
        Kind.PROFORMA: "Facturi/{an}/{luna}/Proforma_{numar}",
        Kind.RECEIPT: "Facturi/{an}/{luna}/Chitanta_{numar}",
        Kind.ESTIMATE: "Facturi/{an}/{luna}/Deviz_{numar}",
        Kind.EFACTURA: _EFACTURA,
        Kind.EFACTURA_ISSUED: _EFACTURA,
        Kind.EFACTURA_RECEIVED: _EFACTURA,
        Kind.EFACTURA_SEAL: _EFACTURA + "_semnatura",
        Kind.EFACTURA_ERROR: "SPV/Erori/{an}/{luna}/{index}",
        Kind.SPV_ARCHIVE: "SPV/ZIP/{an}/{luna}/{index}",
        Kind.SPV_MESSAGE: "SPV/Mesaje/{an}/{luna}/{nume_fisier}",
        Kind.RECEPTION_PROTOCOL: _SERVICE + "_PV_primire",
        Kind.HANDOVER_PROTOCOL: _SERVICE + "_PV_predare",
        Kind.WARRANTY: _SERVICE + "_Garantie",
        Kind.TECHNICAL_SHEET: _SERVICE + "_Fisa_tehnica",
        Kind.REPAIR_DOCUMENT: _SERVICE,
        Kind.OTHER: _MISCELLANEOUS,
        Kind.UNKNOWN: _MISCELLANEOUS,
    }
)
"""The manual's structure, by month."""

TYPE_NAMES: Mapping[Kind, str] = {
    Kind.INVOICE: "Factura",
    Kind.STORNO: "Storno",
    Kind.PROFORMA: "Proforma",
    Kind.RECEIPT: "Chitanta",
    Kind.ESTIMATE: "Deviz",
    Kind.EFACTURA: "e-Factura",
    Kind.EFACTURA_ISSUED: "e-Factura emisa",
    Kind.EFACTURA_RECEIVED: "e-Factura primita",
    Kind.EFACTURA_SEAL: "Semnatura e-Factura",
    Kind.EFACTURA_ERROR: "Eroare e-Factura",
    Kind.SPV_ARCHIVE: "Arhiva SPV",
    Kind.SPV_MESSAGE: "Mesaj SPV",
    Kind.RECEPTION_PROTOCOL: "PV primire",
    Kind.HANDOVER_PROTOCOL: "PV predare",
    Kind.WARRANTY: "Garantie",
    Kind.TECHNICAL_SHEET: "Fisa tehnica",
    Kind.REPAIR_DOCUMENT: "Reparatie",
    Kind.OTHER: "Diverse",
    Kind.UNKNOWN: "Diverse",
}

LACKING: Mapping[str, str] = {
    "numar": "Fără număr",
    "client": "Fără client",
    "furnizor": "Fără furnizor",
    "cumparator": "Fără cumpărător",
    "cui": "Fără CUI",
    "cod_reparatie": "Fără cod reparație",
    "index": "Fără index",
    "nume_fisier": "Fără nume",
}

SOURCES: Mapping[str, frozenset[str]] = {
    "an": frozenset({"issue_date"}),
    "luna": frozenset({"issue_date"}),
    "zi": frozenset({"issue_date"}),
    "numar": frozenset({"number"}),
    "client": frozenset({"issuer", "customer"}),
    "furnizor": frozenset({"issuer"}),
    "cumparator": frozenset({"customer"}),
    "cui": frozenset({"issuer"}),
    "cod_reparatie": frozenset({"repair_code"}),
    "index": frozenset({"upload_index"}),
    "nume_fisier": frozenset(),
    "tip": frozenset(),
}
"""From which of the ``Fields`` a template's field is filled."""

USUAL_EXTENSIONS: Mapping[Kind, str] = {
    **dict.fromkeys(Kind, ".pdf"),
    **dict.fromkeys(EFACTURA | {Kind.EFACTURA_ERROR, Kind.SPV_MESSAGE}, ".xml"),
    Kind.SPV_ARCHIVE: ".zip",
}
"""With another extension the path does not come from the bytes alone."""


def divided(template: str, by: Organisation) -> str:
    """Give one of these templates, which are by month, as it is under another organisation."""
    if by is Organisation.YEAR:
        return template.replace("{an}/{luna}", "{an}")
    if by is Organisation.CLIENT:
        return template.replace("{an}/{luna}", "{client}/{an}/{luna}")
    return template
