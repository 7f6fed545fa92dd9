#define _GNU_SOURCE
#include "CCurl.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#undef curl_easy_setopt
#undef curl_easy_getinfo

static struct {
    CURLcode (*global_init)(long);
    CURL *(*init)(void);
    CURLcode (*setopt)(CURL *, CURLoption, ...);
    CURLcode (*perform)(CURL *);
    CURLcode (*getinfo)(CURL *, CURLINFO, ...);
    void (*cleanup)(CURL *);
    struct curl_slist *(*append)(struct curl_slist *, const char *);
    void (*free_list)(struct curl_slist *);
    const char *(*explain)(CURLcode);
    bool is_present;
} api;

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void open_library(void) {
    void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return;
    *(void **)&api.global_init = dlsym(library, "curl_global_init");
    *(void **)&api.init = dlsym(library, "curl_easy_init");
    *(void **)&api.setopt = dlsym(library, "curl_easy_setopt");
    *(void **)&api.perform = dlsym(library, "curl_easy_perform");
    *(void **)&api.getinfo = dlsym(library, "curl_easy_getinfo");
    *(void **)&api.cleanup = dlsym(library, "curl_easy_cleanup");
    *(void **)&api.append = dlsym(library, "curl_slist_append");
    *(void **)&api.free_list = dlsym(library, "curl_slist_free_all");
    *(void **)&api.explain = dlsym(library, "curl_easy_strerror");
    api.is_present = api.global_init && api.init && api.setopt && api.perform && api.getinfo
        && api.cleanup && api.append && api.free_list && api.explain
        && api.global_init(CURL_GLOBAL_ALL) == CURLE_OK;
}

bool ccurl_is_present(void) {
    pthread_once(&once, open_library);
    return api.is_present;
}

typedef struct Buffer {
    uint8_t *bytes;
    size_t count, capacity, limit;
    bool is_cut;
} Buffer;

typedef struct Exchange {
    const CCurlRequest *request;
    Buffer headers, body;
    bool was_refused;
} Exchange;

/// Takes all of a piece, or what of it fits.
static bool append(Buffer *buffer, const char *piece, size_t count) {
    if (count > buffer->limit - buffer->count) {
        count = buffer->limit - buffer->count;
        buffer->is_cut = true;
    }
    if (count > buffer->capacity - buffer->count) {
        size_t capacity = buffer->capacity * 2 + count;
        if (capacity > buffer->limit) capacity = buffer->limit;
        uint8_t *bytes = realloc(buffer->bytes, capacity);
        if (bytes == NULL) {
            buffer->is_cut = true;
            return false;
        }
        buffer->bytes = bytes;
        buffer->capacity = capacity;
    }
    if (count > 0) memcpy(buffer->bytes + buffer->count, piece, count);
    buffer->count += count;
    return !buffer->is_cut;
}

static size_t take_body(char *piece, size_t size, size_t count, void *context) {
    return append(&((Exchange *)context)->body, piece, size * count) ? size * count : 0;
}

static size_t take_header(char *piece, size_t size, size_t count, void *context) {
    Exchange *exchange = context;
    // A status line begins the headers of the final answer anew, after those of an interim one.
    if (size * count > 5 && memcmp(piece, "HTTP/", 5) == 0) exchange->headers.count = 0;
    return append(&exchange->headers, piece, size * count) ? size * count : 0;
}

static curl_socket_t open_socket(
    void *context, curlsocktype purpose, struct curl_sockaddr *address) {
    Exchange *exchange = context;
    (void)purpose;
    bool is_allowed = false;
    if (address->family == AF_INET && address->addrlen >= sizeof(struct sockaddr_in)) {
        struct sockaddr_in known;
        memcpy(&known, &address->addr, sizeof known);
        is_allowed = exchange->request->allows(
            exchange->request->context, (const uint8_t *)&known.sin_addr, 4,
            ntohs(known.sin_port));
    } else if (address->family == AF_INET6 && address->addrlen >= sizeof(struct sockaddr_in6)) {
        // The address is longer than the field that it begins in.
        struct sockaddr_in6 known;
        memcpy(&known, (const char *)address + offsetof(struct curl_sockaddr, addr), sizeof known);
        is_allowed = exchange->request->allows(
            exchange->request->context, (const uint8_t *)&known.sin6_addr, 16,
            ntohs(known.sin6_port));
    }
    if (!is_allowed) {
        exchange->was_refused = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static int look_up(void *context, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d) {
    (void)a, (void)b, (void)c, (void)d;
    Exchange *exchange = context;
    return exchange->request->is_cancelled(exchange->request->context) ? 1 : 0;
}

static int outcome(CURLcode code, const Exchange *exchange) {
    switch (code) {
    case CURLE_OK: return CCURL_DONE;
    case CURLE_WRITE_ERROR:
        if (exchange->headers.is_cut) return CCURL_HEADERS_TOO_LONG;
        return exchange->body.is_cut ? CCURL_DONE : CCURL_OTHER;
    case CURLE_COULDNT_RESOLVE_HOST: return CCURL_UNRESOLVED;
    case CURLE_COULDNT_CONNECT:
        return exchange->was_refused ? CCURL_REFUSED : CCURL_UNREACHABLE;
    case CURLE_OPERATION_TIMEDOUT: return CCURL_TIMED_OUT;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE: return CCURL_TLS;
    case CURLE_ABORTED_BY_CALLBACK: return CCURL_CANCELLED;
    case CURLE_URL_MALFORMAT:
    case CURLE_LOGIN_DENIED: return CCURL_BAD_URL;
    default: return CCURL_OTHER;
    }
}

/// Turns everything off that would reach beyond the one address asked for.
static bool restrict_reach(CURL *handle) {
    return api.setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK
        && api.setopt(handle, CURLOPT_FOLLOWLOCATION, 0L) == CURLE_OK
        && api.setopt(handle, CURLOPT_PROXY, "") == CURLE_OK
        && api.setopt(handle, CURLOPT_NOPROXY, "*") == CURLE_OK
        && api.setopt(handle, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED) == CURLE_OK
        && api.setopt(handle, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L) == CURLE_OK
        && api.setopt(handle, CURLOPT_FRESH_CONNECT, 1L) == CURLE_OK
        && api.setopt(handle, CURLOPT_FORBID_REUSE, 1L) == CURLE_OK
        && api.setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L) == CURLE_OK
        && api.setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L) == CURLE_OK;
}

