"""The log: plain words, a few files, nothing personal, and never a reason to stop."""

from __future__ import annotations

import ast
import logging
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from gsmos_tray import logs

PRIVATE = "/home/ion.popescu/Factura Țurcanu 1850314400123.pdf"


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, raising = list(root.handlers), logging.raiseExceptions
    ours = logging.getLogger("gsmos_tray")
    level = ours.level
    yield
    for handler in root.handlers:
        if handler not in handlers:
            handler.close()
    root.handlers[:] = handlers
    ours.setLevel(level)
    logging.raiseExceptions = raising


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
        logging.getLogger("gsmos_tray.x").exception("it failed")
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
        logging.getLogger("gsmos_tray.x").exception("it failed")
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
        logging.getLogger("gsmos_tray.x").exception("it failed")
    assert PRIVATE not in path.read_text("utf-8")


@pytest.mark.parametrize(
    "installed", ["/home/ion.popescu/apps/", "/home/gsmos_tray/popescu/", "C:\\popescu\\"]
)
def test_the_folder_of_the_installation_is_not_told(path: Path, installed: str) -> None:
    """A program that is installed for one user lies in a folder with the user's name."""
    logs.write_to(path)
    try:
        code = compile("1 / 0", installed + "gsmos_tray/engine/intake.py", "exec")
        exec(code)  # noqa: S102 - our own text, under another file's name
    except ZeroDivisionError:
        logging.getLogger("gsmos_tray.x").exception("it failed")
    written = path.read_text("utf-8")
    assert "  gsmos_tray/engine/intake.py, line 1" in written
    assert "popescu" not in written


@pytest.mark.parametrize("detailed", [False, True])
def test_of_what_libraries_say_only_the_place_of_an_error_is_kept(
    path: Path, *, detailed: bool
) -> None:
    logs.write_to(path)
    logs.be_detailed(on=detailed)
    for name in ("dropbox", "urllib3.connectionpool", "apscheduler", "watchdog", "someone_else"):
        logging.getLogger(name).warning(PRIVATE)
    logging.getLogger("dropbox").error("%s is not there", PRIVATE)
    [line] = path.read_text("utf-8").splitlines()
    assert "an error in dropbox, line " in line
    assert PRIVATE not in line


def test_whoever_listens_to_a_library_still_hears_it(path: Path) -> None:
    """watchdog tells that events were lost by a warning, and in no other way."""
    heard = []

    class Listens(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

    listening = Listens(logging.WARNING)
    logging.getLogger("watchdog").addHandler(listening)
    try:
        logs.write_to(path)
        logging.getLogger("watchdog.observers.inotify_c").warning("Inotify queue overflowed")
    finally:
        logging.getLogger("watchdog").removeHandler(listening)
    assert heard == ["Inotify queue overflowed"]


def test_details_are_written_down_from_the_moment_on_which_they_are_asked_for(path: Path) -> None:
    logs.write_to(path)
    ours = logging.getLogger("gsmos_tray.engine.sending")
    ours.debug("delivery 1 goes")
    logs.be_detailed(on=True)
    ours.debug("delivery 2 goes")
    logs.be_detailed(on=False)
    ours.debug("delivery 3 goes")
    [line] = path.read_text("utf-8").splitlines()
    assert line.endswith("delivery 2 goes")


def test_old_files_make_room(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "_SIZE", 2_000)
    logs.write_to(path)
    for number in range(400):
        logging.getLogger("gsmos_tray.x").info("line %d", number)

    files = sorted(path.parent.iterdir())
    assert len(files) == 1 + logs._OLDER
    assert all(file.stat().st_size <= 2_000 for file in files)
    assert "line 399" in path.read_text()


def test_the_log_of_some_years_is_small() -> None:
    assert logs._SIZE * (1 + logs._OLDER) <= 10_000_000


def test_only_this_user_may_read_it(path: Path) -> None:
    logs.write_to(path)
    logging.getLogger("gsmos_tray.x").warning("it is there")
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
    logging.getLogger("gsmos_tray.x").warning("nobody will read this")
    assert capsys.readouterr().err == ""


_HARMLESS = re.compile(
    r"[\w.]+\.code\(\)|type\(\w+\)\.__name__|__version__|_sayable\(cause\)"
    r"|thing|event\.event_type"  # words of ours and of watchdog's
    r"|error\.name|error\.strerror|self\._server\.errorString\(\)"  # kinds of errors
    r"|args\[0\]\.name"  # a route of Dropbox's
    r"|code|trace"  # an error's code; what ``without_folders`` gave
)
_FILLED = re.compile(r"%(?:\.\d)?([a-z])")


def _log_calls() -> Iterator[tuple[str, ast.Call]]:
    for path in Path(logs.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("_log."):
                yield f"{path.name}:{node.lineno}", node


def test_only_numbers_and_codes_are_filled_into_a_line() -> None:
    """A name can only get into the log through a line that is read here."""
    calls = list(_log_calls())
    assert len(calls) > 50
    for place, call in calls:
        sentence, *filled = call.args
        assert isinstance(sentence, ast.Constant), place
        forms = _FILLED.findall(str(sentence.value))
        assert len(forms) == len(filled), place
        for form, what in zip(forms, filled, strict=True):
            assert form in "df" or _HARMLESS.fullmatch(ast.unparse(what)), place
