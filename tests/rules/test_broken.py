# SPDX-License-Identifier: GPL-2.0-or-later
"""Broken rule files: each is refused with its file, the JSON pointer of the fault, and a sentence in two languages.

`broken.json` says for each file in `broken/` where the fault lies and a word that the English sentence must hold.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from botrygt_qgis_plugin.engine.errors import RuleError
from botrygt_qgis_plugin.engine.rulebook import load_rulebook

HERE = Path(__file__).parent
EXPECTED = json.loads((HERE / "broken.json").read_text(encoding="utf-8"))
PACK = {"id": "test", "version": "1.0.0", "title": {"da": "Prøve", "en": "Trial"}, "publisher": "us"}


def test_every_broken_file_is_expected():
    assert {file.name for file in (HERE / "broken").iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_broken_file_is_refused_with_its_place(name, tmp_path):
    (tmp_path / "pack.json").write_text(json.dumps(PACK), encoding="utf-8")
    shutil.copy(HERE / "broken" / name, tmp_path / name)
    with pytest.raises(RuleError) as caught:
        load_rulebook(tmp_path)
    error, expected = caught.value, EXPECTED[name]
    if expected["pointer"] is not None:
        assert error.where == f"{name}#{expected['pointer']}"
    assert error.where.startswith(f"{name}#")
    for sentence in (error.en, error.da):
        assert sentence.startswith(f"{error.where}: ") and sentence.endswith(".")
    assert expected["word"] in error.en
    assert error.en != error.da
