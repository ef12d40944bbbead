# EV Dossier: the commands of the workshop. `make help` lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Material announces its end of life at every build; the pin in requirements.txt is the answer to it.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

PIP_INSTALL := $(BIN)/python -m pip install --quiet
# pytest processes: the two cores that a small machine has.
JOBS ?= 2

.DEFAULT_GOAL := help
.PHONY: help site serve test check bench clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-6s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(VENV)/.installed ## generate the report from seeds/ and build it into site/
	$(BIN)/python -m generator build
	$(BIN)/mkdocs build --strict --quiet
	@echo "The site is in $(CURDIR)/site, for any web server. To read it here, run 'make serve'."

serve: $(VENV)/.installed ## serve the report at http://127.0.0.1:8000/ and rebuild it at every change
	@mkdir -p site_src
	$(BIN)/mkdocs serve

test: $(VENV)/.installed-dev ## run all tests, the browser's too
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m pytest -n $(JOBS)

check: $(VENV)/.installed-dev ## lint the code, the types, the layers, the docs, the knowledge and the seeds
	@failed=; \
	for step in "ruff check ." "ruff format --check ." mypy lint-imports \
	    "python -m pytest tests/docs tests/knowledge" "python -m generator check"; do \
	  echo "== $$step"; $(BIN)/$$step || failed="$$failed [$$step]"; \
	done; \
	test -z "$$failed" || { echo "Failed:$$failed" >&2; exit 1; }

bench: $(VENV)/.installed-bench ## measure the generator and write benchmarks/RESULTS.md
	$(BIN)/python -m benchmarks $(CORPUS)
	$(BIN)/python -m benchmarks.peers $(CORPUS)
	$(BIN)/python -m benchmarks.growth
	$(BIN)/python -m benchmarks.site

clean: ## remove what was built; keep .venv and the committed site_src/
	rm -rf site .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

# A machine without Python's ensurepip (Debian's bare python3) still makes the environment: its own pip fills it.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "EV Dossier needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null && $(PYTHON) -m venv $(VENV) \
	  || { $(PYTHON) -m venv --clear --without-pip $(VENV) && $(PYTHON) -m pip --python $(BIN)/python install --quiet pip; } \
	  || { rm -rf $(VENV); echo "No virtual environment: install python3-venv, or pip 22.3 or newer for $(PYTHON)." >&2; exit 1; }

$(VENV)/.installed: requirements.txt constraints.txt | $(BIN)/python
	$(PIP_INSTALL) -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(PIP_INSTALL) -r requirements-dev.txt
	@touch $@

# The libraries to compare with: the benchmark goes on without those that cannot be installed, and says so.
$(VENV)/.installed-bench: requirements-bench.txt $(VENV)/.installed-dev
	$(PIP_INSTALL) -r requirements-bench.txt || echo "Not every library of requirements-bench.txt can be installed here." >&2
	@touch $@
