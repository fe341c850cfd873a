"""How everything looks: Qt's Fusion style in the program's own colours, light or dark.

Fusion looks and measures the same everywhere, so that what is seen in the tests is what the shop
sees. Who has asked the system for high contrast keeps the system's own style and colours.
"""

from __future__ import annotations

from string import Template
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from gsmos_tray.locations import resource
from gsmos_tray.ui.furniture import mark_again
from gsmos_tray.ui.tones import DARK, Tones, tones

_SHEET = Template("""
QWidget { color: $ink; }
QToolTip { color: $ink; background: $paper; border: 1px solid $edge; padding: 4px 6px; }
QDialog, QMainWindow, #window { background: $ground; }

#bar, #card, #side, #details { background: $paper; }
#bar { border-bottom: 1px solid $line; }
#foot { background: $paper; border-top: 1px solid $line; }
#side { border-right: 1px solid $line; }
#details { border-left: 1px solid $line; }
#card { border: 1px solid $line; border-radius: 10px; }
#preview QTextBrowser { border: none; border-radius: 8px; padding: 6px 8px; }
#preview { background: $ground; border: 1px solid $line; border-radius: 8px; }
#rule { background: $line; max-height: 1px; min-height: 1px; border: none; }

QLabel[tone="soft"] { color: $soft; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="accent"] { color: $accent_ink; font-weight: 600; }
QLabel[tone="bad"] { color: $bad; }
QLabel:disabled { color: $faint; }

#banner { border-radius: 10px; background: $warn_ground; }
#banner QLabel { color: $warn; background: transparent; }
#banner[tone="bad"] { background: $bad_ground; }
#banner[tone="bad"] QLabel { color: $bad; }
#banner[tone="good"] { background: $good_ground; }
#banner[tone="good"] QLabel { color: $good; }
#banner[tone="plain"] { background: $accent_ground; }
#banner[tone="plain"] QLabel { color: $ink; }

QPushButton { background: $paper; border: 1px solid $edge; border-radius: 6px;
  padding: 6px 14px; min-height: 18px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 13px; }
QPushButton:disabled { color: $faint; border-color: $line; background: $ground; }
QPushButton[main="true"] { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: 600; }
QPushButton[main="true"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[main="true"]:focus { border: 2px solid $ink; }
QPushButton[main="true"]:disabled { background: $line; border-color: $line; color: $soft; }
QPushButton[flat="true"] { border-color: transparent; background: transparent; }
QPushButton[flat="true"]:hover { background: $hover; }
QPushButton[flat="true"]:focus { border: 2px solid $accent; }
QPushButton[link="true"] { border: 1px solid transparent; background: transparent; color: $accent;
  padding: 4px 6px; text-align: left; }
QPushButton[link="true"]:hover { text-decoration: underline; }
QPushButton[link="true"]:focus { border: 2px solid $accent; padding: 3px 5px; }
QPushButton[link="true"]:disabled { color: $faint; }
QPushButton[chip="true"] { border: 1px solid $line; border-radius: 15px; padding: 5px 12px;
  background: $paper; }
QPushButton[chip="true"]:hover { background: $hover; }
QPushButton[chip="true"]:checked { background: $accent_ground; border-color: $accent;
  color: $accent_ink; }
QPushButton[chip="true"]:focus { border: 2px solid $accent; padding: 4px 11px; }
QPushButton::menu-indicator { image: url("$icons/chevron-down-$mode.svg"); width: 12px;
  subcontrol-position: right center; right: 8px; }

QLineEdit, QComboBox, QSpinBox, QTimeEdit, QDateEdit, QPlainTextEdit, QTextEdit {
  background: $paper; border: 1px solid $edge; border-radius: 6px; padding: 5px 8px;
  min-height: 20px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QTimeEdit:focus, QDateEdit:focus,
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 4px 7px; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QTimeEdit:disabled,
QDateEdit:disabled { color: $faint; background: $ground; border-color: $line; }
QLineEdit[wrong="true"], QSpinBox[wrong="true"] { border-color: $bad; }
/* As a menu, which is Fusion's way, a list has too little room where its field has the focus. */
QComboBox { padding-right: 26px; combobox-popup: 0; }
QComboBox:focus { padding-right: 25px; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 24px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$icons/chevron-down-$mode.svg");
  width: 12px; height: 12px; }
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus { background: $paper;
  border: 1px solid $edge; border-radius: 0; padding: 3px; outline: none;
  selection-background-color: $accent_ground; selection-color: $ink; }
QComboBox QAbstractItemView::item { min-height: 24px; }
QComboBoxPrivateContainer { border: none; }  /* it would be a second frame */
QSpinBox::up-button, QTimeEdit::up-button { subcontrol-origin: border; width: 20px;
  subcontrol-position: top right; border: none; margin: 2px 2px 0 0; }
QSpinBox::down-button, QTimeEdit::down-button { subcontrol-origin: border; width: 20px;
  subcontrol-position: bottom right; border: none; margin: 0 2px 2px 0; }
QSpinBox::up-arrow, QTimeEdit::up-arrow { image: url("$icons/chevron-up-$mode.svg");
  width: 10px; height: 10px; }
QSpinBox::down-arrow, QTimeEdit::down-arrow { image: url("$icons/chevron-down-$mode.svg");
  width: 10px; height: 10px; }

QCheckBox, QRadioButton { spacing: 8px; padding: 3px; border-radius: 5px;
  border: 1px solid transparent; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator { width: 16px;
  height: 16px; border: 1px solid $edge; background: $paper; border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: $accent;
  border-color: $accent; image: url("$icons/check-$mode.svg"); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent;
  image: url("$icons/dash-$mode.svg"); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent;
  image: url("$icons/dot-$mode.svg"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line;
  background: $ground; }

QListView, QTreeView, QTableView { background: $paper; border: 1px solid $line;
  border-radius: 8px; outline: none; alternate-background-color: $paper;
  selection-background-color: $accent_ground; selection-color: $ink; }
QTableView { border: 1px solid transparent; border-radius: 0; gridline-color: transparent; }
QTableView:focus { border-color: $accent; }
QTableView::item { padding: 0 5px; border-bottom: 1px solid $line; }
QTableView::item:selected { background: $accent_ground; color: $ink; }
QTableView::item:focus { background: $accent_ground; }
QListView:focus, QTreeView:focus { border-color: $accent; }
QTreeView::item { padding: 3px 2px; }
#lines::item { padding: 6px 5px; }  /* Qt adds 3 to the left of an item's words */
QTreeView QHeaderView, QTreeView QHeaderView::section { background: transparent; }
QTreeView::item:selected { background: $accent_ground; color: $ink; }
QListWidget#pages { border: none; background: transparent; padding: 4px; }
QListWidget#pages::item { padding: 9px 10px; border-radius: 7px; margin: 1px 4px; color: $ink;
  border: 1px solid transparent; }
QListWidget#pages::item:hover { background: $hover; }
QListWidget#pages::item:selected { background: $accent_ground; color: $accent_ink; }
QListWidget#pages::item:selected:focus { border-color: $accent; }
QHeaderView { background: $paper; border: none; }
QHeaderView::section { background: $paper; color: $soft; padding: 7px 8px; border: none;
  border-bottom: 1px solid $line; }
QHeaderView::section:hover { color: $ink; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTableCornerButton::section { background: $paper; border: none; }

QScrollArea { border: 1px solid transparent; background: transparent; }
QScrollArea:focus { border-color: $accent; }
QScrollArea > QWidget > #page { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $handle; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $line; border: none; border-radius: 4px; max-height: 8px;
  min-height: 8px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QProgressBar[tone="bad"]::chunk { background: $bad; }

QMessageBox QLabel#qt_msgbox_label { font-weight: 600; }
QMessageBox QLabel#qt_msgbox_informativelabel { min-width: 360px; }

QSplitter::handle { background: transparent; }
QMenu { background: $paper; border: 1px solid $edge; padding: 5px; }
QMenu::item { padding: 6px 22px 6px 12px; border-radius: 5px; }
QMenu::item:selected { background: $accent_ground; color: $ink; }
QMenu::item:disabled { color: $soft; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
""")


