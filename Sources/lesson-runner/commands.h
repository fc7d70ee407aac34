// What the tool asks a process for: lines from a socket, some with descriptors.
#ifndef LESSON_COMMANDS_H
#define LESSON_COMMANDS_H

#include <stddef.h>

enum { MOST_RECEIVED = 8 };

// The descriptors that came with the last command. Whoever wants one later must copy it: the next command closes them.
extern int received[MOST_RECEIVED];
extern int received_count;

// Which process this is to the tool. Set after each fork.
extern int own_number;

// The next command for this process, without its number; NULL at the end.
char *next_command(int socket, char *line, size_t capacity);

#endif
