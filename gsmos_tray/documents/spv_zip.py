"""Reads the XML inside a ZIP from SPV, and checks its seals. The ZIP's bytes are never touched.

Members are read in memory under their names, so that no name can reach the disk; never more of
them than the limits say, whatever the ZIP claims; nested archives are not opened. What a
member is worth is ``recognition``'s business.
"""

from __future__ import annotations

import base64
import hashlib
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from gsmos_tray.documents.document import Fingerprint, Seal, WhyCode
from gsmos_tray.documents.efactura import XmlFacts, XmlType, read_efactura
from gsmos_tray.documents.fingerprints import fingerprint_of
from gsmos_tray.documents.refusals import NotRead
from gsmos_tray.documents.sniffing import ContentType, content_type
from gsmos_tray.documents.upload_index import index_in_name

_MOST_MEMBERS = 500
_MOST_DIRECTORY = 4 * 1024 * 1024
"""``zipfile`` makes about 500 bytes of each 50 of a ZIP's directory."""

_LARGEST_MEMBER = 32 * 1024 * 1024
_MOST_BYTES = 128 * 1024 * 1024
_END = struct.Struct("<4s4x4xL")
_END_MARK = b"PK\x05\x06"
_LONGEST_END = 22 + 65_535

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)
"""What ``zipfile`` raises on bytes that are no ZIP, or a ZIP that it does not know."""


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """One XML file in the ZIP: what was read from it, or why nothing was."""

    name: str
    fingerprint: Fingerprint
    sha256: str
    facts: XmlFacts | None
    refusal: WhyCode | None = None
    seal: Seal | None = None
    sealed_by: int | None = None  # of an invoice: the place of its seal among the members
    seals: int | None = None  # of a seal: the place of its invoice


@dataclass(frozen=True, slots=True)
class ZipFacts:
    """What a ZIP holds. *others*: the number of members that are no XML."""

    members: tuple[MemberFacts, ...]
    others: int

    @property
    def upload_index(self) -> str | None:
        """The upload's number, when all members that carry one carry the same."""
        found = {index for member in self.members if (index := index_in_name(member.name))}
        return found.pop() if len(found) == 1 else None


def read_zip(stream: BinaryIO) -> ZipFacts:
    """Read the XML members. Raises NotRead."""
    _check_directory(stream)
    try:
        with zipfile.ZipFile(stream) as archive:
            files = [info for info in archive.infolist() if not info.is_dir()]
            if not files:
                raise NotRead(WhyCode.BROKEN)  # 22 bytes: a download that failed
            wanted = [info for info in files if _is_xml(info.filename)]
            if len(wanted) > _MOST_MEMBERS:
                raise NotRead(WhyCode.TOO_LARGE)
            if any(info.flag_bits & 1 for info in wanted):
                raise NotRead(WhyCode.ENCRYPTED)
            members = tuple(_members(archive, wanted))
    except BROKEN as cause:
        raise NotRead(WhyCode.BROKEN) from cause
    return ZipFacts(_paired(members), len(files) - len(wanted))


def read_member(stream: BinaryIO, name: str, fingerprint: Fingerprint) -> bytes | None:
    """Give the bytes of the member that is called *name* and has this fingerprint.

    ``None`` if there is none: the ZIP has changed. A name may occur twice in a ZIP.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            for info in archive.infolist():
                if info.filename == name and info.file_size == fingerprint.size:
                    content = _content(archive, info, _LARGEST_MEMBER)
                    if fingerprint_of(content) == fingerprint:
                        return content
    except (NotRead, *BROKEN):
        return None
    return None


def _check_directory(stream: BinaryIO) -> None:
    """Refuse a directory of millions of entries before ``zipfile`` makes objects of them."""
    end = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, end - _LONGEST_END))
    tail = stream.read()
    at = tail.rfind(_END_MARK)
    if at < 0 or len(tail) - at < _END.size:
        raise NotRead(WhyCode.BROKEN)
    _, size = _END.unpack_from(tail, at)
    if size > _MOST_DIRECTORY:
        raise NotRead(WhyCode.TOO_LARGE)
    stream.seek(0)


def _is_xml(name: str) -> bool:
    return name.lower().endswith(".xml") and not name.startswith("__MACOSX/")


def _members(archive: zipfile.ZipFile, wanted: list[zipfile.ZipInfo]) -> Iterator[MemberFacts]:
    left = _MOST_BYTES
    for info in wanted:
        content = _content(archive, info, min(left, _LARGEST_MEMBER))
        left -= len(content)
        facts, refusal = _read(content)
        sha256 = base64.b64encode(hashlib.sha256(content).digest()).decode()
        yield MemberFacts(info.filename, fingerprint_of(content), sha256, facts, refusal)


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise NotRead(WhyCode.BROKEN)  # the others can ask for gigabytes to be unpacked
    with archive.open(info) as member:
        content = member.read(most + 1)
    if len(content) > most:
        raise NotRead(WhyCode.TOO_LARGE)
    return content


def _read(content: bytes) -> tuple[XmlFacts | None, WhyCode | None]:
    if content_type(content[:4096], ".xml") is ContentType.ERROR_PAGE:
        return None, WhyCode.ERROR_PAGE
    try:
        return read_efactura(io.BytesIO(content)), None
    except NotRead as refusal:
        return None, refusal.why.code


def _paired(members: tuple[MemberFacts, ...]) -> tuple[MemberFacts, ...]:
    """Bring each seal together with its document: by the number in their names, else by digest."""
    paired = list(members)
    for at, member in enumerate(members):
        if (invoice := _sealed(at, member, members)) is None:
            continue
        seal = _checked(member, members[invoice])
        paired[at] = replace(paired[at], seal=seal, seals=invoice)
        paired[invoice] = replace(paired[invoice], seal=seal, sealed_by=at)
    return tuple(paired)


def is_seal(member: MemberFacts) -> bool:
    """Whether the member is a seal, of the ministry's or of its test system."""
    facts = member.facts
    return facts is not None and (facts.type is XmlType.SEAL or facts.sealed)


def _sealed(at: int, member: MemberFacts, members: tuple[MemberFacts, ...]) -> int | None:
    if not is_seal(member):
        return None
    documents = [place for place, other in enumerate(members) if place != at and not is_seal(other)]
    if member.facts and member.facts.digest:
        for place in documents:
            if members[place].sha256 == member.facts.digest:
                return place
    index, folder = index_in_name(member.name), member.name.rpartition("/")[0]
    for place in documents:
        name = members[place].name
        if index and index_in_name(name) == index and name.rpartition("/")[0] == folder:
            return place
    return documents[0] if len(documents) == 1 and len(members) == 2 else None  # noqa: PLR2004


def _checked(seal: MemberFacts, document: MemberFacts) -> Seal:
    """Compare the digest. That of ANAF's test system is over something else: it proves nothing."""
    if seal.facts is None or seal.facts.sealed or seal.facts.digest is None:
        return Seal.CANNOT_CHECK
    return Seal.PROVED if seal.facts.digest == document.sha256 else Seal.DOES_NOT_MATCH
