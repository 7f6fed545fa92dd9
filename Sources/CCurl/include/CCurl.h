#ifndef WINNOW_CCURL_H
#define WINNOW_CCURL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// libcurl, opened when it is first needed: most commands never fetch anything and must not wait
// for its loading.

/// What to ask of a server. All strings end with a NUL and stay the caller's.
typedef struct CCurlRequest {
    const char *url;
    const char *user_agent;
    /// Header lines, each without its line end.
    const char *const *headers;
    size_t header_count;
    /// Sent with POST; GET if it is NULL.
    const uint8_t *body;
    size_t body_count;
    /// Ask for the headers alone.
    bool is_head;
    /// Bytes of the answer's body, decompressed, that are kept; the rest is not read.
    size_t body_limit;
    size_t header_limit;
    long timeout_milliseconds;
    long connect_timeout_milliseconds;
    /// Asked with the very address of each connection before it is made: 4 or 16 bytes in network
    /// order.
    bool (*allows)(void *context, const uint8_t *address, size_t count, uint16_t port);
    /// Asked every now and then.
    bool (*is_cancelled)(void *context);
    void *context;
} CCurlRequest;

enum {
    CCURL_DONE = 0,
    /// libcurl is not installed.
    CCURL_ABSENT = 1,
    /// No address of the host was allowed.
    CCURL_REFUSED = 2,
    CCURL_UNRESOLVED = 3,
    CCURL_UNREACHABLE = 4,
    CCURL_TIMED_OUT = 5,
    CCURL_TLS = 6,
    CCURL_CANCELLED = 7,
    CCURL_BAD_URL = 8,
    CCURL_HEADERS_TOO_LONG = 9,
    CCURL_OTHER = 10,
};

typedef struct CCurlResponse {
    int outcome;
    long status;
    /// The header lines of the last answer, as they came.
    uint8_t *headers;
    size_t header_count;
    uint8_t *body;
    size_t body_count;
    /// Whether the body was longer than its limit.
    bool is_cut;
    char message[256];
} CCurlResponse;

/// Whether libcurl can be had.
bool ccurl_is_present(void);

/// Asks, and waits for the answer. Redirects are answers like any other. Never follows the
/// environment: no proxies, cookies, or credentials.
CCurlResponse ccurl_perform(const CCurlRequest *request);

void ccurl_response_free(CCurlResponse response);

#endif
