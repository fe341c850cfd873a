"""Who sees the archive, or a folder of it: invites, lists, and takes access away."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from gsmos_tray.archive.values import Access, Member
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine.far_side import FarSide
from gsmos_tray.engine.sharing import Invitation
from gsmos_tray.ui.furniture import Form, button, heading, hint, row
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.sheet import Lines, Sheet
from gsmos_tray.ui.texts.far_side import access_name

_ROLES = (Access.VIEWER, Access.EDITOR)
_MESSAGE_LINES = 3


class ShareDialog(Sheet):
    """Asks Dropbox as soon as it is made, and again when another folder is chosen."""

    def __init__(self, far_side: FarSide, folder: str) -> None:
        super().__init__(
            translate("share", "Share"), translate("share", "Share a folder"), QSize(640, 600)
        )
        self._sharing = far_side.sharing
        self._leaving = Event()
        self.members: list[Member] = []
        self.folder = QComboBox()
        self.folder.setAccessibleName(translate("share", "Folder"))
        self._offer([str(far_side.whereabouts.below(""))], folder)
        self.email = QLineEdit()
        self.email.setAccessibleName(translate("share", "E-mail"))
        self.email.setPlaceholderText("contabil@exemplu.ro")
        self.email.textChanged.connect(self.follow)
        self.role = QComboBox()
        self.role.setAccessibleName(translate("share", "Access"))
        for access in _ROLES:
            self.role.addItem(access_name(access), access)
        self.message = QPlainTextEdit()
        self.message.setAccessibleName(translate("share", "Message"))
        self.message.setTabChangesFocus(True)
        self.message.setFixedHeight(self.fontMetrics().lineSpacing() * _MESSAGE_LINES + 20)
        self.invite = button(translate("share", "Invite"), self._invite, kind="main")
        self.invite.setDefault(True)
        self.lines = Lines(
            translate("share", "Who has access"),
            translate("share", "E-mail"),
            translate("share", "Access"),
            "",
        )
        self.lines.itemSelectionChanged.connect(self.follow)
        self.remove = button(translate("share", "Remove access"), self._remove)
        self.stop = button(translate("share", "Stop sharing"), self._stop)
        self._lay_out()
        self.destroyed.connect(self._leaving.set)
        self.background.run(far_side.folders, self._offered, lambda _: None)
        self.folder.currentIndexChanged.connect(lambda _: self._ask())
        self._ask()

    @property
    def path(self) -> ArchivePath:
        """The folder that is chosen."""
        return ArchivePath(str(self.folder.currentData()))

    @property
    def chosen(self) -> Member | None:
        """Who is selected."""
        places = self.lines.chosen
        return self.members[places[0]] if places else None

    @property
    def loses_nothing(self) -> bool:
        """Whether no invitation is being written either."""
        written = self.email.text() or self.message.toPlainText()
        return super().loses_nothing and not written

    def follow(self) -> None:
        """Offer what can be done now."""
        ready = not self.is_working
        for part in (self.folder, self.email, self.role, self.message):
            part.setEnabled(ready)
        self.invite.setEnabled(ready and "@" in self.email.text())
        guest = self.chosen
        self.remove.setEnabled(ready and guest is not None and guest.access is not Access.OWNER)
        self.stop.setEnabled(ready and bool(self.members))

    def _offered(self, folders: list[ArchivePath]) -> None:
        self._offer([str(it) for it in folders], str(self.path))

    def _offer(self, folders: list[str], chosen: str) -> None:
        """Offer these folders, and *chosen* among them, without asking Dropbox anew."""
        every = sorted({*folders, *filter(None, [chosen])}, key=str.casefold)
        before = self.folder.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.folder.clear()
        for path in every:
            self.folder.addItem(path.strip("/").replace("/", " › "), path)
        self.folder.setCurrentIndex(max(self.folder.findData(chosen), 0))
        self.folder.blockSignals(before)

    def _ask(self, then: str = "") -> None:
        path = self.path

        def answered(members: list[Member]) -> None:
            self.members = members
            self.lines.show_lines([_line(it) for it in members])
            alone = translate("share", "Only you see this folder.")
            self.say(then or ("" if members else alone), "good" if then else "soft")
            self.follow()  # the fields can be used again
            self.email.setFocus()

        self.work(
            lambda: self._sharing.members(path), answered, translate("share", "Dropbox is asked…")
        )

    def _invite(self) -> None:
        path, email = self.path, self.email.text().strip()
        access = Access(self.role.currentData())
        invitation = Invitation(email, access, self.message.toPlainText().strip())
        done = translate("share", "Dropbox has sent the invitation to {email}.")

        def invited(_: object) -> None:
            self.email.clear()
            self._ask(done.format(email=email))

        self.work(
            lambda: self._sharing.invite(path, invitation, self._leaving),
            invited,
            translate("share", "Being invited…"),
        )

    def _remove(self) -> None:
        if (guest := self.chosen) is None:
            return
        path = self.path
        done = translate("share", "{email} no longer has access.").format(email=guest.email)
        self.work(
            lambda: self._sharing.remove(path, guest.email, self._leaving),
            lambda _: self._ask(done),
            translate("share", "Access is being removed…"),
        )

    def _stop(self) -> None:
        path = self.path
        done = translate("share", "The folder is yours alone again.")
        self.work(
            lambda: self._sharing.stop(path, self._leaving),
            lambda _: self._ask(done),
            translate("share", "Access is being removed…"),
        )

    def _lay_out(self) -> None:
        fields = Form(grow=True)
        fields.add(translate("share", "Folder"), self.folder)
        fields.add(translate("share", "E-mail"), self.email)
        fields.add(translate("share", "Access"), self.role)
        fields.add(translate("share", "Message"), self.message)
        self.rows.addWidget(
            hint(
                translate(
                    "share",
                    "Dropbox writes to whom you invite, for example to your accountant. "
                    "You can take the access away at any time.",
                )
            )
        )
        self.rows.addLayout(fields)
        self.rows.addLayout(row(None, self.invite))
        self.rows.addWidget(heading(translate("share", "Who has access")))
        self.rows.addWidget(self.lines, 1)
        self.finish(self.stop, self.remove)


def _line(member: Member) -> tuple[str, str, str]:
    waits = translate("share", "has not accepted yet") if member.invited else ""
    return member.email, access_name(member.access), waits
