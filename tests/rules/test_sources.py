# SPDX-License-Identifier: GPL-2.0-or-later
"""From a finding to the source of its limit in two steps: its page and the link on it, or the run's own list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from botrygt_qgis_plugin.engine.__main__ import main
from botrygt_qgis_plugin.engine.addresses import MANUAL

ROOT = Path(__file__).resolve().parents[2]
EGELUND = ROOT / "examples" / "egelund" / "egelund.gpkg"


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory):
    """The example under a profile that changes one limit: (findings, rules of the run by id)."""
    folder = tmp_path_factory.mktemp("to_trin")
    profile, result = folder / "k.json", folder / "r.json"
    profile.write_text(json.dumps({
        "id": "k", "version": "1.0.0", "title": {"da": "K", "en": "K"}, "author": "Egekøbing Kommune",
        "level": "municipality", "pack": "bo-trygt",
        "rules": {"B01": {"parameters": {"below_m": 1.5}, "reason": "Byrådets beslutning"}}}), encoding="utf-8")
    assert main(["review", str(EGELUND), "--profile", str(profile), "--output", str(result)]) == 0
    document = json.loads(result.read_text(encoding="utf-8"))
    (plan,) = document["plans"]
    return plan["findings"], {rule["id"]: rule for rule in document["run"]["rulebook"]["rules"]}


def test_every_page_that_a_finding_names_links_to_the_source(reviewed):
    findings, rules = reviewed
    assert len({finding["rule"] for finding in findings}) > 12
    for finding in findings:
        page = ROOT / "docs" / finding["help_url"].removeprefix(f"{MANUAL}/")
        rule = json.loads((ROOT / "rules" / "packs" / "bo-trygt" / f"{finding['rule']}.json").read_text("utf-8"))
        source = rule["x-rule"]["source"]
        assert f"]({source['url']})" in page.read_text(encoding="utf-8") and source["url"].startswith("http")
        assert finding["rule"] in rules


def test_every_limit_that_was_broken_says_who_set_it(reviewed):
    findings, rules = reviewed
    for finding in findings:
        by_quantity = {}
        for limit in rules[finding["rule"]]["limits"]:
            for quantity in limit["quantities"]:
                by_quantity.setdefault(quantity, []).append(limit)
        for measurement in finding["measurements"]:
            said = [limit["origins"] for limit in by_quantity[measurement["quantity"]]]
            assert said and all(origins[0]["author"] for origins in said)
    (limit,) = [limit for limit in rules["B01"]["limits"] if limit["keyword"] == "exclusiveMaximum"]
    first, last = limit["origins"]
    assert first["author"].startswith("Secured by Design") and (first["value"], last["value"]) == (1, 1.5)
    assert (last["author"], last["reason"]) == ("Egekøbing Kommune", "Byrådets beslutning")
