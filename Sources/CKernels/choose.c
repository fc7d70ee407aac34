// Chooses the kernels, and shares large products among threads.
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

#include "CKernels.h"
#include "table.h"

#if !defined(__wasm__)
#include <pthread.h>
#endif

extern const struct kernels backprop_kernels_baseline;
#if defined(__x86_64__)
extern const struct kernels backprop_kernels_avx512, backprop_kernels_avx2;
#endif

static const struct kernels *chosen = &backprop_kernels_baseline;

/// The sets this processor can run, best first, ended by null.
static const struct kernels *const *available(void) {
  static const struct kernels *sets[4];
  int count = 0;
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512bw"))
    sets[count++] = &backprop_kernels_avx512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) sets[count++] = &backprop_kernels_avx2;
#endif
  sets[count++] = &backprop_kernels_baseline;
  sets[count] = 0;
  return sets;
}

__attribute__((constructor)) static void choose_best(void) { chosen = available()[0]; }

const char *backprop_kernels_name(void) { return chosen->name; }

long backprop_kernels_use(const char *name) {
  for (const struct kernels *const *set = available(); *set; set++)
    if (!name || !strcmp((*set)->name, name)) {
      chosen = *set;
      return 1;
    }
  return 0;
}

static _Thread_local struct {
  void *memory;
  long bytes;
} scratch;

void *backprop_scratch(long bytes) {
  if (bytes > scratch.bytes) {
    free(scratch.memory);
    scratch.memory = aligned_alloc(64, (bytes + 63) / 64 * 64);
    if (!scratch.memory) abort();
    scratch.bytes = bytes;
  }
  return scratch.memory;
}

// A thread takes some 20 us to start and to end, a product of 50 MFLOP 300. Threads are not kept: a pool would not
// survive a fork, and the rows of c are the same numbers whoever computes them.
enum { MAX_THREADS = 64 };
static const double FLOP_PER_THREAD = 25e6;

struct thread {
  void (*run)(void *);
  void *argument;
#if !defined(__wasm__)
  pthread_t id;
#endif
};

#if defined(__wasm__)
static int start(struct thread *thread, void (*run)(void *), void *argument) {
  (void)thread, (void)run, (void)argument;
  return 0;
}
static void join(struct thread *thread) { (void)thread; }
#else
static void *run_thread(void *thread) {
  struct thread *this = thread;
  this->run(this->argument);
  free(scratch.memory);
  return 0;
}
// 0 where the system gives no thread: the caller then does the work itself.
static int start(struct thread *thread, void (*run)(void *), void *argument) {
  thread->run = run, thread->argument = argument;
  return !pthread_create(&thread->id, 0, run_thread, thread);
}
static void join(struct thread *thread) { pthread_join(thread->id, 0); }
#endif

