# Every command of this project. `make` alone lists them.
PYTHON ?= python3
BIN := .venv/bin
SHELL := /bin/bash

.DEFAULT_GOAL := help
.PHONY: help demo test setup generate check update spec-diff format lint types mypy pyright unit matrix contract bench fuzz soak build clean

help: ## List the commands.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

demo: .venv/demo ## Ask, stream, count tokens and retry: against an embedded server, or the real API if ANTHROPIC_API_KEY is set.
	@$(BIN)/python scripts/demo.py

test: setup ## Everything CI checks: format, lint, types, drift, tests. Installs what it needs.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/python scripts/generate.py --check
	$(MAKE) --no-print-directory types unit

setup: .venv/dev ## Create .venv with all that development needs.

generate: setup ## Regenerate generated/ from spec/ and templates/; or a client of your own: make generate SPEC=openapi.json OUT=src/client
	$(BIN)/python scripts/generate.py $(if $(SPEC),--spec "$(SPEC)") $(if $(OUT),--out "$(OUT)") $(if $(SDK),--sdk "$(SDK)")
	$(if $(SPEC),,$(BIN)/python scripts/capabilities.py --write)

check: setup ## Fail if generated/ is not what spec/ and templates/ give.
	$(BIN)/python scripts/generate.py --check

update: setup ## Bring the differences of another description into spec/, regenerate and test: make update SPEC=openapi.json
	$(BIN)/python scripts/update.py "$(SPEC)" || test $$? -eq 3 # which says that people have to go on

spec-diff: setup ## Say what changes for users between two descriptions, and whether it breaks them: make spec-diff OLD=spec NEW=openapi.json
	$(BIN)/python scripts/specdiff.py "$(OLD)" "$(NEW)"

format: setup ## Format and fix all hand-written code.
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: setup ## Check format and lint rules.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: setup ## Type-check with mypy --strict and pyright strict, side by side.
	$(MAKE) --no-print-directory --jobs=2 mypy pyright

mypy pyright: setup
	$(BIN)/$@

unit: setup ## Run the tests.
	$(BIN)/python -m pytest -q -n auto --dist worksteal

matrix: setup ## Run the tests on every Python found here, with the newest and the lowest dependencies.
	$(BIN)/python scripts/matrix.py

contract: setup ## Send every operation's request to an independent mock server of the description (needs npm).
	$(BIN)/python scripts/contract.py

bench: setup ## Measure this client beside raw httpx.
	$(BIN)/python scripts/bench.py

fuzz: setup ## Feed the streaming layer damaged transcripts for ten minutes; any finding is a failure.
	$(BIN)/python scripts/fuzz.py --minutes 10

soak: setup ## Make 10,000 streams that are broken and left in every way, with each client; anything left is a failure.
	$(BIN)/python scripts/soak.py
	$(BIN)/python scripts/soak.py --aiohttp
	$(BIN)/python scripts/soak.py --sync

build: setup ## Build wheel and source distribution into dist/.
	$(BIN)/python -m build

clean: ## Remove everything that was made here.
	rm -rf .venv .matrix dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/bin/python:
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip

.venv/demo: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[testing]'
	@touch $@

.venv/dev: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[testing]' --group dev
	@touch $@
