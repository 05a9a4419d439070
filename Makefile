# make demo   check a sample draft with planted errors
# make test   everything that a change has to pass
# Both make what they need: a virtual environment in .venv. PYTHON names another Python than python3.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test renew clean

demo: .venv/installed
	$(BIN)/factcheck check examples/thornwick.md --fail-on never

test: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

# Write anew what the tests compare with: the expected output of commands and reports, and the run in the README.
# Read the difference before you commit it.
renew: .venv/installed-dev
	FACTCHECK_RENEW=1 $(BIN)/pytest tests/cli tests/reports tests/test_readme.py

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "factcheck needs Python 3.11 or later: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	$(BIN)/python -m compileall -q factcheck  # so that the first check starts as fast as the next
	touch $@

.venv/installed-dev: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@
