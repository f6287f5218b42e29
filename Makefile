# Every target is one Python script in tools/, so the same work is done without make: python tools/<name>.py
SYSTEM_PYTHON ?= python3
PYTHON := .venv/bin/python

.PHONY: help setup setup-tests demo test check dev install zip wheel bench docs clean test-344

help:        ## what can be asked for
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1\t/p' Makefile

setup:       ## QGIS, the venv and the dev tree; asks nothing, takes a second when all is there
	@$(SYSTEM_PYTHON) tools/setup_env.py

setup-tests: ## setup, and PostgreSQL with PostGIS for the tests; none is started
	@$(SYSTEM_PYTHON) tools/setup_env.py --tests

demo: setup  ## review the example plan through qgis_process, print the findings, draw build/demo/map.png
	@$(PYTHON) tools/demo.py

test: setup-tests ## all tests
	@$(PYTHON) tools/run_tests.py

check: setup ## style, types, limits, the upload site's scan of the zip, Qt 6
	@$(PYTHON) tools/check.py

dev: setup   ## build/dev for QGIS_PLUGINPATH
	@$(PYTHON) tools/assemble.py dev

install: setup ## copy the plugin into your own QGIS profile, or another: PROFILE=folder
	@$(PYTHON) tools/install.py $(if $(PROFILE),"$(PROFILE)")

zip: setup   ## dist/*.zip for QGIS
	@$(PYTHON) tools/assemble.py zip

wheel: setup ## dist/*.whl for a shell without QGIS
	@$(PYTHON) tools/assemble.py wheel

bench: setup ## every bench/bench_*.py
	@$(PYTHON) tools/bench.py

docs: setup  ## the generated catalogue of rules and quantities
	@$(PYTHON) tools/docs.py

test-344: setup ## the QGIS tests on QGIS 3.44, in a Debian 13 folder of its own (root, a few minutes)
	@$(PYTHON) tools/test_344.py

clean:       ## all that was made here, the venv too
	@$(SYSTEM_PYTHON) tools/clean.py
