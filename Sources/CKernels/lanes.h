// Small networks, with the batch in the lanes.
//
// A layer of 4 units cannot fill a vector of 8 or 16, but 8 or 16 samples can. So a vector holds one unit's number
// for a block of samples, a weight is one number for all of them, and a block goes forward and backward at one go:
// nothing but the gradient's sums, a vector for each parameter, ever leaves the first cache. A row-major loop is a
// quarter as fast on the XOR network.

#define V NAME(lanes)
#define L LANES(R)
enum { NAME(GROUP) = 4 };
#define GROUP NAME(GROUP)

// z = b + x W for one block, GROUP units at a time.
INLINE void NAME(lanes_affine)(const int group, long inputs, long outputs, const V *x, const R *w, const R *bias, V *z) {
  V sum[GROUP];
  for (int u = 0; u < group; u++) sum[u] = NAME(all)(bias[u]);
  for (long i = 0; i < inputs; i++)
    for (int u = 0; u < group; u++) sum[u] += x[i] * w[i * outputs + u];
  for (int u = 0; u < group; u++) z[u] = sum[u];
}

INLINE void NAME(lanes_activate)(long activation, long units, V *a) {
#define EACH(f) for (long j = 0; j < units; j++) a[j] = NAME(activation)(f, a[j])
  switch (activation) {
  case KERNEL_SIGMOID: EACH(KERNEL_SIGMOID); break;
  case KERNEL_TANH: EACH(KERNEL_TANH); break;
  case KERNEL_RECTIFIER: EACH(KERNEL_RECTIFIER); break;
  default: break;
  }
#undef EACH
}

INLINE void NAME(lanes_deactivate)(long activation, long units, const V *a, V *delta) {
#define EACH(f) for (long j = 0; j < units; j++) delta[j] *= NAME(slope)(f, a[j])
  switch (activation) {
  case KERNEL_SIGMOID: EACH(KERNEL_SIGMOID); break;
  case KERNEL_TANH: EACH(KERNEL_TANH); break;
  case KERNEL_RECTIFIER: EACH(KERNEL_RECTIFIER); break;
  default: break;
  }
#undef EACH
}

INLINE void NAME(lanes_softmax)(long units, V *a) {
  V largest = a[0], sum = {};
  for (long j = 1; j < units; j++) largest = NAME(pick)(a[j] > largest, a[j], largest);
  for (long j = 0; j < units; j++) sum += a[j] = NAME(vexp)(a[j] - largest);
  V share = 1 / sum;
  for (long j = 0; j < units; j++) a[j] *= share;
}

// The last layer: its z in `a` becomes its activations, and `delta` the derivative of the loss by z.
INLINE void NAME(lanes_output)(long output, long activation, long units, V *a, const V *y, V scale, V *delta) {
  if (output == KERNEL_SOFTMAX_CROSS_ENTROPY) NAME(lanes_softmax)(units, a);
  else NAME(lanes_activate)(output == KERNEL_SIGMOID_CROSS_ENTROPY ? KERNEL_SIGMOID : activation, units, a);
  V factor = output == KERNEL_SQUARED_ERROR ? 2 * scale : scale;
  for (long j = 0; j < units; j++) delta[j] = (a[j] - y[j]) * factor;
  if (output == KERNEL_SQUARED_ERROR) NAME(lanes_deactivate)(activation, units, a, delta);
}

// Adds this block's share to the sums of the gradient, and finds the derivative by GROUP of the layer's inputs where
// it is `wanted`. Share and sum are one expression, which is one multiply-add; and what does not change in the loop is
// decided outside: this loop is half of the whole pass, and was a third slower before.
INLINE void NAME(lanes_back)(const int group, const int first, const int wanted, long outputs, const V *x, const R *w,
                             const V *delta, V *sums, V *result) {
  V in[GROUP], back[GROUP];
  for (int u = 0; u < group; u++) in[u] = x[u], back[u] = (V){};
  for (long j = 0; j < outputs; j++) {
    const V out = delta[j];
    for (int u = 0; u < group; u++) {
      V *sum = sums + u * outputs + j;
      *sum = first ? in[u] * out : *sum + in[u] * out;
      if (wanted) back[u] += out * w[u * outputs + j];
    }
  }
  if (wanted)
    for (int u = 0; u < group; u++) result[u] = back[u];
}

