"""The command line: understands it, asks the profile's owner, and prints the answers.

With ``--json`` standard output is JSON lines alone; progress and logs go to standard error.
Commands that only read need no owner and no network.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import traceback
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn, TextIO

from gsmos_tray import __version__, app, archive_requests, commands, errors, reading, settings
from gsmos_tray.commands import DONE, NEEDS_PERSON, REFUSED, Line, Request
from gsmos_tray.disk import as_spelt_on_disk
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.ledger.values import FileState
from gsmos_tray.locations import Profile
from gsmos_tray.settings import Language
from gsmos_tray.ui import language

_log = logging.getLogger(__name__)

Command = Callable[[argparse.Namespace, Profile], int]


def run(arguments: list[str]) -> int:
    """Carry out one command; gives its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a windowed program has none
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    chosen = _parser().parse_args(arguments)
    profile = Profile.chosen(getattr(chosen, "profile", None))
    if chosen.run not in {_tray, _demo}:  # these have windows, and an application of their own
        language.speak(Language.AUTO)
    try:
        return int(chosen.run(chosen, profile))
    except errors.GsmosError as error:
        return _show([commands.failed(error)], chosen)
    except BrokenPipeError:
        return DONE  # whoever read our lines has had enough
    except KeyboardInterrupt:
        return NEEDS_PERSON
    except Exception:  # noqa: BLE001 - here the process begins: say it, and say that it is ours
        _log.critical("nobody caught this", exc_info=True)
        traceback.print_exc()
        return commands.BUG


# -- commands that ask the owner ---------------------------------------------------------------


def _tray(chosen: argparse.Namespace, profile: Profile) -> int:
    from gsmos_tray.tray_program import run_tray  # noqa: PLC0415 - a command loads no widgets

    return run_tray(profile, minimised=chosen.minimised)


def _demo(chosen: argparse.Namespace, _profile: Profile) -> int:
    from gsmos_tray.demo.door import run_demo  # noqa: PLC0415 - left out of the frozen program

    return run_demo(headless=chosen.headless)


def _quit(_chosen: argparse.Namespace, profile: Profile) -> int:
    app.quit_running(profile)
    return DONE


def _connect(chosen: argparse.Namespace, profile: Profile) -> int:
    if not chosen.paste:
        return _ask({"command": "connect", "anew": chosen.anew}, chosen, profile)
    with app.owner(profile) as ask:
        code = _show(ask({"command": "paste_begin"}), chosen)
        if code != DONE:
            return code
        request = {"command": "paste_finish", "anew": chosen.anew, "code": sys.stdin.readline()}
        return _show(ask(request), chosen)


def _disconnect(chosen: argparse.Namespace, profile: Profile) -> int:
    return _ask({"command": "disconnect"}, chosen, profile)


def _folders_add(chosen: argparse.Namespace, profile: Profile) -> int:
    request = {
        "command": "folder_add",
        "path": _absolute(chosen.path),
        "mixed": chosen.mixed,
        "from": chosen.since,
        "poll": chosen.poll,
    }
    return _ask(request, chosen, profile)


def _folders_remove(chosen: argparse.Namespace, profile: Profile) -> int:
    return _ask({"command": "folder_remove", "path": _absolute(chosen.path)}, chosen, profile)


def _config_set(chosen: argparse.Namespace, profile: Profile) -> int:
    request = {"command": "config_set", "name": chosen.name, "value": chosen.value}
    return _ask(request, chosen, profile)


def _settings_import(chosen: argparse.Namespace, profile: Profile) -> int:
    return _ask({"command": "settings_import", "path": _absolute(chosen.file)}, chosen, profile)


def _sync(chosen: argparse.Namespace, profile: Profile) -> int:
    return _ask({"command": "sync"}, chosen, profile)


def _verify(chosen: argparse.Namespace, profile: Profile) -> int:
    return _ask({"command": "verify"}, chosen, profile)


def _recover(chosen: argparse.Namespace, profile: Profile) -> int:
    # A name may be a path in the archive: only what is a file here is made absolute.
    names = [_absolute(it) if Path(it).exists() else it for it in chosen.name]
    request = {
        "command": "recover",
        "names": names,
        "all": chosen.all,
        "let_go": chosen.let_go,
        "moved_to": chosen.moved_to,
    }
    return _ask(request, chosen, profile)


def _correct(chosen: argparse.Namespace, profile: Profile) -> int:
    request = {
        "command": "correct",
        "path": _absolute(chosen.file),
        "kind": chosen.kind,
        "rule": chosen.rule or chosen.move_archived,
        "move": chosen.move_archived,
        "preview": chosen.preview,
    }
    return _ask(request, chosen, profile)


