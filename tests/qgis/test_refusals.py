# SPDX-License-Identifier: GPL-2.0-or-later
"""What the algorithms refuse, in the words of the log: tests/e2e/test_bad_input.py asks the same of qgis_process."""

from __future__ import annotations

import pytest
from called import result_of
from plans import EXAMPLE
from qgis.core import QgsProcessingException
from spoiled import SECRETS, crime_file, empty, with_manifest

CASE = b"en sag"
REFUSED = {
    "parameter in small letters": (lambda f: {"fail_on": "high"}, ["'fail_on'", "Did you mean FAIL_ON?"]),
    "value out of a list": (lambda f: {"FAIL_ON": "hihg"}, ["FAIL_ON", "'hihg'", "none, high, medium, low"]),
    "CRS that is none": (lambda f: {"MISSING_CRS": "UTM32"}, ["MISSING_CRS", "'UTM32'", "EPSG:25832"]),
    "no such layer": (lambda f: {"PLAN": f"{EXAMPLE}|layername=hæk"}, ["'hæk'", "haek", "hegn"]),
    "empty folder of plans": (lambda f: {"PLAN": "", "FOLDER": empty(f)}, ["tom mappe", "holds no plan", "Put"]),
    "no such folder": (lambda f: {"PLAN": "", "FOLDER": f / "væk"}, ["væk", "Check the path"]),
    "plan given twice": (lambda f: {"FOLDER": f}, ["PLAN, FOLDER or LAYERS"]),
    "no plan given": (lambda f: {"PLAN": ""}, ["PLAN, FOLDER or LAYERS"]),
    "layer that is not there": (lambda f: {"PLAN": "", "LAYERS": [f"{f / 'væk.gpkg'}|layername=haek"]},
                                ["LAYERS", "væk.gpkg", "Check the path"]),
    "crime points as a release": (lambda f: {"RELEASE": with_manifest(crime_file(f))},
                                  ["gerningssteder.gpkg", "release"]),
    "mapping that is not there": (lambda f: {"MAPPING": f / "væk.json"}, ["væk.json", "JSON"]),
    "mapping to no layer": (lambda f: {"MAPPING": '{"hække": "hedge_fence"}'}, ["'hække'", "haek"]),
    "mapping to no role": (lambda f: {"MAPPING": '{"haek": "hæk"}'}, ["'haek'", "'hæk'", "hedge_fence"]),
    "layer that cannot be written": (lambda f: {"FINDINGS": f / "væk" / "fund.gpkg"},
                                     ["FINDINGS", "fund.gpkg", "Choose"]),
}


@pytest.mark.parametrize(("ask", "words"), REFUSED.values(), ids=REFUSED)
def test_a_call_that_cannot_go_on_says_why_and_touches_nothing(processing, project, tmp_path, ask, words):
    case, result = tmp_path / "sag.gpkg", tmp_path / "resultat.json"
    case.write_bytes(CASE)
    asked = {"PLAN": EXAMPLE, "CASE_FILE": case, **ask(tmp_path), "OUTPUT_JSON": result}
    plain = {name: value if isinstance(value, list) else str(value) for name, value in asked.items() if value != ""}
    before = set(tmp_path.rglob("*"))
    with pytest.raises(QgsProcessingException) as caught:
        processing.run("botrygt:reviewplan", plain)
    for word in words:
        assert word in str(caught.value)
    (error,) = result_of(result)["errors"]
    assert error["en"] in str(caught.value) and error["da"] != error["en"]
    assert case.read_bytes() == CASE
    assert set(tmp_path.rglob("*")) == {*before, result}
    assert not any(secret in str(caught.value) + result.read_text(encoding="utf-8") for secret in SECRETS)
