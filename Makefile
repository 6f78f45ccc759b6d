# make site   writes public/ from the repository's own content
# make test   runs every test
GO ?= go
export GOFLAGS ?= -buildvcs=false

.PHONY: deps generate site test fuzz bench lint dist

# What the tests need beyond Go and npm, installed where we may.
deps:
	@.ci/deps test

# The browser's chart library, bundled from npm into the embedded assets.
generate:
	@.ci/deps site
	$(GO) generate ./...

site: generate
	$(GO) run ./cmd/nianbao build

test: deps generate
	$(GO) test ./...

# Mutates what readers are given, a bounded number of times each: some 20 seconds.
# (A bound in time can end a run that found nothing with "context deadline exceeded".)
FUZZTIME ?= 30000x
fuzz:
	$(GO) test -run '^$$' -fuzz '^FuzzRead$$' -fuzztime $(FUZZTIME) ./internal/workbook
	$(GO) test -run '^$$' -fuzz '^FuzzFind$$' -fuzztime $(FUZZTIME) ./internal/dataset/layout
	$(GO) test -run '^$$' -fuzz '^FuzzDecode$$' -fuzztime $(FUZZTIME) ./internal/dataset/mapping
	$(GO) test -run '^$$' -fuzz '^FuzzFeeds$$' -fuzztime $(FUZZTIME) ./internal/dataset/feed

bench:
	$(GO) test -run '^$$' -bench . -benchtime 3x ./cmd/nianbao ./internal/...

lint:
	@test -z "$$(gofmt -l cmd internal templates policy_test.go)" || { gofmt -l cmd internal templates policy_test.go; exit 1; }
	$(GO) vet ./...
	$(GO) mod tidy -diff

# Programs for the machines that offices have.
dist: generate
	@for t in windows/amd64 linux/amd64 linux/arm64 linux/loong64 darwin/amd64 darwin/arm64; do \
		os=$${t%/*}; arch=$${t#*/}; ext=; [ $$os = windows ] && ext=.exe; \
		echo "dist/nianbao-$$os-$$arch$$ext"; \
		CGO_ENABLED=0 GOOS=$$os GOARCH=$$arch $(GO) build -trimpath -ldflags=-s -o dist/nianbao-$$os-$$arch$$ext ./cmd/nianbao || exit 1; \
	done
