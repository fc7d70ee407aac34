// The matrix product.
//
// One tile of c, TILE_ROWS x 2 vectors, stays in registers while k runs: each step loads two vectors of b and one
// number of a for each row, and makes TILE_ROWS x 2 multiply-adds of them. With 8 rows that is 16 accumulators in
// flight, more than the 8 that two multiply-add units of 4 cycles need, and 10 loads for 16 of them: 173 of the
// 187 GFLOP/s that a core here can do.
//
// The tile needs its operands in the nearest caches. b is copied 2 vectors wide and DEPTH deep (32 KiB: the first
// cache) wherever its rows are too long to stay there: without that a 128 x 784 x 512 product runs at 81 GFLOP/s,
// with it at 150. a is copied, TILE_ROWS rows interleaved, where many columns use it again and it is read along
// its rows. Every element of c is summed in the order of k, in every set of kernels.

typedef R NAME(vector) __attribute__((vector_size(REGISTER), aligned(sizeof(R)), may_alias));
#define V NAME(vector)
#define WIDTH ((long)(REGISTER / sizeof(R)))
#define PANEL (2 * WIDTH)

enum { NAME(DEPTH) = 32768 / (2 * REGISTER), NAME(BLOCK_ROWS) = 24 * TILE_ROWS };
#define DEPTH ((long)NAME(DEPTH))
#define BLOCK_ROWS ((long)NAME(BLOCK_ROWS))

// `rows` and `vectors` are constants where this is called, so that the loops over them vanish.
INLINE void NAME(tile)(const int rows, const int vectors, long k, const R *a, long a_row, long a_column, const R *b,
                       long b_row, R *c, long c_row, const R *bias, long mode) {
  V sum[TILE_ROWS][2];
  for (int r = 0; r < rows; r++)
    for (int v = 0; v < vectors; v++)
      sum[r][v] = mode & KERNEL_ACCUMULATE ? *(const V *)(c + r * c_row + v * WIDTH)
                  : bias                   ? *(const V *)(bias + v * WIDTH)
                                           : (V){};
  for (long p = 0; p < k; p++, a += a_column, b += b_row) {
    V left = *(const V *)b, right = vectors == 2 ? *(const V *)(b + WIDTH) : left;
    for (int r = 0; r < rows; r++) {
      R factor = a[r * a_row];
      sum[r][0] += factor * left;
      if (vectors == 2) sum[r][1] += factor * right;
    }
  }
  for (int r = 0; r < rows; r++)
    for (int v = 0; v < vectors; v++) {
      V result = sum[r][v];
      if (mode & KERNEL_RELU) result = (V)((result > 0) & (__typeof__(result > 0))result);
      *(V *)(c + r * c_row + v * WIDTH) = result;
    }
}

// All rows of a panel of c that is `vectors` wide.
INLINE void NAME(panel)(const int vectors, long m, long k, const R *a, long a_row, long a_column, const R *b,
                        long b_row, R *c, long c_row, const R *bias, long mode) {
  long i = 0;
#define TILES(rows)                                                                                               \
  for (; i + rows <= m; i += rows)                                                                                \
    NAME(tile)(rows, vectors, k, a + i * a_row, a_row, a_column, b, b_row, c + i * c_row, c_row, bias, mode);
  TILES(TILE_ROWS)
  TILES(4)
  TILES(2)
  TILES(1)
#undef TILES
}

// The same where only the first columns of the panel exist: computed aside, because c ends with them.
static __attribute__((noinline)) void NAME(partial_panel)(long columns, long m, long k, const R *a, long a_row,
                                                          long a_column, const R *b, R *c, long c_row, const R *bias,
                                                          long mode) {
  R aside[TILE_ROWS * PANEL], start[PANEL] = {0};
  if (bias) NAME(copy_some)(start, bias, columns);
  const int vectors = columns > WIDTH ? 2 : 1;
  for (long i = 0; i < m; i += TILE_ROWS) {
    long rows = m - i < TILE_ROWS ? m - i : TILE_ROWS;
    if (mode & KERNEL_ACCUMULATE)
      for (long r = 0; r < rows; r++) NAME(copy_some)(aside + r * PANEL, c + (i + r) * c_row, columns);
    if (vectors == 2)
      NAME(panel)(2, rows, k, a + i * a_row, a_row, a_column, b, PANEL, aside, PANEL, bias ? start : 0, mode);
    else
      NAME(panel)(1, rows, k, a + i * a_row, a_row, a_column, b, PANEL, aside, PANEL, bias ? start : 0, mode);
    for (long r = 0; r < rows; r++) NAME(copy_some)(c + (i + r) * c_row, aside + r * PANEL, columns);
  }
}

