// A trial: code that nobody vouches for, run in a process of its own from a kept state, and then its checks.
#ifndef LESSON_TRIAL_H
#define LESSON_TRIAL_H

// Makes this process, just forked, one for a trial: with the files that came with the command, sealed records, and
// nothing left of the lesson's own. `key` is in hexadecimal. Gives 0 when that fails.
int become_trial(int number, const char *key);

// Runs the code to be tried, behind the wall that came with the command. Tells `answered` at its end.
void try_answer(const char *entry, const char *path);

// Loads the checks, which came with the command and exist nowhere else, and runs them. Tells `checked` at their end.
void run_checks(const char *entry);

#endif
