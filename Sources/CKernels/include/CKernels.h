// The engine's inner loops, compiled for several processors and chosen when the program starts.
//
// Swift compiles for the oldest x86-64 processor, which knows neither wide vectors nor a multiply-add in one
// instruction: matrix products ran at 22 GFLOP/s, against 170 with both. So the loops are in C, where a
// function may be compiled for a newer processor than its file. README.md tells how they work. Matrices lie row after
// row.
//
// Everything comes as _f32 (float) and _f64 (double). Backprop declares these functions by hand, in
// Kernels/CFunctions.swift, and does not import this header: a module that it imported would have to be found
// by everyone who compiles against Backprop. A change here is a change there.
#ifndef BACKPROP_KERNELS_H
#define BACKPROP_KERNELS_H

/// What a product does with the place it writes to.
enum {
  KERNEL_OVERWRITE = 0,
  /// Adds to what is there.
  KERNEL_ACCUMULATE = 1,
  /// Replaces negative results by 0.
  KERNEL_RELU = 2,
};

/// Activations, in the numbers by which Swift knows them.
enum { KERNEL_IDENTITY, KERNEL_SIGMOID, KERNEL_TANH, KERNEL_RECTIFIER };

/// What the last layer's weighted sums z turn into, and the derivative of the loss by them.
enum {
  /// a - y: sigmoid with binary cross-entropy, softmax with cross-entropy, where a is computed from z.
  KERNEL_SIGMOID_CROSS_ENTROPY,
  KERNEL_SOFTMAX_CROSS_ENTROPY,
  /// 2 (a - y) f'(z).
  KERNEL_SQUARED_ERROR,
};

/// "AVX-512", "AVX2", "SSE2", "NEON" or "portable".
const char *backprop_kernels_name(void);

/// Uses the kernels of that name if the processor has them; null goes back to the best. Gives 1 if it did.
long backprop_kernels_use(const char *name);

/// Where the calling thread keeps its tape: so many bytes, all 0 at first.
enum { BACKPROP_TAPE_BYTES = 64 };
void *backprop_thread_tape(void);

#define BACKPROP_DECLARE(R, S)                                                                                 \
  /* c = a b (+ bias to each row): a is m x k, its element (i, p) at a[i * a_row + p * a_column]; b is k x n, */ \
  /* c is m x n with rows c_row apart. On up to `threads` threads. */                                          \
  void backprop_product_##S(long m, long n, long k, const R *a, long a_row, long a_column, const R *b,         \
                            long b_row, long b_column, R *c, long c_row, const R *bias, long mode,             \
                            long threads);                                                                     \
  /* a = f(z), and delta *= f'(z), which is found from a. */                                                   \
  void backprop_activate_##S(long activation, long count, const R *z, R *a);                                   \
  void backprop_deactivate_##S(long activation, long count, const R *a, R *delta);                             \
  /* eˣ, tanh x, ln x of each. */                                                                              \
  void backprop_exp_##S(long count, const R *x, R *result);                                                    \
  void backprop_log_##S(long count, const R *x, R *result);                                                    \
  /* The softmax of each row: e^z over the row's sum of them. */                                               \
  void backprop_softmax_##S(long rows, long columns, const R *z, R *a);                                        \
  /* sums[j] (+)= the sum of column j. */                                                                      \
  void backprop_column_sums_##S(long rows, long columns, const R *a, R *sums, long mode);                      \
  /* p += rate * g. */                                                                                         \
  void backprop_descend_##S(long count, R rate, const R *g, R *p);                                             \
  /* A step of Adam: m and v are its running means; p -= rate m / (sqrt(v) scale + epsilon). */                \
  void backprop_adam_##S(long count, R rate, R scale, R beta1, R beta2, R epsilon, const R *g, R *m, R *v, R *p); \
  /* Lanes: rows of a matrix turned so that one vector holds one column of a block of rows. */                 \
  void backprop_lanes_pack_##S(long rows, long columns, const R *a, R *lanes);                                 \
  /* How many numbers of scratch memory, 64 bytes aligned, a pass needs. */                                    \
  long backprop_lanes_scratch_##S(long layers, const long *sizes);                                             \
  /* The gradient, times scale, of a small network over a batch in lanes. */                                   \
  void backprop_lanes_gradient_##S(long layers, const long *sizes, const long *activations, long output,       \
                                   const R *parameters, long rows, const R *x, const R *y, R scale,            \
                                   R *scratch, R *gradient);

BACKPROP_DECLARE(float, f32)
BACKPROP_DECLARE(double, f64)

#undef BACKPROP_DECLARE
#endif
