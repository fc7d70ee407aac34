// Libraries with compiled cells.
#ifndef LESSON_LOAD_H
#define LESSON_LOAD_H

// Loads a library. NULL when that fails: `load_problem` says why.
void *load(const char *path);
const char *load_problem(void);

// Runs the top-level code of a library. Gives why that is impossible, else NULL.
const char *run_loaded(void *library, const char *entry);

// Both.
const char *load_and_run(const char *entry, const char *path);

#endif
