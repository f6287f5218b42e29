# SPDX-License-Identifier: GPL-2.0-or-later
"""Rebuild botrygt_qgis_plugin/_vendor: jsonschema, attrs and pyrsistent under a private name.

QGIS on Windows and Debian does not promise jsonschema, and another plugin may bring another version of it. Everybody
therefore judges with this copy. It is taken from the published wheels, and then: imports are rewritten, whatever could
reach the network is cut, optional format checkers that depend on what happens to be installed are cut, and each
finding of the upload scan is annotated with its reason. Run it with any Python >= 3.9 that has pip.
"""

from __future__ import annotations

import argparse
import ast
import filecmp
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

PRIVATE = "botrygt_qgis_plugin._vendor"
TARGET = Path(__file__).resolve().parent.parent / "botrygt_qgis_plugin" / "_vendor"
RELEASES = {"jsonschema": "4.17.3", "attrs": "25.4.0", "pyrsistent": "0.20.0"}
LICENCES = {
    "jsonschema": ("jsonschema-4.17.3.dist-info/licenses/COPYING", "jsonschema/LICENSE.txt"),
    "attrs": ("attrs-25.4.0.dist-info/licenses/LICENSE", "attr/LICENSE.txt"),
    "pyrsistent": ("pyrsistent-0.20.0.dist-info/LICENSE.mit", "pyrsistent/LICENSE.txt"),
}
KEPT = [
    "jsonschema/__init__.py", "jsonschema/_format.py", "jsonschema/_legacy_validators.py", "jsonschema/_types.py",
    "jsonschema/_utils.py", "jsonschema/_validators.py", "jsonschema/exceptions.py", "jsonschema/protocols.py",
    "jsonschema/validators.py", "jsonschema/schemas/*.json", "jsonschema/schemas/vocabularies/*/*",
    "attr/*.py", "pyrsistent/_pmap.py", "pyrsistent/_pset.py", "pyrsistent/_pvector.py",
    "pyrsistent/_transformations.py", "pyrsistent/typing.py",
]  # fmt: skip

IMPORTS = [
    (r"^(\s*)from (jsonschema|pyrsistent)(\.[\w.]+)? import", rf"\1from {PRIVATE}.\2\3 import"),
    (r"^(\s*)import attr$", rf"\1from {PRIVATE} import attr"),
    (r"^(\s*)import jsonschema$", rf"\1from {PRIVATE} import jsonschema"),
    (r"^(\s*)import jsonschema\.validators$", rf"\1import {PRIVATE}.jsonschema.validators"),
]

# file -> (text that must be there, what stands in its place)
EDITS: dict[str, list[tuple[str, str]]] = {
    "jsonschema/__init__.py": [],
    "jsonschema/_utils.py": [
        ("# The files() API was added in Python 3.9.\n", ""),
        (
            "if sys.version_info >= (3, 9):  # pragma: no cover\n    from importlib import resources\n"
            "else:  # pragma: no cover\n    import importlib_resources as resources  # type: ignore\n",
            "HERE = Path(__file__).parent\n",
        ),
        ("import sys\n", "from pathlib import Path\n"),
        ('resources.files(__package__).joinpath(f"schemas/{name}.json")', 'HERE.joinpath(f"schemas/{name}.json")'),
    ],
    "jsonschema/validators.py": [
        ("from urllib.request import urlopen\n", ""),
        ("package = _utils.resources.files(__package__)", "package = _utils.HERE"),
    ],
    "attr/_make.py": [
        (
            "__import__('attr._make')._make._CacheHashWrapper",
            f"__import__('{PRIVATE}.attr._make', fromlist=['_make'])._CacheHashWrapper",
        ),
        (
            "    eval(bytecode, globs, locs)\n",
            "    # The code is built from the field names of the vendored classes, never from a rule file.\n"
            "    eval(bytecode, globs, locs)  # nosec B307\n",
        ),
    ],
    "attr/__init__.py": [("__getattr__ = _make_getattr(__name__)\n", "")],
    "pyrsistent/_pvector.py": [
        (
            "try:\n    # Use the C extension as underlying trie implementation if it is available\n    import os\n"
            "    if os.environ.get('PYRSISTENT_NO_C_EXTENSION'):\n        pvector = python_pvector\n    else:\n"
            "        from pvectorc import pvector\n        PVector.register(type(pvector()))\nexcept ImportError:\n"
            "    pvector = python_pvector\n",
            "# The compiled twin is never looked for: everybody runs the same code.\npvector = python_pvector\n",
        ),
    ],
}

