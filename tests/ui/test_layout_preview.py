"""The organisation is previewed on documents that will really lie in the archive."""

from __future__ import annotations

from gsmos_tray.ledger.overview import Wanted
from gsmos_tray.ledger.values import FileState
from gsmos_tray.ui.layout_preview import INVENTED, examples, rows_for_preview
from tests.ui import shop as invented


def leave_all_out(engine) -> None:
    with engine._ledger.store.transaction() as db:
        db.execute("DELETE FROM delivery")
        db.execute("UPDATE file SET rule = 'before_the_chosen_day'")


def test_what_is_archived_is_shown_before_what_waits(engine):
    states = {row.state for row in rows_for_preview(engine.reports)}
    assert states == {FileState.ARCHIVED}


def test_what_waits_is_shown_while_nothing_is_archived(profile, settings):
    engine = invented.engine(profile, settings)
    invented.fill(engine, 6, archived=0)
    invented.leave_out(engine, "private", "buletin.pdf")
    rows = rows_for_preview(engine.reports)
    assert {row.state for row in rows} == {FileState.WAITING}
    assert examples(rows) != INVENTED
    engine._ledger.close()


def test_what_is_left_out_is_not_shown(engine):
    leave_all_out(engine)
    rows = engine.reports.documents(Wanted())
    assert [row for row in rows if row.kind and row.content_hash]
    assert examples(rows) == INVENTED
    assert rows_for_preview(engine.reports) == []
