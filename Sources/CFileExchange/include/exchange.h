// A step of Linux's file systems that Swift does not see.
#ifndef LESSON_EXCHANGE_H
#define LESSON_EXCHANGE_H

// Lets two files or folders change places, at once. Gives 0, or the errno that says why not: EINVAL where the file
// system cannot do it.
int exchange_places(const char *one, const char *other);

#endif
