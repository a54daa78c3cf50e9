# Converts IN/*.txt and IN/*.csv to OUT/*.html, those only that are newer than their pages:
#   make -f convert.mk IN=reports OUT=pages -j2 --keep-going
# A report that fails leaves no page behind, so make needs no .DELETE_ON_ERROR, and tries it again the next time.
IN ?= reports
OUT ?= pages
REPORTKIT ?= reportkit

PAGES := $(patsubst $(IN)/%.txt,$(OUT)/%.html,$(wildcard $(IN)/*.txt)) \
         $(patsubst $(IN)/%.csv,$(OUT)/%.html,$(wildcard $(IN)/*.csv))

all: $(PAGES)
.PHONY: all

$(OUT)/%.html: $(IN)/%.txt | $(OUT)
	$(REPORTKIT) convert --quiet $< -o $@

$(OUT)/%.html: $(IN)/%.csv | $(OUT)
	$(REPORTKIT) convert --quiet $< -o $@

$(OUT):
	mkdir -p $@
