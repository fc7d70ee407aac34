// One pass over long rows of numbers: activations, the output's derivative, the steps of optimisers.

#define V NAME(lanes)
#define B NAME(bits)
#define L LANES(R)

INLINE V NAME(activation)(const long activation, V z) {
  switch (activation) {
  case KERNEL_SIGMOID: return NAME(vsigmoid)(z);
  case KERNEL_TANH: return NAME(vtanh)(z);
  case KERNEL_RECTIFIER: return (V)((z > 0) & (B)z);
  default: return z;
  }
}

// f'(z) from a = f(z).
INLINE V NAME(slope)(const long activation, V a) {
  switch (activation) {
  case KERNEL_SIGMOID: return a * (1 - a);
  case KERNEL_TANH: return 1 - a * a;
  case KERNEL_RECTIFIER: return (V)((a > 0) & (B)NAME(all)(1));
  default: return NAME(all)(1);
  }
}

// Does `result = expression of x` for all numbers, a vector at a time.
#define SWEEP(count, x, result, expression)                                 \
  do {                                                                      \
    long sweep_i = 0;                                                       \
    for (; sweep_i + L <= (count); sweep_i += L) {                          \
      V value = NAME(load)((x) + sweep_i);                                  \
      NAME(store)((result) + sweep_i, (expression));                        \
    }                                                                       \
    if (sweep_i < (count)) {                                                \
      V value = NAME(load_some)((x) + sweep_i, (count)-sweep_i);            \
      NAME(store_some)((result) + sweep_i, (expression), (count)-sweep_i);  \
    }                                                                       \
  } while (0)

static void NAME(exp_all)(long count, const R *x, R *result) { SWEEP(count, x, result, NAME(vexp)(value)); }
static void NAME(log_all)(long count, const R *x, R *result) { SWEEP(count, x, result, NAME(vlog)(value)); }

static void NAME(activate)(long activation, long count, const R *z, R *a) {
  switch (activation) {
  case KERNEL_SIGMOID: SWEEP(count, z, a, NAME(vsigmoid)(value)); break;
  case KERNEL_TANH: SWEEP(count, z, a, NAME(vtanh)(value)); break;
  case KERNEL_RECTIFIER: SWEEP(count, z, a, NAME(activation)(KERNEL_RECTIFIER, value)); break;
  default: if (a != z) memmove(a, z, count * sizeof(R));
  }
}

INLINE void NAME(deactivate_by)(const long activation, long count, const R *a, R *delta) {
  long i = 0;
  for (; i + L <= count; i += L)
    NAME(store)(delta + i, NAME(load)(delta + i) * NAME(slope)(activation, NAME(load)(a + i)));
  for (; i < count; i++) delta[i] *= NAME(slope)(activation, NAME(all)(a[i]))[0];
}

static void NAME(deactivate)(long activation, long count, const R *a, R *delta) {
  switch (activation) {
  case KERNEL_SIGMOID: NAME(deactivate_by)(KERNEL_SIGMOID, count, a, delta); break;
  case KERNEL_TANH: NAME(deactivate_by)(KERNEL_TANH, count, a, delta); break;
  case KERNEL_RECTIFIER: NAME(deactivate_by)(KERNEL_RECTIFIER, count, a, delta); break;
  default: break;
  }
}

// A row of softmax: e^(z - largest) over the sum of these. Where a row is shorter than a vector, as most are, it
// stays in one: lanes behind its end hold minus infinity, which counts for nothing.
INLINE void NAME(softmax_short_row)(long columns, const R *z, R *a) {
  V row = NAME(load_over)(NAME(all)(-(R)INFINITY), z, columns);
  V e = NAME(vexp)(row - NAME(largest_of)(row));
  NAME(store_some)(a, e * (1 / NAME(sum_of)(e)), columns);
}

static void NAME(softmax_row)(long columns, const R *z, R *a) {
  R largest = z[0], sum = 0;
  for (long j = 1; j < columns; j++) largest = z[j] > largest ? z[j] : largest;
  SWEEP(columns, z, a, NAME(vexp)(value - largest));
  for (long j = 0; j < columns; j++) sum += a[j];
  R share = 1 / sum;
  for (long j = 0; j < columns; j++) a[j] *= share;
}

static void NAME(softmax)(long rows, long columns, const R *z, R *a) {
  for (long i = 0; i < rows; i++, z += columns, a += columns)
    if (columns <= L) NAME(softmax_short_row)(columns, z, a);
    else NAME(softmax_row)(columns, z, a);
}

static void NAME(column_sums)(long rows, long columns, const R *restrict a, R *restrict sums, long mode) {
  if (!(mode & KERNEL_ACCUMULATE)) memset(sums, 0, columns * sizeof(R));
  for (long i = 0; i < rows; i++)
    for (long j = 0; j < columns; j++) sums[j] += a[i * columns + j];
}

static void NAME(descend)(long count, R rate, const R *restrict g, R *restrict p) {
  for (long i = 0; i < count; i++) p[i] += rate * g[i];
}

// One step for a vector of parameters; `scale` is 1 / sqrt(1 - beta2^t).
INLINE void NAME(adam_step)(R rate, R scale, R beta1, R beta2, R epsilon, V g, V *m, V *v, V *p) {
  *m = beta1 * *m + (1 - beta1) * g;
  *v = beta2 * *v + (1 - beta2) * (g * g);
  *p -= rate * *m / (__builtin_elementwise_sqrt(*v) * scale + epsilon);
}

static void NAME(adam)(long count, R rate, R scale, R beta1, R beta2, R epsilon, const R *g, R *m, R *v, R *p) {
  for (long i = 0; i < count; i += L) {
    const long some = count - i < L ? count - i : L;
    if (some == L) {
      NAME(adam_step)(rate, scale, beta1, beta2, epsilon, NAME(load)(g + i), (V *)(m + i), (V *)(v + i), (V *)(p + i));
      continue;
    }
    V mean = NAME(load_some)(m + i, some), square = NAME(load_some)(v + i, some), parameter = NAME(load_some)(p + i, some);
    NAME(adam_step)(rate, scale, beta1, beta2, epsilon, NAME(load_some)(g + i, some), &mean, &square, &parameter);
    NAME(store_some)(m + i, mean, some);
    NAME(store_some)(v + i, square, some);
    NAME(store_some)(p + i, parameter, some);
  }
}

#undef V
#undef B
#undef L
