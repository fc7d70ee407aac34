#define _GNU_SOURCE
#include "keep.h"

#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

// More would take longer to copy than to make again.
static const long long MOST_BYTES = 64 << 20;

static char home[PATH_MAX];

void note_home(void) {
  const char *path = getenv("TMPDIR");
  if (path) snprintf(home, sizeof home, "%s", path);
}

static long long bytes;
static int files;

static int count(const char *path, const struct stat *status, int kind, struct FTW *place) {
  (void)path, (void)kind;
  if (place->level == 0) return 0;
  files++;
  if (S_ISREG(status->st_mode)) bytes += status->st_size;
  return 0;
}

static int copy(const char *to) {
  char *arguments[] = {"cp", "-a", "--", home, (char *)to, NULL};
  char *environment[] = {"PATH=/usr/bin:/bin", "LC_ALL=C", NULL};
  pid_t pid;
  if (posix_spawnp(&pid, "cp", NULL, NULL, arguments, environment)) return -1;
  int status = 0;
  while (waitpid(pid, &status, 0) < 0)
    if (errno != EINTR) return -1;
  return status;
}

const char *keep_files(int number) {
  bytes = files = 0;
  if (!home[0] || nftw(home, count, 16, FTW_PHYS) || !files) return NULL;
  if (bytes > MOST_BYTES) return "its temporary files are too large";
  char to[PATH_MAX + 32];
  char *end = strrchr(home, '/');
  snprintf(to, sizeof to, "%.*s/kept-%d", (int)(end - home), home, number);
  return copy(to) ? "its temporary files cannot be copied" : NULL;
}
