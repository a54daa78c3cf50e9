# What a person types. Everything that is missing is installed (Debian's packages; Swift itself must be there).
.PHONY: build demo test lint bench install clean
.DEFAULT_GOAL := build

BUILD := swift build -c release --static-swift-stdlib
COMMAND := .build/release/reportkit
PREFIX ?= /usr/local
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

# install-missing PACKAGE…: asks dpkg first, so that a machine that has them needs neither network nor root.
define install-missing
	@missing=$$(for package in $(1); do dpkg -s $$package >/dev/null 2>&1 || echo $$package; done); \
	if [ -n "$$missing" ]; then \
	  echo "installing" $$missing; \
	  $(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq $$missing; \
	fi
endef

build:
	$(call install-missing,libxml2-dev pkg-config)
	$(BUILD) --product reportkit

demo: build
	@rm -rf .build-demo && mkdir -p .build-demo
	@for sample in samples/*.*; do \
	  case $$sample in samples/README.md|samples/schema.yaml) continue ;; esac; \
	  $(COMMAND) convert $$sample --to html,markdown,csv,xhtml,tsv,json,ndjson -o .build-demo/ || exit 1; \
	done
	@echo "The samples in seven formats are in .build-demo/:"; ls .build-demo

test: build
	$(call install-missing,libxml2-utils w3c-sgml-lib cmark-gfm python3 python3-html5lib)
	SWIFT_BACKTRACE=enable=no REPORTKIT=$(CURDIR)/$(COMMAND) swift test

lint:
	swift format lint --strict --recursive Package.swift Sources Tests templates
	@! grep -rln 'import CLibXML2' Sources | grep -v '^Sources/ReportReaders/Tables/HTMLEvents.swift$$'
	@! grep -rln 'import Mustache' Sources templates | grep -v '^Sources/ReportWriters/Templates/TemplateEngine.swift$$'
	@! grep -rln 'import Yams' Sources | grep -v '^Sources/ReportReaders/Recognition/Schema.swift$$'
	@! grep -rln 'import ArgumentParser' Sources | grep -v '^Sources/ReportCommand/'
	@echo "lint: clean"

bench: build
	$(call install-missing,libxml2-dev pkg-config python3)
	python3 Benchmarks/bench.py $(COMMAND)

install: build
	install -d $(DESTDIR)$(PREFIX)/bin
	install -s -m 755 $(COMMAND) $(DESTDIR)$(PREFIX)/bin/reportkit

clean:
	rm -rf .build .build-demo
