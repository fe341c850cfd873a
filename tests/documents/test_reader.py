"""The reading process: what a hostile file can do there costs that file alone."""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import subprocess
import sys
import zipfile
import zlib
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace

import pytest

from gsmos_tray import errors
from gsmos_tray.documents import reader as module
from gsmos_tray.documents import wire
from gsmos_tray.documents.document import Shop, WhyCode
from gsmos_tray.documents.fingerprints import fingerprint_of
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.reader import Reader
from gsmos_tray.documents.recognition import recognise_bytes
from tests.documents.papers import money_papers
from tests.documents.papers.canvas import Reportlab
from tests.documents.spv import SHOP, invoice, seal, zipped

ME = Shop(SHOP)
XML = invoice().encode()
ZIP = zipped(("4186086961.xml", XML), ("semnatura_4186086961.xml", seal(XML)))


@pytest.fixture(scope="module")
def shared(rules):
    with Reader(rules) as reader:
        yield reader


@pytest.fixture
def saved(tmp_path):
    def save(name, content):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return save


def drawn():
    canvas = Reportlab()
    money_papers.PAPERS[0].draw(canvas)
    return canvas.done()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.zip", ZIP),
        ("4186086961.xml", XML),
        ("a.pdf", drawn()),
        ("Factura_1.jpg", b"\xff\xd8\xff"),
    ],
)
def test_the_process_says_what_the_pure_function_says(shared, rules, saved, name, content):
    path = saved(name, content)
    assert shared.read(path, ME) == recognise_bytes(content, name, rules, ME)


def test_what_is_not_there_and_what_is_no_file_is_said(shared, tmp_path, saved):
    with pytest.raises(errors.SourceVanished):
        shared.read(tmp_path / "gone.pdf", ME)
    with pytest.raises(errors.SourceVanished):
        shared.read(saved("file", b"") / "below.pdf", ME)
    with pytest.raises(errors.SourceUnreadable):
        shared.read(tmp_path, ME)


def test_a_pipe_in_the_folder_is_not_waited_for(shared, tmp_path):
    os.mkfifo(tmp_path / "Factura_1.pdf")
    with pytest.raises(errors.SourceUnreadable):
        shared.read(tmp_path / "Factura_1.pdf", ME)


def test_a_member_is_given_as_it_is_or_the_zip_has_changed(shared, saved):
    path = saved("a.zip", ZIP)
    assert shared.member(path, "4186086961.xml", fingerprint_of(XML)) == XML
    with pytest.raises(errors.SourceChanged):
        shared.member(path, "4186086961.xml", fingerprint_of(XML + b" "))


def test_previews_are_made_there_too(shared, saved):
    assert shared.page(saved("a.pdf", drawn()), 0, 200).startswith(b"\x89PNG")
    assert shared.page(saved("b.pdf", drawn()), 9, 200) is None
    assert shared.page(saved("c.pdf", b"%PDF- broken"), 0, 200) is None
    assert shared.page(saved("d.xml", XML), 0, 200) is None
    assert shared.invoice(saved("a.zip", ZIP)).fields.number == "SMB 0042"
    assert shared.invoice(saved("e.xml", XML)).lines[0].name == "Display"
    assert shared.invoice(saved("f.xml", b"<broken")) is None


def test_a_photo_is_drawn(shared, saved, qapp):
    from PySide6.QtCore import QBuffer, QIODevice  # noqa: PLC0415
    from PySide6.QtGui import QImage  # noqa: PLC0415

    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(0xFF8800)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG")
    png = shared.page(saved("a.jpg", buffer.data().data()), 0, 30)
    seen = QImage.fromData(png)
    assert (seen.width(), seen.height()) == (30, 20)
    red, green, blue, _ = seen.pixelColor(10, 10).getRgb()
    assert red > 240
    assert 120 < green < 150
    assert blue < 20


def test_the_process_starts_late_rests_and_comes_back(rules, saved):
    path = saved("4186086961.xml", XML)
    with Reader(rules) as reader:
        assert reader.pid is None
        reader.prepare()
        first = reader.pid
        assert reader.read(path, ME).recognition.kind is Kind.EFACTURA_ISSUED
        assert reader.pid == first
        reader.rest()
        assert reader.pid is None
        assert reader.read(path, ME).recognition.kind is Kind.EFACTURA_ISSUED
        assert reader.pid != first
        last = reader.pid
    with pytest.raises(ProcessLookupError):
        os.kill(last, 0)


@pytest.mark.skipif(os.name == "nt", reason="there Python starts nothing beside it")
def test_nothing_is_left_running_once_the_last_process_rests(tmp_path):
    program = tmp_path / "program.py"
    program.write_text(_TWO_READERS, encoding="utf-8")
    told = subprocess.run([sys.executable, program], capture_output=True, text=True, check=True)
    both, one, none, again = told.stdout.split()
    assert int(both) > int(one) > 0
    assert none == "0"
    assert again == one


