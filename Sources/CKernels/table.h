// One set of kernels: the functions of CKernels.h, compiled for one kind of processor.
#ifndef BACKPROP_TABLE_H
#define BACKPROP_TABLE_H

#define BACKPROP_TABLE(R, S)                                                                                    \
  struct table_##S {                                                                                            \
    void (*product)(long, long, long, const R *, long, long, const R *, long, long, R *, long, const R *, long); \
    void (*activate)(long, long, const R *, R *);                                                               \
    void (*deactivate)(long, long, const R *, R *);                                                             \
    void (*exp)(long, const R *, R *);                                                                          \
    void (*log)(long, const R *, R *);                                                                          \
    void (*softmax)(long, long, const R *, R *);                                                                \
    void (*column_sums)(long, long, const R *, R *, long);                                                      \
    void (*descend)(long, R, const R *, R *);                                                                   \
    void (*adam)(long, R, R, R, R, R, const R *, R *, R *, R *);                                                \
    void (*lanes_gradient)(long, const long *, const long *, long, const R *, long, const R *, const R *, R,    \
                           R *, R *);                                                                           \
  };

BACKPROP_TABLE(float, f32)
BACKPROP_TABLE(double, f64)

struct kernels {
  const char *name;
  struct table_f32 f32;
  struct table_f64 f64;
};

/// Memory for packing, kept from call to call: `bytes` of it, 64 bytes aligned, the calling thread's own.
void *backprop_scratch(long bytes);

/// Numbers in a lane vector. It is 64 bytes in every set of kernels, though some processors take it in two or
/// four parts: sums are then added in the same order everywhere.
#define LANES(R) ((long)(64 / sizeof(R)))

#endif
