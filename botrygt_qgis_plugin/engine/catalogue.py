# SPDX-License-Identifier: GPL-2.0-or-later
"""The generated pages of the manual: what is measured, and the rules that use it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from botrygt_qgis_plugin.engine.measured import Quantity
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.rulebook import Rule, load_rulebook
from botrygt_qgis_plugin.engine.shape import shipped_pack, shipped_profile
from botrygt_qgis_plugin.engine.subjects import SUBJECTS

_MADE = "<!-- Made by tools/docs.py; do not edit. -->\n"
_FIGURE = {"seen": "read in the source", "secondary": "read in a secondary copy", "proposed": "a proposal",
           "declared": "declared by the profile's author"}


def pages() -> Mapping[str, str]:
    """File name in docs/ -> text."""
    rulebook = load_rulebook(shipped_pack(), (shipped_profile(),))
    return {"rules.md": _rules_page(rulebook.rules), "quantities.md": _quantities_page(QUANTITIES.values())}


def _rules_page(rules: Iterable[Rule]) -> str:
    parts = [_MADE, "# Rules of the pack bo-trygt\n"]
    parts += [_rule_part(rule) for rule in rules]
    return "\n".join(parts)


def _rule_part(rule: Rule) -> str:
    source = rule.source
    kind = "observation, no verdict" if not rule.judges else f"{rule.obligation}, severity {rule.severity}"
    lines = [
        f"## {rule.id}: {rule.title['en']}\n",
        f"*{rule.title['da']}*\n",
        f"- about: {SUBJECTS[rule.subject].en}; {kind}; DKR principle {', '.join(map(str, rule.dkr))}",
        f"- version {rule.version}; stages {', '.join(rule.stages)}",
        f"- measures: {', '.join(f'`{name}`' for name in rule.quantities)}",
        f"- figure: {_FIGURE[source.figure]}; {source.title}{', ' + source.section if source.section else ''}, "
        f"<{source.url}>",
        f"- advice lands in: {', '.join(rule.landing)}",
        f"- examples: {'; '.join(str(example['name']) for example in rule.examples)}\n",
    ]
    return "\n".join(lines)


def _quantities_page(quantities: Iterable[Quantity]) -> str:
    parts = [_MADE, "# What is measured\n",
             "| name | about | unit | rounded to | looks at | reach | what |",
             "|---|---|---|---|---|---|---|"]
    parts += [_quantity_row(quantity) for quantity in quantities]
    parts += ["", "## Parameters of measures\n", "| quantity | parameter | default | range | what |",
              "|---|---|---|---|---|"]
    parts += [f"| {q.name} | {name} | {p.default:g} {p.unit} | {p.low:g}–{p.high:g} | {p.en} / {p.da} |"
              for q in QUANTITIES.values() for name, p in q.parameters.items()]
    return "\n".join(parts) + "\n"


def _quantity_row(quantity: Quantity) -> str:
    looks = ", ".join((*(role.value for role in quantity.reads), *quantity.derived)) or "its own row"
    reach = "the whole plan" if quantity.reach_m is None else f"{quantity.reach_m:g} m"
    step = f"{quantity.quantum:g}" if quantity.kind == "number" else quantity.kind
    return (f"| `{quantity.name}` | {SUBJECTS[quantity.subject].en} | {quantity.unit} | {step} | {looks} | {reach} | "
            f"{quantity.en} / {quantity.da} |")
