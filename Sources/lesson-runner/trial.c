#define _GNU_SOURCE
#include "trial.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "commands.h"
#include "load.h"
#include "records.h"
#include "seal.h"
#include "wall.h"

// So much may any one file grow, the printed text among them.
enum { LARGEST_FILE = 32 << 20 };

static int read_key(const char *text, uint8_t *key) {
  for (int i = 0; i < SEAL_KEY_SIZE; i++) {
    unsigned byte;
    if (sscanf(text + 2 * i, "%2x", &byte) != 1) return 0;
    key[i] = (uint8_t)byte;
  }
  return 1;
}

// Puts the files of the trial in the place of the run's. All else is closed: what remains of the run are sockets to
// kept states.
static int take_files(void) {
  enum { COUNT = COMMANDS };
  int copies[COUNT];
  if (received_count != COUNT) return 0;
  for (int i = 0; i < COUNT; i++)
    if ((copies[i] = fcntl(received[i], F_DUPFD, 64)) < 0) return 0;
  for (int i = 0; i < COUNT; i++)
    if (dup2(copies[i], PRINTED + i) < 0) return 0;
  received_count = 0;
  return !syscall(SYS_close_range, COMMANDS + 1, ~0U, 0);
}

int become_trial(int number, const char *key_text) {
  uint8_t key[SEAL_KEY_SIZE];
  if (!read_key(key_text, key) || !take_files()) return 0;
  if (setrlimit(RLIMIT_FSIZE, &(struct rlimit){LARGEST_FILE, LARGEST_FILE})) return 0;
  own_number = number;
  seal_records(key);
  explicit_bzero(key, sizeof key);
  return 1;
}

void try_answer(const char *entry, const char *path) {
  const char *problem = raise_wall(received_count > 0 ? received[0] : -1);
  if (!problem) problem = load_and_run(entry, path);
  if (problem) tell_text("unloadable", problem);
  else tell_text("answered", entry);
}

void run_checks(const char *entry) {
  char path[32];
  if (received_count != 1) return;
  int file = received[0];
  received_count = 0;
  snprintf(path, sizeof path, "/proc/self/fd/%d", file);
  void *library = load(path);
  const char *problem = library ? NULL : load_problem();
  close(file);
  if (!problem) problem = run_loaded(library, entry);
  if (problem) tell_text("unloadable", problem);
  else tell_text("checked", entry);
}
