"""Sorts whatever the SDK raises by what happens next. The only place that reads its errors.

The SDK's unions are open: tags that this version does not know arrive as ``other``, and what no
row foresees becomes ``UnforeseenAnswer``, so that an answer of a later year never stops the
program.
"""

from __future__ import annotations

import json
import re
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import requests
from dropbox import exceptions
from dropbox.stone_base import Union
from dropbox.stone_validators import ValidationError

from gsmos_tray import errors

Verdict = Callable[[], errors.GsmosError]

_BY_TAG: tuple[tuple[str, Verdict], ...] = (
    ("content_hash_mismatch", errors.ArchiveDamaged),
    ("conflict/file", errors.NameTaken),
    ("conflict", errors.PlaceTaken),
    ("team_folder", errors.PlaceTaken),
    ("malformed_path", errors.NameRefused),
    ("disallowed_name", errors.NameRefused),
    ("insufficient_space", errors.ArchiveFull),
    ("team_folder_insufficient_space", errors.ArchiveFull),
    ("member_folder_insufficient_space", errors.ArchiveFull),
    ("insufficient_quota", errors.ArchiveFull),
    ("no_write_permission", errors.AccessRefused),
    ("no_permission", errors.AccessRefused),
    ("operation_suppressed", errors.AccessRefused),
    ("access_restricted", errors.AccessRefused),
    ("upload_traffic_limit_reached", errors.TransferLimit),
    ("too_many_write_operations", errors.ArchiveBusy),
    ("too_many_requests", errors.ArchiveBusy),
    ("internal_error", errors.ArchiveUnreachable),
)
"""What a route's own error means, by a part of its tags; the first that fits counts."""

_UNKNOWN = "other"
_SECONDS = re.compile(r"\d{1,9}")
_PROXY_WANTS_NAME = re.compile(r"Tunnel connection failed: 407\b")


class RouteRefused(exceptions.ApiError):  # type: ignore[misc]
    """A route's own error, with the tags as they stand in the JSON of the *answer*.

    The SDK's value has ``other`` for each tag that it does not know at that place, and all that
    comes with status 403 is of that sort.
    """

    def __init__(self, cause: exceptions.ApiError, answer: str) -> None:
        super().__init__(
            cause.request_id, cause.error, cause.user_message_text, cause.user_message_locale
        )
        self.tags = _own_tags(cause.error, lambda: json.loads(answer)["error"])


@contextmanager
def sorted_errors() -> Iterator[None]:
    """Turn what the SDK raises into what the program understands."""
    try:
        yield
    except exceptions.AuthError as cause:
        raise _of_authorisation(cause) from cause
    except RouteRefused as cause:
        raise _of_tags(cause.tags, cause.user_message_text) from cause
    except exceptions.PathRootError as cause:  # a team's space, and this account is not of the team
        raise _of_tags(tags_of(cause.error)) from cause
    except exceptions.HttpError as cause:
        raise errors.UnforeseenAnswer(tag=f"http {cause.status_code}") from cause
    except OSError as cause:
        raise _of_line(cause) from cause
    except (AssertionError, ValueError, KeyError) as cause:
        # Not Dropbox's format: a hotel's log-in page (the SDK asserts), or an answer cut short.
        raise errors.ArchiveUnreachable(answer=type(cause).__name__) from cause
    except (ValidationError, TypeError, AttributeError) as cause:
        # Whole, and yet not what the SDK expects: it looks into answers without checking first.
        raise errors.UnforeseenAnswer(tag=type(cause).__name__) from cause


def of_status(answer: requests.Response) -> errors.TryAgainLater | None:
    """Sort an answer by its status, where that alone decides."""
    if answer.status_code == HTTPStatus.TOO_MANY_REQUESTS:
        return errors.ArchiveBusy(after=_asked_wait(answer))
    if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return errors.ArchiveUnreachable(after=_asked_wait(answer), status=answer.status_code)
    return None


