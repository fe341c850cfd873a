"""What a diagnosis looks at, and what it finds, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from gsmos_tray.engine.diagnosing import Ill, Outcome, Thing
from gsmos_tray.ui.saying import QT_TRANSLATE_NOOP, filled, number, translate
from gsmos_tray.ui.texts.moments import day
from gsmos_tray.ui.texts.problems import Remedy, error_sentence, remedy

_THINGS: Mapping[Thing, tuple[str, str]] = {  # its name, and what is the case when it is well
    Thing.FOLDERS: (
        QT_TRANSLATE_NOOP("diagnosis", "Watched folders"),
        QT_TRANSLATE_NOOP("diagnosis", "They are there and can be read."),
    ),
    Thing.READING: (
        QT_TRANSLATE_NOOP("diagnosis", "Reading of documents"),
        QT_TRANSLATE_NOOP("diagnosis", "Documents can be read."),
    ),
    Thing.KEYRING: (
        QT_TRANSLATE_NOOP("diagnosis", "Password store"),
        QT_TRANSLATE_NOOP("diagnosis", "It opens."),
    ),
    Thing.NETWORK: (
        QT_TRANSLATE_NOOP("diagnosis", "Network"),
        QT_TRANSLATE_NOOP("diagnosis", "This computer is on a network."),
    ),
    Thing.NAMES: (
        QT_TRANSLATE_NOOP("diagnosis", "Dropbox's address"),
        QT_TRANSLATE_NOOP("diagnosis", "The network knows where it is."),
    ),
    Thing.PROXY: (
        QT_TRANSLATE_NOOP("diagnosis", "Proxy"),
        QT_TRANSLATE_NOOP("diagnosis", "None is in the way."),
    ),
    Thing.CERTIFICATE: (
        QT_TRANSLATE_NOOP("diagnosis", "Secure connection"),
        QT_TRANSLATE_NOOP("diagnosis", "Dropbox answers, and proves that it is Dropbox."),
    ),
    Thing.CLOCK: (
        QT_TRANSLATE_NOOP("diagnosis", "Date and time"),
        QT_TRANSLATE_NOOP("diagnosis", "This computer's clock is right."),
    ),
    Thing.ACCOUNT: (
        QT_TRANSLATE_NOOP("diagnosis", "Dropbox account"),
        QT_TRANSLATE_NOOP("diagnosis", "It is connected."),
    ),
    Thing.PERMISSIONS: (
        QT_TRANSLATE_NOOP("diagnosis", "Permissions"),
        QT_TRANSLATE_NOOP("diagnosis", "The archive can be read and written."),
    ),
    Thing.SPACE: (
        QT_TRANSLATE_NOOP("diagnosis", "Space in Dropbox"),
        QT_TRANSLATE_NOOP("diagnosis", "There is room for what waits."),
    ),
    Thing.DOCUMENTS: (
        QT_TRANSLATE_NOOP("diagnosis", "Missing documents"),
        QT_TRANSLATE_NOOP("diagnosis", "Everything that belongs in the archive is there."),
    ),
}

_ILLS: Mapping[Ill, str] = {
    Ill.NO_NETWORK: QT_TRANSLATE_NOOP(
        "diagnosis", "This computer is on no network. Check the cable or the Wi-Fi."
    ),
    Ill.NAME_NOT_FOUND: QT_TRANSLATE_NOOP(
        "diagnosis",
        "The network does not know the address {host}. Restart the router, "
        "or ask whoever takes care of the internet connection.",
    ),
    Ill.PROXY_UNREACHABLE: QT_TRANSLATE_NOOP(
        "diagnosis",
        "This computer is to go through the proxy {host}, which does not answer. "
        "Check the system's proxy settings.",
    ),
    Ill.CLOCK_WRONG: QT_TRANSLATE_NOOP(
        "diagnosis",
        "This computer's clock is wrong: at Dropbox it is {there}. "
        "Set date and hour in the system's settings.",
    ),
    Ill.NO_FOLDER: QT_TRANSLATE_NOOP("diagnosis", "No folder is watched yet."),
    Ill.NOT_ARCHIVED: QT_TRANSLATE_NOOP(
        "diagnosis", "Waiting: {waiting}. Need your attention: {set_aside}."
    ),
    Ill.NO_ANSWER: QT_TRANSLATE_NOOP("diagnosis", "There was no answer in time."),
    Ill.NOT_LOOKED_AT: QT_TRANSLATE_NOOP("diagnosis", "Can be checked once this works: {first}."),
}

_MENDED_BY: Mapping[str, Remedy] = {
    Ill.NO_FOLDER: Remedy.FOLDERS,
    "no_such_folder": Remedy.FOLDERS,
    Ill.NOT_ARCHIVED: Remedy.SYNC,
}


def thing_name(thing: Thing) -> str:
    """Name what is looked at."""
    return translate("diagnosis", _THINGS[thing][0])


def outcome_sentence(outcome: Outcome) -> str:
    """Say what came of looking at something."""
    if outcome.code is None:
        return translate("diagnosis", _THINGS[outcome.thing][1])
    if outcome.code in _ILLS:
        return filled(translate("diagnosis", _ILLS[Ill(outcome.code)]), _told(outcome))
    return error_sentence(outcome.code, outcome.facts)


def outcome_remedy(outcome: Outcome) -> Remedy | None:
    """Say which button mends it; ``None`` where it is well, or something else has to be first."""
    if outcome.code is None or outcome.code == Ill.NOT_LOOKED_AT:
        return None
    return _MENDED_BY.get(outcome.code) or remedy(outcome.code)


def _told(outcome: Outcome) -> dict[str, object]:
    facts: dict[str, object] = dict(outcome.facts)
    if "there" in facts:
        there = datetime.fromisoformat(outcome.facts["there"]).astimezone()
        facts["there"] = f"{day(there.date())}, {there:%H:%M}"
    if "first" in facts:
        facts["first"] = thing_name(Thing(outcome.facts["first"]))
    for name in {"waiting", "set_aside"} & facts.keys():
        facts[name] = number(int(outcome.facts[name]))
    return facts
