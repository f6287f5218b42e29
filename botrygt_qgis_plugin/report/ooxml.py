# SPDX-License-Identifier: GPL-2.0-or-later
"""Office Open XML packages (ECMA-376) by way of zipfile alone: the same parts give the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape as escaped  # nosec B406 - writing only; nothing is parsed with it

FIXED_TIME = (2020, 1, 1, 0, 0, 0)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# XML 1.0 has no way to write these.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_text(words: str) -> str:
    """Words as XML text or attribute, without the characters that XML cannot hold."""
    return escaped(_UNWRITABLE.sub("\ufffd", words), {'"': "&quot;"})


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts in this order, with fixed times."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def package(main: tuple[str, str], kinds: Mapping[str, str], parts: Mapping[str, str], about: Mapping[str,
                                                                                                      str]) -> bytes:
    """A package. main: name and relation type of its main part; kinds: part -> content type; about: core properties."""
    name, relation = main
    overrides = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in kinds.items())
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    types = (f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
             '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
             f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
             f'<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>')
    links = (f'{XML}<Relationships xmlns="{RELATIONS}">'
             f'<Relationship Id="rId1" Type="{OFFICE}/{relation}" Target="{name}"/>'
             '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/'
             'core-properties" Target="docProps/core.xml"/></Relationships>')
    return packed({"[Content_Types].xml": types, "_rels/.rels": links, "docProps/core.xml": _core(about), **parts})


def _core(about: Mapping[str, str]) -> str:
    spaces = ('xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
              'xmlns:dc="http://purl.org/dc/elements/1.1/"')
    told = "".join(f"<dc:{name}>{xml_text(about[name])}</dc:{name}>" for name in ("title", "creator", "language")
                   if about.get(name))
    return f"{XML}<cp:coreProperties {spaces}>{told}</cp:coreProperties>"
