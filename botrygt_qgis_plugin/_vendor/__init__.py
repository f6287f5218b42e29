# SPDX-License-Identifier: GPL-2.0-or-later
# Third-party code under a private name; written by tools/vendor.py, never by hand. Each folder has its own licence.
# Say: from botrygt_qgis_plugin._vendor.jsonschema import Draft202012Validator
