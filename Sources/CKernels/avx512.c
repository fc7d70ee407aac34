#if defined(__x86_64__)

#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,fma,avx2"))), apply_to = function)
#define SET avx512
#define SET_NAME "AVX-512"
#define REGISTER 64
#define TILE_ROWS 8
#include "set.h"
#pragma clang attribute pop
#endif
