#define _GNU_SOURCE
#include "CXML.h"

#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

// What is needed of libxml2's interface (libxml/parser.h), which has not changed since 2.0.

typedef unsigned char xmlChar;
typedef struct xmlParserCtxt *xmlParserCtxtPtr;

/// xmlSAXHandlerV1: 28 functions and a number.
typedef struct Handler {
    void (*internal_subset)(
        void *, const xmlChar *, const xmlChar *, const xmlChar *);
    void *unused_1[13];
    void (*start_element)(void *, const xmlChar *, const xmlChar **);
    void (*end_element)(void *, const xmlChar *);
    void *unused_2;
    void (*characters)(void *, const xmlChar *, int);
    void (*white_space)(void *, const xmlChar *, int);
    void *unused_3[6];
    void (*cdata_block)(void *, const xmlChar *, int);
    void *unused_4;
    unsigned int initialized;
    void *reserved[4];
} Handler;

enum { PARSE_NOERROR = 1 << 5, PARSE_NOWARNING = 1 << 6, PARSE_NONET = 1 << 11 };

static struct {
    void (*init)(void);
    xmlParserCtxtPtr (*create)(Handler *, void *, const char *, int, const char *);
    int (*use_options)(xmlParserCtxtPtr, int);
    int (*parse)(xmlParserCtxtPtr, const char *, int, int);
    void (*stop)(xmlParserCtxtPtr);
    void (*free_context)(xmlParserCtxtPtr);
    bool is_present;
} api;

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void open_library(void) {
    void *library = dlopen("libxml2.so.2", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return;
    *(void **)&api.init = dlsym(library, "xmlInitParser");
    *(void **)&api.create = dlsym(library, "xmlCreatePushParserCtxt");
    *(void **)&api.use_options = dlsym(library, "xmlCtxtUseOptions");
    *(void **)&api.parse = dlsym(library, "xmlParseChunk");
    *(void **)&api.stop = dlsym(library, "xmlStopParser");
    *(void **)&api.free_context = dlsym(library, "xmlFreeParserCtxt");
    api.is_present = api.init && api.create && api.use_options && api.parse && api.stop
        && api.free_context;
    if (api.is_present) api.init();
}

typedef struct Reading {
    const CXMLVisitor *visitor;
    xmlParserCtxtPtr parser;
    bool has_dtd;
} Reading;

static void enter(void *context, const xmlChar *name, const xmlChar **attributes) {
    Reading *reading = context;
    (void)attributes;
    reading->visitor->enter(reading->visitor->context, (const char *)name);
}

static void leave(void *context, const xmlChar *name) {
    Reading *reading = context;
    (void)name;
    reading->visitor->leave(reading->visitor->context);
}

static void text(void *context, const xmlChar *text, int count) {
    Reading *reading = context;
    if (count <= 0) return;
    reading->visitor->text(reading->visitor->context, (const char *)text, (size_t)count);
}

static void refuse_dtd(
    void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
    Reading *reading = context;
    (void)name, (void)external, (void)system;
    reading->has_dtd = true;
    api.stop(reading->parser);
}

int cxml_parse(const uint8_t *bytes, size_t count, const CXMLVisitor *visitor) {
    pthread_once(&once, open_library);
    if (!api.is_present) return CXML_ABSENT;
    if (count == 0 || count > 0x7FFFFFFF) return CXML_MALFORMED;
    Handler handler;
    memset(&handler, 0, sizeof handler);
    handler.start_element = enter;
    handler.end_element = leave;
    handler.characters = text;
    handler.white_space = text;
    handler.cdata_block = text;
    handler.internal_subset = refuse_dtd;
    Reading reading = {visitor, NULL, false};
    reading.parser = api.create(&handler, &reading, NULL, 0, NULL);
    if (reading.parser == NULL) return CXML_MALFORMED;
    api.use_options(reading.parser, PARSE_NONET | PARSE_NOERROR | PARSE_NOWARNING);
    int error = api.parse(reading.parser, (const char *)bytes, (int)count, 1);
    int outcome = reading.has_dtd ? CXML_DTD
        : error == 0 ? CXML_DONE : CXML_MALFORMED;
    api.free_context(reading.parser);
    return outcome;
}
