#define _GNU_SOURCE
#include "screen.h"
#include "supervisor.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// Set while the terminal is ours, also while the program is stopped.
static volatile sig_atomic_t is_taken;
// Set while the other page is there: not while stopped by Ctrl-Z.
static volatile sig_atomic_t is_drawing;
static struct termios found, taken;
static int change_counter = -1;

// -- What a signal handler may do: nothing but write, tcsetattr, sigaction and their kin.

static void send(const char *text) {
  for (size_t left = strlen(text); left > 0;) {
    ssize_t written = write(STDOUT_FILENO, text, left);
    if (written < 0 && errno != EINTR) return;
    if (written > 0) text += written, left -= (size_t)written;
  }
}

// The alternate screen, no cursor, no going on in the next row.
static void begin_drawing(void) {
  tcsetattr(STDIN_FILENO, TCSANOW, &taken);
  // Taken twice, the terminal would forget where its cursor was.
  if (!is_drawing) send("\033[?1049h\033[?25l\033[?7l");
  is_drawing = 1;
}

static void end_drawing(void) {
  if (!is_drawing) return;
  is_drawing = 0;
  send("\033[0m\033[?7h\033[?25h\033[?1049l");
  // What was typed for us is not for the shell.
  tcsetattr(STDIN_FILENO, TCSAFLUSH, &found);
}

void screen_give_back(void) {
  if (!is_taken) return;
  is_taken = 0;
  end_drawing();
}

static void announce_change(void) {
  if (write(change_counter, &(uint64_t){1}, sizeof(uint64_t)) < 0) {
    // Full: it is readable already.
  }
}

// -- Signals.

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGSYS, SIGABRT};
enum { crash_count = sizeof crashes / sizeof *crashes };
static struct sigaction before_crash[crash_count];

// Lets the signal do what it would have done without us.
static void on_crash(int number) {
  screen_give_back();
  for (int i = 0; i < crash_count; i++)
    if (crashes[i] == number) sigaction(number, &before_crash[i], NULL);
  raise(number);
}

static void on_resize(int number) {
  (void)number;
  int saved = errno;
  announce_change();
  errno = saved;
}

// Also after a stop that nobody can listen to.
static void on_continue(int number) {
  (void)number;
  int saved = errno;
  if (is_taken) begin_drawing();
  announce_change();
  errno = saved;
}

// Ctrl-Z: gives the terminal back and stops, as programs do that do not listen.
static void on_stop(int number) {
  int saved = errno;
  if (is_taken) end_drawing();
  struct sigaction own, standard = {.sa_handler = SIG_DFL};
  sigaction(number, &standard, &own);
  sigset_t only, before;
  sigemptyset(&only);
  sigaddset(&only, number);
  raise(number);
  sigprocmask(SIG_UNBLOCK, &only, &before);  // Here it stops, and goes on.
  sigprocmask(SIG_SETMASK, &before, NULL);
  sigaction(number, &own, NULL);
  on_continue(number);  // Where there is no shell to go on from, it did not stop.
  errno = saved;
}

static int listen_to(int number, void (*handler)(int), int flags, struct sigaction *before) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
  return sigaction(number, &action, before);
}

// Crashes are dealt with on a stack of their own, since it may be the stack that ran out.
static int listen_to_crashes(void) {
  static char memory[64 << 10];
  stack_t stack = {.ss_sp = memory, .ss_size = sizeof memory};
  if (sigaltstack(&stack, NULL)) return errno;
  for (int i = 0; i < crash_count; i++)
    if (listen_to(crashes[i], on_crash, SA_ONSTACK, &before_crash[i])) return errno;
  return 0;
}

static int listen_to_signals(void) {
  int failure = supervisor_event_counter(&change_counter);
  if (!failure) failure = listen_to_crashes();
  if (failure) return failure;
  if (listen_to(SIGWINCH, on_resize, SA_RESTART, NULL) || listen_to(SIGTSTP, on_stop, SA_RESTART, NULL) ||
      listen_to(SIGCONT, on_continue, SA_RESTART, NULL))
    return errno;
  atexit(screen_give_back);
  return 0;
}

// -- Taking.

int screen_take(int *changes) {
  if (tcgetattr(STDIN_FILENO, &found)) return errno;
  taken = found;
  taken.c_lflag &= ~(tcflag_t)(ICANON | ECHO | IEXTEN);
  taken.c_iflag &= ~(tcflag_t)(ICRNL | IXON);
  taken.c_cc[VMIN] = 1;
  taken.c_cc[VTIME] = 0;
  int failure = change_counter < 0 ? listen_to_signals() : 0;
  if (failure) return failure;
  *changes = change_counter;
  is_taken = 1;
  begin_drawing();
  return 0;
}
