# Every command of the house; `make` alone lists them.
PYTHON ?= python3
NEED ?= need-ngo-016-1
BIN := .venv/bin
READY := .venv/.ready
CODE := api benchmarks cli matching models storage tests training
DEMO := sqlite:///.demo/brobygger.sqlite
# Tests run on up to four cores, those of one file together; SIDE_BY_SIDE= runs them one after the other.
SIDE_BY_SIDE ?= -n logical --maxprocesses 4 --dist loadfile
WITH_DEMO := BROBYGGER_DATABASE_URL=$(DEMO) $(BIN)/brobygger

define TRY_NEXT

All of this is invented. What to try next:
  export BROBYGGER_DATABASE_URL=$(DEMO)
  .venv/bin/brobygger match "vi mangler en bogholder to timer om ugen i Herning"
  .venv/bin/brobygger why need-ngo-008-1 com-001   # a need for a bookkeeper: why is this one not on its list?
  .venv/bin/brobygger --help                       # everything else; --lang da for Danish
  make serve                                       # the same lists over HTTP
Your own partners: docs/guide.md. To begin again: rm -r .demo
endef
export TRY_NEXT

.DEFAULT_GOAL := help
.PHONY: help demo serve test check bench screenshots chromium
.DELETE_ON_ERROR:

help: ## list these targets
	@awk -F ' *## ' '/^[a-z]+:.* ## / {sub(/:.*/, "", $$1); printf "make %-11s %s\n", $$1, $$2}' Makefile

demo: .demo/ready ## load the sample market and show the recommendations for one need (NEED=id for another)
	@$(WITH_DEMO) match $(NEED) -n 5
	@echo "$$TRY_NEXT"

serve: .demo/ready .demo/administrator ## start the service on this machine alone, over the sample market
	@$(WITH_DEMO) serve

test: $(READY) chromium ## run the tests (ARGS='-k expired' for some of them)
	@$(BIN)/python -m pytest $(SIDE_BY_SIDE) $(ARGS)

screenshots: $(READY) chromium ## take pictures of every page, into build/screenshots (ARGS='start edit' for some)
	@$(BIN)/python -m tests.journeys.screenshots $(ARGS)

# The browser of the tests is Debian's, which apt keeps up to date.
chromium:
	@command -v chromium > /dev/null || { \
		echo "The tests use Chromium, which is missing; it is installed now with apt-get."; \
		if [ "$$(id -u)" = 0 ]; then run=; else run=sudo; fi; \
		$$run apt-get update -qq && $$run apt-get install -y -qq chromium > /dev/null; } || { \
		echo "Chromium could not be installed: ask whoever may to run 'apt-get install chromium', or leave" \
			"these tests out: .venv/bin/python -m pytest --ignore tests/journeys"; exit 1; }

check: $(READY) ## see that format, lint, types, import directions and file lengths are right
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports
	@find $(CODE) -type f -regex '.*\.\(py\|html\|js\|css\)' -exec awk \
		'FNR == 301 {print FILENAME " is over 300 lines; which two ideas live in it?"; bad = 1} END {exit bad}' {} +

bench: $(READY) ## measure speed side by side with a plain peer, in minutes (ARGS=--small for less)
	@$(BIN)/python -m benchmarks $(ARGS)

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$(PYTHON) is missing or older than Python 3.11, which brobygger needs;" \
			"install a newer one and name it, as in: make demo PYTHON=python3.12"; exit 1; }
	@echo "Setting up .venv; the first time takes some minutes."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

.demo/ready: $(READY) $(wildcard storage/sample/*) $(wildcard storage/migrations/versions/*.py)
	@mkdir -p .demo
	@$(WITH_DEMO) db upgrade
	@$(WITH_DEMO) import --sample
	@touch $@

.demo/administrator: .demo/ready
	@echo "The password of the account demo@example.org, which may do everything here; it is shown this once:"
	@$(WITH_DEMO) user add demo@example.org --name Demo --administrator --generate
	@touch $@
