// A wall between a program and the file system: what may be reached is named, all else is out of reach. It is made of
// Landlock, which needs no privilege and which nobody inside can take down.
#ifndef LESSON_WALL_H
#define LESSON_WALL_H

#include <stddef.h>

enum supervisor_gate {
  // Files may be read and run, folders listed.
  SUPERVISOR_GATE_READ,
  // Files may be read by those who know their names.
  SUPERVISOR_GATE_READ_UNLISTED,
  // Files may be read, made, written and removed.
  SUPERVISOR_GATE_WRITE,
};

struct supervisor_passage {
  const char *path;
  enum supervisor_gate gate;
};

// The version of the system's Landlock; 0 when it has none, or has it switched off.
int supervisor_wall_version(void);

// Makes a wall with passages, for a process to put up. A path that does not exist is passed over. Gives 0, or errno.
int supervisor_make_wall(const struct supervisor_passage *passages, size_t count, int *descriptor);

#endif
