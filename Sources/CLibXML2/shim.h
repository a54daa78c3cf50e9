#ifndef REPORTKIT_CLIBXML2_SHIM_H
#define REPORTKIT_CLIBXML2_SHIM_H

/* libxml2's encoding.h includes the system's ICU, whose enums differ from those of Foundation's own ICU: a module that
 * imports both does not compile. Only the layout of encoding handlers depends on it, and none is touched here. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

/* A cast from unsigned to a macro constant that Swift does not import. */
static inline void reportkit_use_structured_errors(htmlSAXHandler *handler,
                                                   xmlStructuredErrorFunc report) {
  handler->initialized = XML_SAX2_MAGIC;
  handler->serror = report;
}

#endif
