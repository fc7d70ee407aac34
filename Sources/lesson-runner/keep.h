// The files that cells have left in their temporary folder, as they were when a state was kept.
#ifndef LESSON_KEEP_H
#define LESSON_KEEP_H

// Notes which folder it is. To be called before any cell runs, as a cell may change the environment.
void note_home(void);

// Copies what is in the folder to `kept-NUMBER` beside it; to nowhere when there is nothing. Gives why that is
// impossible, else NULL.
const char *keep_files(int number);

#endif