// The same for all inputs of a layer, and for its biases.
INLINE void NAME(lanes_back_layer)(const int first, const int wanted, long inputs, long outputs, const V *x, const R *w,
                                   const V *delta, V *sums, V *result) {
  long i = 0;
  for (; i + GROUP <= inputs; i += GROUP)
    NAME(lanes_back)(GROUP, first, wanted, outputs, x + i, w + i * outputs, delta, sums + i * outputs, result + i);
  for (; i < inputs; i++)
    NAME(lanes_back)(1, first, wanted, outputs, x + i, w + i * outputs, delta, sums + i * outputs, result + i);
  V *biases = sums + inputs * outputs;
  for (long j = 0; j < outputs; j++) biases[j] = first ? delta[j] : biases[j] + delta[j];
}

struct NAME(lanes_pass) {
  long layers;
  const long *sizes, *activations;
  long output;
  const R *parameters;
};

// One block forward and backward. `first` stores the sums, later blocks add to them.
INLINE void NAME(lanes_block)(const int first, const struct NAME(lanes_pass) * net, const V *x, const V *y, V scale,
                              V *activations, V *delta, V *next, V *sums) {
  const R *w = net->parameters;
  const V *in = x;
  V *out = activations;
  for (long l = 0; l < net->layers; l++) {
    const long inputs = net->sizes[l], outputs = net->sizes[l + 1];
    long j = 0;
    for (; j + GROUP <= outputs; j += GROUP)
      NAME(lanes_affine)(GROUP, inputs, outputs, in, w + j, w + inputs * outputs + j, out + j);
    for (; j < outputs; j++) NAME(lanes_affine)(1, inputs, outputs, in, w + j, w + inputs * outputs + j, out + j);
    if (l < net->layers - 1) NAME(lanes_activate)(net->activations[l], outputs, out);
    in = out, out += outputs, w += (inputs + 1) * outputs;
  }
  sums += w - net->parameters;
  out -= net->sizes[net->layers];
  NAME(lanes_output)(net->output, net->activations[net->layers - 1], net->sizes[net->layers], out, y, scale, delta);
  for (long l = net->layers; l-- > 0;) {
    const long inputs = net->sizes[l], outputs = net->sizes[l + 1];
    w -= (inputs + 1) * outputs, sums -= (inputs + 1) * outputs;
    if (!l) {
      NAME(lanes_back_layer)(first, 0, inputs, outputs, x, w, delta, sums, next);
      break;
    }
    NAME(lanes_back_layer)(first, 1, inputs, outputs, out - inputs, w, delta, sums, next);
    out -= inputs;
    NAME(lanes_deactivate)(net->activations[l - 1], inputs, out, next);
    V *swap = delta;
    delta = next, next = swap;
  }
}

static void NAME(lanes_gradient)(long layers, const long *sizes, const long *activations, long output,
                                 const R *parameters, long rows, const R *x, const R *y, R scale, R *scratch,
                                 R *gradient) {
  const struct NAME(lanes_pass) net = {layers, sizes, activations, output, parameters};
  long widest = 0, units = 0, count = 0;
  for (long l = 0; l < layers; l++) {
    units += sizes[l + 1], count += (sizes[l] + 1) * sizes[l + 1];
    widest = sizes[l] > widest ? sizes[l] : widest;
    widest = sizes[l + 1] > widest ? sizes[l + 1] : widest;
  }
  V *sums = (V *)scratch, *hidden = sums + count, *delta = hidden + units, *next = delta + widest;
  for (long row = 0; row < rows; row += L) {
    V share = NAME(all)(scale);
    // Lanes beyond the last sample have no share in the gradient.
    for (long lane = rows - row; lane < L; lane++) share[lane] = 0;
    const V *block_x = (const V *)(x + row * sizes[0]), *block_y = (const V *)(y + row * sizes[layers]);
    if (row == 0) NAME(lanes_block)(1, &net, block_x, block_y, share, hidden, delta, next, sums);
    else NAME(lanes_block)(0, &net, block_x, block_y, share, hidden, delta, next, sums);
  }
  for (long i = 0; i < count; i++) gradient[i] = NAME(sum_of)(sums[i]);
}

#undef V
#undef L
#undef GROUP
