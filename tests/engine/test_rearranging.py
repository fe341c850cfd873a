"""An archived document that is recognised later: offered, and moved if the owner says so."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import PurePath

import pytest

from gsmos_tray import errors
from gsmos_tray.commands import Commands
from gsmos_tray.demo.placement import Placement
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.layout import Organisation
from gsmos_tray.events import BetterPlacesKnown
from gsmos_tray.ledger.better_places import BetterPlaces
from tests.documents.spv import PARTNER, SHOP, invoice
from tests.engine.conftest import until

NUMBERS = ("MRS 1", "MRS 2", "MRS 3")


@pytest.fixture
def unknown(shop):
    """Three e-Facturi, archived by client before the shop's CUI was known: whose, nobody knew."""
    shop.begin()
    shop.engine.change(lambda now: replace(now, organisation=Organisation.CLIENT))
    for number in NUMBERS:
        received = invoice(number=number, supplier=PARTNER, customer=SHOP)
        shop.save(f"{number}.xml", received.encode())
    shop.sync()
    assert {row.kind for row in shop.documents()} == {Kind.EFACTURA}
    return shop


def fill_in_cui(shop):
    shop.engine.change(lambda now: replace(now, cui=SHOP))
    shop.sync()
    assert {row.kind for row in shop.documents()} != {Kind.EFACTURA}


def move(shop, offers):
    return list(shop.engine.rearranger.move(offers, threading.Event()))


def test_it_is_offered_once_told_and_stays_where_it_lies(unknown):
    before = unknown.archive()
    fill_in_cui(unknown)
    offers = unknown.engine.rearranger.offered()

    assert sorted(str(it.lies) for it in offers) == sorted(before)
    assert not {str(it.target) for it in offers} & before.keys()
    assert unknown.archive() == before
    assert unknown.engine.status().better_places == 3
    told = [it.count for it in unknown.events if isinstance(it, BetterPlacesKnown)]
    unknown.restart()
    unknown.sync()
    again = [it.count for it in unknown.events if isinstance(it, BetterPlacesKnown)]
    assert (sum(told), again) == (3, told)


def test_it_is_moved_with_its_history_and_everything_agrees(unknown):
    before = unknown.archive()
    fill_in_cui(unknown)
    offers = unknown.engine.rearranger.offered()

    moved = move(unknown, offers)

    assert [it.error for it in moved] == [None] * 3
    now = unknown.archive()
    assert now.keys() == {str(it.target) for it in offers}
    assert sorted(now.values()) == sorted(before.values())
    assert {row.archive_path for row in unknown.documents()} == now.keys()
    assert (unknown.engine.rearranger.offered(), unknown.engine.status().better_places) == ([], 0)
    unknown.restart()
    unknown.sync()
    assert unknown.archive() == now
    assert unknown.engine.compare().newly_gone == []


def test_what_the_owner_leaves_is_not_offered_again(unknown):
    fill_in_cui(unknown)
    before = unknown.archive()
    unknown.engine.rearranger.leave(unknown.engine.rearranger.offered())
    unknown.engine.change(lambda now: replace(now, organisation=Organisation.YEAR))
    unknown.sync()
    assert unknown.engine.rearranger.offered() == []
    assert unknown.archive() == before


