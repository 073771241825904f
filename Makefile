# One word a task. `make help` lists them.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
STAMP := .venv/.installed
DEV_STAMP := .venv/.installed-dev
MANAGE := $(BIN)/python manage.py

.DEFAULT_GOAL := help
.PHONY: help demo test lock lint types messages translations bench schema clean python

help:  ## list the tasks
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

python:
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "Python is missing: install Python 3.11 or later (with venv), or name it: make PYTHON=/path/to/python3 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "This Python is older than 3.11: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "This Python lacks venv: install the package python3-venv"; exit 1; }

.venv/bin/uv: | python
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv

$(STAMP): requirements/base.txt requirements/semantic.txt | python .venv/bin/uv
	@echo "Installing what the product needs …"
	@$(BIN)/uv pip install --require-hashes --quiet -r requirements/base.txt -r requirements/semantic.txt
	@touch $@

$(DEV_STAMP): requirements/base.txt requirements/semantic.txt requirements/dev.txt | python .venv/bin/uv
	@echo "Installing what the tests need …"
	@$(BIN)/uv pip sync --require-hashes --quiet requirements/base.txt requirements/semantic.txt requirements/dev.txt
	@touch $@ $(STAMP)

demo: $(STAMP) translations  ## load the demo city and serve it (PORT=8010, RESET=1)
	@exec $(MANAGE) demo --port $(PORT) $(if $(RESET),--reset)

test: $(DEV_STAMP) translations  ## run the whole suite
	@$(BIN)/python -m pytest $(ARGS)

lint: $(DEV_STAMP)  ## style, import direction, migrations, translations
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-logo
	@$(MANAGE) makemigrations --check --dry-run
	@$(BIN)/python -m cms.site.translations check

types: $(DEV_STAMP)  ## static types
	@$(BIN)/mypy cms integrations contactforms journeys catalogue

lock: .venv/bin/uv  ## pin the dependencies with hashes
	@$(BIN)/uv pip compile --generate-hashes --no-header --quiet --universal --python-version 3.11 requirements/base.in -o requirements/base.txt
	@$(BIN)/uv pip compile --generate-hashes --no-header --quiet --universal --python-version 3.11 requirements/dev.in -o requirements/dev.txt
	@$(BIN)/uv pip compile --generate-hashes --no-header --quiet --universal --python-version 3.11 requirements/semantic.in -o requirements/semantic.txt

messages: $(DEV_STAMP)  ## collect the strings to translate
	@$(BIN)/python -m cms.site.translations collect

translations: $(STAMP)
	@$(BIN)/python -m cms.site.translations compile

bench: $(DEV_STAMP)  ## measure the budgets of docs/budgets.md
	@$(BIN)/python -m tests.bench

schema: $(STAMP)  ## write the API's OpenAPI document
	@$(MANAGE) spectacular --file docs/openapi.yaml --validate --fail-on-warn

clean:  ## remove what was built, the databases included
	rm -rf .venv var
