# SPDX-License-Identifier: GPL-2.0-or-later
"""A finished call of one of our algorithms: what it printed and wrote, checked for what holds of every call."""

from __future__ import annotations

import json
import subprocess
from functools import lru_cache
from pathlib import Path

from botrygt_qgis_plugin._vendor.jsonschema import Draft202012Validator
from botrygt_qgis_plugin.engine import document

SCHEMA = Path(document.__file__).with_name("result.schema.json")


@lru_cache(maxsize=1)
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def result_of(path: Path) -> dict:
    """The result file, which must be what the shipped schema says."""
    read = json.loads(path.read_text(encoding="utf-8"))
    _validator().validate(read)
    return read


class Called:
    """code: exit code; said: all it printed; results: what qgis_process gives back; document: the result file or {}.

    Whatever happened, nobody has seen a traceback and nothing half-written lies beside the result.
    """

    def __init__(self, done: subprocess.CompletedProcess[str], result: Path) -> None:
        self.code = done.returncode
        self.said = done.stdout + done.stderr
        self.document = result_of(result) if result.exists() else {}
        self.results = json.loads(done.stdout)["results"] if self.code == 0 else {}
        assert "Traceback" not in self.said, self.said
        assert not list(result.parent.glob(".*.part")) if result.parent.exists() else True

    @property
    def sentence(self) -> str:
        """The sentence of a call that failed; the same on the terminal and in the result file."""
        assert self.code == 1, self.said
        told = " ".join(self.said.split())
        (error, *_) = self.document["errors"]
        assert " ".join(error["en"].split()) in told, (error["en"], told)
        assert error["da"] and error["da"] != error["en"]
        return error["en"]

    @property
    def plan(self) -> dict:
        """The one plan of the result."""
        assert self.code == 0, self.said
        (plan,) = self.document["plans"]
        return plan

    def plans(self) -> dict[str, dict]:
        """The plans of the result by the name of their file or folder."""
        return {Path(plan["source"]).name: plan for plan in self.document["plans"]}

    def notes(self, layer: str) -> dict[str, list[str]]:
        """The features of each note on a layer, by the note's code."""
        return {note["code"]: note["features"] for note in self.plan["notes"] if note["layer"] == layer}
