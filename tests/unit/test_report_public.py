# SPDX-License-Identifier: GPL-2.0-or-later
"""OFFENTLIG: none of the internal strings in any format, and the same bytes with a release and without one."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import fields, replace

import pytest
import shapely
from example_plan import RELEASE, example_dossier, example_outcome
from report_parts import wanted, written

from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.report.dossier import Answer, Dispute, Dossier, OwnFinding
from botrygt_qgis_plugin.report.export import MAKERS, check_wanted
from botrygt_qgis_plugin.report.index_page import index_page
from botrygt_qgis_plugin.report.layout_text import first_page_lines, text_tables
from botrygt_qgis_plugin.report.marks import OFFENTLIG
from botrygt_qgis_plugin.report.public import public_part

PUBLIC = tuple(name for name in MAKERS if name != "geojson")


@pytest.fixture(scope="module")
def internal():
    """The example with everything that may only be seen inside: a release, answers, a conflict, own findings."""
    dossier = example_dossier(RELEASE)
    place = shapely.Point(543212.34, 6186234.56)
    answered = replace(dossier.entries[0], answers=(
        Answer("1", "Kanin Karlsen, Fyns Politi", "24-11-2026", "disagree", "Kanariefugl i svaret", 1, "x"),))
    return replace(dossier, entries=(answered, *dossier.entries[1:]),
                   disputes=(Dispute("c", {"da": "Kanariefugl i konflikten", "en": "Canary in the conflict"}, place),),
                   own=(OwnFinding("o", "Kanin Karlsen, Fyns Politi", "", "Kanariefugl i eget fund", place, 1),))


def internal_strings(dossier):
    """Everything that points to a place, a person or a class."""
    for entry in (*dossier.entries, *dossier.indications):
        yield from (entry.id, entry.digest, entry.subject["da"], entry.subject["en"], entry.text["da"],
                    entry.text["en"], f"{entry.anchor.x:.0f}", f"{entry.anchor.y:.0f}")
        yield from (shape.name[language] for shape in entry.shapes for language in ("da", "en")
                    if re.search(r"\d", shape.name[language]))
        yield from (part for answer in entry.answers for part in (answer.who, answer.text))
    for gap in dossier.gaps:
        yield from (label["da"] for label, _ in gap.places)
    outcome, job = example_outcome(RELEASE)
    release = job.release.release
    yield from (release.release_id, release.issuer, release.sha256, release.fingerprint)
    # The other classes' names are ordinary words, which severities have too.
    yield from (name for name in release.classes if name not in ("lav", "middel", "høj"))
    yield from ("Kanariefugl", "Canary", "Kanin Karlsen", dossier.plan.case, dossier.plan.run, "egelund.gpkg",
                "udsathed", "INTERN", outcome.digest[:16])
    yield from (line[language] for line in dossier.exposure.lines for language in ("da", "en"))


def texts(files):
    """The texts of every file, unpacked."""
    for name, content in files.items():
        if content[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                yield from ((f"{name}/{part}", archive.read(part).decode("utf-8")) for part in archive.namelist())
        else:
            yield name, content.decode("utf-8")


def test_no_internal_string_is_in_any_public_file(internal):
    files = written(internal, *PUBLIC, handling=OFFENTLIG)
    # The plan's own name is on the page and the roads' names on its map; the name of a playground may be a word that
    # the rules' titles use, and a lamp may be called as a rule is.
    rules = example_outcome(RELEASE)[1].rulebook.rules
    roads = internal.plan.layers[Role.ROAD]
    told = " ".join([internal.plan.name, *map(roads.label, range(len(roads))),
                     *(word for rule in rules for word in (rule.id, rule.title["da"]))]).casefold()
    secrets = {text for text in internal_strings(internal) if len(text) > 2 and text.casefold() not in told}
    assert len(secrets) > 150
    shown = dict(texts(files))
    shown["index"] = index_page([(public_part(internal), ["a.html"])], {}, OFFENTLIG, "da")
    for language in ("da", "en"):
        shown[f"pdf-{language}"] = json.dumps([first_page_lines(public_part(internal), language), *(
            (table.head, table.rows) for table in text_tables(public_part(internal), language))], ensure_ascii=False)
    assert len(shown) > 20
    for name, text in shown.items():
        found = [secret for secret in secrets if re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", text)]
        # The stylesheet and the script know words of the page, not of this plan.
        assert not [secret for secret in found if secret not in ("udsathed", "INTERN")], (name, found)
        assert "INTERN" not in re.sub(r"<(script|style)>.*?</\1>", "", text, flags=re.DOTALL), name


@pytest.mark.parametrize("name", PUBLIC)
def test_public_files_are_the_same_with_a_release_and_without(name):
    with_release = written(example_dossier(RELEASE), name, handling=OFFENTLIG)
    without = written(example_dossier(), name, handling=OFFENTLIG)
    assert with_release == without


def test_the_internal_report_does_tell_of_the_release():
    page = written(example_dossier(RELEASE), "html")[".html"].decode("utf-8")
    assert "Udsathed for indbrud" in page and "EGELUND-FIKTIV-2025" in page
    assert "Udsathed" not in written(example_dossier(), "html")[".html"].decode("utf-8")


def test_severity_and_number_are_the_same_with_a_release():
    for one, other in zip(example_dossier(RELEASE).entries, example_dossier().entries):
        assert (one.id, one.number, one.severity) == (other.id, other.number, other.severity)


def test_what_is_not_on_the_allow_list_does_not_go_out(internal):
    public = public_part(internal)
    empty = {"entries", "indications", "notes", "disputes", "own", "exposure", "earlier"}
    for field in fields(Dossier):
        if field.name in empty:
            assert not getattr(public, field.name), field.name
    assert all(not gap.places for gap in public.gaps)
    assert public.counts == internal.counts and public.completeness == internal.completeness


@pytest.mark.parametrize("name", ["geojson", "gpkg"])
def test_a_format_of_places_is_never_public(name):
    with pytest.raises(InputError, match="never made as OFFENTLIG"):
        check_wanted(wanted(name, handling=OFFENTLIG), (*MAKERS, "gpkg"))


def test_a_public_report_still_gives_the_plan_its_words(internal):
    page = written(internal, "html", handling=OFFENTLIG)[".html"].decode("utf-8")
    assert "Hække, hegn og mure i skel mod vej skal være lavere end 1 m." in page
    assert not re.search(r"\(fund \d", page)
    assert "Brev fra politiet" not in page
