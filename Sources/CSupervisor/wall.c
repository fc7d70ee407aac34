#define _GNU_SOURCE
#include "wall.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// As later versions of the system define it; older ones take the part that they know.
struct ruleset {
  uint64_t files, network, scopes;
};

enum {
  REFER = 1 << 13,
  TRUNCATE = 1 << 14,
  DEVICE_CONTROL = 1 << 15,
  BIND_AND_CONNECT = 3,
  ABSTRACT_SOCKETS_AND_SIGNALS = 3,
};

static const uint64_t first_version = ((uint64_t)LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
// What can be allowed for a single file.
static const uint64_t for_files = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE |
                                  LANDLOCK_ACCESS_FS_WRITE_FILE | TRUNCATE | DEVICE_CONTROL;

int supervisor_wall_version(void) {
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  return version < 0 ? 0 : (int)version;
}

// Everything about files that this version can forbid.
static uint64_t forbidden(int version) {
  return first_version | (version >= 2 ? REFER : 0) | (version >= 3 ? TRUNCATE : 0) |
         (version >= 5 ? DEVICE_CONTROL : 0);
}

static uint64_t allowed(enum supervisor_gate gate, uint64_t all) {
  switch (gate) {
    case SUPERVISOR_GATE_READ:
      return LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    case SUPERVISOR_GATE_READ_UNLISTED: return LANDLOCK_ACCESS_FS_READ_FILE;
    case SUPERVISOR_GATE_WRITE: return all & ~(uint64_t)(LANDLOCK_ACCESS_FS_EXECUTE | REFER | DEVICE_CONTROL);
  }
  return 0;
}

static int open_passage(int ruleset, const struct supervisor_passage *passage, uint64_t all) {
  int place = open(passage->path, O_PATH | O_CLOEXEC);
  if (place < 0) return 0;
  struct stat status;
  uint64_t access = allowed(passage->gate, all);
  if (!fstat(place, &status) && !S_ISDIR(status.st_mode)) access &= for_files;
  struct landlock_path_beneath_attr rule = {.allowed_access = access, .parent_fd = place};
  int failure = syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) ? errno : 0;
  close(place);
  return failure;
}

int supervisor_make_wall(const struct supervisor_passage *passages, size_t count, int *descriptor) {
  int version = supervisor_wall_version();
  if (version == 0) return ENOSYS;
  uint64_t all = forbidden(version);
  struct ruleset rules = {all, version >= 4 ? BIND_AND_CONNECT : 0,
                          version >= 6 ? ABSTRACT_SOCKETS_AND_SIGNALS : 0};
  size_t known = version >= 6 ? sizeof rules : version >= 4 ? 16 : 8;
  *descriptor = (int)syscall(SYS_landlock_create_ruleset, &rules, known, 0);
  if (*descriptor < 0) return errno;
  for (size_t i = 0; i < count; i++) {
    int failure = open_passage(*descriptor, &passages[i], all);
    if (failure) {
      close(*descriptor);
      return failure;
    }
  }
  return 0;
}
