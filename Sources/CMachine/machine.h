// What a processor can do and Swift has no word for. Inlined into Swift; beside every instruction for one processor
// stands what it means on any.
#include <string.h>

// Asks for the line of memory at an address, and goes on at once. Nothing is read, so any address will do.
static inline void prefetch_line(const void *address) { __builtin_prefetch(address); }

// SIMD8<UInt64>.
typedef unsigned long long octet_lanes __attribute__((ext_vector_type(8)));

// 48 bytes, six for each lane, the first one lowest. One shuffle where there is AVX-512; the two empty lines keep the
// compiler from taking it apart into a dozen smaller ones.
static inline octet_lanes six_bytes_each(const unsigned char *start) {
#ifdef __AVX512VBMI__
  typedef unsigned char bytes __attribute__((ext_vector_type(64)));
  bytes raw = 0;
  memcpy(&raw, start, 48);
  __asm__("" : "+v"(raw));
  bytes spread = __builtin_shufflevector(
      raw, (bytes)0, 0, 1, 2, 3, 4, 5, 64, 64, 6, 7, 8, 9, 10, 11, 64, 64, 12, 13, 14, 15, 16, 17, 64, 64, 18, 19, 20,
      21, 22, 23, 64, 64, 24, 25, 26, 27, 28, 29, 64, 64, 30, 31, 32, 33, 34, 35, 64, 64, 36, 37, 38, 39, 40, 41, 64,
      64, 42, 43, 44, 45, 46, 47, 64, 64);
  __asm__("" : "+v"(spread));
  return (octet_lanes)spread;
#else
  octet_lanes lanes;
  for (int lane = 0; lane < 8; lane += 1) {
    // The last lane two bytes earlier: what lies behind the 48 may be another thread's.
    unsigned long long word;
    memcpy(&word, start + 6 * lane - (lane == 7 ? 2 : 0), 8);
    lanes[lane] = lane == 7 ? word >> 16 : word & 0xFFFFFFFFFFFF;
  }
  return lanes;
#endif
}

// Bit l of byte b: the lowest bit of byte b of lane l. Other bits of the lanes must be 0, and bytes above the fifth.
static inline unsigned long long lowest_bits_by_byte(octet_lanes lanes) {
#ifdef __AVX512F__
  unsigned long long bits = 0;
  for (int byte = 0; byte < 5; byte += 1) {
    const octet_lanes wanted = lanes & (1ull << (8 * byte));
    unsigned char set;
    __asm__("vptestmq %1, %1, %%k1\n\tkmovb %%k1, %k0" : "=r"(set) : "v"(wanted) : "k1");
    bits |= (unsigned long long)set << (8 * byte);
  }
  return bits;
#else
  const octet_lanes moved = lanes << (octet_lanes){0, 1, 2, 3, 4, 5, 6, 7};
  unsigned long long bits = 0;
  for (int lane = 0; lane < 8; lane += 1) bits |= moved[lane];
  return bits;
#endif
}