REMOTE = '''\
    def resolve_remote(self, uri):
        """
        Refuse: a schema is judged by what stands in it, never by what a network answers.
        """
        raise exceptions.RefResolutionError(
            f"{uri!r} is outside this schema; other documents are never loaded",
        )
'''
VERSION = '''\
def __getattr__(name):
'''
ROOT_TEXT = """\
# SPDX-License-Identifier: GPL-2.0-or-later
# Third-party code under a private name; written by tools/vendor.py, never by hand. Each folder has its own licence.
# Say: from botrygt_qgis_plugin._vendor.jsonschema import Draft202012Validator
"""
PYRSISTENT_TEXT = f"""\
# Only what jsonschema uses of pyrsistent; see tools/vendor.py.
from {PRIVATE}.pyrsistent._pmap import PMap, m, pmap
from {PRIVATE}.pyrsistent._pset import PSet, pset
from {PRIVATE}.pyrsistent._pvector import PVector, pvector

__all__ = ("PMap", "PSet", "PVector", "m", "pmap", "pset", "pvector")
"""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare with the committed copy instead of writing it")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        built = Path(scratch) / "_vendor"
        write_tree(download(Path(scratch) / "wheels"), built)
        if options.check:
            return report_differences(built)
        shutil.rmtree(TARGET, ignore_errors=True)
        shutil.copytree(built, TARGET)
    print(f"wrote {TARGET}")
    return 0


def download(folder: Path) -> Path:
    """Fetch the pure-Python wheels and unpack them into one folder."""
    folder.mkdir()
    wanted = [f"{name}=={version}" for name, version in RELEASES.items()]
    pure = ["--no-deps", "--only-binary", ":all:", "--platform", "any", "--dest", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", *pure, *wanted], check=True)
    for wheel in sorted(folder.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def write_tree(source: Path, target: Path) -> None:
    for pattern in KEPT:
        for path in sorted(source.glob(pattern)):
            name = path.relative_to(source).as_posix()
            text = path.read_text(encoding="utf-8")
            write(target / name, adapted(name, text) if path.suffix == ".py" else text)
    for kept, name in LICENCES.values():
        write(target / name, (source / kept).read_text(encoding="utf-8"))
    write(target / "__init__.py", ROOT_TEXT)
    write(target / "pyrsistent" / "__init__.py", PYRSISTENT_TEXT)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


def adapted(name: str, text: str) -> str:
    """One file's text with its cuts, edits and import names."""
    for old, new in EDITS.get(name, []):
        if old not in text:
            raise SystemExit(f"{name}: the text to be replaced is not there: {old!r}")
        text = text.replace(old, new)
    if name == "jsonschema/_format.py":
        text = without(text, is_optional_import)
    if name == "jsonschema/__init__.py":
        text = with_fixed_version(text)
    if name == "jsonschema/validators.py":
        text = with_local_references_only(text)
    if name == "attr/__init__.py":
        text = without(text, lambda node: getattr(node, "name", "") == "_make_getattr")
    for pattern, replacement in IMPORTS:
        text = re.sub(pattern, replacement, text, flags=re.MULTILINE)
    return text


def without(text: str, unwanted) -> str:  # type: ignore[no-untyped-def]
    """The module without those of its top-level statements that `unwanted` picks."""
    lines = text.splitlines(keepends=True)
    for node in reversed(ast.parse(text).body):
        if unwanted(node):
            del lines[node.lineno - 1 : node.end_lineno]
    return re.sub(r"\n{4,}", "\n\n\n", "".join(lines))


def is_optional_import(node: ast.stmt) -> bool:
    """`with suppress(ImportError):` and `try: import …`: checkers that come and go with what is installed."""
    if isinstance(node, ast.Try):
        return isinstance(node.body[0], ast.Import)
    return isinstance(node, ast.With) and isinstance(node.body[0], (ast.Import, ast.ImportFrom))


def with_fixed_version(text: str) -> str:
    branch = text[text.index('    if name == "__version__":') : text.index("    format_checkers = {")]
    return text.replace(branch, "").replace(VERSION, f'__version__ = "{RELEASES["jsonschema"]}"\n\n\n{VERSION}')


def with_local_references_only(text: str) -> str:
    resolver = next(node for node in ast.parse(text).body if getattr(node, "name", "") == "RefResolver")
    method = next(node for node in resolver.body if getattr(node, "name", "") == "resolve_remote")  # type: ignore[attr-defined]
    lines = text.splitlines(keepends=True)
    lines[method.lineno - 1 : method.end_lineno] = [REMOTE]
    return "".join(lines)


def report_differences(built: Path) -> int:
    files = [(root, path) for root in (built, TARGET) for path in root.rglob("*") if path.is_file()]
    names = {path.relative_to(root).as_posix() for root, path in files}
    names = {name for name in names if "__pycache__" not in name}
    wrong = [name for name in sorted(names) if not same(built / name, TARGET / name)]
    print("\n".join(f"differs: {name}" for name in wrong) or "the committed copy is what this script makes")
    return 1 if wrong else 0


def same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and filecmp.cmp(one, other, shallow=False)


if __name__ == "__main__":
    sys.exit(main())