// b's rows from a depth of k, `columns` of them, side by side with zeros behind.
INLINE void NAME(pack_b)(long k, long columns, const R *b, long b_row, long b_column, R *packed) {
  if (b_column == 1 && columns == PANEL) {
    for (long p = 0; p < k; p++) memcpy(packed + p * PANEL, b + p * b_row, PANEL * sizeof(R));
    return;
  }
  if (columns < PANEL) memset(packed, 0, k * PANEL * sizeof(R));
  // In blocks, so that the lines of b are still near when their next numbers are wanted. One number at a time: the
  // compiler would take AVX-512's scatters, which are three times as slow on Zen 4.
  for (long start = 0; start < k; start += 16) {
    long end = start + 16 < k ? start + 16 : k;
    for (long j = 0; j < columns; j++)
#pragma clang loop vectorize(disable)
      for (long p = start; p < end; p++) packed[p * PANEL + j] = b[p * b_row + j * b_column];
  }
}

// a's rows in groups of TILE_ROWS, each group column by column; fewer in the last group.
INLINE void NAME(pack_a)(long m, long k, const R *a, long a_row, long a_column, R *packed) {
  for (long i = 0; i < m; i += TILE_ROWS) {
    long rows = m - i < TILE_ROWS ? m - i : TILE_ROWS;
    for (long p = 0; p < k; p++)
      for (long r = 0; r < rows; r++) packed[i * k + p * rows + r] = a[(i + r) * a_row + p * a_column];
  }
}

// A block of rows of c, from an a that may be packed and one panel of b that is.
INLINE void NAME(block)(long m, long columns, long k, const R *a, long a_row, long a_column, int packed, const R *b,
                        R *c, long c_row, const R *bias, long mode) {
  if (columns == PANEL && !packed) {
    NAME(panel)(2, m, k, a, a_row, a_column, b, PANEL, c, c_row, bias, mode);
    return;
  }
  for (long i = 0; i < m; i += TILE_ROWS, a += TILE_ROWS * (packed ? k : a_row), c += TILE_ROWS * c_row) {
    const long rows = m - i < TILE_ROWS ? m - i : TILE_ROWS;
    const long row = packed ? 1 : a_row, column = packed ? rows : a_column;
    if (columns < PANEL) NAME(partial_panel)(columns, rows, k, a, row, column, b, c, c_row, bias, mode);
    else if (rows == TILE_ROWS) NAME(tile)(TILE_ROWS, 2, k, a, 1, TILE_ROWS, b, PANEL, c, c_row, bias, mode);
    else NAME(panel)(2, rows, k, a, row, column, b, PANEL, c, c_row, bias, mode);
  }
}

// A panel of b is packed just before the first rows need it, while it is in the nearest cache. It is kept for the
// other blocks of rows; where there are none, the next panel takes its place, and the copies never leave that cache.
static void NAME(product)(long m, long n, long k, const R *a, long a_row, long a_column, const R *b, long b_row,
                          long b_column, R *c, long c_row, const R *bias, long mode) {
  if (k == 0) mode &= ~(long)KERNEL_ACCUMULATE;
  const long depth = k < DEPTH ? k : DEPTH, panels = m > BLOCK_ROWS ? (n + PANEL - 1) / PANEL : 1;
  const int pack_a = m > BLOCK_ROWS && n > 4 * PANEL && a_row != 1;
  R *packed_b = backprop_scratch((panels * PANEL + BLOCK_ROWS) * depth * (long)sizeof(R));
  R *packed_a = packed_b + panels * PANEL * depth;
  for (long start = 0; start < k; start += DEPTH) {
    const long here = k - start < DEPTH ? k - start : DEPTH;
    const long now = (start ? mode | KERNEL_ACCUMULATE : mode) & (start + here < k ? ~(long)KERNEL_RELU : ~0L);
    for (long i = 0; i < m; i += BLOCK_ROWS) {
      const long rows = m - i < BLOCK_ROWS ? m - i : BLOCK_ROWS;
      const R *block = a + i * a_row + start * a_column;
      if (pack_a) NAME(pack_a)(rows, here, block, a_row, a_column, packed_a);
      for (long j = 0; j < n; j += PANEL) {
        const long columns = n - j < PANEL ? n - j : PANEL;
        R *panel = packed_b + (panels > 1 ? j * here : 0);
        if (i == 0) NAME(pack_b)(here, columns, b + start * b_row + j * b_column, b_row, b_column, panel);
        NAME(block)(rows, columns, here, pack_a ? packed_a : block, a_row, a_column, pack_a, panel,
                    c + i * c_row + j, c_row, bias && !start ? bias + j : 0, now);
      }
    }
  }
}

#undef V
#undef WIDTH
#undef PANEL
#undef DEPTH
#undef BLOCK_ROWS
