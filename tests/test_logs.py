"""The log: plain words, a few files, nothing personal, and never a reason to stop."""

from __future__ import annotations

import logging
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from gsmos_tray import logs

PRIVATE = "/home/ion.popescu/Factura Țurcanu 1850314400123.pdf"


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level, raising = list(root.handlers), root.level, logging.raiseExceptions
    levels = {name: logging.getLogger(name).level for name in logs._TALKATIVE}
    yield
    for handler in root.handlers:
        if handler not in handlers:
            handler.close()
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.raiseExceptions = raising
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log" / "gsmos-tray.log"


def fail() -> None:
    raise ValueError(PRIVATE)


def test_a_line_has_its_time_level_and_thread(path: Path) -> None:
    logs.write_to(path)
    logging.getLogger("gsmos_tray.engine").warning("delivery %d is set aside", 7)
    line = path.read_text("utf-8").strip()
    assert line.endswith("WARNING MainThread: delivery 7 is set aside")
    assert line[:2] == "20"


def test_an_exception_shows_where_and_what_kind_and_not_its_message(path: Path) -> None:
    logs.write_to(path)
    try:
        fail()
    except ValueError:
        logging.getLogger("x").exception("it failed")
    written = path.read_text("utf-8")
    assert "in fail" in written
    assert "ValueError" in written
    assert PRIVATE not in written


def test_the_causes_of_an_exception_are_not_told_either(path: Path) -> None:
    logs.write_to(path)
    try:
        try:
            fail()
        except ValueError as cause:
            raise RuntimeError(PRIVATE) from cause
    except RuntimeError:
        logging.getLogger("x").exception("it failed")
    assert PRIVATE not in path.read_text("utf-8")


def test_what_another_handler_made_of_an_exception_is_not_taken_over(path: Path) -> None:
    class Talkative(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            logging.Formatter().format(record)  # which keeps its text in the record

    logging.getLogger().addHandler(Talkative())
    logs.write_to(path)
    try:
        fail()
    except ValueError:
        logging.getLogger("x").exception("it failed")
    assert PRIVATE not in path.read_text("utf-8")


def test_the_folder_of_the_installation_is_not_told(path: Path) -> None:
    """A program that is installed for one user lies in a folder with the user's name."""
    logs.write_to(path)
    try:
        code = compile("1 / 0", "/home/ion.popescu/apps/gsmos_tray/engine/intake.py", "exec")
        exec(code)  # noqa: S102 - our own text, under another file's name
    except ZeroDivisionError:
        logging.getLogger("x").exception("it failed")
    written = path.read_text("utf-8")
    assert "  gsmos_tray/engine/intake.py, line 1" in written
    assert "popescu" not in written


def test_what_libraries_say_of_everyday_work_stays_out(path: Path) -> None:
    logs.write_to(path)
    for name in logs._TALKATIVE:
        logging.getLogger(f"{name}.inside").warning(PRIVATE)
    logging.getLogger("dropbox").error("an error is told")
    assert path.read_text("utf-8").count("\n") == 1


def test_old_files_make_room(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "_SIZE", 2_000)
    logs.write_to(path)
    for number in range(400):
        logging.getLogger("x").info("line %d", number)

    files = sorted(path.parent.iterdir())
    assert len(files) == 1 + logs._OLDER
    assert all(file.stat().st_size <= 2_000 for file in files)
    assert "line 399" in path.read_text()


def test_the_log_of_some_years_is_small() -> None:
    assert logs._SIZE * (1 + logs._OLDER) <= 10_000_000


def test_only_this_user_may_read_it(path: Path) -> None:
    logs.write_to(path)
    logging.getLogger("x").warning("it is there")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("place", ["a file is in the way", "a folder has its name"])
def test_without_a_place_to_write_the_program_runs_on(
    path: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if place == "a folder has its name":
        path.mkdir(parents=True)
    else:
        path.parent.write_text("")
    logs.write_to(path)
    logging.getLogger("x").warning("nobody will read this")
    assert capsys.readouterr().err == ""
