# Two commands for everybody: `make run` and `make test`. The rest is for those who change the code.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run dev test check soak test-sqlite test-postgres

run: $(VENV)/.ready
	@$(BIN)/python manage.py serve

dev: $(VENV)/.ready-dev

test: check test-sqlite test-postgres

# Four runners and some two hundred commands import the same modules: they are compiled once, whatever the caller's habit.
test check test-sqlite test-postgres soak: export PYTHONDONTWRITEBYTECODE :=

check: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	find templates -name '*.html' -exec $(BIN)/djade --target-version 5.2 --check {} +
	$(BIN)/mypy
	$(BIN)/python -W error manage.py check
	$(BIN)/python -W error manage.py makemigrations --check --dry-run
	SITE_URL=https://archive.example.org SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))') \
		$(BIN)/python -W error manage.py check --deploy --fail-level WARNING

test-sqlite: $(VENV)/.ready-dev
	$(BIN)/python -m pytest -n 2 -m "not soak"

# Exit code 77: this machine has no PostgreSQL. That is said, and where nothing may be skipped (CI) it is a failure.
test-postgres: $(VENV)/.ready-dev
	@$(BIN)/python tests/with_postgres.py $(BIN)/python -m pytest -n 2 -m "not soak and not browser"; code=$$?; \
	if [ $$code -eq 77 ]; then \
		echo "SKIPPED: the tests on PostgreSQL. Install Debian's package postgresql."; \
		[ "$$CI" != "true" ]; \
	else exit $$code; fi

soak: $(VENV)/.ready-dev
	$(BIN)/python -m pytest -m soak
	$(BIN)/python tests/with_postgres.py $(BIN)/python -m pytest -m soak

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; $(PYTHON) is older. Say which: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv is missing. Install it: apt install python3-venv (Debian, Ubuntu)"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: $(VENV)/bin/python requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.ready-dev: $(VENV)/bin/python requirements-dev.txt requirements.txt requirements-postgres.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/.ready
