// Swift has no word for it: asks the processor to fetch the line of memory at an address, and goes on at once. Nothing
// is read, so any address will do.
static inline void prefetch_line(const void *address) { __builtin_prefetch(address); }
