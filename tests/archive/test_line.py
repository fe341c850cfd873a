"""What lies between here and Dropbox: certificates, proxies, a slow line. Nothing is trusted."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
import trustme

from gsmos_tray import errors
from gsmos_tray.archive import client
from gsmos_tray.archive.client import patience
from gsmos_tray.archive.linking import PastedConsent
from gsmos_tray.demo import listener
from gsmos_tray.demo.oauth import LOCAL_APP_KEY
from gsmos_tray.documents.fingerprints import fingerprint_of
from gsmos_tray.documents.names import ArchivePath
from tests.archive.proxy import Proxy

MIB = 1024 * 1024


@pytest.fixture
def authority() -> trustme.CA:
    """Somebody else's, whom only the tests that say so trust."""
    return trustme.CA(organization_name="Antivirus Exemplu")


@pytest.fixture
def shows(local_dropbox, monkeypatch):
    """Let the server show another certificate from now on."""

    def show(certificate: trustme.LeafCert) -> None:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        certificate.configure_cert(context)
        monkeypatch.setattr(local_dropbox._secure, "_tls", context)

    return show


@pytest.fixture
def trusts(monkeypatch, tmp_path: Path):
    """Let this workstation trust an authority, by the variable *name*, and no other."""

    def trust(authority: trustme.CA, name: str = "REQUESTS_CA_BUNDLE") -> None:
        bundle = tmp_path / "bundle.pem"
        authority.cert_pem.write_to_path(str(bundle))
        monkeypatch.delenv("REQUESTS_CA_BUNDLE")
        monkeypatch.setenv(name, str(bundle))

    return trust


def test_an_authority_that_nobody_knows_is_not_trusted(archive, shows, authority, local_dropbox):
    shows(authority.issue_cert("127.0.0.1"))

    with pytest.raises(errors.CertificateUntrusted):
        archive.account()
    assert local_dropbox.requests.all() == []


def test_linking_is_as_careful(shows, authority, local_dropbox):
    shows(authority.issue_cert("127.0.0.1"))
    with pytest.raises(errors.CertificateUntrusted):
        PastedConsent(LOCAL_APP_KEY).finish("code")
    assert local_dropbox.requests.all() == []


def test_a_certificate_that_has_expired_is_not_trusted(archive, shows, trusts, authority):
    trusts(authority)
    then = datetime.now(UTC) - timedelta(days=2)
    shows(authority.issue_cert("127.0.0.1", not_after=then))

    with pytest.raises(errors.CertificateUntrusted):
        archive.account()


def test_a_certificate_for_another_host_is_not_trusted(archive, shows, trusts, authority):
    trusts(authority)
    shows(authority.issue_cert("dropbox.example"))

    with pytest.raises(errors.CertificateUntrusted):
        archive.account()


@pytest.mark.parametrize("name", ["REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"])
def test_an_authority_that_the_workstation_knows_is_trusted(
    archive, shows, trusts, authority, name
):
    trusts(authority, name)
    shows(authority.issue_cert("127.0.0.1"))

    assert archive.account()


@pytest.mark.parametrize("name", ["REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"])
def test_linking_trusts_whom_the_workstation_trusts(local_dropbox, shows, trusts, authority, name):
    trusts(authority, name)
    shows(authority.issue_cert("127.0.0.1"))
    consent = PastedConsent(LOCAL_APP_KEY)

    assert consent.finish(local_dropbox.consent(consent.url).code)


def test_a_list_of_authorities_that_is_not_there_is_a_persons_matter(archive, monkeypatch):
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/nowhere/ca.pem")
    with pytest.raises(errors.CertificateUntrusted):
        archive.account()


@pytest.fixture
def through(monkeypatch):
    """Have the environment name a proxy."""

    def through(address: str, around: str = "") -> None:
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.setenv(name, around)
        monkeypatch.setenv("HTTPS_PROXY", f"http://{address}")

    return through


