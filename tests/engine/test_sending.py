"""Documents travel singly, in batches and in chunks: each arrives once, whole, whatever happens."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import random
import threading
import time
from collections.abc import Callable, Sequence

import pytest

from gsmos_tray import errors
from gsmos_tray.archive.dropbox_archive import DropboxArchive
from gsmos_tray.archive.values import Commit
from gsmos_tray.demo.faults import (
    EVERY_KIND,
    Cut,
    EntriesFailed,
    StoredDamaged,
    captive_portal,
    server_error,
    suspended,
    too_many,
    transfer_limit,
)
from gsmos_tray.demo.placement import Placement
from gsmos_tray.demo.rules import Overlap, Rules, TimeModel
from gsmos_tray.engine import intake, sending
from gsmos_tray.engine.engine import Engine
from gsmos_tray.engine.judging import judge
from gsmos_tray.events import Progress, RunFinished
from gsmos_tray.ledger.values import FileState
from tests.engine.conftest import Shop, until
from tests.size import sized

MANY = 60


def many(shop: Shop, count: int = MANY, seed: int = 0) -> dict[str, bytes]:
    luck = random.Random(seed)
    made = {f"Factura_{n:06d}.pdf": b"%PDF-1.4 " + luck.randbytes(500) for n in range(count)}
    for name, content in made.items():
        shop.save(name, content)
    return made


def arrived_once(shop: Shop, documents: dict[str, bytes]) -> None:
    stored = sorted(hashlib.sha256(content).hexdigest() for content in shop.archive().values())
    wanted = {hashlib.sha256(content).hexdigest() for content in documents.values()}
    assert stored == sorted(wanted)
    status = shop.engine.status()
    assert status.counts.archived == len(documents)
    assert (status.documents.waiting, status.documents.set_aside) == (0, 0)


def test_many_documents_take_few_requests(shop: Shop) -> None:
    documents = many(shop, 200)
    shop.begin()
    before = len(shop.dropbox.requests.all())
    shop.sync()
    arrived_once(shop, documents)
    assert len(shop.dropbox.requests.all()) - before <= 20


@pytest.mark.parametrize(
    "route",
    [
        "files/upload_session/start_batch",
        "files/upload_session/append_batch",
        "files/upload_session/finish_batch_v2",
        "files/list_folder",
    ],
)
@pytest.mark.parametrize(
    "fault",
    [Cut(), Cut(after_effect=True), server_error(), captive_portal(), too_many()],
    ids=["cut", "answer lost", "503", "portal", "429"],
)
def test_a_fault_in_a_batch_costs_a_repeat_and_nothing_else(shop: Shop, route, fault) -> None:
    documents = many(shop, 20)
    shop.begin()
    shop.dropbox.faults.next(route, fault)
    shop.sync()
    arrived_once(shop, documents)


@pytest.mark.parametrize("tag", ["too_many_write_operations"])
def test_entries_that_fail_in_a_good_answer_are_repeated_alone(shop: Shop, tag: str) -> None:
    documents = many(shop)
    shop.begin()
    shop.dropbox.faults.next(
        "files/upload_session/finish_batch_v2", EntriesFailed(tag, frozenset({0, 7, 30}))
    )
    shop.sync()
    arrived_once(shop, documents)
    bodies = shop.dropbox.requests.all("files/upload_session/append_batch")
    assert sum(it.bytes_in for it in bodies) < 1.1 * sum(map(len, documents.values()))


def test_a_damaged_document_in_a_batch_is_replaced_by_its_own_bytes(shop: Shop) -> None:
    documents = many(shop)
    shop.begin()
    shop.dropbox.faults.next("files/upload_session/append_batch", StoredDamaged())
    shop.sync()
    arrived_once(shop, documents)


def test_a_list_that_is_too_long_for_the_server_is_halved(shop: Shop) -> None:
    shop.dropbox.reset(Rules(header_limit=3000))
    documents = many(shop)
    shop.begin()
    shop.sync()
    arrived_once(shop, documents)
    refused = [it for it in shop.dropbox.requests.all() if it.status in {400, 413, 431}]
    assert 0 < len(refused) <= 6


def test_names_that_others_hold_are_left_to_them_without_a_second_body(shop: Shop) -> None:
    documents = many(shop, 30)
    foreign = {}
    for number in (3, 9):
        year_month = time.strftime("%Y/%m")
        path = f"/Facturi SPV/Facturi/{year_month}/Factura_{number:06d}.pdf"
        foreign[path] = b"somebody else's"
        _put_there(shop, path, foreign[path])
    shop.begin()
    shop.sync()

    archive = shop.archive()
    assert {path: archive[path] for path in foreign} == foreign
    assert len(archive) == 32
    assert shop.engine.status().counts.archived == 30
    bodies = shop.dropbox.requests.all("files/upload_session/append_batch")
    assert sum(it.bytes_in for it in bodies) < 1.1 * sum(map(len, documents.values()))


def test_bytes_that_lie_in_the_archive_already_are_not_sent(shop: Shop) -> None:
    documents = many(shop, 30)
    for number, content in enumerate(list(documents.values())[:10]):
        _put_there(shop, f"/Facturi SPV/altundeva/{number}.pdf", content)
    shop.begin()
    shop.sync()
    arrived_once(shop, documents)
    bodies = shop.dropbox.requests.all("files/upload_session/append_batch")
    assert sum(it.bytes_in for it in bodies) < 0.8 * sum(map(len, documents.values()))


def test_a_lost_ledger_is_rebuilt_without_sending_a_byte(shop: Shop) -> None:
    documents = many(shop, 30)
    shop.begin()
    shop.sync()
    shop.engine.stop()
    for path in shop.profile.folder.glob("ledger.db*"):
        path.unlink()
    before = shop.dropbox.requests.counts()

    shop.engine = shop.open()
    shop.engine.start(watch=False)
    shop.sync()
    arrived_once(shop, documents)
    sent = shop.dropbox.requests.counts() - before
    assert not any("append" in route or route == "files/upload" for route in sent)


@pytest.mark.parametrize(
    ("fault", "code"),
    [(suspended(), "account_suspended"), (transfer_limit(), "transfer_limit")],
)
def test_what_needs_a_person_stops_all_and_loses_nothing(shop: Shop, fault, code) -> None:
    documents = many(shop, 20)
    shop.begin()
    shop.dropbox.faults.next("files/upload_session/append_batch", fault)
    shop.sync()
    status = shop.engine.status()
    assert status.problem is not None
    assert status.problem.code == code
    assert status.documents.waiting == 20
    shop.sync()
    arrived_once(shop, documents)
    assert shop.engine.status().problem is None


def test_a_full_account_is_said_and_goes_on_when_there_is_room(shop: Shop) -> None:
    documents = many(shop, 10)
    shop.begin()
    shop.dropbox.fill_up(free=1000)
    shop.sync()
    assert shop.engine.status().problem.code == "archive_full"
    shop.dropbox.fill_up(free=10_000_000)
    shop.sync()
    arrived_once(shop, documents)


def test_room_is_asked_for_before_a_big_run(shop: Shop) -> None:
    for number in range(8):
        shop.save(f"Factura_{number}.pdf", b"%PDF-1.4 " + os.urandom(7_000_000))
    shop.begin()
    shop.dropbox.fill_up(free=40_000_000)
    shop.sync()
    problem = shop.engine.status().problem
    assert problem.code == "archive_full"
    assert 15_000_000 < int(problem.facts["missing"]) < 17_000_000
    assert shop.archive() == {}


def test_of_a_large_document_that_has_no_room_nothing_is_sent(shop: Shop) -> None:
    content = b"%PDF-1.4 " + os.urandom(20_000_000)
    shop.save("Factura_1.pdf", content)
    shop.begin()
    shop.dropbox.fill_up(free=15_000_000)
    shop.sync()
    problem = shop.engine.status().problem
    assert problem.code == "archive_full"
    assert 5_000_000 < int(problem.facts["missing"]) < 6_000_000
    assert sum(it.bytes_in for it in shop.dropbox.requests.all()) < 1_000_000

    shop.dropbox.fill_up(free=30_000_000)
    shop.sync()
    assert list(shop.archive().values()) == [content]


@pytest.mark.timeout(600)
def test_on_a_bad_day_every_document_arrives_exactly_once(shop: Shop) -> None:
    documents = many(shop, sized(300, 2000))
    shop.begin()
    shop.dropbox.faults.at_random(0.1, seed=random.randrange(1000), kinds=EVERY_KIND)
    for _ in range(20):
        shop.sync()
        if not shop.engine.status().counts.waiting:
            break
    shop.dropbox.faults.clear()
    shop.sync()
    arrived_once(shop, documents)


def test_commits_that_overlap_with_another_programs_are_repeated(shop: Shop) -> None:
    shop.dropbox.reset(Rules(overlap=Overlap.REFUSED))
    documents = many(shop, 30)
    shop.begin()
    with shop.dropbox.write_lock_held():
        waiting = threading.Thread(target=shop.sync)
        waiting.start()
        assert shop.dropbox.requests.wait_for("files/upload_session/finish_batch_v2")
    waiting.join(60)
    shop.sync()
    arrived_once(shop, documents)


def test_a_file_that_changes_while_it_waits_is_sent_as_it_is_in_the_end(shop: Shop) -> None:
    documents = many(shop, 10)
    shop.begin()
    shop.dropbox.go_offline()
    shop.sync()
    documents["Factura_000003.pdf"] = b"%PDF-1.4 edited"
    shop.save("Factura_000003.pdf", b"%PDF-1.4 edited")
    shop.dropbox.go_online()
    shop.sync()
    arrived_once(shop, documents)


def test_a_large_document_goes_in_chunks_and_goes_on_after_a_restart(shop: Shop) -> None:
    content = b"%PDF-1.4 " + os.urandom(30_000_000)
    shop.save("Factura_1.pdf", content)
    shop.begin()
    shop.dropbox.faults.next("files/upload_session/append_v2", Cut(), times=50)
    shop.sync()
    assert shop.archive() == {}
    assert shop.engine.status().trouble == "archive_unreachable"

    shop.dropbox.faults.clear()
    shop.restart()
    before = len(shop.dropbox.requests.all())
    shop.sync()
    assert list(shop.archive().values()) == [content]
    later = shop.dropbox.requests.all()[before:]
    assert sum(it.bytes_in for it in later) < 24_000_000


@pytest.mark.parametrize("fault", [Cut(after_effect=True), server_error(after_effect=True)])
def test_lost_answers_of_a_large_document_send_no_chunk_twice(shop: Shop, fault) -> None:
    content = b"%PDF-1.4 " + os.urandom(30_000_000)
    shop.save("Factura_1.pdf", content)
    shop.begin()
    shop.dropbox.faults.next("files/upload_session/append_v2", fault)
    shop.dropbox.faults.next("files/upload_session/finish", fault)
    shop.sync()
    assert list(shop.archive().values()) == [content]


def test_a_large_upload_that_dropbox_forgot_begins_anew(shop: Shop) -> None:
    content = b"%PDF-1.4 " + os.urandom(20_000_000)
    shop.save("Factura_1.pdf", content)
    shop.begin()
    shop.dropbox.faults.next("files/upload_session/append_v2", Cut(), times=50)
    shop.sync()
    shop.dropbox.faults.clear()
    shop.dropbox.account.sessions.forget_all()
    shop.sync()
    assert list(shop.archive().values()) == [content]


def test_a_large_file_that_changes_on_the_way_is_not_archived_half_and_half(shop: Shop) -> None:
    path = shop.save("Factura_1.pdf", b"%PDF-1.4 " + os.urandom(30_000_000))
    shop.begin()
    shop.dropbox.faults.next("files/upload_session/append_v2", Cut(), times=50)
    shop.sync()
    shop.dropbox.faults.clear()
    changed = b"%PDF-1.4 other " + os.urandom(30_000_000)
    path.write_bytes(changed)
    shop.sync()
    assert list(shop.archive().values()) == [changed]


def test_a_bandwidth_limit_is_kept(shop: Shop) -> None:
    shop.begin()
    sync = dataclasses.replace(shop.engine.settings.sync, bandwidth_kb=1000)
    shop.engine.change(lambda now: dataclasses.replace(now, sync=sync))
    for number in range(40):
        shop.save(f"Factura_{number}.pdf", b"%PDF-1.4 " + os.urandom(100_000))
    began = time.monotonic()
    shop.sync()
    assert len(shop.archive()) == 40
    assert time.monotonic() - began > 1.5  # 4 MB at 1 MB/s; the first two seconds' worth goes free


def test_the_program_ends_while_a_request_hangs(shop: Shop) -> None:
    from gsmos_tray.demo.faults import Stalled  # noqa: PLC0415

    many(shop, 20)
    shop.begin()
    shop.dropbox.faults.next("files/upload_session/finish_batch_v2", Stalled())
    waiting = threading.Thread(target=lambda: shop.engine.sync(threading.Event()), daemon=True)
    waiting.start()
    assert shop.dropbox.faults.wait_until_stalled()
    began = time.monotonic()
    shop.engine.stop()
    took = time.monotonic() - began
    shop.dropbox.faults.release()
    waiting.join(10)
    shop.engine = shop.open()
    shop.engine.start(watch=False)
    assert took < 20  # two seconds are meant; machines are noisy


def test_new_papers_overtake_a_bulk_run(shop: Shop) -> None:
    many(shop, 50)
    shop.begin()
    shop.dropbox.go_offline()
    shop.sync()
    shop.dropbox.go_online()
    late = shop.save("Factura_urgenta.pdf", b"%PDF-1.4 urgent")
    shop.sync()
    rows = {row.file: row for row in shop.documents()}
    assert rows[str(late)].state is FileState.ARCHIVED
    first = shop.dropbox.requests.all("files/upload_session/start_batch")[0]
    assert first is not None


def test_a_newer_version_of_the_same_invoice_keeps_the_older_one_in_its_history(
    shop: Shop,
) -> None:
    path = shop.save("ATF0001.xml", _invoice(total="100.00"))
    shop.begin()
    shop.sync()
    shop.save("ATF0001.xml", _invoice(total="120.00"))
    shop.sync()
    [(place, content)] = shop.archive().items()
    assert content == path.read_bytes()
    until(lambda: shop.engine.status().counts.archived == 1)
    assert len(shop.dropbox.account.tree.history.at_path(place)) == 2


def _invoice(total: str) -> bytes:
    space = "urn:oasis:names:specification:ubl:schema:xsd"
    party = (
        "<a:Party><a:PartyTaxScheme><b:CompanyID>RO18547290</b:CompanyID></a:PartyTaxScheme>"
        "<a:PartyLegalEntity><b:RegistrationName>FIRMA TEST SRL</b:RegistrationName>"
        "</a:PartyLegalEntity></a:Party>"
    )
    return (
        f'<Invoice xmlns="{space}:Invoice-2" xmlns:a="{space}:CommonAggregateComponents-2" '
        f'xmlns:b="{space}:CommonBasicComponents-2"><b:ID>ATF 1</b:ID>'
        f"<b:IssueDate>2026-11-02</b:IssueDate><b:InvoiceTypeCode>380</b:InvoiceTypeCode>"
        f"<a:AccountingSupplierParty>{party}</a:AccountingSupplierParty>"
        f"<a:LegalMonetaryTotal><b:PayableAmount>{total}</b:PayableAmount>"
        f"</a:LegalMonetaryTotal></Invoice>"
    ).encode()


def _put_there(shop: Shop, path: str, content: bytes) -> None:
    """Let another client of the account store a file."""
    account = shop.dropbox.account
    account.tree.commit(Placement(path), account.blobs.keep_whole(content))


def slowly_read(monkeypatch, seconds: float) -> None:
    def slow(*args, **kwargs):
        threading.Event().wait(seconds)
        return judge(*args, **kwargs)

    monkeypatch.setattr(intake, "judge", slow)
    monkeypatch.setattr(intake, "_STRETCH", seconds / 2)  # each file is written down alone


def runs(shop: Shop) -> list[RunFinished]:
    return [it for it in shop.events if isinstance(it, RunFinished)]


def test_papers_sent_as_they_are_read_are_one_run(shop: Shop, monkeypatch) -> None:
    slowly_read(monkeypatch, 0.6)
    shop.begin(watch=True)
    documents = many(shop, 6)
    until(lambda: runs(shop))
    arrived_once(shop, documents)
    assert [it.archived for it in runs(shop)] == [6]
    done = [it.done for it in shop.events if isinstance(it, Progress)]
    assert done == sorted(done)


def test_a_file_that_never_comes_to_rest_does_not_keep_a_run_going(shop: Shop, monkeypatch) -> None:
    monkeypatch.setattr(sending, "_LULL", 1.0)
    shop.begin(watch=True)
    restless = shop.save("Factura_000099.pdf", b"%PDF-1.4 ")
    ended = threading.Event()

    def write_on() -> None:
        while not ended.wait(0.05):
            with restless.open("ab") as file:
                file.write(b"more")

    writer = threading.Thread(target=write_on)
    writer.start()
    try:
        shop.save("Factura_000001.pdf", b"%PDF-1.4 one")
        until(lambda: runs(shop))
        assert shop.engine._intake.has_more
        assert [it.archived for it in runs(shop)] == [1]
    finally:
        ended.set()
        writer.join()
    until(lambda: len(shop.archive()) == 2)


def test_a_run_that_waits_for_more_is_stopped_at_once(shop: Shop, monkeypatch) -> None:
    monkeypatch.setattr(sending, "_LULL", 60.0)
    slowly_read(monkeypatch, 4.0)
    shop.begin(watch=True)
    many(shop, 3)
    until(lambda: len(shop.archive()) == 1)
    shop.engine.stop_run()
    until(lambda: runs(shop), 2.0)
    assert len(shop.archive()) == 1


@pytest.mark.parametrize("stop", [Engine.stop_run, Engine.pause_until_tomorrow])
def test_a_run_is_stopped_by_a_person_and_nothing_goes_until_it_is_resumed(
    shop: Shop, stop: Callable[[Engine], None]
) -> None:
    shop.dropbox.reset(Rules(time=TimeModel(commit=0.5)))
    documents = many(shop, 2)
    shop.begin(watch=True)
    until(lambda: shop.dropbox.requests.counts()["files/upload"] >= 2)
    documents |= many(shop, 300, seed=7)
    until(lambda: shop.dropbox.requests.counts()["files/upload_session/start_batch"] >= 1, 60)
    stop(shop.engine)
    until(lambda: not shop.engine.status().sending)
    assert shop.engine.status().paused_until is not None
    assert shop.engine.status().counts.waiting > 0

    shop.engine.resume()
    until(lambda: shop.engine.status().counts.waiting == 0, 120)
    stored = {hashlib.sha256(content).hexdigest() for content in shop.archive().values()}
    assert stored >= {hashlib.sha256(content).hexdigest() for content in documents.values()}


@pytest.fixture
def poisoned(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[int]]:
    """Have commits refused whole in which a path holds this word; gives how large each was."""

    def poison(word: str) -> list[int]:
        sizes: list[int] = []
        commit = DropboxArchive.commit_uploads

        def refusing(archive: DropboxArchive, commits: Sequence[Commit]) -> object:
            sizes.append(len(commits))
            if any(word in str(it.target) for it in commits):
                raise errors.UnforeseenAnswer(tag="400")
            return commit(archive, commits)

        monkeypatch.setattr(DropboxArchive, "commit_uploads", refusing)
        return sizes

    return poison


def test_a_document_that_spoils_its_batch_keeps_no_other_from_arriving(shop: Shop, poisoned):
    documents = many(shop, 30)
    shop.save("Factura_otrava.pdf", b"%PDF-1.4 bad")
    sizes = poisoned("otrava")
    shop.begin()
    shop.sync()
    assert sorted(shop.archive().values()) == sorted(documents.values())
    assert len(sizes) < 15
    status = shop.engine.status()
    assert (status.documents.archived, status.documents.waiting) == (30, 1)
    assert status.problem is None


def test_where_dropbox_refuses_all_it_is_not_asked_about_each(shop: Shop, poisoned):
    many(shop, 100)
    sizes = poisoned("")
    shop.begin()
    shop.sync()
    assert len(sizes) < 15
    assert shop.engine.status().documents.waiting == 100
