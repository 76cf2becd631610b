#include "network.h"

#include <string.h>

// Always inlined, so that a constant number of sources unrolls the inner loop.
static inline __attribute__((always_inline)) uint32_t run_pull(
    network_bass *network, uint32_t sources, const uint64_t *threshold, uint32_t steps, uint64_t seed) {
  generator state = seeded(seed);
  uint8_t *adopted = network->byte;
  uint32_t *adopting = network->adopting;
  memset(adopted, 0, network->firms);
  uint32_t adopters = 0;
  for (uint32_t step = 0; step < steps; step += 1) {
    uint32_t count = 0;
    const uint32_t *source = network->source;
    for (uint32_t firm = 0; firm < network->firms; firm += 1, source += sources) {
      if (adopted[firm]) continue;
      uint32_t adopting_sources = 0;
      for (uint32_t slot = 0; slot < sources; slot += 1) adopting_sources += adopted[source[slot]];
      adopting[count] = firm;
      count += (next_word(&state) >> 32) < threshold[adopting_sources];
    }
    // Nobody sees an adoption before the step is over.
    for (uint32_t index = 0; index < count; index += 1) adopted[adopting[index]] = 1;
    adopters += count;
  }
  return adopters;
}

uint32_t network_bass_pull(network_bass *network, double p, double q, uint32_t steps, uint64_t seed) {
  uint64_t threshold[network->sources + 1];
  fill_thresholds(threshold, network->sources, p, q);
  return network->sources == 10 ? run_pull(network, 10, threshold, steps, seed)
                                : run_pull(network, network->sources, threshold, steps, seed);
}