def _rearrange(chosen: argparse.Namespace, profile: Profile) -> int:
    request = {"command": "rearrange", "move": chosen.move, "leave": chosen.leave}
    return _ask(request, chosen, profile)


def _diagnose(chosen: argparse.Namespace, profile: Profile) -> int:
    report = _absolute(chosen.report) if chosen.report else None
    try:
        return _ask({"command": "diagnose", "report": report}, chosen, profile)
    except errors.CannotStart as error:  # when help is needed most
        if report is not None:
            from gsmos_tray.engine.support_report import write_bare_report  # noqa: PLC0415

            write_bare_report(Path(report), profile, error)
            _show([{"report": report}], chosen)
        raise


def _asking(request: Callable[[argparse.Namespace], Request]) -> Command:
    return lambda chosen, profile: _ask(request(chosen), chosen, profile)


def _ask(request: Request, chosen: argparse.Namespace, profile: Profile) -> int:
    with app.owner(profile) as ask:
        return _show(ask(request), chosen)


# -- commands that only read -------------------------------------------------------------------


def _status(chosen: argparse.Namespace, profile: Profile) -> int:
    line = reading.status_line(profile)
    _show([line], chosen)
    return NEEDS_PERSON if line["problem"] or line["documents"]["set_aside"] else DONE


def _documents(chosen: argparse.Namespace, profile: Profile) -> int:
    lines = reading.document_lines(
        profile,
        state=FileState(chosen.state) if chosen.state else None,
        kind=chosen.kind,
        month=chosen.month,
        search=chosen.search,
    )
    return _show(lines, chosen)


def _recognise(chosen: argparse.Namespace, profile: Profile) -> int:
    return _show(reading.recognised(profile, [Path(_absolute(f)) for f in chosen.file]), chosen)


def _why(chosen: argparse.Namespace, profile: Profile) -> int:
    return _show([reading.why_line(profile, Path(_absolute(chosen.file)))], chosen)


def _folders_list(chosen: argparse.Namespace, profile: Profile) -> int:
    return _show(reading.folder_lines(profile), chosen)


def _config_get(chosen: argparse.Namespace, profile: Profile) -> int:
    option = commands.option_named(chosen.name)
    value = option.read(settings.load(profile.settings))
    return _show([{"name": option.name, "value": value}], chosen)


def _config_list(chosen: argparse.Namespace, profile: Profile) -> int:
    stored = settings.load(profile.settings)
    options = settings.options(tuple(Kind)).values()
    return _show(({"name": it.name, "value": it.read(stored)} for it in options), chosen)


def _settings_export(chosen: argparse.Namespace, profile: Profile) -> int:
    path = Path(_absolute(chosen.file))
    reading.export_settings(profile, path)
    return _show([{"exported": str(path)}], chosen)


# -- showing -----------------------------------------------------------------------------------


def _show(lines: Iterable[Line], chosen: argparse.Namespace) -> int:
    """Print each line as it comes; gives the exit code that the last one names."""
    from gsmos_tray.ui import printing  # noqa: PLC0415 - the tray program prints nothing

    code = DONE
    for line in lines:
        code = line.pop("exit", code)
        if not line:
            continue
        if (url := line.get("open") or line.get("page")) is not None:
            app.open_url(url)
        if "progress" in line:
            _to(sys.stderr, printing.progress(line["progress"]))
        elif chosen.json:
            _to(
                sys.stdout,
                json.dumps(printing.with_sentences(line), ensure_ascii=False, default=str),
            )
        else:
            stream = sys.stderr if "error" in line else sys.stdout
            _to(stream, printing.words(line))
    return code


def _to(stream: TextIO | None, text: str) -> None:
    if stream is not None:
        print(text, file=stream, flush=True)


def _absolute(path: str) -> str:
    """Give the one path by which the owner knows what was typed."""
    absolute = Path(path).absolute()
    return str(as_spelt_on_disk(absolute) if sys.platform == "win32" else absolute)


# -- understanding -----------------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(REFUSED, f"{self.prog}: {message}\n")


_Below = argparse._SubParsersAction  # noqa: SLF001 - argparse gives it no public name


