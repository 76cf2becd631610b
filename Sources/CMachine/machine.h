// What a processor can do and Swift has no word for. Inlined into Swift; beside every instruction for one processor
// stands what it means on any.
#include <string.h>

// Asks for the line of memory at an address, and goes on at once. Nothing is read, so any address will do.
static inline void prefetch_line(const void *address) { __builtin_prefetch(address); }

// Lets the processor rest for some ten nanoseconds: between two looks at something that another thread will write.
static inline void rest_briefly(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("isb");
#endif
}

// SIMD8<UInt64>.
typedef unsigned long long octet_lanes __attribute__((ext_vector_type(8)));

// Eight numbers of one byte, or of two, in a lane each: one instruction, where the standard library calls a function.
static inline octet_lanes eight_of_one_byte(const unsigned char *start) {
  typedef unsigned char numbers __attribute__((ext_vector_type(8)));
  numbers raw;
  memcpy(&raw, start, 8);
  return __builtin_convertvector(raw, octet_lanes);
}

static inline octet_lanes eight_of_two_bytes(const unsigned short *start) {
  typedef unsigned short numbers __attribute__((ext_vector_type(8)));
  numbers raw;
  memcpy(&raw, start, 16);
  return __builtin_convertvector(raw, octet_lanes);
}

// SIMD8<Double>.
typedef double octet_numbers __attribute__((ext_vector_type(8)));

// Eight floating-point numbers of four bytes.
static inline octet_numbers eight_floats(const float *start) {
  typedef float numbers __attribute__((ext_vector_type(8)));
  numbers raw;
  memcpy(&raw, start, 32);
  return __builtin_convertvector(raw, octet_numbers);
}

// Square roots: the standard library takes one after the other.
static inline octet_numbers eight_square_roots(octet_numbers numbers) { return __builtin_elementwise_sqrt(numbers); }

// Lane by lane: one of two numbers, by whether a is less than b. The standard library chooses one lane after the other, which
// the compiler puts together again only sometimes, and takes what stands before and after apart for it.
static inline octet_numbers eight_where_less(octet_numbers a, octet_numbers b, octet_numbers then, octet_numbers otherwise) {
  return a < b ? then : otherwise;
}

// Of six bytes for each of eight lanes: byte b of a lane has bit b of all six, the first of them lowest; b is 0, 1 or 2,
// the other bits are of no meaning. Where there is AVX-512 with Galois fields, one shuffle and one product of matrices of
// eight times eight bits, of which a lane is one; the two empty lines keep the compiler from taking the shuffle apart.
static inline octet_lanes bits_of_six_bytes_each(const unsigned char *start) {
#if defined(__AVX512VBMI__) && defined(__GFNI__)
  typedef unsigned char bytes __attribute__((ext_vector_type(64)));
  bytes raw = 0;
  memcpy(&raw, start, 48);
  __asm__("" : "+v"(raw));
  // Last byte first: the product numbers the rows of a matrix from the highest byte.
  bytes rows = __builtin_shufflevector(
      raw, (bytes)0, 64, 64, 5, 4, 3, 2, 1, 0, 64, 64, 11, 10, 9, 8, 7, 6, 64, 64, 17, 16, 15, 14, 13, 12, 64, 64, 23,
      22, 21, 20, 19, 18, 64, 64, 29, 28, 27, 26, 25, 24, 64, 64, 35, 34, 33, 32, 31, 30, 64, 64, 41, 40, 39, 38, 37,
      36, 64, 64, 47, 46, 45, 44, 43, 42);
  __asm__("" : "+v"(rows));
  const octet_lanes unit = 0x8040201008040201;
  octet_lanes bits;
  __asm__("vgf2p8affineqb $0, %2, %1, %0" : "=v"(bits) : "v"(unit), "v"(rows));
  return bits;
#else
  octet_lanes lanes;
  for (int lane = 0; lane < 8; lane += 1) {
    // The last lane two bytes earlier: what lies behind the 48 may be another thread's.
    unsigned long long word;
    memcpy(&word, start + 6 * lane - (lane == 7 ? 2 : 0), 8);
    lanes[lane] = lane == 7 ? word >> 16 : word & 0xFFFFFFFFFFFF;
  }
  octet_lanes all = 0;
  for (int bit = 0; bit < 3; bit += 1) {
    const octet_lanes bits = lanes >> bit & 0x010101010101;
    const octet_lanes pairs = bits | bits >> 7;
    all |= ((pairs | pairs >> 14 | pairs >> 28) & 63) << (8 * bit);
  }
  return all;
#endif
}

// The highest bits of eight lanes, side by side.
static inline unsigned char sign_bits(octet_lanes lanes) {
#if defined(__AVX512DQ__)
  unsigned char set;
  __asm__("vpmovq2m %1, %%k1\n\tkmovb %%k1, %k0" : "=r"(set) : "v"(lanes) : "k1");
  return set;
#elif defined(__SSE2__)
  unsigned char set = 0;
  for (int pair = 0; pair < 4; pair += 1) {
    typedef double pair_lanes __attribute__((vector_size(16)));
    typedef unsigned long long pair_words __attribute__((vector_size(16)));
    const pair_words words = {lanes[2 * pair], lanes[2 * pair + 1]};
    set |= __builtin_ia32_movmskpd((pair_lanes)words) << (2 * pair);
  }
  return set;
#else
  unsigned char set = 0;
  for (int lane = 0; lane < 8; lane += 1) set |= lanes[lane] >> 63 << lane;
  return set;
#endif
}

// Which of 64 bytes, the first of them lowest: those that have any of the bits of a mask, that equal a value, that
// are at most as large, that are not
// the same in two places.
typedef unsigned char sixty_four_bytes __attribute__((vector_size(64)));

static inline sixty_four_bytes bytes_at(const unsigned char *start) {
  sixty_four_bytes bytes;
  memcpy(&bytes, start, 64);
  return bytes;
}

static inline unsigned long long which_are_not_zero(sixty_four_bytes bytes) {
#if defined(__AVX512BW__)
  unsigned long long set;
  __asm__("vptestmb %1, %1, %%k1\n\tkmovq %%k1, %0" : "=r"(set) : "v"(bytes) : "k1");
  return set;
#elif defined(__SSE2__)
  typedef char sixteen __attribute__((vector_size(16)));
  unsigned long long zeros = 0;
  for (int part = 0; part < 4; part += 1) {
    sixteen quarter;
    memcpy(&quarter, (const unsigned char *)&bytes + 16 * part, 16);
    zeros |= (unsigned long long)(unsigned)__builtin_ia32_pmovmskb128(quarter == (sixteen){0}) << (16 * part);
  }
  return ~zeros;
#else
  unsigned long long set = 0;
  for (int place = 0; place < 64; place += 1) set |= (unsigned long long)(bytes[place] != 0) << place;
  return set;
#endif
}

static inline unsigned long long which_have_any_of(const unsigned char *start, unsigned char mask) {
  return which_are_not_zero(bytes_at(start) & mask);
}

static inline unsigned long long which_equal(const unsigned char *start, unsigned char value) {
  return ~which_are_not_zero(bytes_at(start) ^ value);
}

static inline unsigned long long which_are_at_most(const unsigned char *start, unsigned char bound) {
  return which_are_not_zero((sixty_four_bytes)(bytes_at(start) <= (bound - (sixty_four_bytes){0})));
}
