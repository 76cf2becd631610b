# Peloton: build, run, test. `make help` lists what there is.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: run test test-salib test-survival test-slurm test-brief test-instructions bench bench-large lint format tables clean help prepare

swift_paths := Package.swift Sources Tests $(wildcard Benchmarks Plugins)

run: prepare ## build in release, run the flagship (national or transnational policy around the Baltic Sea), write its brief
	@swift build -c release --product peloton >&2
	@"$$(swift build -c release --product peloton --show-bin-path)/peloton" run Scenarios/baltic-sea-region.yaml

test: prepare ## run all tests; the scientific ones in release, at full size
	@swift test --skip ModelValidationTests
	@swift test -c release --filter ModelValidationTests

test-salib: prepare ## compare sensitivity indices with those of SALib on the same points (needs python3)
	@.ci/conformance/salib

test-survival: prepare ## disturb a study in every way that we know, and compare its bytes with those of a quiet one
	@.ci/survival

test-slurm: prepare ## run one plan on a real Slurm of two nodes, with GNU parallel and with Snakemake; compare all bytes
	@swift build -c release --product peloton >&2
	@PATH="$$(swift build -c release --product peloton --show-bin-path):$$PATH" .ci/slurm/run

test-brief: prepare ## open briefs in headless Chromium: console, network, keyboard, axe-core, paper
	@.ci/brief/run

bench: prepare ## measure speed and memory beside other programs and the machine; RECORD=name keeps the table
	@Benchmarks/measure $(RECORD)

bench-large: prepare ## the same with worlds of ten to twenty-five million firms: minutes more, 12 GB
	@LARGE=1 Benchmarks/measure $(RECORD)

test-instructions: prepare ## compare instructions per firm with the committed ones; RECORD=1 keeps the new ones
	@swift build -c release --product peloton >&2
	@PATH="$$(swift build -c release --product peloton --show-bin-path):$$PATH" .ci/instructions $(if $(RECORD),--record)

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
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