static bool prepare(CURL *handle, Exchange *exchange, struct curl_slist *headers) {
    const CCurlRequest *request = exchange->request;
    bool is_set = restrict_reach(handle)
        && api.setopt(handle, CURLOPT_URL, request->url) == CURLE_OK
        && api.setopt(handle, CURLOPT_USERAGENT, request->user_agent) == CURLE_OK
        && api.setopt(handle, CURLOPT_HTTPHEADER, headers) == CURLE_OK
        && api.setopt(handle, CURLOPT_NOSIGNAL, 1L) == CURLE_OK
        && api.setopt(handle, CURLOPT_TIMEOUT_MS, request->timeout_milliseconds) == CURLE_OK
        && api.setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, request->connect_timeout_milliseconds)
            == CURLE_OK
        && api.setopt(handle, CURLOPT_ACCEPT_ENCODING, "gzip, deflate") == CURLE_OK
        && api.setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket) == CURLE_OK
        && api.setopt(handle, CURLOPT_OPENSOCKETDATA, exchange) == CURLE_OK
        && api.setopt(handle, CURLOPT_WRITEFUNCTION, take_body) == CURLE_OK
        && api.setopt(handle, CURLOPT_WRITEDATA, exchange) == CURLE_OK
        && api.setopt(handle, CURLOPT_HEADERFUNCTION, take_header) == CURLE_OK
        && api.setopt(handle, CURLOPT_HEADERDATA, exchange) == CURLE_OK
        && api.setopt(handle, CURLOPT_XFERINFOFUNCTION, look_up) == CURLE_OK
        && api.setopt(handle, CURLOPT_XFERINFODATA, exchange) == CURLE_OK
        && api.setopt(handle, CURLOPT_NOPROGRESS, 0L) == CURLE_OK;
    // A resolver that hangs must not hold up the end; older libraries do not know this.
    (void)api.setopt(handle, CURLOPT_QUICK_EXIT, 1L);
    if (is_set && request->is_head) is_set = api.setopt(handle, CURLOPT_NOBODY, 1L) == CURLE_OK;
    if (is_set && request->body != NULL) {
        is_set = api.setopt(handle, CURLOPT_POST, 1L) == CURLE_OK
            && api.setopt(
                   handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body_count)
                == CURLE_OK
            && api.setopt(handle, CURLOPT_POSTFIELDS, request->body) == CURLE_OK;
    }
    return is_set;
}

CCurlResponse ccurl_perform(const CCurlRequest *request) {
    CCurlResponse response;
    memset(&response, 0, sizeof response);
    response.outcome = CCURL_ABSENT;
    if (!ccurl_is_present()) {
        snprintf(response.message, sizeof response.message, "libcurl is not installed");
        return response;
    }
    Exchange exchange;
    memset(&exchange, 0, sizeof exchange);
    exchange.request = request;
    exchange.headers.limit = request->header_limit;
    exchange.body.limit = request->body_limit;
    struct curl_slist *headers = NULL;
    for (size_t place = 0; place < request->header_count; place++) {
        headers = api.append(headers, request->headers[place]);
    }
    CURL *handle = api.init();
    CURLcode code = CURLE_FAILED_INIT;
    if (handle != NULL && prepare(handle, &exchange, headers)) {
        code = api.perform(handle);
        api.getinfo(handle, CURLINFO_RESPONSE_CODE, &response.status);
    }
    response.outcome = outcome(code, &exchange);
    snprintf(response.message, sizeof response.message, "%s", api.explain(code));
    if (handle != NULL) api.cleanup(handle);
    api.free_list(headers);
    response.headers = exchange.headers.bytes;
    response.header_count = exchange.headers.count;
    response.body = exchange.body.bytes;
    response.body_count = exchange.body.count;
    response.is_cut = exchange.body.is_cut;
    return response;
}

void ccurl_response_free(CCurlResponse response) {
    free(response.headers);
    free(response.body);
}