def test_a_proxy_from_the_environment_is_used(archive, through):
    with Proxy() as proxy:
        through(proxy.address)
        assert archive.account()
        assert proxy.tunnels == 1


def test_a_proxy_sees_no_token_and_cannot_pretend_to_be_dropbox(
    archive, through, shows, authority, local_dropbox
):
    shows(authority.issue_cert("127.0.0.1"))
    with Proxy() as proxy:
        through(proxy.address)
        with pytest.raises(errors.CertificateUntrusted):
            archive.account()


def test_hosts_that_need_no_proxy_are_reached_without(archive, through):
    through("127.0.0.1:9", around="127.0.0.1")
    assert archive.account()


def test_linking_uses_the_proxy_too(local_dropbox, through):
    consent = PastedConsent(LOCAL_APP_KEY)
    code = local_dropbox.consent(consent.url).code
    with Proxy() as proxy:
        through(proxy.address)
        assert consent.finish(code)
        assert proxy.tunnels == 1


def test_a_proxy_that_wants_a_password_is_a_persons_matter_until_it_has_it(archive, through):
    with Proxy(password="ana:parola") as proxy:
        through(proxy.address)
        with pytest.raises(errors.ProxyRefused):
            archive.account()
        through(f"ana:parola@{proxy.address}")
        assert archive.account()


@pytest.mark.parametrize("status", ["403 Forbidden", "502 Bad Gateway", "4070 Odd", "200"])
def test_a_proxy_that_refuses_for_another_reason_is_waited_for(archive, through, status):
    with Proxy(status=status) as proxy:
        through(proxy.address)
        with pytest.raises(errors.ArchiveUnreachable):
            archive.account()


def test_a_proxy_that_is_not_there_is_waited_for(archive, through):
    through("127.0.0.1:9")
    with pytest.raises(errors.ArchiveUnreachable):
        archive.account()


def test_the_time_outs_are_those_of_the_document():
    """Ten seconds to connect; to read, thirty and as many as the body takes at 50 KB/s."""
    assert client.TO_CONNECT == 10
    assert patience(0) == 30
    assert patience(50_000) == 31
    assert patience(8 * MIB) == pytest.approx(30 + 167.8, abs=0.1)


def test_a_body_may_travel_for_longer_than_it_takes_to_connect(archive, local_dropbox, monkeypatch):
    content = bytes(16 * MIB)  # more than waits inside the system
    slow = Event()
    read_request = listener.read_request

    def read_slowly(incoming):
        incoming.peek(1)
        if slow.is_set():
            Event().wait(1)
        return read_request(incoming)

    monkeypatch.setattr(listener, "read_request", read_slowly)
    archive.account()
    monkeypatch.setattr(client, "TO_CONNECT", 0.2)
    slow.set()
    archive.put(content, ArchivePath("/Mare.pdf"), fingerprint_of(content), 0)
    slow.clear()

    assert local_dropbox.tree()["/Mare.pdf"].size == 16 * MIB


def test_a_body_may_take_as_long_through_a_proxy(archive, local_dropbox, through, monkeypatch):
    content = bytes(8 * MIB)
    with Proxy(pause=0.01) as proxy:
        through(proxy.address)
        archive.account()
        monkeypatch.setattr(client, "TO_CONNECT", 0.2)
        archive.put(content, ArchivePath("/Mare.pdf"), fingerprint_of(content), 0)
        assert proxy.tunnels == 1

    assert local_dropbox.tree()["/Mare.pdf"].size == 8 * MIB


def test_a_body_that_nobody_takes_is_given_up(archive, through, monkeypatch):
    content = bytes(16 * MIB)
    with Proxy(takes=MIB) as proxy:
        through(proxy.address)
        archive.account()
        monkeypatch.setattr(client, "_TO_READ", 0.5)
        monkeypatch.setattr(client, "_SLOWEST_LINE", 10**9)
        with pytest.raises(errors.ArchiveUnreachable):
            archive.put(content, ArchivePath("/Mare.pdf"), fingerprint_of(content), 0)
