// Replaces the entries of the allocator by ones that count, and does nothing else to them.
#include "machine_limits.h"

#include <stdatomic.h>
#include <stdbool.h>

// Set by calls below, read by every thread that asks for memory.
static atomic_bool counting;
static atomic_llong calls;

#ifdef __GLIBC__
#include <errno.h>
#include <malloc.h>
#include <stddef.h>

// The allocator's own entries, under the names that stay when the usual ones are replaced.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static void note(void) {
  if (atomic_load_explicit(&counting, memory_order_relaxed))
    atomic_fetch_add_explicit(&calls, 1, memory_order_relaxed);
}

// The program's definitions go before those of the library, for all libraries of the process.
void *malloc(size_t size) {
  note();
  return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  note();
  return __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size) {
  note();
  return __libc_realloc(memory, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  note();
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  note();
  *memory = __libc_memalign(alignment, size);
  return *memory ? 0 : ENOMEM;
}
#endif

void give_back_free_memory(void) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

void allocations_start(void) {
  atomic_store(&calls, 0);
  atomic_store(&counting, true);
}

int64_t allocations_stop(void) {
  atomic_store(&counting, false);
#ifdef __GLIBC__
  return atomic_load(&calls);
#else
  return -1;
#endif
}
