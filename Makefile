SWIFT ?= swift
CONFIGURATION ?= debug
STATE ?= .demo

.DEFAULT_GOAL := help
.PHONY: help bootstrap build demo test tsan bench campaign lint format contracts clean

help: ## show these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

bootstrap: ## install the C libraries that the build links (does nothing where they are there)
	@deploy/bootstrap

build: bootstrap ## build everything (CONFIGURATION=debug or release)
	$(SWIFT) build -c $(CONFIGURATION)

demo: bootstrap ## build for release and send the fixtures all the way through four services
	$(SWIFT) build -c release
	.build/release/accordctl demo --state $(STATE)

test: bootstrap ## build and run every suite (ACCORD_TEST_BROKER=HOST:PORT names another broker)
	deploy/bootstrap --tests
	$(SWIFT) build --build-tests
	SWIFT='$(SWIFT)' Tests/run

# ThreadSanitizer sees neither C11 threads (librdkafka's) nor the slow path of Swift's Mutex by itself: both are shown to it.
TSAN_PRELOAD = .build-tsan/visible-threads.so

# A process a suite, a test at a time: under ThreadSanitizer tests side by side starve each other's deadlines.
tsan: bootstrap ## run the suites that cross threads under ThreadSanitizer
	$(SWIFT) build --build-tests --scratch-path .build-tsan --sanitize=thread
ifeq ($(shell uname),Linux)
	clang -shared -fPIC -O1 -o $(TSAN_PRELOAD) Tests/Support/ThreadSanitizer/*.c -ldl
endif
	for suite in KafkaTests KafkaRPCTests MessagingTests; do \
	  LD_PRELOAD=$(if $(filter Linux,$(shell uname)),$(CURDIR)/$(TSAN_PRELOAD)) $(SWIFT) test --no-parallel --skip-build \
	    --scratch-path .build-tsan --sanitize=thread --filter "^$$suite\\." || exit 1; \
	done

bench: bootstrap ## measure screening, the whole way, and reading workbooks beside openpyxl and calamine
	$(SWIFT) build -c release
	.build/release/accord-bench

campaign: bootstrap ## simulate a year of 20,000 candidates and compare it with a second computation
	deploy/bootstrap --tests
	$(SWIFT) build -c release --product accord-bench
	.build/release/accord-bench campaign

lint: ## check format and walls
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Shared Services Tests Benchmarks
	deploy/check-imports

format: ## format every Swift file in place
	$(SWIFT) format --in-place --recursive --parallel Package.swift Shared Services Tests Benchmarks

contracts: bootstrap ## write deploy/contracts from the declarations in Contracts
	deploy/describe-contracts >Shared/Contracts/Reference/descriptions.json
	$(SWIFT) build -c $(CONFIGURATION) --product accordctl
	.build/$(CONFIGURATION)/accordctl contracts export deploy/contracts

clean: ## remove what was built and what demos left
	rm -rf .build .build-tsan .demo
