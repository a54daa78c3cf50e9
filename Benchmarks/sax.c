/* The floor of HTML reading: libxml2's HTML parser over a whole file in memory, with callbacks that do nothing.
   (xmllint --html --sax of libxml2 2.9 stops after the first 24 KB of a Chinese page, so it measures nothing.) */
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <stdio.h>
#include <stdlib.h>

static void start(void *context, const xmlChar *name, const xmlChar **attributes) {}
static void end(void *context, const xmlChar *name) {}
static void characters(void *context, const xmlChar *text, int length) {}

int main(int count, char **arguments) {
  FILE *file = count > 1 ? fopen(arguments[1], "rb") : NULL;
  if (!file) return 1;
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  char *bytes = malloc(size);
  if (!bytes || fread(bytes, 1, size, file) != (size_t)size) return 1;
  htmlParserCtxtPtr context = htmlCreateMemoryParserCtxt(bytes, (int)size);
  if (!context) return 1;
  htmlCtxtUseOptions(context, HTML_PARSE_IGNORE_ENC | HTML_PARSE_NONET);
  xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8);
  htmlSAXHandler handler = {0};
  handler.startElement = start;
  handler.endElement = end;
  handler.characters = characters;
  *context->sax = handler;
  htmlParseDocument(context);
  htmlFreeParserCtxt(context);
  return 0;
}
