"""ZIPs from SPV: kept as they are, read safely, their seals checked."""

from __future__ import annotations

import contextlib
import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gsmos_tray.documents import spv_zip
from gsmos_tray.documents.document import Seal, Shop, WhyCode
from gsmos_tray.documents.fingerprints import fingerprint_of
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.recognition import recognise_bytes
from gsmos_tray.documents.refusals import NotRead
from gsmos_tray.documents.spv_zip import read_member, read_zip
from tests.documents.spv import SHOP, invoice, refused, seal, test_seal, zipped

XML = invoice().encode()
ME = Shop(SHOP)


@pytest.fixture
def read(rules):
    def recognise(content, name="descarcare.zip"):
        return recognise_bytes(content, name, rules, ME)

    return recognise


@pytest.mark.parametrize("turned", [False, True])
def test_a_download_is_an_archive_and_two_documents(read, turned):
    members = [("4186086961.xml", XML), ("semnatura_4186086961.xml", seal(XML))]
    reading = read(zipped(*(reversed(members) if turned else members)))
    whole = reading.recognition
    assert (whole.kind, whole.why.code) == (Kind.SPV_ARCHIVE, WhyCode.SPV_ZIP)
    assert (whole.seal, whole.fields.upload_index) == (Seal.PROVED, "4186086961")
    assert whole.fields.number == "SMB 0042"
    kinds = {member.name: member.recognition.kind for member in reading.members}
    assert kinds == {
        "4186086961.xml": Kind.EFACTURA_ISSUED,
        "semnatura_4186086961.xml": Kind.EFACTURA_SEAL,
    }
    assert {member.recognition.fields.number for member in reading.members} == {"SMB 0042"}
    assert {member.fingerprint for member in reading.members} == {
        fingerprint_of(content) for _, content in members
    }


def test_a_changed_invoice_does_not_match_its_seal(read):
    changed = XML.replace(b"1067.65", b"9067.65")
    reading = read(zipped(("41860.xml", changed), ("semnatura_41860.xml", seal(XML))))
    assert reading.recognition.seal is Seal.DOES_NOT_MATCH
    assert {member.recognition.seal for member in reading.members} == {Seal.DOES_NOT_MATCH}


def test_the_seal_of_the_test_system_proves_nothing(read):
    members = ("5004111924.xml", XML), ("semnatura_5004111924.xml", test_seal(invoice()))
    reading = read(zipped(*members))
    assert reading.recognition.seal is Seal.CANNOT_CHECK
    assert [member.recognition.kind for member in reading.members] == [
        Kind.EFACTURA_ISSUED,
        Kind.EFACTURA_SEAL,
    ]


def test_a_refused_invoice_comes_zipped_too(read):
    reading = read(zipped(("3828.xml", refused()), ("semnatura_3828.xml", seal(refused()))))
    assert reading.recognition.kind is Kind.SPV_ARCHIVE
    assert (reading.recognition.fields.upload_index, reading.recognition.seal) == (
        "3828",
        Seal.PROVED,
    )
    assert reading.members[0].recognition.kind is Kind.EFACTURA_ERROR


def test_several_invoices_in_folders_are_all_found(read):
    first, second = invoice(number="A 1").encode(), invoice(number="A 2").encode()
    reading = read(
        zipped(
            ("luna/", b""),
            ("luna/1001.xml", first),
            ("luna/semnatura_1001.xml", seal(first)),
            ("luna/1002.xml", second),
            ("luna/semnatura_1002.xml", seal(second)),
            ("citeste.txt", b"nimic"),
        )
    )
    assert [member.recognition.fields.number for member in reading.members] == [
        "A 1",
        "A 1",
        "A 2",
        "A 2",
    ]
    assert {member.recognition.seal for member in reading.members} == {Seal.PROVED}
    assert (reading.recognition.fields.upload_index, reading.recognition.fields.number) == (
        None,
        None,
    )


def test_names_that_point_elsewhere_are_only_names(read):
    reading = read(zipped(("../../etc/4186.xml", XML), ("C:\\x\\semnatura_4186.xml", seal(XML))))
    assert next(member.name for member in reading.members) == "../../etc/4186.xml"
    assert reading.recognition.fields.upload_index == "4186"


def test_a_name_may_stand_for_two_members():
    other = invoice(number="SMB 0043").encode()
    with pytest.warns(UserWarning, match="Duplicate"):
        content = zipped(("1001.xml", XML), ("1001.xml", other))
    for member in (XML, other):
        assert read_member(io.BytesIO(content), "1001.xml", fingerprint_of(member)) == member
    assert read_member(io.BytesIO(content), "1001.xml", fingerprint_of(b"x")) is None


def test_a_member_whose_checksum_is_wrong_is_broken(read):
    content = zipped(("4186.xml", XML), method=zipfile.ZIP_STORED).replace(b"SMB", b"SMX")
    assert read(content).recognition.why.code is WhyCode.BROKEN


@pytest.mark.parametrize("content", [zipped(("4186.xml", XML))[:-30], zipped(), b"PK\3\4" * 8])
def test_a_broken_archive_that_is_called_like_an_upload_is_downloaded_again(read, content):
    found = read(content, "4186086961.zip").recognition
    assert (found.kind, found.faulty) == (Kind.SPV_ARCHIVE, True)


def test_an_error_page_in_the_place_of_the_invoice_is_downloaded_again(read):
    found = read(zipped(("4186.xml", b"<html>Request Rejected</html>"))).recognition
    assert (found.why.code, found.faulty) == (WhyCode.ERROR_PAGE, True)


def test_a_directory_of_millions_is_refused_unread():
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0, 0)
    with pytest.raises(NotRead) as refusal:
        read_zip(io.BytesIO(b"PK\x03\x04" + end))
    assert refusal.value.why.code is WhyCode.TOO_LARGE


def test_all_members_together_have_a_limit(monkeypatch):
    monkeypatch.setattr(spv_zip, "_MOST_BYTES", len(XML) + 10)
    with pytest.raises(NotRead) as refusal:
        read_zip(io.BytesIO(zipped(("1001.xml", XML), ("1002.xml", XML))))
    assert refusal.value.why.code is WhyCode.TOO_LARGE


WHOLE = zipped(("4186.xml", XML), ("semnatura_4186.xml", seal(XML)))


@settings(max_examples=150)
@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=8), st.integers(0, len(WHOLE)))
def test_any_damage_gives_facts_or_a_refusal(at, damage, end):
    content = (WHOLE[:at] + damage + WHOLE[at + len(damage) :])[: max(end, 4)]
    with contextlib.suppress(NotRead):
        assert len(read_zip(io.BytesIO(content)).members) <= 2
