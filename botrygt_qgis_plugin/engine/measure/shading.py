# SPDX-License-Identifier: GPL-2.0-or-later
"""How much of a lamp's light reaches a point past buildings, walls, hedges and crowns, in plan and height (2.5 D).

Points are sorted by direction round each lamp, so that an edge of an obstacle meets only the run of points it spans. A
ray is stopped where it crosses an obstacle between its base and its top, or enters that band inside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.buckets import Buckets, runs
from botrygt_qgis_plugin.engine.measure.obstacles import Obstacles
from botrygt_qgis_plugin.engine.raster import Raster
from botrygt_qgis_plugin.engine.roles import Role

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]

# Edges are cut into pieces no longer than this, so that few squares hold all that is near.
PIECE_M = 16.0
_BUCKET_M = 16.0
# A lamp drawn on its own house's wall or just inside it is not shaded by that wall.
ON_WALL_M = 0.5
_LEAVES = frozenset({Role.SHRUB_PLANTING, Role.TREE, Role.TREE_GROUP})
_CROWNS = frozenset({Role.TREE, Role.TREE_GROUP})


@dataclass(frozen=True)
class Pairs:
    """k pairs of a lamp and a point: position of each in the arrays that go with them."""

    lamp: Rows
    point: Rows


@dataclass(frozen=True)
class Band:
    """(n,) heights between which obstacles stop light, and the share they let through, for one way of filling in."""

    base: Floats
    top: Floats
    through: Floats


@dataclass(frozen=True)
class Shade:
    """(k,) share of the light that passes: by the guess, at least, at most; and (pair, obstacle) that are open."""

    guess: Floats
    low: Floats
    high: Floats
    open_pair: Rows
    open_obstacle: Rows

    def without(self, stopped: Flags) -> Shade:
        """The same where these pairs get nothing, whatever stands between them."""
        if not stopped.any():
            return self
        kept = np.where(stopped, 0.0, 1.0)
        held = ~stopped[self.open_pair]
        return Shade(self.guess * kept, self.low * kept, self.high * kept, self.open_pair[held],
                     self.open_obstacle[held])


@dataclass(frozen=True)
class Makes:
    """(n,) what hedges, fences and walls are made as: 'hedge', 'fence', 'wall' or None, and where openness is drawn."""

    kind: NDArray[np.object_]
    told: Flags


class Shading:
    """The obstacles of a scene as edges in buckets. leaf: share of light that leaves let through, 0 to 1.

    On terrain a house or a crown stands on the mean of the ground under its outline, and a hedge follows the ground.
    """

    def __init__(self, obstacles: Obstacles, makes: Makes, leaf: float, terrain: Raster | None = None) -> None:
        self.obstacles = obstacles
        self.terrain = terrain
        self.line = shapely.get_dimensions(obstacles.geometry) == 1
        self.ground = _ground(obstacles, terrain)
        roles, kinds = list(obstacles.role), makes.kind
        count = len(roles)
        self.building = np.array([role is Role.BUILDING for role in roles], dtype=bool)
        self.crown = np.array([role in _CROWNS for role in roles], dtype=bool)
        hedge = np.array([kind == "hedge" for kind in kinds], dtype=bool)
        doubtful = np.array([role is Role.HEDGE_FENCE and kind is None for role, kind in zip(roles, kinds)], dtype=bool)
        leaves = np.array([role in _LEAVES for role in roles], dtype=bool) | hedge
        sure = np.where(leaves, leaf, 0.0)
        self.bands: Mapping[str, Band] = {
            "guess": Band(obstacles.base_guess, obstacles.top_guess, sure),
            "low": Band(obstacles.base_low, obstacles.top_high, sure),
            # What may be a hedge lets its leaves' share through, what may be a fence perhaps everything.
            "high": Band(obstacles.base_high, obstacles.top_low,
                         np.where(doubtful, np.where(makes.told, leaf, 1.0), sure))}
        self.simple = ~(leaves | doubtful)
        low, high = self.bands["low"], self.bands["high"]
        self.settled = (low.base == high.base) & (low.top == high.top) & (low.through == high.through)
        self.ax, self.ay, self.bx, self.by, self.owner = _pieces(obstacles.geometry) if count else _NO_PIECES
        self.buckets = Buckets.of(np.stack([self.ax + self.bx, self.ay + self.by], axis=1) / 2.0, _BUCKET_M)

    def crossings(self, lamps: Floats, points: Floats, pairs: Pairs) -> Crossings:
        """Where the rays of pairs cross edges, in plan. lamps, points: (n, 2) and (m, 2) metres."""
        if len(self.owner) and len(pairs.lamp):
            return _crossings(self, lamps, points, pairs)
        none = np.empty(0, dtype=np.intp)
        return Crossings(self, len(pairs.lamp), none, none, np.empty(0), np.empty(0, dtype=bool), np.empty(0))


def _ground(obstacles: Obstacles, terrain: Raster | None) -> Floats:
    """(n,) the mean height of the ground under the corners of each obstacle; 0 on level ground."""
    count = len(obstacles.role)
    if terrain is None or not count:
        return np.zeros(count)
    xy, shape = shapely.get_coordinates(obstacles.geometry, return_index=True)
    corners = np.maximum(np.bincount(shape, minlength=count), 1)
    made: Floats = np.bincount(shape, terrain.heights(xy), minlength=count) / corners
    return made


_NO_PIECES = (np.empty(0), np.empty(0), np.empty(0), np.empty(0), np.empty(0, dtype=np.intp))


def _pieces(geometry: NDArray[np.object_]) -> tuple[Floats, Floats, Floats, Floats, Rows]:
    """The edges of all outlines and lines in short pieces: ends ax, ay, bx, by and the obstacle of each."""
    parts, owner = shapely.get_parts(geometry, return_index=True)
    solid = shapely.get_dimensions(parts) == 2
    rings, part = shapely.get_rings(parts[solid], return_index=True)
    lines = np.concatenate([rings, parts[shapely.get_dimensions(parts) == 1]])
    whose = np.concatenate([owner[solid][part], owner[shapely.get_dimensions(parts) == 1]])
    xy, line = shapely.get_coordinates(lines, return_index=True)
    same = line[1:] == line[:-1]
    a, b, edge = xy[:-1][same], xy[1:][same], whose[line[:-1][same]]
    count = np.maximum(1, np.ceil(np.hypot(*(b - a).T) / PIECE_M)).astype(np.intp)
    own, turn = runs(np.zeros(len(count), dtype=np.intp), count)
    # Both pieces that meet take their common end from the same sum, so that no ray slips through between them.
    start = a[own] + (b - a)[own] * (turn / count[own])[:, None]
    end = a[own] + (b - a)[own] * ((turn + 1) / count[own])[:, None]
    end[turn + 1 == count[own]] = b[own[turn + 1 == count[own]]]
    return start[:, 0], start[:, 1], end[:, 0], end[:, 1], edge[own]


# Directions of different lamps stand this far apart in one sorted row.
_APART = 8.0
# Directions are told apart to this fraction: it leaves room for the lamps' numbers, so that none of them is rounded
# and a grazing ray falls on the same side however many lamps stand before its own.
_FINE = 2.0 ** 32


def direction_key(x: Floats, y: Floats) -> Floats:
    """A number from 0 to 4 that rises with the direction from east over north, without an arctangent."""
    part = x / (np.abs(x) + np.abs(y))
    key: Floats = np.rint(np.where(y >= 0.0, 1.0 - part, 3.0 + part) * _FINE) / _FINE
    return key


@dataclass(frozen=True)
class Stopped:
    """(k,) share that passes, and the (pair, obstacle) that stop or dim, in the order of pairs."""

    share: Floats
    pair: Rows
    obstacle: Rows


@dataclass(frozen=True)
class Crossings:
    """Crossings of the rays of `count` pairs with edges, at share `at` of the way; NaN where the lamp is inside.

    ground: (k,) height of the ground on which the obstacle stands there.
    """

    shading: Shading
    count: int
    pair: Rows
    obstacle: Rows
    at: Floats
    inside: Flags
    ground: Floats

    def shade(self, start: Floats, rise: Floats) -> Shade:
        """What passes along rays that start at height `start` and rise by `rise` metres, (k,) each."""
        bands, settled = self.shading.bands, self.shading.settled
        guess = self.stopped(bands["guess"], start, rise)
        none = np.empty(0, dtype=np.intp)
        if settled[self.obstacle].all():
            return Shade(guess.share, guess.share, guess.share, none, none)
        low, high = self.stopped(bands["low"], start, rise), self.stopped(bands["high"], start, rise)
        pair, obstacle = _undecided(low, high, settled)
        return Shade(guess.share, low.share, high.share, pair, obstacle)

    def blockers(self, start: Floats, rise: Floats) -> tuple[Rows, Rows]:
        """(pair, obstacle) of everything that stops or dims light, by the guess."""
        found = self.stopped(self.shading.bands["guess"], start, rise)
        return found.pair, found.obstacle

    def stopped(self, band: Band, start: Floats, rise: Floats) -> Stopped:
        """What passes where the obstacles are as `band` says."""
        height = start[self.pair] + rise[self.pair] * self.at - self.ground
        with np.errstate(invalid="ignore"):
            hit = (height >= band.base[self.obstacle]) & (height < band.top[self.obstacle])
        plain = self.shading.simple[self.obstacle]
        solid = hit & plain
        share = np.ones(self.count)
        share[self.pair[solid]] = 0.0
        soft = np.flatnonzero(~plain & (share[self.pair] > 0.0))
        pair, obstacle = self._dimmed(soft, hit, band, (start, rise))
        # Sorted by pair and then obstacle, so that the product has one order.
        order = np.lexsort((obstacle, pair))
        pair, obstacle = pair[order], obstacle[order]
        if len(pair):
            first = np.flatnonzero(np.diff(pair, prepend=-1))
            share[pair[first]] = np.multiply.reduceat(band.through[obstacle], first)
        return Stopped(share, np.concatenate([self.pair[solid], pair]),
                       np.concatenate([self.obstacle[solid], obstacle]))

    def _dimmed(self, rows: Rows, hit: Flags, band: Band, ray: tuple[Floats, Floats]) -> tuple[Rows, Rows]:
        """Pairs and the leaves that dim them, each once: crossed inside the band, or entered it inside the outline."""
        if not len(rows):
            return np.empty(0, dtype=np.intp), np.empty(0, dtype=np.intp)
        wide = len(self.shading.crown)
        key, group = np.unique(self.pair[rows] * wide + self.obstacle[rows], return_inverse=True)
        pair, obstacle = np.divmod(key, wide)
        dims = np.bincount(group, hit[rows], len(key)) > 0
        crown = self.shading.crown[obstacle]
        if crown.any():
            over = ray[0][pair] - self.shading.ground[obstacle]
            enters, leaves = _in_band((over, ray[1][pair]), band.base[obstacle], band.top[obstacle])
            with np.errstate(invalid="ignore"):
                before = np.bincount(group, self.at[rows] < enters[group], len(key)).astype(np.intp)
            within = np.bincount(group, self.inside[rows], len(key)) > 0
            dims |= crown & (enters < leaves) & ((before % 2 == 1) != within)
        return pair[dims], obstacle[dims]


def _in_band(ray: tuple[Floats, Floats], base: Floats, top: Floats) -> tuple[Floats, Floats]:
    """Between which shares of the way a ray is above the base and below the top; empty where first >= last."""
    start, rise = ray
    with np.errstate(divide="ignore", invalid="ignore"):
        one, other = (top - start) / rise, (base - start) / rise
    level = np.abs(rise) < 1e-12
    inside = (start >= base) & (start < top)
    enters = np.where(level, np.where(inside, 0.0, 2.0), np.fmin(one, other))
    leaves = np.where(level, 1.0, np.fmax(one, other))
    return np.maximum(enters, 0.0), np.minimum(leaves, 1.0)


def _undecided(low: Stopped, high: Stopped, settled: Flags) -> tuple[Rows, Rows]:
    """(pair, obstacle) that may stop light and may not, each once."""
    wide = len(settled)
    may = np.unique(low.pair * wide + low.obstacle)
    pair, obstacle = np.divmod(may, wide)
    open_still = ~settled[obstacle] & (low.share != high.share)[pair]
    return pair[open_still], obstacle[open_still]


def _crossings(shading: Shading, lamps: Floats, points: Floats, pairs: Pairs) -> Crossings:
    """Every crossing of a ray with an edge, in the order of lamps and edges."""
    vx, vy = points[pairs.point, 0] - lamps[pairs.lamp, 0], points[pairs.point, 1] - lamps[pairs.lamp, 1]
    away = np.maximum(np.hypot(vx, vy), 1e-9)
    key = pairs.lamp * _APART + direction_key(np.where(vx == 0.0, 1e-12, vx), vy)
    order = np.argsort(key, kind="stable")
    reach = np.zeros(len(lamps))
    np.maximum.at(reach, pairs.lamp, away)
    edges = _edges_near(shading, lamps, reach)
    owner, place = _spanned(edges, key[order])
    pair = order[place]
    # The ray meets the line of the edge at share c / (v x e) of its way.
    across = vx[pair] * edges.ey[owner] - vy[pair] * edges.ex[owner]
    with np.errstate(divide="ignore", invalid="ignore"):
        at = edges.cross[owner] / across
    obstacle = shading.owner[edges.edge[owner]]
    met = (at > 0.0) & (at < 1.0)
    met &= ~(shading.building[obstacle] & (at * away[pair] < ON_WALL_M))
    within_pair, within_obstacle = _inside_of(shading, lamps, pairs)
    pair, obstacle = np.concatenate([pair[met], within_pair]), np.concatenate([obstacle[met], within_obstacle])
    at = np.concatenate([at[met], np.full(len(within_pair), np.nan)])
    ground = shading.ground[obstacle]
    if shading.terrain is not None:
        follows = np.flatnonzero(shading.line[obstacle])
        own = pair[follows]
        ground[follows] = shading.terrain.heights(
            lamps[pairs.lamp[own]] + np.stack([vx[own], vy[own]], axis=1) * at[follows, None])
    return Crossings(shading, len(key), pair, obstacle, at, np.arange(len(pair)) >= int(met.sum()), ground)


@dataclass(frozen=True)
class _Edges:
    """Edges near lamps, turned so that they run counter-clockwise as the lamp sees them: c = a x b > 0."""

    edge: Rows
    ex: Floats
    ey: Floats
    cross: Floats
    first: Floats
    last: Floats


def _edges_near(shading: Shading, lamps: Floats, reach: Floats) -> _Edges:
    lit = np.flatnonzero(reach)
    lamp, edge = shading.buckets.near(lamps[lit], reach[lit] + PIECE_M / 2.0)
    lamp = lit[lamp]
    ax, ay = shading.ax[edge] - lamps[lamp, 0], shading.ay[edge] - lamps[lamp, 1]
    bx, by = shading.bx[edge] - lamps[lamp, 0], shading.by[edge] - lamps[lamp, 1]
    cross = ax * by - ay * bx
    kept = cross != 0.0
    lamp, edge, cross = lamp[kept], edge[kept], cross[kept]
    ax, ay, bx, by = ax[kept], ay[kept], bx[kept], by[kept]
    back = cross < 0.0
    ax, bx = np.where(back, bx, ax), np.where(back, ax, bx)
    ay, by = np.where(back, by, ay), np.where(back, ay, by)
    first, last = (direction_key(np.where(x == 0.0, 1e-12, x), y) for x, y in ((ax, ay), (bx, by)))
    return _Edges(edge, bx - ax, by - ay, np.abs(cross), lamp * _APART + first, lamp * _APART + last)


def _spanned(edges: _Edges, key: Floats) -> tuple[Rows, Rows]:
    """(edge, position in `key`) of the points in each edge's span of directions, its first end in and its last out."""
    low, high = np.searchsorted(key, edges.first), np.searchsorted(key, edges.last)
    round_ = edges.last < edges.first
    if not round_.any():
        return runs(low, high - low)
    # A span over east is two: from its first end to the end of the turn, and from the turn's start to its last end.
    turn = np.floor(edges.first[round_] / _APART) * _APART
    begin, end = np.searchsorted(key, turn - 1.0), np.searchsorted(key, turn + 5.0)
    count = high - low
    count[round_] = end - low[round_]
    one, place = runs(low, count)
    other, more = runs(begin, high[round_] - begin)
    return np.concatenate([one, np.flatnonzero(round_)[other]]), np.concatenate([place, more])


def _inside_of(shading: Shading, lamps: Floats, pairs: Pairs) -> tuple[Rows, Rows]:
    """(pair, crown) of the lamps that stand inside a crown's outline."""
    present = np.unique(pairs.lamp)
    lamp, obstacle = shading.obstacles.tree.query(shapely.points(lamps[present]), predicate="intersects")
    kept = shading.crown[obstacle]
    lamp, obstacle = present[lamp[kept]], obstacle[kept]
    none = np.empty(0, dtype=np.intp)
    if not len(lamp):
        return none, none
    order = np.argsort(pairs.lamp, kind="stable")
    begin = np.searchsorted(pairs.lamp[order], lamp)
    end = np.searchsorted(pairs.lamp[order], lamp, side="right")
    which, place = runs(begin, end - begin)
    return order[place], obstacle[which]