def test_a_crash_between_move_and_ledger_is_mended_by_moving_again(unknown, monkeypatch):
    fill_in_cui(unknown)
    offers = unknown.engine.rearranger.offered()

    def crash(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(BetterPlaces, "moved", crash)
        with pytest.raises(KeyboardInterrupt):
            move(unknown, offers)
    assert str(offers[0].target) in unknown.archive()
    unknown.restart()

    move(unknown, unknown.engine.rearranger.offered())

    assert unknown.archive().keys() == {str(it.target) for it in offers}
    assert {row.archive_path for row in unknown.documents()} == unknown.archive().keys()


def test_what_was_put_in_either_place_is_left_alone_and_the_others_move(unknown):
    fill_in_cui(unknown)
    first, second, third = unknown.engine.rearranger.offered()
    account = unknown.dropbox.account

    def put(path, content):
        account.tree.commit(Placement(path), account.blobs.keep_whole(content))

    account.tree.delete(str(first.lies))
    put(str(first.lies), b"somebody else's")
    put(str(second.target), b"a note")

    moved = move(unknown, [first, second, third])

    assert isinstance(moved[0].error, errors.AlteredInDropbox)
    assert (moved[1].error, moved[2].error) == (None, None)
    archive = unknown.archive()
    assert archive[str(first.lies)] == b"somebody else's"
    assert archive[str(second.target)] == b"a note"
    assert moved[1].lies in second.better.places.paths[1:]
    assert str(third.target) in archive


def test_a_place_that_holds_the_same_bytes_counts_as_moved(unknown):
    fill_in_cui(unknown)
    offer, *_ = unknown.engine.rearranger.offered()
    account = unknown.dropbox.account
    same = unknown.archive()[str(offer.lies)]
    account.tree.commit(Placement(str(offer.target)), account.blobs.keep_whole(same))

    [moved] = move(unknown, [offer])

    assert (moved.error, moved.lies) == (None, offer.target)


def test_a_stop_ends_it_between_two(unknown):
    fill_in_cui(unknown)
    stop = threading.Event()
    moving = unknown.engine.rearranger.move(unknown.engine.rearranger.offered(), stop)
    next(moving)
    stop.set()
    assert list(moving) == []
    assert len(unknown.engine.rearranger.offered()) == 2


def test_the_command_lists_moves_and_leaves(unknown):
    commands = Commands(unknown.engine)

    def ask(**how):
        return list(commands.answer({"command": "rearrange", **how}, threading.Event()))

    assert ask() == [{"exit": 0}]
    fill_in_cui(unknown)
    *offered, last = ask()
    assert ({line["finding"] for line in offered}, last) == ({"offered"}, {"exit": 0})
    path = offered[0]["archive_path"]
    unknown.dropbox.account.tree.delete(path)

    *told, last = ask(move=True)

    by_file = {line["file"]: line for line in told}
    failed = by_file.pop(offered[0]["file"])
    assert (failed["finding"], failed["detail"], last) == ("failed", "not_archived", {"exit": 1})
    assert {line["finding"] for line in by_file.values()} == {"moved"}
    assert {line["archive_path"] for line in by_file.values()} == unknown.archive().keys()
    left, last = ask(leave=True)
    assert (left["finding"], left["archive_path"], last) == ("left", path, {"exit": 0})
    assert ask() == [{"exit": 0}]


def test_a_document_that_the_owner_corrects_is_not_offered_besides(shop):
    shop.begin()
    path = shop.save("hartie.pdf", b"%PDF-1.4 nothing to be read")
    shop.sync()
    found = shop.engine.corrector.look(path, Kind.WARRANTY)
    shop.engine.corrector.carry_out(found)
    assert shop.engine.rearranger.offered() == []
    [row] = shop.documents()
    [delivery] = shop.engine._ledger.deliveries.of([row.id])
    assert delivery.places[0] == found.target  # for another account, or if it is sent again


def test_an_own_rule_lets_what_is_archived_be_offered(shop):
    shop.begin(watch=True)
    papers = [shop.save(f"Predare finala A{n}.pdf", b"%PDF-1.4 " + bytes([65 + n])) for n in (1, 2)]
    until(lambda: [bool(row.rev) for row in shop.documents()] == [True, True])
    correction = shop.engine.corrector.look(papers[0], Kind.HANDOVER_PROTOCOL)

    shop.engine.rule_maker.keep(shop.engine.rule_maker.propose(correction))

    until(lambda: len(shop.engine.rearranger.offered()) == len(papers))
    assert all("_PV_predare" in str(it.target) for it in shop.engine.rearranger.offered())


def test_what_is_not_offered_so_any_more_is_passed_by(unknown):
    fill_in_cui(unknown)
    by_hand, newer, left = unknown.engine.rearranger.offered()
    account = unknown.dropbox.account
    account.tree.move(str(by_hand.lies), "/Facturi SPV/Contabil.xml")
    unknown.engine.compare()
    unknown.engine.rearranger.leave([left])
    [file] = [row.file for row in unknown.documents() if row.archive_path == str(newer.lies)]
    sent = invoice(number=PurePath(file).stem, supplier=PARTNER, customer=SHOP) + "\n"
    unknown.save(PurePath(file).name, sent.encode())
    unknown.sync()
    before = unknown.archive()

    assert move(unknown, [by_hand, newer, left]) == []

    assert unknown.archive() == before
    assert before[str(newer.lies)] == sent.encode()
    again = unknown.engine.rearranger.offered()
    assert {str(it.lies) for it in again} == {"/Facturi SPV/Contabil.xml", str(newer.lies)}
    move(unknown, again)
    assert unknown.archive()[str(newer.target)] == sent.encode()
    assert unknown.engine.rearranger.offered() == []


def test_what_another_workstation_moved_is_not_offered(unknown):
    fill_in_cui(unknown)
    for offer in unknown.engine.rearranger.offered():
        unknown.dropbox.account.tree.move(str(offer.lies), str(offer.target))

    unknown.engine.compare()

    assert unknown.engine.rearranger.offered() == []
    assert {row.archive_path for row in unknown.documents()} == unknown.archive().keys()
