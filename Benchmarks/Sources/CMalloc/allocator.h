// The allocator's own calls: giving free memory back before resident memory is read.
#include <malloc.h>
