"""How long Dropbox can still bring back what was deleted: a promise of the account's plan.

Dropbox's help centre, "version history": 30 days on Basic, Plus and Family, 180 on Essentials,
Professional and Standard, 365 on Advanced. The API names no plan but ``basic``, ``pro`` and
``business``; which one it is shows in the room that it comes with. Where that leaves a doubt the
shorter time is taken: a day that is told too early does no harm.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from gsmos_tray.engine.status import AccountStatus

_TB = 1000**4
_PROFESSIONAL = 3 * _TB  # Plus and Family have 2, and at most some GB of gifts on top
_ADVANCED = 15 * _TB  # Standard has less


def days_kept(account: AccountStatus | None) -> int:
    """Give for how many days after a deletion Dropbox keeps the file, at the least."""
    plan = account.plan if account else ""
    room = (account.allocated if account else None) or 0
    if plan == "business":
        return 365 if room >= _ADVANCED else 180
    return 180 if plan == "pro" and room >= _PROFESSIONAL else 30


def last_day(not_before: float, account: AccountStatus | None) -> date:
    """Give the last day for what was deleted at *not_before* (seconds since 1970) or later."""
    gone = datetime.fromtimestamp(not_before).date()  # noqa: DTZ006 - the shop's day
    return gone + timedelta(days=days_kept(account))
