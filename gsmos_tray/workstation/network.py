"""Hears that the network is there again. Whether Dropbox answers is not this module's business."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtNetwork import QNetworkInformation

_log = logging.getLogger(__name__)

Reachability = QNetworkInformation.Reachability


def came_back(before: Reachability, now: Reachability) -> bool:
    """Tell whether a change of reachability makes a new attempt worth while.

    ``Unknown`` counts as being there: some systems never say more. ``Local`` and ``Site`` do not:
    a router without its line.
    """
    there = {Reachability.Online, Reachability.Unknown}
    return now in there and before not in there


class NetworkWatch(QObject):
    """Calls *came_back* in the thread of the application when the network returns.

    To be made in that thread. Where Qt has no back end for the system, nothing is ever called.
    """

    def __init__(self, network_is_back: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._network_is_back = network_is_back
        self._last = Reachability.Unknown
        information = QNetworkInformation.instance() if _has_backend() else None
        if information is not None:
            self._last = information.reachability()
            information.reachabilityChanged.connect(self.reachability_changed)

    @Slot(QNetworkInformation.Reachability)
    def reachability_changed(self, now: Reachability) -> None:
        """Take in what the system says."""
        before, self._last = self._last, now
        if came_back(before, now):
            _log.info("the network is back")
            self._network_is_back()


def _has_backend() -> bool:
    return QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability)
