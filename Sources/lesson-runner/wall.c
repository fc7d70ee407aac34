#define _GNU_SOURCE
#include "wall.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

// What no exercise needs: a hold on other processes, other views of the system, sockets, a session of its own.
static const int forbidden[] = {
    SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_pidfd_getfd, SYS_pidfd_send_signal,
    SYS_tkill, SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo, SYS_setsid, SYS_setpgid, SYS_socket,
    SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_unshare, SYS_setns, SYS_bpf,
    SYS_perf_event_open, SYS_userfaultfd, SYS_keyctl, SYS_add_key, SYS_request_key, SYS_io_uring_setup,
};
// What a process may do to itself alone, named by its number or by 0: first what signals.
static const int own_only[] = {SYS_kill, SYS_tgkill, SYS_prlimit64};

enum { signal_count = 2 };
enum { forbidden_count = sizeof forbidden / sizeof *forbidden, own_count = sizeof own_only / sizeof *own_only };

struct filter {
  struct sock_filter steps[16 + 2 * forbidden_count + 7 * own_count];
  unsigned short count;
};

static void add(struct filter *filter, struct sock_filter step) { filter->steps[filter->count++] = step; }

static void load_word(struct filter *filter, size_t offset) {
  add(filter, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset));
}

// Goes on with the next step when the loaded word is `value`, else passes over `skipped` steps.
static void unless(struct filter *filter, uint32_t value, unsigned char skipped) {
  add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, skipped));
}

static void give(struct filter *filter, uint32_t result) {
  add(filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, result));
}

// Whether the system's Landlock keeps signals inside the wall. A filter sees numbers only, and would refuse those of
// a process's own children, too.
static int keeps_signals_inside(int ruleset) {
  return ruleset >= 0 && syscall(SYS_landlock_create_ruleset, NULL, 0, 1 /* the version */) >= 6;
}

static void fill(struct filter *filter, int may_signal) {
  const uint32_t refusal = SECCOMP_RET_ERRNO | EPERM;
  load_word(filter, offsetof(struct seccomp_data, arch));
  add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCHITECTURE, 1, 0));
  give(filter, SECCOMP_RET_KILL_PROCESS);
  load_word(filter, offsetof(struct seccomp_data, nr));
#if defined(__x86_64__)
  // The numbers of the system's other, 32-bit-pointer kind.
  add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1));
  give(filter, refusal);
#endif
  for (int i = 0; i < forbidden_count; i++) {
    unless(filter, (uint32_t)forbidden[i], 1);
    give(filter, refusal);
  }
  for (int i = may_signal ? signal_count : 0; i < own_count; i++) {
    unless(filter, (uint32_t)own_only[i], 6);
    load_word(filter, offsetof(struct seccomp_data, args[0]));
    unless(filter, (uint32_t)getpid(), 1);
    give(filter, SECCOMP_RET_ALLOW);
    unless(filter, 0, 1);
    give(filter, SECCOMP_RET_ALLOW);
    give(filter, refusal);
  }
  give(filter, SECCOMP_RET_ALLOW);
}

const char *raise_wall(int ruleset) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) return "privileges cannot be given up";
  if (ruleset >= 0 && syscall(SYS_landlock_restrict_self, ruleset, 0)) return "files cannot be put out of reach";
  struct filter filter = {.count = 0};
  fill(&filter, keeps_signals_inside(ruleset));
  struct sock_fprog program = {filter.count, filter.steps};
  if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program)) return "system calls cannot be limited";
  return NULL;
}
