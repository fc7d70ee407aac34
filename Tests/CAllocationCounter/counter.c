// Takes the place of the C library's malloc in the test program, and counts each thread's calls.
#include "CAllocationCounter.h"

#include <errno.h>
#include <stdlib.h>

#if defined(__GLIBC__)
extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static _Thread_local long count;

long allocation_count(void) { return count; }

void *malloc(size_t size) { return count++, __libc_malloc(size); }
void *calloc(size_t number, size_t size) { return count++, __libc_calloc(number, size); }
void *realloc(void *memory, size_t size) { return count++, __libc_realloc(memory, size); }
void *aligned_alloc(size_t alignment, size_t size) { return count++, __libc_memalign(alignment, size); }
int posix_memalign(void **memory, size_t alignment, size_t size) {
  *memory = (count++, __libc_memalign(alignment, size));
  return *memory ? 0 : ENOMEM;
}
#else
long allocation_count(void) { return -1; }
#endif
