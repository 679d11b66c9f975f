# Everything starts here. `make` alone lists what there is.
PORT ?= 8000
WORKERS ?= 2
YIMEN := .venv/bin/yimen
RUN := .venv/bin/python -m

.DEFAULT_GOAL := help
.PHONY: help demo walk screenshots test lint stop clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo "  PORT=8000 chooses the port of demo; TESTS='src/yimen/clock -k due' what test runs."

demo:  ## start everything with the demo district; Ctrl-C ends it
	@scripts/bootstrap
	@exec $(YIMEN) demo --port $(PORT)

walk:  ## one whole application over HTTP against the running demo, step by step
	@scripts/bootstrap
	@exec $(YIMEN) walk --address http://127.0.0.1:$(PORT)

screenshots:  ## pictures of the main pages of the running demo, both languages, desk and phone
	@scripts/bootstrap development
	@scripts/browser
	@exec .venv/bin/python scripts/screenshots.py http://127.0.0.1:$(PORT) docs/screenshots/pages $(PAGES)

test:  ## all tests on a real PostgreSQL, with a browser where there is one
	@scripts/bootstrap development
	@scripts/browser
	@$(YIMEN) assets
	@$(YIMEN) translations compile
	@exec $(RUN) pytest -n $(WORKERS) --dist loadfile $(TESTS)

lint:  ## style, types, layers, settings, migrations, templates, translations
	@scripts/bootstrap development
	@exec scripts/lint

stop:  ## end what demo and test left running
	@if [ -x $(YIMEN) ]; then exec $(YIMEN) stop; else echo "Nothing was running."; fi

clean: stop  ## delete environment, builds, databases and files: as after a fresh clone
	@if [ -x $(YIMEN) ]; then $(YIMEN) remove --yes; fi
	rm -rf .venv .yimen node_modules src/yimen/web/static/built test-results
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache src/*.egg-info
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
	find src -name '*.mo' -delete
