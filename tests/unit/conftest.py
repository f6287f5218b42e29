# SPDX-License-Identifier: GPL-2.0-or-later
"""A small reviewed plan, made by hand: what the case file, the result file and the sentences are tested with."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely

from botrygt_qgis_plugin.engine.conflicts import Conflict, Side
from botrygt_qgis_plugin.engine.explain import anchor_of
from botrygt_qgis_plugin.engine.findings import CANNOT_TELL, NOT_MET, Finding, Measurement, Tally, Verdict, finding_id
from botrygt_qgis_plugin.engine.job import Job, PlanOutcome
from botrygt_qgis_plugin.engine.measured import Cause
from botrygt_qgis_plugin.engine.review import Result, number
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import Rule, Rulebook, Source
from botrygt_qgis_plugin.engine.scene import FeatureTable, Note, Scene

RANK = ("high", "medium", "low")


class Plan:
    """Makes rules, findings and outcomes of one plan at E 575000, N 6225000."""

    def __init__(self, plan_id="1.23", east=575000.0):
        self.plan_id = plan_id
        self.east = east
        self.rules = {}
        self.rule("S10", severity="high", subject="path_stretch")
        self.rule("L22", severity="low", subject="light", domain="lighting")
        self.rule("A09", severity="medium", subject="parking", domain="access")

    def rule(self, rule_id, severity="medium", subject="path_stretch", domain="sightlines", **changed):
        made = Rule(
            id=rule_id, root=rule_id.partition("-")[0], version="1.0.0",
            title={"da": f"Titel {rule_id}", "en": f"Title {rule_id}"}, domain=domain, subject=subject, dkr=(3,),
            obligation="should", stages=("proposal",), severity=severity,
            source=Source("En kilde", "https://example.org/kilde", "seen", section="afsnit 2"),
            landing=("bestemmelse",), requirement=None, quantities=("way_ahead_seen_pct",), judged_quantities=(),
            wording={"da": "{label}: målt {value} {unit}, grænsen er {limit} {unit}. {cause}",
                     "en": "{label}: measured {value} {unit}, the limit is {limit} {unit}. {cause}"},
            clause={"da": "", "en": ""}, suggestion={"da": "Klip hækken.", "en": "Cut the hedge."}, schema={},
            digest=f"digest of {rule_id}")
        self.rules[rule_id] = replace(made, **changed)
        return self.rules[rule_id]

    def at(self, wkt):
        """A geometry drawn around 0 0, moved to where the plan is."""
        return shapely.transform(shapely.from_wkt(wkt), lambda xy: xy + np.array([self.east, 6225000.0]))

    def finding(self, rule_id, key, wkt, **changed):
        rule, shape = self.rules[rule_id], self.at(wkt)
        made = Finding(
            id=finding_id(self.plan_id, rule.root, key), plan_id=self.plan_id, rule=rule_id, rule_version=rule.version,
            subject_kind=rule.subject, subject_key=key, subject_label=key, subject_layer="planlagt_sti",
            subject_geometry=shape, measurements=(Measurement("way_ahead_seen_pct", 87.5, ">=", 100.0, "%"),),
            severity=rule.severity, obligation=rule.obligation, domain=rule.domain, evidence=shape,
            anchor=anchor_of(shape))
        return replace(made, **changed)

    def usual(self):
        """A hedge before a path, a lamp near a tree, a big parking; one of each severity."""
        return (
            self.finding("S10", "sti 4", "LINESTRING (0 0, 40 0, 60 10)",
                         cause=Cause("blockers", ((Role.HEDGE_FENCE, "H12"), (Role.TREE, "T1")))),
            self.finding("A09", "P2", "POLYGON ((0 50, 30 50, 30 80, 0 80, 0 50))"),
            self.finding("L22", "lampe 7", "POINT (20 5)",
                         cause=Cause("lack", proposal=((Role.LIGHT, self.at("POINT (25 5)"), {"height_m": 5.0}),))),
        )

    def scene(self):
        def table(keys, *wkts, **columns):
            return FeatureTable(keys, np.array([self.at(wkt) for wkt in wkts], dtype=object), columns, keys,
                                tuple("lag" for _ in keys))

        return Scene("EPSG:25832", {
            Role.PLAN_AREA: table(("1",), "POLYGON ((-50 -50, 150 -50, 150 150, -50 150, -50 -50))"),
            Role.HEDGE_FENCE: table(("H12",), "LINESTRING (10 2, 30 2)", height_m=np.array([1.8])),
            Role.TREE: table(("T1", "T2"), "POINT (21 6)", "POINT (90 90)", height_m=np.array([np.nan, 8.0]))},
            plan_id=self.plan_id, plan_name="Egelund", stage="proposal")

    def conflict(self):
        """Two rules about the hedge, of which the one is met and the other for that reason is not."""
        height = Measurement("boundary_height_m", 1.8, ">=", 1.8, "m")
        shape = self.at("LINESTRING (10 2, 30 2)")
        told = ("S10", "met", height), ("A09", "not_met", replace(height, operator="<=", limit=1.2))
        sides = tuple(Side(rule, "1.0.0", verdict, "", (demand,), self.rules[rule].source)
                      for rule, verdict, demand in told)
        return Conflict(finding_id(self.plan_id, "A09|S10", "H12"), self.plan_id, "hedge_fence", "H12",
                        "hegn eller hæk H12", "haek", shape, anchor_of(shape), sides,
                        {"da": "Den ene vil stoppe, den anden vil se", "en": "One would stop, the other would see"},
                        True)

    def outcome(self, *findings, indications=(), notes=(), scene=None, conflicts=()):
        """A reviewed plan with these findings, in the order and with the numbers that a review gives."""
        found = sorted(findings, key=lambda f: (RANK.index(f.severity), f.rule, f.subject_key))
        verdicts = {rule_id: tuple(Verdict(rule_id, f.subject_key, NOT_MET) for f in found if f.rule == rule_id)
                    for rule_id in self.rules}
        verdicts["L22"] += (Verdict("L22", "lampe 9", CANNOT_TELL, missing=("tree:coverage",)),)
        tallies = tuple(Tally(rule_id, 2, sum(f.rule == rule_id for f in found), int(rule_id == "L22"), 0,
                              {"tree:coverage": 1} if rule_id == "L22" else {}) for rule_id in self.rules)
        rulebook = Rulebook("bo-trygt", "1.0.0", {"da": "Bo trygt", "en": "Bo trygt"}, tuple(self.rules.values()),
                            "digest of all", {"way_ahead_seen_pct": {"eye_m": 1.6}})
        seen = {"rule": "A10", "subject": "road_end:1,2", "label": "Vejen", "values": {"dead_end": True},
                "place": [1.0, 2.0]}
        told = tuple(notes) or (Note("repaired", "Rettet.", "Repaired.", "haek"),)
        result = Result(scene or self.scene(), rulebook, {}, {}, verdicts, number(found), tuple(indications), tallies,
                        (seen,), told, 7, tuple(conflicts))
        return PlanOutcome("egelund.gpkg", self.plan_id, "digest of input", result)

    def job(self, **changed):
        rulebook = self.outcome().result.rulebook
        return replace(Job(rulebook, lambda geometry, source, target: geometry), **changed)


@pytest.fixture
def plan():
    return Plan()


@pytest.fixture
def other_plan():
    return Plan("9.99", east=590000.0)
