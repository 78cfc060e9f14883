# Everything one does with Thawline. `make run` and `make test` install what they need first.
SHELL := /bin/sh
GO ?= go
PURE := ./geo/... ./dataset/... ./assets/... ./app/house ./app/palette/... ./app/words/... ./app/view/... ./app/scene/... ./app/figure/... ./app/export/... ./app/cli/...
TOOL := $(GO) tool -modfile=tools/go.mod
FUZZTIME ?= 10s

.PHONY: run build test race lint fuzz bench bench-peers golden package e2e e2e-displays verify-formats pictures clean

## run: build, then open the window; with no display, write the story's pictures into out/
run: build
	@if [ "$$(uname -s)" = Linux ] && [ -z "$$DISPLAY" ] && [ -z "$$WAYLAND_DISPLAY" ]; then \
		echo "There is no display here, so the story's pictures go into out/ instead of a window."; \
		tools/pictures out; \
	else ./thawline; fi

## build: the binary ./thawline (the first build takes a few minutes)
build:
	@tools/setup build
	@[ -x thawline ] || echo "Building; the first build takes 3 to 6 minutes."
	$(GO) build -o thawline .

## test: the whole suite
test:
	@tools/setup window
	TZ=UTC $(GO) test ./...

## race: the race detector on all that is pure
race:
	@tools/setup build
	TZ=UTC $(GO) test -race -short $(PURE)

## lint: gofumpt, go vet, staticcheck
lint:
	@tools/setup build
	@bad=$$($(TOOL) gofumpt -l $$(git ls-files '*.go')); [ -z "$$bad" ] || { echo "gofumpt would change:"; echo "$$bad"; exit 1; }
	$(GO) vet ./...
	$(TOOL) staticcheck ./...

## fuzz: each fuzz target for FUZZTIME
fuzz:
	@set -e; for package in $$($(GO) list $(PURE)); do \
		for target in $$($(GO) test -list '^Fuzz' $$package | grep '^Fuzz' || true); do \
			echo "$$package $$target"; $(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) $$package; \
		done; done

## bench: the benchmarks
bench:
	TZ=UTC $(GO) test -run '^$$' -bench . -benchmem $(PURE)

## bench-peers: other map renderers on the same work, in turns; PEERS is the folder that tools/peers/setup made
bench-peers:
	@PEERS="$(PEERS)" tools/bench-peers

## golden: write the golden pictures anew; look at them before committing
golden:
	TZ=UTC $(GO) test ./app/... -run Golden -update

## e2e: drive the real window under Xvfb; THAWLINE_KILLS is how often it is killed while one writes
e2e: build
	@tools/setup window
	TZ=UTC $(GO) test -tags e2e -count=1 -v -run E2E ./app/e2e

## e2e-displays: a talk on two displays, by Xorg's dummy driver; root on a machine that may have it
e2e-displays: build
	TZ=UTC $(GO) test -tags 'e2e displays' -count=1 -v -run E2E.*Displays ./app/e2e

## verify-formats: every kind of picture in every format, opened by programs that know nothing of Thawline
verify-formats: build
	@tools/setup formats
	TZ=UTC THAWLINE="$(CURDIR)/thawline" $(GO) test -tags formats -count=1 -timeout 30m -run TestFormats ./app/e2e

## pictures: the story's pictures into out/
pictures: build
	tools/pictures out

## package: a release archive in dist/
package: build
	tools/package

clean:
	rm -rf thawline out dist
