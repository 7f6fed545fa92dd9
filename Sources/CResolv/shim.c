#include "CResolv.h"

#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <limits.h>
#include <netinet/in.h>
#include <resolv.h>
#include <string.h>

int32_t cresolv_ask(
    const char *name, uint16_t type, uint32_t server, uint16_t port, int32_t seconds,
    int32_t attempts, uint8_t *answer, size_t capacity) {
    struct __res_state state;
    memset(&state, 0, sizeof state);
    if (res_ninit(&state) != 0) {
        return -1;
    }
    if (server != 0) {
        state.nscount = 1;
        memset(&state.nsaddr_list[0], 0, sizeof state.nsaddr_list[0]);
        state.nsaddr_list[0].sin_family = AF_INET;
        state.nsaddr_list[0].sin_addr.s_addr = server;
        state.nsaddr_list[0].sin_port = htons(port);
    }
    state.retrans = seconds;
    state.retry = attempts;
    state.options &= ~(unsigned long)(RES_IGNTC | RES_DEBUG);

    unsigned char question[NS_PACKETSZ];
    int size = res_nmkquery(
        &state, ns_o_query, name, ns_c_in, type, NULL, 0, NULL, question, sizeof question);
    int length = -1;
    if (size > 0) {
        int limit = capacity > INT_MAX ? INT_MAX : (int)capacity;
        length = res_nsend(&state, question, size, answer, limit);
        // What did not fit was cut off.
        if (length > limit) {
            length = -1;
        }
    }
    res_nclose(&state);
    return length;
}
