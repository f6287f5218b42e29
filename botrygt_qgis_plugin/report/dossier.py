# SPDX-License-Identifier: GPL-2.0-or-later
"""Everything a report tells of one plan, as frozen values: what pages, tables, letters and maps are written from.

`gather.py` alone fills it from a review and a case file, so that a change there changes one place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import shapely

from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import Source
from botrygt_qgis_plugin.engine.scene import FeatureTable

# A text in both languages: 'da' and 'en'.
Told = Mapping[str, str]
ANSWERS = ("agree", "disagree", "ask")
SEVERITIES = ("high", "medium", "low")
# A rule counts as a strength of the plan where so large a share of what was told meets it, and so much was told.
WELL_SHARE, TOLD_SHARE = 0.8, 0.5


@dataclass(frozen=True)
class Figure:
    """One measured quantity of a finding: its name, the value and the limit as people write them."""

    name: Told
    value: Told
    limit: Told


@dataclass(frozen=True)
class Shape:
    """Something a finding draws. part: 'evidence', 'cause' or 'proposal'; name: of the feature, '' without one."""

    part: str
    name: Told
    geometry: shapely.Geometry


@dataclass(frozen=True)
class Answer:
    """One answer to a finding. answer: one of ANSWERS or '' (a comment alone); at: 'dd-mm-yyyy' or ''."""

    item: str
    who: str
    at: str
    answer: str
    text: str
    round: int
    digest: str


@dataclass(frozen=True)
class OwnFinding:
    """What an adviser pointed at on the map; photo: a data URL of a JPEG or PNG, '' without."""

    item: str
    who: str
    at: str
    text: str
    point: shapely.Point
    round: int
    photo: str = ""


@dataclass(frozen=True)
class Entry:
    """One finding (`number` from 1) or indication (0). digest: of what an answer was given to.

    strength: how the figure was read and what the source's effect rests on. inside: it lies in the plan area;
    existing: its layer says that it is there already. state: where it stands in the case, '' where nobody decided;
    settled: nobody need look at it now. remedy: the smallest change that cures it, '' where none was found.
    """

    id: str
    number: int
    digest: str
    rule: str
    rule_version: str
    title: Told
    severity: str
    obligation: str
    domain: str
    kind: str
    subject: Told
    layer: str
    text: Told
    suggestion: Told
    figures: tuple[Figure, ...]
    assumed: Told
    source: Source
    strength: Told
    help_url: str
    anchor: shapely.Point
    shapes: tuple[Shape, ...]
    inside: bool
    existing: bool
    answers: tuple[Answer, ...] = ()
    state: Told = field(default_factory=lambda: {"da": "", "en": ""})
    settled: bool = False
    remedy: Told = field(default_factory=lambda: {"da": "", "en": ""})

    @property
    def latest(self) -> str:
        """The latest answer, a comment alone not counted; '' without one."""
        return next((answer.answer for answer in reversed(self.answers) if answer.answer), "")


@dataclass(frozen=True)
class RuleLine:
    """How one rule came out over the whole plan. changed: what profiles changed in it, in words."""

    rule: str
    version: str
    title: Told
    domain: str
    severity: str
    obligation: str
    landing: tuple[str, ...]
    clause: Told
    met: int
    not_met: int
    cannot_tell: int
    not_relevant: int
    completeness: float | None
    source: Source
    strength: Told
    help_url: str
    changed: tuple[Told, ...]
    subject: str


@dataclass(frozen=True)
class Gap:
    """Something missing that leaves subjects untold. places: what is left untold, by name and point."""

    rule: str
    title: Told
    missing: Told
    remedy: Told
    count: int
    places: tuple[tuple[Told, shapely.Point], ...]


@dataclass(frozen=True)
class Dispute:
    """Two rules that stand against each other on one subject, in words.

    sides: rule, verdict and title of the source of each; exclusive: True where no subject can meet both.
    """

    id: str
    text: Told
    point: shapely.Point
    sides: tuple[tuple[str, str, str], tuple[str, str, str]] = (("", "", ""), ("", "", ""))
    exclusive: bool = False
    kind: str = ""
    subject: str = ""
    layer: str = ""


@dataclass(frozen=True)
class Exposure:
    """What a release says of the plan (INTERN): lines of text, and the finding ids in order of urgency."""

    handling: str
    lines: tuple[Told, ...]
    priority: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """One finding in a comparison of rounds. kind: 'new', 'gone', 'returned' or 'changed'; text: what is known."""

    kind: str
    number: int
    rule: str
    text: Told


@dataclass(frozen=True)
class Earlier:
    """The comparison with the round before: which one that was, what changed, how many findings stayed as they were."""

    round: int
    changes: tuple[Change, ...]
    same: int


@dataclass(frozen=True)
class Plan:
    """The plan itself. case: what its answers belong to; run: digest of what was reviewed; date: 'dd-mm-yyyy' or ''."""

    id: str
    name: str
    crs: str
    stage: str
    area: shapely.Geometry
    layers: Mapping[Role, FeatureTable]
    case: str
    round: int
    run: str
    date: str


@dataclass(frozen=True)
class Dossier:
    """One reviewed plan. handling: 'INTERN' or 'OFFENTLIG'; manifest: what it was made of, as titled lines."""

    handling: str
    plan: Plan
    entries: tuple[Entry, ...]
    indications: tuple[Entry, ...]
    rules: tuple[RuleLine, ...]
    gaps: tuple[Gap, ...]
    completeness: float | None
    counts: Mapping[str, int]
    notes: tuple[Told, ...]
    disputes: tuple[Dispute, ...]
    switched_off: tuple[Told, ...]
    pack: Told
    exposure: Exposure | None = None
    earlier: Earlier | None = None
    own: tuple[OwnFinding, ...] = ()
    manifest: tuple[tuple[Told, tuple[Told, ...]], ...] = field(default=())

    @property
    def well(self) -> tuple[RuleLine, ...]:
        """What the plan does well: rules met in nearly every place that could be told, the best first."""
        good = [line for line in self.rules if line.met and line.met >= WELL_SHARE * (line.met + line.not_met)
                and (line.completeness or 0.0) >= TOLD_SHARE]
        return tuple(sorted(good, key=lambda line: (-line.met / (line.met + line.not_met),
                                                    SEVERITIES.index(line.severity), -line.met, line.rule)))
