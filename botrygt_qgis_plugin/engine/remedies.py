# SPDX-License-Identifier: GPL-2.0-or-later
"""The smallest change found that cures a finding; nothing is proposed that was not measured.

Moves that can go further are followed to the least printed step that cures; of moves that are done or not done no
proper subset cures. The cheapest by the profile's table is proposed, first among those that turn no other demand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations
from types import ModuleType

import numpy as np
import shapely

from botrygt_qgis_plugin.engine import lightmoves, planmoves
from botrygt_qgis_plugin.engine.costs import cost_of, costs_with
from botrygt_qgis_plugin.engine.declare import declared
from botrygt_qgis_plugin.engine.errors import Cancelled
from botrygt_qgis_plugin.engine.explain import anchor_of
from botrygt_qgis_plugin.engine.findings import MET, NOT_MET, NOT_RELEVANT, Finding
from botrygt_qgis_plugin.engine.lightmoves import Fault, Slide
from botrygt_qgis_plugin.engine.moves import ADD, ADD_LAMP, MOVE_LAMP, MOVE_TREE, Move, Remedy, Turned, changed
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.review import Asked, Result, nobody, verdicts_of
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import Rule, Rulebook
from botrygt_qgis_plugin.engine.scene import FeatureTable, Geometries, Note, Scene
from botrygt_qgis_plugin.engine.subjects import SUBJECTS

# No more findings than this are searched, the gravest first, and fewer in a plan of more than so many features, as each
# trial measures what the whole plan rests on; a note says where there are more.
MOST_SEARCHED, FEATURES = 60, 5000
# Moves that put something where nothing stood.
_PLACED = frozenset({ADD, ADD_LAMP, MOVE_LAMP, MOVE_TREE})
_IN_WALLS = frozenset({Role.WINDOW_FACADE, Role.ENTRANCE})
# Beyond a rule's reach, so that no rounding of a distance leaves anything out.
SPARE_M = 1.0
# A part of a subject lies this near to where the subject was.
PART_M = 0.05
# A change is weighed by what it would break of what must and of what should be so.
_WEIGHED = ("must", "should")


def with_remedies(result: Result, cancelled: Asked = nobody) -> Result:
    """The result with a remedy on each finding that has one. Raises Cancelled."""
    about = [finding for finding in result.findings if _curable(finding, result)]
    if not about:
        return result
    scene, costs = declared(result.scene, result.rulebook.declared), costs_with(result.rulebook.costs)
    cured: dict[str, Remedy | None] = {}
    most = most_searched(scene)
    for finding in about[:most]:
        if cancelled():
            raise Cancelled
        cured[finding.id] = _remedy(Fault(finding, scene, costs), result)
    found = tuple(replace(finding, remedy=cured.get(finding.id)) for finding in result.findings)
    left = len(about) - len(cured)
    notes = (*result.notes, _unsearched(left, most)) if left else result.notes
    return replace(result, findings=found, notes=notes)


def most_searched(scene: Scene) -> int:
    """The most findings of this plan that a smallest change is sought for."""
    features = sum(len(table) for table in scene.tables.values())
    return max(MOST_SEARCHED * FEATURES // max(features, FEATURES), 1)


def _curable(finding: Finding, result: Result) -> bool:
    if not _of_light(finding):
        return finding.cause is not None or bool(finding.alternatives)
    rule = result.rulebook.rule(finding.rule)
    return result.scene.has(Role.LIGHT) and any(
        Role.LIGHT in QUANTITIES[name].reads or rule.subject == Role.LIGHT.value for name in rule.judged_quantities)


def _of_light(finding: Finding) -> bool:
    return finding.domain == "lighting"


def _unsearched(count: int, most: int) -> Note:
    return Note("remedies_left", f"Der er ikke søgt efter mindste ændring for {count} fund; der søges for højst "
                f"{most}, de alvorligste først.",
                f"No smallest change was sought for {count} findings; at most {most} are searched, the gravest "
                "first.")


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
    after, roles = changed(scene, moves), {move.role for move in moves}
    found: list[tuple[int, str, str]] = []
    for rule in result.rulebook.rules:
        if rule.obligation in _WEIGHED and rule.id in result.verdicts and _reads(rule, roles):
            met = [verdict.subject for verdict in result.verdicts[rule.id] if verdict.kind == MET]
            near = _near(result.subjects[rule.subject], met, rule, (scene, moves)) if met else []
            verdicts = verdicts_of(after, result.rulebook, rule, near) if near else ()
            found += [(_WEIGHED.index(rule.obligation), rule.id, v.subject) for v in verdicts if v.kind == NOT_MET]
    return tuple(_told(result, rule, subject) for _, rule, subject in sorted(found))


def _told(result: Result, rule: str, subject: str) -> Turned:
    table = result.subjects[result.rulebook.rule(rule).subject]
    row = table.position[subject]
    return Turned(rule, subject, table.label(row), anchor_of(table.geometry[row]))


def _reads(rule: Rule, roles: set[Role]) -> bool:
    """Whether the rule looks at these roles, or at what is made from them."""
    read = {role for name in rule.judged_quantities for role in QUANTITIES[name].reads}
    return bool(roles & (_made_from(rule) | read))


def _made_from(rule: Rule) -> set[Role]:
    """The roles that the rule's subjects, and other derived tables it reads, are made from."""
    kinds = {rule.subject, *(kind for name in rule.judged_quantities for kind in QUANTITIES[name].derived)}
    return {role for kind in kinds for role in SUBJECTS[kind].roles}


