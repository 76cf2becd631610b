#include "network.h"

#include <string.h>

uint32_t network_bass_push(network_bass *network, double p, double q, uint32_t steps, uint64_t seed) {
  uint64_t threshold[network->sources + 1];
  fill_thresholds(threshold, network->sources, p, q);
  generator state = seeded(seed);
  uint8_t *adopting_sources = network->byte;
  uint32_t *waiting = network->waiting;
  uint32_t *adopting = network->adopting;
  memset(adopting_sources, 0, network->firms);
  for (uint32_t firm = 0; firm < network->firms; firm += 1) waiting[firm] = firm;
  uint32_t left = network->firms;
  for (uint32_t step = 0; step < steps; step += 1) {
    uint32_t stay = 0;
    uint32_t count = 0;
    // Both lists are written and one of them grows: no branch that a processor could guess wrongly.
    for (uint32_t index = 0; index < left; index += 1) {
      const uint32_t firm = waiting[index];
      const uint32_t adopts = (next_word(&state) >> 32) < threshold[adopting_sources[firm]];
      adopting[count] = firm;
      waiting[stay] = firm;
      count += adopts;
      stay += 1 - adopts;
    }
    left = stay;
    for (uint32_t index = 0; index < count; index += 1) {
      const uint32_t firm = adopting[index];
      for (uint32_t place = network->first_listener[firm]; place < network->first_listener[firm + 1]; place += 1)
        adopting_sources[network->listener[place]] += 1;
    }
  }
  return network->firms - left;
}
