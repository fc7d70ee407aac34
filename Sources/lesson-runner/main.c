// The process that cells run in.
//
//     lesson-runner SLOTS LIBRARY...
//
// It loads the libraries (the Swift runtime and what cells import), then does what the tool asks for, a line
// at a time, and tells what happens as lines of a memory file. It is C, and gets all its Swift through
// dlopen, because a Swift program would bring a second copy of the libraries that it shares with the cells.
//
// Descriptors that the tool gives it:
//   1   memory file: what cells print, standard output and standard error (the C library's stream) in order
//   2   memory file: what is written to standard error past the C library, such as the runtime's last words
//   3   memory file: records, one a line: how much files 1 and 2 held at that moment; the time, in nanoseconds;
//       a word; the rest
//   4   event counter that wakes the tool: a record is there
//   5   socket with the tool's commands
//   6.. SLOTS more such sockets, for the processes that are forked from this one
//
// Commands, each after the number of the process that it is for, so that what a killed process left unread does
// not reach its successor in the same slot:
//   run ENTRY PLAN PATH  load a segment and run its cells; PLAN is `-`, or says before which cells to leave a
//                        checkpoint, the slot each is commanded through, and its number: `CELL:SLOT:NUMBER,...`
//   try ENTRY PLAN PATH  the same in a process of its own, for cells that are meant to fail
//   revive SLOT NUMBER   to a checkpoint: fork a process that goes on from here, commanded through SLOT
//   branch NUMBER - HOME to a process between two segments: fork one that goes on from here by itself, with files,
//                        event counter and socket of its own, in place of descriptors 1 to 5. They come with a byte
//                        that follows the line. Any number of such processes may run side by side.
//
// A checkpoint is a fork that does nothing but wait, holding the state before a cell: however that cell ends, or
// whatever it is changed into, the run can go on from there. It outlives the process it was forked from, and
// ends when the tool closes the other end of its socket, which happens at the latest when the tool dies.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <signal.h>

enum { PRINTED = 1, RAW = 2, RECORDS = 3, DOORBELL = 4, COMMANDS = 5, FIRST_SLOT = 6 };

static long long size_of(int descriptor) {
  struct stat status;
  return fstat(descriptor, &status) ? 0 : (long long)status.st_size;
}

// Appends one line to the records: `word`, a blank, `rest`.
static void tell(const char *word, const void *rest, size_t length) {
  fflush(stdout);
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  char head[128];
  int used = snprintf(head, sizeof head, "%lld %lld %lld %s ", size_of(PRINTED), size_of(RAW),
                      now.tv_sec * 1000000000LL + now.tv_nsec, word);
  struct iovec parts[3] = {{head, (size_t)used}, {(void *)rest, length}, {"\n", 1}};
  if (writev(RECORDS, parts, 3) < 0) _exit(121);
  if (write(DOORBELL, &(uint64_t){1}, sizeof(uint64_t)) < 0 && errno != EAGAIN) _exit(121);
}

static void tell_number(const char *word, long long number) {
  char text[24];
  tell(word, text, (size_t)snprintf(text, sizeof text, "%lld", number));
}

// -- Checkpoints.

enum { MOST_CHECKPOINTS = 128 };

// Where the running segment is to leave checkpoints.
static struct { int cell, slot, number; } planned[MOST_CHECKPOINTS];
static int planned_count;
static int slot_count;
// Which process this is to the tool.
static int own_number;

static void obey(int descriptor);

// Why the state cannot be kept by a fork: other threads would be missing in it, and both sides would talk
// through an open socket. NULL when it can.
static const char *obstacle(void) {
  DIR *threads = opendir("/proc/self/task");
  int count = 0;
  for (struct dirent *entry; threads && (entry = readdir(threads));) count += entry->d_name[0] != '.';
  if (threads) closedir(threads);
  if (count > 1) return "threads are running";
  DIR *files = opendir("/proc/self/fd");
  int has_socket = 0;
  for (struct dirent *entry; files && (entry = readdir(files));) {
    struct stat status;
    int descriptor = atoi(entry->d_name);
    if (descriptor >= FIRST_SLOT + slot_count && !fstat(descriptor, &status) && S_ISSOCK(status.st_mode))
      has_socket = 1;
  }
  if (files) closedir(files);
  return has_socket ? "a socket is open" : NULL;
}

