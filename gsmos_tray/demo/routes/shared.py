"""What the routes of sharing have in common: jobs, errors by their tags, cursors."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

from dropbox import async_, sharing

from gsmos_tray.demo.account import Account
from gsmos_tray.demo.jobs import NoSuchJob
from gsmos_tray.demo.refusals import SharingRefused
from gsmos_tray.demo.routes.route import Call, RouteFailed, SdkValue


def poll(account: Account, call: Call) -> tuple[bool, object]:
    """Ask after the job that *call* names: whether it is done, and its outcome."""
    try:
        return account.jobs.poll(call.arg.async_job_id)
    except NoSuchJob as cause:
        raise RouteFailed(async_.PollError.invalid_async_job_id) from cause


_INNER: dict[str, Any] = {
    "access_error": sharing.SharedFolderAccessError,
    "member_error": sharing.SharedFolderMemberError,
}


def tagged(union: Callable[..., SdkValue], refused: SharingRefused) -> SdkValue:
    """Give the error of *union* that a refusal's tags spell."""
    tag, _, inner = refused.tags.partition("/")
    return union(tag, _INNER[tag](inner)) if inner else union(tag)


def access_error(refused: SharingRefused) -> SdkValue:
    """Give the same where the route has no other errors than those of the folder itself."""
    return sharing.SharedFolderAccessError(refused.tags.rpartition("/")[2])


def cursor_of(limit: int, rest: list[str]) -> str:
    """Give a cursor before *rest*: all is in it, and nothing is remembered."""
    return base64.urlsafe_b64encode("\n".join([str(limit), *rest]).encode()).decode()


def understood(cursor: str) -> tuple[int, list[str]]:
    """Read a cursor back. Raises ValueError."""
    limit, *rest = base64.urlsafe_b64decode(cursor.encode("ascii")).decode().split("\n")
    return int(limit), rest
