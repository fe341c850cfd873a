"""One process of ``tests/screenshots.py``: every window and state in one language, mode, scale."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from itertools import product
from pathlib import Path
from threading import Event

from PySide6.QtCore import (
    QBuffer,
    QEventLoop,
    QIODevice,
    QItemSelection,
    QItemSelectionModel,
    QPoint,
    QRect,
    QTimer,
)
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from gsmos_tray import errors
from gsmos_tray.archive.values import Access, Link, Member, Past, Revision
from gsmos_tray.documents.document import Fields, Fingerprint
from gsmos_tray.documents.invoice_sheet import InvoiceSheet, SheetLine
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine import restoring
from gsmos_tray.engine.diagnosing import Ill, Outcome, Thing
from gsmos_tray.engine.engine import Engine
from gsmos_tray.engine.rearranging import Rearranged
from gsmos_tray.engine.restore_choice import Wish
from gsmos_tray.engine.status import AccountStatus
from gsmos_tray.events import (
    Activity,
    FolderSilent,
    LeftOutUnknown,
    ProblemArose,
    Progress,
    RoomShort,
)
from gsmos_tray.ledger.lost import Lost
from gsmos_tray.ledger.overview import Wanted
from gsmos_tray.ledger.values import Unread
from gsmos_tray.locations import Profile
from gsmos_tray.settings import Frequency, Language, Settings, Sync
from gsmos_tray.ui import asking, icons, tones
from gsmos_tray.ui.clock import local_now
from gsmos_tray.ui.connect_dialog import ConnectDialog
from gsmos_tray.ui.connecting import Stage
from gsmos_tray.ui.correcting_dialog import CorrectingDialog
from gsmos_tray.ui.diagnosis_window import DiagnosisWindow
from gsmos_tray.ui.document_list import Which
from gsmos_tray.ui.documents_window import DocumentsWindow
from gsmos_tray.ui.first_start import DONE, FOLDERS, ORGANISATION, FirstStart
from gsmos_tray.ui.handed_dialog import HandedDialog
from gsmos_tray.ui.history_dialog import HistoryDialog
from gsmos_tray.ui.interface import Interface
from gsmos_tray.ui.licences_window import LicencesWindow
from gsmos_tray.ui.links_dialog import LinksDialog
from gsmos_tray.ui.rearranging_window import RearrangingWindow
from gsmos_tray.ui.recovery_window import RecoveryWindow
from gsmos_tray.ui.restore_window import RestoreWindow
from gsmos_tray.ui.settings_window import SettingsWindow
from gsmos_tray.ui.share_dialog import ShareDialog
from tests.ui import shop

_FONTS = ("Segoe UI", "Inter", "Noto Sans", "Open Sans", "DejaVu Sans")


class Previews:
    """Draws a page and an invoice of invented data."""

    def page(self, _path: Path, _page: int, width: int) -> bytes:
        picture = QImage(width, round(width * 1.414), QImage.Format.Format_RGB32)
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        unit = width / 100
        painter.setPen(QColor("#202020"))
        for top, size, words in (
            (8, 5, "FACTURĂ"),
            (16, 2.6, "Seria AT  Nr. 000123   Data: 24.11.2026"),
            (26, 2.6, "Furnizor: Atelier Telefon Exemplu SRL, CUI RO12345674"),
            (31, 2.6, "Client: Cafeneaua Exemplu SRL, CUI RO23456783"),
            (44, 2.6, "1   Înlocuire ecran                     1 buc      420,17"),
            (49, 2.6, "2   Folie de protecție                  1 buc        50,00"),
            (60, 3.2, "Total de plată: 559,50 lei"),
        ):
            font = QFont(painter.font())
            font.setPixelSize(round(size * unit))
            painter.setFont(font)
            painter.drawText(QRect(round(8 * unit), round(top * unit), width, 200), 0, words)
        painter.end()
        kept = QBuffer()
        kept.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(kept, "PNG")
        return bytes(kept.data().data())

    def invoice(self, _path: Path, _member: str | None = None) -> InvoiceSheet:
        return InvoiceSheet(
            Fields(
                "PE 2076", date(2026, 11, 23), shop.SUPPLIERS[1], shop.OWN, Decimal("684.25"), "RON"
            ),
            is_credit_note=False,
            due_date=date(2026, 12, 23),
            issuer_address=("Str. Exemplului 1", "Cluj-Napoca"),
            customer_address=("Bd. Probei 2", "București"),
            lines=(
                SheetLine("Ecran 6,1″", "2", "H87", Decimal("250.00"), "21", Decimal("500.00")),
                SheetLine("Baterie 3200 mAh", "1", "H87", Decimal("65.50"), "21", Decimal("65.50")),
            ),
            cut=False,
            net=Decimal("565.50"),
            vat=Decimal("118.75"),
            notes=(),
            account=None,
        )

    def rest(self) -> None:
        pass


class Studio:
    """Takes the pictures."""

    def __init__(self, folder: Path, suffix: str, language: Language, only: list[str]) -> None:
        self._folder = folder
        self._suffix = suffix
        self._language = language
        self._only = only

    def wants(self, name: str) -> bool:
        return not self._only or any(name.startswith(one) for one in self._only)

    def take(self, name: str, window: QWidget) -> None:
        settle()
        window.grab().save(str(self._folder / f"{name}-{self._suffix}.png"))

    @contextmanager
    def at_work(
        self, prepare: Callable[[Engine], None], **settings: object
    ) -> Iterator[tuple[Interface, Engine]]:
        chosen = replace(
            Settings(folders=shop.folders(), cui=shop.OWN.cui, language=self._language),
            **settings,
        )
        with tempfile.TemporaryDirectory() as folder:
            profile = Profile(Path(folder))
            engine = shop.engine(profile, chosen)
            engine.refresh_space = lambda: None  # the invented account has no Dropbox
            prepare(engine)
            interface = Interface(engine, shop.Machine(), profile, previews=Previews())
            interface.feed.renew()
            interface._patience.start()  # as if the panel were still to come
            settle()
            yield interface, engine
            interface.stop()
            interface.deleteLater()
            settle()
            engine._ledger.close()


def settle(milliseconds: int = 350) -> None:
    """Let timers, background and painting come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def busy_shop(engine: Engine) -> None:
    shop.connect(engine)
    shop.fill(engine, 640, archived=636)
    shop.leave_out(engine, "not_recognised", "bilet concert.pdf", "CV.pdf", "manual cuptor.pdf")
    shop.leave_out(engine, "temporary", "Factura_000999.pdf.crdownload")
    shop.ran(engine, local_now() - timedelta(hours=2))


