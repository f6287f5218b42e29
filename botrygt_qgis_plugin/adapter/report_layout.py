# SPDX-License-Identifier: GPL-2.0-or-later
"""A report's PDF for the journal: a QGIS layout with the plan on numbered map pages and every finding as text.

QGIS makes no tagged PDF; the first page says that the HTML report is the accessible version.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from qgis.core import (
    Qgis,
    QgsLayoutExporter,
    QgsLayoutFrame,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutMultiFrame,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLayoutTableColumn,
    QgsLayoutUtils,
    QgsLegendStyle,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsTableCell,
    QgsTextFormat,
    QgsUnitTypes,
)
from qgis.PyQt.QtGui import QColor, QFont

from botrygt_qgis_plugin.adapter.resources import north_arrow_path
from botrygt_qgis_plugin.engine.errors import CaseFileError
from botrygt_qgis_plugin.engine.wording import pick
from botrygt_qgis_plugin.report.dossier import Dossier
from botrygt_qgis_plugin.report.layout_text import TextTable, first_page_lines, text_tables

NAME = "Bo trygt A4"
WIDE, HIGH, MARGIN = 297.0, 210.0, 14.0
MAP_TOP, MAP_HIGH, LEGEND_WIDE = 30.0, 158.0, 88.0
# Scales of the map pages, the first at which they are few enough; millimetres of paper to metres of ground.
SCALES = (500, 1000, 2000, 2500, 5000, 10_000, 25_000, 50_000)
MOST_PAGES = 6
TABLE_TOP, CELL_MM, GRID_MM = 19.0, 1.0, 0.15
MOST_FRAMES = 2000
_MM = QgsUnitTypes.LayoutUnit.LayoutMillimeters


@dataclass(frozen=True)
class Sheet:
    """One map page: the ground it shows and the numbers of the findings on it."""

    window: tuple[float, float, float, float]
    numbers: tuple[int, ...]


def map_sheets(dossier: Dossier) -> tuple[int, tuple[Sheet, ...]]:
    """The scale and the map pages, row by row from the north-west; a part without a finding has none."""
    points = shapely.get_coordinates([entry.anchor for entry in dossier.entries])
    if not len(points):
        return SCALES[0], ()
    numbers = np.array([entry.number for entry in dossier.entries])
    bounds = shapely.total_bounds(np.array([dossier.plan.area, *(e.anchor for e in dossier.entries)], dtype=object))
    for scale in SCALES:
        sheets = tuple(_sheets(scale, bounds.tolist(), points, numbers))
        if len(sheets) <= MOST_PAGES:
            break
    return scale, sheets


def _sheets(scale: int, bounds: Sequence[float], points: NDArray[np.float64], numbers: NDArray[np.int_]) \
        -> Iterator[Sheet]:
    """The pages at one scale. The grid is laid round the middle of the plan, so that its edges are shared evenly."""
    wide, high = (WIDE - 2 * MARGIN) * scale / 1000, MAP_HIGH * scale / 1000
    columns, rows = (max(1, int(np.ceil(span / step))) for span, step in
                     ((bounds[2] - bounds[0], wide), (bounds[3] - bounds[1], high)))
    left, top = (bounds[0] + bounds[2] - columns * wide) / 2, (bounds[1] + bounds[3] + rows * high) / 2
    for row, column in itertools.product(range(rows), range(columns)):
        x, y = left + column * wide, top - row * high
        inside = (points[:, 0] >= x) & (points[:, 0] < x + wide) & (points[:, 1] <= y) & (points[:, 1] > y - high)
        if inside.any():
            yield Sheet((x, y - high, x + wide, y), tuple(sorted(numbers[inside].tolist())))


def add_layout(project: QgsProject, dossier: Dossier, language: str) -> QgsPrintLayout:
    """The report's layout, kept in the project too."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(NAME)
    layout.pageCollection().page(0).setPageSize("A4", QgsLayoutItemPage.Orientation.Landscape)
    builder = _Builder(layout, project, dossier, language)
    builder.first_page()
    scale, sheets = map_sheets(dossier)
    for place, sheet in enumerate(sheets, start=1):
        builder.map_page(sheet, scale, (place, len(sheets)))
    for table in text_tables(dossier, language):
        builder.table_pages(table)
    builder.number_pages()
    project.layoutManager().addLayout(layout)
    return layout


def export_pdf(layout: QgsPrintLayout, path: Path) -> None:
    """Write the PDF with title and author. Raises CaseFileError where it cannot be written."""
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = 200
    settings.exportMetadata = True
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    done = QgsLayoutExporter(layout).exportToPdf(str(path), settings)
    if done != QgsLayoutExporter.ExportResult.Success:
        raise CaseFileError(f"The PDF '{path}' cannot be written. Choose another folder, or close the file.",
                            f"PDF-filen «{path}» kan ikke skrives. Vælg en anden mappe, eller luk filen.", str(path))


