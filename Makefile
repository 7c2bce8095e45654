.DEFAULT_GOAL := help
SHELL := /bin/bash

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 5000
# One more than the smallest machine has processors that the suite is kept fast for: tests also wait.
WORKERS ?= 3

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
COMPILE := pip-compile --quiet --generate-hashes --strip-extras --no-emit-index-url \
	--no-emit-find-links --no-emit-trusted-host --no-header --upgrade

.PHONY: help demo test test-all lint format lock messages clean

help: ## Show these targets.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

demo: .venv/.runtime ## Set up a demo desk with sample articles and serve it (HOST=, PORT=).
	@exec $(BIN)/claimtrack demo --host "$(HOST)" --port "$(PORT)"

test: .venv/.dev lint ## Linters, types and the test suite.
	$(BIN)/python -m pytest -n $(WORKERS)

test-all: .venv/.dev lint ## The suite with its long runs.
	$(BIN)/python -m pytest -n $(WORKERS) --long

lint: .venv/.dev ## Linters and types alone.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/djlint claimtrack/web/templates --check --lint --quiet

format: .venv/.dev ## Format code and templates.
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	-$(BIN)/djlint claimtrack/web/templates --reformat --quiet

messages: .venv/.dev ## Collect the strings to translate and compile the translations.
	$(BIN)/pybabel -q extract -F babel.cfg -k N_ -k N2_:1,2 -k lazy_gettext --no-location --sort-output \
		--omit-header --no-wrap -o claimtrack/translations/messages.pot claimtrack
	$(BIN)/pybabel -q update -i claimtrack/translations/messages.pot -d claimtrack/translations \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap
	$(BIN)/pybabel -q compile -d claimtrack/translations

lock: ## Pin the newest versions of all requirements (needs pip-tools).
	$(COMPILE) --extra postgres -o requirements/runtime.txt pyproject.toml
	$(PYTHON) requirements/group.py semantic | $(COMPILE) -c requirements/runtime.txt -o requirements/semantic.txt -
	$(PYTHON) requirements/group.py build | $(COMPILE) --allow-unsafe -c requirements/runtime.txt -o requirements/build.txt -
	$(PYTHON) requirements/group.py dev | $(COMPILE) --allow-unsafe -c requirements/runtime.txt -o requirements/dev.txt -

clean: ## Remove what can be made again (never instance/).
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache build dist

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("ClaimTrack needs Python 3.11 or newer; set PYTHON=")'
	@echo "Making .venv"
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/.runtime: .venv/.made requirements/runtime.txt requirements/build.txt pyproject.toml
	@echo "Installing ClaimTrack (about a minute the first time)"
	@$(PIP) -r requirements/build.txt -r requirements/runtime.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: .venv/.runtime requirements/dev.txt requirements/semantic.txt
	@echo "Installing the tools for linting and testing, and the extra semantic"
	@$(PIP) -r requirements/dev.txt
	@$(PIP) -r requirements/semantic.txt
	@touch $@
