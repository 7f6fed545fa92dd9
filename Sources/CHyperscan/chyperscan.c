#include "CHyperscan.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>

#define FUNCTIONS(each) \
    each(version) each(populate_platform) each(compile_lit_multi) each(free_compile_error) \
    each(serialize_database) each(deserialize_database) each(free_database) \
    each(alloc_scratch) each(free_scratch) each(scan) each(scan_vector)

static struct {
#define FIELD(name) __typeof__(hs_##name) *name;
    FUNCTIONS(FIELD)
    bool is_present;
} api;

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void open_library(void) {
    void *library = dlopen("libhs.so.5", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return;
    bool is_whole = true;
#define LOAD(name) \
    *(void **)&api.name = dlsym(library, "hs_" #name); \
    is_whole = is_whole && api.name != NULL;
    FUNCTIONS(LOAD)
    api.is_present = is_whole;
}

static bool is_present(void) {
    pthread_once(&once, open_library);
    return api.is_present;
}

const char *chs_version(void) { return is_present() ? api.version() : ""; }

hs_error_t chs_populate_platform(hs_platform_info_t *platform) {
    return is_present() ? api.populate_platform(platform) : chs_error;
}

hs_error_t chs_compile_lit_multi(
    const char *const *expressions, const unsigned *flags, const unsigned *ids,
    const size_t *lengths, unsigned count, unsigned mode, const hs_platform_info_t *platform,
    hs_database_t **database, hs_compile_error_t **error) {
    if (!is_present()) return chs_error;
    return api.compile_lit_multi(
        expressions, flags, ids, lengths, count, mode, platform, database, error);
}

hs_error_t chs_free_compile_error(hs_compile_error_t *error) {
    return is_present() ? api.free_compile_error(error) : chs_error;
}

hs_error_t chs_serialize_database(const hs_database_t *database, char **bytes, size_t *count) {
    return is_present() ? api.serialize_database(database, bytes, count) : chs_error;
}

hs_error_t chs_deserialize_database(const char *bytes, size_t count, hs_database_t **database) {
    return is_present() ? api.deserialize_database(bytes, count, database) : chs_error;
}

hs_error_t chs_free_database(hs_database_t *database) {
    return is_present() ? api.free_database(database) : chs_error;
}

hs_error_t chs_alloc_scratch(const hs_database_t *database, hs_scratch_t **scratch) {
    return is_present() ? api.alloc_scratch(database, scratch) : chs_error;
}

hs_error_t chs_free_scratch(hs_scratch_t *scratch) {
    return is_present() ? api.free_scratch(scratch) : chs_error;
}

hs_error_t chs_scan(
    const hs_database_t *database, const char *text, unsigned count, unsigned flags,
    hs_scratch_t *scratch, match_event_handler on_match, void *context) {
    if (!is_present()) return chs_error;
    return api.scan(database, text, count, flags, scratch, on_match, context);
}

hs_error_t chs_scan_vector(
    const hs_database_t *database, const char *const *texts, const unsigned *counts,
    unsigned number, unsigned flags, hs_scratch_t *scratch, match_event_handler on_match,
    void *context) {
    if (!is_present()) return chs_error;
    return api.scan_vector(
        database, texts, counts, number, flags, scratch, on_match, context);
}
