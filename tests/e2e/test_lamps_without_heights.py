# SPDX-License-Identifier: GPL-2.0-or-later
"""The example without its lamps' heights: what needed them cannot be told, and everything else is as before."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pytest

from botrygt_qgis_plugin.engine.review import review
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable

from .egelund import plan_result, rulebook, verdict

# Rules whose verdicts hang on how high lamps are, and those of them for which a default can stand in.
NEEDING = ("A15", "L01", "L01-parkering", "L02", "L06", "L16", "L17", "L18", "L18-vej", "L23", "L24", "L28")
WITH_DEFAULT = frozenset(NEEDING) - {"L18", "L18-vej"}


@lru_cache(maxsize=1)
def blind_result():
    scene = plan_result().scene
    lamps = scene.table(Role.LIGHT)
    nowhere = {**lamps.columns, "height_m": np.full(len(lamps), np.nan)}
    blind = FeatureTable(lamps.keys, lamps.geometry, nowhere, lamps.labels, lamps.source)
    return review(scene.replacing({Role.LIGHT: blind}), rulebook())


def changed_verdicts(rule):
    return [(before, verdict(blind_result(), rule, before.subject)) for before in plan_result().verdicts[rule]
            if before.kind != verdict(blind_result(), rule, before.subject).kind]


@pytest.mark.parametrize("rule", sorted(plan_result().verdicts))
def test_a_verdict_is_unchanged_or_cannot_be_told_for_want_of_heights(rule):
    assert len(plan_result().verdicts[rule]) == len(blind_result().verdicts[rule])
    for before, after in changed_verdicts(rule):
        assert rule in NEEDING and after.kind == "cannot_tell", before
        assert "light.height_m" in after.missing, before
        assert bool(after.indication) == (rule in WITH_DEFAULT), before


@pytest.mark.parametrize("rule", ["L01-parkering", "L02", "L16", "L17", "L18", "L18-vej"])
def test_rules_that_need_heights_lose_verdicts(rule):
    assert changed_verdicts(rule)


@pytest.mark.parametrize("rule", ["L17", "L18", "L18-vej"])
def test_no_verdict_is_left_where_every_lamp_counts(rule):
    assert {v.kind for v in blind_result().verdicts[rule]} <= {"cannot_tell", "not_relevant"}
