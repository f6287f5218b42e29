# SPDX-License-Identifier: GPL-2.0-or-later
"""Write the generated pages of docs/; `--check` only says whether the committed ones are stale.

`botrygt_qgis_plugin.engine.catalogue.pages()` gives file name -> text; what a database's keeper runs is made from the
case file's own tables. The folder docs/rules holds nothing else.
"""

from __future__ import annotations

import sys

from layout import DEV, ROOT

sys.path.insert(0, str(DEV))

DOCS = ROOT / "docs"
GENERATED = DOCS / "rules"


def main() -> int:
    from botrygt_qgis_plugin.casefile.postgis_schema import set_up_text
    from botrygt_qgis_plugin.engine.catalogue import pages

    check = "--check" in sys.argv
    made = {**pages(), "postgis.sql": set_up_text()}
    stale = [name for name, text in made.items() if not _holds(name, text)]
    left = [path for path in GENERATED.rglob("*") if path.is_file() and path.relative_to(DOCS).as_posix() not in made]
    if not check:
        for name in stale:
            path = DOCS / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made[name], encoding="utf-8", newline="\n")
        for path in left:
            path.unlink()
    stale += [path.relative_to(DOCS).as_posix() for path in left]
    shown = ", ".join(stale[:12]) + (f" and {len(stale) - 12} more" if len(stale) > 12 else "")
    print(f"{'stale' if check else 'written'}: {shown or 'none'} ({len(made)} generated files)")
    return 1 if stale and check else 0


def _holds(name: str, text: str) -> bool:
    path = DOCS / name
    return path.exists() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
