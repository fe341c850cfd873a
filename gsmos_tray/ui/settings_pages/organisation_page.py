"""How the archive is divided, with a live preview on documents that the shop has."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QComboBox, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from gsmos_tray.documents.default_templates import DEFAULT_TEMPLATES, Organisation
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.templates import FIELDS
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ui.draft import Draft
from gsmos_tray.ui.furniture import button, hint, row
from gsmos_tray.ui.layout_preview import examples, path_of
from gsmos_tray.ui.path_tree import PathTree
from gsmos_tray.ui.saying import QT_TRANSLATE_NOOP, translate
from gsmos_tray.ui.settings_pages.page import Mistake, Page
from gsmos_tray.ui.texts import field_name, kind_name, organisation_name

_MEANING = {
    Organisation.MONTH: QT_TRANSLATE_NOOP(
        "settings", "Year and month, as in the manual. Recommended: easiest to find."
    ),
    Organisation.YEAR: QT_TRANSLATE_NOOP("settings", "One folder a year."),
    Organisation.CLIENT: QT_TRANSLATE_NOOP(
        "settings", "A folder for each client and supplier, with year and month inside."
    ),
    Organisation.OWN: QT_TRANSLATE_NOOP("settings", "You write where each kind goes."),
}


class OrganisationPage(Page):
    """One choice, and what it comes to."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft, translate("settings", "Organisation"))
        self._examples = examples(())
        self.choices: dict[Organisation, QRadioButton] = {}
        self._group = QButtonGroup(self)
        for by, meaning in _MEANING.items():
            choice = QRadioButton(organisation_name(by))
            choice.setChecked(by == draft.now.organisation)
            choice.setAccessibleDescription(translate("settings", meaning))
            choice.toggled.connect(lambda on, by=by: self._choose(by, on=on))
            self.choices[by] = choice
            self._group.addButton(choice)
            self.choice(choice, translate("settings", meaning))
        self.templates = TemplateEditor(draft)
        self.rows.addWidget(self.templates)
        self.part(translate("settings", "How the archive will look"))
        self._source = hint("")
        self.rows.addWidget(self._source)
        self.tree = PathTree()
        self.rows.addWidget(self.tree, 1)
        self._shown: object = None
        self.show_documents([])
        self.renew()

    def show_documents(self, rows: list[DocumentRow]) -> None:
        """Preview with these of the shop's documents."""
        self._examples = examples(rows)
        self._source.setText(
            translate("settings", "With documents of yours:")
            if rows
            else translate("settings", "With invented documents, until there are some of yours:")
        )
        self._shown = None
        self.renew()

    def renew(self) -> None:
        """Show what the draft comes to."""
        self.templates.setVisible(self.draft.now.organisation == Organisation.OWN)
        self.templates.renew()
        layout = self.draft.layout()
        self.tree.setEnabled(layout is not None)
        if layout is None or layout == self._shown:
            return
        self._shown = layout
        self.tree.show_paths(path_of(example, layout) for example in self._examples)

    def _choose(self, by: Organisation, *, on: bool) -> None:
        if on:
            self.draft.change(organisation=str(by))


class TemplateEditor(QWidget):
    """The owner's own template of one kind at a time, checked while it is typed."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self.kind = QComboBox()
        self.kind.setAccessibleName(translate("settings", "Kind of document"))
        for kind in Kind:
            self.kind.addItem(kind_name(kind, many=True), kind)
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self.text = QLineEdit()
        self.text.setAccessibleName(translate("settings", "Template"))
        self.text.textEdited.connect(self._typed)
        self._mistake = Mistake(self.text)
        self._usual = button(
            translate("settings", "As in the manual"), self._take_usual, kind="link"
        )
        self._insert = QComboBox()
        self._insert.setAccessibleName(translate("settings", "Insert a field"))
        for choice in (self.kind, self._insert):  # the longest word would widen the page
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(20)
        self._insert.view().setMinimumWidth(420)
        self._insert.addItem(translate("settings", "Insert a field…"))
        for field in FIELDS:
            self._insert.addItem(f"{{{field}}} – {field_name(field)}", field)
        self._insert.activated.connect(self._field_chosen)
        self._lay_out()
        self._kind_chosen()

    @property
    def name(self) -> str:
        """The dotted name of the template that is shown."""
        return f"layout.template.{self.kind.currentData()}"

    def renew(self) -> None:
        """Say what is wrong with a template, also with one of another kind."""
        facts = self._draft.layout_mistake()
        name = str(facts.get("name", ""))
        sentence = self._draft.layout_sentence(name)
        if name.startswith("layout.template.") and name != self.name:
            other = kind_name(name.rpartition(".")[2], many=True)
            sentence = f"{other}: {sentence}"
        self._mistake.say(sentence if name.startswith("layout.template.") else "")

    def _kind_chosen(self) -> None:
        kind = Kind(self.kind.currentData())
        self.text.setText(self._draft.now.templates.get(kind) or DEFAULT_TEMPLATES[kind])
        self.renew()

    def _typed(self, text: str) -> None:
        kind = Kind(self.kind.currentData())
        others = {name: one for name, one in self._draft.now.templates.items() if name != kind}
        # What is as usual is not kept, so that it follows the program's own when that changes.
        own = {} if text == DEFAULT_TEMPLATES[kind] else {str(kind): text or " "}
        self._draft.change(templates={**others, **own})

    def _take_usual(self) -> None:
        usual = DEFAULT_TEMPLATES[Kind(self.kind.currentData())]
        self.text.setText(usual)
        self._typed(usual)

    def _field_chosen(self, at: int) -> None:
        if at:
            self.text.insert(f"{{{self._insert.itemData(at)}}}")
            self._typed(self.text.text())
            self.text.setFocus()
        self._insert.setCurrentIndex(0)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(28, 4, 0, 0)
        rows.setSpacing(8)
        above = row(self.kind, self._insert)
        above.setStretch(0, 1)
        above.setStretch(1, 1)
        rows.addLayout(above)
        rows.addWidget(self.text)
        rows.addWidget(self._mistake)
        rows.addLayout(row(None, self._usual))
