# SPDX-License-Identifier: GPL-2.0-or-later
"""The sight lines to one place in one sentence, Danish and English."""

from __future__ import annotations

import pytest

from botrygt_qgis_plugin.engine.maps.chart import Chart
from botrygt_qgis_plugin.engine.maps.ray_words import rays_sentence
from botrygt_qgis_plugin.engine.maps.rays import KINDS


def chart(*rays):
    """Rays of (state, blockers, drawn)."""
    columns = {name: [] for name in KINDS}
    for state, blockers, drawn in rays:
        columns["state"].append(state)
        columns["blockers"].append(blockers)
        columns["drawn"].append(drawn)
    return Chart(KINDS, columns, (), 1)


FREE = ("free", "", "yes")


@pytest.mark.parametrize(("rays", "da", "en"), [
    pytest.param((), "Ingen vinduer eller døre inden for 50 m vender mod stedet.",
                 "No window or door within 50 m faces the place.", id="none"),
    pytest.param((FREE, FREE), "2 af 2 vinduer og døre, der vender mod stedet, ser det.",
                 "2 of 2 windows and doors that face the place see it.", id="all"),
    pytest.param((FREE, ("blocked", "hæk H1 (1,8 m)", "yes")),
                 "1 af 2 vinduer og døre, der vender mod stedet, ser det; 1 er spærret af hæk H1 (1,8 m).",
                 "1 of 2 windows and doors that face the place see it; 1 is blocked by hæk H1 (1,8 m).", id="one"),
    pytest.param((("blocked", "A; B", "yes"), ("blocked", "B", "yes"), ("maybe", "C", "yes")),
                 "0 af 3 vinduer og døre, der vender mod stedet, ser det; for 1 er det uvist; 2 er spærret, oftest af "
                 "B.",
                 "0 of 3 windows and doors that face the place see it; of 1 it is not known; 2 are blocked, most often "
                 "by B.", id="most often"),
    pytest.param((("free", "", "no"),),
                 "1 af 1 vinduer og døre, der vender mod stedet, ser det (vinduer, der ikke er tegnet, er antaget på "
                 "facaden).", "1 of 1 windows and doors that face the place see it (windows that are not drawn are "
                 "assumed on the façade).", id="assumed")])
def test_the_sentence(rays, da, en):
    assert rays_sentence(chart(*rays), 50.0, "da") == da
    assert rays_sentence(chart(*rays), 50.0, "en") == en
