#include "machine_limits.h"

uint64_t sum_scattered(const uint8_t *bytes, const uint32_t *indices, uint64_t count) {
  uint64_t sum = 0;
  for (uint64_t index = 0; index < count; index += 1) sum += bytes[indices[index]];
  return sum;
}