def calm_shop(engine: Engine) -> None:
    busy_shop(engine)
    shop.deliver(engine, 10)


def troubled_shop(engine: Engine) -> None:
    busy_shop(engine)
    shop.set_aside(engine, errors.PlaceTaken(), errors.ErrorPage(), errors.SourceVanished())
    shop.unread(engine, "Factura_000124.pdf", Unread.IN_USE)


def full_shop(engine: Engine) -> None:
    busy_shop(engine)
    engine._troubles.met(errors.ArchiveFull(missing=412_000_000))
    shop.connect(
        engine,
        AccountStatus("Ana Exemplu", "ana@exemplu.ro", "basic", 2_147_000_000, 2_147_483_648),
    )


def nearly_full_shop(engine: Engine) -> None:
    calm_shop(engine)
    shop.connect(engine, replace(shop.ACCOUNT, used=5_200_000_000))


def paused_shop(engine: Engine) -> None:
    busy_shop(engine)
    engine.pause_for(1)


def offline_shop(engine: Engine) -> None:
    busy_shop(engine)
    engine._troubles.met(errors.ArchiveUnreachable())


def new_shop(engine: Engine) -> None:
    shop.fill(engine, 12, archived=0)


def documents(studio: Studio) -> None:
    if not studio.wants("documents"):
        return
    calm_list(studio)
    for name, prepare, which in (
        ("attention", troubled_shop, "attention"),
        ("full", full_shop, ""),
        ("nearly-full", nearly_full_shop, ""),
        ("paused", paused_shop, ""),
        ("offline", offline_shop, ""),
        ("not-connected", new_shop, ""),
    ):
        with studio.at_work(prepare) as (interface, _):
            interface.show_documents(which)
            window = interface._windows[DocumentsWindow]
            settle()
            window._table.selectRow(0)
            studio.take(f"documents-{name}", window)
    with studio.at_work(shop.connect, folders=()) as (interface, _):
        interface.show_documents()
        studio.take("documents-no-folder", interface._windows[DocumentsWindow])
    with studio.at_work(busy_shop) as (interface, engine):
        interface.show_documents()
        engine._sender._run.under_way = True
        for done in (30, 77, 124):
            engine.announcer.announce(
                Progress(done, 412, done * 91_000, 412 * 91_000, f"Factura_{done:06}.pdf")
            )
            settle(1_300)
        studio.take("documents-syncing", interface._windows[DocumentsWindow])


