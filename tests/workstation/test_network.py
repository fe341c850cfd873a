from __future__ import annotations

import pytest
from PySide6.QtNetwork import QNetworkInformation

from gsmos_tray.workstation import network
from gsmos_tray.workstation.network import NetworkWatch, Reachability, came_back


@pytest.mark.parametrize(
    ("before", "now", "back"),
    [
        (Reachability.Disconnected, Reachability.Online, True),
        (Reachability.Local, Reachability.Online, True),
        (Reachability.Site, Reachability.Online, True),
        (Reachability.Disconnected, Reachability.Unknown, True),
        (Reachability.Disconnected, Reachability.Local, False),
        (Reachability.Online, Reachability.Disconnected, False),
        (Reachability.Online, Reachability.Online, False),
        (Reachability.Unknown, Reachability.Online, False),
    ],
)
def test_only_a_return_is_one(before, now, back):
    assert came_back(before, now) is back


@pytest.fixture
def calls():
    return []


def test_a_return_is_told_once(qapp, calls, monkeypatch):
    monkeypatch.setattr(network, "_has_backend", lambda: False)
    watch = NetworkWatch(lambda: calls.append(1))
    for reachability in (
        Reachability.Online,
        Reachability.Disconnected,
        Reachability.Local,
        Reachability.Online,
        Reachability.Online,
    ):
        watch.reachability_changed(reachability)
    assert calls == [1]


def test_what_the_system_says_arrives(qapp, calls):
    watch = NetworkWatch(lambda: calls.append(1))
    information = QNetworkInformation.instance()
    if information is not None:  # else there is nothing to hear, and that is fine
        information.reachabilityChanged.emit(Reachability.Disconnected)
        information.reachabilityChanged.emit(Reachability.Online)
    assert len(calls) == (information is not None)
    watch.deleteLater()
