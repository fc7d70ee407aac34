#define _GNU_SOURCE
#include "records.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#include "seal.h"

static long long size_of(int descriptor) {
  struct stat status;
  return fstat(descriptor, &status) ? 0 : (long long)status.st_size;
}

// -- Seals.

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;
static uint8_t key[SEAL_KEY_SIZE];
static uint64_t sealed_count;
// The one process that may tell something; 0 while records need no seal.
static pid_t teller;

void seal_records(const uint8_t *new_key) {
  memcpy(key, new_key, sizeof key);
  sealed_count = 0;
  teller = getpid();
}

static size_t write_seal(char *text, const struct iovec *parts) {
  struct seal seal;
  seal_begin(&seal, key, sealed_count++);
  for (int i = 0; i < 2; i++) seal_add(&seal, parts[i].iov_base, parts[i].iov_len);
  return (size_t)sprintf(text, "%016llx ", (unsigned long long)seal_end(&seal));
}

// -- Lines.

static void add_line(const char *word, const void *rest, size_t length) {
  fflush(stdout);
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  char seal[24], head[128];
  int used = snprintf(head, sizeof head, "%lld %lld %lld %s ", size_of(PRINTED), size_of(RAW),
                      now.tv_sec * 1000000000LL + now.tv_nsec, word);
  struct iovec parts[4] = {{seal, 0}, {head, (size_t)used}, {(void *)rest, length}, {"\n", 1}};
  pthread_mutex_lock(&order);
  if (teller) parts[0].iov_len = write_seal(seal, parts + 1);
  if (writev(RECORDS, parts, 4) < 0) _exit(121);
  pthread_mutex_unlock(&order);
}

void tell(const char *word, const void *rest, size_t length) {
  if (teller && teller != getpid()) return;
  add_line(word, rest, length);
  if (write(DOORBELL, &(uint64_t){1}, sizeof(uint64_t)) < 0 && errno != EAGAIN) _exit(121);
}

void note(const char *word, const void *rest, size_t length) {
  if (teller == getpid()) add_line(word, rest, length);
}

void tell_text(const char *word, const char *rest) { tell(word, rest, strlen(rest)); }

void tell_number(const char *word, long long number) {
  char text[24];
  tell(word, text, (size_t)snprintf(text, sizeof text, "%lld", number));
}

// -- Standard error. It goes to the same file as standard output, so that the order is kept, and a record
// says which bytes it was.

static ssize_t write_error(void *unused, const char *bytes, size_t length) {
  (void)unused;
  fflush(stdout);
  ssize_t written = write(PRINTED, bytes, length);
  if (written > 0) tell_number("error", written);
  return written;
}

int catch_standard_error(void) {
  FILE *error = fopencookie(NULL, "w", (cookie_io_functions_t){.write = write_error});
  if (!error) return errno;
  setvbuf(error, NULL, _IONBF, 0);
  stderr = error;
  return 0;
}
