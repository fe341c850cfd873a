"""What can be asked of a profile's owner: each command is one call of the engine.

A command is a JSON object and so is each line of its answer, whether it travels over the local
socket or stays in one process. The last line is ``{"exit": code}``. Words are not put here but
where the lines are shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path
from threading import Event
from time import time
from typing import TYPE_CHECKING, Any

from gsmos_tray import archive_commands, errors, settings
from gsmos_tray.correct_command import correct
from gsmos_tray.diagnose_command import diagnose
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.engine.comparing import LOST, Comparison, Finding, Found
from gsmos_tray.engine.engine import Engine
from gsmos_tray.engine.status import AccountStatus, Counts
from gsmos_tray.ledger.overview import Wanted
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ledger.values import DeliveryId, FileState
from gsmos_tray.rearrange_command import rearrange
from gsmos_tray.recover_command import Asked, recover
from gsmos_tray.restore_command import restore
from gsmos_tray.settings import WatchedFolder
from gsmos_tray.ui.pages import consent_pages

if TYPE_CHECKING:
    from gsmos_tray.archive.linking import PastedConsent

Line = dict[str, Any]
Request = dict[str, Any]

DONE, NEEDS_PERSON, REFUSED, NOT_CONNECTED, UNREACHABLE, BUG = 0, 1, 2, 3, 4, 70
"""Exit codes."""

_NOT_CONNECTED = (
    errors.NotConnected,
    errors.LinkRevoked,
    errors.PermissionMissing,
    errors.AccountSuspended,
    errors.KeyringLocked,
    errors.KeyringAbsent,
    errors.KeyringSilent,
    errors.KeyringRefused,
    errors.AnotherAccount,
    errors.ConsentRefused,
    errors.ConsentTimedOut,
    errors.ConsentInvalid,
    errors.PortsBusy,
)
_UNREACHABLE = (errors.TryAgainLater, errors.CertificateUntrusted, errors.ProxyRefused)


def exit_code(error: errors.GsmosError) -> int:
    """Give the exit code of a command that ended with *error*."""
    match error:
        case errors.Refused() | errors.CannotStart():
            return REFUSED
        case _ if isinstance(error, _NOT_CONNECTED):
            return NOT_CONNECTED
        case _ if isinstance(error, _UNREACHABLE):
            return UNREACHABLE
        case _:
            return NEEDS_PERSON


def failed(error: errors.GsmosError) -> Line:
    """Put an error into a line."""
    facts = {name: str(fact) for name, fact in error.facts.items()}
    return {"error": {"code": error.code(), "facts": facts}, "exit": exit_code(error)}


class Commands:
    """The commands of one owner. Each call may run in a thread of its own.

    *show* brings the tray program's window to the front, *quit* ends it; a command's own process
    has neither: it ends by itself.
    """

    def __init__(
        self,
        engine: Engine,
        show: Callable[[], None] | None = None,
        quit: Callable[[], None] | None = None,
    ) -> None:
        self._engine = engine
        self._show = show
        self._quit = quit
        self._pasting: PastedConsent | None = None
        self._commands: dict[str, Callable[[Request, Event], Iterator[Line]]] = {
            "ping": self._ping,
            "show": self._show_window,
            "quit": self._end_program,
            "connect": self._connect,
            "paste_begin": self._paste_begin,
            "paste_finish": self._paste_finish,
            "disconnect": self._disconnect,
            "folder_add": self._folder_add,
            "folder_remove": self._folder_remove,
            "config_set": self._config_set,
            "sync": self._sync,
            "verify": self._verify,
            "recover": self._recover,
            "diagnose": self._diagnose,
        }
        self._commands |= {
            name: partial(carry_out, engine) for name, carry_out in _ABOUT_THE_ARCHIVE.items()
        }

    def answer(self, request: Request, stop: Event) -> Iterator[Line]:
        """Carry out *request*. Ends early, between two steps, once *stop* is set."""
        command = self._commands.get(str(request.get("command")))
        if command is None:
            unknown = errors.BadValue(
                name="command", value=str(request.get("command")), fault="not_a_choice",
                choices=" ".join(self._commands),
            )  # fmt: skip
            yield failed(unknown)
            return
        try:
            yield from command(request, stop)
        except errors.GsmosError as error:
            yield failed(error)

    def _ping(self, _request: Request, _stop: Event) -> Iterator[Line]:
        yield {"exit": DONE}

    def _show_window(self, _request: Request, _stop: Event) -> Iterator[Line]:
        if self._show is None:
            raise errors.ProfileInUse
        self._show()
        yield {"exit": DONE}

    def _end_program(self, _request: Request, _stop: Event) -> Iterator[Line]:
        if self._quit is not None:
            self._quit()
        yield {"exit": DONE}

    # -- the account -----------------------------------------------------------------------

    def _connect(self, request: Request, stop: Event) -> Iterator[Line]:
        consent = self._engine.browser_consent(consent_pages())
        yield {"open": consent.url}
        if stop.is_set():
            consent.cancel()
        yield _connected(self._linked(lambda: self._engine.wait_for(consent), request))
        yield {"exit": DONE}

    def _paste_begin(self, _request: Request, _stop: Event) -> Iterator[Line]:
        self._pasting = self._engine.pasted_consent()
        yield {"paste": self._pasting.url}
        yield {"exit": DONE}

    def _paste_finish(self, request: Request, _stop: Event) -> Iterator[Line]:
        if self._pasting is None:
            raise errors.ConsentInvalid
        token = self._pasting.finish(str(request["code"]))
        self._pasting = None
        yield _connected(self._linked(lambda: self._engine.link(token), request))
        yield {"exit": DONE}

    def _linked(self, link: Callable[[], AccountStatus], request: Request) -> AccountStatus:
        """Link an account; another one than before only if *request* says to begin anew."""
        try:
            return link()
        except errors.AnotherAccount:
            if request.get("anew"):
                return self._engine.begin_anew()
            self._engine.drop_another()
            raise

    def _disconnect(self, _request: Request, _stop: Event) -> Iterator[Line]:
        self._engine.unlink()
        yield {"connected": False}
        yield {"exit": DONE}

    # -- choices ---------------------------------------------------------------------------

    def _folder_add(self, request: Request, _stop: Event) -> Iterator[Line]:
        since = request.get("from")
        folder = WatchedFolder(
            path=Path(str(request["path"])),
            mixed=bool(request.get("mixed")),
            since=_date(str(since)) if since else None,
            polled=True if request.get("poll") else None,
        )
        self._engine.add_folder(folder)
        yield {"added": str(folder.path)}
        yield {"exit": DONE}

    def _folder_remove(self, request: Request, _stop: Event) -> Iterator[Line]:
        path = Path(str(request["path"]))
        self._engine.remove_folder(path)
        yield {"removed": str(path)}
        yield {"exit": DONE}

    def _config_set(self, request: Request, _stop: Event) -> Iterator[Line]:
        option = option_named(str(request["name"]))
        chosen = self._engine.change(lambda now: option.write(now, str(request["value"])))
        yield {"name": option.name, "value": option.read(chosen)}
        yield {"exit": DONE}

    # -- work ------------------------------------------------------------------------------

    def _sync(self, _request: Request, stop: Event) -> Iterator[Line]:
        began = time()
        self._engine.check_connected()
        self._engine.sync(stop)
        for _ in range(_MOST_RESTS):
            rest = self._engine.asked_to_rest()
            if not rest or stop.wait(rest):
                break
            self._engine.sync(stop)
        if (stopped := self._engine.stopped_by()) is not None:
            yield failed(stopped)
            return
        compared = self._engine.compare()
        restored = set(self._engine.bring_back(stop))
        if restored:
            compared = self._engine.compare()
        yield from self._told(compared, restored, began)

    def _verify(self, _request: Request, _stop: Event) -> Iterator[Line]:
        yield from self._told(self._engine.compare(), set(), time())

    def _recover(self, request: Request, stop: Event) -> Iterator[Line]:
        asked, code = Asked.of(request), DONE
        for line in recover(self._engine, asked, stop):
            code = NEEDS_PERSON if line["finding"] == "gone" else code
            yield line
        yield {"exit": code}

    def _diagnose(self, request: Request, _stop: Event) -> Iterator[Line]:
        report, code = request.get("report"), DONE
        for line in diagnose(self._engine, Path(str(report)) if report else None):
            code = NEEDS_PERSON if line.get("well") is False else code
            yield line
        yield {"exit": code}

    def _told(
        self, compared: Comparison, restored: set[DeliveryId], began: float
    ) -> Iterator[Line]:
        """Give a line for each finding, then the summary and whether the archive is complete.

        Where much is gone at once that is one line, and the question that it raises.
        """
        rows = {row.content_hash: row for row in self._engine.reports.documents(Wanted())}
        counted: Counter[str] = Counter()
        for finding in compared.findings:
            row = rows[finding.delivery.fingerprint.content_hash]
            told = _told_as(finding, row, restored, began)
            counted[told] += 1
            if told != Found.IN_PLACE and not (told == Found.GONE and compared.many_gone):
                lies = str(finding.listed.path) if finding.listed else None
                yield _finding(told, row, lies if told == Found.ELSEWHERE else None)
        for copy in compared.copies:
            row = rows[copy.fingerprint.content_hash]
            yield _finding("copy", row, str(copy.path))
        pending = [row for row in rows.values() if row.id is not None and _is_pending(row)]
        yield from (_finding("failed", row, row.reason) for row in pending)
        summary = _summary(counted, compared, self._engine.status().documents, pending)
        complete = not any(summary[name] for name in _INCOMPLETE)
        if compared.many_gone and (question := self._engine.stopped_by()) is not None:
            yield {**failed(question), "exit": NEEDS_PERSON}
        yield {"summary": summary, "complete": complete}
        yield {"exit": DONE if complete else NEEDS_PERSON}


_ABOUT_THE_ARCHIVE: dict[str, Callable[[Engine, Request, Event], Iterator[Line]]] = {
    "correct": correct,
    "rearrange": rearrange,
    "restore": restore,
    "history": archive_commands.history,
    "link": archive_commands.link,
    "share": archive_commands.share,
    "open": archive_commands.open_in_dropbox,
    "settings_import": archive_commands.import_settings,
}

_MOST_RESTS = 10  # of a minute or two each: where no tray runs, nobody else would go on

_INCOMPLETE = ("gone", "altered", "failed", "waiting", "set_aside")


def chooses_autostart(request: Request) -> bool:
    """Tell whether *request* says whether to start with the computer, be it as it was before.

    What the system has may differ from the setting: an uninstall takes the entry away.
    """
    return request.get("command") == "config_set" and request.get("name") == "general.autostart"


def option_named(name: str) -> settings.Option:
    """Find a setting by its dotted name. Raises BadValue."""
    known = settings.options(tuple(Kind))
    if name not in known:
        raise errors.BadValue(name=name, value=name, fault="no_such_option")
    return known[name]


def _connected(account: object) -> Line:
    return {
        "connected": True,
        "account": {name: getattr(account, name) for name in ("name", "email", "plan")},
    }


def _date(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day, not a moment
    except ValueError:
        raise errors.BadValue(name="--from", value=text, fault="not_a_date") from None


def _finding(found: str, row: DocumentRow, detail: str | None = None) -> Line:
    return {
        "finding": str(found),
        "archive_path": row.archive_path,
        "file": row.file,
        "detail": detail,
    }


def _told_as(finding: Finding, row: DocumentRow, restored: set[DeliveryId], began: float) -> str:
    """Name what a finding is to the person: what this run sent or brought back is in place too."""
    if finding.found is Found.IN_PLACE:
        if finding.delivery.id in restored:
            return "restored"
        if row.archived_at is not None and row.archived_at >= began:
            return "sent"
    return str(finding.found)


def _is_pending(row: DocumentRow) -> bool:
    """Tell whether a document is not archived, for another reason than being lost in Dropbox."""
    return row.state in {FileState.WAITING, FileState.SET_ASIDE} and row.reason not in LOST


def _summary(
    counted: Counter[str], compared: Comparison, documents: Counts, pending: list[DocumentRow]
) -> dict[str, int]:
    found = ("sent", "elsewhere", "gone", "altered", "restored")
    return {
        **{name: counted[name] for name in found},
        "failed": len(pending),
        "in_place": counted["in_place"] + counted["sent"] + counted["restored"],
        "copy": len(compared.copies),
        "not_ours": compared.not_ours,
        "waiting": documents.waiting,
        "set_aside": documents.set_aside,
    }
