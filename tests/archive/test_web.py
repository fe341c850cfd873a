"""The site on which Dropbox shows the archive to its owner."""

from __future__ import annotations

from dropbox import session

from gsmos_tray.archive.web import web_host

HOSTS = ("DROPBOX_WEB_HOST", "DROPBOX_WEB_DOMAIN", "DROPBOX_DOMAIN")


def test_the_site_is_the_one_that_the_sdk_links_to():
    assert web_host() == session.WEB_HOST


def test_the_site_is_dropboxs_own_unless_the_environment_says_otherwise(monkeypatch):
    for name in HOSTS:
        monkeypatch.delenv(name, raising=False)
    assert web_host() == "www.dropbox.com"

    monkeypatch.setenv("DROPBOX_DOMAIN", ".atelier.example")
    assert web_host() == "www.atelier.example"
    monkeypatch.setenv("DROPBOX_WEB_DOMAIN", ".web.example")
    assert web_host() == "www.web.example"
