"""Gives each document its place in the archive: the names in the order in which they are tried.

A pure function of what was recognised, of the bytes' fingerprint and of what the file itself
tells. Whether a name is free is not its business. No value that was read from a document can
add a folder, leave the root or form a name that Dropbox or Windows refuses.

Where the path comes from the bytes alone, any two workstations give a document the same names
in the same order: that is what keeps each of them in the archive once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gsmos_tray import errors
from gsmos_tray.documents import filling, names, templates
from gsmos_tray.documents.default_templates import (
    DEFAULT_TEMPLATES,
    LONE_SEAL,
    SAFT,
    SOURCES,
    TYPE_NAMES,
    USUAL_EXTENSIONS,
    Organisation,
    divided,
)
from gsmos_tray.documents.document import (
    Certainty,
    Fingerprint,
    Party,
    Recognition,
    Shop,
    WhyCode,
)
from gsmos_tray.documents.kinds import INVOICES, Kind
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.documents.templates import LONGEST_FOLDERS, Fault, Mistake, Template


@dataclass(frozen=True, slots=True)
class Origin:
    """What the layout may take from the file: for a ZIP's member, its name and the ZIP's date.

    *extension* in small letters with its dot; it may be empty.
    """

    stem: str
    extension: str
    modified: date


@dataclass(frozen=True, slots=True)
class Places:
    """Where a document may go, the best first.

    *from_bytes*: the first path needs nothing but the document's bytes.
    """

    paths: tuple[ArchivePath, ...]
    from_bytes: bool


__all__ = ["DEFAULT_TEMPLATES", "Layout", "Organisation", "Origin", "Places"]

_NO_SHOP = Shop()
_SUFFIX_ROOM = 12
"""``_1234567890`` or `` (12345678)``, and a ``_`` before what would be a forbidden name."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The owner's choice of how the archive is divided. Made by ``checked``.

    *shop* tells which party of an invoice is the other one.
    """

    root: str
    by: Organisation
    templates: Mapping[Kind, Template]
    saft: Template
    lone_seal: Template
    shop: Shop

    @classmethod
    def checked(
        cls, root: str, by: str, templates: Mapping[str, str], shop: Shop = _NO_SHOP
    ) -> Layout:
        """Make the layout, or raise BadValue that says what is wrong, and where.

        *templates* are the owner's own, by the kind's name, and are checked even while another
        organisation is chosen.
        """
        root = _checked_root(root)
        try:
            chosen = Organisation(by)
        except ValueError:
            raise errors.BadValue(
                name="layout.by", value=by, fault="not_a_choice", choices=" ".join(Organisation)
            ) from None
        own = {_checked_kind(kind): text for kind, text in templates.items() if text}
        checked = {kind: _checked_template(kind, text, root) for kind, text in own.items()}
        usual = {kind: _derived(text, chosen) for kind, text in DEFAULT_TEMPLATES.items()}
        applied = checked if chosen is Organisation.OWN else {}
        saft = applied.get(Kind.OTHER, _derived(SAFT, chosen))
        layout = cls(root, chosen, usual | applied, saft, _derived(LONE_SEAL, chosen), shop)
        if not all(_fits(root, template) for template in usual.values()):
            raise _bad_root(root, Mistake(Fault.TOO_LONG, 0))
        return layout

    def places(self, recognition: Recognition, fingerprint: Fingerprint, origin: Origin) -> Places:
        """Give the names of one document in their order: the path, with CUI, with its hash."""
        template = self._template(recognition)
        values = self._values(recognition, origin)
        folders = [filling.folder(folder, values) for folder in template.folders]
        folder = "/".join(["", *self.root.split("/"), *folders, ""])
        extension = filling.extension(origin.extension)
        room = names.LONGEST_PATH - names.units(folder) - names.units(extension) - _SUFFIX_ROOM
        stem = filling.name(template.name, values, origin.stem, room)
        suffixes = [""]
        issuer = recognition.fields.issuer.cui
        if issuer and recognition.kind in INVOICES | {Kind.EFACTURA_SEAL}:
            suffixes.append(f"_{issuer[:10]}")
        suffixes.append(f" ({fingerprint.content_hash[:8]})")
        paths = tuple(
            ArchivePath(folder + names.safe_name(stem + suffix + extension)) for suffix in suffixes
        )
        return Places(paths, self._from_bytes(template, values, recognition, origin))

    def _template(self, recognition: Recognition) -> Template:
        if recognition.why.code is WhyCode.SAFT and recognition.kind is Kind.OTHER:
            return self.saft
        alone = not recognition.fields.number or "upload_index" in recognition.from_name
        if recognition.kind is Kind.EFACTURA_SEAL and alone:
            return self.lone_seal
        return self.templates[recognition.kind]

    def _values(self, recognition: Recognition, origin: Origin) -> dict[str, str | None]:
        fields = recognition.fields
        day = fields.issue_date or origin.modified
        return {
            "an": f"{day:%Y}".rjust(4, "0"),
            "luna": str(day.month),
            "zi": str(day.day),
            "numar": fields.number,
            "client": filling.party_name(self._other_party(recognition)),
            "furnizor": filling.party_name(fields.issuer),
            "cumparator": filling.party_name(fields.customer),
            "cui": fields.issuer.cui,
            "cod_reparatie": fields.repair_code,
            "index": fields.upload_index,
            "nume_fisier": origin.stem,
            "tip": TYPE_NAMES[recognition.kind],
        }

    def _other_party(self, recognition: Recognition) -> Party:
        """Give the customer of what the shop issued, the supplier of what it received."""
        fields = recognition.fields
        if recognition.kind is Kind.EFACTURA_ISSUED:
            return fields.customer
        bought = self.shop.cui is not None and fields.customer.cui == self.shop.cui
        sold = fields.issuer.cui is not None and fields.issuer.cui == self.shop.cui
        received = recognition.kind is Kind.EFACTURA_RECEIVED or (bought and not sold)
        return fields.issuer if received else fields.customer

    def _from_bytes(
        self,
        template: Template,
        values: Mapping[str, str | None],
        recognition: Recognition,
        origin: Origin,
    ) -> bool:
        used = {p.field for row in (*template.folders, template.name) for p in row if p.field}
        dated = used & {"an", "luna", "zi"}
        sources = frozenset().union(*(SOURCES[field] for field in used))
        return (
            recognition.certainty is Certainty.CONTENT
            and recognition.why.code is not WhyCode.CORRECTED
            # A seal takes its name from its invoice: other bytes than its own.
            and recognition.kind is not Kind.EFACTURA_SEAL
            and "nume_fisier" not in used
            and not (dated and recognition.fields.issue_date is None)
            and all(values[piece.field] for piece in template.name if piece.field)
            and not sources & recognition.from_name
            and origin.extension == USUAL_EXTENSIONS[recognition.kind]
        )


def _derived(text: str, by: Organisation) -> Template:
    """Divide a template of the program's own as *by* says."""
    template = templates.understood(divided(text, by))
    if isinstance(template, Mistake):
        raise TypeError(text, template)  # our own template: a bug
    return template


