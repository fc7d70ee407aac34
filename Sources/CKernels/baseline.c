// What every processor of its kind has: NEON on arm64, SSE2 on x86-64, WebAssembly in a browser.

#define SET baseline
#define REGISTER 16
#if defined(__aarch64__)
#define SET_NAME "NEON"
#define TILE_ROWS 8
#elif defined(__x86_64__)
#define SET_NAME "SSE2"
#define TILE_ROWS 6
#elif defined(__wasm__)
#define SET_NAME "WebAssembly"
#define TILE_ROWS 4
#else
#define SET_NAME "portable"
#define TILE_ROWS 4
#endif
#include "set.h"
