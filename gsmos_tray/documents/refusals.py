"""Why a reader could not read: never an error of the program, always an answer."""

from __future__ import annotations

from gsmos_tray.documents.document import Why, WhyCode


class NotRead(Exception):
    """The content cannot be read, for the reason *why*. Stays inside the reading process."""

    def __init__(self, code: WhyCode, detail: str = "") -> None:
        super().__init__(code)
        self.why = Why(code, detail)