_TWO_READERS = """
import os
from pathlib import Path
from gsmos_tray.documents.reader import Reader
from gsmos_tray.documents.rules import Rules
from gsmos_tray.locations import resource

def children():
    tasks = Path(f"/proc/{os.getpid()}/task").iterdir()
    print(sum(len((task / "children").read_text().split()) for task in tasks))

if __name__ == "__main__":
    rules = Rules.load(resource("rules/rules.toml"), None)
    first, second = Reader(rules), Reader(rules)
    first.prepare()
    second.prepare()
    children()
    first.rest()
    children()
    second.rest()
    children()
    first.prepare()
    children()
    first.rest()
"""


@pytest.mark.skipif(os.name == "nt", reason="there the job says it, see tests/windows.md")
def test_reading_goes_last(rules, tmp_path):
    path = tmp_path / "a.xml"
    path.write_text(invoice(), "utf-8")
    with Reader(rules) as reader:
        reader.read(path, Shop())
        own = os.getpriority(os.PRIO_PROCESS, 0)
        assert os.getpriority(os.PRIO_PROCESS, reader.pid) > own


def test_a_process_that_was_killed_is_replaced(rules, saved):
    with Reader(rules) as reader:
        reader.read(saved("4186086961.xml", XML), ME)
        os.kill(reader.pid, signal.SIGTERM)
        told = reader.read(saved("Factura_12.pdf", drawn()), ME).recognition
        again = reader.read(saved("Factura_12.pdf", drawn()), ME).recognition
        assert Kind.INVOICE is told.kind is again.kind
        assert again.fields.number == "SMB 0042"


