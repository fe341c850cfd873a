"""The real keyring of a desktop, as a program of its own asks for it: unlocked, locked, none."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.desktop.rig import PASSWORD, Desktop

ROOT = Path(__file__).parents[2]

# Does what each line on stdin says, and tells what came of it.
PROGRAM = """
    import sys
    from gsmos_tray import errors
    from gsmos_tray.archive.tokens import KeyringTokens
    for line in sys.stdin:
        call, patience, *secret = line.split()
        if call == "new":
            tokens = KeyringTokens("gsmos-tray-test", "profile", float(patience))
            print("ready", flush=True)
            continue
        tokens._patience = float(patience)
        try:
            print(getattr(tokens, call)(*secret), flush=True)
        except errors.GsmosError as error:
            print(error.code(), flush=True)
    """


class Program:
    """A program of the desktop that uses the keyring."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def say(self, call: str, *secret: str, patience: float = 60) -> None:
        self._process.stdin.write(" ".join((call, str(patience), *secret)) + "\n")
        self._process.stdin.flush()

    def heard(self) -> str:
        return self._process.stdout.readline().strip()

    def does(self, call: str, *secret: str, patience: float = 60) -> str:
        self.say(call, *secret, patience=patience)
        return self.heard()


@contextmanager
def program_in(desktop: Desktop) -> Iterator[Program]:
    with subprocess.Popen(
        (sys.executable, "-c", textwrap.dedent(PROGRAM)),
        env={**desktop.environment, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            program = Program(process)
            assert program.does("new") == "ready"
            yield program
        finally:
            process.kill()


@pytest.mark.desktop(tray="none", notifications=False)
def test_an_unlocked_keyring_keeps_the_secret_for_the_next_program(desktop):
    with program_in(desktop) as first:
        assert first.does("read") == "None"
        assert first.does("write", "secret") == "None"
    with program_in(desktop) as second:
        assert second.does("read") == "secret"
        assert second.does("forget") == "None"
        assert second.does("forget") == "None"
        assert second.does("read") == "None"


@pytest.mark.desktop(tray="none", notifications=False)
def test_a_locked_keyring_is_silent_until_its_password_is_typed_and_then_answers(desktop):
    with program_in(desktop) as program:
        program.does("write", "secret")
    desktop.lock_keyring()

    with program_in(desktop) as program:
        assert program.does("read", patience=0.5) == "keyring_silent"
        desktop.hands.focus(desktop.hands.window("Unlock Login Keyring"))
        program.say("read")
        desktop.hands.type(PASSWORD)
        desktop.hands.keys("Return")
        assert program.heard() == "secret"


@pytest.mark.desktop(tray="none", notifications=False)
def test_whoever_cancels_the_prompt_is_told_that_the_keyring_is_locked(desktop):
    with program_in(desktop) as program:
        program.does("write", "secret")
    desktop.lock_keyring()

    with program_in(desktop) as program:
        program.say("write", "another")
        desktop.hands.focus(desktop.hands.window("Unlock Login Keyring"))
        desktop.hands.keys("Escape")
        assert program.heard() == "keyring_locked"


@pytest.mark.desktop(tray="none", notifications=False, keyring="none")
def test_without_a_keyring_there_is_nothing_to_wait_for(desktop):
    with program_in(desktop) as program:
        assert program.does("read") == "keyring_absent"
        assert program.does("write", "secret") == "keyring_absent"
