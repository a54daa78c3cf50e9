#ifndef REPORTKIT_CLIBXML2_SHIM_H
#define REPORTKIT_CLIBXML2_SHIM_H

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
