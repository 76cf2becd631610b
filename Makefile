# Peloton: build, run, test. `make help` lists what there is.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: run test bench lint format tables clean help prepare

swift_paths := Package.swift Plugins Sources Tests $(wildcard Benchmarks)

run: prepare ## build in release and run the flagship scenario: the Dutch-German fund
	@swift build -c release --product peloton >&2
	@"$$(swift build -c release --product peloton --show-bin-path)/peloton" run Scenarios/industr-i40.yaml

test: prepare ## run all tests; the scientific ones in release, at full size
	@swift test --skip ModelValidationTests
	@swift test -c release --filter ModelValidationTests

bench: prepare ## measure the kernel, phase by phase
	@swift run -c release --package-path Benchmarks

lint: ## check the format of all Swift files
	@swift format lint --strict --parallel -r $(swift_paths)

format: ## format all Swift files
	@swift format format -i --parallel -r $(swift_paths)

tables: prepare ## write the tables of the documents and the schema anew
	@swift build --product peloton
	@PATH="$$(swift build --product peloton --show-bin-path):$$PATH" .ci/tables

clean: ## remove everything that was built
	@rm -rf .build Benchmarks/.build

prepare: # install or report what is needed to build
	@.ci/prepare

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
