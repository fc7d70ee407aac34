// Starting, limiting and ending other processes. In C, because Swift can run no code between fork and exec.
//
// Every function that can fail gives 0, or the errno that says why.
#ifndef LESSON_SUPERVISOR_H
#define LESSON_SUPERVISOR_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// As many descriptors as a program can be given.
enum { SUPERVISOR_MOST_DESCRIPTORS = 160 };

// What to start, with what, and how much it may use. Zero means no limit.
struct supervisor_launch {
  const char *path;
  char *const *arguments;    // Ends with NULL; the first is the program's own name.
  char *const *environment;  // Ends with NULL; nothing is inherited.
  const char *folder;        // Working directory; NULL inherits.
  const int *descriptors;    // descriptors[n] becomes descriptor n; -1 becomes /dev/null. All others are closed.
  size_t descriptor_count;
  uint64_t memory_bytes;     // Address space.
  uint64_t file_bytes;       // Size of any one file that it writes.
  uint64_t open_files;
};

struct supervisor_child {
  pid_t pid;
  int pidfd;  // Readable when the child has ended.
};

// How a child ended.
struct supervisor_end {
  int status;   // Exit status, or -1.
  int signal;   // Signal that ended it, or 0.
};

// From now on, descendants whose parent has died become children of this process, where they can be found.
int supervisor_adopt_orphans(void);

// Starts a program in a session of its own. It is killed when the calling thread ends, so call this from
// the main thread. An error of exec itself (no such file, not executable) is reported here too.
int supervisor_start(const struct supervisor_launch *launch, struct supervisor_child *child);

// Takes over a process that descends from one of ours as if we had started it: it is no stray, and when its
// parent has ended it can be collected. With a `pidfd` of -1 when it has ended already.
void supervisor_adopt(pid_t pid, struct supervisor_child *child);

// Collects a child that has ended, and closes its pidfd. EAGAIN while it still runs.
int supervisor_collect(struct supervisor_child *child, struct supervisor_end *end);

// Kills a child with all of its session, and collects it.
void supervisor_kill(struct supervisor_child *child);

// Kills and collects what a program that has ended left behind: every adopted child in its session (which has the
// program's number), or in a session of the child's own.
void supervisor_kill_strays(pid_t session);

// The number of processes below this one that descend from `root`, `root` included.
size_t supervisor_count_descendants(pid_t root);

// A file in memory, for a child to write to at its end and for us to read at any place.
int supervisor_memory_file(const char *name, int *descriptor);

// A counter that wakes a poll.
int supervisor_event_counter(int *descriptor);

enum { SUPERVISOR_MOST_SENT = 8 };

// Sends bytes, and with them descriptors.
int supervisor_send(int socket, const char *bytes, size_t count, const int *descriptors,
                    size_t descriptor_count);

// The threads of a process; 0 when there is no such process.
size_t supervisor_count_threads(int32_t process);

// A memory file that holds these bytes and that nobody, whoever holds it, can change.
int supervisor_frozen_file(const char *name, const void *bytes, size_t count, int *descriptor);

// From now on SIGINT, SIGTERM and SIGHUP are noted instead of obeyed, and `descriptor` becomes readable. A
// second SIGINT ends the process at once, its screen given back. SIGPIPE is ignored: writing reports EPIPE.
int supervisor_note_interrupts(int *descriptor);

// The signal that was noted, or 0.
int supervisor_interrupt(void);

#endif
