#include "seal.h"

static uint64_t rotated(uint64_t word, int bits) { return word << bits | word >> (64 - bits); }

static uint64_t little_endian(const uint8_t *bytes) {
  uint64_t word = 0;
  for (int i = 7; i >= 0; i--) word = word << 8 | bytes[i];
  return word;
}

static void stir(uint64_t v[4], int rounds) {
  while (rounds-- > 0) {
    v[0] += v[1], v[1] = rotated(v[1], 13) ^ v[0], v[0] = rotated(v[0], 32);
    v[2] += v[3], v[3] = rotated(v[3], 16) ^ v[2];
    v[0] += v[3], v[3] = rotated(v[3], 21) ^ v[0];
    v[2] += v[1], v[1] = rotated(v[1], 17) ^ v[2], v[2] = rotated(v[2], 32);
  }
}

static void take(struct seal *seal, uint64_t word) {
  seal->v[3] ^= word;
  stir(seal->v, 2);
  seal->v[0] ^= word;
}

void seal_begin(struct seal *seal, const uint8_t key[SEAL_KEY_SIZE], uint64_t number) {
  const uint64_t first = little_endian(key), second = little_endian(key + 8);
  *seal = (struct seal){{first ^ 0x736f6d6570736575, second ^ 0x646f72616e646f6d,
                         first ^ 0x6c7967656e657261, second ^ 0x7465646279746573}, 0, 8};
  take(seal, number);
}

void seal_add(struct seal *seal, const void *bytes, size_t count) {
  for (const uint8_t *next = bytes, *end = next + count; next < end; next++) {
    seal->word |= (uint64_t)*next << (seal->count % 8 * 8);
    if (++seal->count % 8 == 0) {
      take(seal, seal->word);
      seal->word = 0;
    }
  }
}

uint64_t seal_end(struct seal *seal) {
  take(seal, seal->word | seal->count << 56);
  seal->v[2] ^= 0xff;
  stir(seal->v, 4);
  return seal->v[0] ^ seal->v[1] ^ seal->v[2] ^ seal->v[3];
}