def _near(table: FeatureTable, keys: Sequence[str], rule: Rule, done: tuple[Scene, Sequence[Move]]) -> list[str]:
    """The subjects that the moves may have touched: within reach of where something stood or stands now."""
    scene, moves = done
    reach = max((np.inf if QUANTITIES[name].reach_m is None else QUANTITIES[name].reach_m or 0.0)
                for name in rule.judged_quantities)
    stood = [scene.table(move.role).geometry[scene.table(move.role).position[move.key]] for move in moves
             if move.key in scene.table(move.role).position]
    places = shapely.geometrycollections([*stood, *(move.shape for move in moves)])
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
        known = self._moves.slides(self.fault)
        found = [self._least(slide) for slide in sorted(known, key=lambda s: self._cost(s.at(1)))]
        return [*found, self._cheapest_set()]

    @property
    def _moves(self) -> ModuleType:
        return lightmoves if _of_light(self.fault.finding) else planmoves

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
            middle = high - 1 if slide.just_enough and high == slide.steps else (low + high) // 2
            low, high = (low, middle) if self.cured(slide.at(middle)) else (middle, high)
        return self._kept(slide.at(high)) if high else ()

    def _cheapest_set(self) -> tuple[Move, ...]:
        for moves in sorted(self._moves.steps_apart(self.fault), key=lambda moves: (self._cost(moves), len(moves))):
            if self.thrifty and self._cost(moves) >= self.best:
                break
            if self.cured(moves):
                return self._kept(self._reduced(moves))
        return ()

    def _reduced(self, moves: tuple[Move, ...]) -> tuple[Move, ...]:
        """The smallest subset that cures: none of its own subsets does.

        Of lit ways and openings more never cure less, so there it is what is left when each that can be is spared.
        """
        if all(move.kind == ADD for move in moves):
            for spared in moves:
                fewer = tuple(move for move in moves if move is not spared)
                moves = fewer if self.cured(fewer) else moves
            return moves
        for size in range(1, len(moves)):
            for chosen in combinations(moves, size):
                if self.cured(chosen):
                    return chosen
        return moves

    def _kept(self, moves: tuple[Move, ...]) -> tuple[Move, ...]:
        self.best = min(self.best, self._cost(moves))
        return moves

    def cured(self, moves: tuple[Move, ...]) -> bool:
        """Whether the rule is met after these moves, measured anew; nothing new may stand in a building."""
        word = tuple(move.word for move in moves)
        if word not in self.tried:
            self.tried[word] = self._stand(moves) and self._met(moves)
        return self.tried[word]

    def _stand(self, moves: tuple[Move, ...]) -> bool:
        """Whether the plan may do this: what is changed lies in it, what is placed wholly, and not in a building."""
        scene = self.fault.scene
        standing = _shapes(move for move in moves if move.kind not in _PLACED)
        placed = _shapes(move for move in moves if move.kind in _PLACED)
        free = _shapes(move for move in moves if move.kind in _PLACED and move.role not in _IN_WALLS)
        if not (scene.plan_area.is_empty or (shapely.covers(scene.plan_area, placed).all()
                                             and shapely.intersects(scene.plan_area, standing).all())):
            return False
        return not len(scene.table(Role.BUILDING).tree.query(free, predicate="intersects")[0])

    def _met(self, moves: tuple[Move, ...]) -> bool:
        """Whether the subject, or all that it is parted into, is met. A link that is shut is none to be judged."""
        rule = self.rulebook.rule(self.fault.finding.rule)
        after: Scene = changed(self._ground(moves), moves)
        kinds = {verdict.kind for verdict in verdicts_of(after, self.rulebook, rule, self._now(after, rule))}
        shut = all(move.columns.get("gated") is True for move in moves)
        return bool(kinds) and kinds <= ({MET, NOT_RELEVANT} if shut else {MET})

    def _now(self, after: Scene, rule: Rule) -> list[str]:
        """The keys of the subject, or of its parts where a new way divides it."""
        key, table = self.fault.finding.subject_key, SUBJECTS[rule.subject].rows(after)
        if key in table.position:
            return [key]
        inside = shapely.covers(shapely.buffer(self.fault.shape, PART_M), shapely.point_on_surface(table.geometry))
        return [table.keys[row] for row in np.flatnonzero(inside)]

    def _ground(self, moves: tuple[Move, ...]) -> Scene:
        """The scene that moves are tried in: without what stands too far away to alter the verdict, if they allow."""
        whole = self.fault.scene
        named = {(move.role, key) for move in moves for key in (move.key, move.like)}
        away = any(key in whole.table(role).position and key not in self._around.table(role).position
                   for role, key in named)
        return whole if away else self._around

    @cached_property
    def _around(self) -> Scene:
        """The scene with only those features that the rule's measures may read; what subjects are made of is whole."""
        scene, rule = self.fault.scene, self.rulebook.rule(self.fault.finding.rule)
        quantities = [QUANTITIES[name] for name in rule.judged_quantities]
        reach = [quantity.reach_m for quantity in quantities]
        if None in reach:
            return scene
        farthest = max((metres for metres in reach if metres is not None), default=0.0) + SPARE_M
        near: dict[Role, FeatureTable] = {}
        for role in ({role for q in quantities for role in q.reads} - _made_from(rule)) & set(scene.tables):
            table = scene.table(role)
            near[role] = table.take(np.sort(table.tree.query(self.fault.shape, predicate="dwithin", distance=farthest)))
        return scene.apart().replacing(near)


def _shapes(moves: Iterable[Move]) -> Geometries:
    found = [move.shape for move in moves]
    shapes = np.empty(len(found), dtype=object)
    shapes[:] = found
    return shapes
