// Compiles one set of kernels. The including file defines
//   SET            its name, for symbols
//   SET_NAME       its name, for people
//   REGISTER       bytes in a vector register
//   TILE_ROWS      rows of the register tile; TILE_ROWS x 2 accumulators, 2 of b and 1 of a must fit the registers
//   MASKED_VECTORS where AVX-512's masks may be used
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "CKernels.h"
#include "table.h"

// Vectors are handed only to functions that vanish into their callers.
#pragma clang diagnostic ignored "-Wpsabi"

#define INLINE static inline __attribute__((always_inline))
#define PASTE(a, b) a##_##b
#define EXPAND(a, b) PASTE(a, b)
#define NAME(x) EXPAND(x, SUFFIX)

#define R float
#define I int32_t
#define SUFFIX f32
#define IS_FLOAT 1
#include "elementary.h"
#include "product.h"
#include "sweeps.h"
#include "lanes.h"
#undef R
#undef I
#undef SUFFIX
#undef IS_FLOAT

#define R double
#define I int64_t
#define SUFFIX f64
#define IS_FLOAT 0
#include "elementary.h"
#include "product.h"
#include "sweeps.h"
#include "lanes.h"
#undef R
#undef I
#undef SUFFIX
#undef IS_FLOAT

#define ENTRIES(S)                                                                                          \
  {                                                                                                         \
    product_##S, activate_##S, deactivate_##S, exp_all_##S, log_all_##S, softmax_##S, column_sums_##S,       \
        descend_##S, adam_##S, lanes_gradient_##S                                                           \
  }

const struct kernels EXPAND(backprop_kernels, SET) = {SET_NAME, ENTRIES(f32), ENTRIES(f64)};
