# SPDX-License-Identifier: GPL-2.0-or-later
"""What each kind of change to a plan costs, and how far it may go; a profile may change every number.

The defaults are weights that we propose, not prices: a new lamp is 20. A municipality that writes its own prices gets
its own order of proposals.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from botrygt_qgis_plugin.engine.measured import Parameter
from botrygt_qgis_plugin.engine.moves import ADD, LEAVE_OUT, MOVE_LAMP, MOVE_TREE, RAISE_FLUX, SET, Move
from botrygt_qgis_plugin.engine.roles import Role

_MOST = 1e7

COSTS: Mapping[str, Parameter] = {
    "raise_flux_per_klm": Parameter(2.0, "", 0.0, _MOST, "at give en lampe 1000 lm mere",
                                    "giving a lamp 1000 lm more"),
    "raise_flux_most_pct": Parameter(100.0, "%", 0.0, 400.0, "så meget mere lys kan en lampe højst få",
                                     "the most light that may be added to a lamp"),
    "move_lamp": Parameter(8.0, "", 0.0, _MOST, "at flytte en lampe", "moving a lamp"),
    "move_lamp_per_m": Parameter(0.5, "", 0.0, _MOST, "for hver meter, en lampe flyttes",
                                 "for each metre a lamp is moved"),
    "move_lamp_most_m": Parameter(10.0, "m", 0.0, 50.0, "så langt kan en lampe højst flyttes",
                                  "the farthest a lamp may be moved"),
    "add_lamp": Parameter(20.0, "", 0.0, _MOST, "at tilføje en lampe", "adding a lamp"),
    "add_lamps_most": Parameter(4.0, "", 0.0, 4.0, "så mange lamper kan højst tilføjes for ét fund",
                                "the most lamps that may be added for one finding"),
    "cut_tree": Parameter(12.0, "", 0.0, _MOST, "at udelade eller fælde et træ", "leaving out or felling a tree"),
    "move_tree": Parameter(6.0, "", 0.0, _MOST, "at flytte et træ på tegningen", "moving a tree on the drawing"),
    "move_tree_per_m": Parameter(0.5, "", 0.0, _MOST, "for hver meter, et træ flyttes",
                                 "for each metre a tree is moved"),
    "move_tree_most_m": Parameter(10.0, "m", 0.0, 50.0, "så langt kan et træ højst flyttes",
                                  "the farthest a tree may be moved"),
    "cut_height": Parameter(2.0, "", 0.0, _MOST, "at gøre en hæk, et hegn eller en beplantning lavere eller højere",
                            "making a hedge, a fence or planting lower or higher"),
    "cut_height_per_m": Parameter(2.0, "", 0.0, _MOST, "for hver meter af den højde", "for each metre of that height"),
    "raise_crown": Parameter(3.0, "", 0.0, _MOST, "at stamme et træ op", "lifting the crown of a tree"),
    "open_fence": Parameter(3.0, "", 0.0, _MOST, "at vælge et hegn, man kan se igennem",
                            "choosing a see-through fence"),
    "leave_out": Parameter(8.0, "", 0.0, _MOST, "at udelade en hæk, et hegn eller en beplantning",
                           "leaving out a hedge, a fence or planting"),
    "add_opening": Parameter(10.0, "", 0.0, _MOST, "at sætte et vindue i en væg", "putting a window in a wall"),
    "add_gate": Parameter(6.0, "", 0.0, _MOST, "at lukke en sti med en låge", "closing a path with a gate"),
    "widen": Parameter(5.0, "", 0.0, _MOST, "at gøre en sti eller tunnel bredere eller højere",
                       "making a path or tunnel wider or higher"),
    "widen_per_m": Parameter(10.0, "", 0.0, _MOST, "for hver meter, den gøres bredere eller højere",
                             "for each metre it is made wider or higher"),
    "add_way": Parameter(80.0, "", 0.0, _MOST, "at anlægge en vej eller sti", "laying out a road or path"),
}


def costs_with(given: Mapping[str, float]) -> Mapping[str, float]:
    """The whole table: the profile's numbers, else the defaults."""
    return {name: given.get(name, parameter.default) for name, parameter in COSTS.items()}


_SETTING: Mapping[str, str] = {"crown_base_m": "raise_crown", "openness_pct": "open_fence", "gated": "add_gate",
                               "width_m": "widen", "height_m": "cut_height"}
_LEAVING: Mapping[Role, str] = {Role.TREE: "cut_tree"}
_ADDING: Mapping[Role, str] = {Role.WINDOW_FACADE: "add_opening", Role.ENTRANCE: "add_opening", Role.GATE: "add_gate",
                               Role.LIGHT: "add_lamp", Role.ROAD: "add_way", Role.PATH: "add_way"}


def cost_of(moves: Sequence[Move], costs: Mapping[str, float]) -> float:
    """What moves cost together, to the hundredth."""
    return round(sum(_cost(move, costs) for move in moves), 2)


def _cost(move: Move, costs: Mapping[str, float]) -> float:
    if move.kind == RAISE_FLUX:
        return (move.amount - move.before) / 1000.0 * costs["raise_flux_per_klm"]
    if move.kind == SET:
        return sum(_setting(move, name, costs) for name in move.columns)
    if move.kind == LEAVE_OUT:
        return costs[_LEAVING.get(move.role, "leave_out")]
    if move.kind == ADD:
        return costs[_ADDING[move.role]]
    further = costs[f"{move.kind}_per_m"] * move.amount if move.kind in (MOVE_LAMP, MOVE_TREE) else 0.0
    return costs[move.kind] + further


def _setting(move: Move, column: str, costs: Mapping[str, float]) -> float:
    name = "widen" if move.role is Role.TUNNEL_UNDERPASS else _SETTING[column]
    metres = abs(move.amount - move.before) if f"{name}_per_m" in costs and column == next(iter(move.columns)) else 0.0
    return costs[name] + costs.get(f"{name}_per_m", 0.0) * metres
