// The network Bass process as an experienced C programmer would write it for this process alone: what Peloton's general
// kernel is measured against. One thread, no vector instructions by hand; compiled with -O3 and, in the native build, for
// this machine.
//
//   A firm that has not adopted adopts in a step with probability 1 - (1 - p)(1 - q)^n, where n of its sources had
//   adopted at the end of the step before. Every firm has the same number of sources, drawn uniformly among the others
//   with replacement.
//
// Random numbers: xoshiro256++ (Blackman and Vigna 2021), one 64-bit word per firm and step, of which the upper half is
// compared with a table of thresholds: probabilities are exact to 2^-32, as in the kernel.
#pragma once

#include <stdint.h>

typedef struct network_bass network_bass;

/// Draws a network of `firms` (at least 2) with `sources` each, both directions stored; null when memory runs out.
network_bass *network_bass_build(uint32_t firms, uint32_t sources, uint64_t seed);

/// Gives all memory back.
void network_bass_free(network_bass *network);

/// Pull: every firm that has not adopted looks up the state, one byte, of each of its sources. Returns the adopters
/// after the last step.
uint32_t network_bass_pull(network_bass *network, double p, double q, uint32_t steps, uint64_t seed);

/// Push: firms that have not adopted stand in a list, each with a count of its sources that have; who adopts adds one to
/// the count of every firm that it is a source of. Returns the adopters after the last step.
uint32_t network_bass_push(network_bass *network, double p, double q, uint32_t steps, uint64_t seed);
