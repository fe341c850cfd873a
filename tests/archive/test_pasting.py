"""Linking where no browser can come back: the owner pastes a code."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from gsmos_tray import errors
from gsmos_tray.archive.dropbox_archive import DropboxArchive
from gsmos_tray.archive.linking import PastedConsent
from gsmos_tray.demo.faults import Cut
from gsmos_tray.demo.oauth import LOCAL_APP_KEY
from gsmos_tray.demo.server import TOKEN_ROUTE, LocalDropbox


@pytest.fixture
def consent() -> PastedConsent:
    return PastedConsent(LOCAL_APP_KEY)


@pytest.fixture
def code(local_dropbox: LocalDropbox, consent: PastedConsent) -> str:
    code = local_dropbox.consent(consent.url).code
    assert code
    return code


def test_the_code_brings_a_token_that_opens_the_account(consent, code):
    archive = DropboxArchive(consent.finish(code), LOCAL_APP_KEY)

    assert archive.account().name == "Ana Exemplu"


def test_spaces_and_line_ends_that_came_along_do_not_matter(consent, code):
    assert consent.finish(f"  {code[:10]} \r\n{code[10:]}\t\n")


def test_a_mistyped_code_may_be_followed_by_the_right_one(consent, code):
    with pytest.raises(errors.ConsentInvalid):
        consent.finish(code[:-1])

    assert consent.finish(code)


def test_a_code_serves_once(consent, code):
    consent.finish(code)
    with pytest.raises(errors.ConsentInvalid):
        consent.finish(code)


def test_a_code_that_belongs_to_another_attempt_is_worth_nothing(code):
    with pytest.raises(errors.ConsentInvalid):
        PastedConsent(LOCAL_APP_KEY).finish(code)


def test_a_code_does_not_wait_for_ever(consent, code, local_dropbox, monkeypatch):
    later = datetime.now(UTC) + timedelta(minutes=11)
    monkeypatch.setattr(local_dropbox.account.authority, "_now", lambda: later)

    with pytest.raises(errors.ConsentInvalid):
        consent.finish(code)


def test_without_a_network_the_code_is_kept_for_another_try(consent, code, local_dropbox):
    local_dropbox.faults.next(TOKEN_ROUTE, Cut())
    with pytest.raises(errors.ArchiveUnreachable):
        consent.finish(code)

    assert consent.finish(code)
