"""Numbers, sums and sizes as a Romanian reads them, in whichever language the rest is."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from gsmos_tray.ui.saying import tr

_LEI = frozenset({"RON", "LEI", "ROL"})
_STEP = 1024
_UNITS = ("KB", "MB", "GB", "TB")
_ROUND_FROM = 100


def money(total: str | Decimal | None, currency: str | None) -> str:
    """Give ``1.234,56 lei``; nothing if there is no total."""
    if total is None:
        return ""
    try:
        amount = Decimal(total)
    except InvalidOperation:
        return str(total)
    unit = "lei" if currency is None or currency.upper() in _LEI else currency.upper()
    return f"{_decimal(amount, 2)} {unit}"


def size(count: int) -> str:
    """Give a number of bytes as ``1,4 MB``, in steps of 1024 as Windows and Dropbox do."""
    if count < _STEP:
        return tr("%n byte(s)", "", count)
    value, unit = float(count), ""
    for unit in _UNITS:  # noqa: B007 - the last one reached is what counts
        value /= _STEP
        if value < _STEP:
            break
    places = 0 if value >= _ROUND_FROM or unit == "KB" else 1
    return f"{_decimal(Decimal(str(value)), places)} {unit}"


def _decimal(value: Decimal, places: int) -> str:
    text = f"{value:,.{places}f}"
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".")
