"""The shop's CUI, the language, starting with the workstation, the log, and about the program."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from gsmos_tray import __version__, errors
from gsmos_tray.release import is_old, released
from gsmos_tray.settings import OPTIONS, Language, LogDetail
from gsmos_tray.ui.around import Around
from gsmos_tray.ui.carrying_settings import CarryingSettings
from gsmos_tray.ui.clock import local_now
from gsmos_tray.ui.draft import Draft
from gsmos_tray.ui.furniture import button, hint, row, words
from gsmos_tray.ui.report_saving import ReportSaving
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.settings_pages.page import Mistake, Page
from gsmos_tray.ui.texts import cui_doubt, day, language_name, mistake_sentence

_CUI = next(option for option in OPTIONS if option.name == "company.cui")


class GeneralPage(Page):
    """What belongs nowhere else."""

    def __init__(self, draft: Draft, around: Around) -> None:
        super().__init__(draft, translate("settings", "General"))
        self._ask_for_cui()
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
        self.part(translate("settings", "Another computer of the shop"))
        self.carrying = CarryingSettings(around, self)
        self.rows.addWidget(
            hint(
                translate(
                    "settings",
                    "Settings, own rules and corrections travel as one file. "
                    "Access to Dropbox is not in it.",
                )
            )
        )
        self.rows.addLayout(row(self.carrying.export, self.carrying.take_over, None))
        self._offer_help(around)
        self._say_what_this_is(around)
        self.end()

    def _ask_for_cui(self) -> None:
        self.part(translate("settings", "The shop's CUI"))
        self.cui = QLineEdit(self.draft.now.cui or "")
        self.cui.setPlaceholderText("RO12345674")
        self.cui.setAccessibleName(translate("settings", "The shop's CUI"))
        self.cui.setMaximumWidth(220)
        self.cui.textChanged.connect(self._cui_typed)
        self._cui_mistake = Mistake(self.cui)
        self.rows.addWidget(self.cui)
        self.rows.addWidget(self._cui_mistake)
        self._cui_doubt = words(tone="warn")
        self.rows.addWidget(self._cui_doubt)
        self.rows.addWidget(
            hint(
                translate(
                    "settings", "With it the program tells invoices that you issued from received."
                )
            )
        )

    def _offer_help(self, around: Around) -> None:
        self.part(translate("settings", "If something does not work"))
        self.report = ReportSaving(around, self)
        self.rows.addLayout(
            row(
                button(translate("settings", "Diagnosis…"), around.errands.diagnosis_wanted.emit),
                self.report.button,
                None,
            )
        )
        self.detailed = QCheckBox(translate("settings", "Detailed log"))
        self.detailed.setChecked(self.draft.now.log is LogDetail.DETAILED)
        self.detailed.toggled.connect(self._detail_chosen)
        self.choice(
            self.detailed,
            translate("settings", "Each step is written down, but no name and no document."),
        )
        show_log = partial(around.errands.show_path, around.profile.log)
        self.rows.addLayout(
            row(button(translate("settings", "Show the log folder"), show_log), None)
        )

    def _say_what_this_is(self, around: Around) -> None:
        self.part(translate("settings", "About"))
        on = released()
        self.version = hint(
            translate("settings", "gsmOS Tray, version {version}, of {day}").format(
                version=__version__, day=day(on)
            )
        )
        self.rows.addWidget(self.version)
        if is_old(on, local_now().date()):
            self.rows.addWidget(
                words(translate("settings", "It is more than a year old."), tone="warn")
            )
        self.rows.addLayout(
            row(
                button(translate("settings", "Licences…"), around.errands.licences_wanted.emit),
                None,
            )
        )

    def renew(self) -> None:
        """Say what is wrong with the CUI, or may be."""
        mistake = self.draft.mistake("company.cui")
        self._cui_mistake.say(mistake)
        doubt = "" if mistake else cui_doubt(self.draft.now.cui)
        self._cui_doubt.setText(doubt)
        self._cui_doubt.setVisible(bool(doubt))
        if doubt:
            self.cui.setAccessibleDescription(doubt)

    def _cui_typed(self, text: str) -> None:
        try:
            cui = _CUI.write(self.draft.now, text).cui
        except errors.BadValue as error:
            self.draft.mark("company.cui", mistake_sentence(error.facts))
        else:
            self.draft.mark("company.cui", "")
            self.draft.change(cui=cui)

    def _detail_chosen(self, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.draft.change(log=LogDetail.DETAILED if on else LogDetail.NORMAL)

    def _language_chosen(self, at: int) -> None:
        self.draft.change(language=list(Language)[at])
