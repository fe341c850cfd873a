from __future__ import annotations

import threading
from dataclasses import replace

from PySide6.QtCore import QByteArray

from gsmos_tray.events import Changed, Progress, RunFinished
from tests.ui import shop as invented


def test_a_change_in_the_ledger_reaches_the_status(qtbot, interface, engine):
    invented.deliver(engine, 4)
    with qtbot.waitSignal(interface.feed.renewed):
        engine.announcer.announce(Changed())
    assert interface.feed.sentence.startswith("Arhiva este la zi")


def test_who_has_closed_the_assistant_half_way_is_told_so(interface, engine, renewed):
    engine.change(lambda now: replace(now, sync=replace(now.sync, automatic=False)))
    renewed()
    assert interface.feed.sentence == "Configurarea nu este terminată · 4 documente așteaptă"
    interface._memory.keep("first_start/done", QByteArray(b"1"))
    assert interface.feed.sentence.startswith("Sincronizarea automată este oprită")


def test_many_changes_ask_the_ledger_few_times(qtbot, interface, engine):
    answers = []
    interface.feed.renewed.connect(lambda _: answers.append(1))
    for _ in range(2000):
        engine.announcer.announce(Changed())
        qtbot.wait(0)
    qtbot.waitUntil(lambda: bool(answers))
    assert len(answers) < 200


def test_a_run_is_shown_while_it_lasts_and_no_longer(qtbot, interface, engine):
    engine._sender._run.under_way = True
    engine.announcer.announce(Progress(3, 9, 300, 900, "Factura_000123.pdf"))
    qtbot.waitUntil(lambda: interface.feed.run is not None)
    qtbot.waitUntil(lambda: "3 din 9" in interface.feed.sentence)
    assert interface.feed.tip == (
        "Se arhivează: 3 din 9 documente · 300 de octeți din 900 de octeți · Factura_000123.pdf"
    )
    engine._sender._run.under_way = False
    engine.announcer.announce(RunFinished(9, 0, 0, asked_for=False))
    qtbot.waitUntil(lambda: interface.feed.run is None)
    assert interface.feed.tip == interface.feed.sentence


def test_what_comes_while_a_document_goes_is_shown_before_that_has_arrived(
    qtbot, interface, engine
):
    engine._sender._run.goes("Factura_000123.pdf")
    qtbot.waitUntil(lambda: "0 din 4" in interface.feed.sentence)
    invented.fill(engine, 45, archived=0)
    engine._sender.ring()
    qtbot.waitUntil(lambda: "0 din 4" not in interface.feed.sentence)
    waiting, _ = engine.reports.waiting()
    assert waiting > 10
    assert f"0 din {waiting} " in interface.feed.sentence


def test_a_ledger_that_is_slow_is_not_asked_again_before_it_has_answered(qtbot, interface):
    feed, asked, answer = interface.feed, [], threading.Event()
    slow = feed._ask

    def ask():
        asked.append(1)
        answer.wait(10)
        return slow()

    feed._ask = ask
    for _ in range(20):
        feed.renew()
    qtbot.waitUntil(lambda: bool(asked))
    answer.set()
    qtbot.waitUntil(lambda: not feed._asking)
    qtbot.waitUntil(lambda: len(asked) == 2)  # once more: something has changed meanwhile
    qtbot.waitUntil(lambda: not feed._asking)
    qtbot.wait(150)
    assert len(asked) == 2


def test_a_ledger_that_takes_long_is_left_in_peace_longer_and_progress_is_shown_all_the_same(
    qtbot, interface, engine
):
    feed, asked, shown = interface.feed, [], []
    slow = feed._ask

    def ask():
        asked.append(1)
        threading.Event().wait(0.3)
        return slow()

    feed._ask = ask
    feed.run_moved.connect(shown.append)
    engine._sender._run.under_way = True
    for done in range(10):
        engine.announcer.announce(Progress(done, 9, done, 900, "Factura_000123.pdf"))
        qtbot.wait(120)
    assert len(asked) == 1  # the next one after nine times 0.3 seconds
    assert {run.progress.done for run in shown} >= {2, 4, 6}


def test_a_ledger_that_cannot_be_read_once_is_asked_again(qtbot, interface, engine):
    asked = interface.feed._ask
    interface.feed._ask = lambda: 1 / 0
    interface.feed.renew()
    qtbot.waitUntil(lambda: not interface.feed._asking)
    interface.feed._ask = asked
    with qtbot.waitSignal(interface.feed.renewed):
        interface.feed.renew()
