# SPDX-License-Identifier: GPL-2.0-or-later
"""Findings: judgements that somebody has to do something about, as frozen values without prose."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import shapely

from botrygt_qgis_plugin.engine.measured import Cause
from botrygt_qgis_plugin.engine.moves import Remedy

MET, NOT_MET, CANNOT_TELL, NOT_RELEVANT = "met", "not_met", "cannot_tell", "not_relevant"
# What stands in place of a verdict where a rule only reports what was measured.
OBSERVED = "observed"


class Verdict(NamedTuple):
    """One rule on one subject. indication: 'met' or 'not_met' where it would be so with declared defaults, else ''.

    A named tuple, as there is one for every rule on every subject.
    """

    rule: str
    subject: str
    kind: str
    indication: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Measurement:
    """The measured quantity that decided: value against limit.

    operator: '<=', '<', '>=', '>', '=', 'in' or 'not'; for other keywords of the dialect the keyword itself.
    """

    quantity: str
    value: float | str | bool | None
    operator: str
    limit: float | str | bool | None
    unit: str


@dataclass(frozen=True)
class Alternative:
    """One way to meet a demand that leaves a choice (`anyOf`, `oneOf`), and all that keeps the subject from it.

    path: of the alternative in the rule, '/then/anyOf/0'. gaps: for each measurement how far the value is from
    passing, in its unit and at the quantity's resolution; None for a category. nearest: the one that the finding's
    measurements are about.
    """

    path: str
    measurements: tuple[Measurement, ...]
    gaps: tuple[float | None, ...]
    nearest: bool


@dataclass(frozen=True)
class Finding:
    """A rule that a subject does not meet (`indication` False) or would not meet with defaults filled in (True).

    Geometry is 2D in the scene's CRS. `measurements` holds the deciding one first; `assumed` names what a default
    stood in for; `alternatives` are the ways to meet a demand that leaves a choice. Severity is the rule's and never
    depends on exposure. remedy: the smallest change found that cures it; sought after the review, so None where nobody
    sought.
    """

    id: str
    plan_id: str
    rule: str
    rule_version: str
    subject_kind: str
    subject_key: str
    subject_label: str
    subject_layer: str
    subject_geometry: shapely.Geometry
    measurements: tuple[Measurement, ...]
    severity: str
    obligation: str
    domain: str
    evidence: shapely.Geometry
    anchor: shapely.Point
    cause: Cause | None = None
    indication: bool = False
    assumed: tuple[str, ...] = ()
    number: int = 0
    alternatives: tuple[Alternative, ...] = ()
    remedy: Remedy | None = None


@dataclass(frozen=True)
class Tally:
    """One rule over all its subjects; completeness is None where it had none to judge («not checked»)."""

    rule: str
    met: int
    not_met: int
    cannot_tell: int
    not_relevant: int
    missing: Mapping[str, int]

    @property
    def completeness(self) -> float | None:
        """(met + not met) / (met + not met + cannot tell); None without a relevant subject."""
        judged = self.met + self.not_met
        asked = judged + self.cannot_tell
        return judged / asked if asked else None


def finding_id(plan_id: str, rule_root: str, subject_key: str) -> str:
    """Twelve hex digits from plan, rule and subject alone: no row number, no other feature enters."""
    text = "\x1f".join((plan_id, rule_root, subject_key))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]
