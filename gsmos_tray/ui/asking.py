"""Questions that need an answer before something goes on, with buttons in our own words.

Qt has no Romanian words for its own buttons, so each one is named after what it does.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from gsmos_tray import errors
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.texts import error_sentence, error_title


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
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    box.exec()
    return box.clickedButton() is yes


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


def tell_failure(parent: QWidget | None, error: errors.GsmosError) -> None:
    """Say what an action met. Does not wait for an answer."""
    box = _box(parent, error_title(error.code()), error_sentence(error.code(), error.facts))
    box.setIcon(QMessageBox.Icon.Warning)
    box.addButton(translate("asking", "Close"), QMessageBox.ButtonRole.RejectRole)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def _box(parent: QWidget | None, title: str, sentence: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle("gsmOS Tray")
    box.setText(title)
    box.setInformativeText(sentence)
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box
