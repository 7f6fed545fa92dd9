#define _GNU_SOURCE
#include "CPage.h"

#include <errno.h>
#include <gumbo.h>
#include <iconv.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// Gumbo frees its tree recursively and takes quadratic time on some input. Here it allocates from
// an arena that is freed in one go, and that ends the parse when a limit is reached.

typedef struct Block {
    struct Block *next;
} Block;

typedef struct Arena {
    Block *blocks;
    char *free_start, *free_end;
    size_t byte_count, byte_limit;
    size_t node_count, node_limit;
    size_t attribute_run, call_count;
    struct timespec deadline;
    jmp_buf limit_reached;
} Arena;

static const size_t attribute_limit = 256;
static const size_t block_size = 256 << 10;

static bool is_late(const struct timespec *deadline) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec > deadline->tv_sec
        || (now.tv_sec == deadline->tv_sec && now.tv_nsec >= deadline->tv_nsec);
}

static void *allocate(void *context, size_t size) {
    Arena *arena = context;
    // A tag is checked against each of its own attributes, which is quadratic in their number.
    if (size == sizeof(GumboNode)) {
        arena->attribute_run = 0;
        if (++arena->node_count > arena->node_limit) longjmp(arena->limit_reached, 1);
    } else if (size == sizeof(GumboAttribute)) {
        if (++arena->attribute_run > attribute_limit) longjmp(arena->limit_reached, 1);
    }
    if ((++arena->call_count & 63) == 0 && is_late(&arena->deadline)) {
        longjmp(arena->limit_reached, 1);
    }
    size_t rounded = size == 0 ? 16 : (size + 15) & ~(size_t)15;
    arena->byte_count += rounded;
    if (arena->byte_count > arena->byte_limit) longjmp(arena->limit_reached, 1);
    if ((size_t)(arena->free_end - arena->free_start) < rounded) {
        size_t capacity = 16 + (rounded > block_size ? rounded : block_size);
        Block *block = malloc(capacity);
        if (block == NULL) longjmp(arena->limit_reached, 1);
        block->next = arena->blocks;
        arena->blocks = block;
        arena->free_start = (char *)block + 16;
        arena->free_end = (char *)block + capacity;
    }
    void *result = arena->free_start;
    arena->free_start += rounded;
    return result;
}

static void deallocate(void *context, void *pointer) {
    (void)context;
    (void)pointer;
}

const char *cpage_attribute(const void *attributes, const char *name) {
    const GumboAttribute *found = gumbo_get_attribute(attributes, name);
    return found == NULL ? NULL : found->value;
}

/// The name of an element in lower case, cut at the buffer's end.
static const char *name_of(const GumboElement *element, char *buffer, size_t capacity) {
    if (element->tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element->tag);
    GumboStringPiece piece = element->original_tag;
    gumbo_tag_from_original_text(&piece);
    size_t count = piece.length < capacity - 1 ? piece.length : capacity - 1;
    if (piece.data == NULL) count = 0;
    for (size_t place = 0; place < count; place++) {
        char letter = piece.data[place];
        buffer[place] = letter >= 'A' && letter <= 'Z' ? (char)(letter | 0x20) : letter;
    }
    buffer[count] = 0;
    return buffer;
}

/// Walks a tree without recursion: it may be as deep as it has nodes.
static void walk(const GumboNode *root, const CPageVisitor *visitor) {
    char name[64];
    const GumboNode *node = root;
    while (node != NULL) {
        const GumboVector *children = NULL;
        if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) {
            const GumboElement *element = &node->v.element;
            visitor->enter(
                visitor->context, name_of(element, name, sizeof name), &element->attributes);
            children = &element->children;
        } else if (
            node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE
            || node->type == GUMBO_NODE_CDATA) {
            visitor->text(visitor->context, node->v.text.text);
        }
        if (children != NULL && children->length > 0) {
            node = children->data[0];
            continue;
        }
        for (;;) {
            if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) {
                visitor->leave(
                    visitor->context, name_of(&node->v.element, name, sizeof name));
            }
            if (node == root) return;
            const GumboVector *siblings = &node->parent->v.element.children;
            size_t next = node->index_within_parent + 1;
            if (next < siblings->length) {
                node = siblings->data[next];
                break;
            }
            node = node->parent;
        }
    }
}

