#define _GNU_SOURCE
#include "screen.h"
#include "supervisor.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int supervisor_adopt_orphans(void) {
  return prctl(PR_SET_CHILD_SUBREAPER, 1) ? errno : 0;
}

// -- The children that we started, and that are not collected yet. All others are strays.

static pthread_mutex_t started_lock = PTHREAD_MUTEX_INITIALIZER;
static pid_t started[1024];
static size_t started_count;
// The sessions of the last programs that we started: each has the number of the program. Many, because what goes on
// from a kept state stays in the session of its first program, which may be thousands of compilers ago.
static pid_t sessions[1 << 16];
static size_t session_count;

static void note_session(pid_t session) {
  sessions[session_count++ % (sizeof sessions / sizeof *sessions)] = session;
}

static int is_session_of_ours(pid_t session) {
  for (size_t i = 0; i < session_count && i < sizeof sessions / sizeof *sessions; i++)
    if (sessions[i] == session) return 1;
  return 0;
}

static int was_started(pid_t pid) {
  for (size_t i = 0; i < started_count; i++)
    if (started[i] == pid) return 1;
  return 0;
}

static void forget(pid_t pid) {
  pthread_mutex_lock(&started_lock);
  for (size_t i = 0; i < started_count; i++)
    if (started[i] == pid) started[i] = started[--started_count];
  pthread_mutex_unlock(&started_lock);
}

static void bury(pid_t pid) {
  waitpid(pid, NULL, 0);
  forget(pid);
}

// -- Starting. Between fork and exec only async-signal-safe calls are allowed, so no allocation and no stdio.

static int limit(int resource, uint64_t amount) {
  if (amount == 0) return 0;
  struct rlimit bound = {amount, amount};
  return setrlimit(resource, &bound);
}

static void reset_signals(void) {
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

// Puts each descriptor in its place. First all are copied above the places, so that none is overwritten
// before it is read. Gives the new number of `report`, which survives until exec.
static int place_descriptors(const int *wanted, int count, int report) {
  int copies[SUPERVISOR_MOST_DESCRIPTORS];
  int null = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (null < 0 || count > SUPERVISOR_MOST_DESCRIPTORS) return -1;
  for (int i = 0; i < count; i++) {
    copies[i] = fcntl(wanted[i] < 0 ? null : wanted[i], F_DUPFD_CLOEXEC, count + 1);
    if (copies[i] < 0) return -1;
  }
  int kept = fcntl(report, F_DUPFD_CLOEXEC, count + 1);
  if (kept < 0) return -1;
  for (int i = 0; i < count; i++)
    if (dup2(copies[i], i) < 0) return -1;
  if (dup3(kept, count, O_CLOEXEC) < 0) return -1;
  return syscall(SYS_close_range, count + 1, ~0U, 0) ? -1 : count;
}

// The child's side: never returns. Tells errno through `report` when it cannot become the program.
static void become(const struct supervisor_launch *launch, pid_t parent, int report) {
  reset_signals();
  setsid();
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(126);  // The parent died before the line above.
  int placed = place_descriptors(launch->descriptors, (int)launch->descriptor_count, report);
  if (placed >= 0) {
    report = placed;
    // A stack of 8 MiB: with more, a runaway recursion takes a minute to be reported.
    if (!limit(RLIMIT_STACK, 8 << 20) && !limit(RLIMIT_AS, launch->memory_bytes) &&
        !limit(RLIMIT_FSIZE, launch->file_bytes) && !limit(RLIMIT_NOFILE, launch->open_files) &&
        !setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0}) && !(launch->folder && chdir(launch->folder)))
      execve(launch->path, launch->arguments, launch->environment);
  }
  int why = errno;
  if (write(report, &why, sizeof why) < 0) _exit(125);
  _exit(126);
}

int supervisor_start(const struct supervisor_launch *launch, struct supervisor_child *child) {
  int report[2];
  if (pipe2(report, O_CLOEXEC)) return errno;
  pid_t parent = getpid();
  // Locked, so that nobody takes the new child for a stray before its number is noted.
  pthread_mutex_lock(&started_lock);
  pid_t pid = started_count < sizeof started / sizeof *started ? fork() : (errno = EAGAIN, -1);
  if (pid == 0) become(launch, parent, report[1]);
  int why = pid < 0 ? errno : 0;
  if (pid > 0) {
    started[started_count++] = pid;
    note_session(pid);
  }
  pthread_mutex_unlock(&started_lock);
  close(report[1]);
  // Ends at once: exec closes the other side.
  if (pid > 0 && read(report[0], &why, sizeof why) > 0) bury(pid);
  close(report[0]);
  if (why) return why;
  child->pid = pid;
  child->pidfd = (int)syscall(SYS_pidfd_open, pid, 0);
  if (child->pidfd >= 0) return 0;
  why = errno;
  kill(pid, SIGKILL);
  bury(pid);
  return why;
}

void supervisor_adopt(pid_t pid, struct supervisor_child *child) {
  pthread_mutex_lock(&started_lock);
  if (started_count < sizeof started / sizeof *started) started[started_count++] = pid;
  if (getsid(pid) == pid) note_session(pid);
  pthread_mutex_unlock(&started_lock);
  child->pid = pid;
  child->pidfd = (int)syscall(SYS_pidfd_open, pid, 0);
}

// -- Ending.

int supervisor_collect(struct supervisor_child *child, struct supervisor_end *end) {
  int status;
  pid_t pid = waitpid(child->pid, &status, WNOHANG);
  if (pid == 0) return EAGAIN;
  if (pid < 0) return errno;
  forget(pid);
  end->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  end->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  killpg(child->pid, SIGKILL);  // Whatever it left in its session's first group.
  close(child->pidfd);
  child->pidfd = -1;
  return 0;
}

