// What the twins share: the network, the generator, the thresholds.
#pragma once

#include "network_bass.h"

struct network_bass {
  uint32_t firms;
  uint32_t sources;
  // Sources of firm i: source[i * sources ..< (i + 1) * sources].
  uint32_t *source;
  // Firms that firm i is a source of: listener[first_listener[i] ..< first_listener[i + 1]].
  uint32_t *first_listener;
  uint32_t *listener;
  // Work space of a run: state or count by firm, firms yet to adopt, firms that adopt in this step.
  uint8_t *byte;
  uint32_t *waiting;
  uint32_t *adopting;
};

typedef struct {
  uint64_t word[4];
} generator;

static inline uint64_t rotate_left(uint64_t value, int bits) { return (value << bits) | (value >> (64 - bits)); }

// xoshiro256++.
static inline uint64_t next_word(generator *state) {
  uint64_t *word = state->word;
  const uint64_t result = rotate_left(word[0] + word[3], 23) + word[0];
  const uint64_t shifted = word[1] << 17;
  word[2] ^= word[0];
  word[3] ^= word[1];
  word[1] ^= word[2];
  word[0] ^= word[3];
  word[2] ^= shifted;
  word[3] = rotate_left(word[3], 45);
  return result;
}

// Fills the state from a seed by SplitMix64, as the generator's authors advise.
static inline generator seeded(uint64_t seed) {
  generator state;
  for (int index = 0; index < 4; index += 1) {
    seed += 0x9E3779B97F4A7C15;
    uint64_t word = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
    word = (word ^ (word >> 27)) * 0x94D049BB133111EB;
    state.word[index] = word ^ (word >> 31);
  }
  return state;
}

// Adoption probability by number of adopting sources, in units of 2^-32. `threshold` has room for sources + 1.
void fill_thresholds(uint64_t *threshold, uint32_t sources, double p, double q);
