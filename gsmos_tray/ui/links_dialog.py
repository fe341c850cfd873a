"""The links that lead into the archive: copied once more, or revoked."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from gsmos_tray.archive.values import Link
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine.public_links import PublicLinks
from gsmos_tray.ui.furniture import button, hint
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.sheet import Lines, Sheet


class LinksDialog(Sheet):
    """Asks Dropbox as soon as it is made."""

    def __init__(self, links: PublicLinks) -> None:
        super().__init__(
            translate("links", "Links"),
            translate("links", "Links into the archive"),
            QSize(640, 400),
        )
        self._links = links
        self.shown: list[Link] = []
        self.lines = Lines(
            translate("links", "Links into the archive"),
            translate("links", "Leads to"),
        )
        self.lines.itemSelectionChanged.connect(self.follow)
        self.copy = button(translate("links", "Copy"), self._copy)
        self.revoke = button(translate("links", "Revoke"), self._revoke)
        self.rows.addWidget(
            hint(
                translate(
                    "links",
                    "Whoever has a link sees what it leads to, without an account. A revoked link "
                    "leads nowhere; the document itself stays.",
                )
            )
        )
        self.rows.addWidget(self.lines, 1)
        self.finish(self.copy, self.revoke)
        self._ask()

    @property
    def chosen(self) -> Link | None:
        """The link that is selected."""
        places = self.lines.chosen
        return self.shown[places[0]] if places else None

    def follow(self) -> None:
        """Offer what can be done with the link that is chosen."""
        for part in (self.copy, self.revoke):
            part.setEnabled(not self.is_working and self.chosen is not None)

    def _ask(self, then: str = "") -> None:
        def answered(links: list[Link]) -> None:
            self.shown = links
            self.lines.show_lines([(it.path.strip("/"),) for it in links])
            nothing = translate("links", "No link leads into the archive.")
            self.say(then or ("" if links else nothing), "soft")

        self.work(self._links.all, answered, translate("links", "Dropbox is asked…"))

    def _copy(self) -> None:
        if (link := self.chosen) is not None:
            QGuiApplication.clipboard().setText(link.url)
            self.say(translate("links", "Copied."), "good")

    def _revoke(self) -> None:
        if (link := self.chosen) is None:
            return
        path = ArchivePath(link.path)
        done = translate("links", "The link leads nowhere any more.")
        self.work(
            lambda: self._links.revoke(path),
            lambda _: self._ask(done),
            translate("links", "Being revoked…"),
        )
