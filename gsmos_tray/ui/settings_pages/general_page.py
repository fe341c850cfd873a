"""The shop's CUI, the language, starting with the workstation, and where the log is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from gsmos_tray import __version__, errors
from gsmos_tray.settings import OPTIONS, Language
from gsmos_tray.ui.draft import Draft
from gsmos_tray.ui.furniture import button, hint, row
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.settings_pages.page import Mistake, Page
from gsmos_tray.ui.texts import language_name, mistake_sentence

_CUI = next(option for option in OPTIONS if option.name == "company.cui")


class GeneralPage(Page):
    """What belongs nowhere else."""

    def __init__(
        self, draft: Draft, show_log: Callable[[], None], diagnose: Callable[[], None]
    ) -> None:
        super().__init__(draft, translate("settings", "General"))
        self.part(translate("settings", "The shop's CUI"))
        self.cui = QLineEdit(draft.now.cui or "")
        self.cui.setPlaceholderText("RO12345674")
        self.cui.setAccessibleName(translate("settings", "The shop's CUI"))
        self.cui.setMaximumWidth(220)
        self.cui.textChanged.connect(self._cui_typed)
        self._cui_mistake = Mistake(self.cui)
        self.rows.addWidget(self.cui)
        self.rows.addWidget(self._cui_mistake)
        self.rows.addWidget(
            hint(
                translate(
                    "settings", "With it the program tells invoices that you issued from received."
                )
            )
        )
        self.part(translate("settings", "This computer"))
        autostart = QCheckBox(translate("settings", "Start with the computer"))
        autostart.setChecked(draft.now.autostart)
        autostart.toggled.connect(lambda on: draft.change(autostart=on))
        self.rows.addWidget(autostart)
        self.part(translate("settings", "Language"))
        self.language = QComboBox()
        self.language.setAccessibleName(translate("settings", "Language"))
        for language in Language:
            self.language.addItem(language_name(language), language)
        self.language.setCurrentIndex(list(Language).index(draft.now.language))
        self.language.currentIndexChanged.connect(self._language_chosen)
        self.rows.addLayout(row(self.language, None))
        self.part(translate("settings", "About"))
        self.rows.addWidget(
            hint(translate("settings", "gsmOS Tray, version {version}").format(version=__version__))
        )
        self.rows.addLayout(
            row(
                button(translate("settings", "Diagnosis…"), diagnose),
                button(translate("settings", "Show the log folder"), show_log),
                None,
            )
        )
        self.end()

    def renew(self) -> None:
        """Say what is wrong with the CUI."""
        self._cui_mistake.say(self.draft.mistake("company.cui"))

    def _cui_typed(self, text: str) -> None:
        try:
            cui = _CUI.write(self.draft.now, text).cui
        except errors.BadValue as error:
            self.draft.mark("company.cui", mistake_sentence(error.facts))
        else:
            self.draft.mark("company.cui", "")
            self.draft.change(cui=cui)

    def _language_chosen(self, at: int) -> None:
        self.draft.change(language=list(Language)[at])
