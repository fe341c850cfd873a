"""What the ledger should remember, as plain dictionaries: the other side of the state machine.

Written from the design's words, without a look at the SQL: file, document, delivery, and what
becomes of each.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from gsmos_tray.ledger.values import FileState

VERSIONS = {"a": "invoice 1", "b": "invoice 1", "e": "invoice 2"}
"""Contents with a kind, an issuer and a number that were read from them."""

MEMBERS = {"Z": ("a", "m"), "Y": ("m", "c")}
"""What the ZIPs among the contents hold."""

KINDS = {"a": "invoice", "b": "invoice", "e": "invoice", "c": "unknown", "d": "unknown"}
KINDS |= {"Z": "spv_archive", "Y": "spv_archive", "m": "efactura_seal"}

PLACE = {"a": "factura", "b": "factura", "e": "factura", "c": "scan", "d": "scan"}
PLACE |= {"Z": "zip", "Y": "zip", "m": "semnatura"}
"""Several contents want the same place: then the next name is taken."""


def content_of(document: str) -> str:
    """Give the bytes of a document, with a size of its own."""
    return document * (1 + sorted(KINDS).index(document))


def places_of(document: str, layout: int) -> list[str]:
    name = f"/Facturi SPV/{layout}/{PLACE[document]}"
    return [f"{name}.pdf", f"{name} ({document}).pdf"]


@dataclass
class Kept:
    """A delivery."""

    state: str
    places: list[str]
    path: str
    due: float
    reason: str | None = None
    replaces: str | None = None
    archived_once: bool = False
    rev: str | None = None


@dataclass
class Noted:
    """A file as the ledger knows it. *holds*: the document that it held when last looked at."""

    there: bool = True
    holds: str | None = None
    empty: bool = False
    rule: str | None = None
    unread: str | None = None
    wants: tuple[str, ...] = ()
    look: tuple[int, int] = (0, 0)
    stamp: str = ""


@dataclass(frozen=True)
class Given:
    """The circumstances of a judgement."""

    now: float
    layout: int
    stamp: str
    faulty: frozenset[str]


@dataclass
class Model:
    """All files and deliveries."""

    files: dict[Path, Noted] = field(default_factory=dict)
    kept: dict[str, Kept] = field(default_factory=dict)

    def holding(self, document: str) -> list[Path]:
        return [
            path
            for path, file in self.files.items()
            if file.there and not file.empty and document in self.inside(file.holds)
        ]

    @staticmethod
    def inside(document: str | None) -> tuple[str, ...]:
        return () if document is None else (document, *MEMBERS.get(document, ()))

    def state(self, file: Noted) -> FileState:
        """Promise 2, word for word."""
        if file.rule:
            return FileState.LEFT_OUT
        if file.unread:
            return FileState.WAITING
        states = {self.kept[it].state for it in self.inside(file.holds) if it in self.kept}
        if "set_aside" in states:
            return FileState.SET_ASIDE
        return FileState.WAITING if states & {"waiting", "sending"} else FileState.ARCHIVED

    # -- what happens to files -----------------------------------------------------------------

    def saw(self, path: Path, look: tuple[int, int], reason: str) -> None:
        file = self.files.setdefault(path, Noted())
        file.there, file.rule, file.unread, file.look = True, None, reason, look
        file.empty, file.wants, file.stamp = look[0] == 0, (), ""

    def left_out(self, path: Path, look: tuple[int, int], rule: str, stamp: str) -> None:
        file = self.files.setdefault(path, Noted())
        before = file.holds
        unread_since_it_changed = file.unread not in {None, "unjudged"}
        if look[0] and (look != file.look or unread_since_it_changed):
            file.holds = None
        file.there, file.rule, file.unread, file.look = True, rule, None, look
        file.empty, file.wants, file.stamp = look[0] == 0, (), stamp
        for document in self.inside(before):
            self.withdraw(document, path, "of its look alone")

    def judged(
        self,
        path: Path,
        look: tuple[int, int],
        document: str,
        wants: tuple[str, ...],
        given: Given,
    ) -> None:
        file = self.files.setdefault(path, Noted())
        before, file.holds = file.holds, document
        file.there, file.unread, file.empty, file.look = True, None, False, look
        file.rule = None if wants else "kind_off"
        file.wants, file.stamp = wants, given.stamp
        old = self.inside(before) if before not in {None, document} else ()
        if old and not self.holding(old[0]) and document in wants:
            self.pass_on(old[0], document, given)
        for it in self.inside(document):
            if it in wants:
                self.deliver(it, given)
            else:
                self.withdraw(it, path, given.stamp)
        for it in old:
            if not self.holding(it):
                self.forget_unarchived(it)

    def gone(self, path: Path) -> None:
        file = self.files.get(path)
        if file is None:
            return
        if file.holds is None:
            del self.files[path]
            return
        file.there, file.unread = False, None
        for it in self.inside(file.holds):
            if self.holding(it) or it not in self.kept:
                continue
            if (self.kept[it].state, self.kept[it].reason) == ("set_aside", "error_page"):
                del self.kept[it]
            elif self.kept[it].state == "waiting":
                self.kept[it].state, self.kept[it].reason = "set_aside", "source_vanished"

    def forget_folder(self, root: Path) -> None:
        dropped = {path for path in self.files if path.is_relative_to(root)}
        held = [it for path in dropped for it in self.inside(self.files[path].holds)]
        for path in dropped:
            del self.files[path]
        for it in held:
            if not self.holding(it):
                self.forget_unarchived(it)

    # -- what that means for deliveries --------------------------------------------------------

    def withdraw(self, document: str, by: Path, stamp: str) -> None:
        """Forget what *by* does not want, unless another file wants it, or may."""
        for path, file in self.files.items():
            if path == by or not file.there or file.rule or document not in self.inside(file.holds):
                continue
            if file.holds == document or file.stamp != stamp:
                return
        self.forget_unarchived(document)

    def forget_unarchived(self, document: str) -> None:
        kept = self.kept.get(document)
        if kept and kept.state in {"waiting", "set_aside"} and not kept.archived_once:
            del self.kept[document]

    def pass_on(self, old: str, new: str, given: Given) -> None:
        kept = self.kept.get(old)
        same = old in VERSIONS and VERSIONS[old] == VERSIONS.get(new)
        if kept is None or not same or new in self.kept:
            return
        if kept.state == "archived" or (
            kept.archived_once and kept.replaces and kept.state in {"waiting", "set_aside"}
        ):
            del self.kept[old]
            others = [it for it in places_of(new, given.layout) if it != kept.path]
            self.kept[new] = Kept(
                "waiting", [kept.path, *others], kept.path, given.now,
                replaces=kept.replaces or kept.rev, archived_once=True, rev=kept.rev,
            )  # fmt: skip

    def deliver(self, document: str, given: Given) -> None:
        places, now, faulty = places_of(document, given.layout), given.now, document in given.faulty
        state, reason = ("set_aside", "error_page") if faulty else ("waiting", None)
        kept = self.kept.get(document)
        if kept is None:
            self.kept[document] = Kept(state, places, places[0], now, reason)
            return
        new_names = kept.places != places
        mended = kept.state == "set_aside" and (
            kept.reason in {"source_vanished", "error_page"}
            or (kept.reason == "name_taken" and new_names)
        )
        renamed = kept.state == "waiting" and not kept.replaces and (new_names or faulty)
        if mended or renamed:
            if not kept.replaces:
                kept.places, kept.path = places, places[0]
            kept.state, kept.reason, kept.due = state, reason, min(kept.due, now)
