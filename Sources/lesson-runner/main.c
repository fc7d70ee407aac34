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
//   branch NUMBER HOME   to a process between two segments: fork one that goes on from here by itself, with files, event
//                        counter and socket of its own, in place of descriptors 1 to 5, which come with the command.
//                        Any number of such processes may run side by side.
//   trial NUMBER KEY     to a checkpoint: fork a process for code that nobody vouches for, with files 1 to 5 of its own,
//                        which come with the command; its records are sealed with KEY (see trial.h)
//   answer ENTRY PATH    to a trial: put up the wall that comes with the command, load that code and run it
//   check ENTRY          to a trial: load its checks, which come with the command, and run them
//
// A checkpoint is a fork that does nothing but wait, holding the state before a cell: however that cell ends, or
// whatever it is changed into, the run can go on from there. What cells have left in their temporary folder is copied,
// as files are not forked; the tool puts it back. A checkpoint outlives the process it was forked from, and
// ends when the tool closes the other end of its socket, which happens at the latest when the tool dies.
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "commands.h"
#include "keep.h"
#include "load.h"
#include "records.h"
#include "trial.h"

// -- Checkpoints.

enum { MOST_CHECKPOINTS = 128 };

// Where the running segment is to leave checkpoints.
static struct { int cell, slot, number; } planned[MOST_CHECKPOINTS];
static int planned_count;
static int slot_count;

static void obey(int descriptor);

// Whether the descriptor came with the command, and so is none of the cells'.
static int is_received(int descriptor) {
  for (int i = 0; i < received_count; i++)
    if (received[i] == descriptor) return 1;
  return 0;
}

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
    if (descriptor >= FIRST_SLOT + slot_count && !is_received(descriptor) && !fstat(descriptor, &status) && S_ISSOCK(status.st_mode))
      has_socket = 1;
  }
  if (files) closedir(files);
  return has_socket ? "a socket is open" : NULL;
}

// Makes a process, just forked by `middle`, a child of the tool, with which it dies. `middle` must end at once.
static void leave_parent(pid_t middle) {
  while (getppid() == middle) usleep(100);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() == 1) _exit(121);  // The tool died before the line above.
}

// Returns in a new process. Its parent, the one that calls this, ends at once.
static void detach(void) {
  pid_t middle = getpid();
  if (fork() != 0) _exit(0);
  setpgid(0, 0);
  leave_parent(middle);
}

// The process that goes on from a checkpoint.
static void go_on(int slot, int number) {
  detach();
  own_number = number;
  tell_number("revived", getpid());
  obey(FIRST_SLOT + slot);
  _exit(0);
}

// The process of a trial, in a session of its own, by which what it leaves behind is known.
static void begin_trial(int number, const char *key) {
  pid_t middle = getpid();
  if (fork() != 0) _exit(0);
  setsid();
  leave_parent(middle);
  planned_count = 0;
  if (!become_trial(number, key)) _exit(121);
  tell_number("revived", getpid());
  obey(COMMANDS);
  _exit(0);
}

static void obey_as_checkpoint(char *command) {
  int number, slot;
  char key[64];
  pid_t middle = fork();
  if (middle < 0) tell_text("unloadable", "fork failed");
  while (middle > 0 && waitpid(middle, NULL, 0) < 0 && errno == EINTR) {}
  if (middle != 0) return;
  if (sscanf(command, "revive %d %d", &slot, &number) == 2) go_on(slot, number);
  if (sscanf(command, "trial %d %63s", &number, key) == 2) {
    explicit_bzero(command, strlen(command));
    begin_trial(number, key);
  }
  _exit(0);
}

// Waits for commands to a checkpoint. Never returns: what was to come after it is done by the process that it
// was forked from.
static void wait_as_checkpoint(int slot, int number) {
  char line[128];
  own_number = number;
  for (char *command; (command = next_command(FIRST_SLOT + slot, line, sizeof line));)
    obey_as_checkpoint(command);
  _exit(0);
}

static void leave_checkpoint(int cell, int slot, int number) {
  char text[64];
  const char *problem = obstacle();
  if (!problem) problem = keep_files(number);
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

// The process that goes on in a branch, with the files that came with the command.
static void go_on_apart(int number, const char *home) {
  detach();
  for (int i = 0; i < received_count; i++) {
    if (dup2(received[i], PRINTED + i) < 0) _exit(121);
    close(received[i]);
  }
  received_count = 0;
  setenv("HOME", home, 1);
  setenv("TMPDIR", home, 1);
  own_number = number;
  tell_number("revived", getpid());
  obey(COMMANDS);
  _exit(0);
}

static void branch(int number, const char *home) {
  const char *problem = received_count == COMMANDS ? obstacle() : "its files did not come";
  fflush(stdout);
  pid_t middle = problem ? -1 : fork();
  if (middle == 0) go_on_apart(number, home);
  if (middle < 0) {
    char text[64];
    tell("impossible", text, (size_t)snprintf(text, sizeof text, "-1 %s", problem ? problem : "fork failed"));
  }
  while (middle > 0 && waitpid(middle, NULL, 0) < 0 && errno == EINTR) {}
}

// -- Called by cells, through LessonKit. Nothing else is visible to them.

#define VISIBLE __attribute__((visibility("default")))

// A cell begins: the boundary at which its state so far can be kept.
VISIBLE void lesson_begin_cell(int32_t index) {
  for (int i = 0; i < planned_count; i++)
    if (planned[i].cell == index) leave_checkpoint(index, planned[i].slot, planned[i].number);
  tell_number("begin", index);
}

// Something to display, as one line of JSON with its newline.
VISIBLE void lesson_record(const void *json, size_t length) {
  if (length > 0) tell("record", json, length - 1);
}

// A check is about to try an input: the check's line, a blank, the input on one line.
VISIBLE void lesson_note_input(const void *text, size_t length) { note("input", text, length); }

// -- Commands.

static void run(const char *entry, const char *path) {
  const char *problem = load_and_run(entry, path);
  if (problem) tell_text("unloadable", problem);
  else tell_text("done", entry);
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
    tell_text("unloadable", "fork failed");
    return;
  }
  tell_number("trying", pid);
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {}
  tell_number("tried", WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status));
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
  for (char *rest; (rest = next_command(descriptor, line, sizeof line));) {
    const char *verb = strsep(&rest, " "), *entry = strsep(&rest, " ");
    if (entry && !strcmp(verb, "check")) run_checks(entry);
    else if (rest && !strcmp(verb, "answer")) try_answer(entry, rest);
    else if (rest && !strcmp(verb, "branch")) branch(atoi(entry), rest);
    if (!rest || (strcmp(verb, "run") && strcmp(verb, "try"))) continue;
    plan_checkpoints(strsep(&rest, " "));
    if (rest && !strcmp(verb, "run")) run(entry, rest);
    else if (rest) try(entry, rest);
  }
}

int main(int count, char **libraries) {
  // Line by line, so that a trap loses nothing that was printed before it.
  setvbuf(stdout, NULL, _IOLBF, 0);
  if (catch_standard_error()) return 121;
  note_home();
  slot_count = count > 1 ? atoi(libraries[1]) : 0;
  for (int i = 2; i < count; i++)
    if (!load(libraries[i])) {
      tell_text("unloadable", load_problem());
      return 121;
    }
  tell("ready", "", 0);
  obey(COMMANDS);
  fflush(stdout);
  _exit(0);
}
