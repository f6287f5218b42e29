# SPDX-License-Identifier: GPL-2.0-or-later
"""The drawings of examples: they say what the review says, are read without colours and without eyes, and are safe."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
import shapely

from botrygt_qgis_plugin.engine.drawing_lines import LINES, measured_lines, sight_rays
from botrygt_qgis_plugin.engine.drawing_side import figure
from botrygt_qgis_plugin.engine.drawings import draw_example, shown_example, verdict_of
from botrygt_qgis_plugin.engine.examples import run_example
from botrygt_qgis_plugin.engine.rulebook import load_rulebook
from botrygt_qgis_plugin.engine.shape import shipped_pack, shipped_profile
from botrygt_qgis_plugin.engine.svg import Frame, Labels, path_of, short, tag
from botrygt_qgis_plugin.engine.terms import VERDICTS

BOOK = load_rulebook(shipped_pack(), [shipped_profile()])
CASES = [pytest.param(rule, example, id=f"{rule.id}: {example['name']}") for rule in BOOK.rules
         for example in rule.examples if "scene" in example]
# The measures that count no farther than this.
REACHES = {"public_gap_m": 20.0, "tree_clearance_m": 20.0, "planting_path_gap_m": 50.0, "crown_path_gap_m": 50.0}
SVG = "{http://www.w3.org/2000/svg}"


def texts(svg):
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def drawn(rule_id, scene, language="da", name="x"):
    example = {"name": name, "expect": "met", "scene": scene}
    return shown_example(BOOK, BOOK.rule(rule_id), example, language)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("rule", "example"), CASES)
def test_a_drawing_shows_the_answer_that_the_review_gives(rule, example, language):
    shown = shown_example(BOOK, rule, example, language)
    outcome = run_example(BOOK, rule, example)
    assert (verdict_of(shown).kind, verdict_of(shown).missing) == (outcome.got, outcome.missing)
    svg = draw_example(shown, "k1")
    root = ElementTree.fromstring(svg)
    title, description = root.find(f"{SVG}title").text, root.find(f"{SVG}desc").text
    word = VERDICTS[outcome.got][0 if language == "da" else 1]
    assert word in title and description.startswith(word.capitalize())
    assert word.capitalize() in texts(svg)
    assert root.get("role") == "img" and root.get("aria-labelledby") == "k1-t k1-d"
    assert not re.search(r"\bnan\b|\binf\b|None", svg)
    for name in rule.judged_quantities:
        value = outcome.values.get(name)
        if isinstance(value, float):
            assert any(figure(value, "", language) in text for text in texts(svg)), name


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_a_drawn_distance_is_the_measured_one_or_beyond_its_reach(rule, example):
    shown = shown_example(BOOK, rule, example, "da")
    for name in set(rule.quantities) & set(LINES):
        measured = shown.result.measured[name]
        low, high = measured.low[shown.row], measured.high[shown.row]
        for line, length in LINES[name](shown):
            if length is None and low == high and math.isfinite(low):
                assert line.length == pytest.approx(low, abs=0.051) or line.length > low == REACHES[name]


def test_a_drawing_is_the_same_every_time():
    rule = BOOK.rule("B04")
    once, again = (draw_example(shown_example(BOOK, rule, rule.examples[2], "da"), "k") for _ in range(2))
    assert once == again


def test_what_a_plan_says_cannot_become_markup():
    bad = '<script>alert("1")</script>&\''
    scene = {"light": [{"wkt": "POINT(0 0)", "id": bad}], "tree": [{"wkt": "POINT(3 0)"}]}
    shown = drawn("L22", scene, name=bad)
    svg = draw_example(shown, "k")
    assert "<script" not in svg
    assert ElementTree.fromstring(svg).find(f"{SVG}title").text.startswith(bad)


def test_an_unknown_height_is_drawn_faint_and_called_unknown():
    scene = {"light": [{"wkt": "POINT(0 0)"}], "path": [{"wkt": "LINESTRING(-20 2,20 2)"}],
             "road": [{"wkt": "LINESTRING(-300 -300,300 -300)"}]}
    svg = draw_example(drawn("L18", scene), "k")
    assert "ukendt" in texts(svg)
    assert 'opacity="0.5"' in svg or 'opacity="0.4"' in svg


def test_the_way_to_the_nearest_tree_is_drawn_to_the_nearest_tree():
    scene = {"light": [{"wkt": "POINT(0 0)"}], "tree": [{"wkt": "POINT(9 0)"}, {"wkt": "POINT(0 -3.5)"}]}
    ((line, words, beside),) = measured_lines(drawn("L22", scene))
    assert (line.length, words, beside) == (3.5, "3,5 m", False)


def test_lamps_along_a_path_are_measured_from_one_to_the_next():
    scene = {"path": [{"wkt": "LINESTRING(0 0,100 0)", "width_m": 3}],
             "light": [{"wkt": "POINT(10 2)", "height_m": 5}, {"wkt": "POINT(40 2)", "height_m": 5}]}
    assert [words for _, words, _ in measured_lines(drawn("L17", scene, "en"))] == ["10 m", "30 m", "60 m"]


def test_a_window_behind_a_hedge_has_no_ray():
    open_view, hidden = (shown_example(BOOK, BOOK.rule("S13"), BOOK.rule("S13").examples[i], "da") for i in (0, 3))
    assert len(list(sight_rays(open_view))) == 3
    assert list(sight_rays(hidden)) == []


@pytest.mark.parametrize(("value", "text"), [(1.0, "1"), (1.25, "1.2"), (-0.04, "0"), (12345.678, "12345.7")])
def test_numbers_in_a_drawing_are_short(value, text):
    assert short(value) == text


def test_an_attribute_is_escaped_and_none_is_left_out():
    assert tag("path", d='a"<&', stroke_width=1.0, fill=None) == '<path d="a&quot;&lt;&amp;" stroke-width="1"/>'


def test_metres_become_page_units_with_north_up():
    frame = Frame((0.0, 0.0, 10.0, 5.0), (100.0, 50.0, 200.0, 100.0))
    assert frame.scale == 20.0
    assert frame.point(shapely.Point(0, 5)) == (100.0, 50.0)
    assert path_of(shapely.from_wkt("LINESTRING(0 0,10 5)"), frame) == "M100 150 L300 50"
    square = shapely.from_wkt("POLYGON((0 0,1 0,1 1,0 0),(0.2 0.1,0.4 0.1,0.4 0.2,0.2 0.1))")
    assert path_of(square, frame).count("Z") == 2


def test_labels_never_cover_each_other_or_leave_their_box():
    labels = Labels((0.0, 0.0, 300.0, 200.0))
    written = [labels.place((150.0, 100.0), "langt navn") for _ in range(30)]
    assert 3 <= sum(1 for words in written if words) < 30
    for i, one in enumerate(labels.taken):
        assert one[0] >= 0 and one[1] >= 0 and one[2] <= 300 and one[3] <= 200
        assert not any(one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
                       for two in labels.taken[i + 1:])
    assert labels.place((150.0, 100.0), "langt navn", always=True)


def test_a_rule_without_its_subject_is_drawn_too():
    rule = BOOK.rule("S13")
    shown = shown_example(BOOK, rule, {"name": "tom", "expect": "cannot_tell", "scene": {}}, "en")
    svg = draw_example(replace(shown), "k")
    assert "Cannot be told" in texts(svg)
