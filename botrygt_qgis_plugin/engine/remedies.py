# SPDX-License-Identifier: GPL-2.0-or-later
"""The smallest change found that cures a finding about light; nothing is proposed that was not measured.

Moves that can go further are followed to the least printed step that cures; of moves that are done or not done no
proper subset cures. The cheapest by the profile's table is proposed, first among those that turn no other demand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations

import numpy as np
import shapely

from botrygt_qgis_plugin.engine.costs import costs_with
from botrygt_qgis_plugin.engine.declare import declared
from botrygt_qgis_plugin.engine.errors import Cancelled
from botrygt_qgis_plugin.engine.explain import anchor_of
from botrygt_qgis_plugin.engine.findings import MET, NOT_MET, Finding
from botrygt_qgis_plugin.engine.lightmoves import Fault, Slide, cost_of, slides, steps_apart
from botrygt_qgis_plugin.engine.moves import Move, Remedy, Turned, changed
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.review import Asked, Result, nobody, verdicts_of
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import Rule, Rulebook
from botrygt_qgis_plugin.engine.scene import FeatureTable, Note, Scene

# No more findings than this are searched, the gravest first; a note says where there are more.
MOST_SEARCHED = 40
# Beyond a rule's reach, so that no rounding of a distance leaves anything out.
SPARE_M = 1.0
# What the moves change; a rule that reads none of it cannot be cured by them, nor turned.
MOVED = frozenset({Role.LIGHT, Role.TREE})
# A change is weighed by what it would break of what must and of what should be so.
_WEIGHED = ("must", "should")


def with_remedies(result: Result, cancelled: Asked = nobody) -> Result:
    """The result with a remedy on each finding about light that has one. Raises Cancelled."""
    about = [finding for finding in result.findings if _curable(finding, result.rulebook)]
    if not about or not result.scene.has(Role.LIGHT):
        return result
    scene, costs = declared(result.scene, result.rulebook.declared), costs_with(result.rulebook.costs)
    cured: dict[str, Remedy | None] = {}
    for finding in about[:MOST_SEARCHED]:
        if cancelled():
            raise Cancelled
        cured[finding.id] = _remedy(Fault(finding, scene, costs), result)
    found = tuple(replace(finding, remedy=cured.get(finding.id)) for finding in result.findings)
    left = len(about) - len(cured)
    notes = (*result.notes, _unsearched(left)) if left else result.notes
    return replace(result, findings=found, notes=notes)


def _curable(finding: Finding, rulebook: Rulebook) -> bool:
    rule = rulebook.rule(finding.rule)
    return finding.domain == "lighting" and any(Role.LIGHT in QUANTITIES[name].reads or rule.subject == Role.LIGHT.value
                                                for name in rule.judged_quantities)


def _unsearched(count: int) -> Note:
    return Note("remedies_left", f"Der er ikke søgt efter mindste ændring for {count} fund om lys; der søges for højst "
                f"{MOST_SEARCHED}, de alvorligste først.",
                f"No smallest change was sought for {count} findings about light; at most {MOST_SEARCHED} are "
                "searched, the gravest first.")


def _remedy(fault: Fault, result: Result) -> Remedy | None:
    """The cheapest cure that turns nothing; else the cheapest that turns no demand; else the cheapest."""
    told: list[Remedy] = []
    # Dearer cures are looked for only where the cheapest would break something.
    for thrifty in (True, False):
        search = Search(fault, result.rulebook, thrifty)
        cures = [cure for cure in search.cures() if cure]
        for moves in sorted(cures, key=lambda moves: (cost_of(moves, fault.costs), len(moves))):
            told.append(Remedy(moves, cost_of(moves, fault.costs), _turned(fault.scene, result, moves)))
            if not told[-1].turned:
                return told[-1]
        if not told:
            return None
    return min(told, key=lambda remedy: _weight(remedy, result.rulebook))


def _weight(remedy: Remedy, rulebook: Rulebook) -> tuple[float, ...]:
    musts = sum(rulebook.rule(turned.rule).obligation == "must" for turned in remedy.turned)
    return musts, len(remedy.turned), remedy.cost


def _turned(scene: Scene, result: Result, moves: Sequence[Move]) -> tuple[Turned, ...]:
    """What must or should be so, is so now, and would not be after these moves; what must, first."""
    after = changed(scene, moves)
    found: list[tuple[int, str, str]] = []
    for rule in result.rulebook.rules:
        if rule.obligation in _WEIGHED and rule.id in result.verdicts and _reads_moved(rule):
            met = [verdict.subject for verdict in result.verdicts[rule.id] if verdict.kind == MET]
            near = _near(result.subjects[rule.subject], met, rule, (scene, moves)) if met else []
            verdicts = verdicts_of(after, result.rulebook, rule, near) if near else ()
            found += [(_WEIGHED.index(rule.obligation), rule.id, v.subject) for v in verdicts if v.kind == NOT_MET]
    return tuple(_told(result, rule, subject) for _, rule, subject in sorted(found))


def _told(result: Result, rule: str, subject: str) -> Turned:
    table = result.subjects[result.rulebook.rule(rule).subject]
    row = table.position[subject]
    return Turned(rule, subject, table.label(row), anchor_of(table.geometry[row]))


def _reads_moved(rule: Rule) -> bool:
    read = {role for name in rule.judged_quantities for role in QUANTITIES[name].reads}
    return bool(MOVED & read) or rule.subject in {role.value for role in MOVED}


def _near(table: FeatureTable, keys: Sequence[str], rule: Rule, done: tuple[Scene, Sequence[Move]]) -> list[str]:
    """The subjects that the moves may have touched: within reach of where something stood or stands now."""
    scene, moves = done
    reach = max((np.inf if QUANTITIES[name].reach_m is None else QUANTITIES[name].reach_m or 0.0)
                for name in rule.judged_quantities)
    stood = [scene.table(move.role).geometry[scene.table(move.role).position[move.key]] for move in moves
             if move.key in scene.table(move.role).position]
    places = shapely.multipoints([*stood, *(move.shape for move in moves)])
    shapes = table.geometry[[table.position[key] for key in keys]]
    return [key for key, away in zip(keys, shapely.distance(shapes, places).tolist()) if away <= reach]


@dataclass
class Search:
    """The search for what cures one finding. thrifty: what is dearer than a cure already found is not looked at."""

    fault: Fault
    rulebook: Rulebook
    thrifty: bool = True
    best: float = float("inf")
    tried: dict[tuple[object, ...], bool] = field(default_factory=dict)

    def cures(self) -> list[tuple[Move, ...]]:
        """What was found to cure: of each slide its least step, and the cheapest set; dearer ones may be left out."""
        found = [self._least(slide) for slide in sorted(slides(self.fault), key=lambda s: self._cost(s.at(1)))]
        return [*found, self._cheapest_set()]

    def _cost(self, moves: Sequence[Move]) -> float:
        return cost_of(moves, self.fault.costs)

    def _least(self, slide: Slide) -> tuple[Move, ...]:
        """The least step that cures though the step before does not; () where none was found that is worth it."""
        low, high = 0, 0
        for k in [*range(slide.stride, slide.steps, slide.stride), *([slide.steps] if slide.steps else [])]:
            if self.thrifty and self._cost(slide.at(low + 1)) >= self.best:
                return ()
            if self.cured(slide.at(k)):
                high = k
                break
            low = k
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self.cured(slide.at(middle)) else (middle, high)
        return self._kept(slide.at(high)) if high else ()

    def _cheapest_set(self) -> tuple[Move, ...]:
        for moves in sorted(steps_apart(self.fault), key=lambda moves: (self._cost(moves), len(moves))):
            if self.thrifty and self._cost(moves) >= self.best:
                break
            if self.cured(moves):
                return self._kept(self._reduced(moves))
        return ()

    def _reduced(self, moves: tuple[Move, ...]) -> tuple[Move, ...]:
        """The smallest subset that cures: none of its own subsets does."""
        for size in range(1, len(moves)):
            for chosen in combinations(moves, size):
                if self.cured(chosen):
                    return chosen
        return moves

    def _kept(self, moves: tuple[Move, ...]) -> tuple[Move, ...]:
        self.best = min(self.best, self._cost(moves))
        return moves

    def cured(self, moves: tuple[Move, ...]) -> bool:
        """Whether the rule is met after these moves, measured anew; no lamp or tree may stand in a building."""
        word = tuple(move.word for move in moves)
        if word not in self.tried:
            self.tried[word] = self._stand(moves) and self._met(moves)
        return self.tried[word]

    def _stand(self, moves: tuple[Move, ...]) -> bool:
        scene = self.fault.scene
        shapes = np.array([move.shape for move in moves], dtype=object)
        if not (scene.plan_area.is_empty or shapely.covers(scene.plan_area, shapes).all()):
            return False
        return not len(scene.table(Role.BUILDING).tree.query(shapes, predicate="intersects")[0])

    def _met(self, moves: tuple[Move, ...]) -> bool:
        finding = self.fault.finding
        after: Scene = changed(self._ground(moves), moves)
        verdicts = verdicts_of(after, self.rulebook, self.rulebook.rule(finding.rule), [finding.subject_key])
        return [verdict.kind for verdict in verdicts] == [MET]

    def _ground(self, moves: tuple[Move, ...]) -> Scene:
        """The scene that moves are tried in: without what stands too far away to alter the verdict, if they allow."""
        near, every = self._around.table(Role.LIGHT).position, self.fault.scene.table(Role.LIGHT).position
        named = {key for move in moves if move.role is Role.LIGHT for key in (move.key, move.like)}
        return self._around if all(key in near for key in named if key in every) else self.fault.scene

    @cached_property
    def _around(self) -> Scene:
        """The scene with only the lamps that the rule's measures may read."""
        scene, rule = self.fault.scene, self.rulebook.rule(self.fault.finding.rule)
        reach = [QUANTITIES[name].reach_m for name in rule.judged_quantities]
        if None in reach:
            return scene
        farthest = max((metres for metres in reach if metres is not None), default=0.0)
        rows = scene.table(Role.LIGHT).tree.query(self.fault.shape, predicate="dwithin", distance=farthest + SPARE_M)
        return scene.apart().replacing({Role.LIGHT: scene.table(Role.LIGHT).take(np.sort(rows))})