def _parser() -> argparse.ArgumentParser:  # noqa: PLR0915 - a list of the commands
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--profile", metavar="DIR", help="keep all state of this instance in DIR")
    common.add_argument("--json", action="store_true", help="print JSON lines")
    parser = _Parser(prog="gsmos-tray", parents=[common], description=__doc__.split("\n")[0])
    parser.add_argument("--version", action="version", version=f"gsmos-tray {__version__}")
    parser.add_argument("--minimised", action="store_true", help="start without a window")
    parser.set_defaults(run=_tray, json=False)
    below = parser.add_subparsers(title="commands", parser_class=_Parser, metavar="COMMAND")

    def add(
        name: str, to: Command, help: str, into: _Below[Any] = below
    ) -> argparse.ArgumentParser:
        sub: argparse.ArgumentParser = into.add_parser(name, parents=[common], help=help)
        sub.set_defaults(run=to)
        return sub

    if find_spec("gsmos_tray.demo") is not None:  # left out of the frozen program
        add("demo", _demo, "the whole program against a local Dropbox").add_argument(
            "--headless", action="store_true", help="without a screen: connect, archive, verify"
        )
    add("quit", _quit, "end the tray program, and wait until it has ended")
    connecting = add("connect", _connect, "link the owner's Dropbox account")
    connecting.add_argument("--paste", action="store_true", help="by a code that is pasted")
    connecting.add_argument(
        "--anew", action="store_true", help="begin the archive anew if it is another account"
    )
    add("disconnect", _disconnect, "give the authorisation back and forget it")
    add("sync", _sync, "one full pass to its end")
    add("verify", _verify, "compare the archive with what is known; send nothing")
    recovering = add("recover", _recover, "list what is gone from Dropbox, or bring it back")
    recovering.add_argument("name", nargs="*", help="a file, or a path in the archive")
    recovering.add_argument("--all", action="store_true", help="bring all of it back")
    recovering.add_argument("--let-go", action="store_true", help="it shall stay deleted")
    recovering.add_argument("--moved-to", metavar="FOLDER", help="the archive is called so now")
    archive_requests.add_to(lambda name, request, told: add(name, _asking(request), told))
    correcting = add("correct", _correct, "say what a document really is")
    correcting.add_argument("file")
    correcting.add_argument("kind")
    correcting.add_argument("--rule", action="store_true", help="from now on all named like it")
    correcting.add_argument(
        "--move-archived", action="store_true", help="with the rule: those in the archive, too"
    )
    correcting.add_argument("--preview", action="store_true", help="say it, and change nothing")
    rearranging = add("rearrange", _rearrange, "list what is recognised since it was archived")
    answer = rearranging.add_mutually_exclusive_group()
    answer.add_argument("--move", action="store_true", help="move it to where it belongs")
    answer.add_argument("--leave", action="store_true", help="it stays where it lies")
    add("diagnose", _diagnose, "look at everything that archiving needs").add_argument(
        "--report", metavar="FILE", help="write a ZIP for whoever helps, with nothing personal"
    )
    add("status", _status, "how things stand")
    _add_documents(add("documents", _documents, "list documents and files"))
    add("recognise", _recognise, "what the program makes of files").add_argument("file", nargs="+")
    add("why", _why, "the one state of a file, and why").add_argument("file")
    _add_folders(add, below)
    _add_config(add, below)
    return parser


def _add_documents(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--state", choices=list(FileState))
    sub.add_argument("--kind", choices=list(Kind))
    sub.add_argument("--month", metavar="YYYY-MM")
    sub.add_argument("--search", metavar="TEXT")


def _add_folders(add: Callable[..., argparse.ArgumentParser], below: _Below[Any]) -> None:
    folders = below.add_parser("folders", help="the watched folders")
    into = folders.add_subparsers(required=True, parser_class=_Parser, metavar="COMMAND")
    adding = add("add", _folders_add, "watch a folder", into)
    adding.add_argument("path")
    adding.add_argument("--mixed", action="store_true", help="archive only what is recognised")
    adding.add_argument("--from", dest="since", metavar="DATE", help="leave older files out")
    adding.add_argument("--poll", action="store_true", help="look regularly, do not listen")
    add("remove", _folders_remove, "watch a folder no longer", into).add_argument("path")
    add("list", _folders_list, "list the watched folders", into)


def _add_config(add: Callable[..., argparse.ArgumentParser], below: _Below[Any]) -> None:
    config = below.add_parser("config", help="the settings")
    into = config.add_subparsers(required=True, parser_class=_Parser, metavar="COMMAND")
    add("get", _config_get, "show one setting", into).add_argument("name")
    setting = add("set", _config_set, "change one setting", into)
    setting.add_argument("name")
    setting.add_argument("value")
    add("list", _config_list, "show all settings", into)
    carried = below.add_parser("settings", help="settings, own rules and corrections as one file")
    into = carried.add_subparsers(required=True, parser_class=_Parser, metavar="COMMAND")
    add("export", _settings_export, "write them into a file", into).add_argument("file")
    add("import", _settings_import, "work as such a file says", into).add_argument("file")
