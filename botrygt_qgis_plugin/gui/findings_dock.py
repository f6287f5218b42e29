# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock: widgets and their texts. What they do is wired in `desk`."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import QItemSelectionModel, QMimeData, QModelIndex, Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import (
    QAction,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDockWidget,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QTableView,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from botrygt_qgis_plugin.adapter.language import language, say
from botrygt_qgis_plugin.casefile.decisions import EXCEPTION, FIXED, IN_DIALOGUE, OPEN, REOPENED, STATES, VERIFIED
from botrygt_qgis_plugin.casefile.entries import Entry
from botrygt_qgis_plugin.casefile.state_words import STATES as STATE_WORDS
from botrygt_qgis_plugin.casefile.state_words import worded
from botrygt_qgis_plugin.engine.principles import PRINCIPLES
from botrygt_qgis_plugin.engine.terms import DOMAIN, SEVERITY
from botrygt_qgis_plugin.gui.detail_words import detail_page, title_of
from botrygt_qgis_plugin.gui.findings_model import ENTRY, GRAVITY, NUMBER, STATE, TITLE
from botrygt_qgis_plugin.gui.measure_bar import MeasureBar

# From this width on, list and detail stand side by side.
WIDE_PX = 760
# Colour and sign of the lamp, so that the sign alone tells.
LAMPS = {"off": ("#8a8a8a", "○"), "watching": ("#1a7f37", "●"), "paused": ("#b58900", "❚❚"), "lost": ("#b2182b", "✕")}


