"""What can go wrong, sorted by what happens next."""

from __future__ import annotations

import errno
import re

import pytest

from gsmos_tray import errors

ROOTS = (
    errors.DocumentError,
    errors.TryAgainLater,
    errors.NeedsPerson,
    errors.Refused,
    errors.CannotStart,
)


def test_each_error_has_a_code_of_its_own() -> None:
    codes = [kind.code() for kind in errors.every()]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch("[a-z]+(_[a-z]+)*", code) for code in codes)
    assert errors.LinkRevoked.code() == "link_revoked"


def test_each_error_is_of_one_sort_so_that_the_order_of_handlers_decides() -> None:
    for kind in errors.every():
        sorts = [root for root in ROOTS if issubclass(kind, root)]
        assert len(sorts) == (0 if kind is errors.GsmosError else 1), kind


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    tree = errors.__doc__.partition("Anything else")[0]
    drawn = set(re.findall(r"\b(?:[A-Z][a-z]+){2,}\b", tree))
    defined = {kind.__name__ for kind in errors.every()}
    assert drawn <= defined
    assert {name for name in defined if name not in tree} == set()


def test_facts_are_kept_and_shown() -> None:
    error = errors.BadValue(name="sync.at", fault="not_an_hour")
    assert error.facts == {"name": "sync.at", "fault": "not_an_hour"}
    assert str(error) == "name=sync.at, fault=not_an_hour"


def test_the_wait_that_was_asked_for_is_no_fact() -> None:
    error = errors.ArchiveBusy(after=30.0, reason="too_many_requests")
    assert (error.after, error.facts) == (30.0, {"reason": "too_many_requests"})
    assert errors.ArchiveUnreachable().after is None


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, errors.DiskFull),
        (errno.EDQUOT, errors.DiskFull),
        (errno.EROFS, errors.ProfileReadOnly),
        (errno.EACCES, errors.ProfileReadOnly),
    ],
)
def test_no_room_is_one_matter_and_no_permission_another(
    number: int, kind: type[errors.GsmosError]
) -> None:
    error = errors.unwritable(OSError(number, "no"), "/profile")
    assert type(error) is kind
    assert error.facts == {"path": "/profile"}


@pytest.mark.parametrize(
    ("winerror", "kind"),
    [
        (39, errors.DiskFull),
        (112, errors.DiskFull),
        (1295, errors.DiskFull),
        (5, errors.ProfileReadOnly),
        (19, errors.ProfileReadOnly),
    ],
)
def test_windows_has_numbers_of_its_own(winerror: int, kind: type[errors.GsmosError]) -> None:
    cause = OSError(errno.EINVAL, "no")  # which is what Python makes of most of them
    cause.winerror = winerror  # type: ignore[attr-defined]
    assert type(errors.unwritable(cause, "/profile")) is kind
