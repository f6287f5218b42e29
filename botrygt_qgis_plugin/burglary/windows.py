# SPDX-License-Identifier: GPL-2.0-or-later
"""The windows that are open now: who lives within a significant band of a recent burglary, and until when.

A window circles a victim. It is POLITI and never leaves the police.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.burglary.bands import Bands
from botrygt_qgis_plugin.burglary.events import HOURS_A_DAY, Events, Floats, Rows
from botrygt_qgis_plugin.burglary.knox import Knox
from botrygt_qgis_plugin.burglary.pairs import MANHATTAN, Distance

_QUARTER = 16
# An address point and the point of a burglary there may differ by so much.
SAME_PLACE_M = 1.0
# The window of the address alone is drawn this wide.
_DOT_M = 10.0


@dataclass(frozen=True)
class Reach:
    """How far (m) and how long (days) a burglary raises the risk around it: the outer edge of the significant cells.

    same_place_days: the same for the burgled address itself; 0 where that row is not significant.
    """

    steps: tuple[tuple[float, float], ...]
    same_place_days: float

    @property
    def metres(self) -> float:
        """The widest significant distance; 0 where there is none."""
        return max((metres for metres, _ in self.steps), default=0.0)

    @property
    def days(self) -> float:
        """The longest significant time, the same place included; 0 where there is none."""
        return max([self.same_place_days, *(days for _, days in self.steps)])


@dataclass(frozen=True)
class Windows:
    """Open windows. event: rows of the events; until: hours of the local clock when each closes; metres: how wide."""

    event: Rows
    until: Floats
    metres: Floats


def reach_of(knox: Knox, alpha: float = 0.05) -> Reach:
    """The significant cells that hang together with the nearest and soonest one, band by band outwards.

    A lone significant cell far out says nothing about where to knock on doors tomorrow, so the chain ends at a gap.
    """
    cells = knox.significant(alpha)
    edges, days = knox.plan.space.edges, knox.plan.time.edges
    steps = []
    for band, row in enumerate(cells[1:]):
        long = _run(row)
        if not long:
            break
        steps.append((edges[band], days[long - 1]))
    same = _run(cells[0])
    return Reach(tuple(steps), days[same - 1] if same else 0.0)


def _run(row: NDArray[np.bool_]) -> int:
    """How many cells are True from the first on."""
    return len(row) if row.all() else int(np.argmin(row))


def open_windows(events: Events, reach: Reach, now: float) -> Windows:
    """The windows that may still be open at `now` (hours of the local clock), one for each event and distance.

    An event that may have happened any time in an interval keeps its window open as long as the latest of them does.
    """
    rows, until, metres = [], [], []
    own = ((0.0, reach.same_place_days),) if reach.same_place_days else ()
    for wide, days in (*reach.steps, *own):
        closes = events.end + days * HOURS_A_DAY
        active = np.flatnonzero((closes > now) & (events.start <= now))
        rows.append(active)
        until.append(closes[active])
        metres.append(np.full(len(active), wide))
    if not rows:
        return Windows(np.empty(0, dtype=np.intp), np.empty(0), np.empty(0))
    return Windows(np.concatenate(rows), np.concatenate(until), np.concatenate(metres))


def window_areas(events: Events, windows: Windows, metric: str) -> NDArray[Any]:
    """(w,) the area of each window: a disc, or a diamond for Manhattan distance."""
    points, wide = shapely.points(events.xy[windows.event]), np.maximum(windows.metres, _DOT_M)
    segments = 1 if metric == MANHATTAN else _QUARTER
    areas: NDArray[Any] = shapely.buffer(points, wide, quad_segs=segments)
    return areas


@dataclass(frozen=True)
class Warned:
    """Dwellings in open windows: dwelling rows, how many windows each is in, and until when the last one stays open."""

    dwelling: Rows
    count: NDArray[np.int64]
    until: Floats


def warned_dwellings(events: Events, windows: Windows, homes: Floats, bands: Bands, distance: Distance) -> Warned:
    """The dwellings (h, 2) in open windows.

    distance: between rows of events and homes stacked, homes after events. A dwelling lies in a window exactly where a
    pair of events would lie in its band: the closed side is that of `bands`.
    """
    if not len(windows.event) or not len(homes):
        return Warned(np.empty(0, dtype=np.intp), np.empty(0, dtype=np.int64), np.empty(0))
    looked_at = shapely.buffer(shapely.points(events.xy[windows.event]),
                               np.maximum(windows.metres, SAME_PLACE_M) * 1.01)
    of, home = shapely.STRtree(shapely.points(homes)).query(looked_at, predicate="intersects")
    away = distance(windows.event[of], home + len(events))
    wide = windows.metres[of]
    inside = away < wide if bands.closed == "left" else away <= wide
    # A window of no width is the burgled address itself.
    inside |= (wide == 0.0) & (away <= SAME_PLACE_M)
    of, home = of[inside], home[inside]
    rows, place = np.unique(home, return_inverse=True)
    until = np.full(len(rows), -np.inf)
    np.maximum.at(until, place.ravel(), windows.until[of])
    return Warned(rows, np.bincount(place.ravel(), minlength=len(rows)), until)