class FindingsDock(QDockWidget):
    """List, filters, detail and decisions. `entry_chosen(entry)`: the finding shown now, None for none."""

    planBox: QComboBox
    askRow: QHBoxLayout
    reviewButton: QToolButton
    watchButton: QToolButton
    askButton: QToolButton
    sightButton: QToolButton
    lampLabel: QLabel
    statusLabel: QLabel
    progressBar: QProgressBar
    cancelButton: QToolButton
    pages: QStackedWidget
    emptyPage: QWidget
    listPage: QWidget
    emptyLabel: QLabel
    beginButton: QPushButton
    searchEdit: QLineEdit
    severityBox: QComboBox
    domainBox: QComboBox
    stateBox: QComboBox
    principleBox: QComboBox
    assigneeBox: QComboBox
    extentBox: QCheckBox
    noticeRow: QWidget
    noticeLabel: QLabel
    readArrivedButton: QToolButton
    laterButton: QToolButton
    countLabel: QLabel
    answersButton: QToolButton
    splitter: QSplitter
    findingsTable: QTableView
    titleLabel: QLabel
    previousButton: QToolButton
    nextButton: QToolButton
    copyButton: QToolButton
    measureBar: MeasureBar
    detailText: QTextBrowser
    decideRow: QWidget
    newStateBox: QComboBox
    decideButton: QPushButton
    undoButton: QPushButton
    reasonEdit: QLineEdit
    untilEdit: QLineEdit
    assigneeEdit: QLineEdit
    assignButton: QPushButton
    commentEdit: QLineEdit
    commentButton: QPushButton

    entry_chosen = pyqtSignal(object)
    entry_clicked = pyqtSignal(object)
    files_dropped = pyqtSignal(object)
    link_followed = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        uic.loadUi(str(Path(__file__).with_suffix(".ui")), self)
        self.setWindowTitle("Bo trygt")
        self._key, self._page = "", False
        self.allAnswersAction = QAction(self)
        self._say_texts()
        self._fill_filters()
        self._dress()
        for keys, slot in (("Alt+Down", self.step_on), ("Alt+Up", self.step_back)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        self.nextButton.clicked.connect(self.step_on)
        self.previousButton.clicked.connect(self.step_back)
        self.findingsTable.clicked.connect(self._clicked)
        self.detailText.anchorClicked.connect(self._follow)
        self.setAcceptDrops(True)
        self.show_entry(None)
        self.show_running(False)
        self.show_notice("")

    def _dress(self) -> None:
        table = self.findingsTable
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setSortingEnabled(True)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
        table.setMinimumHeight(90)
        self.detailText.setMinimumHeight(80)
        self.detailText.setOpenLinks(False)
        for box in (self.planBox, self.severityBox, self.domainBox, self.stateBox, self.principleBox,
                    self.assigneeBox, self.newStateBox):
            # A long plan name must not keep the dock from being narrow.
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.setMinimumWidth(60)
        self.answersButton.addAction(self.allAnswersAction)
        self.answersButton.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.reviewButton.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.lampLabel.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.askRow.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.emptyPage.layout().setAlignment(Qt.AlignmentFlag.AlignTop)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 3)

    def _say_texts(self) -> None:
        self.reviewButton.setText(say("Gennemgå", "Review"))
        self.reviewButton.setToolTip(say("Gennemgå planen og gem i sagen", "Review the plan and keep it in the case"))
        self.watchButton.setText(say("Følg", "Watch"))
        self.watchButton.setToolTip(say("Gennemgå igen, hver gang planen ændres", "Review again whenever the plan "
                                        "changes"))
        self.askButton.setText(say("Hvorfor her?", "Why here?"))
        self.askButton.setToolTip(say("Klik på kortet: hvorfor er der et fund, eller hvorfor er der ikke?",
                                      "Click on the map: why is there a finding, or why is there none?"))
        self.sightButton.setText(say("Hvem ser her?", "Who sees here?"))
        self.sightButton.setToolTip(say("Klik på kortet: hvilke vinduer ser stedet, og hvad spærrer? Esc sletter "
                                        "linjerne.",
                                        "Click on the map: which windows see the place, and what blocks? Esc clears "
                                        "the lines."))
        self.cancelButton.setText(say("Afbryd", "Cancel"))
        self.emptyLabel.setText(say("Ingen gennemgang endnu. Vælg lag, profil og sagsfil, så står fundene her.",
                                    "No review yet. Choose layers, profile and case file, and the findings stand "
                                    "here."))
        self.beginButton.setText(say("Gennemgå lokalplan…", "Review local plan…"))
        self.searchEdit.setPlaceholderText(say("Søg i fundene", "Search the findings"))
        self.answersButton.setText(say("Indlæs svar …", "Read answers …"))
        self.answersButton.setToolTip(say("Læs rådgivernes svarfiler ind i sagen (JSON, XLSX eller CSV)",
                                          "Read the advisers' answer files into the case (JSON, XLSX or CSV)"))
        self.allAnswersAction.setText(say("Vis alle svar i sagen", "Show all answers in the case"))
        self.readArrivedButton.setText(say("Indlæs", "Read in"))
        self.laterButton.setText(say("Senere", "Later"))
        self.extentBox.setText(say("Kun i kortudsnittet", "Only in the map's view"))
        self.previousButton.setText("▲")
        self.nextButton.setText("▼")
        self.previousButton.setToolTip(say("Forrige fund (Alt+Pil op)", "Previous finding (Alt+Up)"))
        self.nextButton.setToolTip(say("Næste fund (Alt+Pil ned)", "Next finding (Alt+Down)"))
        self.copyButton.setText(say("Kopiér", "Copy"))
        self.decideButton.setText(say("Beslut", "Decide"))
        self.undoButton.setText(say("Fortryd", "Undo"))
        self.reasonEdit.setPlaceholderText(say("Begrundelse", "Reason"))
        self.untilEdit.setPlaceholderText(say("Til og med åååå-mm-dd", "Until yyyy-mm-dd"))
        self.assigneeEdit.setPlaceholderText(say("Hvem?", "Who?"))
        self.assignButton.setText(say("Tildel", "Assign"))
        self.commentEdit.setPlaceholderText(say("Skriv en kommentar", "Write a comment"))
        self.commentButton.setText(say("Skriv", "Comment"))

    def _fill_filters(self) -> None:
        english = language() == "en"
        for box, head, words in (
                (self.severityBox, say("Alle alvorsgrader", "Every severity"),
                 [(words[english], name) for name, words in SEVERITY.items()]),
                (self.domainBox, say("Alle emner", "Every domain"),
                 [(words[english], name) for name, words in DOMAIN.items()]),
                (self.stateBox, say("Alle tilstande", "Every state"),
                 [(worded(STATE_WORDS, name, language()), name) for name in STATES]),
                (self.principleBox, say("Alle principper", "Every principle"),
                 [(f"{number} {each.en if english else each.da}", str(number)) for number, each in
                  PRINCIPLES.items()])):
            box.addItem(head, "")
            for text, name in words:
                box.addItem(text[:1].upper() + text[1:], name)
        self.show_people(())

    def show_people(self, people: tuple[str, ...]) -> None:
        """Offer these people to filter by."""
        chosen = self.assigneeBox.currentData()
        self.assigneeBox.blockSignals(True)
        self.assigneeBox.clear()
        self.assigneeBox.addItem(say("Tildelt alle", "Assigned to anybody"), "")
        for person in people:
            self.assigneeBox.addItem(person, person)
        self.assigneeBox.setCurrentIndex(max(0, self.assigneeBox.findData(chosen)))
        self.assigneeBox.blockSignals(False)

    def show_plans(self, plans: tuple[tuple[str, str], ...], chosen: str) -> None:
        """Offer the plans that are drawn."""
        self.planBox.blockSignals(True)
        self.planBox.clear()
        for plan_id, name in plans:
            self.planBox.addItem(name, plan_id)
        self.planBox.setCurrentIndex(max(0, self.planBox.findData(chosen)))
        self.planBox.setToolTip(self.planBox.currentText())
        self.planBox.blockSignals(False)

    def show_state(self, state: str, text: str) -> None:
        """The lamp, and what it means."""
        colour, sign = LAMPS[state]
        self.lampLabel.setText(f'<span style="color:{colour}">{sign}</span>')
        self.statusLabel.setText(text)
        self.statusLabel.setToolTip(text)
        self.watchButton.blockSignals(True)
        self.watchButton.setChecked(state in ("watching", "lost"))
        self.watchButton.blockSignals(False)

    def show_running(self, running: bool) -> None:
        """Progress and a way to stop, while a review runs."""
        self.progressBar.setVisible(running)
        self.cancelButton.setVisible(running)
        if not running:
            self.progressBar.setValue(0)

    def show_notice(self, text: str) -> None:
        """Something that waits for the user; '' for nothing."""
        self.noticeLabel.setText(text)
        self.noticeRow.setVisible(bool(text))

    def show_page(self, title: str, page: str) -> None:
        """A page that is not of one finding, in the place of the detail page until a finding is chosen."""
        self._page = True
        self.titleLabel.setText(f"<b>{title}</b>")
        self.measureBar.show_row({})
        self.decideRow.setVisible(False)
        self.detailText.setHtml(page)

    def show_list(self, there: bool) -> None:
        """The list, or the page that says that there is none."""
        self.pages.setCurrentWidget(self.listPage if there else self.emptyPage)

    def fit_columns(self) -> None:
        """The sentence takes what the others leave; a long state is cut before it is."""
        header = self.findingsTable.horizontalHeader()
        width = self.findingsTable.fontMetrics().horizontalAdvance("M")
        for column, letters in ((NUMBER, 6), (GRAVITY, 6), (STATE, 7)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, letters * width)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)

    def show_entry(self, entry: Entry | None) -> None:
        """The detail page of one finding."""
        self._page = False
        self._key = entry.key if entry is not None else self._key
        self.decideRow.setVisible(entry is not None and entry.standing is not None)
        if entry is None:
            self.titleLabel.setText("")
            self.measureBar.show_row({})
            self.detailText.setHtml(f"<p>{say('Vælg et fund i listen.', 'Choose a finding in the list.')}</p>")
            return
        self.titleLabel.setText(f"<b>{title_of(entry)}</b>")
        self.measureBar.show_row(entry.row)
        self.detailText.setHtml(detail_page(entry))
        self._offer_states(entry)

    def _offer_states(self, entry: Entry) -> None:
        if entry.standing is None:
            return
        offered = (OPEN, IN_DIALOGUE, EXCEPTION, FIXED) if entry.standing.present else (VERIFIED, REOPENED)
        self.newStateBox.clear()
        for state in offered:
            self.newStateBox.addItem(worded(STATE_WORDS, state, language()).capitalize(), state)
        self.newStateBox.setCurrentIndex(max(0, self.newStateBox.findData(entry.standing.state)))
        self.assigneeEdit.setText(entry.standing.assignee)
        self.undoButton.setEnabled(bool(entry.standing.decisions))

    def chosen(self) -> Entry | None:
        """The finding that is selected."""
        rows = self.findingsTable.selectionModel().selectedRows() if self.findingsTable.selectionModel() else []
        return rows[0].data(ENTRY) if rows else None

    def choose(self, key: str) -> bool:
        """Select the finding of this key, if it is shown; True where it was."""
        model = self.findingsTable.model()
        for row in range(model.rowCount() if key else 0):
            if model.index(row, NUMBER).data(ENTRY).key == key:
                self._select(row)
                return True
        return False

    def choose_again(self) -> None:
        """Select what was selected before the list changed."""
        if self._page:
            return
        if not self.choose(self._key):
            self.show_entry(None)
            self.entry_chosen.emit(None)

    def step_on(self) -> None:
        """The next finding."""
        self._step(1)

    def step_back(self) -> None:
        """The one before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        rows = self.findingsTable.selectionModel().selectedRows()
        row = rows[0].row() + by if rows else 0
        if 0 <= row < self.findingsTable.model().rowCount():
            self._select(row)
            self.entry_clicked.emit(self.chosen())

    def _select(self, row: int) -> None:
        index = self.findingsTable.model().index(row, NUMBER)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.findingsTable.selectionModel().setCurrentIndex(index, flags)
        self.findingsTable.scrollTo(index)
        entry = index.data(ENTRY)
        self.show_entry(entry)
        self.entry_chosen.emit(entry)

    def _clicked(self, index: QModelIndex) -> None:
        self._select(index.row())
        self.entry_clicked.emit(index.data(ENTRY))

    def _follow(self, address: QUrl) -> None:
        """A page of the net opens outside; all else is for those who made the link."""
        if address.scheme() in ("http", "https"):
            QDesktopServices.openUrl(address)
        else:
            self.link_followed.emit(address.toString())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.files_dropped.emit(_files(event.mimeData()))
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= WIDE_PX
        self.splitter.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)


def _files(dragged: QMimeData) -> list[Path]:
    """Answer files that are dragged onto the dock."""
    paths = [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in (".json", ".csv", ".txt", ".xlsx")]