void supervisor_kill(struct supervisor_child *child) {
  if (child->pidfd < 0) return;
  kill(child->pid, SIGKILL);
  killpg(child->pid, SIGKILL);
  bury(child->pid);
  close(child->pidfd);
  child->pidfd = -1;
}

// Calls `visit` with each child of `parent`, and adds up what it gives.
static size_t for_each_child(pid_t parent, size_t (*visit)(pid_t, void *), void *context) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/task", (int)parent);
  DIR *threads = opendir(path);
  if (!threads) return 0;
  size_t sum = 0;
  for (struct dirent *thread; (thread = readdir(threads));) {
    if (!isdigit((unsigned char)thread->d_name[0])) continue;
    char list[96];
    snprintf(list, sizeof list, "/proc/%d/task/%.20s/children", (int)parent, thread->d_name);
    FILE *children = fopen(list, "re");
    if (!children) continue;
    for (int pid; fscanf(children, "%d", &pid) == 1;) sum += visit(pid, context);
    fclose(children);
  }
  closedir(threads);
  return sum;
}

static size_t kill_stray(pid_t pid, void *context) {
  pid_t session = getsid(pid);
  // A child in our own session was started by another part of this program; one in another program's session is that
  // one's business. One that has left for a session of its own is nobody's.
  if (was_started(pid) || session == getsid(0)) return 0;
  if (session != *(pid_t *)context && is_session_of_ours(session)) return 0;
  kill(pid, SIGKILL);
  return waitpid(pid, NULL, 0) == pid;
}

void supervisor_kill_strays(pid_t session) {
  // The children of a killed process become ours, so this ends only when a look finds none. A process that
  // forks faster than we look is bounded by the rounds, and by its parent's death in each of them.
  pthread_mutex_lock(&started_lock);
  for (int round = 0; round < 10000; round++)
    if (for_each_child(getpid(), kill_stray, &session) == 0) break;
  pthread_mutex_unlock(&started_lock);
}

static size_t count_tree(pid_t pid, void *context) {
  int *depth = context;
  if (*depth > 64) return 1;
  ++*depth;
  size_t count = 1 + for_each_child(pid, count_tree, context);
  --*depth;
  return count;
}

size_t supervisor_count_descendants(pid_t root) {
  int depth = 0;
  return count_tree(root, &depth);
}

size_t supervisor_count_threads(pid_t process) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/task", (int)process);
  DIR *threads = opendir(path);
  if (!threads) return 0;
  size_t count = 0;
  for (struct dirent *thread; (thread = readdir(threads));) count += isdigit((unsigned char)thread->d_name[0]) != 0;
  closedir(threads);
  return count;
}

// -- Descriptors.

int supervisor_send(int socket, const char *bytes, size_t count, const int *descriptors, size_t descriptor_count) {
  union {
    char bytes[CMSG_SPACE(SUPERVISOR_MOST_SENT * sizeof(int))];
    struct cmsghdr header;
  } control = {{0}};
  if (descriptor_count > SUPERVISOR_MOST_SENT) return EINVAL;
  struct iovec text = {(void *)bytes, count};
  struct msghdr message = {.msg_iov = &text, .msg_iovlen = 1};
  if (descriptor_count > 0) {
    size_t size = descriptor_count * sizeof(int);
    control.header = (struct cmsghdr){.cmsg_len = CMSG_LEN(size), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS};
    memcpy(CMSG_DATA(&control.header), descriptors, size);
    message.msg_control = &control;
    message.msg_controllen = CMSG_SPACE(size);
  }
  return sendmsg(socket, &message, MSG_NOSIGNAL) == (ssize_t)count ? 0 : errno;
}

static int write_all(int descriptor, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(descriptor, bytes, count);
    if (written < 0 && errno != EINTR) return errno;
    if (written > 0) bytes += written, count -= (size_t)written;
  }
  return 0;
}

int supervisor_frozen_file(const char *name, const void *bytes, size_t count, int *descriptor) {
  int file = memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (file < 0) return errno;
  int failure = write_all(file, bytes, count);
  if (!failure && fcntl(file, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL))
    failure = errno;
  if (failure) close(file);
  else *descriptor = file;
  return failure;
}

int supervisor_memory_file(const char *name, int *descriptor) {
  *descriptor = memfd_create(name, MFD_CLOEXEC);
  if (*descriptor < 0) return errno;
  // Appending, so that all who write to it, in whatever process, go on where the last one stopped.
  return fcntl(*descriptor, F_SETFL, O_APPEND) ? errno : 0;
}

int supervisor_event_counter(int *descriptor) {
  *descriptor = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  return *descriptor < 0 ? errno : 0;
}

// -- Interrupts.

static volatile sig_atomic_t noted_signal;
static int interrupt_counter = -1;

static void note(int number) {
  if (noted_signal == SIGINT && number == SIGINT) {
    screen_give_back();
    _exit(130);
  }
  int saved = errno;
  noted_signal = number;
  if (write(interrupt_counter, &(uint64_t){1}, sizeof(uint64_t)) < 0) {
    // The signal is noted all the same, and no wait of ours lasts long without looking.
  }
  errno = saved;
}

int supervisor_note_interrupts(int *descriptor) {
  int failure = supervisor_event_counter(&interrupt_counter);
  if (failure) return failure;
  *descriptor = interrupt_counter;
  signal(SIGPIPE, SIG_IGN);
  // Without SA_RESTART, so that a write to a reader who has stopped reading returns, too.
  struct sigaction action = {.sa_handler = note};
  int signals[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP};
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
    if (sigaction(signals[i], &action, NULL)) return errno;
  return 0;
}

int supervisor_interrupt(void) {
  return noted_signal;
}