def forms(*, deep, wide):
    """Make a page that draws a form that draws a form …, each *wide* times."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R"
        b"/Resources<</XObject<</F 6 0 R>>/Font<</T 4 0 R>>>>>>",
        4: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        5: b"<</Length 4>>stream\n/F Do\nendstream",
    }
    for number in range(6, 6 + deep):
        last = number == 5 + deep
        content = b"BT /T 9 Tf 40 700 Td (FACTURA) Tj ET " if last else b"/F Do " * wide
        inner = b"" if last else b"/XObject<</F %d 0 R>>" % (number + 1)
        objects[number] = (
            b"<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<<%s/Font<</T 4 0 R>>>>"
            b"/Length %d>>stream\n%s\nendstream" % (inner, len(content), content)
        )
    return assembled(objects)


def assembled(objects):
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = {}
    for number, content in objects.items():
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % places[number] for number in sorted(places))
    out.write(
        b"trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    )
    return out.getvalue()


def swollen(megabytes):
    """Make a page whose content is *megabytes* of text once it is unpacked."""
    piece = b"BT /T 9 Tf 40 700 Td (FACTURA) Tj ET\n"
    packer = zlib.compressobj(9)
    packed = b"".join(
        packer.compress(piece * 1000) for _ in range(megabytes * 1_000_000 // (1000 * len(piece)))
    )
    packed += packer.flush()
    return assembled(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R"
            b"/Resources<</Font<</T 4 0 R>>>>>>",
            4: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            5: b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
        }
    )


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(forms(deep=12, wide=12), id="forms in forms"),
        pytest.param(swollen(400), id="a swollen page"),
    ],
)
def test_what_takes_too_much_goes_by_its_name_and_the_next_is_read(rules, saved, content):
    with Reader(rules) as reader:
        told = reader.read(saved("Factura_12.pdf", content), ME).recognition
        assert (told.kind, told.fields.number) == (Kind.INVOICE, "12")
        assert told.why.code is WhyCode.READER_GAVE_UP
        unnamed = reader.read(saved("x.pdf", content), ME).recognition
        assert (unnamed.kind, unnamed.why.code) == (Kind.UNKNOWN, WhyCode.READER_GAVE_UP)
        assert reader.read(saved("4186.xml", XML), ME).recognition.kind is Kind.EFACTURA_ISSUED


def endless_colour():
    """Make a page whose colour is computed, for each dot anew, by a program of 80,000 steps."""
    program = b"{" + b"sin cos " * 40_000 + b"dup}"
    return assembled(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R"
            b"/Resources<</Shading<</S 4 0 R>>>>>>",
            4: b"<</ShadingType 1/ColorSpace/DeviceRGB/Domain[0 600 0 800]/Function 6 0 R>>",
            5: b"<</Length 5>>stream\n/S sh\nendstream",
            6: b"<</FunctionType 4/Domain[0 600 0 800]/Range[0 1 0 1 0 1]/Length %d>>stream\n%s\n"
            b"endstream" % (len(program), program),
        }
    )


def test_a_page_that_takes_too_long_to_draw_has_no_preview(rules, saved):
    with Reader(rules) as reader:
        reader.prepare()
        before = reader.pid
        assert reader.page(saved("a.pdf", endless_colour()), 0, 600) is None
        assert reader.pid is None
        assert reader.page(saved("b.pdf", drawn()), 0, 200).startswith(b"\x89PNG")
        assert reader.pid != before


def test_a_bomb_in_a_zip_is_refused_within_the_limits(shared, saved):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("4186.xml", b" " * 200_000_000)
    shared.prepare()
    before = shared.pid
    found = shared.read(saved("bomb.zip", out.getvalue()), ME).recognition
    assert (found.kind, found.why.code) == (Kind.UNKNOWN, WhyCode.TOO_LARGE)
    assert shared.pid == before


def test_a_hundred_megabytes_of_xml_are_refused_within_the_limits(shared, saved):
    shared.prepare()
    before = shared.pid
    content = invoice()[:-10].encode() + b"<a:Note>" + b"x" * 100_000_000
    found = shared.read(saved("4186.xml", content), ME).recognition
    assert (found.kind, found.why.code) == (Kind.UNKNOWN, WhyCode.TOO_LARGE)
    assert shared.pid == before


def test_a_silent_process_is_ended(rules, saved):
    path = saved("Factura_12.pdf", drawn())
    with Reader(rules, silence=1) as reader:
        reader.read(path, ME)
        os.kill(reader.pid, signal.SIGSTOP)
        told = reader.read(path, ME).recognition
        assert not reader.fails_to_start  # it was this paper alone
        assert (told.kind, told.why.code) == (Kind.INVOICE, WhyCode.READER_GAVE_UP)
        assert reader.read(path, ME).recognition.why.code is WhyCode.TITLE


def test_where_no_process_can_be_started_names_have_to_do(rules, saved, monkeypatch):
    def refuse(*_: object):
        raise OSError(1455, "The paging file is too small")

    path = saved("Factura_12.pdf", drawn())
    with Reader(rules) as reader:
        with monkeypatch.context() as patched:
            patched.setattr(module, "spawn", refuse)
            reader.prepare()
            told = reader.read(path, ME).recognition
            assert (told.kind, told.why.code) == (Kind.INVOICE, WhyCode.READER_GAVE_UP)
            assert reader.fails_to_start
            with pytest.raises(errors.NothingIsRead):
                reader.check()
        reader.check()
        assert not reader.fails_to_start
        assert reader.read(path, ME).recognition.why.code is WhyCode.TITLE


def end_at_once(_: object) -> None:
    os._exit(3)


def test_one_that_dies_before_it_takes_its_end_of_the_pipe_is_not_waited_for(
    rules, saved, monkeypatch
):
    held = []

    def pipe() -> tuple[Connection, Connection]:
        ours, theirs = multiprocessing.Pipe()
        held.append(Connection(os.dup(theirs.fileno())))  # as Windows holds it
        return ours, theirs

    path = saved("Factura_12.pdf", drawn())
    with Reader(rules) as reader:
        with monkeypatch.context() as patched:
            patched.setattr(module, "multiprocessing", SimpleNamespace(Pipe=pipe))
            patched.setattr(module, "_read_in_child", end_at_once)
            assert reader.read(path, ME).recognition.why.code is WhyCode.READER_GAVE_UP
            assert reader.fails_to_start
        assert reader.read(path, ME).recognition.why.code is WhyCode.TITLE
        assert not reader.fails_to_start
    assert held


def test_the_process_holds_neither_screen_nor_network(rules, saved):
    with Reader(rules) as reader:
        reader.read(saved("a.pdf", drawn()), ME)
        maps = Path(f"/proc/{reader.pid}/maps").read_text()
    assert "pdfium" in maps
    assert "PySide6" not in maps
    assert "_ssl" not in maps


@pytest.mark.parametrize(
    "damage",
    [
        lambda answer: answer.pop("members"),
        lambda answer: answer["recognition"].update(kind="virus"),
        lambda answer: answer["recognition"].update(from_name=["__class__"]),
        lambda answer: answer["recognition"]["fields"].update(number="9" * 100_000),
        lambda answer: answer["recognition"]["fields"].update(total="many"),
        lambda answer: answer["recognition"]["fields"].update(issue_date="tomorrow"),
        lambda answer: answer["members"][0].update(hash="../../x"),
        lambda answer: answer["members"][0].update(size=-1),
        lambda answer: answer.update(members=[{}] * 5_000),
    ],
)
def test_an_answer_that_is_not_as_agreed_is_none(rules, damage):
    answer = wire.reading_to_json(recognise_bytes(ZIP, "a.zip", rules, ME))
    assert wire.reading_from_json(wire.loaded(wire.dumped(answer))).members
    damage(answer)
    with pytest.raises(ValueError):  # noqa: PT011 - whatever is wrong with it
        wire.reading_from_json(answer)
    with pytest.raises(ValueError):  # noqa: PT011
        wire.loaded(b"[" * 100_000)
