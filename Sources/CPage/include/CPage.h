#ifndef WINNOW_CPAGE_H
#define WINNOW_CPAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Whole pages by Gumbo, within limits of memory and time, and their characters by iconv.

/// Told of a page's elements and texts in document order. Comments are left out.
typedef struct CPageVisitor {
    void *context;
    /// The name is in lower case; the attributes are good for `cpage_attribute` during the call.
    void (*enter)(void *context, const char *name, const void *attributes);
    void (*leave)(void *context, const char *name);
    void (*text)(void *context, const char *text);
} CPageVisitor;

/// The value of an attribute of the element being entered; NULL if it has none.
const char *cpage_attribute(const void *attributes, const char *name);

/// Parses UTF-8 without NULs and tells the visitor.
///
/// False, and nothing is told, if it takes more nodes, memory or time than it may.
bool cpage_parse(
    const char *text, size_t count, size_t byte_limit, size_t node_limit,
    size_t millisecond_limit, const CPageVisitor *visitor);

/// Turns text of any encoding that iconv knows into UTF-8; what can't be read becomes U+FFFD.
///
/// NULL if the encoding is not known. The caller frees the result, which ends with a NUL.
char *cpage_utf8(const uint8_t *bytes, size_t count, const char *encoding, size_t *result_count);

#endif
