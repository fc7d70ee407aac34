// What a process tells the tool: lines of a memory file.
#ifndef LESSON_RECORDS_H
#define LESSON_RECORDS_H

#include <stddef.h>
#include <stdint.h>

// Descriptors that the tool gives it: see main.c.
enum { PRINTED = 1, RAW = 2, RECORDS = 3, DOORBELL = 4, COMMANDS = 5, FIRST_SLOT = 6 };

// Appends one line to the records: `word`, a blank, `rest`.
void tell(const char *word, const void *rest, size_t length);
void tell_text(const char *word, const char *rest);
void tell_number(const char *word, long long number);

// The same of a trial's process alone, without waking the tool: it is read when something else has come, or the process
// has ended.
void note(const char *word, const void *rest, size_t length);

// From now on each line begins with its seal, in hexadecimal, and only this process can tell anything.
void seal_records(const uint8_t *key);

// Lets what goes through the C library's standard error, too, go to the printed file.
int catch_standard_error(void);

#endif
