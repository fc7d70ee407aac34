// The process that cells run in.
//
//     lesson-runner LIBRARY...
//
// It loads the libraries (the Swift runtime and what cells import), then does what the tool asks for, a line
// at a time, and tells what happens as lines of a memory file. It is C, and gets all its Swift through
// dlopen, because a Swift program would bring a second copy of the libraries that it shares with the cells.
//
// Descriptors that the tool gives it:
//   1  memory file: what cells print, standard output and standard error (the C library's stream) in order
//   2  memory file: what is written to standard error past the C library, such as the runtime's last words
//   3  memory file: records, one a line: how much files 1 and 2 held at that moment; the time, in nanoseconds;
//      a word; the rest
//   4  event counter that wakes the tool: a record is there
//   5  socket with the tool's commands: "run ENTRY PATH" or "try ENTRY PATH"
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <signal.h>

enum { PRINTED = 1, RAW = 2, RECORDS = 3, DOORBELL = 4, COMMANDS = 5 };

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

// -- Called by cells, through LessonKit.

// A cell begins. Its state so far is what a checkpoint would keep.
void lesson_begin_cell(int32_t index) {
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

static void obey(FILE *commands) {
  char *line = NULL;
  size_t capacity = 0;
  for (ssize_t length; (length = getline(&line, &capacity, commands)) > 0;) {
    line[strcspn(line, "\n")] = 0;
    char *verb = line, *entry = strchr(verb, ' ');
    if (!entry) continue;
    *entry++ = 0;
    char *path = strchr(entry, ' ');
    if (!path) continue;
    *path++ = 0;
    if (!strcmp(verb, "run")) run(entry, path);
    else if (!strcmp(verb, "try")) try(entry, path);
  }
  free(line);
}

int main(int count, char **libraries) {
  // Line by line, so that a trap loses nothing that was printed before it.
  setvbuf(stdout, NULL, _IOLBF, 0);
  FILE *error = fopencookie(NULL, "w", (cookie_io_functions_t){.write = write_error});
  if (!error) return 121;
  setvbuf(error, NULL, _IONBF, 0);
  stderr = error;
  for (int i = 1; i < count; i++)
    if (!dlopen(libraries[i], RTLD_NOW | RTLD_GLOBAL)) {
      const char *problem = dlerror();
      tell("unloadable", problem, strlen(problem));
      return 121;
    }
  tell("ready", "", 0);
  FILE *commands = fdopen(COMMANDS, "re");
  if (!commands) return 121;
  obey(commands);
  fflush(stdout);
  _exit(0);
}