class _Builder:
    """Puts items on the pages of one layout."""

    def __init__(self, layout: QgsPrintLayout, project: QgsProject, dossier: Dossier, language: str) -> None:
        self.layout, self.project, self.dossier, self.language = layout, project, dossier, language
        self.page = 0

    def first_page(self) -> None:
        """Title, mark, what the reader must know, the whole plan, legend, scale and north."""
        title, *lines = first_page_lines(self.dossier, self.language)
        self._label(title, (MARGIN, 8.0, WIDE - 2 * MARGIN, 10.0), 17.0, bold=True)
        self._label("\n".join(lines), (MARGIN, 19.0, WIDE - 2 * MARGIN, 22.0), 9.0)
        frame = (MARGIN, 43.0, WIDE - 2 * MARGIN - LEGEND_WIDE - 4.0, HIGH - 43.0 - MARGIN - 2.0)
        shown = self._map(self._whole(), frame)
        self._scale_and_north(shown, (frame[0] + 3.0, frame[1] + frame[3] - 14.0))
        self._legend(shown, (WIDE - MARGIN - LEGEND_WIDE, 43.0))

    def map_page(self, sheet: Sheet, scale: int, place: tuple[int, int]) -> None:
        """A part of the plan at a fixed scale, and which findings are on it."""
        self._new_page()
        at, of = place
        words = pick((f"Kort {at} af {of}. 1:{scale}. Fund {_listed(sheet.numbers)}.",
                      f"Map {at} of {of}. 1:{scale}. Findings {_listed(sheet.numbers)}."), self.language)
        self._label(self.dossier.plan.name, (MARGIN, 8.0, WIDE - 2 * MARGIN, 9.0), 13.0, bold=True)
        self._label(words, (MARGIN, 18.0, WIDE - 2 * MARGIN, 11.0), 9.0)
        frame = (MARGIN, MAP_TOP, WIDE - 2 * MARGIN, MAP_HIGH)
        shown = self._map(QgsRectangle(*sheet.window), frame)
        self._scale_and_north(shown, (frame[0] + 3.0, frame[1] + frame[3] - 14.0))

    def table_pages(self, table: TextTable) -> None:
        """A table over as many pages as it needs, its head on each."""
        self._new_page()
        self._label(table.title, (MARGIN, 8.0, WIDE - 2 * MARGIN, 9.0), 13.0, bold=True)
        made = QgsLayoutItemManualTable.create(self.layout)
        self.layout.addMultiFrame(made)
        made.setTableContents([[QgsTableCell(words) for words in row] for row in table.rows])
        made.setHeaderMode(QgsLayoutItemManualTable.HeaderMode.AllFrames)
        made.setIncludeTableHeader(True)
        room = WIDE - 2 * MARGIN - len(table.head) * (2 * CELL_MM + GRID_MM) - GRID_MM
        made.setColumnWidths([share * room for share in table.shares])
        made.setWrapBehavior(QgsLayoutItemManualTable.WrapBehavior.WrapText)
        made.setCellMargin(CELL_MM)
        made.setGridStrokeWidth(GRID_MM)
        made.setContentTextFormat(_format(8.0))
        made.setHeaderTextFormat(_format(8.0, bold=True))
        made.setHeaders([_head(words) for words in table.head])
        made.setResizeMode(QgsLayoutMultiFrame.ResizeMode.UseExistingFrames)
        self._frame(made)
        context = QgsLayoutUtils.createRenderContextForLayout(self.layout, None)
        # A row higher than a page is cut there; that must not ask for pages without end.
        while made.rowRange(context, made.frameCount() - 1)[1] < len(table.rows) and made.frameCount() < MOST_FRAMES:
            self._new_page()
            self._frame(made)

    def _frame(self, made: QgsLayoutItemManualTable) -> None:
        """The next frame of a table, on the page that is being filled."""
        frame = QgsLayoutFrame(self.layout, made)
        frame.attemptMove(QgsLayoutPoint(MARGIN, TABLE_TOP, _MM), True, False, self.page)
        frame.attemptResize(QgsLayoutSize(WIDE - 2 * MARGIN, HIGH - TABLE_TOP - MARGIN - 2.0, _MM))
        made.addFrame(frame, True)

    def number_pages(self) -> None:
        """Mark and page number at the foot of every page."""
        count = self.layout.pageCollection().pageCount()
        for page in range(count):
            self.page = page
            words = f"{self.dossier.handling} · {self.dossier.plan.name} · {page + 1}/{count}"
            self._label(words, (MARGIN, HIGH - MARGIN + 2.0, WIDE - 2 * MARGIN, 6.0), 8.0)

    def _new_page(self) -> None:
        page = QgsLayoutItemPage(self.layout)
        page.setPageSize("A4", QgsLayoutItemPage.Orientation.Landscape)
        self.layout.pageCollection().addPage(page)
        self.page = self.layout.pageCollection().pageCount() - 1

    def _whole(self) -> QgsRectangle:
        shapes = [self.dossier.plan.area, *(entry.anchor for entry in self.dossier.entries)]
        bounds = shapely.total_bounds(np.array(shapes, dtype=object))
        whole = QgsRectangle(*(bounds if not np.isnan(bounds).any() else (0.0, 0.0, 1.0, 1.0)))
        whole.scale(1.06)
        return whole

    def _map(self, window: QgsRectangle, box: Sequence[float]) -> QgsLayoutItemMap:
        shown = QgsLayoutItemMap(self.layout)
        shown.setCrs(self.project.crs())
        shown.setFrameEnabled(True)
        shown.setBackgroundColor(QColor("#f4f2ec"))
        shown.setLayers([node.layer() for node in self.project.layerTreeRoot().findLayers() if node.isVisible()
                         and node.layer() is not None and node.layer().isSpatial()])
        self._put(shown, box)
        shown.zoomToExtent(window)
        return shown

    def _legend(self, shown: QgsLayoutItemMap, at: tuple[float, float]) -> None:
        legend = QgsLayoutItemLegend(self.layout)
        legend.setLinkedMap(shown)
        legend.setTitle(pick(("Signaturer", "Signs"), self.language))
        legend.setAutoUpdateModel(False)
        tables = legend.model().rootGroup().findGroup("Tabeller")
        if tables is not None:
            legend.model().rootGroup().removeChildNode(tables)
        parts = QgsLegendStyle.Style
        for style, size in ((parts.Title, 9.0), (parts.Group, 7.5), (parts.Subgroup, 6.5), (parts.SymbolLabel, 6.5)):
            held = legend.style(style)
            held.setTextFormat(_format(size))
            legend.setStyle(style, held)
        legend.setSymbolHeight(3.0)
        legend.setSymbolWidth(5.0)
        legend.setColumnCount(2)
        legend.setSplitLayer(True)
        self.layout.addLayoutItem(legend)
        legend.attemptMove(QgsLayoutPoint(*at, _MM), True, False, self.page)
        legend.adjustBoxSize()

    def _scale_and_north(self, shown: QgsLayoutItemMap, at: tuple[float, float]) -> None:
        bar = QgsLayoutItemScaleBar(self.layout)
        bar.setStyle("Single Box")
        bar.setLinkedMap(shown)
        bar.setUnits(QgsUnitTypes.DistanceUnit.DistanceMeters)
        bar.setUnitLabel("m")
        bar.setNumberOfSegments(2)
        bar.setNumberOfSegmentsLeft(0)
        bar.setUnitsPerSegment(_round_metres(shown.scale()))
        bar.setTextFormat(_format(8.0))
        self.layout.addLayoutItem(bar)
        bar.attemptMove(QgsLayoutPoint(*at, _MM), True, False, self.page)
        arrow = QgsLayoutItemPicture(self.layout)
        arrow.setPicturePath(north_arrow_path())
        box = shown.rect()
        self._put(arrow, (shown.pos().x() + box.width() - 14.0, at[1] - 4.0, 10.0, 14.0))

    def _label(self, words: str, box: Sequence[float], size: float, bold: bool = False) -> None:
        label = QgsLayoutItemLabel(self.layout)
        label.setText(words)
        label.setTextFormat(_format(size, bold))
        self._put(label, box)

    def _put(self, item: QgsLayoutItemLabel, box: Sequence[float]) -> None:
        self.layout.addLayoutItem(item)
        item.attemptMove(QgsLayoutPoint(box[0], box[1], _MM), True, False, self.page)
        item.attemptResize(QgsLayoutSize(box[2], box[3], _MM))


def _round_metres(scale: float) -> float:
    """A segment of the scale bar: a round number of metres, some 20 mm of paper."""
    metres = 0.02 * scale
    power = 10.0 ** np.floor(np.log10(max(metres, 1e-6)))
    return float(next(n * power for n in (5.0, 2.0, 1.0) if n * power <= metres))


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(str(number) for number in numbers)


def _format(size: float, bold: bool = False) -> QgsTextFormat:
    made = QgsTextFormat()
    font = QFont("DejaVu Sans")
    font.setBold(bold)
    made.setFont(font)
    made.setSize(size)
    made.setSizeUnit(QgsUnitTypes.RenderUnit.RenderPoints)
    made.setColor(QColor("#1a1a1a"))
    return made


def _head(words: str) -> QgsLayoutTableColumn:
    return QgsLayoutTableColumn(words)
