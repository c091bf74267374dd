# Doorstep's commands; `make` alone lists them.
#
#   make test CONFIGURATION=debug    the same tests on an incremental debug build
#   make demo PORT=9000              the demo on another port

CONFIGURATION ?= release
PORT ?= 8080

DEMO := .demo
VENV := .tools/venv
SCHEMATHESIS := .tools/schemathesis
DOORSTEP := .build/$(CONFIGURATION)/doorstep

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset build tests-build test unit browser api debug bench lint format clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: build ## build, make the demo company once, and serve it on http://127.0.0.1:8080
	@$(DOORSTEP) demo --folder $(DEMO) --port $(PORT)

demo-reset: ## forget the demo's data; the next `make demo` begins anew
	@echo "Removing $(DEMO)"
	@rm -rf $(DEMO)

build: ## install what building needs and build the program
	@scripts/install-packages build
	@echo "Building doorstep ($(CONFIGURATION)); the first time takes some ten minutes"
	@swift build -c $(CONFIGURATION) --product doorstep

tests-build:
	@scripts/install-packages build tests
	@scripts/install-python $(VENV)
	@scripts/install-python $(SCHEMATHESIS) Tests/API/requirements.txt
	@echo "Building doorstep and its tests ($(CONFIGURATION)); the first time takes some ten minutes"
	@swift build -c $(CONFIGURATION) --build-tests

test: tests-build ## install what the tests need, build once, run all tests
	@$(VENV)/bin/python scripts/run-tests --configuration $(CONFIGURATION) unit browser api

unit: tests-build ## the Swift tests only
	@$(VENV)/bin/python scripts/run-tests --configuration $(CONFIGURATION) unit

browser: tests-build ## the browser tests only; ONLY=P9 picks some by name
	@$(VENV)/bin/python scripts/run-tests --configuration $(CONFIGURATION) --only "$(ONLY)" browser

api: tests-build ## try the API out as its document describes it (schemathesis)
	@$(VENV)/bin/python scripts/run-tests --configuration $(CONFIGURATION) api

debug: ## a quick debug build of everything, tests included
	@swift build --build-tests

bench: build ## measure a generated company and write docs/benchmarks.md; some fifteen minutes
	@scripts/install-packages bench
	@scripts/bench --write docs/benchmarks.md

lint: ## check the layout of the Swift sources
	@swift format lint --strict --recursive Sources Tests Package.swift

format: ## lay the Swift sources out
	@swift format --in-place --recursive Sources Tests Package.swift

clean: ## remove what was built and downloaded; the demo's data stay
	@rm -rf .build .tools
