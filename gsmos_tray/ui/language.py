"""In which language the program speaks: the owner's choice, else the system's, else Romanian.

Translators hang on the one application object; a command, which has none, gets a bare one.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from gsmos_tray.locations import resource
from gsmos_tray.settings import Language

_ENGLISH = "en"
_ROMANIAN = "ro"


class _Speech:
    """What speaks now. Qt keeps no translator alive, so this does."""

    language: str = _ROMANIAN
    translator: QTranslator | None = None
    application: QCoreApplication | None = None


def spoken(chosen: Language, system: QLocale) -> str:
    """Give ``ro`` or ``en``. A system whose language is neither, or unclear, gets Romanian."""
    if chosen is not Language.AUTO:
        return str(chosen)
    # Not its ``language()``: on Windows that is the one of dates and numbers, chosen apart.
    spoken_first = next(iter(system.uiLanguages()), "")
    return _ENGLISH if spoken_first.partition("-")[0] == "en" else _ROMANIAN


def speak(chosen: Language) -> str:
    """Speak *chosen* from now on; gives ``ro`` or ``en``. For the thread of the application.

    May be called again at any time; windows that stand open keep the words that they have.
    """
    _Speech.application = QCoreApplication.instance() or QCoreApplication(["gsmos-tray"])
    language = spoken(chosen, _system())
    translator = QTranslator()
    file = resource(f"translations/gsmos_tray_{language}.qm")
    if not translator.load(str(file)):
        raise FileNotFoundError(file)
    if _Speech.translator is not None:
        QCoreApplication.removeTranslator(_Speech.translator)
    QCoreApplication.installTranslator(translator)
    _Speech.translator = translator
    _Speech.language = language
    # Calendar and numbers of Qt's own fields, whatever the system's habits are.
    QLocale.setDefault(QLocale(QLocale.Language.Romanian, QLocale.Country.Romania))
    return language


def now_spoken() -> str:
    """Give the language that was chosen last: ``ro`` or ``en``."""
    return _Speech.language


def _system() -> QLocale:
    return QLocale.system()