/// Renumbers every child: Gumbo's own numbers are wrong where it has moved nodes.
static bool number_children(GumboNode *root, size_t limit) {
    GumboNode **stack = malloc((limit + 16) * sizeof *stack);
    if (stack == NULL) return false;
    size_t count = 0;
    bool fits = true;
    stack[count++] = root;
    while (count > 0 && fits) {
        GumboNode *node = stack[--count];
        if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE) continue;
        const GumboVector *children = &node->v.element.children;
        if (children->length > limit + 16 - count) {
            fits = false;
            break;
        }
        for (unsigned int place = 0; place < children->length; place++) {
            GumboNode *child = children->data[place];
            child->parent = node;
            child->index_within_parent = place;
            stack[count++] = child;
        }
    }
    free(stack);
    return fits;
}

bool cpage_parse(
    const char *text, size_t count, size_t byte_limit, size_t node_limit,
    size_t millisecond_limit, const CPageVisitor *visitor) {
    Arena *arena = calloc(1, sizeof *arena);
    if (arena == NULL) return false;
    arena->byte_limit = byte_limit;
    arena->node_limit = node_limit;
    clock_gettime(CLOCK_MONOTONIC, &arena->deadline);
    arena->deadline.tv_sec += (time_t)(millisecond_limit / 1000);
    arena->deadline.tv_nsec += (long)(millisecond_limit % 1000) * 1000000;
    if (arena->deadline.tv_nsec >= 1000000000) {
        arena->deadline.tv_sec += 1;
        arena->deadline.tv_nsec -= 1000000000;
    }
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = allocate;
    options.deallocator = deallocate;
    options.userdata = arena;
    options.max_errors = 0;
    GumboNode *volatile root = NULL;
    if (setjmp(arena->limit_reached) == 0) {
        root = gumbo_parse_with_options(&options, text, count)->root;
    }
    GumboNode *parsed = root;
    bool is_done = parsed != NULL && number_children(parsed, node_limit);
    if (is_done) walk(parsed, visitor);
    for (Block *block = arena->blocks; block != NULL;) {
        Block *next = block->next;
        free(block);
        block = next;
    }
    free(arena);
    return is_done;
}

char *cpage_utf8(const uint8_t *bytes, size_t count, const char *encoding, size_t *result_count) {
    iconv_t converter = iconv_open("UTF-8", encoding);
    if (converter == (iconv_t)-1) return NULL;
    // No character takes more than three bytes of UTF-8 for each byte it came from, but for a
    // few that stand for two; the result grows where that is not enough.
    size_t capacity = count * 3 + 64;
    char *result = malloc(capacity);
    char *out = result;
    size_t room = result == NULL ? 0 : capacity - 1;
    char *in = (char *)(uintptr_t)bytes;
    size_t left = count;
    while (result != NULL && left > 0) {
        if (iconv(converter, &in, &left, &out, &room) != (size_t)-1) break;
        if (errno == E2BIG || room < 4) {
            size_t used = (size_t)(out - result);
            capacity *= 2;
            char *larger = realloc(result, capacity);
            if (larger == NULL) {
                free(result);
                result = NULL;
                break;
            }
            result = larger;
            out = result + used;
            room = capacity - 1 - used;
        } else {
            memcpy(out, "\xEF\xBF\xBD", 3);
            out += 3;
            room -= 3;
            in += 1;
            left -= 1;
        }
    }
    iconv_close(converter);
    if (result == NULL) return NULL;
    *out = 0;
    *result_count = (size_t)(out - result);
    return result;
}
