"""Settings, own rules and corrections go to another workstation in one file, or not at all."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from gsmos_tray import errors
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.own_rules import with_rule
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.settings import Frequency, WatchedFolder
from tests.engine.conftest import Shop, until

RULE = with_rule("", "predari", Kind.HANDOVER_PROTOCOL, "predare finala {cod}")
OTHER = with_rule("", "fise", Kind.TECHNICAL_SHEET, "fisa aparat {cod}")


@pytest.fixture
def export(shop: Shop, tmp_path: Path) -> Path:
    """What a shop with rules, corrections and choices of its own exports."""
    scan = shop.save("scan 12.pdf", b"%PDF-1.4 a scan")
    shop.profile.rules.write_text(RULE, "utf-8")
    shop.begin()
    shop.sync()
    engine = shop.engine
    engine.corrector.carry_out(engine.corrector.look(scan, Kind.WARRANTY))
    chosen = replace(
        engine.settings, cui="12345674", sync=replace(engine.settings.sync, bandwidth_kb=512)
    )
    engine.change(lambda _: chosen)
    target = tmp_path / "setari.json"
    engine.carrying.export(target, engine.settings)
    return target


@pytest.fixture
def other(shop: Shop, tmp_path: Path):
    """Another workstation of the shop."""
    made = Shop(tmp_path / "alt calculator", shop.dropbox)
    made.engine.start(watch=False)
    made.connect()
    yield made
    made.engine.stop()


def holding(shop: Shop, file: Path) -> list[DocumentRow]:
    """The lines of the document that a file holds; the same bytes may lie elsewhere, too."""
    return [row for row in shop.documents() if str(file) in {row.file, *row.also_in}]


def take_over(shop: Shop, source: Path):
    return shop.engine.carrying.take_over(source, shop.engine.settings)


def test_another_workstation_works_by_the_same_settings_and_rules(
    shop: Shop, export: Path, other: Shop
) -> None:
    came = take_over(other, export)
    assert other.engine.settings == shop.engine.settings
    assert other.profile.rules.read_text("utf-8") == RULE
    assert came.missing == ()
    assert came.rules_kept is None
    other.save("Predare finala A7.pdf", b"%PDF-1.4 nothing that is known")
    other.engine.add_folder(WatchedFolder(other.folder))
    other.sync()
    assert {row.kind for row in other.documents() if "A7" in str(row.file)} == {
        Kind.HANDOVER_PROTOCOL
    }


def test_no_secret_travels(shop: Shop, export: Path) -> None:
    assert shop.tokens.read() not in export.read_text("utf-8")
    assert "ana@" not in export.read_text("utf-8")


def test_a_correction_counts_for_bytes_that_come_later(other: Shop, export: Path) -> None:
    assert take_over(other, export).corrections == 1
    assert take_over(other, export).corrections == 0
    scan = other.save("poza.pdf", b"%PDF-1.4 a scan")
    other.engine.add_folder(WatchedFolder(other.folder, mixed=True))
    other.sync()
    [row] = holding(other, scan)
    assert (row.kind, row.why, row.rule) == (Kind.WARRANTY, "corrected", None)


def test_a_correction_counts_for_bytes_that_were_known_otherwise(other: Shop, export: Path) -> None:
    scan = other.save("poza.pdf", b"%PDF-1.4 a scan")
    other.engine.add_folder(WatchedFolder(other.folder, mixed=True))
    other.sync()
    assert [row.rule for row in other.documents()] == ["not_recognised"]
    take_over(other, export)
    until(lambda: [row.kind for row in holding(other, scan)] == ["warranty"])
    other.sync()
    assert [row.rule for row in holding(other, scan)] == [None]


def test_a_word_that_was_said_here_stands(other: Shop, export: Path) -> None:
    scan = other.save("poza.pdf", b"%PDF-1.4 a scan")
    other.engine.add_folder(WatchedFolder(other.folder))
    other.sync()
    corrector = other.engine.corrector
    corrector.carry_out(corrector.look(scan, Kind.ESTIMATE))
    assert take_over(other, export).corrections == 0
    other.sync()
    assert [row.kind for row in holding(other, scan)] == [Kind.ESTIMATE]


def test_a_word_that_came_gives_way_to_one_that_is_said_here(other: Shop, export: Path) -> None:
    take_over(other, export)
    scan = other.save("poza.pdf", b"%PDF-1.4 a scan")
    other.engine.add_folder(WatchedFolder(other.folder))
    other.sync()
    corrector = other.engine.corrector
    corrector.carry_out(corrector.look(scan, Kind.ESTIMATE))
    scan.touch()  # and so it is judged again
    other.sync()
    assert [row.kind for row in holding(other, scan)] == [Kind.ESTIMATE]


def test_what_is_watched_here_stays_and_what_is_not_here_is_named(
    other: Shop, export: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "al meu"
    mine.mkdir()
    other.engine.add_folder(WatchedFolder(mine))
    told = json.loads(export.read_text("utf-8"))
    away = str(tmp_path / "nu este aici")
    told["settings"]["folders"].append({**told["settings"]["folders"][0], "path": away})
    export.write_text(json.dumps(told), "utf-8")

    came = take_over(other, export)
    assert came.missing == (Path(away),)
    here = [folder.path for folder in other.engine.settings.folders]
    assert here[0] == mine
    assert len(here) == 2


def test_rules_that_lose_their_place_are_kept(other: Shop, export: Path) -> None:
    other.profile.rules.write_text(OTHER, "utf-8")
    kept = take_over(other, export).rules_kept
    assert kept is not None
    assert kept.read_text("utf-8") == OTHER
    assert other.profile.rules.read_text("utf-8") == RULE


def test_rules_that_cannot_be_read_are_said_before_anything_changes(
    other: Shop, export: Path
) -> None:
    other.profile.rules.write_bytes(b"# scris cu alt alfabet: \xba\xfe")
    before = other.engine.settings
    with pytest.raises(errors.BadValue):
        take_over(other, export)
    assert other.engine.settings == before


def broken(export: Path, change) -> None:
    told = json.loads(export.read_text("utf-8"))
    change(told)
    export.write_text(json.dumps(told), "utf-8")


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda told: told.update(gsmos_tray_settings=2), errors.ExportTooNew),
        (lambda told: told["settings"].update(version=99), errors.ExportTooNew),
        (lambda told: told.pop("gsmos_tray_settings"), errors.ExportBroken),
        (lambda told: told["settings"].pop("folders"), errors.ExportBroken),
        (lambda told: told.update(rules="[[regula]]\nfel = 'nonsense'"), errors.ExportBroken),
        (lambda told: told.update(corrections=[{"kind": "warranty"}]), errors.ExportBroken),
        (lambda told: told["corrections"][0].update(size=10**30), errors.ExportBroken),
        (lambda told: told["corrections"][0].update(size=-1), errors.ExportBroken),
        (lambda told: told["corrections"][0].update(size=float("inf")), errors.ExportBroken),
        (lambda told: told["corrections"][0].update(content_hash="\ud800"), errors.ExportBroken),
        (lambda told: told.update(rules="# \ud800"), errors.ExportBroken),
    ],
)
def test_a_newer_or_broken_file_changes_nothing(other: Shop, export: Path, change, error) -> None:
    broken(export, change)
    before = other.engine.settings
    with pytest.raises(error):
        take_over(other, export)
    assert other.engine.settings == before
    assert not other.profile.rules.exists()


def test_a_value_that_cannot_be_changes_nothing(other: Shop, export: Path) -> None:
    broken(export, lambda told: told["settings"]["options"].update({"archive.root": "a:b"}))
    with pytest.raises(errors.BadValue):
        take_over(other, export)
    assert other.engine.settings.sync.frequency is Frequency.IMMEDIATE
    assert not other.profile.rules.exists()


@pytest.mark.parametrize("content", [b"", b"[1]", b"\xff\xfe", b"{" * 5000])
def test_a_file_that_is_something_else_is_refused_and_never_overwritten(
    shop: Shop, export: Path, tmp_path: Path, content: bytes
) -> None:
    foreign = tmp_path / "altceva.json"
    foreign.write_bytes(content)
    with pytest.raises(errors.ExportBroken):
        take_over(shop, foreign)
    with pytest.raises(errors.DestinationTaken):
        shop.engine.carrying.export(foreign, shop.engine.settings)
    assert foreign.read_bytes() == content
    shop.engine.carrying.export(export, shop.engine.settings)  # an older export gives way
