#ifndef REPORTKIT_CZLIB_SHIM_H
#define REPORTKIT_CZLIB_SHIM_H

#include <zlib.h>

/* Macros with the size of a struct in them, which Swift does not import: begin to inflate or to deflate data without a header. */
static inline int reportkit_begin_inflating(z_stream *stream) {
  return inflateInit2(stream, -MAX_WBITS);
}

static inline int reportkit_begin_deflating(z_stream *stream) {
  return deflateInit2(stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
}

#endif
