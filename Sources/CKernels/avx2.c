#if defined(__x86_64__)

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define SET avx2
#define SET_NAME "AVX2"
#define REGISTER 32
#define TILE_ROWS 6
#include "set.h"
#pragma clang attribute pop
#endif
