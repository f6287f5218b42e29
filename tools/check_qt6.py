# SPDX-License-Identifier: GPL-2.0-or-later
"""Would this code run on Qt 6? Each name from Qt and QGIS is looked up in the real bindings, never guessed.

In every shipped file: names imported from qgis.PyQt and qgis.* and the dotted chains that begin with them.
- In the installed QGIS: a chain must not end in an enum member taken from anywhere but its own enum (`Qt.AlignLeft`).
- In PyQt6: every Qt name and chain must exist. Every .ui file must compile with PyQt6's uic.
What it cannot see: attributes of instances (`self.tree.foo`). flake8-qgis's QGS4 rules and the tests look at those.
"""

from __future__ import annotations

import ast
import enum
import importlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path

from layout import QT6, ROOT

CODE = ["botrygt_qgis_plugin", "processing"]
ADDED_BY_QGIS = {"NULL"}  # qgis.PyQt puts these beside Qt's own names
Chain = list[str]  # module, imported name, attribute, …


def main() -> int:
    complaints: list[str] = []
    chains: dict[str, Chain] = {}
    for path in shipped("*.py"):
        name = path.relative_to(ROOT).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        complaints += [f"{name}:{line}: {what}" for line, what in forbidden(tree)]
        chains.update({f"{name}:{line}": chain for line, chain in chains_of(tree)})
    complaints += [f"{place}: {what}" for place, chain in chains.items() if (what := unscoped(chain))]
    complaints += ask_qt6({place: chain for place, chain in chains.items() if chain[0].startswith("qgis.PyQt")})
    print("\n".join(complaints) or f"Qt 6: {len(chains)} uses of Qt and QGIS names looked up, nothing to port")
    return 1 if complaints else 0


def shipped(pattern: str) -> list[Path]:
    found = [path for folder in CODE for path in sorted((ROOT / folder).rglob(pattern))]
    return [path for path in found if "_vendor" not in path.parts]


def forbidden(tree: ast.AST):  # type: ignore[no-untyped-def]
    """Yield (line, complaint) for imports of one Qt version and for calls that Qt 6 does not have."""
    for node in ast.walk(tree):
        modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        if any(module.partition(".")[0] in ("PyQt5", "PyQt6", "sip") for module in modules):
            yield node.lineno, "import Qt from qgis.PyQt"
        if isinstance(node, ast.Attribute) and node.attr == "exec_":
            yield node.lineno, "exec_ is exec"


def chains_of(tree: ast.AST):  # type: ignore[no-untyped-def]
    """Yield ("line:column", chain) for every use of a name imported from QGIS or its Qt."""
    origin: dict[str, Chain] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis."):
            names = {alias.asname or alias.name: [node.module, alias.name] for alias in node.names}
            origin.update(names)
            yield from ((f"{node.lineno}:{name}", chain) for name, chain in names.items())
    for node in ast.walk(tree):
        attributes: Chain = []
        base: ast.AST = node
        while isinstance(base, ast.Attribute):
            attributes.insert(0, base.attr)
            base = base.value
        if attributes and isinstance(base, ast.Name) and base.id in origin:
            yield f"{node.lineno}:{node.col_offset}:{'.'.join(attributes)}", origin[base.id] + attributes


def imported(module: str, name: str) -> object:
    """What `from module import name` gives: an attribute, else a submodule such as uic."""
    found = importlib.import_module(module)
    return getattr(found, name) if hasattr(found, name) else importlib.import_module(f"{module}.{name}")


def unscoped(chain: Chain) -> str:
    """What is wrong with a chain in the QGIS installed here, or nothing."""
    try:
        owner = None
        value = imported(chain[0], chain[1])
        for name in chain[2:]:
            owner, value = value, getattr(value, name)
    except (ImportError, AttributeError) as gone:
        return f"{'.'.join(chain)}: {gone}"
    kind = type(value)
    is_member = isinstance(value, enum.Enum) or (isinstance(value, int) and kind not in (int, bool))
    # QGIS calls old names of an enum class by new ones, so the class itself is compared, not its name
    return f"{'.'.join(chain[1:])}: write {kind.__qualname__}.{chain[-1]}" if is_member and owner is not kind else ""


def ask_qt6(chains: dict[str, Chain]) -> list[str]:
    """Look the Qt chains up in PyQt6, in a process that has no Qt 5."""
    environment = {**os.environ, "PYTHONPATH": str(QT6), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, __file__, "--in-qt6"]
    asked = subprocess.run(
        command, env=environment, input=json.dumps(chains), capture_output=True, text=True, check=False
    )
    return json.loads(asked.stdout) if asked.returncode == 0 else [f"PyQt6 could not be asked: {asked.stderr.strip()}"]


def answer_in_qt6(chains: dict[str, Chain]) -> list[str]:
    from PyQt6 import uic  # noqa: TID251 - the one place that must see Qt 6 itself

    complaints = []
    for place, (module, *names) in chains.items():
        try:
            if names[0] in ADDED_BY_QGIS:
                continue
            value = imported(module.replace("qgis.PyQt", "PyQt6"), names[0])
            for name in names[1:]:
                value = getattr(value, name)
        except (ImportError, AttributeError) as gone:
            complaints.append(f"{place}: Qt 6: {gone}")
    for path in shipped("*.ui"):
        try:
            uic.compileUi(str(path), io.StringIO())
        except Exception as refusal:
            complaints.append(f"{path.relative_to(ROOT)}: Qt 6's uic: {refusal}")
    return complaints


if __name__ == "__main__":
    if "--in-qt6" in sys.argv:
        print(json.dumps(answer_in_qt6(json.load(sys.stdin))))
    else:
        sys.exit(main())
