#ifndef WINNOW_CXML_H
#define WINNOW_CXML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// libxml2, opened when it is first needed. Documents with a DTD are refused at its beginning;
// nothing is ever loaded or expanded but the five entities that XML itself has.

/// Told of a document's elements and text, in order. Names and text end with a NUL or a count.
typedef struct CXMLVisitor {
    void *context;
    void (*enter)(void *context, const char *name);
    void (*leave)(void *context);
    void (*text)(void *context, const char *text, size_t count);
} CXMLVisitor;

enum {
    CXML_DONE = 0,
    /// libxml2 is not installed.
    CXML_ABSENT = 1,
    /// The document has a DTD.
    CXML_DTD = 2,
    /// It is no well-formed XML.
    CXML_MALFORMED = 3,
};

/// Reads a document. The encoding is the one it declares, else UTF-8.
int cxml_parse(const uint8_t *bytes, size_t count, const CXMLVisitor *visitor);

#endif
