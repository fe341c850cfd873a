"""Days, hours and stretches of time in words. The clock is handed in; times are local."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from gsmos_tray.ui.saying import QT_TRANSLATE_NOOP, tr, translate

_MINUTE = 60
_HOUR = 60 * _MINUTE
_DAY = 24 * _HOUR
_A_WHILE = 45  # seconds that still are "a moment ago"
_DAYS_IN_WORDS = 7

_MONTHS = (
    QT_TRANSLATE_NOOP("moments", "January"),
    QT_TRANSLATE_NOOP("moments", "February"),
    QT_TRANSLATE_NOOP("moments", "March"),
    QT_TRANSLATE_NOOP("moments", "April"),
    QT_TRANSLATE_NOOP("moments", "May"),
    QT_TRANSLATE_NOOP("moments", "June"),
    QT_TRANSLATE_NOOP("moments", "July"),
    QT_TRANSLATE_NOOP("moments", "August"),
    QT_TRANSLATE_NOOP("moments", "September"),
    QT_TRANSLATE_NOOP("moments", "October"),
    QT_TRANSLATE_NOOP("moments", "November"),
    QT_TRANSLATE_NOOP("moments", "December"),
)
_WEEKDAYS = (
    QT_TRANSLATE_NOOP("moments", "Monday"),
    QT_TRANSLATE_NOOP("moments", "Tuesday"),
    QT_TRANSLATE_NOOP("moments", "Wednesday"),
    QT_TRANSLATE_NOOP("moments", "Thursday"),
    QT_TRANSLATE_NOOP("moments", "Friday"),
    QT_TRANSLATE_NOOP("moments", "Saturday"),
    QT_TRANSLATE_NOOP("moments", "Sunday"),
)


def day(value: date | str | None) -> str:
    """Give ``24.11.2026``; *value* may be written ``YYYY-MM-DD``, and ``None`` gives nothing."""
    if value is None:
        return ""
    return f"{date.fromisoformat(value) if isinstance(value, str) else value:%d.%m.%Y}"


def month(value: date) -> str:
    """Give ``noiembrie 2026``."""
    return f"{translate('moments', _MONTHS[value.month - 1])} {value.year}"


def weekday(number: int) -> str:
    """Name a day of the week; Monday is 0."""
    return translate("moments", _WEEKDAYS[number])


def when(moment: datetime, now: datetime) -> str:
    """Give a moment near *now*, past or to come, as ``astăzi la 14:30``."""
    hour = f"{moment:%H:%M}"
    words = {
        -1: translate("moments", "yesterday at {hour}"),
        0: translate("moments", "today at {hour}"),
        1: translate("moments", "tomorrow at {hour}"),
    }
    apart = (moment.date() - now.date()).days
    if apart in words:
        return words[apart].format(hour=hour)
    if 1 < apart < _DAYS_IN_WORDS:
        name = weekday(moment.weekday())
        return translate("moments", "{weekday} at {hour}").format(weekday=name, hour=hour)
    return translate("moments", "{day} at {hour}").format(day=day(moment), hour=hour)


def ago(moment: datetime, now: datetime) -> str:
    """Give how long ago *moment* was, as ``acum 2 ore``; after a week, its day."""
    seconds = (now - moment).total_seconds()
    if seconds < _A_WHILE:
        return translate("moments", "a moment ago")
    if seconds < _HOUR:
        return tr("%n minute(s) ago", "", max(1, round(seconds / _MINUTE)))
    if seconds < _DAY:
        return tr("%n hour(s) ago", "", round(seconds / _HOUR))
    days = (now.date() - moment.date()).days
    if days < _DAYS_IN_WORDS:
        return tr("%n day(s) ago", "", max(1, days))
    return translate("moments", "on {day}").format(day=day(moment))


def lasting(stretch: timedelta) -> str:
    """Give a stretch of time roughly, as ``3 minute``: for the time that is left."""
    seconds = stretch.total_seconds()
    if seconds < _MINUTE:
        return translate("moments", "less than a minute")
    if seconds < _HOUR:
        return tr("%n minute(s)", "", round(seconds / _MINUTE))
    return tr("%n hour(s)", "", max(1, round(seconds / _HOUR)))
