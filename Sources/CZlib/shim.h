#ifndef REPORTKIT_CZLIB_SHIM_H
#define REPORTKIT_CZLIB_SHIM_H

#include <zlib.h>

/* A macro with the size of a struct in it, which Swift does not import: begins to inflate data without a header. */
static inline int reportkit_begin_inflating(z_stream *stream) {
  return inflateInit2(stream, -MAX_WBITS);
}

#endif