def calm_list(studio: Studio) -> None:
    with studio.at_work(calm_shop) as (interface, _):
        interface.show_documents()
        window = interface._windows[DocumentsWindow]
        settle()
        studio.take("documents-up-to-date", window)
        for name, row in (("invoice", 0), ("xml", 1)):
            window._table.selectRow(row)
            studio.take(f"documents-{name}", window)
        chosen = QItemSelection(
            window._model.index(2, 0), window._model.index(6, window._model.columnCount() - 1)
        )
        window._table.selectionModel().select(
            chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        studio.take("documents-several", window)
        for name, search in (("search", "cafeneaua"), ("nothing-found", "nimic de găsit")):
            window.filters.search.setText(search)
            settle(600)
            studio.take(f"documents-{name}", window)
        window.filters.clear()
        window.filters.choose(Which.LEFT_OUT)
        settle(600)
        studio.take("documents-left-out", window)
        window.filters.choose(Which.ALL)
        settle(600)
        window._table.selectRow(0)
        window.resize(window.minimumSize())
        studio.take("documents-narrow", window)
        window.resize(1366, 700)
        window.tell_of_tray(there=False)
        studio.take("documents-no-tray", window)


def told(studio: Studio) -> None:
    if not studio.wants("documents"):
        return
    with studio.at_work(troubled_shop) as (interface, engine):
        interface.show_documents()
        for event in (
            LeftOutUnknown(12),
            FolderSilent(str(shop.GSMOS), "2026-11-03"),
            RoomShort(5_000_000, 8_000_000),
            ProblemArose("archive_full"),
        ):
            engine.announcer.announce(event)
            settle()
        bar = interface._windows[DocumentsWindow]._bar
        bar._show_told()
        studio.take("documents-told", bar.findChildren(QMenu)[-1])


def settings(studio: Studio) -> None:
    if not studio.wants("settings"):
        return
    sync = Sync(frequency=Frequency.WEEKLY)
    with studio.at_work(troubled_shop, sync=sync) as (interface, _):
        interface.show_settings("dropbox")
        window = interface._windows[SettingsWindow]
        for page in (
            "dropbox",
            "folders",
            "kinds",
            "organisation",
            "sync",
            "notifications",
            "general",
        ):
            window.show_page(page)
            studio.take(f"settings-{page}", window)
        window.show_page("organisation")
        window.draft.change(organisation="own")
        editor = window.organisation.templates
        window.organisation.choices["own"].setChecked(True)
        editor.text.setText("Facturi/{an}/{luna}/{nummar}")
        editor._typed(editor.text.text())
        window.resize(860, 760)
        studio.take("settings-organisation-own", window)
        window.show_page("general")
        window.general.cui.setText("J40/1057")
        studio.take("settings-general-wrong", window)
        window.resize(860, 1010)
        studio.take("settings-general-whole", window)
        interface.show_licences()
        studio.take("settings-licences", interface._windows[LicencesWindow])
        window.draft._mistakes.clear()
        window.draft.now = window.draft.saved
    with studio.at_work(lambda _: None) as (interface, _):
        interface.show_settings("dropbox")
        studio.take("settings-not-connected", interface._windows[SettingsWindow])
    with studio.at_work(nearly_full_shop) as (interface, _):
        interface.show_settings("dropbox")
        studio.take("settings-nearly-full", interface._windows[SettingsWindow])


def connecting(studio: Studio) -> None:
    if not studio.wants("connect"):
        return
    with studio.at_work(lambda _: None) as (interface, engine):
        dialog = interface._window(ConnectDialog, lambda: ConnectDialog(engine, interface.errands))
        dialog.show()
        steps = dialog._panel.connecting
        for stage in (Stage.IDLE, Stage.PREPARING, Stage.BROWSER, Stage.PASTING):
            steps.address = (
                "https://www.dropbox.com/oauth2/authorize?response_type=code&client_id=…"
            )
            steps._move(stage)
            studio.take(f"connect-{stage.value}", dialog)
        another = errors.AnotherAccount(email="mihai@exemplu.ro", was="ana@exemplu.ro")
        for error in (errors.KeyringLocked(), errors.PortsBusy(), errors.ConsentRefused(), another):
            steps.error = error
            steps._move(Stage.FAILED)
            studio.take(f"connect-{error.code()}", dialog)
        steps.account = shop.ACCOUNT
        steps._move(Stage.CONNECTED)
        studio.take("connect-connected", dialog)


def first_start(studio: Studio) -> None:
    if not studio.wants("first"):
        return
    with studio.at_work(lambda _: None, folders=()) as (interface, _):
        interface.show_first_start(0)
        studio.take("first-1-connect", interface._windows[FirstStart])
    downloads = Path.home() / "Downloads"
    downloads.mkdir(exist_ok=True)
    for n in range(14):
        (downloads / f"Factura_{n:06}.pdf").write_bytes(b"x" * 90_000)
    with studio.at_work(shop.connect, folders=()) as (interface, _):
        interface.show_first_start(FOLDERS)
        window = interface._windows[FirstStart]
        settle(600)
        studio.take("first-2-folders", window)
        window.folders.add(downloads)
        settle(600)
        studio.take("first-2-folder-chosen", window)
    with studio.at_work(calm_shop) as (interface, _):
        interface.show_first_start(ORGANISATION)
        studio.take("first-3-organisation", interface._windows[FirstStart])
    with studio.at_work(calm_shop) as (interface, _):
        interface.show_first_start(DONE)
        studio.take("first-4-done", interface._windows[FirstStart])


def diagnosis(studio: Studio) -> None:
    if not studio.wants("diagnosis"):
        return
    for name, ill in (
        ("well", ()),
        (
            "ill",
            (
                Outcome(Thing.SPACE, "archive_full", {"missing": "412000000"}),
                Outcome(Thing.CLOCK, Ill.CLOCK_WRONG, {"there": "2026-11-24T09:30+02:00"}),
                Outcome(Thing.FOLDERS, "no_such_folder", {"path": str(shop.GSMOS)}),
                Outcome(Thing.DOCUMENTS, Ill.NOT_ARCHIVED, {"set_aside": "3", "waiting": "12"}),
            ),
        ),
        (
            "offline",
            (
                Outcome(Thing.NETWORK, Ill.NO_NETWORK),
                *(
                    Outcome(thing, Ill.NOT_LOOKED_AT, {"first": "network"})
                    for thing in (Thing.NAMES, Thing.PROXY, Thing.CERTIFICATE, Thing.CLOCK)
                ),
                *(
                    Outcome(thing, Ill.NOT_LOOKED_AT, {"first": "certificate"})
                    for thing in (Thing.ACCOUNT, Thing.PERMISSIONS, Thing.SPACE)
                ),
            ),
        ),
    ):
        with studio.at_work(calm_shop) as (interface, engine):
            found = {one.thing: one for one in ill}
            engine.diagnosis = lambda found=found: Looked(found)
            interface.show_diagnosis()
            studio.take(f"diagnosis-{name}", interface._windows[DiagnosisWindow])


class Looked:
    """A diagnosis whose outcomes are known."""

    def __init__(self, found: dict[Thing, Outcome]) -> None:
        self._found = found

    def outcomes(self) -> Iterator[Outcome]:
        return (self._found.get(thing, Outcome(thing)) for thing in Thing)


def handed(studio: Studio) -> None:
    if not studio.wants("handed"):
        return
    with studio.at_work(calm_shop) as (interface, _):
        places = [Path(interface._around.profile.folder) / name for name in _DROPPED]
        for place in places[:2]:
            place.write_bytes(b"%PDF-1.4 " + place.name.encode())
        interface.show_handed(places)
        settle(4_000)
        studio.take("handed", interface._windows[HandedDialog])


_DROPPED = ("Factura_004711.pdf", "Garantie_ABC123.pdf", "nu mai este.pdf")


def correcting(studio: Studio) -> None:
    if not studio.wants("correcting"):
        return
    with studio.at_work(calm_shop) as (interface, engine):
        folder = Path(interface._around.profile.folder) / "gsmOS"
        folder.mkdir()
        scans = [folder / f"Predare finala A{number}.pdf" for number in range(1, 10)]
        for scan in scans:
            scan.write_bytes(b"%PDF-1.4 " + scan.name.encode())
        engine.hand_over.archive(list(engine.hand_over.look(scans)))
        shop.deliver(engine, 5)
        interface.show_correcting(scans[0])
        dialog = interface._windows[CorrectingDialog]
        studio.take("correcting-asked", dialog)
        dialog.kinds.setCurrentIndex(dialog.kinds.findData(Kind.HANDOVER_PROTOCOL))
        settle(4_000)
        studio.take("correcting-seen", dialog)
        dialog.alike.setChecked(True)
        studio.take("correcting-rule", dialog)


def archive(studio: Studio) -> None:
    if not studio.wants("archive"):
        return
    with studio.at_work(full_shop) as (interface, engine):
        engine.far_side = ToldFarSide()
        wanted = interface.errands.archive
        row = next(it for it in engine.reports.documents(Wanted()) if it.rev)
        wanted.show_history(row)
        settle(300)
        studio.take("archive-history", interface._windows[HistoryDialog])
        wanted.links_wanted.emit()
        settle(300)
        studio.take("archive-links", interface._windows[LinksDialog])
        wanted.sharing_wanted.emit("/Facturi SPV/Facturi/2026/11")
        settle(300)
        studio.take("archive-share", interface._windows[ShareDialog])
        interface._windows[ShareDialog].email.setText("contabil@birou.example")
        interface._windows[ShareDialog].lines.setCurrentItem(
            interface._windows[ShareDialog].lines.topLevelItem(1)
        )
        studio.take("archive-share-typed", interface._windows[ShareDialog])
        wanted.restoring_wanted.emit()
        window = interface._windows[RestoreWindow]
        window.into.setText("/home/ana/Documente/Din Dropbox")
        studio.take("archive-restore", window)
        window.restore()
        settle(3_500)
        studio.take("archive-restoring", window)
        window.stop.click()
        settle(300)
        studio.take("archive-restored", window)
        window._failed(errors.TooLittleRoom(missing=412_000_000))
        studio.take("archive-restore-refused", window)


def recovery(studio: Studio) -> None:
    if not studio.wants("recovery"):
        return
    with studio.at_work(gone_shop) as (interface, engine):
        engine.compare = lambda: None  # the invented account has no Dropbox
        interface.errands.archive.recovery_wanted.emit()
        settle(300)
        studio.take("recovery-gone", interface._windows[RecoveryWindow])
        facts = {"gone": 412, "of": 1204, "moved_to": "/gsmOS Backup"}
        engine.question = lambda: errors.ManyGone(**facts)
        interface._windows[RecoveryWindow]._look()
        settle(300)
        studio.take("recovery-question", interface._windows[RecoveryWindow])


def rearranging(studio: Studio) -> None:
    if not studio.wants("rearranging"):
        return
    with studio.at_work(shop_that_knows_more) as (interface, _engine):
        interface.show_documents()
        settle(300)
        studio.take("rearranging-offered", interface._windows[DocumentsWindow])
        interface.errands.archive.rearranging_wanted.emit()
        settle(300)
        window = interface._windows[RearrangingWindow]
        studio.take("rearranging", window)
        refused = errors.AlteredInDropbox()
        moved = [Rearranged(it, it.lies, refused) for it, _ in window.offers[:1]]
        window._say_what_came(moved)
        studio.take("rearranging-refused", window)


def shop_that_knows_more(engine: Engine) -> None:
    """Let three documents have been unknown when they were archived."""
    calm_shop(engine)
    with engine._ledger.store.transaction() as db:
        rows = db.execute(
            """
            SELECT document_id, places, archive_path FROM delivery JOIN document
            ON document.id = document_id WHERE state = 'archived' AND kind = 'invoice' LIMIT 3
            """
        ).fetchall()
        for row in rows:
            db.execute(
                "INSERT INTO better_place (document_id, places, from_bytes) VALUES (?, ?, 0)",
                (row["document_id"], row["places"]),
            )
            lies = f"/Facturi SPV/Diverse/2026/11/scan{row['document_id']:04}.pdf"
            db.execute(
                "UPDATE delivery SET archive_path = ?, folded_path = ? WHERE document_id = ?",
                (lies, lies.casefold(), row["document_id"]),
            )


def gone_shop(engine: Engine) -> None:
    """Let three archived documents be gone from Dropbox."""
    calm_shop(engine)
    gone = [it for it in engine._ledger.deliveries.all() if it.rev][:3]
    Lost(engine._ledger.store).gone(gone, date(2026, 12, 24))


class ToldFarSide:
    """An archive's far side with invented answers."""

    def __init__(self) -> None:
        self.whereabouts = self.versions = self.links = self.sharing = self.restoring = self

    def of(self, _path: ArchivePath) -> Past:
        moments = (datetime(2026, 11, 20, 9, 12), datetime(2026, 9, 3, 17, 40))  # noqa: DTZ001
        return Past(
            tuple(
                Revision(str(at), Fingerprint("0", 84_000 + 900 * at), moment.timestamp())
                for at, moment in enumerate(moments)
            ),
            gone=False,
            gone_at=None,
            file="",
        )

    def below(self, _name: str) -> ArchivePath:
        return ArchivePath("/Facturi SPV")

    def all(self) -> list[Link]:
        return [
            Link("https://dropbox.example/1", "/Facturi SPV/Facturi/2026/11/Factura_000899.pdf"),
            Link("https://dropbox.example/2", "/Facturi SPV/SPV/ZIP/2026/11"),
        ]

    def folders(self) -> list[ArchivePath]:
        return [ArchivePath("/Facturi SPV"), ArchivePath("/Facturi SPV/Facturi")]

    def members(self, _path: ArchivePath) -> list[Member]:
        return [
            Member("ana@exemplu.ro", Access.OWNER, invited=False),
            Member("contabil@birou.example", Access.VIEWER, invited=True),
        ]

    def restore(
        self, _wish: Wish, into: Path, stop: Event
    ) -> Iterator[restoring.Outcome | Progress]:
        for number in range(4):
            path = ArchivePath(f"/Facturi SPV/Facturi/2026/11/Factura_{900 - number:06}.pdf")
            failed = errors.DestinationTaken(path=into / str(path).strip("/"))
            if number == 2:
                yield restoring.Outcome(restoring.Came.FAILED, path, into, failed)
            else:
                yield restoring.Outcome(restoring.Came.RESTORED, path, into)
        while not stop.wait(0.5):
            yield Progress(742, 2_000, 61_000_000, 170_000_000, "")


def boxes(studio: Studio) -> None:
    if not studio.wants("box"):
        return
    with studio.at_work(calm_shop) as (interface, _):
        interface.show_documents()
        parent = interface._windows[DocumentsWindow]
        for name, ask in (
            ("disconnect", lambda: asking.confirm_disconnect(parent)),
            ("unsaved", lambda: asking.ask_unsaved(parent)),
            ("link", lambda: asking.confirm_link(parent)),
            ("import", lambda: asking.confirm_import(parent)),
            ("copied", lambda: asking.tell_copied(parent, "Facturi/2026/11/Factura_000123.pdf")),
            ("failure", lambda: asking.tell_failure(parent, errors.ArchiveUnreachable())),
        ):
            QTimer.singleShot(0, partial(take_box, studio, name))  # most of them wait for an answer
            ask()
            settle()
        files = QFileDialog(parent, options=QFileDialog.Option.DontUseNativeDialog)
        files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        files.show()
        studio.take("box-file", files)
        files.close()


def take_box(studio: Studio, name: str) -> None:
    box = QApplication.activeModalWidget()
    assert box is not None
    studio.take(f"box-{name}", box)
    box.close()


def tray(studio: Studio) -> None:
    if not studio.wants("tray"):
        return
    for name, prepare in (
        ("calm", calm_shop),
        ("attention", troubled_shop),
        ("full", full_shop),
        ("paused", paused_shop),
        ("not-connected", new_shop),
    ):
        with studio.at_work(prepare) as (interface, _):
            menu = interface._menu.menu
            menu.popup(QPoint(20, 20))
            studio.take(f"tray-{name}", menu)
            menu.hide()
    sheet = QPixmap(560, 120)
    sheet.fill(QColor("#f2f2f2"))
    painter = QPainter(sheet)
    painter.fillRect(0, 60, 560, 60, QColor("#202020"))
    for row, left in product((0, 60), range(5)):
        icon = icons.state_icon(tuple(Activity)[left])
        for at, size in enumerate((16, 22, 32)):
            painter.drawPixmap(8 + left * 108 + at * 30, row + 14, icon.pixmap(size, size))
    painter.end()
    sheet.save(str(studio._folder / f"tray-icons-{studio._suffix}.png"))


def main() -> int:
    folder, language, mode, scale, *only = sys.argv[1:]
    application = QApplication(["gsmos-tray"])
    families = QFontDatabase.families()
    font = QFont(next(name for name in _FONTS if name in families))
    font.setPointSizeF(9.5)
    application.setFont(font)
    if mode == "dark":
        tones.LIGHT = tones.DARK  # the offscreen desktop cannot be turned dark
    suffix = f"{language}-{mode}-{scale}00"
    studio = Studio(Path(folder), suffix, Language(language), only)
    for part in (
        documents,
        told,
        settings,
        connecting,
        first_start,
        diagnosis,
        handed,
        correcting,
        archive,
        recovery,
        rearranging,
        boxes,
        tray,
    ):
        part(studio)
    return 0


if __name__ == "__main__":
    sys.exit(main())
