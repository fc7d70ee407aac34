#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,fma,avx2"))), apply_to = function)
#define SET avx512
#define SET_NAME "AVX-512"
#define REGISTER 64
#define TILE_ROWS 8
// Loads and stores of part of a vector are one instruction. In pieces, a load would wait for the stores before it.
#define MASKED_VECTORS 1
#include "set.h"
#pragma clang attribute pop
#endif
