"""The ledger against a model and an archive: whatever is done in whatever order, they agree."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from gsmos_tray import errors
from gsmos_tray.documents.document import Fields, Party
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine.comparing import Finding, Found, compare
from gsmos_tray.engine.known_archive import KnownArchive
from gsmos_tray.engine.questions import Questions
from gsmos_tray.engine.upkeep import Upkeep
from gsmos_tray.events import Announcer
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.ledger.listing import Listed
from gsmos_tray.ledger.moves import (
    Archived,
    Move,
    Postponed,
    Released,
    Repairs,
    SetAside,
    StartsOver,
    TakesPlace,
)
from gsmos_tray.ledger.overview import Wanted
from gsmos_tray.ledger.values import Delivery, FileState, Judged, Paper, Seen, Unread
from tests.ledger.model import KINDS, MEMBERS, VERSIONS, Given, Model, content_of, places_of
from tests.ledger.papers import INVOICE, SCAN, fingerprint, places
from tests.size import sized

ROOT = Path("/gsmOS")
PATHS = [ROOT / "x.pdf", ROOT / "y.pdf", ROOT / "sub" / "x.pdf", ROOT / "sub" / "z.pdf"]
UNDOCUMENTED = "a0"  # of the machine: nothing lies there

paths = st.sampled_from(PATHS)
documents = st.sampled_from(sorted(KINDS.keys() - {"m"}))
moments = st.integers(0, 3)


def recognition(document: str):
    kind = Kind(KINDS[document])
    if document in VERSIONS:
        fields = Fields(number=VERSIONS[document], issuer=Party("MOBI SRL", "18547290"))
        return replace(INVOICE, fields=fields)
    return replace(SCAN, kind=kind)


FOR_A_PERSON = {"error_page", "deleted_in_dropbox", "cannot_bring_back"}
"""Why a delivery is set aside that no retry sends: it is downloaded, or brought back, instead."""


class LedgerMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.now = 100.0
        self.clock = 0
        self.model = Model()
        self.disk: dict[Path, tuple[str | None, int]] = {}  # document (None: empty) and time
        self.dropbox: dict[str, str] = {}
        self.history: list[str] = []
        self.layout, self.off, self.faulty = 0, frozenset(), frozenset()
        self.ledger = Ledger.open(self.folder / "ledger.db")

    def teardown(self) -> None:
        self.ledger.close()
        shutil.rmtree(self.folder)

    @property
    def stamp(self) -> str:
        return f"{self.layout} {sorted(self.off)} {sorted(self.faulty)}"

    def look(self, path: Path) -> tuple[int, int]:
        document, mtime = self.disk[path]
        return (0 if document is None else len(content_of(document)), mtime)

    def seen(self, path: Path) -> Seen:
        return Seen(path, *self.look(path))

    def wants(self, document: str) -> tuple[str, ...]:
        return tuple(it for it in Model.inside(document) if KINDS[it] not in self.off)

    # -- files -------------------------------------------------------------------------------

    @initialize(document=documents)
    def begin(self, document: str) -> None:
        self.write(PATHS[0], document)
        self.judge(PATHS[0])

    @rule(path=paths, document=documents)
    def write(self, path: Path, document: str) -> None:
        """A file appears or is altered."""
        self.clock += 1
        self.disk[path] = (document, self.clock)
        self.ledger.files.note_seen([self.seen(path)], Unread.SETTLING)
        self.model.saw(path, self.look(path), "settling")

    @rule(path=paths, document=documents)
    def write_and_judge(self, path: Path, document: str) -> None:
        self.write(path, document)
        self.judge(path)

    @rule(path=paths)
    def empty(self, path: Path) -> None:
        """A file is emptied, as many programs do before they write it anew."""
        self.clock += 1
        self.disk[path] = (None, self.clock)
        self.ledger.files.note_left_out([self.seen(path)], "empty", "")
        self.model.left_out(path, self.look(path), "empty", "")

    @rule(path=paths)
    def leave_out(self, path: Path) -> None:
        if path in self.disk and self.disk[path][0]:
            self.ledger.files.note_left_out([self.seen(path)], "before", self.stamp)
            self.model.left_out(path, self.look(path), "before", self.stamp)

    @rule(path=paths)
    def judge(self, path: Path) -> None:
        document, _ = self.disk.get(path, (None, 0))
        if document is None:
            return
        wants = self.wants(document)
        self.ledger.record(
            [
                Judged(
                    self.seen(path),
                    self.stamp,
                    self.paper(document),
                    tuple((f"{it}.xml", self.paper(it)) for it in MEMBERS.get(document, ())),
                    None if wants else "kind_off",
                    "rules",
                )
            ],
            self.now,
        )
        given = Given(self.now, self.layout, self.stamp, self.faulty)
        self.model.judged(path, self.look(path), document, wants, given)

    def paper(self, document: str) -> Paper:
        wanted = KINDS[document] not in self.off
        names = [it.removeprefix("/Facturi SPV/") for it in places_of(document, self.layout)]
        return Paper(
            fingerprint(content_of(document)),
            recognition(document),
            places(*names) if wanted else None,
            "error_page" if document in self.faulty else None,
        )

    @rule(path=paths)
    def judge_again(self, path: Path) -> None:
        self.judge(path)

    @rule(path=paths)
    def delete(self, path: Path) -> None:
        self.disk.pop(path, None)
        lost = self.ledger.files.note_gone([path])
        self.ledger.deliveries.lost_source(lost, errors.SourceVanished())
        self.model.gone(path)

    @rule(path=paths, to=paths)
    def rename(self, path: Path, to: Path) -> None:
        if path in self.disk and path != to and self.disk[path][0]:
            moved = self.disk[path]
            self.delete(path)
            self.disk[to] = moved
            self.ledger.files.note_seen([self.seen(to)], Unread.SETTLING)
            self.model.saw(to, self.look(to), "settling")
            self.judge(to)

    @rule()
    def unwatch(self) -> None:
        """A folder is watched no longer."""
        self.ledger.files.forget_below(ROOT / "sub", ())
        self.model.forget_folder(ROOT / "sub")
        self.disk = {path: it for path, it in self.disk.items() if path.parent == ROOT}

    @rule(
        layout=st.integers(0, 1),
        off=st.frozensets(st.sampled_from(["unknown", "invoice", "spv_archive", "efactura_seal"])),
        faulty=st.frozensets(st.sampled_from("ce"), max_size=1),
    )
    def choose(self, layout: int, off: frozenset[str], faulty: frozenset[str]) -> None:
        """Settings or rules change: what they may concern is judged again, one by one."""
        self.layout, self.off, self.faulty = layout, off, faulty
        stale = self.ledger.files.judged_otherwise(self.stamp)
        for path, file in self.model.files.items():
            if not file.there or file.unread or file.empty or path in stale:
                continue
            if file.stamp != self.stamp:  # then nothing is left to do for it
                assert not file.rule
                for it in Model.inside(file.holds):
                    assert self.model.kept[it].state == "archived"
        for path in stale:
            self.ledger.files.note_seen([self.seen(path)], Unread.UNJUDGED)
            self.model.saw(path, self.look(path), "unjudged")

    # -- deliveries --------------------------------------------------------------------------

    @rule(
        limit=st.integers(1, 3),
        how=st.lists(st.sampled_from(["go", "go", "go", "wait", "aside", "free", "damaged", "die"]),
                     min_size=3, max_size=3),
    )  # fmt: skip
    def send(self, limit: int, how: list[str]) -> None:
        claimed = self.ledger.deliveries.claim(self.now, limit)
        self.check_claim(claimed, limit)
        moves = [self.move(it, what) for it, what in zip(claimed, how, strict=False)]
        if "die" in how[: len(claimed)]:
            for it in claimed:
                self.kept(it).state = "sending"
            self.crash()
            return
        self.ledger.deliveries.settle([it for it in moves if it], self.now)
        for delivery, move in zip(claimed, moves, strict=True):
            self.follow(delivery, move)

    def check_claim(self, claimed: list[Delivery], limit: int) -> None:
        waiting = (it for it in self.model.kept.values() if it.state == "waiting")
        due = {it.path for it in waiting if it.due <= self.now}
        assert bool(claimed) == bool(due)
        assert len(claimed) <= limit
        assert len({it.archive_path.folded for it in claimed}) == len(claimed)
        assert all(self.kept(it).state == "waiting" for it in claimed)

    def kept(self, delivery: Delivery):
        return self.model.kept[self.document(delivery)]

    @staticmethod
    def document(delivery: Delivery) -> str:
        return next(it for it in KINDS if fingerprint(content_of(it)) == delivery.fingerprint)

    def move(self, delivery: Delivery, how: str) -> Move:
        """Do what the sender does: find the bytes, ask Dropbox, say what became of it."""
        document, kept = self.document(delivery), self.kept(delivery)
        sources = self.ledger.deliveries.sources(delivery.document_id)
        readable = [
            it
            for it in sources
            if it.path in self.disk and document in Model.inside(self.disk[it.path][0])
        ]
        assert bool(readable) == any(
            not self.model.files[it].unread for it in self.model.holding(document)
        )
        if not readable:
            return SetAside(delivery.id, errors.SourceVanished())
        if how == "wait":
            return Postponed(delivery.id, self.now + 2, errors.SourceChanged())
        if how == "aside":
            return SetAside(delivery.id, errors.NotProved())
        if how == "free":
            return Released(delivery.id)
        path = str(delivery.archive_path)
        there = self.dropbox.get(path)
        if there in {None, document} or (kept.replaces and kept.replaces == f"rev {path} {there}"):
            if how == "damaged":
                self.dropbox[path] = UNDOCUMENTED
                damaged = f"rev {path} {UNDOCUMENTED}"
                return Repairs(delivery.id, self.now, errors.ArchiveDamaged(), damaged)
            self.dropbox[path] = document
            return Archived(delivery.id, delivery.archive_path, f"rev {path} {document}")
        if kept.replaces:
            return StartsOver(delivery.id)
        left = list(map(str, delivery.places))
        left = left[left.index(path) + 1 :]
        if left:
            return TakesPlace(delivery.id, ArchivePath(left[0]))
        return SetAside(delivery.id, errors.NameTaken())

    def follow(self, delivery: Delivery, move: Move) -> None:
        document, kept = self.document(delivery), self.kept(delivery)
        match move:
            case Archived(_, path, rev):
                for other, it in self.model.kept.items():
                    if it.state == "archived" and it.path == str(path) and other != document:
                        it.state, it.reason = "set_aside", "altered_in_dropbox"
                kept.state, kept.reason, kept.replaces, kept.rev = "archived", None, None, rev
                kept.archived_once = True
                self.history.append(document)
            case Postponed(_, until, error):
                kept.state, kept.due, kept.reason = "waiting", until, error.code()
            case SetAside(_, error):
                kept.state, kept.reason = "set_aside", error.code()
            case Released():
                kept.state = "waiting"
            case TakesPlace(_, path):
                kept.path = str(path)
            case Repairs(_, until, error, damaged):
                kept.due, kept.reason, kept.replaces = until, error.code(), damaged
            case StartsOver():
                kept.replaces = None

    @precondition(lambda self: self.dropbox)
    @rule(data=st.data())
    def somebody_deletes_in_dropbox(self, data) -> None:
        del self.dropbox[data.draw(st.sampled_from(sorted(self.dropbox)))]

    @rule(data=st.data(), every=st.booleans())
    def retry(self, data, every: bool) -> None:  # noqa: FBT001 - drawn
        there = self.ledger.deliveries.all()
        chosen = there if every else data.draw(st.lists(st.sampled_from(there or [None])))
        ids = None if every else [it.id for it in chosen if it]
        self.ledger.deliveries.retry(ids, self.now)
        for it in chosen:
            kept = it and self.kept(it)
            if kept and kept.state in {"waiting", "set_aside"} and kept.reason not in FOR_A_PERSON:
                kept.state, kept.due, kept.reason = "waiting", self.now, None

    @rule()
    def ask_for_all_now(self) -> None:
        self.ledger.deliveries.due_now(self.now)
        for it in self.model.kept.values():
            if it.state == "waiting":
                it.due = min(it.due, self.now)

    @rule(seconds=moments)
    def wait(self, seconds: int) -> None:
        self.now += seconds

    @rule()
    def crash(self) -> None:
        """The process is killed, and another one starts."""
        self.ledger.close()
        self.ledger = Ledger.open(self.folder / "ledger.db")
        sending = [it for it in self.model.kept.values() if it.state == "sending"]
        assert self.ledger.deliveries.recover() == len(sending)
        for it in sending:
            it.state = "waiting"

    @rule()
    def compare_with_dropbox(self) -> None:
        """What somebody did in Dropbox is noticed, and what is there is taken for archived."""
        listing = [
            Listed(ArchivePath(path), fingerprint(content_of(it)), f"rev {path} {it}")
            for path, it in sorted(self.dropbox.items())
            if it != UNDOCUMENTED
        ]
        strange = [
            Listed(ArchivePath(path), fingerprint(it), f"rev {path} {it}")
            for path, it in self.dropbox.items()
            if it == UNDOCUMENTED
        ]
        compared = compare([*listing, *strange], self.ledger.deliveries.all())
        known = KnownArchive(self.ledger.listing, ArchivePath("/Altundeva"))
        questions = Questions(self.ledger.notes, Announcer())
        Upkeep(self.ledger, known, None, lambda: None, questions).note(compared)
        for found in compared.findings:
            self.note(found, many=compared.many_gone)

    def note(self, found: Finding, *, many: bool) -> None:
        kept, document = self.kept(found.delivery), self.document(found.delivery)
        if found.found in {Found.IN_PLACE, Found.ELSEWHERE}:
            path = str(found.listed.path)
            assert self.dropbox[path] == document
            if kept.state == "archived" and kept.path == path:
                return
            for other, it in self.model.kept.items():
                if it.state == "archived" and it.path == path and other != document:
                    it.state, it.reason = "set_aside", "altered_in_dropbox"
            kept.state, kept.reason, kept.replaces = "archived", None, None
            kept.path, kept.rev, kept.archived_once = path, found.listed.rev, True
            self.history.append(document)
        elif kept.state == "archived" and (found.found is Found.ALTERED or not many):
            assert self.dropbox.get(kept.path) != document
            gone = found.found is Found.GONE
            kept.state = "set_aside"
            kept.reason = "deleted_in_dropbox" if gone else "altered_in_dropbox"

    # -- what always holds -------------------------------------------------------------------

    @invariant()
    def the_ledger_and_the_model_agree_on_every_delivery(self) -> None:
        told = {
            self.document(it): (
                str(it.state), str(it.archive_path), [str(p) for p in it.places], it.due_at,
                it.reason, it.replaces,
            )
            for it in self.ledger.deliveries.all()
        }  # fmt: skip
        assert told == {
            document: (it.state, it.path, it.places, it.due, it.reason, it.replaces)
            for document, it in self.model.kept.items()
        }

    @invariant()
    def every_file_has_one_state_and_they_add_up(self) -> None:
        counted: dict[Path, Counter[FileState]] = {}
        rules: dict[Path, Counter[str]] = {}
        for path, file in self.model.files.items():
            facts = self.ledger.overview.file(path)
            assert facts is not None
            assert facts.gone is not file.there
            if not file.there:
                continue
            assert facts.state is self.model.state(file)
            assert (facts.rule, facts.unread) == (file.rule, file.unread)
            counted.setdefault(path.parent, Counter())[facts.state] += 1
            if file.rule:
                rules.setdefault(path.parent, Counter())[file.rule] += 1
        told = self.ledger.overview.by_directory()
        assert {path: +it.states for path, it in told.items()} == counted
        assert {path: it.files for path, it in told.items()} == {
            path: sum(it.values()) for path, it in counted.items()
        }
        assert {path: it.left_out_by for path, it in told.items() if it.left_out_by} == rules
        assert set(counted) == {path.parent for path in self.disk}

    @invariant()
    def what_a_file_wants_archived_is_on_its_way_or_there(self) -> None:
        for file in self.model.files.values():
            if file.there and not file.unread:
                assert all(it in self.model.kept for it in file.wants)

    @invariant()
    def no_two_archived_documents_share_a_place_and_each_is_proved(self) -> None:
        archived = [it for it in self.ledger.deliveries.all() if it.state == "archived"]
        assert len({it.archive_path.folded for it in archived}) == len(archived)
        assert all(self.document(it) in self.history for it in archived)

    @invariant()
    def the_list_shows_every_delivery_once_and_every_bare_file_once(self) -> None:
        rows = self.ledger.overview.documents(Wanted())
        delivered = [row.content_hash for row in rows if row.archive_path]
        assert len(delivered) == len(set(delivered)) == len(self.model.kept)
        bare = {row.file for row in rows if not row.archive_path}
        assert bare == {
            str(path)
            for path, file in self.model.files.items()
            if file.there
            and (file.rule or file.unread)
            and not (file.unread == "unjudged" and file.holds in self.model.kept)
        }
        assert self.ledger.overview.deliveries() == Counter(
            FileState("waiting" if it.state == "sending" else it.state)
            for it in self.model.kept.values()
        )


TestLedger = pytest.mark.timeout(sized(120, 3_000))(LedgerMachine.TestCase)
TestLedger.settings = settings(
    max_examples=sized(40, 500),
    stateful_step_count=sized(25, 50),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
