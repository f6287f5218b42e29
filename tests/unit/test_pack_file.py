# SPDX-License-Identifier: GPL-2.0-or-later
"""A rule pack for neighbours: the same zip each time, what it would change is shown first, attacks are refused."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import stat
import zipfile

import pytest

from botrygt_qgis_plugin.engine.errors import BoTrygtError, InputError
from botrygt_qgis_plugin.engine.rulebook import load_rulebook
from botrygt_qgis_plugin.engine.shape import shipped_pack, shipped_profile
from botrygt_qgis_plugin.report.pack_file import export_pack, read_pack_file
from botrygt_qgis_plugin.report.pack_import import differences, take_in
from botrygt_qgis_plugin.report.pack_words import pack_document, pack_lines

NOTES = {"notes": [{"rule": "A01", "author": "Ballerup", "date": "2026-05-01", "da": "Låger blev ikke brugt."}]}


@pytest.fixture
def packed_pack(tmp_path):
    notes = tmp_path / "erfaringer.json"
    notes.write_text(json.dumps(NOTES), encoding="utf-8")
    path = tmp_path / "pakke.zip"
    path.write_bytes(export_pack("", [shipped_profile("taet-by")], str(notes)))
    return path


def parts_of(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repacked(path, parts, infos=()):
    """The parts as a zip again, with a manifest that fits them unless one is among `parts`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        for info, content in infos:
            archive.writestr(info, content)
    path.write_bytes(out.getvalue())
    return path


