"""Every odd XML and ZIP is what it is, or is refused by name, within the limits; counted here."""

from __future__ import annotations

import time

import pytest

from gsmos_tray.documents.document import Shop
from gsmos_tray.documents.limits import PROCESSOR_SECONDS
from gsmos_tray.documents.reader import Reader
from gsmos_tray.documents.recognition import recognise_bytes
from tests.documents.oddities import HOSTILE, MEANT, ODDITIES, WRITTEN, ZIPS
from tests.documents.spv import SHOP

ME = Shop(SHOP)


def test_there_are_more_than_thirty_and_none_is_there_twice():
    assert (len(WRITTEN), len(MEANT), len(HOSTILE), len(ZIPS)) == (26, 20, 14, 20)
    assert len({it.name for it in ODDITIES}) == len({it.content for it in ODDITIES}) == 80


@pytest.fixture(scope="module")
def reader(rules):
    with Reader(rules) as reader:
        yield reader


@pytest.mark.parametrize("it", ODDITIES, ids=lambda it: it.name)
def test_it_is_what_it_is_in_the_reading_process_too(rules, reader, tmp_path, it):
    path = tmp_path / it.file
    path.write_bytes(it.content)
    reader.prepare()
    process, began = reader.pid, time.monotonic()
    read = reader.read(path, ME)
    took = time.monotonic() - began
    found = read.recognition
    assert (found.kind, found.why.code, found.fields.number) == (it.kind, it.why, it.number)
    assert read == recognise_bytes(it.content, it.file, rules, ME)
    assert reader.pid == process  # which it did not end
    assert took < 4 * PROCESSOR_SECONDS
