#define _GNU_SOURCE
#include "commands.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int received[MOST_RECEIVED];
int received_count;
int own_number;

static void forget_received(void) {
  for (int i = 0; i < received_count; i++) close(received[i]);
  received_count = 0;
}

static void take_descriptors(struct msghdr *message) {
  for (struct cmsghdr *part = CMSG_FIRSTHDR(message); part; part = CMSG_NXTHDR(message, part)) {
    if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) continue;
    size_t count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (size_t i = 0; i < count; i++) {
      int descriptor;
      memcpy(&descriptor, CMSG_DATA(part) + i * sizeof(int), sizeof descriptor);
      if (received_count < MOST_RECEIVED) received[received_count++] = descriptor;
      else close(descriptor);
    }
  }
}

// One byte, and the descriptors that came with it. Gives 0 at the end.
static int read_byte(int socket, char *byte) {
  union {
    char bytes[CMSG_SPACE(MOST_RECEIVED * sizeof(int))];
    struct cmsghdr header;
  } control;
  struct iovec place = {byte, 1};
  struct msghdr message = {
      .msg_iov = &place, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
  ssize_t count;
  while ((count = recvmsg(socket, &message, MSG_CMSG_CLOEXEC)) < 0 && errno == EINTR) {}
  if (count <= 0) return 0;
  take_descriptors(&message);
  return 1;
}

// Reads a line, byte by byte, so that nothing is taken that a forked process should get. Gives 0 at the end.
static int read_line(int socket, char *line, size_t capacity) {
  size_t used = 0;
  for (char byte; used + 1 < capacity;) {
    if (!read_byte(socket, &byte)) return 0;
    if (byte == '\n') break;
    line[used++] = byte;
  }
  line[used] = 0;
  return 1;
}

char *next_command(int socket, char *line, size_t capacity) {
  forget_received();
  while (read_line(socket, line, capacity)) {
    int number, used;
    if (sscanf(line, "%d %n", &number, &used) == 1 && number == own_number) return line + used;
    forget_received();
  }
  return NULL;
}