// Reads a line, byte by byte, so that nothing is taken that a forked process should get. Gives 0 at the end.
static int read_line(int descriptor, char *line, size_t capacity) {
  size_t used = 0;
  for (char byte; used + 1 < capacity;) {
    ssize_t count = read(descriptor, &byte, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return 0;
    if (byte == '\n') break;
    line[used++] = byte;
  }
  line[used] = 0;
  return 1;
}

// The next command for this process; NULL at the end.
static char *next_command(int descriptor, char *line, size_t capacity) {
  while (read_line(descriptor, line, capacity)) {
    int number, used;
    if (sscanf(line, "%d %n", &number, &used) == 1 && number == own_number) return line + used;
  }
  return NULL;
}

// Returns in a new process. Its parent, the one that calls this, ends at once, so that it becomes a child of the tool,
// with which it dies.
static void detach(void) {
  pid_t middle = getpid();
  if (fork() != 0) _exit(0);
  setpgid(0, 0);
  while (getppid() == middle) usleep(100);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() == 1) _exit(121);  // The tool died before the line above.
}

// The process that goes on from a checkpoint.
static void go_on(int slot, int number) {
  detach();
  own_number = number;
  tell_number("revived", getpid());
  obey(FIRST_SLOT + slot);
  _exit(0);
}

// Waits for commands to a checkpoint. Never returns: what was to come after it is done by the process that it
// was forked from.
static void wait_as_checkpoint(int slot, int number) {
  char line[64];
  own_number = number;
  for (const char *command; (command = next_command(FIRST_SLOT + slot, line, sizeof line));) {
    int next, next_number;
    if (sscanf(command, "revive %d %d", &next, &next_number) != 2) continue;
    pid_t middle = fork();
    if (middle == 0) go_on(next, next_number);
    if (middle < 0) tell("unloadable", "fork failed", 11);
    while (middle > 0 && waitpid(middle, NULL, 0) < 0 && errno == EINTR) {}
  }
  _exit(0);
}

static void leave_checkpoint(int cell, int slot, int number) {
  char text[64];
  const char *problem = obstacle();
  if (problem) {
    tell("impossible", text, (size_t)snprintf(text, sizeof text, "%d %s", cell, problem));
    return;
  }
  fflush(stdout);
  pid_t pid = fork();
  if (pid == 0) wait_as_checkpoint(slot, number);
  if (pid < 0) return;
  // It stays when this process is killed with its group. Said here, because it may be long until it runs.
  setpgid(pid, pid);
  tell("checkpoint", text, (size_t)snprintf(text, sizeof text, "%d %d %d", cell, slot, (int)pid));
}

// -- Branches.

enum { BRANCH_DESCRIPTORS = COMMANDS };

