#include "arena.h"

#include <stdlib.h>
#include <string.h>

typedef struct cmark_arena_block {
  struct cmark_arena_block *previous;
  size_t used, capacity;
  _Alignas(16) char pieces[];
} block;

// Each piece has its size before it, for realloc. 16 keeps pieces aligned for any type.
enum { header = 16, smallest_block = 1 << 18 };

static _Thread_local cmark_arena *entered;

cmark_arena *cmark_arena_enter(cmark_arena *arena) {
  cmark_arena *before = entered;
  entered = arena;
  return before;
}

void cmark_arena_release(cmark_arena *arena) {
  while (arena->last) {
    block *previous = arena->last->previous;
    free(arena->last);
    arena->last = previous;
  }
}

static size_t rounded(size_t size) { return (size + header - 1) & ~(size_t)(header - 1); }

static size_t *size_of(void *piece) { return (size_t *)((char *)piece - header); }

static void add_block(size_t size) {
  size_t capacity = size > smallest_block ? size : smallest_block;
  block *added = malloc(sizeof(block) + capacity);
  if (!added) abort();
  added->previous = entered->last;
  added->used = 0;
  added->capacity = capacity;
  entered->last = added;
}

static void *allocate(size_t size) {
  size_t needed = header + rounded(size);
  if (!entered->last || entered->last->capacity - entered->last->used < needed) add_block(needed);
  char *piece = entered->last->pieces + entered->last->used + header;
  entered->last->used += needed;
  *size_of(piece) = size;
  return piece;
}

void *cmark_arena_calloc(size_t count, size_t size) {
  if (size && count > (size_t)-1 / 2 / size) abort();
  return memset(allocate(count * size), 0, count * size);
}

// The piece that was given out last grows where it is, when there is room: libcmark's buffers mostly do.
static int grow(void *piece, size_t size) {
  size_t more = rounded(size) - rounded(*size_of(piece));
  block *last = entered->last;
  char *end = (char *)piece + rounded(*size_of(piece));
  if (end != last->pieces + last->used || last->capacity - last->used < more) return 0;
  last->used += more;
  *size_of(piece) = size;
  return 1;
}

void *cmark_arena_realloc(void *piece, size_t size) {
  if (!piece) return allocate(size);
  if (size <= *size_of(piece) || grow(piece, size)) return piece;
  return memcpy(allocate(size), piece, *size_of(piece));
}

void cmark_arena_free(void *piece) { (void)piece; }
