"""What was deleted in Dropbox comes back when a person says so, or stays away because one does."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from time import time

import pytest

from gsmos_tray import errors
from gsmos_tray.commands import Commands
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine import guarding
from gsmos_tray.engine.keeping import days_kept
from gsmos_tray.engine.status import AccountStatus
from gsmos_tray.events import GoneFromDropbox, ProblemArose, ProblemPassed
from gsmos_tray.ledger.values import FileState
from tests.engine.conftest import Shop, until

NEVER = threading.Event()
TB = 1000**4


@pytest.fixture
def archived(shop: Shop) -> Shop:
    for number in range(10):
        shop.save(f"Factura_{number}.pdf", b"%PDF-1.4 " + bytes([65 + number]) * 100)
    shop.begin()
    shop.sync()
    return shop


def place(shop: Shop, number: int) -> str:
    [path] = [path for path in shop.archive() if path.endswith(f"Factura_{number:06d}.pdf")]
    return path


def delete(shop: Shop, *numbers: int) -> None:
    """Delete as another client, or the owner on the site."""
    for number in numbers:
        shop.dropbox.account.tree.delete(place(shop, number))


def reasons(shop: Shop) -> list[str | None]:
    return [row.reason for row in shop.documents() if row.state is FileState.SET_ASIDE]


def test_what_no_file_holds_any_more_comes_back_from_dropboxs_history(archived: Shop) -> None:
    before = archived.archive()
    delete(archived, 3)
    (archived.folder / "Factura_3.pdf").unlink()
    archived.sync()
    archived.engine.compare()
    uploads = archived.dropbox.requests.counts()["files/upload"]

    archived.engine.bring_back(NEVER)

    assert archived.archive() == before
    assert archived.engine.status().documents.set_aside == 0
    assert archived.dropbox.requests.counts()["files/upload"] == uploads


def test_what_a_file_still_holds_is_sent_again_with_the_same_bytes(archived: Shop) -> None:
    before = archived.archive()
    delete(archived, 3)
    archived.engine.compare()
    archived.engine.bring_back(NEVER)
    assert archived.archive() == before
    assert archived.dropbox.requests.counts()["files/restore"] == 0


def test_a_file_that_was_changed_meanwhile_does_not_stand_in_the_way(archived: Shop) -> None:
    before = archived.archive()
    delete(archived, 3)
    archived.engine.compare()
    (archived.folder / "Factura_3.pdf").unlink()  # and nobody has noticed yet
    archived.engine.bring_back(NEVER)
    assert archived.archive() == before


def test_what_nobody_has_any_more_says_so(archived: Shop) -> None:
    path = place(archived, 3)
    delete(archived, 3)
    (archived.folder / "Factura_3.pdf").unlink()
    archived.sync()
    archived.engine.compare()
    archived.dropbox.account.tree.history.forget(path)

    archived.engine.bring_back(NEVER)

    assert reasons(archived) == ["cannot_bring_back"]
    assert len(archived.archive()) == 9


def test_bytes_that_lie_there_meanwhile_are_left_alone(archived: Shop) -> None:
    from gsmos_tray.demo.placement import Placement  # noqa: PLC0415 - this test's alone

    path = place(archived, 3)
    delete(archived, 3)
    (archived.folder / "Factura_3.pdf").unlink()
    archived.sync()
    archived.engine.compare()
    tree, blobs = archived.dropbox.account.tree, archived.dropbox.account.blobs
    tree.commit(Placement(path), blobs.keep_whole(b"somebody's own"))

    archived.engine.bring_back(NEVER)

    assert archived.archive()[path] == b"somebody's own"
    assert reasons(archived) == ["deleted_in_dropbox"]  # Dropbox's history may hold it still


def test_it_is_said_until_when_dropbox_can_bring_it_back(archived: Shop) -> None:
    delete(archived, 3)
    archived.engine.compare()
    [row] = [row for row in archived.documents() if row.state is FileState.SET_ASIDE]
    until_when = date.today() + timedelta(days=30)  # noqa: DTZ011 - the shop's day
    assert row.facts == f'{{"until": "{until_when.isoformat()}"}}'


def test_what_went_while_the_program_did_not_run_is_reckoned_from_its_last_look(
    archived: Shop,
) -> None:
    days_ago = timedelta(days=3)
    archived.engine._ledger.notes.write("looked_at_archive", str(time() - days_ago.total_seconds()))
    delete(archived, 3)
    archived.restart()
    archived.engine.compare()
    [row] = [row for row in archived.documents() if row.state is FileState.SET_ASIDE]
    until_when = date.today() - days_ago + timedelta(days=30)  # noqa: DTZ011 - the shop's day
    assert row.facts == f'{{"until": "{until_when.isoformat()}"}}'


@pytest.mark.parametrize(
    ("plan", "room", "days"),
    [
        ("basic", 2 * 1024**3, 30),
        ("pro", 2 * TB + 32 * 1024**3, 30),
        ("pro", 3 * TB, 180),
        ("business", 9 * TB, 180),
        ("business", 15 * TB, 365),
        ("business", None, 180),
        ("brand_new", 99 * TB, 30),
    ],
)
def test_the_plan_says_for_how_long(plan, room, days) -> None:
    assert days_kept(AccountStatus("Ana", "ana@atelier.example", plan, 0, room)) == days


def test_without_an_account_the_shortest_time_is_told() -> None:
    assert days_kept(None) == 30


# -- let it be gone --------------------------------------------------------------------------------


def test_what_was_let_go_is_never_brought_back_by_itself(archived: Shop) -> None:
    delete(archived, 3)
    archived.engine.compare()
    assert archived.engine.recovery.let_go(archived.engine.recovery.gone()) == 1

    archived.sync()
    archived.engine.compare()
    archived.engine.bring_back(NEVER)
    archived.restart()
    archived.sync()

    assert len(archived.archive()) == 9
    status = archived.engine.status()
    assert (status.documents.set_aside, status.documents.archived) == (0, 9)
    assert (status.counts.archived, status.counts.left_out) == (9, 1)
    assert status.folders[0].left_out_by == {"let_go": 1}


def test_the_same_bytes_in_another_file_stay_let_go_too(archived: Shop) -> None:
    delete(archived, 3)
    archived.engine.compare()
    archived.engine.recovery.let_go(archived.engine.recovery.gone())
    archived.save("copie.pdf", (archived.folder / "Factura_3.pdf").read_bytes())
    archived.sync()
    assert len(archived.archive()) == 9
    assert archived.engine.status().counts.left_out == 2


def test_what_was_let_go_can_be_taken_back(archived: Shop) -> None:
    before = archived.archive()
    path = place(archived, 3)
    delete(archived, 3)
    archived.engine.compare()
    recovery = archived.engine.recovery
    recovery.let_go(recovery.gone())

    recovery.bring_back(recovery.take_back(recovery.let_go_at(ArchivePath(path))), NEVER)

    assert archived.archive() == before
    assert archived.engine.status().counts.left_out == 0


def test_a_file_that_was_let_go_and_is_handed_over_is_archived_after_all(archived: Shop) -> None:
    before = archived.archive()
    delete(archived, 3)
    archived.engine.compare()
    archived.engine.recovery.let_go(archived.engine.recovery.gone())

    handed = list(archived.engine.hand_over.look([archived.folder / "Factura_3.pdf"]))
    assert archived.engine.hand_over.archive(handed) == 1
    archived.sync()

    assert archived.archive() == before
    assert archived.engine.status().counts.left_out == 0


def test_only_what_is_gone_can_be_let_go(archived: Shop) -> None:
    everything = archived.engine._ledger.deliveries.all()
    assert archived.engine.recovery.let_go(everything) == 0
    assert archived.engine.status().documents.archived == 10


# -- much of it at once ----------------------------------------------------------------------------


def asked(shop: Shop) -> list[str]:
    return [event.code for event in shop.events if isinstance(event, ProblemArose)]


def test_much_at_once_is_asked_about_once_also_after_a_restart(archived: Shop) -> None:
    delete(archived, 1, 2, 3)
    archived.engine.compare()
    archived.engine.compare()
    archived.restart()
    archived.engine.compare()

    assert asked(archived) == ["many_gone"]
    problem = archived.engine.status().problem
    assert problem is not None
    assert (problem.code, problem.facts["gone"], problem.facts["of"]) == ("many_gone", "3", "10")
    assert archived.engine.bring_back(NEVER) == []
    assert len(archived.archive()) == 7


def test_what_went_before_waits_for_the_answer_too(archived: Shop) -> None:
    delete(archived, 4)
    archived.engine.compare()
    delete(archived, 1, 2, 3)
    archived.engine.compare()
    assert asked(archived) == ["many_gone"]
    assert archived.engine.bring_back(NEVER) == []
    assert len(archived.archive()) == 6


def test_the_answer_brings_back_or_lets_go(archived: Shop) -> None:
    before = archived.archive()
    delete(archived, 1, 2, 3)
    archived.engine.compare()
    gone = archived.engine.recovery.answer_gone()
    assert len(gone) == 3
    assert archived.engine.recovery.let_go(gone[:1]) == 1
    archived.engine.recovery.bring_back(gone[1:], NEVER)

    assert len(archived.archive()) == 9
    assert archived.archive().items() < before.items()
    assert archived.engine.status().problem is None
    assert ProblemPassed("many_gone") in archived.events


def test_an_answer_without_a_question_is_refused(archived: Shop) -> None:
    with pytest.raises(errors.NothingAsked):
        archived.engine.recovery.answer_gone()


def test_a_renamed_folder_is_found_and_becomes_the_archives(archived: Shop) -> None:
    archived.dropbox.account.tree.move("/Facturi SPV", "/Acte firmă/Facturi")
    archived.engine.compare()
    problem = archived.engine.status().problem
    assert problem is not None
    assert problem.facts["moved_to"] == "/Acte firmă/Facturi"

    archived.engine.archive_moved_to(problem.facts["moved_to"])

    assert archived.engine.settings.archive_root == "Acte firmă/Facturi"
    status = archived.engine.status()
    assert (status.problem, status.documents.archived) == (None, 10)
    assert all(row.archive_path.startswith("/Acte firmă/Facturi/") for row in archived.documents())


def test_a_folder_that_is_renamed_back_asks_no_more(archived: Shop) -> None:
    tree = archived.dropbox.account.tree
    tree.move("/Facturi SPV", "/Altceva")
    archived.engine.compare()
    tree.move("/Altceva", "/Facturi SPV")
    archived.engine.compare()
    assert archived.engine.status().problem is None
    assert archived.engine.status().documents.archived == 10


# -- while nothing else happens --------------------------------------------------------------------


@pytest.fixture
def watching(shop: Shop) -> Shop:
    for number in range(10):
        shop.save(f"Factura_{number}.pdf", b"%PDF-1.4 " + bytes([65 + number]) * 100)
    shop.begin(watch=True)
    until(lambda: shop.engine.status().documents.archived == 10)
    until(lambda: shop.dropbox.requests.counts()["files/list_folder"] > 0)
    until(lambda: not shop.engine._known.lost)
    return shop


def test_a_deletion_by_another_client_is_noticed_while_idle_and_brought_back(
    watching: Shop,
) -> None:
    before = watching.archive()
    delete(watching, 3)

    until(lambda: GoneFromDropbox(1) in watching.events)
    assert reasons(watching) == ["deleted_in_dropbox"]
    assert len(watching.archive()) == 9

    watching.engine.sync_soon()
    until(lambda: watching.archive() == before)
    until(lambda: watching.engine.status().documents.archived == 10)
    assert watching.events.count(GoneFromDropbox(1)) == 1


def test_a_deletion_while_the_program_did_not_run_is_noticed_soon_after_its_start(
    watching: Shop, monkeypatch
) -> None:
    monkeypatch.setattr(guarding, "FIRST_LOOK", 0.2)
    watching.engine.stop()
    delete(watching, 3)
    watching.engine = watching.open()
    watching.engine.start()
    until(lambda: GoneFromDropbox(1) in watching.events)


def test_a_start_asks_nothing_of_dropbox_while_the_workstation_is_busy_starting(
    watching: Shop,
) -> None:
    watching.engine.stop()
    NEVER.wait(0.2)  # a question that stands open may be counted yet
    before = watching.dropbox.requests.counts()
    watching.engine = watching.open()
    watching.engine.start()
    until(lambda: watching.engine.status().documents.archived == 10)
    NEVER.wait(1.0)
    assert watching.dropbox.requests.counts() == before


def test_where_nothing_was_archived_nothing_is_asked_until_there_is_something(
    shop: Shop, monkeypatch
) -> None:
    monkeypatch.setattr(guarding, "FIRST_LOOK", 0.1)
    shop.begin()
    shop.engine.stop()
    before = shop.dropbox.requests.counts()
    shop.engine = shop.open()
    shop.engine.start()
    shop.engine._guard.ring()
    NEVER.wait(1.0)
    assert shop.dropbox.requests.counts() == before

    shop.save("Factura_1.pdf", b"%PDF-1.4 the first")
    until(lambda: shop.engine.status().documents.archived == 1)
    shop.dropbox.account.tree.delete(next(iter(shop.dropbox.tree())))
    until(lambda: GoneFromDropbox(1) in shop.events)


def test_where_nothing_was_archived_a_trouble_still_ends_by_itself(shop: Shop, monkeypatch) -> None:
    monkeypatch.setattr(guarding, "FIRST_LOOK", 0.1)
    shop.begin()
    shop.engine.stop()
    shop.engine = shop.open()
    shop.engine._troubles.met(errors.KeyringLocked())
    shop.engine.start()
    until(lambda: shop.engine.status().problem is None)


def test_a_change_that_loses_nothing_costs_no_comparison(watching: Shop, monkeypatch) -> None:
    engine, compared = watching.engine, []

    def look() -> None:
        before = engine._upkeep.looked_at
        engine._guard.ring()
        until(lambda: engine._upkeep.looked_at != before)

    look()  # what was sent until now is listed, for the first time perhaps
    look()
    compare = engine._upkeep.compare
    monkeypatch.setattr(engine._upkeep, "compare", lambda: compared.append(1) or compare())
    watching.save("nou.pdf", b"%PDF-1.4 nou")
    until(lambda: engine.status().documents.archived == 11)
    look()
    look()  # the one thread that looks has ended what came after the first
    assert compared == []


def test_looks_that_find_all_there_leave_the_disk_in_peace(watching: Shop) -> None:
    upkeep, notes = watching.engine._upkeep, watching.engine._ledger.notes
    until(lambda: upkeep.looked_at is not None)
    before, noted = upkeep.looked_at, notes.read("looked_at_archive")
    watching.engine._guard.ring()
    until(lambda: upkeep.looked_at != before)
    assert notes.read("looked_at_archive") == noted is not None


def test_an_authorisation_that_was_taken_back_is_noticed_while_idle_and_said_once(
    watching: Shop,
) -> None:
    watching.dropbox.revoke_everything()
    for _ in range(3):
        watching.engine._guard.ring()
        until(lambda: watching.engine.status().problem is not None)
    assert watching.engine.status().problem.code == "link_revoked"
    watching.connect()
    until(lambda: watching.engine.status().problem is None)
    assert asked(watching) == ["link_revoked"]


@pytest.mark.parametrize("chosen", [True, False])
def test_what_a_person_asked_for_without_a_network_is_done_when_it_is_back(
    watching: Shop, chosen
) -> None:
    before = watching.archive()
    delete(watching, 3)
    until(lambda: reasons(watching) == ["deleted_in_dropbox"])
    failures = watching.engine._guard._failures
    watching.dropbox.go_offline()
    if chosen:
        watching.engine.retry()
    else:
        watching.engine.sync_soon()
    until(lambda: watching.engine._guard._failures > failures)
    watching.dropbox.go_online()
    watching.engine.network_is_back()
    until(lambda: watching.archive() == before)


def test_trying_again_brings_back_the_chosen_one_alone(watching: Shop) -> None:
    before = watching.archive()
    missing = place(watching, 3)
    delete(watching, 3)
    until(lambda: reasons(watching) == ["deleted_in_dropbox"])
    delete(watching, 4)
    until(lambda: len(reasons(watching)) == 2)
    [row] = [row for row in watching.documents() if row.archive_path == missing]
    (watching.folder / "Factura_3.pdf").unlink()

    watching.engine.retry(watching.engine.reports.deliveries_of([row.id]))

    until(lambda: missing in watching.archive())
    assert watching.archive()[missing] == before[missing]
    until(lambda: reasons(watching) == ["deleted_in_dropbox"])
    assert len(watching.archive()) == 9


# -- on the command line ---------------------------------------------------------------------------


def ask(shop: Shop, command: str, **request: object) -> tuple[list[dict], int]:
    lines = list(Commands(shop.engine).answer({"command": command, **request}, NEVER))
    return [line for line in lines if set(line) != {"exit"}], lines[-1]["exit"]


def test_without_a_name_recover_lists_what_is_gone(archived: Shop) -> None:
    path = place(archived, 3)
    delete(archived, 3)
    [line], code = ask(archived, "recover")
    assert (line["finding"], line["archive_path"], code) == ("gone", path, 1)
    assert len(archived.archive()) == 9


@pytest.mark.parametrize("by", ["file", "path", "folder", "all"])
def test_recover_brings_back_what_it_is_asked_for(archived: Shop, by: str) -> None:
    before = archived.archive()
    path = place(archived, 3)
    delete(archived, 3)
    names = {
        "file": [str(archived.folder / "Factura_3.pdf")],
        "path": [path],
        "folder": [path.rpartition("/")[0].upper()],
        "all": [],
    }[by]
    [line], code = ask(archived, "recover", names=names, all=by == "all")
    assert (line["finding"], line["archive_path"], code) == ("restored", path, 0)
    assert archived.archive() == before


def test_recover_lets_go_and_takes_back(archived: Shop) -> None:
    before = archived.archive()
    path = place(archived, 3)
    delete(archived, 3)
    [line], code = ask(archived, "recover", names=[path], let_go=True)
    assert (line["finding"], code) == ("let_go", 0)
    assert ask(archived, "recover", all=True) == ([], 0)

    [line], code = ask(archived, "recover", names=[str(archived.folder / "Factura_3.pdf")])
    assert (line["finding"], code) == ("restored", 0)
    assert archived.archive() == before


@pytest.mark.parametrize(
    ("name", "error"), [("/Facturi SPV/nu.pdf", "not_archived"), (None, "not_gone")]
)
def test_recover_refuses_what_is_not_gone(archived: Shop, name, error) -> None:
    [line], code = ask(archived, "recover", names=[name or place(archived, 3)])
    assert (line["error"]["code"], code) == (error, 2)


def test_sync_asks_about_much_at_once_and_recover_answers(archived: Shop) -> None:
    before = archived.archive()
    delete(archived, 1, 2, 3)
    lines, code = ask(archived, "sync")
    assert [line["error"]["code"] for line in lines if "error" in line] == ["many_gone"]
    assert not [line for line in lines if "finding" in line]
    assert code == 1
    assert len(archived.archive()) == 7
    for request in ({}, {"names": [next(iter(before))]}, {"let_go": True}):
        [line], code = ask(archived, "recover", **request)
        assert (line["error"]["code"], code) == ("many_gone", 1)

    lines, code = ask(archived, "recover", all=True)
    assert ([line["finding"] for line in lines], code) == (["restored"] * 3, 0)
    assert archived.archive() == before


def test_recover_follows_a_folder_that_was_renamed(archived: Shop) -> None:
    archived.dropbox.account.tree.move("/Facturi SPV", "/Acte")
    assert ask(archived, "sync")[1] == 1
    assert ask(archived, "recover", moved_to="/Acte") == ([], 0)
    [line], code = ask(archived, "verify")
    assert (line["complete"], line["summary"]["in_place"], code) == (True, 10, 0)


def test_what_went_before_the_first_listing_is_missed_too(archived: Shop) -> None:
    archived.engine._known.lost = False  # as after a comparison when nothing had been sent yet
    delete(archived, 3)
    assert archived.engine._upkeep.look()
    archived.engine.compare()
    assert reasons(archived) == ["deleted_in_dropbox"]
    assert not archived.engine._upkeep.look()
