// The wall around code that nobody vouches for.
#ifndef LESSON_WALL_H
#define LESSON_WALL_H

// From now on this process, and all that it starts, can reach only the files that the ruleset names (-1 where the
// system knows no such thing), cannot signal, trace or limit others, open sockets, or leave its session. Cannot be
// undone. Gives what is wrong, else NULL.
const char *raise_wall(int ruleset);

#endif
