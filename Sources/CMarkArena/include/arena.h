// Memory for one Markdown document, given out piece by piece and released at once. libcmark makes several pieces
// for each word of a document; asking malloc for every one took a third of the time of parsing.
//
// libcmark's allocators are plain functions without a context: they take from the arena that the calling thread
// has entered.

#ifndef LESSON_CMARK_ARENA_H
#define LESSON_CMARK_ARENA_H

#include <stddef.h>

typedef struct {
  struct cmark_arena_block *last;
} cmark_arena;

/// Makes an arena the one that the calling thread allocates from, and returns the one before it.
cmark_arena *cmark_arena_enter(cmark_arena *arena);

/// Releases everything that was allocated from an arena.
void cmark_arena_release(cmark_arena *arena);

// An allocator for `cmark_mem`. Where memory has run out, the process ends, as it does with libcmark's own.
void *cmark_arena_calloc(size_t count, size_t size);
void *cmark_arena_realloc(void *piece, size_t size);
/// Does nothing: pieces are released with their arena.
void cmark_arena_free(void *piece);

#endif
