"""Sorts whatever the SDK raises by what happens next. The only place that reads its errors.

The SDK's unions are open: tags that this version does not know arrive as ``other``, and what no
row foresees becomes ``UnforeseenAnswer``, so that an answer of a later year never stops the
program.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import requests
from dropbox import exceptions
from dropbox.stone_base import Union
from dropbox.stone_validators import ValidationError

from gsmos_tray import errors

Verdict = Callable[[], errors.GsmosError]

_BY_TAG: tuple[tuple[str, Verdict], ...] = (
    ("content_hash_mismatch", errors.ArchiveDamaged),
    ("conflict/file_ancestor", errors.PlaceTaken),
    ("conflict/file", errors.NameTaken),
    ("conflict", errors.PlaceTaken),
    ("team_folder", errors.PlaceTaken),
    ("malformed_path", errors.NameRefused),
    ("disallowed_name", errors.NameRefused),
    ("insufficient_space", errors.ArchiveFull),
    ("insufficient_quota", errors.ArchiveFull),
    ("no_write_permission", errors.AccessRefused),
    ("no_permission", errors.AccessRefused),
    ("operation_suppressed", errors.AccessRefused),
    ("access_restricted", errors.AccessRefused),
    ("too_many_write_operations", errors.ArchiveBusy),
    ("too_many_requests", errors.ArchiveBusy),
    ("internal_error", errors.ArchiveUnreachable),
)
"""What a route's own error means, by a part of its tags; the first that fits counts."""

_PROXY_WANTS_NAME = "407"


@contextmanager
def sorted_errors() -> Iterator[None]:
    """Turn what the SDK raises into what the program understands."""
    try:
        yield
    except exceptions.AuthError as cause:
        raise _of_authorisation(cause) from cause
    except exceptions.RateLimitError as cause:
        raise errors.ArchiveBusy(after=cause.backoff) from cause
    except exceptions.ApiError as cause:
        raise of_route(cause.error, cause.user_message_text) from cause
    except exceptions.InternalServerError as cause:
        raise errors.ArchiveUnreachable(status=cause.status_code) from cause
    except exceptions.HttpError as cause:
        raise errors.UnforeseenAnswer(tag=f"http {cause.status_code}") from cause
    except requests.RequestException as cause:
        raise _of_connection(cause) from cause
    except (AssertionError, ValueError, KeyError, ValidationError) as cause:
        # Not Dropbox's format: a hotel's log-in page (the SDK asserts), or an answer cut short.
        raise errors.ArchiveUnreachable(answer=type(cause).__name__) from cause


def of_route(error: object, message: str | None = None) -> errors.GsmosError:
    """Sort the error value of a route or of one entry of a batch."""
    tags = tags_of(error)
    for part, verdict in _BY_TAG:
        if part in tags:
            return verdict()
    if message and "transport" in message.lower():
        return errors.TransferLimit()  # comes as ``other``: the message alone tells
    return errors.UnforeseenAnswer(tag=tags)


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


def _of_authorisation(cause: exceptions.AuthError) -> errors.GsmosError:
    tags = tags_of(cause.error)
    if tags.startswith("user_suspended"):
        return errors.AccountSuspended()
    if tags.startswith("missing_scope"):
        return errors.PermissionMissing(scope=cause.error.get_missing_scope().required_scope)
    return errors.LinkRevoked()


def _of_connection(cause: requests.RequestException) -> errors.GsmosError:
    """Look below ``ConnectionError``, where requests hides what the person must mend."""
    inner = list(_inside(cause))
    if any(isinstance(error, ssl.SSLCertVerificationError) for error in inner):
        return errors.CertificateUntrusted()
    if any(_PROXY_WANTS_NAME in str(error) for error in inner if "Tunnel" in str(error)):
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
