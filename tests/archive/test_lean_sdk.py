from __future__ import annotations

import subprocess
import sys

import pytest

LOOK = """
import sys
import gsmos_tray.archive.dropbox_archive
import dropbox

def is_read(name):
    return "bb" in object.__getattribute__(sys.modules["dropbox." + name], "__dict__")

print(is_read("team_log"), is_read("team"), dropbox.team_log.EventType.__name__, is_read("files"))
"""


@pytest.mark.parametrize("first", ["", "import dropbox\n"])
def test_what_is_a_teams_is_read_when_it_is_used(first: str) -> None:
    command = [sys.executable, "-c", first + LOOK]
    answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert answer == [*[str(bool(first))] * 2, "EventType", "True"]


def test_without_what_guesses_encodings_a_text_is_utf_8_and_nothing_complains() -> None:
    script = """
import sys
sys.modules.update(dict.fromkeys(["chardet", "charset_normalizer"]))
import gsmos_tray.archive
import requests
answer = requests.Response()
answer._content = "ș".encode()
print(answer.text == "ș")
"""
    command = [sys.executable, "-W", "error", "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("True\n", "")


def test_the_collector_passes_by_what_was_imported() -> None:
    script = """
import gc
import gsmos_tray.archive.client
gc.collect()
print(len(gc.get_objects()) < gc.get_freeze_count() / 10)
"""
    command = [sys.executable, "-c", script]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "True\n"
