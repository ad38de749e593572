# The commands of this project. Needs GNU make and Python 3.11 or later; all else goes
# into .venv, from the lock files.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# An environment works only where it was made and with the Python that made it.
KEY := $(shell { pwd; $(PYTHON) --version; } | cksum | cut -d ' ' -f 1)
EMPTY := .venv/empty-$(KEY)
RUNTIME := .venv/runtime-$(KEY)
DEV := .venv/dev-$(KEY)
MUTATE := .venv/mutate-$(KEY)
BENCH := .venv/bench-$(KEY)
# The judges that Node brings; npm writes this file when it is done.
NODE := tests/interop/node
JUDGES := $(NODE)/node_modules/.package-lock.json
# The peers that Node brings.
PEERS := bench/node/node_modules/.package-lock.json

# Containers often forbid Python to keep what it compiled. Tests start a thousand
# processes, and each would compile the whole program again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help documents test coverage check interop golden pictures bench soak mutate lock release clean

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /  \1	/p' Makefile | expand -t 14

documents: $(RUNTIME)  ## build the sample's documents under build/
	$(BIN)/briefgen build

test: $(DEV)  ## run the tests
	$(BIN)/python -m pytest -n auto --dist worksteal

coverage: $(DEV)  ## run the tests and measure what they reach: twice the work and more
	$(BIN)/python -m pytest -n auto --dist worksteal --cov

check: $(DEV)  ## check format, lint, types and floors
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

interop: $(DEV) $(JUDGES)  ## ask the formats' judges, LibreOffice and PostgreSQL
	$(BIN)/python -m pytest -m interop -n auto

golden: $(DEV)  ## accept the present output as golden; then read the diff
	$(BIN)/python -m pytest --accept

pictures: $(DEV)  ## draw the README's picture from the built sample, and those of docs/import.md
	$(BIN)/python docs/pages.py
	$(BIN)/python docs/chart_cases.py
	$(BIN)/python -m docs.import_pictures

bench: $(BENCH) $(PEERS)  ## measure speed against budgets and peers (BENCH_OPTIONS="--only warm --sizes 20,100")
	$(BIN)/python -m bench $(BENCH_OPTIONS)

soak: coverage  ## run the tests that take minutes, look for new examples, and hold the floor of coverage
	$(BIN)/python -m pytest -m "soak or hypothesis" -n auto --dist worksteal --hypothesis-profile=search

mutate: $(MUTATE)  ## break the gates of disclosure in every small way; name what no test sees
	$(BIN)/python -m tests.mutate $(MODULES)

# Pins stay as they are where pyproject.toml allows: UPGRADE=--upgrade renews them all.
LOCK = $(BIN)/uv pip compile --quiet $(UPGRADE) --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --custom-compile-command 'make lock' \
	--no-emit-index-url --no-emit-find-links --group build pyproject.toml

lock: $(DEV)  ## bring the lock files up to pyproject.toml (UPGRADE=--upgrade: renew every pin)
	$(LOCK) --output-file requirements.lock
	$(LOCK) --extra dev --extra interop --constraints requirements.lock \
		--output-file requirements-dev.lock
	$(LOCK) --group mutate --constraints requirements-dev.lock \
		--output-file requirements-mutate.lock
	$(LOCK) --group bench --constraints requirements-dev.lock \
		--output-file requirements-bench.lock

release: $(DEV)  ## build sdist and wheel of this commit under dist/, and try both
	$(BIN)/python -m release.build

clean:  ## remove the environment, outputs and caches
	rm -rf .venv $(NODE)/node_modules bench/node/node_modules build dist .briefgen .coverage .coverage.* .hypothesis \
		.import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

$(EMPTY):
	@$(PYTHON) -c 'import sys; sys.exit("needs Python 3.11 or later: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv --clear .venv
	touch $@

# The locks are complete, so pip resolves nothing: what is published next week is never
# asked for. `pip check` then proves that the lock was complete.
LOCKED := install --no-deps --require-hashes --requirement

$(RUNTIME): $(EMPTY) requirements.lock pyproject.toml
	$(PIP) $(LOCKED) requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	$(PIP) check
	touch $@

$(DEV): $(RUNTIME) requirements-dev.lock
	$(PIP) $(LOCKED) requirements-dev.lock
	$(PIP) check
	touch $@

$(MUTATE): $(DEV) requirements-mutate.lock
	$(PIP) $(LOCKED) requirements-mutate.lock
	$(PIP) check
	touch $@

# Nobody needs the peers: the bench leaves out those that cannot be had here.
$(BENCH): $(DEV) requirements-bench.lock
	$(PIP) $(LOCKED) requirements-bench.lock && $(PIP) check && touch $@ \
		|| echo 'bench: peers from PyPI cannot be installed here, and are left out'

$(PEERS): bench/node/package.json bench/node/package-lock.json
	npm ci --prefix bench/node --no-audit --no-fund --loglevel error && touch $@ \
		|| echo 'bench: peers from npm cannot be installed here, and are left out'

$(JUDGES): $(NODE)/package.json $(NODE)/package-lock.json
	npm ci --prefix $(NODE) --no-audit --no-fund --loglevel error
	touch $@
