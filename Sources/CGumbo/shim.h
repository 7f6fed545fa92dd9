#ifndef WINNOW_CGUMBO_SHIM_H
#define WINNOW_CGUMBO_SHIM_H

#include <gumbo.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>

// Gumbo frees its tree recursively and takes quadratic time on some input. Here it allocates
// from an arena that is freed in one go, and that ends the parse when a limit is reached.

/// One block of the arena; the payload follows the header.
typedef struct WinnowBlock {
    struct WinnowBlock *next;
    char *data;
} WinnowBlock;

/// What one parse may use, and what it has used.
typedef struct WinnowArena {
    WinnowBlock *blocks;
    char *free_start;
    char *free_end;
    size_t byte_count, byte_limit;
    size_t node_count, node_limit;
    size_t attribute_run, attribute_limit;
    jmp_buf limit_reached;
} WinnowArena;

/// A parsed fragment and the memory that holds it.
typedef struct WinnowParse {
    WinnowArena *arena;
    GumboNode *root;
} WinnowParse;

static inline void *winnow_arena_allocate(void *userdata, size_t size) {
    WinnowArena *arena = (WinnowArena *)userdata;
    // A tag is checked against each of its own attributes, which is quadratic in their number.
    if (size == sizeof(GumboNode)) {
        arena->attribute_run = 0;
        if (++arena->node_count > arena->node_limit) longjmp(arena->limit_reached, 1);
    } else if (size == sizeof(GumboAttribute)) {
        if (++arena->attribute_run > arena->attribute_limit) longjmp(arena->limit_reached, 1);
    }
    size_t rounded = (size + 15) & ~(size_t)15;
    if (rounded == 0) rounded = 16;
    arena->byte_count += rounded;
    if (arena->byte_count > arena->byte_limit) longjmp(arena->limit_reached, 1);
    if ((size_t)(arena->free_end - arena->free_start) < rounded) {
        size_t capacity = rounded > 32768 ? rounded : 32768;
        WinnowBlock *block = (WinnowBlock *)malloc(sizeof(WinnowBlock));
        if (block == NULL) longjmp(arena->limit_reached, 1);
        block->data = (char *)malloc(capacity);
        if (block->data == NULL) {
            free(block);
            longjmp(arena->limit_reached, 1);
        }
        block->next = arena->blocks;
        arena->blocks = block;
        arena->free_start = block->data;
        arena->free_end = block->data + capacity;
    }
    void *result = arena->free_start;
    arena->free_start += rounded;
    return result;
}

static inline void winnow_arena_deallocate(void *userdata, void *pointer) {
    (void)userdata;
    (void)pointer;
}

static inline void winnow_parse_free(WinnowParse parse) {
    if (parse.arena == NULL) return;
    for (WinnowBlock *block = parse.arena->blocks; block != NULL;) {
        WinnowBlock *next = block->next;
        free(block->data);
        free(block);
        block = next;
    }
    free(parse.arena);
}

/// Parses `text` as the content of a `div`. The root is null when a limit was reached. The text
/// must outlive the result, which `winnow_parse_free` frees.
static inline WinnowParse winnow_parse(
    const char *text, size_t length, size_t byte_limit, size_t node_limit,
    size_t attribute_limit) {
    WinnowParse parse = {(WinnowArena *)calloc(1, sizeof(WinnowArena)), NULL};
    if (parse.arena == NULL) return parse;
    parse.arena->byte_limit = byte_limit;
    parse.arena->node_limit = node_limit;
    parse.arena->attribute_limit = attribute_limit;
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = winnow_arena_allocate;
    options.deallocator = winnow_arena_deallocate;
    options.userdata = parse.arena;
    options.max_errors = 0;
    options.fragment_context = GUMBO_TAG_DIV;
    if (setjmp(parse.arena->limit_reached) == 0) {
        GumboOutput *output = gumbo_parse_with_options(&options, text, length);
        parse.root = output->root;
    }
    return parse;
}

#endif
