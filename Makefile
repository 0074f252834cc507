# make run    the bot: in Slack when .env has tokens, else in a simulated workspace in the browser
# make test   all tests
# make strangers SIZE=10000   that many forged requests at the port for Slack's events
# make crash | recall | load | faults | soak   processes killed, many questions, failures, a long day (docs/reliability.md)
# make scale SIZE=100000   build, queries, memory and servers at growing sizes (docs/evaluation.md)
# make screenshots   the pictures of the documentation, from the simulated workspace
# make schema   Slack's types as the JSON schema against which the tests hold every message
# make record   the audit trail under 1,000 random tampers and with 100,000 entries, and a person with 500 questions erased
# make mutants   whether the tests notice a changed line of inbox, outbox, roles, audit trail, escaping
# make check  what CI runs: format, lint, types, import contracts, dangerous calls, tests with coverage

PYTHON ?= python3
BIN := .venv/bin
RUN := .venv/run.stamp
DEV := .venv/dev.stamp

.PHONY: run test check crash faults format load screenshots schema soak onechange recall scale mutants strangers record lock clean

run: $(RUN)
	@$(BIN)/policy-bot run

test: $(DEV)
	@$(BIN)/python -m pytest -n auto --dist worksteal

check: $(DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/basedpyright
	$(BIN)/lint-imports
	$(BIN)/bandit -q -lll -r bot
	$(MAKE) test PYTEST_ADDOPTS="--cov --cov-report=term:skip-covered --cov-report=json:.coverage.json $(PYTEST_ADDOPTS)"
	$(BIN)/python tests/coverage_bar.py .coverage.json

# Forged and odd requests at the port for Slack's events: none comes in, none is a server error.
strangers: $(DEV)
	STRANGERS=$(or $(SIZE),10000) $(BIN)/python -m pytest -n0 -s tests/slack/test_strangers.py

# Trials of what is promised in docs/reliability.md. Each takes a SIZE and a SEED; the last lines are
# its figures. SIZE is kills, questions, restarts and seconds, or questions at a hundred a minute.
crash: $(DEV)
	$(BIN)/python -m tests.trials.crash --kills $(or $(SIZE),300) --seed $(SEED)
	$(BIN)/python -m tests.trials.crash --kills $(or $(SIZE),300) --seed $(SEED) --database postgresql
	$(BIN)/python -m tests.trials.reindexing --kills $(or $(SIZE),100) --seed $(SEED)

# A clause changes on which a quarter of SIZE stored answers rest, and the bot is killed while it tells.
recall: $(DEV)
	$(BIN)/python -m tests.trials.recalling --answers $(or $(SIZE),200) --seed $(SEED)
	$(BIN)/python -m tests.trials.recalling --answers $(or $(SIZE),200) --seed $(SEED) --database postgresql

load: $(DEV)
	$(BIN)/python -m tests.trials.load --size $(or $(SIZE),500) --seed $(SEED)
	$(BIN)/python -m tests.trials.load --size $(or $(SIZE),500) --seed $(SEED) --database postgresql

faults: $(DEV)
	$(BIN)/python -m tests.trials.faults --size $(or $(SIZE),20) --seed $(SEED)

soak: $(DEV)
	$(BIN)/python -m tests.trials.soak --size $(or $(SIZE),3000) --seed $(SEED)

# One document of ../shared/corpus changes while people ask; of SIZE vectors one is computed, and the
# rest counted, for what a build from nothing costs.
onechange: $(DEV)
	$(BIN)/python -m tests.trials.onechange --each $(or $(SIZE),20)

# Up to so many pieces of invented documents, with a Chroma server and PostgreSQL in the same run.
scale: $(DEV)
	$(BIN)/python -m tests.trials.scale --size $(or $(SIZE),100000)

# Some 2,400 changed lines of the modules named in pyproject.toml, each under the tests near it; what
# is known of an unchanged function is kept in mutants/. JOBS is how many at once. MUTANTS names
# some, such as MUTANTS='bot.adapters.roles*'.
mutants: $(DEV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "mutmut>=3.8,<4"
	CI=1 $(BIN)/mutmut run --max-children $(or $(JOBS),2) $(MUTANTS)
	$(BIN)/python -m tests.mutants_bar

format: $(DEV)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# What the short forms of the tests do with small numbers.
TAMPERS ?= 1000
ERASED_QUESTIONS ?= 500
SEED ?= 5

record: $(DEV)
	TAMPERS=$(TAMPERS) SEED=$(SEED) $(BIN)/python -m pytest -n0 -s tests/services/test_auditing.py -k tampers
	ERASED_QUESTIONS=$(ERASED_QUESTIONS) $(BIN)/python -m pytest -n0 -s tests/services/test_erasing.py -k no_word
	$(BIN)/python -m tests.record_bar

screenshots: $(DEV)
	$(BIN)/python -m tests.screenshots

# The JSON schema of messages in tests/schemas, from Slack's own types; Node is needed for it.
schema: $(DEV)
	$(BIN)/python -m tests.slack_schema

# Ranges are in pyproject.toml; these two files pin them with hashes.
lock: $(DEV)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --no-emit-index-url pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --no-emit-index-url pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf .venv .coverage .coverage.json mutants

$(RUN): requirements.txt pyproject.toml
	@echo "Setting up .venv (a minute or two the first time) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --progress-bar on --no-deps --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements-dev.txt pyproject.toml
	@echo "Setting up .venv with the tools for development ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --progress-bar on --no-deps --require-hashes -r requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@ $(RUN)