def with_manifest(parts):
    manifest = json.loads(parts["manifest.json"])
    manifest["files"] = {name: {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
                         for name, content in parts.items() if name != "manifest.json"}
    return {**parts, "manifest.json": json.dumps(manifest).encode("utf-8")}


def test_the_same_pack_gives_the_same_bytes():
    assert export_pack("", [shipped_profile("taet-by")], "") == export_pack("bo-trygt", [shipped_profile("taet-by")],
                                                                            "")


def test_the_difference_is_shown_before_anything_changes(packed_pack, tmp_path):
    mine = tmp_path / "mine"
    incoming = read_pack_file(packed_pack)
    found = differences(mine, incoming)
    assert {one.what for one in found} == {"pack", "rule", "profile", "note"} and not mine.exists()
    lines = pack_lines(incoming, found, [], "da")
    assert "– Erfaring A01 – ny: Låger blev ikke brugt. (Ballerup)" in lines and "Intet er skrevet" in lines[-1]


def test_a_changed_rule_is_shown_from_what_to_what_and_the_former_pack_stays(packed_pack, tmp_path):
    mine = tmp_path / "mine"
    take_in(mine, read_pack_file(packed_pack))
    assert differences(mine, read_pack_file(packed_pack)) == ()
    rule = mine / "packs" / "bo-trygt" / "B01.json"
    document = json.loads(rule.read_text(encoding="utf-8"))
    document["x-rule"]["parameters"]["below_m"]["default"] = 1.4
    rule.write_text(json.dumps(document), encoding="utf-8")
    (mine / "packs" / "bo-trygt" / "A09.json").unlink()
    before = rule.read_bytes()
    changed, added = sorted(differences(mine, read_pack_file(packed_pack)), key=lambda one: one.kind,
                            reverse=True)[:2][::-1]
    assert {(one.kind, one.name) for one in (changed, added)} == {("changed", "B01"), ("added", "A09")}
    (told,) = [one for one in (changed, added) if one.kind == "changed"]
    assert told.details == ("/x-rule/parameters/below_m/default: 1.4 → 1.0",)
    take_in(mine, read_pack_file(packed_pack))
    assert (mine / "packs" / "bo-trygt.before-1" / "B01.json").read_bytes() == before
    assert load_rulebook(mine / "packs" / "bo-trygt", [mine / "profiles" / "taet-by.json"]).rules
    assert json.loads((mine / "notes" / "bo-trygt.json").read_text(encoding="utf-8")) == NOTES


def test_a_rule_that_goes_is_said(packed_pack, tmp_path):
    mine = tmp_path / "mine"
    shutil.copytree(shipped_pack(), mine / "packs" / "bo-trygt")
    parts = parts_of(packed_pack)
    del parts["pack/A09.json"], parts["profiles/taet-by.json"]
    incoming = read_pack_file(repacked(packed_pack, with_manifest(parts)))
    gone = [one for one in differences(mine, incoming) if one.kind == "removed"]
    assert [(one.what, one.name) for one in gone] == [("rule", "A09")]
    assert "udgår" in gone[0].told()["da"]


def link():
    info = zipfile.ZipInfo("pack/X.json")
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


ELSEWHERE = ("../outside.json", "/etc/passwd", "pack/../../x.json", "pack\\..\\x.json", "C:/x.json", "pack/",
             "pack/sub/x.json", "pack/x.py", "pack/.hidden.json", "other/x.json", "x.json")


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_name_that_leads_elsewhere_is_refused(packed_pack, name):
    with pytest.raises(InputError, match="may not be in it"):
        read_pack_file(repacked(packed_pack, {**parts_of(packed_pack), name: b"{}"}))


@pytest.mark.parametrize("spoil", [
    lambda parts: parts.pop("manifest.json"), lambda parts: parts.update({"manifest.json": b"[]"}),
    lambda parts: parts.update({"pack/A09.json": parts["pack/A09.json"] + b" "}),
    lambda parts: parts.update({"pack/NEW.json": b"{}"}), lambda parts: parts.pop("pack/pack.json"),
    lambda parts: parts.update({"pack/BIG.json": b" " * 300_000}),
], ids=["no manifest", "manifest is a list", "altered", "not listed", "no pack.json", "too large"])
def test_a_zip_that_is_not_what_it_says_is_refused(packed_pack, spoil):
    parts = parts_of(packed_pack)
    spoil(parts)
    with pytest.raises(InputError, match=r"pakke\.zip"):
        read_pack_file(repacked(packed_pack, parts))


def test_a_link_and_a_doubled_name_are_refused(packed_pack):
    with pytest.raises(InputError, match="no link"):
        read_pack_file(repacked(packed_pack, parts_of(packed_pack), [(link(), "/etc/passwd")]))
    parts = parts_of(packed_pack)
    with pytest.warns(UserWarning, match="Duplicate"), pytest.raises(InputError):
        read_pack_file(repacked(packed_pack, parts, [("pack/A09.json", b"{}")]))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(packed_pack):
    parts = {f"pack/R{n}.json": b"0" * 250_000 for n in range(200)}
    with pytest.raises(InputError):
        read_pack_file(repacked(packed_pack, {**parts_of(packed_pack), **parts}))


def test_rules_that_no_pack_may_have_are_refused_with_their_place(packed_pack, tmp_path):
    parts = parts_of(packed_pack)
    document = json.loads(parts["pack/A09.json"])
    document["$ref"] = "https://example.org/evil.json"
    parts["pack/A09.json"] = json.dumps(document).encode("utf-8")
    with pytest.raises(BoTrygtError, match=r"pakke\.zip.*A09\.json"):
        read_pack_file(repacked(packed_pack, with_manifest(parts)))
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize("notes", ["[]", '{"notes": [{"da": "x"}]}', '{"notes": [{"author": "a", "da": 1}]}',
                                   '{"notes": [], "more": 1}'])
def test_notes_that_are_none_are_refused(tmp_path, notes):
    path = tmp_path / "noter.json"
    path.write_text(notes, encoding="utf-8")
    with pytest.raises(BoTrygtError, match=r"noter\.json"):
        export_pack("", [], str(path))


def test_the_result_document_says_whether_it_was_applied(packed_pack, tmp_path):
    incoming = read_pack_file(packed_pack)
    document = pack_document(incoming, differences(tmp_path, incoming), False)
    assert document["applied"] is False and document["pack"]["id"] == "bo-trygt"
