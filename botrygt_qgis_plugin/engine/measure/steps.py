# SPDX-License-Identifier: GPL-2.0-or-later
"""The public ways in short steps, and which steps somebody may see from a window or a door."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.buckets import Buckets
from botrygt_qgis_plugin.engine.measure.coverage import leaving
from botrygt_qgis_plugin.engine.measure.fans import Rays
from botrygt_qgis_plugin.engine.measure.graph import Graph
from botrygt_qgis_plugin.engine.measure.obstacles import OBSTACLE_ROLES, obstacles
from botrygt_qgis_plugin.engine.measure.openings import OPENING_ROLES, openings
from botrygt_qgis_plugin.engine.measure.sight import blocked
from botrygt_qgis_plugin.engine.measure.spans import steps_over
from botrygt_qgis_plugin.engine.measure.waynet import GATE, GRAIN_M, way_net
from botrygt_qgis_plugin.engine.measure.ways import CLOSED, OPEN, WAY_ROLES
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Geometries, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

STEP_M = 5.0
# rules.md S11 after Gehl: the limit of the social field of vision; and how high up a grown person shows.
SEEN_WITHIN_M, SHOWS_M = 100.0, 1.5
# A window or door looks this far to the sides of straight out.
ASIDE = float(np.cos(np.radians(80.0)))
# Places that are looked at from all windows round them at a time: bounds the memory.
PLACES, BUCKET_M = 4000, 25.0
STEP_ROLES = tuple(dict.fromkeys((*WAY_ROLES, *OPENING_ROLES, *OBSTACLE_ROLES)))


@dataclass(frozen=True)
class Steps:
    """The ways that are not shut, cut into pieces no longer than STEP_M: a graph whose first nodes are those of
    `way_net`. Per step (k,): the edge of `way_net`, from `start` to `end` metres along it, its middle (k, 2), whether
    it is surely open, surely and possibly seen, and seen by the guess."""

    graph: Graph
    place: Numbers
    edge: Rows
    start: Numbers
    end: Numbers
    middle: Numbers
    open: Flags
    seen: Flags
    maybe_seen: Flags
    seen_guess: Flags

    def line(self, step: int, lines: Geometries) -> shapely.LineString:
        """A step as a straight line between its nodes."""
        del lines
        ends = self.place[[self.graph.tail[step], self.graph.head[step]]]
        return shapely.LineString(ends)


def steps(scene: Scene) -> Steps:
    """The steps of a scene's ways."""
    return scene.derived(_steps, *STEP_ROLES)


def _steps(scene: Scene) -> Steps:
    net = way_net(scene)
    edges = np.flatnonzero((net.closed != CLOSED) & (net.kind != GATE))
    long = shapely.length(net.lines[edges])
    count = steps_over(long, STEP_M)
    own = np.repeat(np.arange(len(edges)), count)
    nth = np.arange(len(own)) - np.repeat(np.cumsum(count) - count, count)
    start, end = long[own] * nth / count[own], long[own] * (nth + 1) / count[own]
    inner = nth + 1 < count[own]
    number = len(net.place) + np.cumsum(inner) - 1
    # The last piece of an edge ends at its head, all others where the next one begins.
    head = np.where(inner, number, net.head[edges[own]])
    tail = np.where(nth == 0, net.tail[edges[own]], np.concatenate([[0], head[:-1]]) if len(head) else head)
    cuts = shapely.get_coordinates(shapely.line_interpolate_point(net.lines[edges[own[inner]]], end[inner]))
    middle = shapely.get_coordinates(shapely.line_interpolate_point(net.lines[edges[own]], (start + end) / 2.0))
    length = np.maximum(GRAIN_M, np.round((end - start) / GRAIN_M) * GRAIN_M)
    place = np.concatenate([net.place, cuts])
    return Steps(Graph.of(len(place), tail, head, length), place, edges[own], start, end, middle,
                 net.closed[edges[own]] == OPEN, *looked_at(scene, middle))


def looked_at(scene: Scene, places: Numbers) -> tuple[Flags, Flags, Flags]:
    """(n,) whether somebody standing at (n, 2) places surely shows, may show, and shows by the guess, in a window or
    door of a home within SEEN_WITHIN_M. Where buildings may lie undrawn, somebody may look on."""
    surely, maybe, guess = (np.zeros(len(places), dtype=bool) for _ in range(3))
    eyes = Buckets.of(openings(scene).place[:, :2], BUCKET_M)
    for begin in range(0, len(places), PLACES):
        part = slice(begin, begin + PLACES)
        _looked_at(scene, places[part], eyes, (surely[part], maybe[part], guess[part]))
    maybe |= leaving(scene, Role.BUILDING, shapely.points(places), SEEN_WITHIN_M) | (not scene.has(Role.BUILDING))
    return surely, maybe | surely, guess


def _looked_at(scene: Scene, places: Numbers, near: Buckets, found: tuple[Flags, Flags, Flags]) -> None:
    """Fill `found` with what the eyes, which are in buckets, tell of some places."""
    eyes = openings(scene)
    place, eye = near.near(places, np.full(len(places), SEEN_WITHIN_M))
    way = places[place] - eyes.place[eye, :2]
    away = np.hypot(way[:, 0], way[:, 1])
    ahead = (way * eyes.outward[eye]).sum(axis=1) >= ASIDE * np.maximum(away, 1e-9)
    ahead &= away <= SEEN_WITHIN_M
    order = np.lexsort((eye[ahead], away[ahead], place[ahead]))
    place, eye = place[ahead][order], eye[ahead][order]
    first = np.searchsorted(place, np.arange(len(places) + 1))
    rank = np.arange(len(place)) - first[place]
    done, most = 0, int(np.diff(first).max(initial=0))
    # The nearest eyes see most places at once; only for the rest all others are asked, ever more at a time.
    while done < most:
        more = max(2, done)
        turn = (rank >= done) & (rank < done + more) & ~(found[0] & found[2])[place]
        _look(scene, np.flatnonzero(turn), (places, place, eye), found)
        done += more


def _look(scene: Scene, pairs: Rows, of: tuple[Numbers, Rows, Rows], found: tuple[Flags, Flags, Flags]) -> None:
    """Add to `found` what some pairs of place and eye tell."""
    (places, place, eye), (surely, maybe, guess) = of, found
    eyes = openings(scene)
    at = pairs[np.argsort(eye[pairs], kind="stable")]
    shown = np.column_stack([places, np.full(len(places), SHOWS_M)])
    shut = blocked(Rays(eyes.place, shown, eye[at], place[at]), obstacles(scene))
    surely[place[at[eyes.drawn[eye[at]] & ~shut.possible]]] = True
    maybe[place[at[~shut.certain]]] = True
    guess[place[at[~shut.guess]]] = True
