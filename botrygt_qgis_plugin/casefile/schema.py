# SPDX-License-Identifier: GPL-2.0-or-later
"""The tables of a case file. Columns are English for programs; the styles give them Danish names for people."""

from __future__ import annotations

from collections.abc import Mapping

from botrygt_qgis_plugin.casefile.geopackage import Table
from botrygt_qgis_plugin.engine.handling import INTERN

# 1: findings, evidence, verdicts, rules, run, numbers, events.
# 2: conflicts.
# 3: what people decided: states and digests on findings, identity and order of events, rounds; proposed lamps.
SCHEMA_VERSION = 3

_FOUND = {"finding_id": "TEXT NOT NULL", "number": "INTEGER", "rule": "TEXT NOT NULL", "severity": "TEXT NOT NULL",
          "indication": "BOOLEAN NOT NULL"}

# Where a finding stands, folded from the events; what an accepted exception was accepted of.
STATE = {"state": "TEXT", "state_why": "TEXT", "assignee": "TEXT", "valid_until": "TEXT"}
DIGESTS = {"subject_digest": "TEXT", "cause_digest": "TEXT", "rule_digest": "TEXT"}

FINDINGS = Table("findings", "Fund", "Nummererede fund; ét punkt for hvert", {
    **_FOUND, "title_da": "TEXT", "summary_da": "TEXT", "suggestion_da": "TEXT", "title_en": "TEXT",
    "summary_en": "TEXT", "suggestion_en": "TEXT", "obligation": "TEXT NOT NULL", "domain": "TEXT NOT NULL",
    "rule_version": "TEXT NOT NULL", "subject_kind": "TEXT NOT NULL", "subject_key": "TEXT NOT NULL",
    "subject_label": "TEXT", "layer": "TEXT", "quantity": "TEXT", "value": "REAL", "value_text": "TEXT",
    "operator": "TEXT", "limit_value": "REAL", "limit_text": "TEXT", "unit": "TEXT", "cause_kind": "TEXT",
    "cause_features": "TEXT", "cause_minimal": "BOOLEAN", "assumed": "TEXT", "source": "TEXT", "source_url": "TEXT",
    "linked_number": "INTEGER", "help_url": "TEXT", "remedy_da": "TEXT", "remedy_en": "TEXT", **STATE, **DIGESTS},
    "POINT")

# part: 'evidence' (where it fails), 'cause' (what must go), 'proposal' (what could be added)
_EVIDENCE = {**_FOUND, "part": "TEXT NOT NULL", "title_da": "TEXT", "feature": "TEXT"}
EVIDENCE_LINES = Table("evidence_lines", "Belæg, linjer", "Hvor et fund viser sig, og hvad der er årsagen: linjer",
                       _EVIDENCE, "MULTILINESTRING")
EVIDENCE_AREAS = Table("evidence_areas", "Belæg, flader", "Hvor et fund viser sig, og hvad der er årsagen: flader",
                       _EVIDENCE, "MULTIPOLYGON")

# Fields by the names that lamp layers use, so that what is copied into the plan brings its values along.
LAMP_FIELDS: Mapping[str, str] = {
    "lyspunktshoejde_m": "height_m", "lysstroem": "flux_lm", "effekt": "power_w", "lysudbytte": "efficacy_lm_w",
    "armatur": "luminaire", "lysfil": "photometry", "vedligehold": "maintenance_factor", "lysretning": "azimuth_deg",
    "haeldning": "tilt_deg", "armlaengde": "arm_m", "farvetemperatur": "cct_k", "ra": "ra",
    "lysniveau_aften": "level_evening_pct", "lysniveau_nat": "level_night_pct", "doegnlys": "day_and_night"}
_TEXT_FIELDS = frozenset({"armatur", "lysfil"})
PROPOSED_LAMPS = Table(
    "proposed_lamps", "Foreslåede lyspunkter",
    "Lyspunkter, som de mindste ændringer tilføjer, flytter eller giver mere lys; kan kopieres ind i planens lag", {
        **_FOUND, "aendring": "TEXT NOT NULL", "lyspunkt_nr": "TEXT",
        **{name: "TEXT" if name in _TEXT_FIELDS else "BOOLEAN" if name == "doegnlys" else "REAL"
           for name in LAMP_FIELDS}}, "POINT")
# Two opposed rules that meet on one subject: in place of their findings, so without a number of its own. Or two sources
# of an observing rule that disagree: then both rules are that one.
CONFLICTS = Table("conflicts", "Konflikter", "Hvor to regler vil det modsatte, eller kilderne er uenige; ét punkt for "
                  "hver", {
    "conflict_id": "TEXT NOT NULL", "first_rule": "TEXT NOT NULL", "first_verdict": "TEXT NOT NULL",
    "first_source": "TEXT", "second_rule": "TEXT NOT NULL", "second_verdict": "TEXT NOT NULL", "second_source": "TEXT",
    "exclusive": "BOOLEAN NOT NULL", "subject_kind": "TEXT NOT NULL", "subject_key": "TEXT NOT NULL",
    "subject_label": "TEXT", "layer": "TEXT", "summary_da": "TEXT", "summary_en": "TEXT"}, "POINT")

VERDICTS = Table("verdicts", "Svar", "Hver regels svar for hvert emne", {
    "rule": "TEXT NOT NULL", "subject_key": "TEXT NOT NULL", "subject_label": "TEXT", "verdict": "TEXT NOT NULL",
    "indication": "TEXT", "missing": "TEXT"})

