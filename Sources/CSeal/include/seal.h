// A seal on a record: a short keyed digest (SipHash-2-4; Aumasson and Bernstein, 2012) of its number and its bytes.
// Who does not know the key cannot make one, nor use one twice or in another place.
#ifndef LESSON_SEAL_H
#define LESSON_SEAL_H

#include <stddef.h>
#include <stdint.h>

enum { SEAL_KEY_SIZE = 16 };

// Bytes that are being sealed.
struct seal {
  uint64_t v[4];
  // The bytes that do not fill a word yet, and how many bytes there were so far.
  uint64_t word;
  uint64_t count;
};

void seal_begin(struct seal *seal, const uint8_t key[SEAL_KEY_SIZE], uint64_t number);
void seal_add(struct seal *seal, const void *bytes, size_t count);
uint64_t seal_end(struct seal *seal);

#endif
