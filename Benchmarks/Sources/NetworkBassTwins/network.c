#include "network.h"

#include <math.h>
#include <stdlib.h>

// Uniform among the other firms.
static uint32_t other_firm(generator *state, uint32_t firm, uint32_t firms) {
  const uint32_t place = (uint32_t)(((next_word(state) >> 32) * (firms - 1)) >> 32);
  return place < firm ? place : place + 1;
}

// Turns sources round: who listens to whom, listeners ascending.
static void transpose(network_bass *network) {
  const uint64_t links = (uint64_t)network->firms * network->sources;
  uint32_t *first = network->first_listener;
  for (uint64_t link = 0; link < links; link += 1) first[network->source[link] + 1] += 1;
  for (uint32_t firm = 0; firm < network->firms; firm += 1) first[firm + 1] += first[firm];
  // Filling moves every start to the next firm's; shifting back restores them.
  for (uint64_t link = 0; link < links; link += 1)
    network->listener[first[network->source[link]]++] = (uint32_t)(link / network->sources);
  for (uint32_t firm = network->firms; firm > 0; firm -= 1) first[firm] = first[firm - 1];
  first[0] = 0;
}

network_bass *network_bass_build(uint32_t firms, uint32_t sources, uint64_t seed) {
  network_bass *network = calloc(1, sizeof(network_bass));
  if (!network) return NULL;
  const uint64_t links = (uint64_t)firms * sources;
  network->firms = firms;
  network->sources = sources;
  network->source = malloc(links * sizeof(uint32_t));
  network->first_listener = calloc((uint64_t)firms + 1, sizeof(uint32_t));
  network->listener = malloc(links * sizeof(uint32_t));
  network->byte = malloc(firms);
  network->waiting = malloc(firms * sizeof(uint32_t));
  // One place more: a step writes a firm before it knows whether it stays.
  network->adopting = malloc(((uint64_t)firms + 1) * sizeof(uint32_t));
  if (!network->source || !network->first_listener || !network->listener || !network->byte || !network->waiting ||
      !network->adopting) {
    network_bass_free(network);
    return NULL;
  }
  generator state = seeded(seed);
  for (uint32_t firm = 0; firm < firms; firm += 1)
    for (uint32_t slot = 0; slot < sources; slot += 1)
      network->source[(uint64_t)firm * sources + slot] = other_firm(&state, firm, firms);
  transpose(network);
  return network;
}

void network_bass_free(network_bass *network) {
  if (!network) return;
  free(network->source);
  free(network->first_listener);
  free(network->listener);
  free(network->byte);
  free(network->waiting);
  free(network->adopting);
  free(network);
}

void fill_thresholds(uint64_t *threshold, uint32_t sources, double p, double q) {
  for (uint32_t count = 0; count <= sources; count += 1)
    threshold[count] = (uint64_t)((1 - (1 - p) * pow(1 - q, count)) * 0x1p32);
}
