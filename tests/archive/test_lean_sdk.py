from __future__ import annotations

import subprocess
import sys

import pytest

LOOK = """
import sys
import gsmos_tray.archive
import dropbox
module = sys.modules["dropbox.team_log"]
print("EventType" in object.__getattribute__(module, "__dict__"))
print(module.EventType.__name__)
"""


@pytest.mark.parametrize("first", ["", "import dropbox\n"])
def test_a_teams_log_is_read_when_it_is_used(first: str) -> None:
    command = [sys.executable, "-c", first + LOOK]
    answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert answer == [str(bool(first)), "EventType"]


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
