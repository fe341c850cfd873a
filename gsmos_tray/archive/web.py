"""Where Dropbox's site is, without importing the SDK, which costs 0.2 s and 40 MB."""

from __future__ import annotations

import os


def web_host() -> str:
    """Give the host of Dropbox's site, as the SDK's ``session`` module reads it."""
    domain = os.environ.get("DROPBOX_WEB_DOMAIN", os.environ.get("DROPBOX_DOMAIN", ".dropbox.com"))
    return os.environ.get("DROPBOX_WEB_HOST", "www" + domain)
