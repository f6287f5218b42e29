# SPDX-License-Identifier: GPL-2.0-or-later
"""The page of parameters and profiles: what may be changed, and what the shipped profiles change and why."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from botrygt_qgis_plugin.engine.costs import COSTS
from botrygt_qgis_plugin.engine.pages import Block, Code, Grid, Heading, Item, Line, Link, Listing, Page, Text
from botrygt_qgis_plugin.engine.rulebook import Rulebook
from botrygt_qgis_plugin.engine.shape import shipped_rules
from botrygt_qgis_plugin.engine.wording import number_text

LEVELS = {"nation": "landsdækkende / national", "municipality": "kommune / municipality", "plan": "plan"}


def profiles_page(packs: Sequence[Rulebook]) -> Page:
    """All shipped profiles with their reasons, and every parameter of every pack."""
    title = "Parametre og profiler / Parameters and profiles"
    blocks: list[Block] = [
        Heading(1, title),
        Text(["En profil ændrer kun det, en regel erklærer som parameter, dens styrke eller ordlyd, eller slår den fra "
              "med en begrundelse. Profiler lægges oven på hinanden: land, kommune, plan. Et ændret tal mister sin "
              "henvisning og får profilens forfatter og begrundelse i stedet."]),
        Text(["A profile changes only what a rule declares as a parameter, its obligation or its wording, or switches "
              "it off with a reason. Profiles are laid over one another: nation, municipality, plan. A changed figure "
              "loses its citation and carries the profile's author and reason instead."]),
    ]
    for file in sorted((shipped_rules() / "profiles").glob("*.json"), key=lambda f: (f.stem != "default", f.stem)):
        blocks += _profile_blocks(json.loads(file.read_text(encoding="utf-8")), file.name)
    for pack in packs:
        blocks += _parameter_blocks(pack)
    blocks += _cost_blocks()
    return Page(title, tuple(blocks))


def _profile_blocks(profile: Mapping[str, Any], file: str) -> Iterator[Block]:
    yield Heading(2, f"{profile['title']['da']} / {profile['title']['en']}")
    yield Listing((Item(["fil / file: ", Code(f"rules/profiles/{file}")]),
                   Item([f"pakke / pack: {profile['pack']}; niveau / level: {LEVELS[profile['level']]}"]),
                   Item([f"forfatter / author: {profile['author']}"])))
    changes = [row for rule_id, change in profile.get("rules", {}).items() for row in _change_rows(rule_id, change)]
    changes += [([Code(f"{name}.{parameter}")], [number_text(value, "da")], ["måling / measure"])
                for name, values in profile.get("measures", {}).items() for parameter, value in values.items()]
    changes += [([Code(name)], [number_text(cost, "da")], ["omkostning / cost"])
                for name, cost in profile.get("costs", {}).items()]
    if changes:
        yield Grid(("Regel / Rule", "Ændring / Change", "Begrundelse / Reason"), tuple(changes))
    else:
        yield Text(["Ændrer intet. / Changes nothing."])
    for entry in profile.get("declared", ()):
        yield Text([f"{entry['role']}.{entry['column']} = {entry['value']}: {entry['reason']}"])


def _change_rows(rule_id: str, change: Mapping[str, Any]) -> Iterator[tuple[Line, ...]]:
    reason = str(change.get("reason", ""))
    rule: Line = [Link(rule_id, f"rules/{rule_id}.md")]
    for name, value in change.get("parameters", {}).items():
        yield rule, [Code(name), f" = {number_text(float(value), 'da')}"], [reason]
    if "obligation" in change:
        yield rule, [f"styrke / obligation: {change['obligation']}"], [reason]
    if change.get("enabled") is False:
        yield rule, ["slået fra / switched off"], [reason]


def _parameter_blocks(pack: Rulebook) -> Iterator[Block]:
    rows: list[tuple[Line, ...]] = []
    for rule in pack.rules:
        for name, parameter in rule.schema["x-rule"].get("parameters", {}).items():
            default = number_text(parameter["default"], "da") if "default" in parameter else "ikke fastsat / not set"
            span = f"{number_text(parameter['minimum'], 'da')}–{number_text(parameter['maximum'], 'da')}"
            unit = f" {parameter['unit']}" if parameter["unit"] not in ("", "1") else ""
            rows.append(([Link(rule.id, f"rules/{rule.id}.md")], [Code(name)],
                         [f"{parameter['da']} / {parameter['en']}"], [f"{default}{unit}"], [f"{span}{unit}"]))
    if rows:
        yield Heading(2, f"Parametre / Parameters: {pack.pack_id}")
        yield Grid(("Regel / Rule", "Navn / Name", "Hvad / What", "Standard / Default", "Tilladt / Allowed"),
                   tuple(rows))


def _cost_blocks() -> Iterator[Block]:
    yield Heading(2, "Hvad ændringer koster / What changes cost")
    yield Text(["Et fund får det mindste forslag, der er fundet; mindst er det, der koster mindst efter denne "
                "tabel, som en profil kan ændre under «costs». Standardtallene er vægte, som vi foreslår, ikke "
                "priser."])
    yield Text(["A finding gets the smallest change that was found; smallest is what costs least by this "
                "table, which a profile may change under 'costs'. The defaults are weights that we propose, not "
                "prices."])
    rows: list[tuple[Line, ...]] = []
    for name, cost in COSTS.items():
        unit = f" {cost.unit}" if cost.unit else ""
        rows.append(([Code(name)], [f"{cost.da} / {cost.en}"], [f"{number_text(cost.default, 'da')}{unit}"],
                     [f"{number_text(cost.low, 'da')}–{number_text(cost.high, 'da')}{unit}"]))
    yield Grid(("Navn / Name", "Hvad / What", "Standard / Default", "Tilladt / Allowed"), tuple(rows))