def of_route(error: object, told: Callable[[], object] = lambda: None) -> errors.GsmosError:
    """Sort the error value of one entry of a batch; *told* gives it as it stands in the JSON."""
    return _of_tags(_own_tags(error, told))


def _own_tags(error: object, told: Callable[[], object]) -> str:
    """Spell the tags of *error*, as Dropbox *told* them where the SDK does not know the last."""
    tags = tags_of(error)
    known = tags.rpartition("/")[2] not in ("", _UNKNOWN)
    return tags if known else _tags_in(told()) or tags


def tags_of(error: object) -> str:
    """Spell the nested unions of an error, outermost first: ``path/conflict/file``."""
    tags = []
    while error is not None:
        if isinstance(error, Union):
            tags.append(error._tag)  # noqa: SLF001 - the SDK names no other way
            error = error._value  # noqa: SLF001
        else:
            error = getattr(error, "reason", None)
    return "/".join(tags)


def _tags_in(error: object) -> str:
    """Spell the same from an answer's JSON: a union's value lies under its tag, or beside it."""
    tags: list[str] = []
    while isinstance(error, dict) and isinstance(tag := error.get(".tag"), str):
        tags.append(tag)
        error = error.get(tag) or error.get("reason")
    if isinstance(error, str):  # a tag without a value may come alone
        tags.append(error)
    return "/".join(tags)


def _of_tags(tags: str, message: str | None = None) -> errors.GsmosError:
    for part, verdict in _BY_TAG:
        if f"/{part}/" in f"/{tags}/":
            return verdict()
    if message and "transport" in message.lower():
        return errors.TransferLimit()  # no tag that the SDK knows: the message tells
    return errors.UnforeseenAnswer(tag=tags)


def _of_authorisation(cause: exceptions.AuthError) -> errors.GsmosError:
    tags = tags_of(cause.error)
    if tags.startswith("user_suspended"):
        return errors.AccountSuspended()
    if tags.startswith("missing_scope"):
        return errors.PermissionMissing(scope=cause.error.get_missing_scope().required_scope)
    return errors.LinkRevoked()


def _of_line(cause: OSError) -> errors.GsmosError:
    """Look below ``ConnectionError``, where requests hides what the person must mend."""
    if not isinstance(cause, requests.RequestException):
        return errors.CertificateUntrusted()  # REQUESTS_CA_BUNDLE names a file that is not there
    inner = list(_inside(cause))
    if any(isinstance(error, ssl.SSLCertVerificationError) for error in inner):
        return errors.CertificateUntrusted()
    if any(_PROXY_WANTS_NAME.search(str(error)) for error in inner):
        return errors.ProxyRefused()
    return errors.ArchiveUnreachable(connection=type(inner[-1]).__name__)


def _inside(error: BaseException) -> Iterator[BaseException]:
    """Unwrap an error of requests: urllib3's, and the socket's own below it."""
    seen: set[int] = set()
    below: BaseException | None = error
    while below is not None and id(below) not in seen:
        seen.add(id(below))
        yield below
        wrapped = [part for part in below.args if isinstance(part, BaseException)]
        reason = getattr(below, "reason", None)
        if isinstance(reason, BaseException):
            wrapped.append(reason)
        below = wrapped[-1] if wrapped else below.__cause__ or below.__context__


def _asked_wait(answer: requests.Response) -> float | None:
    """Read for how many seconds Dropbox wants to be left alone: a number or a date."""
    asked = answer.headers.get("retry-after", "")
    if _SECONDS.fullmatch(asked):
        return float(asked)
    try:
        until = parsedate_to_datetime(asked)
    except ValueError:
        return _wait_in(answer)
    now = datetime.now(UTC)
    return max((until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds(), 0.0)


def _wait_in(answer: requests.Response) -> float | None:
    """Read the same from the JSON of an answer with status 429."""
    try:
        asked = answer.json()["error"]["retry_after"]
    except (ValueError, KeyError, TypeError):
        return None
    return max(float(asked), 0.0) if isinstance(asked, int) else None