// Reads the byte that brings a branch's descriptors. Gives 0 when they did not come.
static int receive_descriptors(int socket, int *descriptors) {
  char byte;
  union {
    struct cmsghdr head;
    char space[CMSG_SPACE(BRANCH_DESCRIPTORS * sizeof(int))];
  } control;
  struct iovec part = {&byte, 1};
  struct msghdr message = {
      .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
  ssize_t count;
  while ((count = recvmsg(socket, &message, MSG_CMSG_CLOEXEC)) < 0 && errno == EINTR) {}
  struct cmsghdr *head = count == 1 ? CMSG_FIRSTHDR(&message) : NULL;
  if (!head || head->cmsg_type != SCM_RIGHTS || head->cmsg_len != CMSG_LEN(BRANCH_DESCRIPTORS * sizeof(int)))
    return 0;
  memcpy(descriptors, CMSG_DATA(head), BRANCH_DESCRIPTORS * sizeof(int));
  return 1;
}

// The process that goes on in a branch.
static void go_on_apart(const int *descriptors, int number, const char *home) {
  detach();
  for (int i = 0; i < BRANCH_DESCRIPTORS; i++) {
    if (dup2(descriptors[i], PRINTED + i) < 0) _exit(121);
    close(descriptors[i]);
  }
  setenv("HOME", home, 1);
  setenv("TMPDIR", home, 1);
  own_number = number;
  tell_number("revived", getpid());
  obey(COMMANDS);
  _exit(0);
}

static void branch(int socket, int number, const char *home) {
  int descriptors[BRANCH_DESCRIPTORS];
  const char *problem = obstacle();
  if (!receive_descriptors(socket, descriptors)) return;
  fflush(stdout);
  pid_t middle = problem ? -1 : fork();
  if (middle == 0) go_on_apart(descriptors, number, home);
  if (middle < 0) {
    char text[64];
    tell("impossible", text, (size_t)snprintf(text, sizeof text, "-1 %s", problem ? problem : "fork failed"));
  }
  while (middle > 0 && waitpid(middle, NULL, 0) < 0 && errno == EINTR) {}
  for (int i = 0; i < BRANCH_DESCRIPTORS; i++) close(descriptors[i]);
}

// -- Called by cells, through LessonKit.

// A cell begins: the boundary at which its state so far can be kept.
void lesson_begin_cell(int32_t index) {
  for (int i = 0; i < planned_count; i++)
    if (planned[i].cell == index) leave_checkpoint(index, planned[i].slot, planned[i].number);
  tell_number("begin", index);
}

// Something to display, as one line of JSON with its newline.
void lesson_record(const void *json, size_t length) {
  if (length > 0) tell("record", json, length - 1);
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

// -- Commands.

typedef int (*entry_point)(int, char **);

// Loads a segment and runs its cells. Gives what to tell when it cannot be loaded, else NULL.
static const char *run_segment(const char *entry, const char *path) {
  void *library = dlopen(path, RTLD_NOW | RTLD_GLOBAL);
  if (!library) return dlerror();
  entry_point main_of_segment = (entry_point)dlsym(library, entry);
  if (!main_of_segment) return dlerror();
  char *arguments[] = {"lesson", NULL};
  main_of_segment(1, arguments);
  fflush(stdout);
  return NULL;
}

static void run(const char *entry, const char *path) {
  const char *problem = run_segment(entry, path);
  if (problem) tell("unloadable", problem, strlen(problem));
  else tell("done", entry, strlen(entry));
}

// Runs a segment that is expected to fail in a process of its own, so that what follows is unharmed.
static void try(const char *entry, const char *path) {
  fflush(stdout);
  pid_t runner = getpid();
  pid_t pid = fork();
  if (pid == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != runner) _exit(121);
    run(entry, path);
    _exit(0);
  }
  if (pid < 0) {
    tell("unloadable", "fork failed", 11);
    return;
  }
  tell_number("trying", pid);
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {}
  tell_number("tried", WIFSIGNALED(status) ? WTERMSIG(status) : 0);
}

// Notes the checkpoints of `CELL:SLOT:NUMBER,CELL:SLOT:NUMBER`.
static void plan_checkpoints(const char *words) {
  planned_count = 0;
  for (int used = 0; planned_count < MOST_CHECKPOINTS; words += used) {
    int cell, slot, number;
    if (sscanf(words, "%d:%d:%d%n", &cell, &slot, &number, &used) != 3) return;
    if (words[used] == ',') used++;
    if (slot < 0 || slot >= slot_count) continue;
    planned[planned_count].cell = cell;
    planned[planned_count].slot = slot;
    planned[planned_count++].number = number;
  }
}

static void obey(int descriptor) {
  char line[8192];
  for (char *path; (path = next_command(descriptor, line, sizeof line));) {
    const char *verb = strsep(&path, " "), *entry = strsep(&path, " "), *plan = strsep(&path, " ");
    if (!path) continue;
    if (!strcmp(verb, "branch")) {
      branch(descriptor, atoi(entry), path);
      continue;
    }
    plan_checkpoints(plan);
    if (!strcmp(verb, "run")) run(entry, path);
    else if (!strcmp(verb, "try")) try(entry, path);
  }
}

int main(int count, char **libraries) {
  // Line by line, so that a trap loses nothing that was printed before it.
  setvbuf(stdout, NULL, _IOLBF, 0);
  FILE *error = fopencookie(NULL, "w", (cookie_io_functions_t){.write = write_error});
  if (!error) return 121;
  setvbuf(error, NULL, _IONBF, 0);
  stderr = error;
  slot_count = count > 1 ? atoi(libraries[1]) : 0;
  for (int i = 2; i < count; i++)
    if (!dlopen(libraries[i], RTLD_NOW | RTLD_GLOBAL)) {
      const char *problem = dlerror();
      tell("unloadable", problem, strlen(problem));
      return 121;
    }
  tell("ready", "", 0);
  obey(COMMANDS);
  fflush(stdout);
  _exit(0);
}