RULES = Table("rules", "Regler", "De regler, planen er holdt op mod, og hvor fuldstændigt", {
    "rule": "TEXT NOT NULL", "version": "TEXT NOT NULL", "digest": "TEXT NOT NULL", "title_da": "TEXT",
    "title_en": "TEXT", "domain": "TEXT", "severity": "TEXT", "obligation": "TEXT", "met": "INTEGER",
    "not_met": "INTEGER", "cannot_tell": "INTEGER", "not_relevant": "INTEGER", "completeness": "REAL",
    "missing_da": "TEXT", "missing_en": "TEXT", "source": "TEXT", "source_url": "TEXT", "help_url": "TEXT",
    "root": "TEXT"})

RUN = Table("run", "Kørsel", "Den seneste gennemgang: input, regler, parametre og programmer", {
    "schema_version": "INTEGER NOT NULL", "run_number": "INTEGER NOT NULL", "plan_id": "TEXT NOT NULL",
    "plan_name": "TEXT", "crs": "TEXT", "stage": "TEXT", "digest": "TEXT", "pack": "TEXT", "pack_version": "TEXT",
    "completeness": "REAL", "made_at": "DATETIME", "plan_area": "BLOB", "manifest": "TEXT NOT NULL"})

# One row for each finding id ever seen. Ids that stand for one thing over time share its number.
NUMBERS = Table("numbers", "Numre", "Numre givet i sagen; de bruges aldrig igen", {
    "finding_id": "TEXT NOT NULL", "number": "INTEGER NOT NULL", "rule_root": "TEXT NOT NULL",
    "subject_key": "TEXT NOT NULL", "linked_number": "INTEGER", "first_run": "INTEGER NOT NULL",
    "last_run": "INTEGER NOT NULL", "shape": "BLOB NOT NULL"}, unique=("finding_id",),
    lasting=("rule_root", "subject_key", "first_run"))

# uid: who has this row has it already; clock: one more than all its writer had seen; replaces: the decisions it was
# made instead of, by uid.
EVENTS = Table("events", "Hændelser", "Hvad der er sket i sagen; kun tilføjelser", {
    "at": "DATETIME NOT NULL", "who": "TEXT NOT NULL", "what": "TEXT NOT NULL", "finding_id": "TEXT",
    "number": "INTEGER", "detail": "TEXT", "uid": "TEXT", "clock": "INTEGER", "replaces": "TEXT"}, unique=("uid",))

ROUNDS = Table("rounds", "Runder", "Planens runder: idé, kladde, forslag og vedtaget, som de blev gemt", {
    "round": "INTEGER NOT NULL", "stage": "TEXT NOT NULL", "name": "TEXT", "at": "DATETIME NOT NULL",
    "who": "TEXT NOT NULL", "run_number": "INTEGER NOT NULL", "plan_id": "TEXT NOT NULL", "plan_name": "TEXT",
    "digest": "TEXT", "pack": "TEXT", "pack_version": "TEXT", "completeness": "REAL"}, unique=("round",))

# outcome: 'not_met' where the finding was there, else what the rule said of its subject.
ROUND_FINDINGS = Table("round_findings", "Rundernes fund", "Hvert nummer i hver runde, og hvad reglen sagde", {
    "round": "INTEGER NOT NULL", "number": "INTEGER NOT NULL", "finding_id": "TEXT NOT NULL",
    "outcome": "TEXT NOT NULL", "rule": "TEXT", "rule_digest": "TEXT", "severity": "TEXT", "subject_key": "TEXT",
    "subject_label": "TEXT", "layer": "TEXT",
    "quantity": "TEXT", "value": "REAL", "value_text": "TEXT", "operator": "TEXT", "limit_value": "REAL",
    "limit_text": "TEXT", "unit": "TEXT", "title_da": "TEXT", "title_en": "TEXT", "summary_da": "TEXT",
    "summary_en": "TEXT", "state": "TEXT", "state_why": "TEXT", "rule_root": "TEXT", "shape": "BLOB"},
    unique=("round", "number"))

# The table in which QGIS keeps styles beside the layers, as QGIS 3.40 makes it.
LAYER_STYLES = Table("layer_styles", "layer_styles", "", {
    "f_table_catalog": "TEXT(256)", "f_table_schema": "TEXT(256)", "f_table_name": "TEXT(256)",
    "f_geometry_column": "TEXT(256)", "styleName": "TEXT(30)", "styleQML": "TEXT", "styleSLD": "TEXT",
    "useAsDefault": "BOOLEAN", "description": "TEXT", "owner": "TEXT(30)", "ui": "TEXT(30)", "update_time": "DATETIME"},
    key="id")

# Written anew in every run; all else in the file, whoever put it there, is left alone.
REWRITTEN = (FINDINGS, EVIDENCE_LINES, EVIDENCE_AREAS, CONFLICTS, PROPOSED_LAMPS, VERDICTS, RULES, RUN)
KEPT = (NUMBERS, EVENTS, ROUNDS, ROUND_FINDINGS)
ALL = (*REWRITTEN, *KEPT, LAYER_STYLES)
STYLED = (FINDINGS, EVIDENCE_LINES, EVIDENCE_AREAS, CONFLICTS, PROPOSED_LAMPS)
# What a file of version 1 has: enough to be told from every other GeoPackage.
ALWAYS = (FINDINGS, EVIDENCE_LINES, EVIDENCE_AREAS, VERDICTS, RULES, RUN, NUMBERS, EVENTS, LAYER_STYLES)
EVENTS_ARE_KEPT = {
    f"events_no_{verb.lower()}":
    f"CREATE TRIGGER events_no_{verb.lower()} BEFORE {verb} ON events BEGIN "
    "SELECT RAISE(ABORT, 'events are append-only'); END" for verb in ("UPDATE", "DELETE")}


def marked(table: Table) -> str:
    """What a table says of itself to whoever lists the tables of a case."""
    return f"{INTERN}. {table.about}"
