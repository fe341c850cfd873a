"""What all tests of documents share: the shipped rules, and a screen that nobody sees."""

from __future__ import annotations

import os

import pytest

from gsmos_tray import locations
from gsmos_tray.documents.rules import Rules

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def rules() -> Rules:
    return Rules.load(locations.resource("rules/rules.toml"), None)
