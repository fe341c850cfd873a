"""Questions that need an answer before something goes on, with buttons in our own words.

Qt has no Romanian words for its own buttons, so each one is named after what it does.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from gsmos_tray import errors
from gsmos_tray.events import Activity
from gsmos_tray.ui import icons
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.texts import error_sentence, error_title

_PICTURE = QSize(40, 40)


class Unsaved(Enum):
    """What to do with changes that were not saved."""

    SAVE = "save"
    DROP = "drop"
    STAY = "stay"


def confirm_disconnect(parent: QWidget | None) -> bool:
    """Ask whether Dropbox shall be disconnected."""
    box = _box(
        parent,
        translate("asking", "Disconnect Dropbox?"),
        translate(
            "asking",
            "Documents are not archived any more until you connect again. "
            "What is in Dropbox stays there.",
        ),
    )
    yes = box.addButton(translate("asking", "Disconnect"), QMessageBox.ButtonRole.DestructiveRole)
    no = box.addButton(translate("asking", "Stay connected"), QMessageBox.ButtonRole.RejectRole)
    return _agreed(box, yes, no)


def ask_unsaved(parent: QWidget) -> Unsaved:
    """Ask what becomes of changed settings."""
    box = _box(
        parent,
        translate("asking", "Save the changes?"),
        translate("asking", "Nothing has taken effect yet."),
    )
    save = box.addButton(translate("asking", "Save"), QMessageBox.ButtonRole.AcceptRole)
    drop = box.addButton(
        translate("asking", "Discard them"), QMessageBox.ButtonRole.DestructiveRole
    )
    stay = box.addButton(translate("asking", "Go on editing"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(stay)
    box.exec()
    answers = {save: Unsaved.SAVE, drop: Unsaved.DROP}
    clicked = box.clickedButton()
    return next((what for made, what in answers.items() if made is clicked), Unsaved.STAY)


def confirm_link(parent: QWidget | None) -> bool:
    """Say, before the first link is made, what a link does."""
    box = _box(
        parent,
        translate("asking", "Make a link to this document?"),
        translate(
            "asking",
            "Whoever has the link can see the document, without an account. "
            "You can revoke it at any time: Settings, Dropbox, Links.",
        ),
    )
    yes = box.addButton(translate("asking", "Copy the link"), QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton(translate("asking", "No link"), QMessageBox.ButtonRole.RejectRole)
    return _agreed(box, yes, no)


def confirm_import(parent: QWidget | None) -> bool:
    """Ask whether another workstation's settings shall take the place of these."""
    box = _box(
        parent,
        translate("asking", "Take over these settings?"),
        translate(
            "asking",
            "They take the place of the settings here. The folders that are watched here stay "
            "watched, and no document is touched.",
        ),
    )
    yes = box.addButton(translate("asking", "Take over"), QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton(translate("asking", "Leave as it is"), QMessageBox.ButtonRole.RejectRole)
    return _agreed(box, yes, no)


def tell_copied(parent: QWidget | None, path: str) -> None:
    """Say that a link is where a paste takes it from. Does not wait for an answer."""
    tell(
        parent,
        translate("asking", "The link is copied"),
        translate("asking", "Paste it where you want it. It shows {path}.").format(path=path),
    )


def tell(parent: QWidget | None, title: str, sentence: str) -> None:
    """Say that something is done. Does not wait for an answer."""
    box = _box(parent, title, sentence)
    box.addButton(translate("asking", "Close"), QMessageBox.ButtonRole.RejectRole)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def tell_failure(parent: QWidget | None, error: errors.GsmosError) -> None:
    """Say what an action met. Does not wait for an answer."""
    box = _box(parent, error_title(error.code()), error_sentence(error.code(), error.facts))
    box.setIconPixmap(_attention(box))
    box.addButton(translate("asking", "Close"), QMessageBox.ButtonRole.RejectRole)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def tell_and_wait(error: errors.GsmosError) -> None:
    """Say what keeps the program from starting, and wait until it is read."""
    box = _box(None, error_title(error.code()), error_sentence(error.code(), error.facts))
    box.setIconPixmap(_attention(box))
    box.addButton(translate("asking", "Close"), QMessageBox.ButtonRole.RejectRole)
    box.exec()


def _attention(box: QMessageBox) -> QPixmap:
    icon = icons.state_icon(Activity.ATTENTION)
    return icon.pixmap(_PICTURE, box.devicePixelRatioF())


def _agreed(box: QMessageBox, yes: QPushButton, no: QPushButton) -> bool:
    """Ask; who only presses Enter or Escape has said *no*."""
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    box.exec()
    return box.clickedButton() is yes


def _box(parent: QWidget | None, title: str, sentence: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle("gsmOS Tray")
    box.setText(title)
    box.setInformativeText(sentence)
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box
