# Only what jsonschema uses of pyrsistent; see tools/vendor.py.
from botrygt_qgis_plugin._vendor.pyrsistent._pmap import PMap, m, pmap
from botrygt_qgis_plugin._vendor.pyrsistent._pset import PSet, pset
from botrygt_qgis_plugin._vendor.pyrsistent._pvector import PVector, pvector

__all__ = ("PMap", "PSet", "PVector", "m", "pmap", "pset", "pvector")
