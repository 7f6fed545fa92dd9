#ifndef WINNOW_CHYPERSCAN_H
#define WINNOW_CHYPERSCAN_H

#include <hs/hs.h>

// libhs is opened when one of these is first called, so that a process without rules goes without.
// Each does what libhs's function of that name does; without libhs it gives chs_error. Every
// function is safe to call from any thread.

/// What is returned if libhs can't be opened.
static const hs_error_t chs_error = HS_UNKNOWN_ERROR;

/// Empty if libhs can't be opened.
const char *chs_version(void);
hs_error_t chs_populate_platform(hs_platform_info_t *platform);
/// If libhs can't be opened, `error` stays as it is.
hs_error_t chs_compile_lit_multi(
    const char *const *expressions, const unsigned *flags, const unsigned *ids,
    const size_t *lengths, unsigned count, unsigned mode, const hs_platform_info_t *platform,
    hs_database_t **database, hs_compile_error_t **error);
hs_error_t chs_free_compile_error(hs_compile_error_t *error);
hs_error_t chs_serialize_database(const hs_database_t *database, char **bytes, size_t *count);
hs_error_t chs_deserialize_database(const char *bytes, size_t count, hs_database_t **database);
hs_error_t chs_free_database(hs_database_t *database);
hs_error_t chs_alloc_scratch(const hs_database_t *database, hs_scratch_t **scratch);
hs_error_t chs_free_scratch(hs_scratch_t *scratch);
hs_error_t chs_scan(
    const hs_database_t *database, const char *text, unsigned count, unsigned flags,
    hs_scratch_t *scratch, match_event_handler on_match, void *context);
hs_error_t chs_scan_vector(
    const hs_database_t *database, const char *const *texts, const unsigned *counts,
    unsigned number, unsigned flags, hs_scratch_t *scratch, match_event_handler on_match,
    void *context);

#endif
