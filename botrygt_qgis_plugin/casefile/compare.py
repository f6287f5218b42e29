# SPDX-License-Identifier: GPL-2.0-or-later
"""Two rounds of a plan, or two versions of it, held against each other: new, solved, worse, unchanged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from botrygt_qgis_plugin.casefile.decisions import is_worse
from botrygt_qgis_plugin.casefile.matching import Former, Incoming, assign_numbers
from botrygt_qgis_plugin.casefile.outcomes import CURED
from botrygt_qgis_plugin.casefile.rounds import Round, Row
from botrygt_qgis_plugin.engine.findings import NOT_MET
from botrygt_qgis_plugin.engine.review import SEVERITIES

NEW, WORSE, UNCHANGED, BETTER, SOLVED, NOT_TOLD = "new", "worse", "unchanged", "better", "solved", "not_told"
# In the order in which they matter to a reader.
KINDS = (NEW, WORSE, NOT_TOLD, UNCHANGED, BETTER, SOLVED)


@dataclass(frozen=True)
class Pair:
    """One finding in two rounds; a side is None where there was none.

    outcome: what the rule says in the second round where it found nothing. rule_changed: it was judged by another
    limit, version or wording of its rule.
    """

    kind: str
    before: Row | None
    after: Row | None
    outcome: str = ""
    rule_changed: bool = False

    @property
    def row(self) -> Row:
        """The later side that is there."""
        row = self.after if self.after is not None else self.before
        return row if row is not None else {}


@dataclass(frozen=True)
class Comparison:
    """Two rounds and what became of every finding of either, the gravest first."""

    first: Round
    second: Round
    pairs: tuple[Pair, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many of each kind."""
        return {kind: sum(pair.kind == kind for pair in self.pairs) for kind in KINDS}


def compare(first: Round, second: Round, same_case: bool = False) -> Comparison:
    """Hold two rounds against each other.

    In one case a number stands for the same thing throughout. Between two cases a finding is followed by its id, else
    by the overlap of its subject, as numbers are.
    """
    partner = _by_number(first, second) if same_case else _by_place(first, second)
    later = {number: other for number, other in partner.items() if other is not None}
    pairs = [_pair(first.rows[number], second.rows[other] if other is not None else None, second)
             for number, other in partner.items()]
    taken = set(later.values())
    pairs += [_pair(None, row, second) for number, row in second.rows.items() if number not in taken]
    told = [pair for pair in pairs if pair is not None]
    return Comparison(first, second, tuple(sorted(told, key=_rank)))


def _rank(pair: Pair) -> tuple[Any, ...]:
    row = pair.row
    severity = row.get("severity") or (pair.before or {}).get("severity")
    return (KINDS.index(pair.kind), SEVERITIES.index(severity) if severity in SEVERITIES else len(SEVERITIES),
            row["number"], row["finding_id"])


def _by_number(first: Round, second: Round) -> dict[int, int | None]:
    return {number: number if number in second.rows else None for number in first.rows}


def _by_place(first: Round, second: Round) -> dict[int, int | None]:
    formers = [Former(row["finding_id"], number, row["rule_root"], row["shape"], 1) for number, row in
               first.rows.items()]
    rows = list(second.rows.values())
    given = assign_numbers([Incoming(row["finding_id"], row["rule_root"], row["shape"]) for row in rows], formers)
    later = {numbered.number: row["number"] for numbered, row in zip(given, rows) if numbered.how != "new"}
    return {number: later.get(number) for number in first.rows}


def _pair(before: Row | None, after: Row | None, second: Round) -> Pair | None:
    """What became of one finding; None where neither round has it."""
    found = [row is not None and row["outcome"] == NOT_MET for row in (before, after)]
    if found == [False, False]:
        return None
    if not found[0]:
        return Pair(NEW, None, after)
    if not found[1]:
        outcome = after["outcome"] if after is not None else _outcome(before, second)
        return Pair(SOLVED if outcome in CURED else NOT_TOLD, before, None, outcome)
    return _both(before or {}, after or {})


def _both(before: Row, after: Row) -> Pair:
    changed = bool(before.get("rule_digest") and after.get("rule_digest")
                   and before["rule_digest"] != after["rule_digest"])
    kind = UNCHANGED
    if before.get("quantity") == after.get("quantity"):
        if is_worse(after["operator"], before["value"], after["value"]):
            kind = WORSE
        elif is_worse(after["operator"], after["value"], before["value"]):
            kind = BETTER
    return Pair(kind, before, after, NOT_MET, changed)


def _outcome(before: Row | None, second: Round) -> str:
    """What a round that does not know the number says of its subject; '' where it cannot be asked."""
    if second.outcomes is None or before is None:
        return ""
    return second.outcomes.of(before["rule_root"], before["subject_key"])
