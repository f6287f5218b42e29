# SPDX-License-Identifier: GPL-2.0-or-later
"""What became of a finding that is not there any more: cured, gone with its subject, or merely not told any more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from botrygt_qgis_plugin.casefile.store import Store
from botrygt_qgis_plugin.engine.findings import MET, NOT_RELEVANT
from botrygt_qgis_plugin.engine.review import Result

# Beside the four verdicts: the subject is not drawn any more; the rule is not in the pack, or switched off.
SUBJECT_GONE, RULE_OFF = "subject_gone", "rule_off"
CURED = frozenset({MET, NOT_RELEVANT, SUBJECT_GONE})


class Outcomes:
    """What every rule of one run says of each subject. rules: root -> id; told(id): subject key -> verdict's kind."""

    def __init__(self, rules: Mapping[str, str], told: Callable[[str], Mapping[str, str]]) -> None:
        self.rules = rules
        # Rule by rule as they are asked for: of most rules nobody asks.
        self._told = lru_cache(maxsize=None)(told)

    def of(self, root: str, subject_key: str) -> str:
        """A verdict's kind, SUBJECT_GONE or RULE_OFF."""
        if root not in self.rules:
            return RULE_OFF
        told = self._told(self.rules[root])
        # A rule that could tell nothing at all answers once, for nobody in particular.
        return told.get(subject_key) or told.get("") or SUBJECT_GONE


def outcomes_of_result(result: Result) -> Outcomes:
    """The answers of a review."""
    return Outcomes({rule.root: rule.id for rule in result.rulebook.rules}, lambda rule: {
        verdict.subject: verdict.kind for verdict in result.verdicts.get(rule, ())})


def outcomes_of_store(store: Store) -> Outcomes:
    """The answers of a case's latest run; read at once, the store may be closed afterwards."""
    told: dict[str, dict[str, str]] = {}
    for rule, subject, kind in store.ask("SELECT rule, subject_key, verdict FROM verdicts"):
        told.setdefault(rule, {})[subject] = kind
    rules = {root or rule: rule for root, rule in store.ask("SELECT root, rule FROM rules")}
    return Outcomes(rules, lambda rule: told.get(rule, {}))
