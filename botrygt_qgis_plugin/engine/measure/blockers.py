# SPDX-License-Identifier: GPL-2.0-or-later
"""What blocks a view: the fewest features that must go, and what each frees, alone, cut to a metre, and together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.cures import nearest_accepted
from botrygt_qgis_plugin.engine.measure.fans import Rays
from botrygt_qgis_plugin.engine.measure.obstacles import CERTAIN, GUESS, POSSIBLE, Obstacles
from botrygt_qgis_plugin.engine.measure.sight import Hits, ray_hits
from botrygt_qgis_plugin.engine.measured import Cause, Effect
from botrygt_qgis_plugin.engine.roles import Role

Numbers = NDArray[np.float64]
Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]
Feature = tuple[Role, str]
# (rays,) which are blocked -> how much is seen, in the unit of what is blocked.
Seen = Callable[[Flags], float]
# Whether so much is enough.
Enough = Callable[[float], bool]

# What is cut is cut to this height, over which everybody sees.
CUT_M = 1.0
# The least cut that is enough is told in steps of this.
STEP_M = 0.1
_CUT = (Role.HEDGE_FENCE, Role.SHRUB_PLANTING)


@dataclass(frozen=True)
class Blockers:
    """The rays of one subject, what stands in them at one level of certainty, and how much is seen past it.

    judged: what the rule judges, where that is not how much is seen. less: whether it falls as more is seen.
    """

    rays: Rays
    stand: Obstacles
    seen: Seen
    level: int = GUESS
    unit: str = "m"
    judged: Seen | None = None
    less: bool = False

    @cached_property
    def hits(self) -> Hits:
        """What stands in the rays."""
        return ray_hits(self.rays, self.stand)

    @cached_property
    def _numbered(self) -> tuple[tuple[Feature, ...], Rows]:
        """The features that block, sorted, and the number of the feature of each hit (-1: it does not block)."""
        standing = self.hits.standing(self.level)
        features = [(self.stand.role[o], self.stand.key[o]) for o in self.hits.obstacle.tolist()]
        names = tuple(sorted({name for name, held in zip(features, standing.tolist()) if held}))
        place = {name: i for i, name in enumerate(names)}
        number = np.array([place[n] if held else -1 for n, held in zip(features, standing.tolist())], dtype=np.intp)
        return names, number

    @property
    def features(self) -> tuple[Feature, ...]:
        """All that blocks, sorted."""
        return self._numbered[0]

    def hidden_without(self, gone: Sequence[Feature]) -> Flags:
        """(r,) which rays are blocked where these features are gone."""
        names, number = self._numbered
        rows = [i for i, name in enumerate(names) if name in set(gone)]
        return self.hits.blocked(len(self.rays), self.level, np.isin(number, rows))

    def seen_without(self, gone: Sequence[Feature]) -> float:
        """How much is seen where these features are gone."""
        return self.seen(self.hidden_without(gone))

    @property
    def blocked(self) -> Flags:
        """(r,) which rays are blocked as things stand."""
        return self.hits.blocked(len(self.rays), self.level)

    @cached_property
    def _low(self) -> Flags:
        """(k,) hits that are no more where everything is cut to CUT_M."""
        stand, count = self._standing, len(self.stand.role)
        tops = [np.minimum(top, CUT_M) for top in (stand.top_low, stand.top_high, stand.top_guess)]
        cut = replace(stand, top_low=tops[0], top_high=tops[1], top_guess=tops[2])
        left = ray_hits(self.rays, cut)
        still = (left.ray * count + np.unique(self.hits.obstacle)[left.obstacle])[left.standing(self.level)]
        gone: Flags = ~np.isin(self.hits.ray * count + self.hits.obstacle, still)
        return gone

    def seen_cut(self, feature: Feature) -> float:
        """How much is seen where one feature is cut to CUT_M. A building is not cut."""
        names, number = self._numbered
        if feature[0] in (Role.BUILDING, Role.BUILDING_FIELD):
            return self.seen(self.blocked)
        return self.seen(self.hits.blocked(len(self.rays), self.level, (number == names.index(feature)) & self._low))

    def fewest(self, accepts: Enough, movable: Callable[[Feature], bool]) -> tuple[Feature, ...] | None:
        """Features without which enough is seen, minimal by inclusion; None where all that may go are not enough."""
        candidates = [name for name in self.features if movable(name)]
        judged = self.judged or self.seen
        return smallest(candidates, lambda gone: accepts(judged(self.hidden_without(tuple(gone)))))

    def effects(self) -> tuple[Effect, ...]:
        """Every blocker with what it frees, the greatest first."""
        have = self.seen(self.blocked)
        alone = {name: round(self.seen_without((name,)) - have, 6) for name in self.features}
        order = sorted(self.features, key=lambda name: (-alone[name], name))
        made: list[Effect] = []
        for place, name in enumerate(order, start=1):
            together = self.seen_without(order[:place]) - have
            made.append(Effect(name, round(alone[name], 1) + 0.0, round(self.seen_cut(name) - have, 1) + 0.0,
                               round(together, 1) + 0.0, self.unit, self.less))
        return tuple(made)

    def cause(self, accepts: Enough, movable: Callable[[Feature], bool]) -> Cause | None:
        """The fewest that must go, with what every blocker frees; None where none of the movable ones suffice."""
        gone = self.fewest(accepts, movable)
        if not gone:
            return None
        return Cause("blockers", gone, proposal=self._least_cut(gone, accepts), effects=self.effects())

    @cached_property
    def _standing(self) -> Obstacles:
        """The obstacles that stand in the rays."""
        return self.stand.take(np.unique(self.hits.obstacle))

    def _least_cut(self, gone: Sequence[Feature], accepts: Enough) -> tuple[
            tuple[Role, Any, dict[str, float]], ...]:
        """The features, all cut to the greatest height at which enough is seen; none where one of them cannot be cut
        or its height is not known, or where they must go altogether."""
        stand = self._standing
        rows = np.array([name in set(gone) for name in zip(stand.role, stand.key)], dtype=bool)
        if any(name[0] not in _CUT for name in gone) or any(stand.lacks[row] for row in np.flatnonzero(rows)):
            return ()
        tops, judged = stand.tops[self.level], self.judged or self.seen

        def enough(height: float) -> bool:
            low = [np.where(rows, np.minimum(top, height), top) for top in stand.tops]
            cut = replace(stand, top_low=low[CERTAIN], top_high=low[POSSIBLE], top_guess=low[GUESS])
            return accepts(judged(ray_hits(self.rays, cut).blocked(len(self.rays), self.level)))

        height = nearest_accepted(float(tops[rows].max()), (STEP_M,), STEP_M, enough)
        return () if height is None else tuple(
            (stand.role[row], stand.geometry[row], {"height_m": height})
            for row in np.flatnonzero(rows).tolist() if tops[row] > height)

    def shown_rays(self, most: int = 12) -> Rows:
        """For each feature one blocked ray that it stands in, the middle one of them by place; a few in all."""
        names, number = self._numbered
        eyes, targets = self.rays.eyes[self.rays.eye], self.rays.targets[self.rays.target]
        order = np.lexsort((targets[:, 1], targets[:, 0], eyes[:, 2], eyes[:, 1], eyes[:, 0]))
        rank = np.empty(len(order), dtype=np.intp)
        rank[order] = np.arange(len(order))
        blocked, chosen = self.blocked, []
        for i in range(min(len(names), most)):
            own = np.unique(self.hits.ray[number == i])
            own = own[blocked[own]]
            chosen += [int(own[np.argsort(rank[own])[len(own) // 2]])] if len(own) else []
        return np.array(sorted(set(chosen)), dtype=np.intp)


def smallest(candidates: Sequence[Feature], enough: Callable[[frozenset[Feature]], bool]) -> tuple[Feature, ...] | None:
    """A set that is enough and minimal by inclusion; None where all together are not. One pass is exact, because
    taking more away never makes it less enough."""
    kept = frozenset(candidates)
    if not enough(kept):
        return None
    for candidate in reversed(candidates):
        if enough(kept - {candidate}):
            kept -= {candidate}
    return tuple(sorted(kept))
