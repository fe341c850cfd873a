"""Dropbox: whose account it is, its room, the archive's folder, and the sync itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QProgressBar

from gsmos_tray.engine.room import NEARLY_FULL
from gsmos_tray.engine.status import AccountStatus
from gsmos_tray.ui.around import Around
from gsmos_tray.ui.draft import Draft
from gsmos_tray.ui.flow import Flow
from gsmos_tray.ui.furniture import button, card, heading, hint, marked, paint, row, words
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.settings_pages.page import Mistake, Page
from gsmos_tray.ui.texts import plan_name, size


class DropboxPage(Page):
    """As the manual describes it."""

    organisation_wanted = Signal()
    disconnect_wanted = Signal()

    def __init__(self, draft: Draft, around: Around) -> None:
        super().__init__(draft, translate("settings", "Dropbox"))
        self._errands, self._feed = around.errands, around.feed
        self._name = heading("")
        self._who = words(tone="soft")
        self._room = QProgressBar()
        self._room.setTextVisible(False)
        self._room.setAccessibleName(translate("settings", "Space used"))
        self._room_words = words(tone="soft")
        self._connect = button(
            translate("settings", "Connect Dropbox"), self._errands.connect_wanted.emit, kind="main"
        )
        self._no_account = button(
            translate("settings", "I have no account"),
            lambda: self._errands.visit(self._errands.addresses.register),
            kind="link",
        )
        self._reconnect = button(
            translate("settings", "Reconnect"), self._errands.connect_wanted.emit
        )
        self._disconnect = button(translate("settings", "Disconnect…"), self.disconnect_wanted.emit)
        self._apps = button(
            translate("settings", "Connected apps in Dropbox"),
            lambda: self._errands.visit(self._errands.addresses.connected_apps),
            kind="link",
        )
        self._root = QLineEdit(draft.now.archive_root)
        self._root.setAccessibleName(translate("settings", "The archive's folder"))
        self._root.setMaximumWidth(380)
        self._root.textChanged.connect(lambda text: draft.change(archive_root=text.strip()))
        self._root_mistake = Mistake(self._root)
        self._automatic = QCheckBox(translate("settings", "Turn automatic sync on"))
        self._automatic.setChecked(draft.now.sync.automatic)
        self._automatic.toggled.connect(lambda on: draft.change_sync(automatic=on))
        self._sync = marked(
            button(translate("settings", "Sync now"), self._errands.sync_now, kind="main"),
            "refresh",
            tone="on_accent",
        )
        wanted = self._errands.archive
        self.about_the_archive = (
            button(translate("settings", "Share…"), lambda: wanted.sharing_wanted.emit("")),
            button(translate("settings", "Links…"), wanted.links_wanted.emit),
            button(translate("settings", "Recovery…"), wanted.recovery_wanted.emit),
            button(translate("settings", "Restore the archive…"), wanted.restoring_wanted.emit),
        )
        self._lay_out()
        self._feed.renewed.connect(self._show_account)
        self._show_account()

    def renew(self) -> None:
        """Say what is wrong with the folder."""
        self._root_mistake.say(self.draft.layout_sentence("archive.root"))

    def _show_account(self) -> None:
        status = self._feed.status
        account = status.account if status else None
        linked = account is not None
        for part in (self._reconnect, self._disconnect, self._apps):
            part.setVisible(linked)
        for part in (self._connect, self._no_account):
            part.setVisible(not linked)
        self._sync.setEnabled(linked)
        for part in self.about_the_archive:
            part.setEnabled(linked)
        if account is None:
            self._name.setText(translate("settings", "Not connected"))
            self._who.setText(
                translate("settings", "Your documents are archived in your own Dropbox account.")
            )
        else:
            self._name.setText(account.name)
            self._who.setText(f"{account.email} · {plan_name(account.plan)}")
        self._show_room(account)

    def _show_room(self, account: AccountStatus | None) -> None:
        known = account is not None and account.used is not None and bool(account.allocated)
        self._room.setVisible(known)
        self._room_words.setVisible(known)
        if account is None or account.used is None or not account.allocated:
            return
        percent = min(100, round(100 * account.used / account.allocated))
        self._room.setValue(percent)
        paint(self._room, "tone", "bad" if percent >= NEARLY_FULL else "")
        self._room_words.setText(
            translate("settings", "{used} of {allocated} used").format(
                used=size(account.used), allocated=size(account.allocated)
            )
        )

    def _lay_out(self) -> None:
        frame, inside = card()
        inside.addWidget(self._name)
        inside.addWidget(self._who)
        inside.addWidget(self._room)
        inside.addWidget(self._room_words)
        inside.addLayout(
            row(
                self._connect, self._no_account, self._reconnect, self._disconnect, None, self._apps
            )
        )
        self.rows.addWidget(frame)
        self.part(translate("settings", "The archive's folder"))
        self.rows.addWidget(self._root)
        self.rows.addWidget(self._root_mistake)
        self.rows.addWidget(
            hint(
                translate(
                    "settings",
                    "A folder of its own is best, for example “gsmOS Backup”, kept in order by "
                    "date. What is archived already stays where it is.",
                )
            )
        )
        self.rows.addLayout(
            row(
                button(translate("settings", "Organisation…"), self.organisation_wanted.emit),
                None,
            )
        )
        self.part(translate("settings", "Sync"))
        self.rows.addWidget(self._automatic)
        self.rows.addWidget(
            hint(
                translate(
                    "settings", "While it is off, documents go only when you press “Sync now”."
                )
            )
        )
        self.rows.addLayout(row(self._sync, None))
        self.part(translate("settings", "What is archived"))
        archive = Flow(8)
        for part in self.about_the_archive:
            archive.addWidget(part)
        self.rows.addLayout(archive)
        self.end()