#define FOR_TYPE(R, S)                                                                                              \
  struct share_##S {                                                                                                \
    long m, n, k;                                                                                                   \
    const R *a;                                                                                                     \
    long a_row, a_column;                                                                                           \
    const R *b;                                                                                                     \
    long b_row, b_column;                                                                                           \
    R *c;                                                                                                           \
    long c_row;                                                                                                     \
    const R *bias;                                                                                                  \
    long mode;                                                                                                      \
  };                                                                                                                \
  static void run_share_##S(const struct share_##S *s) {                                                            \
    chosen->S.product(s->m, s->n, s->k, s->a, s->a_row, s->a_column, s->b, s->b_row, s->b_column, s->c, s->c_row,   \
                      s->bias, s->mode);                                                                            \
  }                                                                                                                 \
  static void share_thread_##S(void *share) { run_share_##S(share); }                                               \
  void backprop_product_##S(long m, long n, long k, const R *a, long a_row, long a_column, const R *b, long b_row,  \
                            long b_column, R *c, long c_row, const R *bias, long mode, long threads) {              \
    if (2.0 * m * n * k < FLOP_PER_THREAD * threads) threads = (long)(2.0 * m * n * k / FLOP_PER_THREAD);           \
    if (threads > MAX_THREADS) threads = MAX_THREADS;                                                               \
    if (threads < 2) {                                                                                              \
      chosen->S.product(m, n, k, a, a_row, a_column, b, b_row, b_column, c, c_row, bias, mode);                     \
      return;                                                                                                       \
    }                                                                                                               \
    struct share_##S shares[MAX_THREADS];                                                                           \
    struct thread others[MAX_THREADS];                                                                                  \
    char started[MAX_THREADS] = {0};                                                                                \
    long rows = ((m + threads - 1) / threads + 47) / 48 * 48, count = (m + rows - 1) / rows;                        \
    for (long t = 0; t < count; t++) {                                                                              \
      long from = t * rows;                                                                                         \
      shares[t] = (struct share_##S){m - from < rows ? m - from : rows, n, k, a + from * a_row, a_row, a_column, b, \
                                     b_row, b_column, c + from * c_row, c_row, bias, mode};                         \
      if (t) started[t] = start(&others[t], share_thread_##S, &shares[t]);                                          \
    }                                                                                                               \
    for (long t = 0; t < count; t++)                                                                                \
      if (!started[t]) run_share_##S(&shares[t]);                                                                   \
    for (long t = 1; t < count; t++)                                                                                \
      if (started[t]) join(&others[t]);                                                                            \
  }                                                                                                                 \
  void backprop_activate_##S(long f, long count, const R *z, R *a) { chosen->S.activate(f, count, z, a); }          \
  void backprop_deactivate_##S(long f, long count, const R *a, R *delta) { chosen->S.deactivate(f, count, a, delta); } \
  void backprop_exp_##S(long count, const R *x, R *result) { chosen->S.exp(count, x, result); }                     \
  void backprop_log_##S(long count, const R *x, R *result) { chosen->S.log(count, x, result); }                     \
  void backprop_softmax_##S(long rows, long columns, const R *z, R *a) { chosen->S.softmax(rows, columns, z, a); }  \
  void backprop_column_sums_##S(long rows, long columns, const R *a, R *sums, long mode) {                          \
    chosen->S.column_sums(rows, columns, a, sums, mode);                                                            \
  }                                                                                                                 \
  void backprop_descend_##S(long count, R rate, const R *g, R *p) { chosen->S.descend(count, rate, g, p); }         \
  void backprop_adam_##S(long count, R rate, R scale, R beta1, R beta2, R epsilon, const R *g, R *m, R *v, R *p) {  \
    chosen->S.adam(count, rate, scale, beta1, beta2, epsilon, g, m, v, p);                                          \
  }                                                                                                                 \
  void backprop_lanes_pack_##S(long rows, long columns, const R *a, R *lanes) {                                     \
    for (long row = 0; row < (rows + LANES(R) - 1) / LANES(R) * LANES(R); row++)                                    \
      for (long j = 0; j < columns; j++)                                                                            \
        lanes[(row / LANES(R) * columns + j) * LANES(R) + row % LANES(R)] = row < rows ? a[row * columns + j] : 0;  \
  }                                                                                                                 \
  long backprop_lanes_scratch_##S(long layers, const long *sizes) {                                                 \
    long vectors = 0, widest = sizes[0];                                                                            \
    for (long l = 0; l < layers; l++) {                                                                             \
      vectors += (sizes[l] + 2) * sizes[l + 1];                                                                     \
      if (sizes[l + 1] > widest) widest = sizes[l + 1];                                                             \
    }                                                                                                               \
    return (vectors + 2 * widest) * LANES(R);                                                                       \
  }                                                                                                                 \
  void backprop_lanes_gradient_##S(long layers, const long *sizes, const long *activations, long output,            \
                                   const R *parameters, long rows, const R *x, const R *y, R scale, R *scratch,     \
                                   R *gradient) {                                                                   \
    chosen->S.lanes_gradient(layers, sizes, activations, output, parameters, rows, x, y, scale, scratch, gradient); \
  }

FOR_TYPE(float, f32)
FOR_TYPE(double, f64)
