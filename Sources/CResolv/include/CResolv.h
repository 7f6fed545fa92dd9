#ifndef WINNOW_CRESOLV_H
#define WINNOW_CRESOLV_H

#include <stddef.h>
#include <stdint.h>

// The system's resolver with a state of its own for every question, so that threads can ask at
// the same time. The macros and unions of <resolv.h> stay in here.

/// Asks for one record type of one name, which is taken as complete: no search list is applied.
///
/// `server` is an IPv4 address in network byte order to ask instead of those of resolv.conf, or 0;
/// `port` is then its port. A server is waited for `seconds`, `attempts` times. A reply that is
/// truncated is asked for again over TCP.
///
/// Returns the length of the reply in `answer`, whatever its response code, or -1 where no server
/// gave a usable one. Safe to call from any thread.
int32_t cresolv_ask(
    const char *name, uint16_t type, uint32_t server, uint16_t port, int32_t seconds,
    int32_t attempts, uint8_t *answer, size_t capacity);

#endif
