# SPDX-License-Identifier: GPL-2.0-or-later
"""The committed styles fit the case file's tables: Danish names for every column, words for every value."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from botrygt_qgis_plugin.casefile.schema import FINDINGS, STYLED
from botrygt_qgis_plugin.casefile.styles import style_path, style_rows
from botrygt_qgis_plugin.engine.subjects import SUBJECTS
from botrygt_qgis_plugin.engine.terms import DOMAIN, OBLIGATION, SEVERITY

SHAPES = {"lighting": "circle", "sightlines": "diamond", "access": "square", "boundaries": "triangle"}
tables = pytest.mark.parametrize("table", STYLED, ids=lambda table: table.name)


def root(table):
    return ElementTree.parse(style_path(table.name)).getroot()


def value_map(table, column):
    field = next(f for f in root(table).iter("field") if f.get("name") == column)
    return {o.get("value"): o.get("name") for o in field.iter("Option") if o.get("type") == "QString"}


@tables
def test_every_column_has_a_danish_name(table):
    aliases = {alias.get("field"): alias.get("name") for alias in root(table).iter("alias")}
    assert set(aliases) == {table.key, *table.columns}
    assert all(aliases.values())


@tables
def test_severity_is_told_by_more_than_colour(table):
    """Symbols of one part differ in shape, hatching, dash or edge, not in colour alone."""
    symbols = {}
    for symbol in root(table).find("renderer-v2").find("symbols"):
        options = {(o.get("name"), o.get("value")) for o in symbol.iter("Option")
                   if o.get("name") in ("name", "line_style", "line_width", "angle", "distance", "outline_style",
                                         "outline_width")}
        symbols[symbol.get("name")] = frozenset(options)
    assert len(set(symbols.values())) == len(symbols)


@pytest.mark.parametrize("column, words", [("severity", SEVERITY), ("obligation", OBLIGATION), ("domain", DOMAIN)])
def test_values_have_the_words_of_the_engine(column, words):
    assert value_map(FINDINGS, column) == {value: da for value, (da, _) in words.items()}


def test_every_kind_of_subject_has_its_words():
    assert value_map(FINDINGS, "subject_kind") == {name: subject.da for name, subject in SUBJECTS.items()}


@tables
def test_nothing_of_the_machine_it_was_made_on(table):
    text = style_path(table.name).read_text(encoding="utf-8")
    assert not re.search(r"/home|/root|/work|/tmp|[A-Z]:\\\\", text)


def test_one_default_style_for_each_layer():
    assert [(row[3], row[8]) for row in style_rows("x")] == [(table.name, 1) for table in STYLED]


def test_the_outline_of_a_number_tells_its_domain():
    """In the legend each domain has its own outline, and the map draws each number with the one of its domain."""
    renderer = root(FINDINGS).find("renderer-v2")
    labels = {rule.get("symbol"): rule.get("label") for rule in renderer.iter("rule")}
    names = {symbol.get("name"): next(o.get("value") for o in symbol.iter("Option") if o.get("name") == "name"
                                      and o.get("value")) for symbol in renderer.find("symbols")}
    shown = {label: names[symbol] for symbol, label in labels.items() if label and label.startswith("Emne: ")}
    assert shown == {f"Emne: {DOMAIN[domain][0]}": name for domain, name in SHAPES.items()}
    drawn = "".join(ElementTree.tostring(part, "unicode") for part in root(FINDINGS).iter("labeling"))
    for domain, name in SHAPES.items():
        assert f"'{domain}' THEN '{name}'" in drawn
    assert len(set(SHAPES.values())) == len(DOMAIN)


def test_numbers_keep_clear_of_each_other_and_none_is_left_out():
    placement = root(FINDINGS).find("labeling/settings/placement")
    assert placement.get("overlapHandling") == "AllowOverlapIfRequired" and float(placement.get("maximumDistance")) > 0
    assert root(FINDINGS).find("labeling/settings/callout").get("type") == "simple"
