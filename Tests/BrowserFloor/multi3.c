// The product of two 128-bit numbers, which the compiler calls for and Debian's wasi-libc does not bring: it belongs to
// the compiler's own library, which no package has for WebAssembly.
#include <stdint.h>

struct wide {
  uint64_t low, high;
};

void __multi3(struct wide *product, uint64_t a_low, uint64_t a_high, uint64_t b_low, uint64_t b_high) {
  const uint64_t mask = 0xffffffff;
  uint64_t a0 = a_low & mask, a1 = a_low >> 32, b0 = b_low & mask, b1 = b_low >> 32;
  uint64_t low = a0 * b0, middle = a1 * b0 + (low >> 32), other = a0 * b1 + (middle & mask);
  product->low = (low & mask) | other << 32;
  product->high = a1 * b1 + (middle >> 32) + (other >> 32) + a_low * b_high + a_high * b_low;
}
