# SPDX-License-Identifier: GPL-2.0-or-later
"""The limits of size that ruff has no rule for: lines of a function and a file, nesting, short functions in the main.

A docstring and a blank line count: the limit is on what a reader must scroll through.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

from layout import ROOT

FOLDERS = ["botrygt_qgis_plugin", "processing", "tools", "examples", "docs"]
LONGEST_FILE, LONGEST_FUNCTION, DEEPEST, MOST_PARAMETERS = 400, 60, 3, 5
SHORT, SHARE_SHORT = 30, 0.9
NOT_OURS = "_vendor"
FORBIDDEN_NAMES = ("utils", "util", "helper", "helpers", "manager", "misc", "common")
BLOCKS = (ast.If, ast.For, ast.While, ast.With, ast.Try)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def main() -> int:
    complaints: list[str] = []
    lengths: list[int] = []
    for path in sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")):
        if NOT_OURS not in path.parts:
            complaints += list(complaints_of(path, lengths))
    short = sum(length <= SHORT for length in lengths) / max(len(lengths), 1)
    if short < SHARE_SHORT:
        complaints.append(f"only {short:.0%} of functions have at most {SHORT} lines")
    print("\n".join(complaints) or f"limits kept: {len(lengths)} functions, {short:.0%} of at most {SHORT} lines")
    return 1 if complaints else 0


def complaints_of(path: Path, lengths: list[int]):  # type: ignore[no-untyped-def]
    """Yield one line per broken limit; append the length of each function."""
    name = path.relative_to(ROOT).as_posix()
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    if len(lines) > LONGEST_FILE:
        yield f"{name}: {len(lines)} lines, at most {LONGEST_FILE}"
    if text.strip() and "SPDX-License-Identifier: GPL-2.0-or-later" not in "\n".join(lines[:2]):
        yield f"{name}: no SPDX line"
    if path.stem in FORBIDDEN_NAMES:
        yield f"{name}: the name says nothing"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, FUNCTIONS):
            lengths.append(node.end_lineno - node.lineno + 1)
            yield from (f"{name}:{node.lineno}: {node.name} {what}" for what in broken(node, lengths[-1]))


def broken(function: ast.FunctionDef, length: int):  # type: ignore[no-untyped-def]
    if length > LONGEST_FUNCTION:
        yield f"has {length} lines, at most {LONGEST_FUNCTION}"
    if depth(function.body) > DEEPEST:
        yield f"nests {depth(function.body)} deep, at most {DEEPEST}"
    given = [argument.arg for argument in [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]]
    count = len([name for name in given if name not in ("self", "cls")])
    if count > MOST_PARAMETERS and not function.name.startswith("test_"):
        yield f"has {count} parameters, at most {MOST_PARAMETERS}"


def depth(body: list[ast.stmt]) -> int:
    """How deep blocks stand in blocks; an `elif` is no deeper than its `if`."""
    return max((depth_of(statement) for statement in body), default=0)


def depth_of(statement: ast.stmt) -> int:
    if not isinstance(statement, BLOCKS):
        return 0
    chained = isinstance(statement, ast.If) and len(statement.orelse) == 1 and isinstance(statement.orelse[0], ast.If)
    inner = list(statement.body)
    inner += [] if chained else getattr(statement, "orelse", [])
    inner += getattr(statement, "finalbody", [])
    for handler in getattr(statement, "handlers", []):
        inner += handler.body
    beside = depth_of(statement.orelse[0]) if chained else 0
    return max(1 + depth(inner), beside)


if __name__ == "__main__":
    sys.exit(main())
