// What the machine can do at best, in C so that nothing stands between the loop and the memory.
#pragma once

#include <stdint.h>

/// Sum of `bytes[indices[0 ..< count]]`: `count` reads that do not wait for one another, as of scattered neighbours.
uint64_t sum_scattered(const uint8_t *bytes, const uint32_t *indices, uint64_t count);

/// Gives memory that the allocator keeps back to the system, where that can be asked for.
void give_back_free_memory(void);

/// From now on, counts the calls that ask for memory, of all threads. Linux with the GNU C library only.
void allocations_start(void);

/// Calls since the start; counting ends. -1 where they cannot be counted.
int64_t allocations_stop(void);
