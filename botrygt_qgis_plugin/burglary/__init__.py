# SPDX-License-Identifier: GPL-2.0-or-later
"""The police side: analyses of single burglaries, and the protected release that is all the municipality may have.

The engine never imports this room; a test walks the imports. All that is written here but the release is POLITI.
"""
