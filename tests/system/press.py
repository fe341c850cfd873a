"""The owner's browser without a screen: opens the consent page and presses a button."""

from __future__ import annotations

import os
import sys
from urllib.parse import urlsplit

from gsmos_tray.demo.visitor import Decision, decide, visit

if __name__ == "__main__":
    address = urlsplit(sys.argv[1])._replace(scheme="http", netloc=os.environ["TEST_PLAIN_DROPBOX"])
    outcome = decide(address.geturl(), Decision(os.environ["TEST_DECISION"]))
    if outcome.location is not None:
        visit(outcome.location)