class _Applied:
    """Whether the theme follows the desktop already: once is enough."""

    follows = False


def apply() -> None:
    """Dress the application, now and each time that the desktop turns light or dark."""
    hints = QApplication.styleHints()
    if not _Applied.follows:
        hints.colorSchemeChanged.connect(_dress)
        _Applied.follows = True
    _dress()


def _dress() -> None:
    application = cast("QApplication", QApplication.instance())
    if _high_contrast():
        return
    now = tones()
    application.setStyle("Fusion")
    application.setPalette(palette(now))
    application.setStyleSheet(sheet(now))
    mark_again()


def sheet(now: Tones) -> str:
    """Give the style sheet in these colours."""
    more = {
        "mode": "dark" if now == DARK else "light",
        "icons": resource("icons/controls").as_posix(),
    }
    colours = {name: getattr(now, name) for name in Tones.__slots__}
    return _SHEET.substitute(colours, **more)


def palette(now: Tones) -> QPalette:
    """Give Qt's palette in these colours, for what the style sheet does not reach."""
    role = QPalette.ColorRole
    made = QPalette()
    for place, colour in (
        (role.Window, now.ground),
        (role.Base, now.paper),
        (role.AlternateBase, now.ground),
        (role.Button, now.paper),
        (role.ToolTipBase, now.paper),
        (role.WindowText, now.ink),
        (role.Text, now.ink),
        (role.ButtonText, now.ink),
        (role.ToolTipText, now.ink),
        (role.BrightText, now.bad),
        (role.PlaceholderText, now.soft),
        (role.Highlight, now.accent),
        (role.HighlightedText, now.on_accent),
        (role.Link, now.accent),
        (role.LinkVisited, now.accent),
        (role.Accent, now.accent),
        (role.Light, now.paper),
        (role.Midlight, now.line),
        (role.Mid, now.edge),
        (role.Dark, now.edge),
        (role.Shadow, now.line),
    ):
        made.setColor(place, QColor(colour))
    for place in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, place, QColor(now.faint))
    return made


def _high_contrast() -> bool:
    hints = QApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)  # since Qt 6.10
    if accessibility is None:
        return False
    return bool(accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast)
