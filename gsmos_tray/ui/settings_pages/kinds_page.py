"""Which kinds of documents are archived."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from gsmos_tray.documents.kinds import Kind
from gsmos_tray.ui.draft import Draft
from gsmos_tray.ui.furniture import hint
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.settings_pages.page import Page, explained
from gsmos_tray.ui.texts import kind_name


class KindsPage(Page):
    """One switch a kind, in the manual's three groups."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft, translate("settings", "Kinds of documents"))
        self.rows.addWidget(
            hint(
                translate(
                    "settings",
                    "What is switched off is left out from now on. What is archived stays.",
                )
            )
        )
        self.switches: dict[Kind, QCheckBox] = {}
        self._group(
            translate("settings", "Invoices"),
            (Kind.INVOICE, Kind.PROFORMA, Kind.STORNO, Kind.RECEIPT, Kind.ESTIMATE),
        )
        self._group(
            translate("settings", "SPV and e-Factura"),
            (
                Kind.EFACTURA_RECEIVED,
                Kind.EFACTURA_ISSUED,
                Kind.EFACTURA,
                Kind.SPV_ARCHIVE,
                Kind.EFACTURA_SEAL,
                Kind.EFACTURA_ERROR,
                Kind.SPV_MESSAGE,
            ),
        )
        self._members()
        self._group(
            translate("settings", "Service"),
            (
                Kind.RECEPTION_PROTOCOL,
                Kind.HANDOVER_PROTOCOL,
                Kind.WARRANTY,
                Kind.TECHNICAL_SHEET,
                Kind.REPAIR_DOCUMENT,
            ),
        )
        self._group(translate("settings", "Anything else"), (Kind.OTHER, Kind.UNKNOWN))
        self.rows.addWidget(explained(translate("settings", "From dedicated folders only.")))
        self.end()

    def _group(self, name: str, kinds: tuple[Kind, ...]) -> None:
        self.part(name)
        for kind in kinds:
            switch = QCheckBox(kind_name(kind, many=True))
            switch.setChecked(kind not in self.draft.now.kinds_off)
            switch.toggled.connect(lambda on, kind=kind: self._switch(kind, on=on))
            self.switches[kind] = switch
            self.rows.addWidget(switch)

    def _members(self) -> None:
        switch = QCheckBox(translate("settings", "Archive the XML and the seal of a ZIP too"))
        switch.setChecked(self.draft.now.spv_members)
        switch.toggled.connect(lambda on: self.draft.change(spv_members=on))
        self.choice(
            switch,
            translate(
                "settings",
                "The ZIP with XML and seal is the original and is kept whole in any case.",
            ),
        )

    def _switch(self, kind: Kind, *, on: bool) -> None:
        off = self.draft.now.kinds_off
        self.draft.change(kinds_off=off - {kind} if on else off | {kind})
