"""No file is ever forgotten, whatever is told of it, in whatever order, and whatever fails.

The intake is driven turn by turn, with a real folder and a real ledger; only a handful of files
settles at a time, so that most of them wait in the ledger.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gsmos_tray.documents.document import Certainty, Reading, Recognition, Shop, Why, WhyCode
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.engine import intake, noticing
from gsmos_tray.engine.intake import Intake
from gsmos_tray.engine.judging import Choices
from gsmos_tray.engine.silence import Silence
from gsmos_tray.errors import SourceUnreadable
from gsmos_tray.events import Announcer
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.settings import Settings, WatchedFolder

NAMES = [f"{folder}/{number}.pdf" for folder in "ab" for number in range(4)]
ELSEWHERE = Path("/altundeva")
OTHER = Recognition(Kind.OTHER, Certainty.CONTENT, Why(WhyCode.TITLE))


class Fussy:
    """A reader that refuses, or fails, as often as it is told to."""

    fails_to_start = False

    def __init__(self) -> None:
        self.failures: list[Exception] = []

    def read(self, path: Path, _shop: Shop) -> Reading:
        if self.failures:
            raise self.failures.pop()
        return Reading(OTHER)

    def prepare(self) -> None:
        pass

    def rest(self) -> None:
        pass


class Bench:
    """An intake whose turns are the test's."""

    def __init__(self, place: Path) -> None:
        self.folder = place / "gsmOS"
        for name in ("a", "b"):
            (self.folder / name).mkdir(parents=True)
        self.ledger = Ledger.open(place / "ledger.db")
        self.reader = Fussy()
        announcer = Announcer()
        self.intake = Intake(
            self.ledger,
            lambda: self.reader,
            announcer,
            lambda: None,
            Silence(self.ledger.notes, announcer),
            quiet_for=0.0,
        )
        watched = Settings(folders=(WatchedFolder(self.folder),))
        self.choices = Choices.of(watched, (), "rules")
        self.intake.choose(self.choices)
        self.written = 0

    def write(self, name: str) -> None:
        self.written += 1  # each time longer: a clock need not tell two writes apart
        (self.folder / name).write_bytes(b"%PDF-1.4 " + b"x" * self.written)

    def delete(self, name: str) -> None:
        (self.folder / name).unlink(missing_ok=True)

    def hint(self, name: str) -> None:
        self.intake.arrivals.put_file(self.folder / name, self.folder)

    def unreadable(self, _name: str) -> None:
        self.reader.failures.append(SourceUnreadable())

    def fail(self, _name: str) -> None:
        self.reader.failures.append(RuntimeError("a bug of ours"))

    def ring(self, _name: str) -> None:
        self.intake.ring()

    def turn(self, _name: str = "") -> None:
        self.intake.arrivals.put_file(ELSEWHERE, ELSEWHERE)  # or it would wait for a hint
        self.intake._try_a_turn()

    def look(self) -> None:
        """Look at everything, and take the turns that it needs to be judged."""
        asked = self.intake.look_now()
        for _ in range(100):
            self.turn()
            if asked.done.is_set():
                break
        assert asked.done.is_set(), "a look that never ends"
        assert asked.failure is None

    def on_disk(self) -> dict[str, str]:
        return {
            str(path): hashlib.sha256(hashlib.sha256(path.read_bytes()).digest()).hexdigest()
            for path in self.folder.rglob("*.pdf")
        }

    def remembered(self) -> dict[str, str | None]:
        """What the ledger says that each file holds; ``None`` for one that waits to be read."""
        with self.ledger.store.reading() as db:
            rows = db.execute(
                """
                SELECT directory.path || '/' || file.name, iif(reason IS NULL, content_hash, NULL)
                FROM file JOIN directory ON directory.id = directory_id
                LEFT JOIN document ON document.id = document_id WHERE NOT gone
                """
            )
            return dict(rows.fetchall())


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.ledger.close()


def test_what_was_chosen_while_a_folder_was_away_counts_when_it_returns(bench: Bench) -> None:
    bench.write("a/0.pdf")
    bench.look()
    away = bench.folder.rename(bench.folder.with_name("plecat"))
    bench.look()
    assert bench.intake.lost == {bench.folder}

    chosen = dataclasses.replace(bench.choices, kinds_off=frozenset({Kind.OTHER}))
    bench.intake.choose(chosen)
    bench.look()
    away.rename(bench.folder)
    bench.look()
    with bench.ledger.store.reading() as db:
        assert db.execute("SELECT rule FROM file").fetchone()[0] == "kind_off"


STEPS = st.tuples(
    st.sampled_from(
        ["turn"] * 6 + ["write"] * 4 + ["unreadable", "fail", "delete", "hint", "ring"]
    ),
    st.sampled_from(NAMES),
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(STEPS, min_size=10, max_size=60), at_once=st.integers(1, 4))
def test_when_a_look_has_ended_every_file_is_judged_as_it_is(tmp_path_factory, steps, at_once):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(noticing, "_AT_ONCE", at_once)
        patch.setattr(noticing, "_GROUP", 2)
        patch.setattr(intake, "_REST", 0.0)
        bench = Bench(tmp_path_factory.mktemp("intake"))
        try:
            for step, name in steps:
                getattr(bench, step)(name)
            bench.reader.failures.clear()
            bench.look()
            assert bench.remembered() == bench.on_disk()
        finally:
            bench.ledger.close()