def _checked_kind(kind: str) -> Kind:
    try:
        return Kind(kind)
    except ValueError:
        raise errors.BadValue(
            name=f"layout.template.{kind}", value=kind, fault="unknown_kind", at=0
        ) from None


def _checked_template(kind: Kind, text: str, root: str) -> Template:
    template = templates.understood(text)
    if not isinstance(template, Mistake):
        if _fits(root, template):
            return template
        template = Mistake(Fault.TOO_LONG, 0)
    raise errors.BadValue(
        name=f"layout.template.{kind}",
        value=text,
        fault=str(template.fault),
        at=template.at,
        words=template.words,
    )


def _fits(root: str, template: Template) -> bool:
    return names.units(root) + 1 + template.longest_folders <= LONGEST_FOLDERS


def _checked_root(text: str) -> str:
    root = text.strip().strip("/")
    if not root:
        raise _bad_root(text, Mistake(Fault.EMPTY, 0))
    at = text.index(root)
    for part in root.split("/"):
        if not part.strip():
            raise _bad_root(text, Mistake(Fault.EMPTY_FOLDER, at, part))
        if (place := names.forbidden_in(part)) is not None:
            raise _bad_root(text, Mistake(Fault.FORBIDDEN_CHARACTER, at + place, part[place]))
        if not names.is_safe(part):
            raise _bad_root(text, Mistake(Fault.FORBIDDEN_NAME, at, part))
        at += len(part) + 1
    return root


def _bad_root(text: str, mistake: Mistake) -> errors.BadValue:
    return errors.BadValue(
        name="archive.root",
        value=text,
        fault=str(mistake.fault),
        at=mistake.at,
        words=mistake.words,
    )
