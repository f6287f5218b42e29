# SPDX-License-Identifier: GPL-2.0-or-later
"""The example plan against the table written by hand from its drawing; the output never writes the table."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import shapely

from botrygt_qgis_plugin.engine.findings import CANNOT_TELL, MET, NOT_MET
from botrygt_qgis_plugin.engine.measure.exposure import plan_exposure
from botrygt_qgis_plugin.engine.release import cell_name, read_release

sys.path.insert(0, str(Path(__file__).resolve().parent))
from egelund import (
    EXPECTED,
    FAULTS,
    FOLDER,
    REPAIRS,
    edited,
    places,
    plan_layers,
    plan_result,
    reviewed,
    subject_key,
    value,
    variant_result,
    verdict,
    without,
)

SHAPEFILES = [f"variant/{name}{suffix}" for name in ("HAEKKE", "TRAEER") for suffix in (".shp", ".shx", ".dbf", ".prj")]
DRAWINGS = ("egelund.gpkg", "variant/plan.gpkg", "release/egelund_release.gpkg",
            "release/egelund_release.manifest.json", "police/boliger.csv", "police/indbrud.csv", "police/veje.csv",
            *SHAPEFILES)
DOMAINS = {"L": "lighting", "S": "sightlines", "A": "access", "B": "boundaries"}


def rows(name):
    return [pytest.param(row, id=f"{row['id']}-{row['rule']}") for row in EXPECTED[name]]


def places_that_fail(result):
    return {(rule, v.subject) for rule, verdicts in result.verdicts.items() for v in verdicts if v.kind == NOT_MET}


def named_to_fail(result, but=()):
    return {(fault["rule"], subject_key(result, fault["subject"])) for name, fault in FAULTS.items() if name not in but}


def measured_as_told(result, row):
    if "value" not in row:
        return
    low, high = value(result, row["subject"], row["quantity"])
    assert low == high == pytest.approx(row["value"], abs=row["tolerance"] + 1e-9)


@pytest.mark.parametrize("fault", rows("faults"))
def test_a_planted_fault_is_found_with_its_value_and_cause(fault):
    result = plan_result()
    key = subject_key(result, fault["subject"])
    assert verdict(result, fault["rule"], key).kind == NOT_MET
    measured_as_told(result, fault)
    finding = next(f for f in result.findings if f.rule == fault["rule"] and f.subject_key == key)
    assert finding.measurements[0].quantity == fault["quantity"]
    cause = fault["cause"]
    if cause is None:
        return
    assert finding.cause is not None and finding.cause.kind == cause["kind"]
    if cause["kind"] == "blockers":
        assert {(role.value, name) for role, name in finding.cause.features} == set(map(tuple, cause["features"]))
        assert finding.cause.minimal
    elif cause["kind"] == "attribute":
        assert finding.cause.attribute == cause["attribute"]
        assert str(finding.cause.value).lower() == str(cause["value"]).lower() or \
            finding.cause.value == pytest.approx(cause["value"])
    else:
        assert finding.cause.proposal


@pytest.mark.parametrize("row", rows("right"))
def test_what_looks_wrong_and_is_right_is_left_alone(row):
    result = plan_result()
    assert verdict(result, row["rule"], subject_key(result, row["subject"])).kind == row["verdict"]
    measured_as_told(result, row)


@pytest.mark.parametrize("row", rows("cannot_tell"))
def test_what_was_not_written_down_is_not_judged(row):
    result = plan_result()
    found = verdict(result, row["rule"], subject_key(result, row["subject"]))
    assert found.kind == CANNOT_TELL
    assert set(row["missing"]) <= set(found.missing)
    if row["indication"] is not None:
        assert found.indication == row["indication"]


def test_the_table_names_every_place_that_fails():
    result = plan_result()
    assert places_that_fail(result) == named_to_fail(result)


def test_every_indication_of_a_breach_is_in_the_table():
    result = plan_result()
    told = {(row["rule"], subject_key(result, row["subject"])) for row in EXPECTED["cannot_tell"]
            if row["indication"] == NOT_MET}
    assert {(f.rule, f.subject_key) for f in result.indications} == told


def test_no_measure_failed():
    assert not [note for note in plan_result().notes if note.code in ("measure_failed", "explanation_failed")]


def test_the_table_is_as_rich_as_it_must_be():
    assert len(FAULTS) >= 14
    assert {DOMAINS[fault["rule"][0]] for fault in FAULTS.values()} == set(DOMAINS.values())
    assert len(EXPECTED["right"]) >= 8
    assert {row["indication"] for row in EXPECTED["cannot_tell"]} >= {MET, NOT_MET, ""}
    assert set(REPAIRS) == set(FAULTS)


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_the_repair_cures_its_fault_and_nothing_else_breaks(name):
    fault = FAULTS[name]
    result = reviewed(edited(plan_layers(), REPAIRS[name]["edits"]))
    if REPAIRS[name].get("gone"):
        # The repair takes the subject itself away.
        assert fault["subject"]["key"] not in result.subjects[fault["subject"]["kind"]].position
    else:
        assert verdict(result, fault["rule"], subject_key(result, fault["subject"])).kind == MET
    assert places_that_fail(result) <= named_to_fail(result, but=(name,))


@pytest.mark.parametrize("name", sorted(name for name, repair in REPAIRS.items() if repair["remove_only"]))
def test_taking_only_the_cause_away_cures_the_fault(name):
    fault = FAULTS[name]
    result = reviewed(without(plan_layers(), REPAIRS[name]["remove_only"]))
    assert verdict(result, fault["rule"], subject_key(result, fault["subject"])).kind == MET
    assert places_that_fail(result) <= named_to_fail(result, but=(name,))


@pytest.mark.parametrize("name", sorted(name for name, repair in REPAIRS.items() if len(repair["remove_only"]) > 1))
def test_taking_part_of_the_cause_away_is_not_enough(name):
    fault = FAULTS[name]
    for kept in REPAIRS[name]["remove_only"]:
        part = [feature for feature in REPAIRS[name]["remove_only"] if feature != kept]
        result = reviewed(without(plan_layers(), part))
        assert verdict(result, fault["rule"], subject_key(result, fault["subject"])).kind == NOT_MET


def _findings(result):
    return {f.id: (f.rule, f.subject_key, f.anchor.wkt, f.measurements, f.cause, f.severity)
            for f in (*result.findings, *result.indications)}


def test_the_variant_agrees_in_verdicts():
    ours, theirs = plan_result(), variant_result()
    assert {rule: set(verdicts) for rule, verdicts in theirs.verdicts.items()} == \
        {rule: set(verdicts) for rule, verdicts in ours.verdicts.items()}


def test_the_variant_agrees_in_ids_places_values_and_causes():
    assert _findings(variant_result()) == _findings(plan_result())


def test_the_variant_without_ids_agrees_in_verdicts_places_values_and_causes():
    ours, theirs = plan_result(), variant_result(ids=False)
    counts = [{t.rule: (t.met, t.not_met, t.cannot_tell, t.not_relevant) for t in result.tallies}
              for result in (ours, theirs)]
    assert counts[0] == counts[1]
    assert _by_place(theirs) == _by_place(ours)


def _by_place(result):
    return {(f.rule, f.anchor.wkt, f.indication): (f.measurements, f.cause and f.cause.kind, places(result, f.cause))
            for f in (*result.findings, *result.indications)}


def test_the_script_draws_the_committed_files_to_the_byte(tmp_path):
    subprocess.run([sys.executable, str(FOLDER / "make_egelund.py"), str(tmp_path)], check=True, timeout=120)
    changed = [name for name in DRAWINGS if (tmp_path / name).read_bytes() != (FOLDER / name).read_bytes()]
    assert not changed


def test_the_made_up_release_says_of_each_square_what_was_written_by_hand():
    release = read_release(FOLDER / "release" / "egelund_release.gpkg")
    expected = json.loads((FOLDER / "police" / "expected.json").read_text(encoding="utf-8"))
    bounds = shapely.bounds(release.cells)
    names = [cell_name(x, y, int(east - x)) for x, y, east, _ in bounds.tolist()]
    found = dict(zip(names, release.risk_class.tolist()))
    told = {name: risk for name, (risk, _) in expected["classes"].items()}
    assert {name: found[name] for name in told} == told
    assert all(risk == 0 for name, risk in found.items() if name not in told)
    assert sum(name.startswith("250m_") for name in found) == 16 and len(found) == 26
    assert release.fictional
    exposure = plan_exposure(release, plan_result().scene)
    assert (exposure.risk_class, exposure.band) == (expected["plan_class"], expected["plan_band"])
